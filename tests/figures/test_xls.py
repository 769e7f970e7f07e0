"""Workbooks of Excel before 2007: read row by row, whatever records their cells are in."""

import datetime as dt
import struct
from contextlib import suppress

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from tests.figures import making_xls as xls
from wijkdesk.figures.files.merged import Merged
from wijkdesk.figures.files.reading import read_sheets
from wijkdesk.figures.refusal import Unreadable
from wijkdesk.selftest.made_files import compound

DAY, MOMENT, SHARE, OWN_SHARE = 1, 2, 3, 4
STYLES = (
    xls.number_format(164, 'dd-mm-yyyy hh:mm"u"'),
    xls.number_format(165, "0.0 %"),
    *map(xls.style, (0, 14, 164, 9, 165)),
)
TEXT_FOLLOWS, EMPTY = b"\0\0\0\0\0\0\xff\xff", b"\3\0\0\0\0\0\xff\xff"


def rows(path):
    [sheet] = read_sheets(path)
    return [list(row) for row in sheet.rows()]


def test_a_workbook_holds_what_another_library_finds_in_it(tmp_path):
    page = xls.sheet(
        xls.known(0, 0, 0) + xls.known(0, 1, 1) + xls.label(0, 2, "東京") + xls.label(0, 3, "café"),
        xls.cell(0x00D6, 1, 0, xls.text("rijk") + struct.pack("<HHH", 1, 2, 0)),
        xls.number(1, 1, -1.5e300) + xls.short(1, 2, -3) + xls.short(1, 3, 51.25) + xls.short(1, 4, 0.5),
        xls.shorts(1, 5, [1, 2.5, -400, 0.07]),
        xls.cell(0x0205, 3, 1, b"\1\0") + xls.cell(0x0205, 3, 2, b"\0\0") + xls.cell(0x0205, 3, 3, b"\x07\1"),
        xls.cell(0x0201, 3, 4, b""),
        xls.number(4, 0, 45363, DAY) + xls.number(4, 1, 45363.25, MOMENT) + xls.short(4, 2, 0.5, MOMENT),
        xls.result(5, 0, struct.pack("<d", 12.5)) + xls.result(5, 1, b"\1\0\1\0\0\0\xff\xff"),
        xls.result(5, 2, b"\2\0\x2a\0\0\0\xff\xff") + xls.result(5, 3, EMPTY),
        xls.result(5, 4, TEXT_FOLLOWS) + xls.record(0x0207, xls.text("uitkomst: é")) + xls.number(5, 5, 7),
        xls.result(6, 0, TEXT_FOLLOWS) + xls.record(0x04BC, bytes(10)) + xls.record(0x0207, xls.text("gedeeld")),
    )
    texts = xls.shared(["BU03920204", "Rozenprieel\nnoord"])
    path = xls.write(tmp_path / "t.xls", xls.stream(*STYLES, texts, Cijfers=page))
    sheet = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    shown = [[str(cell) if isinstance(cell, dt.date | dt.time) else cell for cell in row] for row in sheet.to_python()]
    width = len(shown[0])
    ours = [[("" if cell is None else cell) for cell in (*row, *[None] * (width - len(row)))] for row in rows(path)]
    assert ours == shown
    assert [type(cell) is bool for row in ours for cell in row] == [type(cell) is bool for row in shown for cell in row]


def test_a_share_is_the_number_that_is_seen_with_its_per_cent_sign(tmp_path):
    cells = (xls.number(0, style, 0.07, style) for style in range(5))
    dated = ["1899-12-30 01:40:48", "01:40:48"]
    assert rows(xls.write(tmp_path / "t.xls", xls.stream(*STYLES, Blad=xls.sheet(*cells)))) == [
        [0.07, dated[1], dated[1], 7, 7]
    ]


@pytest.mark.parametrize(("from_1904", "day"), [(0, "2020-01-01"), (1, "2024-01-02")])
def test_a_date_is_one_of_the_calendar_of_the_workbook_and_what_is_of_no_calendar_a_number(tmp_path, from_1904, day):
    calendar = xls.record(0x0022, struct.pack("<H", from_1904))
    page = xls.sheet(xls.number(0, 0, 43831, DAY), xls.number(0, 1, 1e9, DAY))
    assert rows(xls.write(tmp_path / "t.xls", xls.stream(calendar, *STYLES, Blad=page))) == [[day, 1e9]]


def test_a_text_goes_on_in_the_next_record_with_other_letters_and_what_is_beside_it_is_passed(tmp_path):
    tokyo = "東京".encode("utf-16-le")
    pieces = (
        struct.pack("<II", 4, 4) + b"\6\0\0Rozen",  # of six letters
        b"\0p" + b"\2\0\x09\2\0" + tokyo + bytes(3),  # how parts look, which goes on in the next
        bytes(5) + b"\5\0\4\6\0\0\0caf",  # how it is pronounced
        b"\1" + "és".encode("utf-16-le") + bytes(6),
        b"\1\0\0z",
    )
    page = xls.sheet(*(xls.known(0, place, place) for place in range(5)))
    path = xls.write(tmp_path / "t.xls", xls.stream(xls.shared_in(*pieces), Blad=page))
    assert rows(path) == [["Rozenp", "東京", "cafés", "z", None]]


def test_cells_stand_in_their_rows_whatever_their_order_in_the_file(tmp_path):
    down = [xls.number(row, column, 10 * row + column) for column in (1, 0) for row in (3, 1, 2)]
    back = [xls.label(5, 2, "c"), xls.label(5, 1, "b"), xls.label(5, 1, "later"), xls.shorts(5, 3, [1, 2])]
    path = xls.write(tmp_path / "t.xls", xls.stream(Blad=xls.sheet(*down, *back)))
    assert rows(path) == [[], [10, 11], [20, 21], [30, 31], [], [None, "later", "c", 1, 2]]


def test_a_sheet_that_is_not_seen_is_said_to_be_hidden(tmp_path):
    page = xls.sheet(xls.label(0, 0, "a"))
    found = read_sheets(xls.write(tmp_path / "t.xls", xls.stream(hidden=("Kladje",), Kladje=page, Blad=page)))
    assert [(sheet.name, sheet.is_hidden) for sheet in found] == [("Kladje", True), ("Blad", False)]


def test_what_is_in_a_chart_is_in_no_sheet(tmp_path):
    chart = xls.sheet(xls.number(0, 7, 99), xls.number(1, 0, 99))
    page = xls.sheet(xls.label(0, 0, "a"), chart, xls.label(0, 1, "b"), chart)
    sheets = {"Blad": page, "Grafiek": chart, "Leeg": xls.sheet(), "Blad2": xls.sheet(xls.label(0, 0, "c"))}
    found = read_sheets(xls.write(tmp_path / "t.xls", xls.stream(kinds=(0, 2, 0, 0), **sheets)))
    assert [(sheet.name, [list(row) for row in sheet.rows()]) for sheet in found] == [
        ("Blad", [["a", "b"]]),
        ("Blad2", [["c"]]),
    ]


def test_cells_that_were_made_one_are_told_of_their_first_column(tmp_path):
    page = xls.sheet(xls.label(0, 0, "a"), xls.merged((0, 0, 0, 3), (1, 4, 1, 2)), xls.merged((6, 7, 0, 0)))
    [sheet] = read_sheets(xls.write(tmp_path / "t.xls", xls.stream(Blad=page)))
    assert sheet.merged() == [Merged(1, 1, 4), Merged(0, 6, 7)]


@pytest.mark.parametrize(("code_page", "encoding"), [(1252, "cp1252"), (1250, "cp1250"), (10000, "mac_roman")])
def test_a_workbook_of_excel_5_is_read_in_the_letters_of_its_computer(tmp_path, code_page, encoding):
    place = "é".encode(encoding)
    page = xls.sheet(
        xls.cell(0x0204, 0, 0, b"\4\0caf" + place),
        xls.cell(0x00D6, 0, 1, b"\1\0" + place + b"\1\0\0"),
        xls.number(0, 2, 43831, 1),
        version=xls.EXCEL_5,
    )
    about = (
        xls.record(0x0042, struct.pack("<H", code_page)),
        *(xls.record(0x041E, struct.pack("<HB", 164, 4) + b"yyyy"), xls.style(0), xls.style(164)),
    )
    path = xls.write(tmp_path / "t.xls", xls.stream(*about, version=xls.EXCEL_5, Blad=page), "BOOK")
    assert rows(path) == [["café", "é", "2020-01-01"]]


def test_a_small_workbook_lies_in_short_sectors(tmp_path):
    path = tmp_path / "t.xls"
    content = xls.stream(Blad=xls.sheet(*(xls.label(row, 0, f"regel {row}") for row in range(60))))
    path.write_bytes(xls.short_compound("Workbook", content))
    assert rows(path) == [[f"regel {row}"] for row in range(60)]


@pytest.mark.parametrize(
    "content",
    [
        compound("Workbook", xls.stream(xls.record(0x002F, bytes(6)), Blad=xls.sheet()).ljust(4096, b"\0")),
        compound("EncryptedPackage", bytes(4096)),
    ],
)
def test_what_has_a_password_is_said_to_have_one(tmp_path, content):
    path = tmp_path / "t.xls"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match="heeft een wachtwoord"):
        read_sheets(path)


WELL = xls.stream(*STYLES, xls.shared(["a", "東京"]), Blad=xls.sheet(xls.known(0, 0, 1), xls.shorts(1, 0, [1, 2])))


@pytest.mark.parametrize(
    "content",
    [
        WELL.replace(xls.record(0x000A), b""),
        xls.stream(Blad=xls.sheet(xls.record(0x0203, bytes(8)))),
        xls.stream(Blad=xls.sheet(xls.number(0, 256, 1))),
        xls.stream(Blad=xls.record(0x0000)),
        xls.stream(xls.shared_in(struct.pack("<IIHB", 1, 1, 9, 0)), Blad=xls.sheet(xls.known(0, 0, 0))),
        xls.stream(**dict.fromkeys(map(str, range(99)), b""), last=xls.sheet(xls.label(0, 0, "a" * 99))),
        xls.stream(version=0x0400, Blad=xls.sheet()),
        b"",
    ],
)
def test_what_is_damaged_is_said_in_one_sentence(tmp_path, content):
    with pytest.raises(Unreadable) as refused:
        read_sheets(xls.write(tmp_path / "half.xls", content))
    assert refused.value.sentence.startswith("half.xls is beschadigd of geen rekenblad. ")


def test_sectors_that_go_round_are_not_followed_without_an_end(tmp_path):
    path = xls.write(tmp_path / "rond.xls", WELL)
    content = bytearray(path.read_bytes())
    content[512 + 4 * 4 : 512 + 5 * 4] = struct.pack("<I", 2)  # in the table of sectors
    content[1024 + 128 + 120 : 1024 + 128 + 124] = b"\xff" * 4  # the length in the folder
    path.write_bytes(content)
    with pytest.raises(Unreadable, match="beschadigd"):
        read_sheets(path)


@given(changes=st.dictionaries(st.integers(8, 6000), st.integers(0, 255), min_size=1, max_size=20))
def test_whatever_bytes_are_others_it_is_read_or_refused(tmp_path_factory, changes):
    path = xls.write(tmp_path_factory.mktemp("xls") / "t.xls", WELL)
    content = bytearray(path.read_bytes())
    for place, byte in changes.items():
        content[place % len(content)] = byte
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content[8:])
    with suppress(Unreadable):
        for sheet in read_sheets(path):
            assert all(len(row) <= 512 for row in sheet.rows())
