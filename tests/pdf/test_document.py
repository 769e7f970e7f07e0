import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Spacer

from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import BODY, HEADING_1, HEADING_2, TEXT_HEIGHT, TITLE
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup


def story():
    return [
        Paragraph.plain("Voortgang", TITLE),
        Paragraph("Een <b>vet</b> en een <i>schuin</i> woord, " + markup("& 😀 שלום नमस्ते"), BODY),
        table(["Actie", "Klaar"], [["Lunch", "12-09-2026"]], [300, 100], numbers=[1]),
    ]


def fonts_in(reader: pypdf.PdfReader) -> dict[str, bool]:
    """The fonts of a document, and whether each is in it."""
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    return {font["/BaseFont"]: "/FontFile2" in font.get("/FontDescriptor", {}) for font in fonts}


def test_every_font_is_in_the_file(made):
    fonts = fonts_in(made(*story()))
    assert all(fonts.values())
    assert {name.split("+")[1] for name in fonts} == {
        "DejaVuSans",
        "Inter-Bold",
        "Inter-Italic",
        "Inter-Medium",
        "Inter-Regular",
        "InterTab-Regular",
        "NotoEmoji-Regular",
        "NotoSans-Regular",
    }


def test_pages_are_numbered_with_their_total(made):
    pages = made(*[Paragraph.plain("woord " * 3000, BODY)]).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert page.extract_text().rstrip().endswith(f"{number} van {len(pages)}")


def test_the_file_says_what_it_is():
    content = Document("Overzicht <1> 😀\n", author="Wijk & co", footer="Rozenprieel").render(story())
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert (reader.metadata.title, reader.metadata.author) == ("Overzicht <1> 😀", "Wijk & co")
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert "Rozenprieel" in reader.pages[0].extract_text()


def test_a_footer_that_is_too_long_stays_on_its_line():
    content = Document("Overzicht", footer="zeer lange naam " * 50).render(story())
    lines = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text().split("\n")
    assert sum("zeer lange naam" in line for line in lines) == 1


def test_the_same_story_gives_the_same_bytes():
    assert Document("Overzicht").render(story()) == Document("Overzicht").render(story())


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page(made):
    room = Spacer(1, TEXT_HEIGHT - 60)
    first, second = made(room, Paragraph.plain("Kop", HEADING_1), Spacer(1, 100), Paragraph.plain("tekst", BODY)).pages
    assert "Kop" not in first.extract_text()
    assert "Kop" in second.extract_text()


def test_a_heading_stays_where_the_start_of_a_long_text_follows_it(made):
    long = Paragraph.plain("woord " * 2000, BODY)
    pages = made(Spacer(1, 300), Paragraph.plain("Kop", HEADING_1), Paragraph.plain("Kopje", HEADING_2), long).pages
    text = pages[0].extract_text()
    assert "Kop\n" in text
    assert "Kopje\nwoord" in text


@pytest.mark.parametrize("size", [1, 5_000])
def test_a_story_may_end_with_a_heading_of_any_length(made, size):
    assert made(Paragraph.plain("tekst", BODY), Paragraph.plain("Kop " * size, HEADING_1)).pages


@settings(max_examples=50)
@given(st.lists(st.text(st.characters(), max_size=100), min_size=1, max_size=5))
def test_no_text_leaves_an_empty_box_or_a_foreign_font(texts):
    document = Document(texts[0], author=texts[-1], footer=texts[0])
    content = document.render([Paragraph.plain(text, style) for text in texts for style in (HEADING_1, BODY)])
    assert all(fonts_in(pypdf.PdfReader(io.BytesIO(content))).values())
    with pypdfium2.PdfDocument(content) as pdf:
        # A glyph that stands for no letter is read back as U+0000.
        assert not any("\x00" in page.get_textpage().get_text_range() for page in pdf)


def test_a_document_takes_the_place_of_an_older_one(tmp_path):
    path = tmp_path / "overzicht.pdf"
    path.write_bytes(b"oud")
    Document("Overzicht").save(story(), path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_goes_on_pointing_to_the_document(tmp_path):
    path, link = tmp_path / "overzicht.pdf", tmp_path / "laatste.pdf"
    path.write_bytes(b"oud")
    link.symlink_to(path)
    Document("Overzicht").save(story(), link)
    assert link.is_symlink()
    assert path.read_bytes().startswith(b"%PDF-")


def test_the_older_document_is_kept_when_the_new_one_cannot_be_made(tmp_path):
    path = tmp_path / "overzicht.pdf"
    path.write_bytes(b"oud")
    with pytest.raises(Exception, match="too large"):
        Document("Overzicht").save([Spacer(1, 10 * TEXT_HEIGHT)], path)
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_the_older_document_is_kept_when_the_disk_refuses(tmp_path, monkeypatch, step):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    path = tmp_path / "overzicht.pdf"
    path.write_bytes(b"oud")
    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(OSError, match="No space left"):
        Document("Overzicht").save(story(), path)
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_place_of_the_document_is_kept(tmp_path):
    path = tmp_path / "overzicht.pdf"
    path.mkdir()
    with pytest.raises(OSError, match="overzicht"):
        Document("Overzicht").save(story(), path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_the_systems_own_error_about_the_document(tmp_path):
    path = tmp_path / "weg" / "overzicht.pdf"
    with pytest.raises(FileNotFoundError) as failed:
        Document("Overzicht").save(story(), path)
    assert failed.value.filename == str(path)


def test_a_disk_that_went_is_told_of_the_document_and_not_of_what_could_not_be_removed(tmp_path, monkeypatch):
    path = tmp_path / "overzicht.pdf"

    def gone(number, text):
        def refuse(self, *arguments, **options):
            raise OSError(number, text, str(self))

        return refuse

    monkeypatch.setattr(os, "fsync", lambda _: gone(errno.EIO, "Input/output error")(path))
    monkeypatch.setattr(Path, "unlink", gone(errno.EROFS, "Read-only file system"))
    with pytest.raises(OSError, match="Input/output error") as failed:
        Document("Overzicht").save(story(), path)
    assert failed.value.filename == str(path)


def test_reportlab_is_not_imported_before_a_document_is_wanted():
    check = "import sys, wijkdesk.pdf; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
