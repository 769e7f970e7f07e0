import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Indenter, Spacer

from tests.pdf.structure import text_of
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.links import linked
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import BODY, LIST, TEXT_HEIGHT, TEXT_WIDTH
from wijkdesk.pdf.text import markup


def lines(paragraph: Paragraph) -> list[str]:
    """The letters of each line, from left to right."""
    broken = paragraph.blPara
    if broken.kind == 0:
        return [" ".join(words) for _, words in broken.lines]
    return ["".join(word.text for word in line.words).strip() for line in broken.lines]


def painted(text: str, width: float = TEXT_WIDTH, style: ParagraphStyle = BODY) -> list[str]:
    paragraph = Paragraph.plain(text, style)
    paragraph.wrap(width, TEXT_HEIGHT)
    return lines(paragraph)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zij zei שלום tegen ons", "Zij zei םולש tegen ons"),
        ("Op de deur: אבג דהו 12", "Op de deur: 12 והד גבא"),
        ("De (אבג) en [דהו]", "De (גבא) en [והד]"),
        ("Zie אבג (דהו) verder", "Zie (והד) גבא verder"),
        ("אבג (abc) דהו.", ".והד (abc) גבא"),
        ("«אבג» < דהו", "והד > «גבא»"),
    ],
)
def test_right_to_left_text_reads_right(text, expected):
    assert painted(text) == [expected]


def test_right_to_left_text_reads_right_on_every_line():
    first, second = painted("אבג דהו זחט יכל", width=42)
    assert (first, second) == ("והד גבא", "לכי טחז")


def test_right_to_left_text_goes_on_rightly_on_the_next_page():
    paragraph = Paragraph.plain("אבג דהו זחט יכל מנס עפצ קרש תאב", BODY)
    paragraph.wrap(42, TEXT_HEIGHT)
    whole = lines(paragraph)
    parts = paragraph.split(42, 2 * BODY.leading)
    for part in parts:
        part.wrap(42, TEXT_HEIGHT)
    assert len(whole) == 4
    assert [line for part in parts for line in lines(part)] == whole


def test_a_label_before_right_to_left_text_keeps_its_place_and_weight():
    paragraph = Paragraph("<b>Naam:</b> <font name='DejaVuSans'>אבג דהו</font>", BODY)
    paragraph.wrap(TEXT_WIDTH, TEXT_HEIGHT)
    words = paragraph.blPara.lines[0].words
    assert lines(paragraph) == ["Naam: והד גבא"]
    assert words[0].fontName == "Inter-Bold"


@pytest.mark.parametrize(
    "word", ["x" * 10_000, "W" * 10_000, "😀" * 2_000, "א" * 5_000, "中" * 1_000, "\u00a0" * 5_000]
)
@pytest.mark.parametrize("width", [30, TEXT_WIDTH])
def test_a_word_of_any_length_stays_within_its_column(word, width):
    paragraph = Paragraph.plain(word, BODY)
    paragraph.wrap(width, TEXT_HEIGHT)
    assert paragraph.getActualLineWidths0()
    assert max(paragraph.getActualLineWidths0()) <= width + 0.01


def test_a_long_compound_stays_within_its_column():
    assert "".join(painted("Arbeidsongeschiktheidsverzekeringsmaatschappij", width=80)) == (
        "Arbeidsongeschiktheidsverzekeringsmaatschappij"
    )


@given(st.text(st.characters(), max_size=200), st.floats(20, 300))
def test_any_text_can_be_laid_out_in_any_column(text, width):
    paragraph = Paragraph.plain(text, BODY)
    _, height = paragraph.wrap(width, TEXT_HEIGHT)
    for part in paragraph.split(width, height / 2):
        part.wrap(width, TEXT_HEIGHT)


def test_a_bullet_stands_in_a_font_of_the_family():
    assert Paragraph.plain("eerst", LIST, "•").style.bulletFontName == "Inter"


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(["woord", "x" * 150, "<a & b>", "twee\u00a0woorden"]), min_size=1).map(" ".join),
    st.sampled_from([TEXT_WIDTH, 90.0]),
    st.floats(0, 600),
    st.sampled_from(["", "<b>vet</b> ", linked("klik hier", "https://example.org") + " "]),
)
def test_words_are_read_apart_and_whole_however_they_fall_over_lines_and_pages(text, width, above, start):
    paragraph = Paragraph(start + markup(text), BODY)
    spoken = paragraph.words.split()
    indented = Indenter(0, TEXT_WIDTH - width)
    content = Document("Overzicht").render([Spacer(0, above), indented, paragraph])
    assert read_on(content).split() == spoken


def read_on(content: bytes) -> str:
    """The text of a document of one paragraph, as it goes on through its lines, links and pages."""
    with pypdfium2.PdfDocument(content) as painted:
        return "".join(
            text_of(part, letters)
            for page in painted
            for letters in [page.get_textpage()]
            for part in page.get_objects()
            if part.type == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFPageObj_GetMarkedContentID(part) >= 0
        )
