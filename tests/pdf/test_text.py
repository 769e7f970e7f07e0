import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import BODY
from wijkdesk.pdf.text import clean, markup

any_text = st.text(st.characters())  # Lone surrogates and control characters included.


def shown(text: str) -> str:
    """What reportlab understands of the markup."""
    return "".join(frag.text for frag in Paragraph(markup(text), BODY).frags)


@pytest.mark.parametrize(
    "text",
    [
        "Buurt & wijk",
        "een <b>vet</b> \"woord\" van 'ons'",
        "<b>niet afgesloten",
        "</para>",
        "<img src='/etc/hostname'/>",
        '<a href="javascript:alert(1)">klik</a>',
        "<font name='Courier'>",
        "&lt; &amp; &#x41; &nbsp;",
        "<![CDATA[x]]> <!-- y --> <?z?>",
        "a < b > c",
    ],
)
def test_markup_of_a_user_is_shown_and_not_obeyed(text):
    assert shown(text) == text


@given(any_text)
def test_any_text_at_all_is_shown_as_cleaned(text):
    expected = clean(text).replace("\n", "")
    letters = re.sub(r"\[U\+[0-9A-F]{4,6}\]", "", shown(text))
    # Letters that no font has are written as code points, those of Arabic as joined forms.
    if expected.isascii():
        # Of several spaces one is shown, and none at the ends.
        assert " ".join(shown(text).split()) == " ".join(expected.split())
    assert not any(ord(letter) < 0x20 or 0xD800 <= ord(letter) < 0xE000 for letter in letters)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1️⃣ ja ❤️", "1 ja ❤"),
        ("👍🏽", "👍"),
        ("👨‍👩‍👧", "👨👩👧"),
        ("🇳🇱", "NL"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴"),
    ],
)
def test_emoji_that_only_shaping_can_paint_are_taken_apart(text, expected):
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\u0301e\u0301n", "één"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("\ufeffa\x00b\ud800c\u202ed\u2066e\u200bf\u00adg", "abcdefg"),
        ("a\tb\u2003c", "a b c"),
        ("12\u202f000", "12\u00a0000"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_has_no_shape_is_left_out(text, expected):
    assert clean(text) == expected


def test_lines_stay_lines():
    assert markup("een\ntwee\n\nvier") == "een<br/>twee<br/><br/>vier"


def test_arabic_letters_are_joined():
    assert markup("سلام") == '<font name="DejaVuSans">\ufeb3\ufefc\ufee1</font>'


def test_the_sign_between_persian_letters_keeps_them_apart():
    apart, together = markup("می\u200cخواهم"), markup("میخواهم")
    assert apart != together
    assert "\u200c" not in apart
