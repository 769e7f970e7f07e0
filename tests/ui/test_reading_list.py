"""Lists so long that they are read and made ready beside the work."""

from typing import NamedTuple

import pytest

from wijkdesk.domain.event import Event
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading import timeline
from wijkdesk.storage.reading.timeline import list_timeline
from wijkdesk.storage.writing import edit
from wijkdesk.ui import reading_list
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.entity_table import Column, EntityTable
from wijkdesk.ui.timeline.tab import TimelineTab


class Row(NamedTuple):
    id: int
    title: str


@pytest.fixture
def hidden_tab(qtbot, example, monkeypatch):
    """The timeline of a dossier as if it were too long to be read at once, before somebody comes there."""
    monkeypatch.setattr(timeline, "NEWEST", 60)
    monkeypatch.setattr(timeline, "PORTION", 100)
    monkeypatch.setattr(reading_list, "AT_ONCE", 10)
    monkeypatch.setattr(reading_list, "TOGETHER", 200)
    with Dossier.open(example) as dossier:
        tab = TimelineTab(Changes(dossier))
        qtbot.addWidget(tab)
        tab.resize(1110, 740)
        yield tab
        tab._reading.stop()


@pytest.fixture
def open_tab(hidden_tab):
    """Goes there; no event passes by before the test."""

    def open_tab():
        hidden_tab.show()
        return hidden_tab

    return open_tab


def titles(tab):
    return {row.id: row.title for row in tab.table.shown_rows()}


def test_a_long_list_shows_the_newest_at_once_and_in_the_end_everything_in_order(open_tab, qtbot):
    tab = open_tab()
    wanted = [row.id for row in list_timeline(tab._changes.dossier.reader)]
    assert [row.id for row in tab.table.shown_rows()][:20] == wanted[:20]
    assert len(tab.table.shown_rows()) < len(wanted)
    qtbot.waitUntil(lambda: len(tab.table.shown_rows()) == len(wanted))
    assert [row.id for row in tab.table.shown_rows()] == wanted


def test_who_comes_while_the_list_is_read_ahead_sees_the_newest_at_once_and_in_the_end_everything(hidden_tab, qtbot):
    wanted = [row.id for row in list_timeline(hidden_tab._changes.dossier.reader)]
    next(hidden_tab.get_ready())
    assert hidden_tab.table.shown_rows() == []
    hidden_tab.show()
    assert [row.id for row in hidden_tab.table.shown_rows()][:20] == wanted[:20]
    qtbot.waitUntil(lambda: len(hidden_tab.table.shown_rows()) == len(wanted))
    assert [row.id for row in hidden_tab.table.shown_rows()] == wanted


def test_what_is_read_ahead_is_there_when_somebody_comes(hidden_tab, qtbot):
    for _ in hidden_tab.get_ready():
        qtbot.waitUntil(lambda: not hidden_tab._reading.is_busy)
    wanted = [row.id for row in list_timeline(hidden_tab._changes.dossier.reader)]
    hidden_tab.show()
    assert [row.id for row in hidden_tab.table.shown_rows()] == wanted


def test_an_edit_while_the_list_is_read_is_in_it_once(open_tab, qtbot):
    tab = open_tab()
    dossier = tab._changes.dossier
    rows = [row for row in list_timeline(dossier.reader) if row.source == "event"]
    shown, unread = (next(row for row in rows if (row.id in titles(tab)) == is_shown) for is_shown in (True, False))
    edit.change(dossier, Event, unread.number, title="Pas gelezen")
    edit.change(dossier, Event, shown.number, title="Al gelezen")
    wanted = {row.id: row.title for row in list_timeline(dossier.reader)}
    qtbot.waitUntil(lambda: len(tab.table.shown_rows()) == len(wanted))
    assert titles(tab) == wanted


def test_something_that_was_not_read_yet_opens(open_tab):
    tab = open_tab()
    rows = [row for row in list_timeline(tab._changes.dossier.reader) if row.source == "event"]
    unread = next(row for row in rows if row.id not in titles(tab))
    tab.open(Event, unread.number)
    assert tab.table.chosen_ids() == [unread.id]


def test_a_search_that_comes_before_a_long_list_is_ready_finds_all_the_same(qtbot):
    table = EntityTable((Column[Row](key="title", heading="Actie", text=lambda row: row.title),), "Acties")
    qtbot.addWidget(table)
    table.set_rows(Row(number, f"actie {number}") for number in range(3000))
    table.search("299")
    qtbot.waitUntil(lambda: len(table.shown_rows()) < 3000)
    assert [row.id for row in table.shown_rows()] == [299, 1299, 2299, *range(2990, 3000)]
