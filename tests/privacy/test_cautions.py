"""What should not be noted of anybody is marked, and as little else as can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.privacy.cautions import Cautions
from wijkdesk.privacy.names import Resident

PEOPLE = [Resident("Fatma", "", "Yılmaz"), Resident("Jan", "de", "Wit")]


def marked(text, **how):
    return [(each.words, each.about) for each in Cautions(PEOPLE).all_in(text, **how)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fatma Yılmaz is verslaafd.", [("verslaafd", "gezondheid")]),
        ("Mevrouw Yilmaz kreeg een taakstraf", [("taakstraf", "strafbare feiten")]),
        ("Fatma is gelovig en Marokkaanse.", [("gelovig", "geloof"), ("Marokkaanse", "afkomst")]),
        ("Jan de Wit heeft Alzheimer", [("Alzheimer", "gezondheid")]),
        ("Zijn nummer is 123456782.", [("123456782", "")]),
        ("BSN 1234.56.782 staat op de brief", [("1234.56.782", "")]),
    ],
)
def test_a_name_with_such_a_word_or_a_number_like_a_bsn_is_marked(text, found):
    assert marked(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Fatma Yılmaz bracht soep. Een buurman is verslaafd.",
        "De aanpak van drugs en inbraak loopt goed, zegt Fatma.",
        "Jan de Wit sprak over ondermijning en schoon water.",
        "Er komt een psychiater in het buurthuis vertellen.",
        "Fatma poolt haar stem met de rest",
        "De witte muur is verslaafd aan verf",
        "Het nummer 123456789 haalt de proef niet.",
        "",
    ],
)
def test_what_is_no_word_about_that_person_is_not(text):
    assert marked(text) == []


def test_in_a_note_with_somebody_no_name_is_needed():
    assert marked("Is sinds kort verslaafd.", is_about_person=True) == [("verslaafd", "gezondheid")]


def test_what_may_stay_is_not_asked_again_until_the_sentence_changes():
    said = "Fatma is gelovig."
    [caution] = Cautions(PEOPLE).all_in(said)

    allowed = Cautions(PEOPLE, [caution.key])

    assert allowed.open_in(said) == []
    assert allowed.open_in(f"Zij zong. {said}") == []
    assert len(allowed.open_in("Fatma is erg gelovig.")) == 1
    assert "Fatma" not in caution.key


@given(st.text())
def test_any_text_can_be_looked_through(text):
    for each in Cautions(PEOPLE).all_in(text, is_about_person=True):
        assert each.words in each.sentence or each.words.strip()
