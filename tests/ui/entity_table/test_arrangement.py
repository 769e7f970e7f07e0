import datetime as dt
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.ui.entity_table import Column, Group
from wijkdesk.ui.entity_table.arrangement import Arrangement, GroupRow


class Row(NamedTuple):
    id: int
    title: str
    place: str
    due: dt.date | None


COLUMNS = (
    Column[Row](key="title", heading="Titel", text=lambda row: row.title),
    Column[Row](key="place", heading="Plaats", text=lambda row: row.place),
    Column[Row](
        key="due", heading="Klaar", text=lambda row: str(row.due), sort_key=lambda row: row.due, searched=False
    ),
)
GROUPS = (Group("oost", "Oost"), Group("west", "West"))
ROWS = (
    Row(1, "Lunch in het café", "west", dt.date(2026, 3, 1)),
    Row(2, "Bankjes", "oost", None),
    Row(3, "Zwerfafval", "west", dt.date(2025, 3, 1)),
    Row(4, "Ömer belt", "oost", dt.date(2027, 3, 1)),
)


@pytest.fixture
def arrangement():
    arrangement = Arrangement(COLUMNS)
    arrangement.set_rows(ROWS)
    return arrangement


def ids(arrangement):
    return [item.id for item in arrangement.items()]


def test_rows_keep_their_order_until_they_are_sorted(arrangement):
    assert ids(arrangement) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cafe", [1]),
        ("CAFÉ", [1]),
        ("omer", [4]),
        ("west", [1, 3]),
        ("west lunch", [1]),
        ("lunch oost", []),
        ("  ", [1, 2, 3, 4]),
        ("2026", []),
    ],
)
def test_search_finds_every_word_whatever_its_capitals_and_accents(arrangement, text, found):
    arrangement.search(text)
    assert ids(arrangement) == found


def test_a_filter_and_a_search_narrow_together(arrangement):
    arrangement.search("a")
    arrangement.filter(lambda row: row.place == "west")
    assert ids(arrangement) == [1, 3]


def test_sorting_by_text_passes_over_accents(arrangement):
    arrangement.sort("title", descending=False)
    assert ids(arrangement) == [2, 1, 4, 3]


@pytest.mark.parametrize(("descending", "order"), [(False, [3, 1, 4, 2]), (True, [4, 1, 3, 2])])
def test_what_is_unknown_sorts_last_both_ways(arrangement, descending, order):
    arrangement.sort("due", descending)
    assert ids(arrangement) == order


def test_groups_have_a_heading_with_their_number_and_keep_their_own_order(arrangement):
    arrangement.group(GROUPS, lambda row: row.place)
    arrangement.sort("due", descending=False)
    items = arrangement.items()
    assert [item.count if isinstance(item, GroupRow) else item.id for item in items] == [2, 4, 2, 2, 3, 1]
    assert [item.group.heading for item in items if isinstance(item, GroupRow)] == ["Oost", "West"]


def test_a_group_without_rows_has_no_heading(arrangement):
    arrangement.group(GROUPS, lambda row: row.place)
    arrangement.search("oost")
    assert [item.group.key for item in arrangement.items() if isinstance(item, GroupRow)] == ["oost"]


def test_a_row_is_found_wherever_it_is_shown_also_where_nobody_looked_yet(arrangement):
    arrangement.sort("title", descending=True)
    shown = ids(arrangement)
    arrangement.sort("title", descending=True)
    assert arrangement.item(0).id == shown[0]
    assert [arrangement.position(number) for number in (shown[-1], *shown)] == [3, 0, 1, 2, 3]
    arrangement.search("oost")
    assert arrangement.position(next(row.id for row in ROWS if row.place == "west")) is None


def test_an_edit_that_sorts_the_same_leaves_a_row_among_its_equals(arrangement):
    arrangement.sort("place", descending=False)
    assert arrangement.put(ROWS[0]._replace(title="Iets anders"))
    assert ids(arrangement) == [2, 4, 1, 3]


rows = st.builds(
    Row,
    id=st.integers(1, 8),
    title=st.sampled_from(["a", "b", "á", "C", "d e", ""]),
    place=st.sampled_from(["oost", "west"]),
    due=st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 4)),
)


@given(
    start=st.lists(rows, max_size=8),
    patches=st.lists(rows, max_size=8),
    key=st.sampled_from([None, "title", "due"]),
    descending=st.booleans(),
    text=st.sampled_from(["", "a", "oost"]),
    grouped=st.booleans(),
)
def test_patches_end_where_a_fresh_start_would(start, patches, key, descending, text, grouped):
    patched, fresh = Arrangement(COLUMNS), Arrangement(COLUMNS)
    known = {row.id: row for row in start}
    for arrangement in (patched, fresh):
        arrangement.group(GROUPS, (lambda row: row.place) if grouped else None)
        arrangement.sort(key, descending)
        arrangement.search(text)
    patched.set_rows(start)
    for row in patches:
        patched.put(row)
        known[row.id] = row
    fresh.set_rows(known.values())
    assert sorted(map(repr, patched.items())) == sorted(map(repr, fresh.items()))
    order = next((column.order for column in COLUMNS if column.key == key), lambda _row: 0)
    in_order = [
        (item.group.key,) if isinstance(item, GroupRow) else (item.place * grouped, order(item))
        for item in patched.items()
    ]
    assert in_order == [
        (item.group.key,) if isinstance(item, GroupRow) else (item.place * grouped, order(item))
        for item in fresh.items()
    ]


@given(
    start=st.lists(rows, max_size=8, unique_by=lambda row: row.id),
    patches=st.lists(rows, max_size=8, unique_by=lambda row: row.id),
    gone=st.sets(st.integers(1, 8)),
    key=st.sampled_from([None, "title", "due"]),
    descending=st.booleans(),
    text=st.sampled_from(["", "a", "oost"]),
    narrowed=st.booleans(),
    grouped=st.booleans(),
    looked=st.booleans(),
)
def test_many_patches_together_end_where_each_by_itself_does(
    start, patches, gone, key, descending, text, narrowed, grouped, looked
):
    together, by_one = Arrangement(COLUMNS), Arrangement(COLUMNS)
    for arrangement in (together, by_one):
        arrangement.group(GROUPS, (lambda row: row.place) if grouped else None)
        arrangement.sort(key, descending)
        arrangement.set_rows(start)
        arrangement.filter((lambda row: row.title != "a") if narrowed else None)
        arrangement.search(text)
        if looked:
            arrangement.items()
    here = [row for row in patches if row.id not in gone]
    together.patch(here, gone)
    for row in here:
        by_one.put(row)
    for number in gone:
        by_one.drop(number)
    assert together.items() == by_one.items()
    for arrangement in (together, by_one):
        arrangement.search("b")
    assert together.items() == by_one.items()
