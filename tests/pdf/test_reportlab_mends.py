import io
import re

import pypdf
from reportlab.graphics.shapes import Drawing, Rect

from wijkdesk.pdf.document import Document
from wijkdesk.pdf.figure import Figure
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.reportlab_mends import make_to_unicode_cmap
from wijkdesk.pdf.styles import BODY


def test_emoji_and_arabic_can_be_searched_and_copied(text_of):
    text = text_of(Paragraph.plain("Blij 😀 🏡 en سلام", BODY))
    assert "Blij 😀 🏡 en " in text
    assert "سلام" in text


def test_the_table_of_letters_leaves_out_what_is_none():
    table = make_to_unicode_cmap("Inter", [0, 0x09, 0x41, 0x7F])
    assert re.findall(r"^<(..)> <(.*)>$", table, re.M) == [("00", "FF"), ("02", "0041")]


def test_the_table_of_letters_writes_emoji_as_surrogates():
    assert "<01> <D83DDE00>" in make_to_unicode_cmap("NotoEmoji", [0, 0x1F600])


def test_no_block_in_the_table_of_letters_is_too_long_for_a_reader():
    table = make_to_unicode_cmap("Inter", list(range(0x20, 0x7F)) + list(range(0xA1, 0x140)))
    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", table)] == [100, 100, 54]


def test_every_stream_ends_on_a_line_of_its_own():
    content = Document("Overzicht").render([Paragraph.plain("Tekst 😀", BODY)])
    assert content.count(b"endstream") > 4
    assert content.count(b"\r\nendstream") == content.count(b"endstream")


def test_a_reader_that_forgives_nothing_can_read_the_file():
    content = Document("Overzicht").render([Paragraph.plain("Tekst 😀", BODY)])
    assert "Tekst 😀" in pypdf.PdfReader(io.BytesIO(content), strict=True).pages[0].extract_text()


def test_a_drawing_brings_no_font_that_is_not_in_the_file():
    drawing = Figure(Drawing(20, 20, Rect(0, 0, 10, 10)), "Een vierkant")
    content = Document("Overzicht").render([drawing, Paragraph.plain("Tekst", BODY)])
    assert b"Helvetica" not in content
