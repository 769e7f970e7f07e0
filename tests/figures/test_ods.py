"""Workbooks of LibreOffice: read row by row, whatever form their cells have."""

import zipfile

import pytest
import python_calamine

from wijkdesk.figures.cells import NO_RESULT
from wijkdesk.figures.files.merged import Merged
from wijkdesk.figures.files.reading import read_sheets
from wijkdesk.figures.refusal import Unreadable

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"
LAST_ROWS = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


def table(*rows, name="Blad1"):
    written = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}"><table:table-column/>{written}{LAST_ROWS}</table:table>'


def written(path, *tables, kind=KIND, manifest="", before="", end="</office:document-content>"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", kind)
        packed.writestr("META-INF/manifest.xml", f"<manifest:manifest>{manifest}</manifest:manifest>")
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {NAMESPACES}><office:body>'
            f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>{end}",
        )
    return path


def rows(path):
    [sheet] = read_sheets(path)
    return [list(row) for row in sheet.rows()]


def string(text):
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def number(value, kind="float"):
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>?</text:p></table:table-cell>'


def test_a_workbook_holds_what_the_library_for_other_workbooks_finds_in_it(tmp_path):
    path = written(
        tmp_path / "t.ods",
        table(
            string("Rozen &amp; prieel") + number("-1.5e3") + number("12.5", "currency"),
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
            '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>'
            '<table:covered-table-cell/><table:table-cell office:value-type="time" office:time-value="PT10H30M00S"/>',
            '<table:table-cell office:value="3" office:value-type="float"/><table:table-cell/>'
            '<table:table-cell office:value-type="date" office:date-value="2026-03-12"/>',
            '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">'
            "<text:p>#N/B</text:p></table:table-cell>" + string("a<text:s text:c='3'/>b"),
            '<table:table-cell office:value-type="string"><office:annotation><text:p>van wie?</text:p>'
            "</office:annotation><text:p>een <text:span>twee</text:span></text:p>"
            "<text:p>drie</text:p></table:table-cell>",
        ).replace("'", '"'),
    )
    theirs = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    shown = [[cell if isinstance(cell, str | float | bool) else str(cell) for cell in row] for row in theirs]
    width = len(shown[0])
    assert [
        [("" if cell is None else cell) for cell in (*row, *[None] * (width - len(row)))] for row in rows(path)
    ] == (shown)


def test_a_text_is_what_is_seen_in_its_cell(tmp_path):
    drawn = "<draw:frame><draw:text-box><text:p>tekening</text:p></draw:text-box></draw:frame>"
    path = written(
        tmp_path / "t.ods",
        table(
            string("a<text:tab/>b<text:line-break/>c<text:a href='x'>d</text:a> 1 &lt; 2").replace("'", '"')
            + f'<table:table-cell office:value-type="string">{drawn}<text:p/><text:p>e</text:p>{drawn}'
            "</table:table-cell>"
        ),
    )
    assert rows(path) == [["a\tb\ncd 1 < 2", "\ne"]]


def test_a_share_is_the_number_that_is_seen_with_its_per_cent_sign(tmp_path):
    turned = '<table:table-cell office:value="1.1" office:value-type="percentage"/>'
    assert rows(written(tmp_path / "t.ods", table(number("0.07", "percentage") + turned))) == [[7, 110]]


def test_what_is_repeated_stands_there_as_often_and_a_million_empty_rows_stand_nowhere(tmp_path):
    again = f'</table:table-row><table:table-row table:number-rows-repeated="3">{string("d")}'
    none = '</table:table-row><table:table-row table:number-rows-repeated="2"/><table:table-row>' + string("e")
    wide = '<table:table-cell table:number-columns-repeated="3"/>' + string("b")
    assert rows(written(tmp_path / "t.ods", table(wide, string("c") + again + none))) == [
        [None, None, None, "b"],
        ["c"],
        *[["d"]] * 3,
        *[[]] * 2,
        ["e"],
    ]


def test_a_cell_and_a_row_that_say_they_are_there_a_billion_times_are_held_once(tmp_path):
    cell = '<table:table-cell table:number-columns-repeated="999999999" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-row>'
    path = written(tmp_path / "t.ods", f'<table:table table:name="Blad1">{row * 3}</table:table>')
    [sheet] = read_sheets(path)
    found = list(sheet.rows())
    assert len(found) == 1 << 20
    assert len({id(each) for each in found}) == 1
    assert len(found[0]) == 1 << 14


def test_each_sheet_has_its_own_rows_and_those_kept_of_other_files_are_none(tmp_path):
    kept = table(string("elders"), name="'file:///home/anna/oud.ods'#$Blad1")
    sheets = read_sheets(
        written(
            tmp_path / "t.ods",
            table(string("een"), name="A &amp; B"),
            '<table:table table:name="Leeg"></table:table>',
            kept,
            table(string("twee"), name="C"),
        )
    )
    assert [(sheet.name, [list(row) for row in sheet.rows()]) for sheet in sheets] == [
        ("A & B", [["een"]]),
        ("Leeg", []),
        ("C", [["twee"]]),
    ]


def test_a_sheet_that_is_not_seen_is_said_to_be_hidden(tmp_path):
    styles = "".join(
        f'<style:style style:name="ta{at}" style:family="table" style:master-page-name="Default">'
        f'<style:table-properties table:display="{seen}" style:writing-mode="lr-tb"/></style:style>'
        for at, seen in enumerate(("true", "false"))
    )
    tables = [
        table(string("x"), name=each).replace("le:name=", f'le:style-name="ta{each}" table:name=') for each in "01"
    ]
    sheets = read_sheets(written(tmp_path / "t.ods", styles, *tables))
    assert [(sheet.name, sheet.is_hidden) for sheet in sheets] == [("0", False), ("1", True)]


def test_a_formula_that_nobody_reckoned_is_no_empty_cell(tmp_path):
    formula = '<table:table-cell table:formula="of:=1+1"/>'
    assert rows(written(tmp_path / "t.ods", table(string("x") + formula))) == [["x", NO_RESULT]]


def test_cells_that_were_made_one_are_found_in_their_own_sheet(tmp_path):
    merged = '<table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="3"/>'
    sheets = read_sheets(written(tmp_path / "t.ods", table(string("x")), table(string("a"), string("b") + merged)))
    assert [sheet.merged() for sheet in sheets] == [[], [Merged(1, 1, 3)]]


def test_nothing_in_it_is_opened_or_filled_in_from_elsewhere(tmp_path):
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    path = written(tmp_path / "t.ods", table(string("&b;") + string("&c;<text:s/>")), before=laughs)
    assert rows(path) == [["&b;", "&c; "]]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"manifest": "<manifest:encryption-data/>"}, "heeft een wachtwoord. Sla het op zonder wachtwoord"),
        ({"kind": "application/vnd.oasis.opendocument.text"}, "beschadigd"),
        ({"end": ""}, "beschadigd"),
    ],
    ids=["locked", "text", "cut off"],
)
def test_what_is_no_workbook_is_said_in_one_sentence(tmp_path, wrong, said):
    with pytest.raises(Unreadable, match=said):
        read_sheets(written(tmp_path / "t.ods", table(string("a")), **wrong))


def test_tags_that_do_not_fit_each_other_are_passed_over(tmp_path):
    odd = "</text:p></office:annotation></>< /></\t>a</text:p><text:p>b"
    assert rows(written(tmp_path / "t.ods", table(string(odd)))) == [["\nb"]]


def test_a_row_without_an_end_is_no_row(tmp_path):
    path = written(tmp_path / "t.ods", f'<table:table table:name="A"><table:table-row>{number(1) * 200_000}')
    [sheet] = read_sheets(path)
    with pytest.raises(Unreadable, match="beschadigd"):
        list(sheet.rows())
