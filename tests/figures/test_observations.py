"""Values one a line: put beside each other, in whatever order and form they come."""

import zipfile

import pytest

from wijkdesk.figures.files.reading import read_sheets
from wijkdesk.figures.files.sheet import cell_at
from wijkdesk.figures.refusal import Unreadable

HEAD = '"Id";"Measure";"ValueAttribute";"Value";"StringValue";"WijkenEnBuurten";"Perioden"'
LINES = [
    '0;"inw";"None";165000;"";"GM0392";"2023JJ00"',
    '1;"koop";"Provisional";51,5;"";"GM0392";"2023JJ00"',
    '2;"inw";"Secret";;"";"BU03920204";"2023JJ00"',
    '3;"naam";"None";;"Rozenprieel ""noord""";"BU03920204";"2023JJ00"',
    '4;"koop";"None";"38,5";"";"BU03920204";"2023JJ00"',
    "",
    '5;"naam"',
]
FOUND = [
    ["WijkenEnBuurten", "Perioden", "inw", "koop", "naam"],
    ["GM0392", "2023JJ00", 165000.0, "51.5*", None],
    ["BU03920204", "2023JJ00", "x", 38.5, 'Rozenprieel "noord"'],
]


def packed(path, lines, end="\n", encoding="utf-8"):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("Observations.csv", end.join(lines).encode(encoding))
    return path


def rows(path):
    [sheet] = read_sheets(path)
    head, *others = sheet.rows()
    order = [head.index(name) for name in FOUND[0]]
    found = [[cell_at(row, place) for place in order] for row in (head, *sorted(others, key=str, reverse=True))]
    return [[None if cell != cell else cell for cell in row] for row in found]


def shown(found):
    """A mark for what is provisional, whatever decimal mark stands in it."""
    return [[cell.replace(",", ".") if isinstance(cell, str) else cell for cell in row] for row in found]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_those_of_one_region_and_period_stand_in_one_row(tmp_path, end, encoding):
    assert shown(rows(packed(tmp_path / "o.zip", [HEAD, *LINES], end, encoding))) == FOUND


def test_their_order_makes_no_difference(tmp_path):
    lines = sorted(LINES, key=lambda line: line.split(";")[1:2])
    assert shown(rows(packed(tmp_path / "o.zip", [HEAD, *lines]))) == FOUND


def test_a_text_with_a_semicolon_and_more_lines_is_read_as_well(tmp_path):
    lines = [line.replace("Rozenprieel", "Rozen;\nprieel") for line in LINES]
    found = shown(rows(packed(tmp_path / "o.zip", [HEAD, *lines])))
    assert found == [*FOUND[:2], [*FOUND[2][:4], 'Rozen;\nprieel "noord"']]


def test_columns_in_another_order_are_read_as_well(tmp_path):
    lines = [";".join(reversed(line.split(";"))) for line in [HEAD, *LINES[:5]]]
    assert shown(rows(packed(tmp_path / "o.zip", lines))) == FOUND


def test_what_is_damaged_inside_is_said_in_one_sentence(tmp_path):
    path = packed(tmp_path / "o.zip", [HEAD, *LINES * 200])
    path.write_bytes(path.read_bytes().replace(b"165000", b"165001", 1))
    with pytest.raises(Unreadable, match=r"o\.zip is beschadigd"):
        list(read_sheets(path)[0].rows())


def test_of_a_packed_file_with_a_password_is_said_that_it_has_one(tmp_path):
    path = packed(tmp_path / "o.zip", [HEAD, *LINES])
    content = bytearray(path.read_bytes())
    for beginning, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(beginning) + flags] |= 1
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"o\.zip heeft een wachtwoord"):
        read_sheets(path)
