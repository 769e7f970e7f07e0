"""Finding the table in a file, and files with one thing wrong each."""

import zipfile

import pytest
import xlsxwriter
from odfdo import Cell, Document, Row, Table

from tests.exchange.own_tables.making import ACTIONS, locked, open_document, text, with_typed_days, workbook
from wijkdesk.exchange.own_tables.table import MOST_COLUMNS, MOST_LINES, read_tables
from wijkdesk.figures.cells import WITHOUT_RESULT
from wijkdesk.figures.refusal import Unreadable


def cells(table):
    return [list(line.cells) for line in table.lines]


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "utf-8"), (",", "utf-8-sig"), ("\t", "utf-8"), (";", "cp1252"), (";", "utf-16")],
)
def test_a_text_is_read_whatever_parts_its_columns_and_encodes_its_letters(tmp_path, separator, encoding):
    rows = with_typed_days(ACTIONS)
    [table] = read_tables(text(tmp_path / "acties.csv", rows, separator=separator, encoding=encoding))
    assert list(table.headings) == rows[0]
    assert cells(table) == rows[1:]


def test_a_workbook_and_an_open_document_give_the_same(tmp_path):
    [one] = read_tables(workbook(tmp_path / "acties.xlsx", ("Acties", ACTIONS)))
    [other] = read_tables(open_document(tmp_path / "acties.ods", ACTIONS))
    assert one == other
    assert cells(one)[0][:3] == ["Lampen in het achterpad", "Ymere", "2027-03-01"]


def test_a_line_is_called_by_the_row_that_it_is_in_the_file(tmp_path):
    rows = [["Actielijst 2026"], [], *ACTIONS[:1], [], *ACTIONS[1:]]
    [table] = read_tables(workbook(tmp_path / "acties.xlsx", ("Acties", rows)))
    assert table.headings[0] == "Actie"
    assert [line.number for line in table.lines] == [5, 6]


def test_of_two_rows_of_headings_the_one_counts_that_says_what_the_columns_are(tmp_path):
    path = tmp_path / "acties.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.merge_range(0, 0, 0, 1, "Wat gaan we doen")
        page.merge_range(0, 2, 0, 3, "Planning in de tijd")
        page.write_row(1, 0, ["Titel", "Pijler", "Begin", "Deadline"])
        page.write_row(2, 0, ["Lampen", "Wonen", "1-1-2026", "1-2-2026"])
    [table] = read_tables(path)
    assert table.headings == ("Titel", "Pijler", "Begin", "Deadline")
    assert len(table.lines) == 1


def test_columns_without_a_heading_or_with_the_same_one_are_told_apart(tmp_path):
    rows = [["Naam", "", "Naam", "Telefoon"], ["Anna", "iets", "Berg", "06"]]
    [table] = read_tables(workbook(tmp_path / "x.xlsx", ("Blad1", rows)))
    assert table.headings == ("Naam", "Kolom B", "Naam (2)", "Telefoon")


def test_a_formula_counts_by_its_value(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Titel", "Deadline"])
        page.write_formula(1, 0, '=CONCATENATE("Lam","pen")', None, "Lampen")
    [table] = read_tables(path)
    assert cells(table)[0][0] == "Lampen"


def test_a_formula_without_a_result_is_told_and_a_hidden_sheet_comes_last(tmp_path):
    path = tmp_path / "acties.xlsx"
    with xlsxwriter.Workbook(path) as book:
        hidden, seen = book.add_worksheet("kladje"), book.add_worksheet("Acties")
        hidden.hide()
        seen.activate()
        for page in (hidden, seen):
            page.write_row(0, 0, ["Actie", "Deadline"])
            page.write_row(1, 0, ["Lampen", "1-3-2027"])
        seen.write_formula("B2", "=TODAY()", None, "")
    seen, hidden = read_tables(path)
    assert (seen.name, hidden.name) == ("Acties", "kladje")
    assert seen.remarks == (f"In “Deadline” {WITHOUT_RESULT}",)


def test_more_columns_or_lines_than_anybody_keeps_are_cut_off_and_told(tmp_path):
    wide = [["Titel", *(f"k{number}" for number in range(999))], ["Lampen", *range(999)]]
    [table] = read_tables(workbook(tmp_path / "breed.xlsx", ("Blad1", wide)))
    assert len(table.headings) == MOST_COLUMNS
    assert "Verder dan kolom 100" in table.remarks[0]
    long = [["Titel", "Waar"], *([f"Actie {number}", "hier"] for number in range(MOST_LINES + 5))]
    [table] = read_tables(text(tmp_path / "lang.csv", long))
    assert len(table.lines) == MOST_LINES
    assert table.remarks == ("Alleen de eerste 5.000 regels zijn gelezen.",)


def test_a_list_of_one_column_is_a_table_as_well(tmp_path):
    [table] = read_tables(
        text(tmp_path / "acties.csv", [["Actie"], ["Lampen, drie stuks"], ["Bankjes"]], separator="|")
    )
    assert table.headings == ("Actie",)
    assert cells(table) == [["Lampen, drie stuks"], ["Bankjes"]]


def no_headings(path):
    return text(path, [["1", "12-03-2026"], ["2", "13-03-2026"]])


def only_headings(path):
    return text(path, [["Titel", "Deadline"]])


def empty(path):
    path.write_bytes(b"")
    return path


def web_page(path):
    path.write_text("<html><table><tr><td>Titel</td></tr></table></html>")
    return path


def test_of_a_workbook_with_a_password_is_said_that_it_has_one(tmp_path):
    with pytest.raises(Unreadable, match=r"geheim\.xlsx heeft een wachtwoord\. Sla het op zonder wachtwoord"):
        read_tables(locked(tmp_path / "geheim.xlsx"))


def half_a_workbook(path):
    whole = workbook(path.with_suffix(".heel"), ("Acties", ACTIONS)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 50_000_000)
    return path


def no_table(path):
    path.write_bytes(bytes(range(256)) * 10)
    return path


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("zonder-kopjes.csv", no_headings),
        ("leeg.csv", empty),
        ("alleen-kopjes.csv", only_headings),
        ("pagina.xls", web_page),
        ("half.xlsx", half_a_workbook),
        ("bom.xlsx", bomb),
        ("foto.xlsx", no_table),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence_that_says_what_to_do(tmp_path, name, make):
    with pytest.raises(Unreadable) as problem:
        read_tables(make(tmp_path / name))
    assert name in problem.value.sentence
    assert problem.value.sentence.count(". ") >= 1


def merged_workbook(path):
    """A pillar above three actions, and who does the first two of them, each in cells that were made one."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Acties")
        for number, row in enumerate(MERGED):
            page.write_row(number, 0, [cell or "" for cell in row])
        page.merge_range(1, 0, 4, 0, "Fysiek")
        page.merge_range(1, 2, 2, 2, "Ymere")
        page.merge_range(5, 0, 5, 2, "Later uit te zoeken")
    return path


def merged_open_document(path):
    table = Table("Acties")
    for cells_of_row in MERGED:
        row = Row()
        for cell in cells_of_row:
            row.append_cell(Cell(cell))
        table.append_row(row)
    table.set_span((0, 1, 0, 4))
    table.set_span((2, 1, 2, 2))
    table.set_span((0, 5, 2, 5))
    document = Document("spreadsheet")
    document.body.clear()
    document.body.append(table)
    document.save(str(path))
    return path


MERGED = [
    ["Pijler", "Actie", "Trekker"],
    ["Fysiek", "Lampen", "Ymere"],
    [None, "Stoep", None],
    [None, None, None],
    [None, "Bomen", "Politie"],
    ["Later uit te zoeken", None, None],
]


@pytest.mark.parametrize("make", [merged_workbook, merged_open_document])
def test_a_cell_that_was_made_of_several_stands_in_every_line_beside_it(tmp_path, make):
    [table] = read_tables(make(tmp_path / f"acties.{'xlsx' if make is merged_workbook else 'ods'}"))
    assert [[cell or None for cell in line.cells][:3] for line in table.lines][:3] == [
        ["Fysiek", "Lampen", "Ymere"],
        ["Fysiek", "Stoep", "Ymere"],
        ["Fysiek", "Bomen", "Politie"],
    ]
    assert [line.number for line in table.lines] == [2, 3, 5, 6]
    assert [cell for cell in table.lines[3].cells if cell] == ["Later uit te zoeken"]
