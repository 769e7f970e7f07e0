import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.measuring import measure
from wijkdesk.drawing.shapes import shortened, wrapped


def test_what_fits_stays_as_it_is():
    assert shortened("Rozenprieel", 100, 8, "regular", measure) == "Rozenprieel"
    assert wrapped("Rozenprieel", 100, 8, "regular", measure) == ("Rozenprieel",)


def test_what_is_too_long_ends_in_an_ellipsis():
    assert shortened("Rozenprieel-noord", 40, 8, "regular", measure) == "Rozenprie…"


def test_lines_end_between_words_and_behind_hyphens():
    assert wrapped("Rozenprieel-noord", 50, 8, "regular", measure) == ("Rozenprieel-", "noord")
    assert wrapped("Van Zeggelenbuurt", 60, 8, "regular", measure) == ("Van", "Zeggelenbuurt")


def test_a_word_that_is_broken_has_a_hyphen():
    assert wrapped("Leidsevaartbuurt", 48, 8, "regular", measure) == ("Leidsevaart-", "buurt")


@pytest.mark.parametrize("most", [1, 2, 3])
@given(text=st.text() | st.text(st.sampled_from("ab- ")), room=st.floats(10, 200))
def test_no_line_is_wider_than_its_room(most, text, room):
    found = wrapped(text, room, 8, "regular", measure, most)
    assert 1 <= len(found) <= most
    assert all(measure(line, 8, "regular") <= room for line in found)
