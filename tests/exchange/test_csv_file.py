"""Tables for a spreadsheet: nothing in them is a formula, and all else is as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.exchange.csv_file import as_csv, harmless


def read(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", " =1", "\0=1", "＝1", "＋x", "－x", "＠x"],
)
def test_a_text_that_a_spreadsheet_would_run_is_marked(text):
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["-3,5", "+12", "-0.5", "fiets - pad", "a=b", "'s-Gravenhage", ""])
def test_numbers_and_plain_words_stay_as_they_are(text):
    assert harmless(text) == text


def test_a_text_keeps_its_lines_and_only_its_beginning_is_marked():
    [_, cells] = read(as_csv(["kop", "kop"], [["een\r\n  twee  drie \n\n- vier", "\n=1+1\n=2"]]))
    assert cells == ["een\ntwee drie\n\n- vier", "'=1+1\n=2"]


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_comes_back_in_its_own_cell(row):
    [head, cells] = read(as_csv(["kop"] * len(row), [row]))

    assert len(head) == len(cells) == len(row)
    for cell, text in zip(cells, row, strict=True):
        assert (
            cell.lstrip("'").split() == text.replace("\0", "").encode("utf-8", "replace").decode().lstrip("'").split()
        )
        assert not cell.lstrip().startswith(("=", "@"))
