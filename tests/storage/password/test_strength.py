"""How strong a new password is, in Dutch."""

import contextlib

import pytest

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.password.strength import STRONG, refuse_weak, strength_of


@pytest.mark.parametrize("weak", ["", "welkom", "Welkom01", "wachtwoord1", "Rozenprieel", "fietspad", "a" * 500])
def test_what_anybody_would_try_is_weak_and_gets_advice(weak):
    found = strength_of(weak, ("Het Rozenprieel",))
    assert found.mark < 2
    assert found.advice


@pytest.mark.parametrize("strong", ["vier bankjes op het plein", "gXk2-9fQw!pZ", "één potlood drijft 😀 langs de kade"])
def test_four_words_or_many_odd_signs_are_strong_without_advice(strong):
    assert strength_of(strong).mark >= STRONG
    assert strength_of(strong).advice == ""


@pytest.mark.parametrize(("password", "is_taken"), [("welkom", False), ("aB3$kk9q", True), ("fietspad", False)])
def test_what_is_weak_is_refused_and_what_is_moderate_is_not(password, is_taken):
    refused = contextlib.nullcontext() if is_taken else pytest.raises(Refused, match="dus niet gekozen")
    with refused:
        refuse_weak(password)


def test_it_says_how_soon_it_is_guessed():
    assert strength_of("welkom").advice.startswith("Een computer raadt dit binnen een seconde. ")
    assert "binnen 3 uur" in strength_of("aB3$kk9q").advice
