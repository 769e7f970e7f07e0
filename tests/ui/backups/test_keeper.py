"""Backups are made beside the work, and what needs attention is said in one line."""

import datetime as dt
import shutil

import pytest

from tests.dossiers import new_dossier
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.storage.backup import second_place
from wijkdesk.storage.backup.copies import Kind, backups_of
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit
from wijkdesk.ui.backups.keeper import BackupKeeper
from wijkdesk.ui.remembered import Remembered


@pytest.fixture
def path(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(paths, "backups", lambda: tmp_path / "back-ups")
    (tmp_path / "hier").mkdir()
    return new_dossier(tmp_path / "hier")


@pytest.fixture
def remembered(tmp_path):
    return Remembered(tmp_path / "instellingen")


@pytest.fixture
def keeper(remembered):
    return BackupKeeper(remembered)


def told(qtbot, keeper, dossier):
    with qtbot.waitSignal(keeper.told) as heard:
        keeper.opened(dossier)
    return heard.args[0]


def test_a_full_one_comes_soon_after_opening_a_light_one_each_hour_and_a_full_one_at_closing(path, keeper, qtbot):
    def kinds():
        return sorted(copy.kind.name for copy in backups_of(path))

    keeper._soon.setInterval(0)
    dossier = Dossier.open(path)
    keeper.opened(dossier)
    qtbot.waitUntil(lambda: kinds() == ["FULL"])

    edit.add(dossier, Action, title="Lampen")
    assert keeper._hourly.isActive()
    keeper._hourly.timeout.emit()
    qtbot.waitUntil(lambda: "LIGHT" in kinds())

    edit.add(dossier, Action, title="Stoep")
    before = [copy.path for copy in backups_of(path)]
    key = dossier.key
    dossier.close()
    keeper.closed(dossier.path, key, could_change=True)
    qtbot.waitUntil(lambda: any(copy.path not in before and copy.kind is Kind.FULL for copy in backups_of(path)))


def test_of_a_dossier_that_is_only_read_none_is_made(path, keeper, qtbot):
    with Dossier.open(path, read_only=True) as dossier:
        assert told(qtbot, keeper, dossier) == ""
        assert not keeper._soon.isActive()
        assert not keeper._hourly.isActive()
    keeper.closed(dossier.path, None, could_change=False)
    assert backups_of(path) == []


def test_a_backup_that_could_not_be_made_is_said(path, keeper, qtbot, tmp_path):
    (tmp_path / "back-ups").write_text("een bestand")
    keeper._soon.setInterval(0)
    with Dossier.open(path) as dossier:
        keeper.opened(dossier)
        with qtbot.waitSignal(keeper.told, check_params_cb=lambda text: text.startswith("Er is geen back-up gemaakt.")):
            pass


def test_a_synchronised_folder_is_said_until_the_backups_were_looked_at(path, keeper, remembered, qtbot):
    (path.parent / ".stfolder").mkdir()
    with Dossier.open(path, read_only=True) as dossier:
        assert "map van Syncthing" in told(qtbot, keeper, dossier)
        remembered.keep_place_told(path, "2026-11-28")
        assert told(qtbot, keeper, dossier) == ""


def test_a_second_place_that_was_not_there_for_14_days_is_said(path, keeper, qtbot, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    now = dt.datetime.now(dt.UTC)
    with Dossier.open(path, read_only=True) as dossier:
        second_place.choose(path, stick, now - dt.timedelta(days=13))
        assert told(qtbot, keeper, dossier) == ""
        second_place.choose(path, stick, now - dt.timedelta(days=15))
        shutil.rmtree(stick)
        assert "Al meer dan 14 dagen" in told(qtbot, keeper, dossier)


def test_once_a_year_it_says_to_try_a_restore(path, keeper, remembered, qtbot):
    with Dossier.open(path, read_only=True) as dossier:
        assert told(qtbot, keeper, dossier) == ""  # the first year begins
        remembered.keep_backup_tried(path, (dt.date.today() - dt.timedelta(days=366)).isoformat())
        assert told(qtbot, keeper, dossier).startswith("Probeer weer eens")
        keeper.note_tried()
        assert told(qtbot, keeper, dossier) == ""
