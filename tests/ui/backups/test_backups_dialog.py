"""The dialog lists what there is, looks whether it is sound, and asks for one to be put back."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.storage.backup import making, second_place
from wijkdesk.storage.backup.copies import Kind, backups_of
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.writing import edit
from wijkdesk.ui.backups.dialog import BackupsDialog
from wijkdesk.ui.backups.listing import columns, size_in_words
from wijkdesk.ui.changes import Changes

NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def changes(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(paths, "backups", lambda: tmp_path / "back-ups")
    (tmp_path / "hier").mkdir()
    path = new_dossier(tmp_path / "hier", Action(title="Stoep"), Contact(first_name="Anna"))
    with Dossier.open(path) as dossier:
        yield Changes(dossier)


@pytest.fixture
def open_dialog(qtbot, changes):
    def open_it(rows):
        dialog = BackupsDialog(changes, now=lambda: NOW + 5 * HOUR)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: len(dialog.table.shown_rows()) == rows)
        return dialog

    return open_it


def make(changes, kind=Kind.FULL, moment=NOW):
    return making.make(changes.dossier.path, None, kind, moment)


def cells(dialog):
    return [[column.text(row) for column in columns(dialog.tr)] for row in dialog.table.shown_rows()]


def test_each_backup_shows_its_day_kind_contents_and_size(changes, open_dialog):
    make(changes)
    edit.add(changes.dossier, Action, title="Lampen")
    make(changes, Kind.LIGHT, NOW + HOUR)
    dialog = open_dialog(2)

    rows = cells(dialog)
    assert [row[1] for row in rows] == ["Zonder grote foto's", "Volledig"]
    assert [row[2:5] for row in rows] == [["2", "1", "0"], ["1", "1", "0"]]
    assert rows[1][0] == f"{NOW.astimezone():%d-%m-%Y %H.%M}"
    assert rows[1][5].endswith("kB")
    assert dialog.about.accessibleName() == "Testbuurt: 2 acties, 1 contacten, 0 contactmomenten, 0 foto's."
    assert unnamed_controls(dialog) == []


def test_without_any_it_says_so_and_makes_one(changes, open_dialog, qtbot):
    dialog = open_dialog(0)
    assert dialog.about.accessibleName() == "Er is nog geen back-up."
    assert not dialog.commit.isEnabled()

    dialog.make.click()
    qtbot.waitUntil(lambda: len(dialog.table.shown_rows()) == 1)
    assert dialog.said.accessibleName() == "De back-up is gemaakt."
    assert dialog.commit.isEnabled()

    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.said.accessibleName().startswith("Er is al een back-up"))


def test_it_asks_for_the_one_that_is_chosen(changes, open_dialog, qtbot):
    backup = make(changes)
    dialog = open_dialog(1)
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        dialog.commit.click()
    assert asked.args == [backup.path]


def test_a_sound_one_is_told_to_be_and_a_damaged_one_cannot_be_put_back(changes, open_dialog, qtbot):
    backup = make(changes)
    dialog = open_dialog(1)
    with qtbot.waitSignal(dialog.tried):
        dialog.verify.click()
    assert dialog.said.accessibleName().startswith("Deze back-up is in orde")

    backup.path.write_bytes(backup.path.read_bytes()[:4096] + b"\xff" * 90_000)
    dialog.verify.click()
    qtbot.waitUntil(lambda: "beschadigd" in dialog.said.accessibleName())
    qtbot.waitUntil(lambda: not dialog.commit.isEnabled())
    assert cells(dialog)[-1][2:5] == ["–", "–", "–"]


def test_a_second_place_is_chosen_and_copies_come_there_at_once(changes, open_dialog, qtbot, tmp_path, monkeypatch):
    make(changes)
    stick = tmp_path / "stick"
    stick.mkdir()
    dialog = open_dialog(1)
    assert dialog.place.accessibleName().startswith("Nog geen tweede plek.")

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    dialog.choose_place.click()
    qtbot.waitUntil(lambda: "bijgewerkt op 28-11-2026" in dialog.place.accessibleName())
    qtbot.waitUntil(lambda: cells(dialog)[-1][1] == "Volledig, op beide plekken")
    assert len(backups_of(changes.dossier.path)) == 2
    [line] = list_account(changes.dossier.reader)
    assert (line.what, line.destination) == ("Tweede plek voor back-ups", str(stick))

    dialog.leave_place.click()
    qtbot.waitUntil(lambda: cells(dialog)[-1][1] == "Volledig")
    assert dialog.place.accessibleName().startswith("Nog geen tweede plek.")
    assert len(list(stick.rglob("*.wijkdesk"))) == 1


def test_the_folder_of_the_dossier_itself_is_no_second_place(changes, open_dialog, monkeypatch):
    dialog = open_dialog(0)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(changes.dossier.path.parent))
    dialog.choose_place.click()
    assert dialog.said.accessibleName().startswith("Daar staat het dossier zelf.")
    assert second_place.second_place_of(changes.dossier.path) is None


def test_a_dossier_in_a_synchronised_folder_is_told_of(changes, open_dialog, qtbot):
    (changes.dossier.path.parent / ".stfolder").mkdir()
    dialog = open_dialog(0)
    qtbot.waitUntil(dialog.whereabouts.isVisible)
    assert "Syncthing" in dialog.whereabouts.accessibleName()


@pytest.mark.parametrize(
    ("size", "words"), [(300, "1 kB"), (802_000, "802 kB"), (3_290_000, "3,3 MB"), (650_000_000, "650 MB")]
)
def test_a_size_is_said_as_people_do(size, words):
    assert size_in_words(size) == words
