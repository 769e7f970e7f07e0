"""Reading a table, as somebody goes through it."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tests.dossiers import new_dossier
from tests.exchange.own_tables.making import text, workbook
from tests.ui.accessibility import out_of_reach, unnamed_controls
from tests.ui.desk import editor_of
from wijkdesk.domain.action import Action
from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.own_tables.plan import Fate
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_events
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.importing.table_dialog import TableDialog

TODAY = dt.date(2026, 11, 23)
ROWS = [
    ["Actie", "Trekker", "Deadline", "BSN", "Kleur"],
    ["Lampen", "Ymere", "1-3-2027", "123456782", "rood"],
    ["Stoep", "Anna Bakker", "1-2-2027", "", ""],
    ["", "Ymere", "", "", ""],
]


class Reading:
    """A dialog over an open dossier."""

    def __init__(self, qtbot, dossier, parent):
        self.qtbot, self.dossier, self.parent = qtbot, dossier, parent
        self.changes = Changes(dossier, parent)
        self.done = []
        self.changes.done.connect(self.done.append)

    def open(self, path):
        self.dialog = TableDialog(self.changes, path, lambda: TODAY, self.parent)
        with self.qtbot.waitExposed(self.dialog):
            self.dialog.open()
        self.wait()
        return self.dialog

    def wait(self):
        self.qtbot.waitUntil(self.dialog.progress.isHidden, timeout=60_000)

    def go_on(self):
        self.qtbot.waitUntil(self.dialog.commit.isEnabled)
        self.dialog.commit.click()
        self.wait()

    def said(self):
        return self.dialog.said.accessibleName()

    def titles(self):
        return [row.title for row in list_actions(self.dossier.reader)]

    def choose(self, field, value):
        """Choose in a field as somebody does with the keyboard."""
        box = editor_of(field)
        place = next(n for n in range(box.count()) if box.itemText(n) == value)
        box.setFocus()
        box.setCurrentIndex(place)
        box.activated.emit(place)


@pytest.fixture
def reading(qtbot, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    with Dossier.open(new_dossier(tmp_path, Action(title="Stoep"))) as dossier:
        yield Reading(qtbot, dossier, parent)


def test_a_table_goes_from_its_columns_over_its_lines_into_the_dossier(reading, tmp_path):
    dialog = reading.open(text(tmp_path / "acties.csv", ROWS))
    assert unnamed_controls(dialog) == []
    assert dialog.columns.kind.value() is ImportKind.ACTIONS
    assert [(row.heading, row.becomes) for row in dialog.columns.table.shown_rows()] == [
        ("Actie", "Titel"),
        ("Trekker", "Trekker"),
        ("Deadline", "Klaar"),
        ("BSN", "mag niet van mensen"),
        ("Kleur", "niet inlezen"),
    ]
    assert out_of_reach(dialog) == []
    reading.go_on()

    assert out_of_reach(dialog) == []
    assert dialog.lines.counted.accessibleName() == "1 nieuw, 1 aangevuld, 1 weggelaten."
    assert dialog.lines.organisations.text() == "Maak een nieuwe organisatie: Ymere"
    assert dialog.lines.people.text() == "Maak een nieuw contact: Anna Bakker"
    left_out = dialog.lines.left_out.accessibleName()
    assert "bewaar je niet van mensen: BSN." in left_out
    assert "Niet ingelezen kolommen: Kleur" in left_out
    assert reading.titles() == ["Stoep"]
    reading.go_on()

    assert reading.said().startswith("Ingelezen: 1 nieuw, 1 aangevuld, 1 weggelaten.")
    assert reading.titles() == ["Stoep", "Lampen"]
    assert reading.done == ["Tabel ingelezen: acties"]
    dialog.copy.click()
    assert "4\t\tweggelaten\tGeef de actie een titel." in QGuiApplication.clipboard().text()
    assert unnamed_controls(dialog) == []
    dialog.commit.click()
    assert not dialog.isVisible()
    reading.dossier.undo()
    assert reading.titles() == ["Stoep"]


def test_a_column_becomes_what_the_user_says_and_the_next_table_begins_so(reading, tmp_path):
    rows = [["Klus", "Wat"], ["Lampen", "In het achterpad"]]
    dialog = reading.open(text(tmp_path / "klussen.csv", rows))
    table = dialog.columns.table
    table.choose(0)
    reading.choose(dialog.columns.becomes, "Titel")
    assert [row.becomes for row in table.shown_rows()] == ["Titel", "niet inlezen"]
    table.choose(1)
    reading.choose(dialog.columns.becomes, "Omschrijving")
    reading.go_on()
    reading.go_on()
    dialog.commit.click()
    assert reading.titles() == ["Stoep", "Lampen"]

    dialog = reading.open(text(tmp_path / "meer.csv", [["wat", "klus"], ["Op de hoek", "Bank"]]))
    assert [row.becomes for row in dialog.columns.table.shown_rows()] == ["Omschrijving", "Titel"]
    dialog.reject()


def test_the_lines_can_be_something_else_and_what_is_missing_is_asked(reading, tmp_path):
    dialog = reading.open(text(tmp_path / "lijst.csv", [["Actie", "Wanneer"], ["Lunch", "1-3-2026"]]))
    reading.choose(dialog.columns.kind, "Contacten")
    assert reading.said() == "Kies nog welke kolom dit is: Hele naam."
    assert not dialog.commit.isEnabled()
    reading.choose(dialog.columns.kind, "Gebeurtenissen")
    table = dialog.columns.table
    table.choose(0)
    reading.choose(dialog.columns.becomes, "Titel")
    reading.go_on()
    reading.go_on()
    assert [row.title for row in list_events(reading.dossier.reader)] == ["Lunch"]


def test_another_sheet_of_a_workbook_can_be_read(reading, tmp_path):
    notes = [["Kleur", "Maat"], ["rood", "xl"]]
    dialog = reading.open(workbook(tmp_path / "alles.xlsx", ("Notities", notes), ("Acties", ROWS)))
    assert dialog.columns.sheet.isVisible()
    assert dialog.columns.table.shown_rows()[0].heading == "Actie"
    reading.choose(dialog.columns.sheet, "Notities")
    assert dialog.columns.table.shown_rows()[0].heading == "Kleur"
    dialog.reject()


def test_a_line_and_who_is_new_come_in_only_as_wanted(reading, tmp_path):
    dialog = reading.open(text(tmp_path / "acties.csv", ROWS))
    reading.go_on()
    dialog.lines.organisations.click()
    reading.wait()
    dialog.lines.table.choose(3)
    assert "Vult aan" in dialog.lines.why.accessibleName()
    reading.choose(dialog.lines.fate, "weglaten")
    reading.wait()
    assert dialog.lines.wishes.fates == {3: Fate.LEFT_OUT}
    assert dialog.lines.counted.accessibleName() == "1 nieuw, 2 weggelaten."
    dialog.lines.table.choose(2)
    assert "“Ymere” staat niet in het dossier en wordt niet gemaakt." in dialog.lines.why.accessibleName()
    reading.go_on()
    assert reading.dossier.reader.execute("SELECT count(*) FROM organisations").fetchall() == [(0,)]
    assert reading.dossier.reader.execute("SELECT count(*) FROM contacts").fetchall() == [(0,)]


def test_going_back_and_cancelling_change_nothing(qtbot, reading, tmp_path):
    dialog = reading.open(text(tmp_path / "acties.csv", ROWS))
    reading.go_on()
    dialog.back.click()
    assert dialog.columns.isVisible()
    assert dialog.commit.text() == "Verder"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert reading.titles() == ["Stoep"]
    assert reading.dossier.undoable is None


@pytest.mark.parametrize(("name", "content"), [("leeg.csv", b""), ("brief.xls", b"<html>"), ("x.xlsx", b"PK\x03\x04")])
def test_a_file_that_is_no_table_is_told_in_the_dialog(reading, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    dialog = reading.open(tmp_path / name)
    assert name in reading.said()
    assert not dialog.commit.isEnabled()
    dialog.reject()


def test_a_file_that_went_away_is_told_in_the_dialog(reading, tmp_path):
    dialog = reading.open(tmp_path / "weg.csv")
    assert reading.said() == "weg.csv kan niet worden gelezen. Kies een ander bestand."
    dialog.reject()
