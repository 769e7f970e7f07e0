import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import CondPageBreak, KeepTogether, PageBreak, Spacer

from tests.pdf.structure import faults, told
from wijkdesk.pdf.contents import headings_in, table_of_contents
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import BODY, HEADING_1, TEXT_HEIGHT
from wijkdesk.pdf.table import Grid


def heading(text, role="H2"):
    return Paragraph.plain(text, HEADING_1, role=role)


def with_contents(*story):
    return Document("Overzicht").render([heading("Titel", "H1"), *table_of_contents(headings_in(story)), *story])


def chapters(count):
    """Headings, each on a page of its own."""
    return [part for number in range(1, count + 1) for part in (PageBreak(), heading(f"Deel {number}"))]


def entries(content):
    return [" ".join(text.split()) for role, text in told(content) if role == "Link"]


def test_each_line_says_the_words_of_its_heading_and_its_page():
    content = with_contents(*chapters(12))
    assert entries(content) == [f"Deel {number} {number + 1}" for number in range(1, 13)]
    assert faults(content) == []


def test_each_line_leads_to_the_top_of_its_heading():
    story = [Spacer(0, 100), heading("Eerst"), PageBreak(), Spacer(0, 300), heading("Laatst")]
    reader = pypdf.PdfReader(io.BytesIO(with_contents(*story)))
    places = [link.get_object()["/Dest"] for link in reader.pages[0]["/Annots"]]
    assert [place[0].idnum for place in places] == [page.indirect_reference.idnum for page in reader.pages]
    assert [entry.top for entry in reader.outline[1]] == [place[3] for place in places]


def test_the_contents_are_built_as_a_table_of_contents():
    below = [role for role, _ in told(with_contents(heading("Deel")))]
    assert below == ["Document", "H1", "TOC", "TOCI", "Reference", "Link", "H2"]


def test_the_page_is_found_by_a_reader_that_knows_no_structure():
    first = pypdf.PdfReader(io.BytesIO(with_contents(*chapters(3)))).pages[0].extract_text().split()
    assert first[1:10] == ["Deel", "1", "2", "Deel", "2", "3", "Deel", "3", "4"]


def test_headings_are_found_wherever_they_stand_in_the_order_of_the_story():
    story = [
        heading("Eerst"),
        Grid([[[heading("Links"), Paragraph.plain("tekst", BODY)], "", heading("Rechts")]], colWidths=[200, 20, 200]),
        CondPageBreak(10),
        KeepTogether([heading("Samen"), heading("Anders", "H3")]),
        heading(" "),
        heading("Laatst"),
    ]
    content = with_contents(*story)
    assert entries(content) == [f"{words} 1" for words in ("Eerst", "Links", "Rechts", "Samen", "Laatst")]
    assert [found.words for found in headings_in(story, "H3")] == ["Anders"]
    assert faults(content) == []


def test_without_headings_there_are_no_contents():
    assert table_of_contents([]) == []


@pytest.mark.parametrize("count", [1, 2, 4, 73, 500])  # more than a page has room for, too
def test_any_number_of_headings_is_told_in_their_order(count):
    content = with_contents(*(heading(f"Deel {number}") for number in range(count)))
    assert [text.rsplit(" ", 1)[0] for text in entries(content)] == [f"Deel {number}" for number in range(count)]
    assert count > 100 or faults(content) == []  # the checker follows no outline of hundreds of entries


@settings(max_examples=20)
@given(st.lists(st.text(st.characters(), max_size=200), min_size=1, max_size=5))
def test_whatever_a_heading_says_it_stands_in_the_contents(texts):
    content = with_contents(*map(heading, texts))
    headings = [text for role, text in told(content) if role[0] == "H"]
    assert len(entries(content)) == len(headings) - 1
    assert faults(content) == []


@pytest.mark.parametrize("text", ["W" * 1000, "中" * 300, "woord " * 300, "😀" * 100, "שלום " * 100])
def test_a_heading_of_any_length_takes_two_lines_at_most(text):
    story = [heading(text) for _ in range(72)]
    content = Document("Overzicht").render([*table_of_contents(story), Spacer(0, TEXT_HEIGHT), *story])
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert len(reader.pages[0]["/Annots"]) == 72
    assert faults(content) == []


def test_a_heading_of_another_story_is_told_of():
    with pytest.raises(ValueError, match="not in the document"):
        Document("Overzicht").render([*table_of_contents([heading("Elders")]), Paragraph.plain("tekst", BODY)])
