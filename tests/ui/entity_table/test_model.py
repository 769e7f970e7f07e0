from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from wijkdesk.ui.entity_table import Column, EntityModel, Group
from wijkdesk.ui.entity_table.arrangement import GroupRow
from wijkdesk.ui.marks import IconMark, StateMark


class Row(NamedTuple):
    id: int
    title: str
    state: str


WORDS = {"running": "loopt", "waiting": "wacht"}
GROUPS = (Group("running", "Loopt"), Group("waiting", "Wacht"))
COLUMNS = (
    Column[Row](
        key="title",
        heading="Actie",
        text=lambda row: row.title,
        mark=lambda row: StateMark(WORDS[row.state], row.state),
        badge=lambda row: IconMark("snelle winst", "zap") if row.title == "Bankjes" else None,
    ),
    Column[Row](key="state", heading="Stand", width=80, text=lambda row: WORDS[row.state]),
)
ROWS = (Row(1, "Lunch", "running"), Row(2, "Bankjes", "running"), Row(3, "Afval", "waiting"))


@pytest.fixture
def model(qapp):
    model = EntityModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.group_by(GROUPS, lambda row: row.state)
    model.set_rows(ROWS)
    yield model
    tester.deleteLater()


def shown(model):
    return [model.index(position, 0).data() for position in range(model.rowCount())]


def test_rows_stand_under_the_headings_of_their_groups(model):
    assert shown(model) == ["Loopt 2", "Lunch", "Bankjes", "Wacht 1", "Afval"]


def test_headings_of_groups_cannot_be_chosen(model):
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_a_screen_reader_hears_the_state_and_the_badge_as_words(model):
    spoken = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "loopt, Bankjes, snelle winst"


def test_roles_that_are_not_served_give_nothing(model):
    for role in (Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.FontRole, Qt.ItemDataRole.UserRole):
        assert model.index(1, 0).data(role) is None


def test_a_patch_of_one_row_tells_only_that_row(model, qtbot):
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        model.patch_row(ROWS[1]._replace(title="Banken"))
    assert (told.args[0].row(), told.args[1].row()) == (2, 2)
    assert shown(model) == ["Loopt 2", "Lunch", "Banken", "Wacht 1", "Afval"]


def test_a_row_that_stays_where_it_was_is_found_and_sorted_by_what_it_says_now(model):
    model.sort_by("title")
    model.sort_by("state")
    model.patch_row(ROWS[0]._replace(title="Aanplant"))
    assert shown(model) == ["Loopt 2", "Aanplant", "Bankjes", "Wacht 1", "Afval"]
    model.sort_by("title", descending=True)
    assert shown(model) == ["Loopt 2", "Bankjes", "Aanplant", "Wacht 1", "Afval"]
    model.search("plant")
    assert shown(model) == ["Loopt 1", "Aanplant"]


def test_a_row_that_moves_to_another_group_stays_the_same_row_for_views(model):
    place = QPersistentModelIndex(model.index(1, 0))
    model.patch_row(ROWS[0]._replace(state="waiting"))
    assert shown(model) == ["Loopt 1", "Bankjes", "Wacht 2", "Afval", "Lunch"]
    assert place.row() == 4


def test_the_last_row_of_a_group_takes_the_heading_along(model):
    model.patch_row(ROWS[2]._replace(state="running"))
    assert shown(model) == ["Loopt 3", "Lunch", "Bankjes", "Afval"]
    model.patch_row(ROWS[2])
    assert shown(model) == ["Loopt 2", "Lunch", "Bankjes", "Wacht 1", "Afval"]


def test_a_new_row_that_search_leaves_out_is_not_shown_but_known(model):
    model.search("lunch")
    model.patch_row(Row(9, "Taalles", "running"))
    assert shown(model) == ["Loopt 1", "Lunch"]
    assert model.row(9).title == "Taalles"


def test_a_row_that_does_not_fit_the_search_any_more_goes(model):
    model.search("lunch")
    model.patch_row(ROWS[0]._replace(title="Ontbijt"))
    assert shown(model) == []


def test_removing_a_row_that_is_not_there_does_nothing(model):
    model.remove_row(99)
    assert shown(model) == ["Loopt 2", "Lunch", "Bankjes", "Wacht 1", "Afval"]


rows = st.builds(
    Row,
    id=st.integers(1, 6),
    title=st.sampled_from(["a", "b", "c", "ab"]),
    state=st.sampled_from(["running", "waiting"]),
)


@given(
    start=st.lists(rows, max_size=6),
    changes=st.lists(rows | st.integers(1, 6), max_size=10),
    text=st.sampled_from(["", "a"]),
    key=st.sampled_from([None, "title"]),
    grouped=st.booleans(),
)
def test_after_any_patches_the_model_shows_what_its_rows_say(qapp, start, changes, text, key, grouped):
    model = EntityModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.group_by(GROUPS, (lambda row: row.state) if grouped else None)
    model.sort_by(key)
    model.search(text)
    model.set_rows(start)
    known = {row.id: row for row in start}
    for change in changes:
        if isinstance(change, Row):
            model.patch_row(change)
            known[change.id] = change
        else:
            model.remove_row(change)
            known.pop(change, None)
        wanted = {row for row in known.values() if text in row.title or text in WORDS[row.state]}
        assert set(model.shown_rows()) == wanted
        headings = [position for position in range(model.rowCount()) if isinstance(model.item(position), GroupRow)]
        assert model.group_positions() == headings
        assert sum(model.item(position).count for position in headings) == (len(wanted) if grouped else 0)
    tester.deleteLater()
