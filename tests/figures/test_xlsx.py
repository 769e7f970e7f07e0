"""Workbooks read row by row, as other programs than Excel write them too."""

import datetime as dt
import re
import zipfile

import pytest
import python_calamine
import xlsxwriter

from wijkdesk.figures.cells import NO_RESULT
from wijkdesk.figures.files.reading import read_sheets
from wijkdesk.figures.files.xlsx import read_xlsx
from wijkdesk.figures.refusal import Unreadable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def written(path, sheet, *, shared="", date1904="0", styles=""):
    """A workbook of one sheet with this XML in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr date1904="{date1904}"/>'
            '<sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="rId2" Target="/xl/sharedStrings.xml"/></Relationships>',
        )
        packed.writestr("xl/worksheets/sheet1.xml", sheet)
        if shared:
            packed.writestr("xl/sharedStrings.xml", shared)
        if styles:
            packed.writestr("xl/styles.xml", styles)
    return path


def rows(path):
    [sheet] = read_xlsx(path)
    return [list(row) for row in sheet.rows()]


def test_a_workbook_holds_what_the_library_for_other_workbooks_finds_in_it(tmp_path):
    path = tmp_path / "tabel.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page, day = book.add_worksheet("Cijfers"), book.add_format({"num_format": "dd-mm-yyyy"})
        page.write_row(0, 0, ["code", "naam & <naam>", "waarde", "dag", "waar"])
        page.write_row(1, 0, ["BU03920204", "Rozenprieel\nnoord", -1.5])
        page.write_datetime(1, 3, dt.datetime(2024, 3, 12), day)
        page.write_boolean(1, 4, True)
        page.write_row(3, 2, [1e-7])
        page.write_formula(4, 0, '="a"&"b"', value="ab")
    theirs = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    shown = [[str(cell) if isinstance(cell, dt.date) else cell for cell in row] for row in theirs]
    width = len(shown[0])
    ours = [[("" if cell is None else cell) for cell in (*row, *[None] * (width - len(row)))] for row in rows(path)]
    assert ours == shown


def test_a_sheet_that_is_a_chart_is_no_table(tmp_path):
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Cijfers").write_row(0, 0, ["a", 1])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Cijfers!$B$1:$B$1"})
        book.add_chartsheet("Grafiek").set_chart(chart)
    assert [(sheet.name, [list(row) for row in sheet.rows()]) for sheet in read_sheets(path)] == [
        ("Cijfers", [["a", 1]])
    ]


def test_texts_shared_between_cells_are_whole_whatever_their_form(tmp_path):
    shared = (
        f'<x:sst xmlns:x="{MAIN}"><x:si/><x:si><x:r><x:t>Rozen</x:t></x:r><x:r><x:t xml:space="preserve">prieel </x:t>'
        "</x:r></x:si><x:si><x:t>東京</x:t><x:rPh><x:t>トウキョウ</x:t></x:rPh></x:si></x:sst>"
    )
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:cols><x:col min="1"/></x:cols><x:sheetData><x:row r="1"><x:c r="A1" t="s">'
        '<x:v>1</x:v></x:c><x:c t="s" r="C1"><x:v>2</x:v></x:c><x:c r="D1" t="s"><x:v>0</x:v></x:c>'
        '<x:c r="E1" t="s"><x:v>99</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert rows(written(tmp_path / "t.xlsx", sheet, shared=shared)) == [["Rozenprieel ", None, "東京", "", None]]


def test_cells_without_a_place_follow_each_other_and_what_is_no_number_stays_text(tmp_path):
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row><c><v>1</v></c><c t="inlineStr"><is><t>a</t></is></c><c/>'
        '<c t="e"><v>#N/A</v></c><c><v>kapot</v></c><c t="b"><v>0</v></c></row><row/></sheetData></worksheet>'
    )
    assert rows(written(tmp_path / "t.xlsx", sheet)) == [[1.0, "a", None, None, "kapot", False]]


@pytest.mark.parametrize(("date1904", "day"), [("0", "2020-01-01"), ("1", "2024-01-02")])
def test_a_number_in_a_style_for_dates_is_a_date_of_the_calendar_of_the_workbook(tmp_path, date1904, day):
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;jaar&quot;"/>'
        '<numFmt numFmtId="165" formatCode="0 &quot;dagen&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
    )
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" s="1"><v>43831</v></c>'
        '<c r="B1" s="2"><v>43831</v></c></row></sheetData></worksheet>'
    )
    assert rows(written(tmp_path / "t.xlsx", sheet, styles=styles, date1904=date1904)) == [[day, 43831.0]]


def test_a_share_is_the_number_that_is_seen_with_its_per_cent_sign(tmp_path):
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for column, look in enumerate(("0%", "0.00%", "0.0 %", '0 "%"', "0")):
            page.write_number(0, column, 0.07, book.add_format({"num_format": look}))
    assert rows(path) == [[7, 7, 7, 0.07, 0.07]]


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda xml: re.sub(r"=\"([^<>\"']*)\"(?=[^<>]*>)", r"='\1'", xml).encode(),
        lambda xml: f'<?xml version="1.0" encoding="UTF-16"?>{xml}'.encode("utf-16"),
        lambda xml: f"<?xml version='1.0' encoding='UTF-16'?>{xml}".encode("utf-16"),
    ],
    ids=["single quotes", "wide letters", "both"],
)
def test_a_workbook_whose_xml_is_written_otherwise_holds_the_same(tmp_path, otherwise):
    usual, other = tmp_path / "usual.xlsx", tmp_path / "other.xlsx"
    with xlsxwriter.Workbook(usual) as book:
        page, day = book.add_worksheet("Cijfers"), book.add_format({"num_format": "dd-mm-yyyy"})
        page.write_row(0, 0, ["code", 'zo\'n "naam" & <naam>', "één"])
        page.write_row(1, 0, ["BU03920204", "  Rozenprieel\nnoord ", -1.5])
        page.write_datetime(3, 1, dt.datetime(2024, 3, 12), day)
        page.merge_range(1, 3, 3, 3, "samen")
        page.write_formula(5, 0, '="a"&"b"', value="ab")
    with zipfile.ZipFile(usual) as packed, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as made:
        for name in packed.namelist():
            made.writestr(name, otherwise(packed.read(name).decode().partition("?>")[2].strip()))
    assert rows(other) == rows(usual)
    assert [each.merged() for each in read_xlsx(other)] == [each.merged() for each in read_xlsx(usual)]


def test_what_is_damaged_inside_is_said_in_one_sentence(tmp_path):
    path = tmp_path / "half.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, [f"tekst {number}" for number in range(3000)])
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as packed:
        at = packed.getinfo("xl/worksheets/sheet1.xml").header_offset
    content[at + 200 : at + 300] = bytes(100)
    path.write_bytes(content)
    [sheet] = read_sheets(path)
    with pytest.raises(Unreadable, match="beschadigd"):
        list(sheet.rows())


def test_a_sheet_that_was_cut_off_is_damaged(tmp_path):
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r='
    [found] = read_sheets(written(tmp_path / "t.xlsx", sheet))
    with pytest.raises(Unreadable, match="beschadigd"):
        list(found.rows())


def test_a_binary_workbook_is_asked_for_in_another_form(tmp_path):
    path = tmp_path / "cijfers.xlsb"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.bin", b"")
    with pytest.raises(Unreadable, match=r"cijfers\.xlsb is een binair rekenblad\. Sla het in Excel op als xlsx"):
        read_sheets(path)


def test_a_formula_that_nobody_reckoned_is_no_empty_cell(tmp_path):
    cells = '<c r="A1"><f>1+1</f><v></v></c><c r="B1"><f>1+1</f></c><c r="C1"><v></v></c>'
    cells += '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>1+1</f><v>2</v></c>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    assert rows(written(tmp_path / "t.xlsx", sheet)) == [[NO_RESULT, NO_RESULT, None, None, 2]]


def test_a_style_that_there_is_not_and_a_cell_at_no_possible_place_stop_nothing(tmp_path):
    cells = '<c r="A1" s="geen"><v>1</v></c><c r="B1" s="99"><v>2</v></c><c r="ZZZZZZZ1"><v>3</v></c>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    styles = '<styleSheet><cellXfs><xf numFmtId="geen"/></cellXfs></styleSheet>'
    assert rows(written(tmp_path / "t.xlsx", sheet, styles=styles)) == [[1, 2]]


def test_signs_that_are_written_by_their_number_are_themselves(tmp_path):
    shared = f'<sst xmlns="{MAIN}"><si><t>een_x000D_\ntwee</t></si><si><t>_x005F_x000D_</t></si></sst>'
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    assert rows(written(tmp_path / "t.xlsx", sheet, shared=shared)) == [["een\r\ntwee", "_x000D_"]]
