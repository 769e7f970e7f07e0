"""A list as a workbook: what goes in comes out, and nothing in it runs."""

import datetime as dt
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document
from python_calamine import CalamineWorkbook

from wijkdesk.exchange.spreadsheets.cells import LONGEST_TEXT, fitting, widths
from wijkdesk.exchange.spreadsheets.ods import as_ods
from wijkdesk.exchange.spreadsheets.xlsx import as_xlsx
from wijkdesk.storage.reading.listings import Listing

FORMATS = pytest.mark.parametrize("write", [as_xlsx, as_ods])
RUNS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', "{=1}", "https://voorbeeld", "_x0041_"]


def listing(*rows, headings=None):
    return Listing("Acties", headings or tuple(f"Kop {n}" for n in range(len(rows[0]))), list(rows), ())


def read(content):
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode("utf-8")


@FORMATS
def test_days_are_days_and_numbers_are_numbers(write):
    rows = [(dt.date(2026, 11, 23), 12.5, 2020, -3, None, "ja"), (dt.date(1900, 1, 1), 0.0, 0, 7, "x", None)]

    head, first, second = read(write(listing(*rows)))

    assert head == [f"Kop {n}" for n in range(6)]
    assert first == [dt.date(2026, 11, 23), 12.5, 2020, -3, "", "ja"]
    assert second[1:] == [0, 0, 7, "x", ""]


@FORMATS
def test_days_and_numbers_are_shown_as_the_dutch_write_them(write):
    content = write(listing((dt.date(2026, 11, 23), 1234.5)))

    if write is as_xlsx:
        styles = part(content, "xl/styles.xml")
        assert 'formatCode="dd-mm-yyyy"' in styles
        assert 'formatCode="#,##0.###"' in styles
    else:
        [row] = Document(io.BytesIO(content)).body.tables[0].rows[1:]
        assert [cell.text_recursive.strip() for cell in row.cells] == ["23-11-2026", "1234,5"]


def test_excel_knows_no_day_before_1900_so_that_is_told_in_words():
    day = dt.date(1899, 12, 31)

    assert read(as_xlsx(listing((day,))))[1] == ["31-12-1899"]
    assert Document(io.BytesIO(as_ods(listing((day,))))).body.tables[0].get_value("A2") == day


@FORMATS
@pytest.mark.parametrize("text", RUNS)
def test_a_text_that_a_spreadsheet_would_run_is_a_text(write, text):
    content = write(listing((text, text)))

    assert [cell.strip() for cell in read(content)[1]] == [fitting(text).strip()] * 2
    sheet = part(content, "xl/worksheets/sheet1.xml" if write is as_xlsx else "content.xml")
    assert not re.search(r"<f[ >]|table:formula|hyperlink", sheet)


@FORMATS
@settings(max_examples=40)
@given(texts=st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_comes_back_but_for_what_no_workbook_holds(write, texts):
    [_, row] = read(write(listing((*texts, "einde"))))

    assert row == [fitting(text) for text in (*texts, "einde")]


@FORMATS
@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\x00", "\x0b", "\x1f", "\ud800", "\x9f"])
def test_signs_that_no_workbook_holds_are_left_out(write, sign):
    assert read(write(listing((f"voor{sign}na",))))[1] in (["voorna"], ["voor\nna"])


@FORMATS
@pytest.mark.parametrize("letter", ["a", "😀"])
def test_a_text_that_no_cell_holds_is_cut_off_and_says_so(write, letter):
    [_, [text]] = read(write(listing((letter * 40_000,))))

    assert text.endswith(f"{letter}…")
    assert LONGEST_TEXT - 2 <= len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT


@FORMATS
@pytest.mark.parametrize("text", ["een\ntwee", "\n", "a  b", "  a", "a ", " ", "a \n b"])
def test_lines_and_blanks_in_a_text_stay(write, text):
    assert read(write(listing((text,))))[1] == [text]


def test_every_end_of_a_line_is_one_and_a_tab_a_blank():
    assert fitting("een\r\ntwee\rdrie\tvier") == "een\ntwee\ndrie vier"


def test_the_headings_stay_in_sight_and_have_a_filter():
    rows = [("a", 1), ("b", 2)]
    sheet = part(as_xlsx(listing(*rows)), "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B3"/>' in sheet

    ods = as_ods(listing(*rows))
    assert 'display-filter-buttons="true"' in part(ods, "content.xml")
    assert "'Acties'.B3" in part(ods, "content.xml")
    photos = as_ods(Listing("Foto's", ("Foto",), [("a",)], ()))
    assert "'Foto''s'.A1:'Foto''s'.A2" in part(photos, "content.xml")
    assert re.search('VerticalSplitPosition" config:type="int">1<', part(ods, "settings.xml"))


@FORMATS
def test_a_list_without_rows_is_its_headings(write):
    assert read(write(Listing("Acties", ("Titel", "Klaar"), [], (0,)))) == [["Titel", "Klaar"]]


def test_the_parts_of_an_ods_are_the_ones_that_it_names():
    content = as_ods(listing(("a",)))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        there = set(file.namelist()) - {"mimetype", "META-INF/manifest.xml"}
    named = set(re.findall(r'full-path="([^"]+)"', part(content, "META-INF/manifest.xml"))) - {"/"}

    assert named == there == {"content.xml", "styles.xml", "meta.xml", "settings.xml"}


@FORMATS
def test_a_file_says_nothing_of_who_made_it(write):
    content = write(listing(("a",)))

    told = part(content, "docProps/core.xml" if write is as_xlsx else "meta.xml")
    assert "Acties" in told
    assert not re.search(r"<(dc:creator|cp:lastModifiedBy|meta:initial-creator)>[^<]", told)


def test_columns_are_as_wide_as_what_stands_in_them_but_for_what_is_long():
    narrow, middle, wide, by_heading = widths(
        listing(("a", "b" * 20, "c" * 900, ""), headings=("A", "B", "C", "D" * 30))
    )

    assert narrow < middle < wide == 60
    assert by_heading > 30
