"""The handbook as a PDF: all of it, for who sees it and for who hears it."""

import datetime as dt
import io

import pypdf
import pytest

from tests.pages import texts_of
from tests.pdf.structure import faults, told
from wijkdesk.papers.handbook.book import write_book
from wijkdesk.papers.handbook.text import FIRST, Heading, blocks_of, read_pages
from wijkdesk.pdf.styles import TEXT_WIDTH

TODAY = dt.date(2026, 11, 28)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "handboek.pdf"
    write_book(path, today=TODAY)
    return path


def test_it_keeps_the_standards(book):
    assert faults(book.read_bytes()) == []


def test_every_heading_of_every_page_is_heard_in_its_order(book):
    written = [
        block.words
        for page in read_pages()
        if page.name != FIRST
        for block in blocks_of(page)
        if isinstance(block, Heading)
    ]
    heard = [" ".join(text.split()) for role, text in told(book.read_bytes()) if role in ("H2", "H3", "H4")]
    assert heard == written


def test_its_links_lead_within_it_alone(book):
    links = [
        note.get_object()
        for page in pypdf.PdfReader(book).pages
        for note in page.get("/Annots", ())
        if note.get_object()["/Subtype"] == "/Link"
    ]
    assert len(links) > len(read_pages())
    assert [link for link in links if "/A" in link and link["/A"].get("/S") == "/URI"] == []


def test_it_says_of_which_version_and_day_it_is(book):
    first = texts_of(book)[0]
    assert "Handboek van Wijkdesk" in first
    assert "28 november 2026" in first


def test_a_picture_that_is_there_is_shown_with_what_it_shows(tmp_path, monkeypatch):
    from PIL import Image  # noqa: PLC0415 - for this test alone

    from wijkdesk.papers.handbook import text  # noqa: PLC0415

    help_folder = tmp_path / "help"
    (help_folder / "pictures").mkdir(parents=True)
    (help_folder / FIRST).write_text("# Handboek\n\n- [Acties](acties.md)\n", "utf-8")
    (help_folder / "acties.md").write_text("# Acties\n\n![De lijst](pictures/acties.png)\n", "utf-8")
    Image.new("RGB", (40, 30), "teal").save(help_folder / "pictures" / "acties.png")
    monkeypatch.setattr(text, "folder", lambda: help_folder)

    write_book(tmp_path / "handboek.pdf", today=TODAY)

    assert b"/Alt" in (tmp_path / "handboek.pdf").read_bytes() or "Figure" in {
        role for role, _ in told((tmp_path / "handboek.pdf").read_bytes())
    }


def test_a_small_window_is_not_shown_larger_than_a_large_one(tmp_path):
    from PIL import Image  # noqa: PLC0415 - for this test alone

    from wijkdesk.papers.handbook.book import _with_edge  # noqa: PLC0415

    widths = {}
    for pixels in (320, 640, 1366):
        Image.new("RGB", (pixels, 200), "white").save(tmp_path / "a.png")
        content, widths[pixels] = _with_edge(tmp_path / "a.png")
        with Image.open(io.BytesIO(content)) as image:
            assert image.getpixel((0, 0)) == image.getpixel((pixels - 1, 199)) != image.getpixel((1, 1))
    assert widths[320] < widths[640] < widths[1366] <= TEXT_WIDTH
