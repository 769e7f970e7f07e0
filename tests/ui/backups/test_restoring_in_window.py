"""Putting a backup back from the window: the dossier comes back as it was, and what stood there is beside it."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.words import AccountAction, Erasing
from wijkdesk.storage.backup import making
from wijkdesk.storage.backup.copies import Kind, backups_of
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.forgetting import log
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit
from wijkdesk.ui import other_dossiers
from wijkdesk.ui.backups import elsewhere
from wijkdesk.ui.backups.dialog import BackupsDialog
from wijkdesk.ui.banner import Banner
from wijkdesk.ui.dossier.not_there import NotThere
from wijkdesk.ui.labels import Text
from wijkdesk.ui.password.unlocking import UnlockDialog
from wijkdesk.ui.program import Program, application

NOW = making.dt.datetime(2026, 11, 28, 12, tzinfo=making.dt.UTC)


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "backups", lambda: tmp_path / "back-ups")
    (tmp_path / "hier").mkdir()
    path = new_dossier(tmp_path / "hier", Action(title="Stoep"))
    making.make(path, None, Kind.FULL, NOW)
    with Dossier.open(path) as dossier:
        edit.change(dossier, Action, 1, title="Lampen")
    return path


@pytest.fixture
def program(qtbot, monkeypatch, path):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application()
    program = Program()
    qtbot.addWidget(program.window)
    with qtbot.waitExposed(program.window):
        program.start(path)
    yield program
    program.window.close()


@pytest.fixture
def told(monkeypatch):
    told = []
    monkeypatch.setattr(other_dossiers, "ask", lambda *_: True)
    for module in (other_dossiers, elsewhere):
        monkeypatch.setattr(module, "tell", lambda _window, what, way_out, *_: told.append((what, way_out)))
    return told


def ask_to_put_back(program, qtbot):
    program.window.backups_requested.emit()
    dialog = program.window.findChild(BackupsDialog)
    qtbot.waitUntil(lambda: len(dialog.table.shown_rows()) == 1)
    dialog.commit.click()


def test_the_dossier_is_as_it_was_and_what_stood_there_is_beside_it(program, qtbot, path, told):
    ask_to_put_back(program, qtbot)
    qtbot.waitUntil(lambda: bool(told))

    ((what, way_out),) = told
    assert what == "De back-up is teruggezet"
    reader = program.window.changes.dossier.reader
    assert [action.title for action in list_actions(reader)] == ["Stoep"]
    assert not program.window.changes.dossier.is_read_only
    assert [row.what for row in list_account(reader)] == ["Back-up"]
    (aside,) = [copy.path for copy in backups_of(path) if copy.kind is Kind.ASIDE]
    assert aside.name in way_out
    with Dossier.open(aside, read_only=True) as old:
        assert [action.title for action in list_actions(old.reader)] == ["Lampen"]


def test_a_damaged_backup_leaves_the_dossier_open_as_it_is(program, qtbot, path, told):
    program.window.backups_requested.emit()
    dialog = program.window.findChild(BackupsDialog)
    qtbot.waitUntil(lambda: len(dialog.table.shown_rows()) == 1)
    (backup,) = backups_of(path)
    backup.path.write_bytes(backup.path.read_bytes()[:8192])
    dialog.commit.click()
    qtbot.waitUntil(lambda: bool(told))

    assert told[0][0] == "De back-up is niet teruggezet"
    assert [action.title for action in list_actions(program.window.changes.dossier.reader)] == ["Lampen"]
    assert len([each for each in path.parent.iterdir() if each.suffix == path.suffix]) == 1


def test_when_the_window_closes_the_last_backup_is_made(program, qtbot, path):
    program.window.close()
    qtbot.waitUntil(lambda: [copy.kind for copy in backups_of(path)] == [Kind.FULL, Kind.FULL])


def test_what_needs_attention_stands_behind_what_is_always_said(program, qtbot):
    program.window.show_notice("Al meer dan 14 dagen.")
    banner = program.window.findChild(Banner)
    assert banner.isVisible()
    assert "Al meer dan 14 dagen." in banner.findChild(Text).text()
    program.window.show_notice("")
    assert not banner.isVisible()


@pytest.mark.parametrize("password", [None, "rozen & prieel"])
def test_of_a_dossier_that_is_gone_a_backup_is_offered_and_put_back_where_one_likes(
    program, qtbot, tmp_path, monkeypatch, password
):
    (tmp_path / "weg").mkdir()
    lost = new_dossier(tmp_path / "weg", Action(title="Bankje"), name="Weg.wijkdesk", password=password)
    with Dossier.open(lost, password=password) as dossier:
        key = dossier.key
    backup = making.make(lost, key, Kind.FULL, NOW)
    lost.unlink()
    output = tmp_path / "Terug.wijkdesk"
    seen = []

    def choose_backup(dialog):
        seen.append(([line.key for line in dialog.backups.lines], unnamed_controls(dialog)))
        dialog.backups.opened.emit(backup)
        return dialog.result()

    def unlock(dialog):
        dialog._take(Dossier.open(dialog.unlocking.path, password=password, read_only=True), False)
        return dialog.result()

    monkeypatch.setattr(NotThere, "exec", choose_backup)
    monkeypatch.setattr(UnlockDialog, "exec", unlock)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(output), ""))
    program.others.open_dossier(lost)
    qtbot.waitUntil(lambda: program.window.changes.dossier.path == output)

    assert seen == [([backup], [])]
    assert [row.title for row in list_actions(program.window.changes.dossier.reader)] == ["Bankje"]
    assert [row.action for row in list_account(program.window.changes.dossier.reader)][-1] is AccountAction.RESTORE


@pytest.mark.parametrize("password", [None, "rozen & prieel"])
def test_of_a_dossier_that_is_damaged_a_backup_is_offered_and_the_dossier_stays(
    program, qtbot, tmp_path, monkeypatch, password
):
    path = new_dossier(tmp_path, Action(title="Bankje"), name="Stuk.wijkdesk", password=password)
    with Dossier.open(path, password=password) as dossier:
        key = dossier.key
    backup = making.make(path, key, Kind.FULL, NOW)
    content = path.read_bytes()
    path.write_bytes(content[:-5000] if password is None else content[:20] + b"\0" * 4076 + content[4096:])
    before = path.read_bytes()
    asked = []

    def choose_backup(dialog):
        asked.append((dialog.windowTitle(), [line.key for line in dialog.backups.lines]))
        dialog.backups.opened.emit(backup)
        return dialog.result()

    def unlock(dialog):
        dialog.unlocking.password.box.setText(password)
        dialog.unlocking.try_to_open()
        qtbot.waitUntil(lambda: dialog.dossier is not None or dialog.fault is not None, timeout=20_000)
        return dialog.result()

    def propose(_window, _title, proposal, _kinds):
        asked.append(Path(proposal).name)
        return proposal, ""

    monkeypatch.setattr(NotThere, "exec", choose_backup)
    monkeypatch.setattr(UnlockDialog, "exec", unlock)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", propose)
    program.others.open_dossier(path)
    qtbot.waitUntil(lambda: program.window.changes.dossier.path.stem == "Stuk (teruggezet)", timeout=20_000)

    assert asked == [("Dit dossier is beschadigd", [backup]), "Stuk (teruggezet).wijkdesk"]
    assert [row.title for row in list_actions(program.window.changes.dossier.reader)] == ["Bankje"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("others", [0, 1])
def test_where_nothing_says_whom_a_backup_of_before_forgot_the_window_says_so(
    program, qtbot, tmp_path, monkeypatch, told, others
):
    lost = new_dossier(tmp_path, Action(title="Bankje"), name="Oud.wijkdesk")
    with Dossier.open(lost) as dossier, dossier.write_beside() as connection:
        connection.execute("UPDATE programmes SET uid = ''")
    backup = making.make(lost, None, Kind.FULL, NOW)
    for number in range(others + 1):
        log.mirror(f"dossier {number}", [log.Erasure(NOW.isoformat(), 7, Erasing.FORGOTTEN)], backup.path.parent)
    lost.unlink()

    def choose_backup(dialog):
        dialog.backups.opened.emit(backup)
        return dialog.result()

    monkeypatch.setattr(NotThere, "exec", choose_backup)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Terug.wijkdesk"), ""))
    program.others.open_dossier(lost)
    qtbot.waitUntil(lambda: program.window.changes.dossier.path.stem == "Terug", timeout=20_000)

    assert ["geen lijst van wie vergeten is" in sentence for _, sentence in told] == [True] * others
