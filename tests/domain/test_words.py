"""The fixed choices and their Dutch words."""

import inspect

import pytest

from wijkdesk.domain import words
from wijkdesk.domain.words import ENDINGS, ActionState, Choice, Rhythm

KINDS = [kind for _, kind in inspect.getmembers(words, inspect.isclass) if issubclass(kind, Choice) and list(kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_has_a_dutch_word_of_its_own(kind):
    dutch = [choice.dutch for choice in kind]

    assert all(dutch)
    assert len(set(dutch)) == len(dutch)


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_is_found_by_the_value_that_a_dossier_keeps(kind):
    for choice in kind:
        assert kind(choice.value) is choice
        assert f"{choice}" == choice.value


def test_only_the_four_endings_are_ended():
    assert {state for state in ActionState if state.is_ended} == set(ENDINGS)
    assert [ending.dutch for ending in ENDINGS] == ["gelukt", "deels gelukt", "niet gelukt", "gestopt"]


def test_a_quicker_rhythm_is_more_often_in_a_half_year():
    times = [rhythm.times_a_half_year for rhythm in Rhythm]

    assert times == sorted(times, reverse=True)
    assert times[0] == 26
    assert times[-1] == 1
