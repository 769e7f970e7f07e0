"""Days to a calendar and meetings from one, as somebody ticks what goes along."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.dossiers import new_dossier
from tests.exchange.calendar.making import attendee, calendar, event
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.words import MomentKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.ui.calendar.export_dialog import CalendarExport
from wijkdesk.ui.calendar.import_dialog import CalendarImport
from wijkdesk.ui.changes import Changes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = dt.date(2026, 11, 23)
ANNA = attendee("Anna", "anna@ymere.example")


@pytest.fixture
def dossier(tmp_path):
    anna = Contact(first_name="Anna", last_name="Berg", email="anna@ymere.example")
    with Dossier.open(new_dossier(tmp_path, anna, Action(title="Stoep", due=TODAY))) as dossier:
        yield dossier


@pytest.fixture
def show(qtbot, dossier):
    parent = QWidget()
    qtbot.addWidget(parent)

    def show(make):
        dialog = make(Changes(dossier, parent), parent)
        with qtbot.waitExposed(dialog):
            dialog.open()
        return dialog

    return show


@pytest.fixture
def read(qtbot, show, tmp_path):
    def read(*events):
        path = tmp_path / "agenda.ics"
        path.write_bytes(calendar(*events) if events else b"Beste buren")
        dialog = show(lambda changes, parent: CalendarImport(changes, path, lambda: TODAY, parent))
        qtbot.waitUntil(lambda: "Even lezen" not in dialog.said.accessibleName())
        return dialog

    return read


def test_what_is_ticked_goes_along_and_is_noted_in_the_account(qtbot, show, dossier, tmp_path, monkeypatch):
    dialog = show(lambda changes, parent: CalendarExport(changes, lambda: TODAY, parent))
    assert unnamed_controls(dialog) == []
    for name in ("promises", "reconfirmations", "overviews", "reviews"):
        dialog.parts[name].focusProxy().click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Wijk"), ""))
    dialog.commit.click()
    qtbot.waitUntil(lambda: dialog.said.isVisible() and not dialog.is_busy)
    assert dialog.said.accessibleName() == "Opgeslagen: Wijk.ics, data: 1."
    assert b"SUMMARY:Actie klaar: Stoep" in (tmp_path / "Wijk.ics").read_bytes()
    assert [row.what for row in list_account(dossier.reader)] == ["Data als agenda"]


def test_with_nothing_ticked_there_is_nothing_to_save(show):
    dialog = show(lambda changes, parent: CalendarExport(changes, lambda: TODAY, parent))
    for field in dialog.parts.values():
        field.focusProxy().click()
    assert not dialog.commit.isEnabled()


def test_meetings_with_contacts_are_ticked_and_noted_in_one_step(qtbot, read, dossier):
    dialog = read(
        event("a", ":20261110T100000", ANNA),
        event("b", ":20261111T100000", summary="Tandarts"),
        event("c", ":20261112T100000", ANNA, "CLASS:PRIVATE"),
        event("d", ":20260101T100000", ANNA),
        event("e", ":20261201T100000", ANNA),
        event("f", ":niets"),
    )
    assert unnamed_controls(dialog) == []
    assert "Afspraak 6 blijft weg" in dialog.said.accessibleName()
    assert [row.proposed.meeting.uid for row in dialog.table.shown_rows()] == ["a", "b", "c"]
    assert (dialog.table.ticked_ids(), dialog.commit.text()) == ({0}, "1 noteren")
    dialog.table.choose(0)
    box = dialog.kind.focusProxy()
    box.setCurrentIndex(box.findText("bezoek"))
    box.activated.emit(box.currentIndex())
    dialog.commit.click()
    qtbot.waitUntil(lambda: dialog.commit.text() == "Sluiten")
    assert dialog.said.accessibleName() == "Genoteerd als contactmoment: 1. Overgeslagen: 2."
    [moment] = list_moments(dossier.reader)
    assert (moment.day, moment.kind, moment.contacts) == (dt.date(2026, 11, 10), MomentKind.VISIT, ("Anna Berg",))
    assert dossier.undo() == "Agenda ingelezen"


def test_another_period_is_read_at_once(qtbot, read):
    dialog = read(event("a", ":20261110T100000", ANNA), event("d", ":20260101T100000", ANNA))
    assert len(dialog.rows) == 1
    editor = dialog.first_day.focusProxy()
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "1-1-2026")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: len(dialog.rows) == 2)


def test_what_is_no_calendar_is_said_in_one_sentence(read):
    dialog = read()
    assert "is geen agenda" in dialog.said.accessibleName()
    assert not dialog.commit.isEnabled()
