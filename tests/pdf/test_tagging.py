import datetime as dt
import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.platypus import Flowable, Spacer

from tests.pdf.structure import faults, told
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.figure import Adornment, Figure
from wijkdesk.pdf.paragraph import Paragraph, bulleted, numbered
from wijkdesk.pdf.styles import BODY, HEADING_1, HEADING_2, QUOTE, TEXT_HEIGHT, TITLE
from wijkdesk.pdf.table import Grid, table


def roles(content: bytes, *without: str) -> list[str]:
    return [role for role, _ in told(content) if role not in ("Document", *without)]


def words(content: bytes) -> list[str]:
    return [text.strip() for _, text in told(content) if text.strip()]


def render(*story: Flowable) -> bytes:
    return Document("Overzicht", footer="Rozenprieel").render(story)


def square() -> Drawing:
    return Drawing(20, 20, Rect(0, 0, 10, 10))


class Bare(Flowable):
    """Paints what nobody gave a place in the structure."""

    def __init__(self, paint):
        super().__init__()
        self.paint = paint
        self.width, self.height = 20, 20

    def draw(self):
        self.paint(self.canv)


class Star(Adornment):
    def __init__(self):
        super().__init__()
        self.width = self.height = 9

    def paint(self):
        self.canv.circle(4, 4, 4)


def everything() -> list[Flowable]:
    return [
        Paragraph.plain("Voortgang", TITLE, role="H1"),
        Paragraph.plain("Een (haakje) \\ en 😀 שלום", BODY),
        Paragraph.plain("Acties", HEADING_1, role="H2"),
        Grid([[Star(), Paragraph.plain("Groen", BODY), ""]], colWidths=[20, 80, 20]),
        table(["", "Actie", "Klaar"], [[Star(), "Lunch", "12-09-2026"], ["", "", ""]], [20, 300, 100], numbers=[2]),
        *bulleted(["eerst", "dan"]),
        Figure(square(), "Een vierkant"),
        Spacer(0, 10),
        Paragraph.plain("woord " * 2000, BODY),
    ]


def test_a_document_keeps_both_standards():
    assert faults(render(*everything())) == []


@pytest.mark.parametrize("title", ["", "<&>\"'", "\ud800\ufffe\uffff\x00", "]]>", "😀 שלום"])
def test_whatever_a_document_is_called_it_keeps_both_standards(title):
    content = Document(title, author=title, footer=title).render([Paragraph.plain("tekst", BODY)])
    assert faults(content) == []


@settings(max_examples=30)
@given(st.lists(st.text(st.characters(), max_size=100), min_size=1, max_size=4))
def test_whatever_is_typed_the_document_keeps_both_standards(texts):
    story = [Paragraph.plain(text, style, role=role) for text in texts for style, role in ((TITLE, "H3"), (BODY, "P"))]
    story += [table(["a", "b"], [[text, text] for text in texts], [200, 200]), *bulleted(texts)]
    assert faults(Document(texts[0], author=texts[0]).render(story)) == []


def test_all_is_read_in_the_order_of_the_story():
    told_words = words(render(*everything()))
    assert told_words[:2] == ["Voortgang", "Een (haakje) \\ en 😀 שלום"]
    assert told_words[2:-1] == [
        *("Acties", "Groen", "Actie", "Klaar", "Lunch", "12-09-2026", "•", "eerst", "•", "dan", "Een vierkant")
    ]
    assert told_words[-1].split() == ["woord"] * 2000


def test_headings_paragraphs_and_lists_are_told_apart():
    story = [Paragraph.plain("Kop", TITLE, role="H1"), Paragraph.plain("tekst", BODY), *bulleted(["eerst", "dan"])]
    assert roles(render(*story)) == ["H1", "P", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"]


def test_no_level_of_headings_is_left_out_and_the_outline_follows_them():
    wanted = [("Vroeg", "H2"), ("Diep", "H4"), ("Terug", "H1"), ("\u00a0", "H3"), ("Onder", "H3")]
    content = render(
        *[Paragraph.plain(text, HEADING_2, role=role) for text, role in wanted], Paragraph.plain("t", BODY)
    )
    assert roles(content) == ["H1", "H2", "H1", "H2", "P"]
    outline = pypdf.PdfReader(io.BytesIO(content)).outline
    assert [entry.title for entry in (outline[0], *outline[1], outline[2], *outline[3])] == [
        *("Vroeg", "Diep", "Terug", "Onder")
    ]


def test_a_paragraph_that_goes_on_on_the_next_page_is_read_as_one():
    content = render(Spacer(0, TEXT_HEIGHT - 100), Paragraph.plain("woord " * 200, BODY))
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 2
    assert roles(content) == ["P"]


def test_a_table_over_many_pages_is_one_table_with_its_head_read_once():
    content = render(table(["Actie", "Klaar"], [[f"actie {number}", "ja"] for number in range(100)], [300, 100]))
    found = roles(content)
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) > 2
    assert [found.count(role) for role in ("Table", "THead", "TBody", "TR", "TH", "TD")] == [1, 1, 1, 101, 2, 200]
    assert [word for word in words(content) if word.startswith("actie")] == [f"actie {n}" for n in range(100)]
    assert words(content).count("Actie") == 1


def test_every_head_of_a_column_says_so():
    reader = pypdf.PdfReader(io.BytesIO(render(table(["Actie", "Klaar"], [["Lunch", "ja"]], [300, 100]))))
    heads = [entry for entry in map(reader.get_object, range(1, len(reader.xref[0]))) if is_role(entry, "/TH")]
    assert [head["/A"]["/Scope"] for head in heads] == ["/Column", "/Column"]


def is_role(entry, role: str) -> bool:
    return isinstance(entry, dict) and entry.get("/S") == role


def test_things_side_by_side_are_no_table():
    grid = Grid(
        [[Paragraph.plain("links", BODY), Paragraph.plain("rechts", BODY)]],
        colWidths=[100, 100],
        style=[("LINEABOVE", (0, 0), (-1, -1), 1, "black"), ("BACKGROUND", (0, 0), (-1, -1), "white")],
    )
    assert told(render(grid))[1:] == [("P", "links"), ("P", "rechts")]


def test_the_foot_of_the_page_and_adornments_are_not_read():
    assert words(render(Star(), Paragraph.plain("tekst", BODY))) == ["tekst"]


def test_right_to_left_text_is_read_as_it_was_typed():
    assert words(render(Paragraph.plain("Zij zei سلام עולם", BODY))) == ["Zij zei سلام עולם"]


def test_a_figure_without_a_text_is_refused():
    with pytest.raises(ValueError, match="alternative"):
        Figure(square(), " ")


@pytest.mark.parametrize(
    "paint",
    [
        lambda canvas: canvas.line(0, 0, 9, 9),
        lambda canvas: canvas.rect(0, 0, 9, 9, stroke=0, fill=1),
        lambda canvas: canvas.drawString(0, 0, "geheim"),
        lambda canvas: canvas.doForm("page-number-1"),
        lambda canvas: canvas.linkURL("https://example.org", (0, 0, 9, 9)),
    ],
    ids=["line", "rectangle", "text", "form", "link"],
)
def test_what_has_no_place_in_the_structure_is_refused(paint):
    with pytest.raises(ValueError, match="structure") as refused:
        render(Paragraph.plain("tekst", BODY), Bare(paint))
    assert "geheim" not in str(refused.value)


def test_what_paints_nothing_needs_no_place():
    assert render(
        Bare(lambda canvas: (canvas.setLineWidth(2), canvas.drawString(0, 0, ""), canvas.setFont("Inter", 9)))
    )


def test_the_file_gives_the_day_that_it_was_told():
    content = Document("Overzicht", made_on=dt.date(2026, 8, 20)).render([Paragraph.plain("tekst", BODY)])
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert reader.metadata.creation_date.date() == reader.xmp_metadata.xmp_create_date.date() == dt.date(2026, 8, 20)


def test_a_list_says_how_its_items_are_marked():
    content = render(*bulleted(["eerst"]), *numbered(["dan"], first=9))
    reader = pypdf.PdfReader(io.BytesIO(content))
    lists = [entry for entry in map(reader.get_object, range(1, len(reader.xref[0]))) if is_role(entry, "/L")]
    assert [whole["/A"]["/ListNumbering"] for whole in lists] == ["/Disc", "/Decimal"]
    assert words(content) == ["•", "eerst", "9.", "dan"]
    assert faults(content) == []


@pytest.mark.parametrize("make", [bulleted, numbered])
def test_a_list_over_two_pages_is_one_list_with_each_mark_once(make):
    content = render(Spacer(0, TEXT_HEIGHT - 60), *make([f"{number} " + "woord " * 200 for number in range(3)]))
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 2
    assert roles(content) == ["L", *["LI", "Lbl", "LBody"] * 3]
    assert faults(content) == []


def test_words_of_somebody_are_a_quotation():
    content = render(Paragraph.plain("Eindelijk een bank!", QUOTE, role="BlockQuote"))
    assert told(content)[1:] == [("BlockQuote", ""), ("P", "Eindelijk een bank!")]
    assert faults(content) == []
