from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pdf.structure import faults, told
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import BODY, NUMBER, columns
from wijkdesk.pdf.table import table

HEAD = ["Actie", "Resultaat", "Klaar"]
WIDTHS = [columns(3) + 12, columns(2) + 12, columns(1)]


def test_the_head_stands_on_every_page_and_no_row_is_lost(made):
    rows = [[f"Actie {number}", "Gelukt", "12-09-2026"] for number in range(100)]
    pages = [page.extract_text() for page in made(table(HEAD, rows, WIDTHS, numbers=[2])).pages]
    assert len(pages) > 1
    assert all("Resultaat" in page for page in pages)
    assert all(sum(f"Actie {number}\n" in page for page in pages) == 1 for number in range(100))


def test_no_row_is_torn_over_two_pages(made):
    rows = [[f"begin{number} " + "woord " * 60 + f"eind{number}", "", ""] for number in range(30)]
    for page in made(table(HEAD, rows, WIDTHS)).pages:
        text = page.extract_text()
        assert all((f"begin{number} " in text) == (f"eind{number}\n" in text) for number in range(30))


def test_a_text_taller_than_a_page_goes_on_in_rows_of_its_own(made):
    rows = [["x" * 10_000, "y\n" * 300, "12-09-2026"], ["laatste", "", ""]]
    text = "\n".join(page.extract_text() for page in made(table(HEAD, rows, WIDTHS, numbers=[2])).pages)
    assert text.count("x") == 10_000
    assert text.count("y") == 300
    assert "laatste" in text


def test_numbers_stand_to_the_right_in_digits_of_one_width():
    made = table(HEAD, [["Actie", "Gelukt", "1.234,5"]], WIDTHS, numbers=[2])
    cell = made._cellvalues[1][2]
    assert cell.style is NUMBER
    assert cell.frags[0].fontName == "InterTab"


def test_a_row_of_one_line_is_twenty_points_high():
    assert table(HEAD, [["a", "b", "c"]], WIDTHS)._argH == [20, 20]


def test_other_things_than_text_can_stand_in_a_cell(text_of):
    assert "Dit is vet" in text_of(table(HEAD, [[Paragraph("Dit is <b>vet</b>", BODY), "b", "c"]], WIDTHS))


@settings(max_examples=25)
@given(st.lists(st.tuples(*[st.text(st.characters(), max_size=300)] * 3), max_size=5))
def test_any_text_can_stand_in_a_table(rows):
    assert Document("Overzicht").render([table(HEAD, rows, [70, 40, 40], numbers=[1])])


def test_a_row_with_a_name_has_it_for_a_header():
    rows = [[f"Buurt {number}", str(number)] for number in range(60)]  # goes on over the page
    pdf = Document("Overzicht").render([table(["Gebied", "Nu"], rows, [200, 80], named_rows=True)])

    cells = [role for role, _ in told(pdf) if role in ("TH", "TD")]
    assert cells == ["TH", "TH", *["TH", "TD"] * 60]
    assert faults(pdf) == []
    assert pdf.count(b"/Scope/Row") + pdf.count(b"/Scope /Row") == 60
