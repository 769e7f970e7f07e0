import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from wijkdesk.pdf import fonts


@pytest.mark.parametrize("font", [fonts.TABULAR, fonts.TABULAR_MEDIUM, fonts.TABULAR_SEMIBOLD])
def test_tabular_digits_have_one_width(font):
    fonts.register()
    assert len({stringWidth(digit, font, 1000) for digit in "0123456789"}) == 1


def test_tabular_digits_leave_the_hyphen_as_it_is():
    fonts.register()
    assert stringWidth("-", fonts.TABULAR, 10) == stringWidth("-", fonts.REGULAR, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("café → €", [("Inter", "café → €")]),
        ("a😀b", [("Inter", "a"), ("NotoEmoji", "😀"), ("Inter", "b")]),
        ("שלום", [("DejaVuSans", "שלום")]),
        ("नमस्ते", [("NotoSans", "नमस्ते")]),
        ("中", [("Inter", "[U+4E2D]")]),
        ("\ue000", [("Inter", "[U+E000]")]),
        ("a\U0010fffe", [("Inter", "a"), ("Inter", "[U+10FFFE]")]),
    ],
)
def test_letters_come_from_the_first_font_that_has_them(text, expected):
    assert list(fonts.runs(text, fonts.REGULAR)) == expected


def test_bold_text_falls_back_on_a_bold_font():
    assert list(fonts.runs("न", fonts.SEMIBOLD)) == [("NotoSans-Bold", "न")]
