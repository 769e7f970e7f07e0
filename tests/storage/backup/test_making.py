"""A backup is whole and verified, or not there, and what was there before stays."""

import datetime as dt
import os
import shutil
import time

import pytest

from tests.dossiers import contents, new_dossier, read_all
from tests.storage.backup.conftest import NOW, PASSWORD
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.storage import driver, faults
from wijkdesk.storage.backup import making
from wijkdesk.storage.backup.copies import Kind, backups_of, copies_in, read_contents
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit

HOUR = dt.timedelta(hours=1)
BOTH = pytest.mark.parametrize("kind", [Kind.FULL, Kind.LIGHT])


@BOTH
def test_a_backup_holds_all_that_was_saved_and_says_how_much(with_photos, kind):
    made = making.make(with_photos, None, kind, NOW)

    (backup,) = backups_of(with_photos)
    assert made == backup
    assert (backup.made, backup.kind, backup.is_elsewhere) == (NOW, kind, False)
    held = read_contents(backup.path, None)
    assert held._replace(photos_without_bytes=0) == ("Testbuurt", 3, 1, 0, 3, 0)
    assert held.photos_without_bytes == (0 if kind is Kind.FULL else 3)
    without = [name for name, rows in read_all(with_photos).items() if rows != read_all(backup.path)[name]]
    assert without == ([] if kind is Kind.FULL else ["pictures"])


@BOTH
def test_of_a_locked_dossier_it_is_under_the_same_password(locked, kind):
    making.make(locked, driver.raw_key(PASSWORD, driver.salt_of(locked)), kind, NOW)

    (backup,) = backups_of(locked)
    assert b"Zoetemelk" not in backup.path.read_bytes()
    assert not driver.is_plain(backup.path)
    assert len(read_all(backup.path, PASSWORD)["contacts"]) == 1


def test_its_name_and_its_folder_say_nothing_of_whose_it_is(tmp_path, backups):
    path = new_dossier(tmp_path, name="Familie Zoetemelk.wijkdesk")
    making.make(path, None, Kind.FULL, NOW)

    (backup,) = backups_of(path)
    assert backup.path.is_relative_to(backups)
    assert backup.path.name == "20261128-120000Z-vol.wijkdesk"
    assert "Zoetemelk" not in str(backup.path.relative_to(backups))
    if os.name == "posix":
        assert backup.path.parent.stat().st_mode & 0o077 == 0


def test_where_nothing_changed_there_is_one_already(with_photos):
    assert making.make(with_photos, None, Kind.LIGHT, NOW)
    assert making.make(with_photos, None, Kind.LIGHT, NOW + HOUR) is None
    assert making.make(with_photos, None, Kind.FULL, NOW + 2 * HOUR)  # a light one does not hold enough for it
    assert making.make(with_photos, None, Kind.LIGHT, NOW + 3 * HOUR) is None

    with Dossier.open(with_photos) as dossier:
        edit.add(dossier, Action, title="Lampen")
        assert making.make(with_photos, None, Kind.LIGHT, NOW + 4 * HOUR)


def test_a_full_one_is_made_while_the_dossier_is_open_and_an_edit_may_come(path, monkeypatch):
    with Dossier.open(path) as dossier:
        monkeypatch.setattr(making, "_PAGES", 20)
        write_copy, edits = driver.write_copy, []

        def write_with_one_edit(*given, progress, **options):
            def edit_once(left, whole):
                progress(left, whole)
                if not edits:
                    edits.append(edit.add(dossier, Action, title="Lampen"))

            write_copy(*given, progress=edit_once, **options)

        monkeypatch.setattr(driver, "write_copy", write_with_one_edit)
        backup = making.make(path, None, Kind.FULL, NOW)
        assert edits

        assert read_all(backup.path) == contents(dossier)
        assert backup.kind is Kind.FULL


def test_where_somebody_edits_without_end_it_becomes_a_light_one(with_photos, monkeypatch):
    monkeypatch.setattr(making, "_PAGES", 2)
    with Dossier.open(with_photos) as dossier:
        write_copy = driver.write_copy

        def write_while_editing(*given, progress, **options):
            def edit_and_tell(left, whole):
                edit.add(dossier, Action, title="Lampen")
                progress(left, whole)

            write_copy(*given, progress=edit_and_tell, **options)

        monkeypatch.setattr(driver, "write_copy", write_while_editing)
        backup = making.make(with_photos, None, Kind.FULL, NOW)

        assert backup.kind is Kind.LIGHT
        assert len(read_all(backup.path)["actions"]) == len(contents(dossier)["actions"])


@BOTH
def test_of_a_damaged_dossier_none_is_made_and_the_ones_before_stay(with_photos, kind):
    making.make(with_photos, None, kind, NOW)
    content = with_photos.read_bytes()
    with_photos.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))

    with pytest.raises(faults.DossierFault):
        making.make(with_photos, None, kind, NOW + HOUR)

    (backup,) = backups_of(with_photos)
    assert backup.made == NOW
    making.verify(backup.path, None)
    assert [each.name for each in backup.path.parent.iterdir()] == [backup.path.name]


@BOTH
def test_on_a_full_disk_none_is_made_and_the_ones_before_stay(with_photos, mount, monkeypatch, kind):
    disk = mount("size=3m")
    monkeypatch.setattr(paths, "backups", lambda: disk)
    making.make(with_photos, None, Kind.LIGHT, NOW)
    (disk / "vol").write_bytes(b"x" * (shutil.disk_usage(disk).free - 30_000))
    with Dossier.open(with_photos) as dossier:
        edit.add(dossier, Action, title="Lampen")

    with pytest.raises(faults.DiskFull):
        making.make(with_photos, None, kind, NOW + HOUR)

    (backup,) = backups_of(with_photos)
    assert backup.made == NOW
    making.verify(backup.path, None)
    assert len(list(backup.path.parent.iterdir())) == 1


@BOTH
def test_killed_in_the_middle_no_half_one_is_taken_for_a_backup(with_photos, start_writer, kind, backups):
    making.make(with_photos, None, kind, NOW)
    with Dossier.open(with_photos) as dossier:
        edit.add(dossier, Action, title="Lampen")
    writer = start_writer(f"stop_half_way_in_{kind.name.lower()}_backup", with_photos, backups)
    assert writer.stdout.readline() == "half-way\n"
    writer.kill()
    writer.wait()

    (backup,) = backups_of(with_photos)
    making.verify(backup.path, None)
    leftovers = list(backup.path.parent.glob(".*"))
    assert leftovers
    for leftover in leftovers:
        os.utime(leftover, (time.time() - 7200,) * 2)
    assert making.make(with_photos, None, kind, NOW + HOUR)
    assert len(list(backup.path.parent.iterdir())) == 2
    assert not any(leftover.exists() for leftover in leftovers)


def test_one_that_was_cut_off_or_emptied_is_not_sound(with_photos):
    backup = making.make(with_photos, None, Kind.FULL, NOW)
    content = backup.path.read_bytes()
    for part in (content[: len(content) // 2], content[:-10], b""):
        backup.path.write_bytes(part)
        with pytest.raises(faults.DossierFault):
            making.verify(backup.path, None)


def test_of_full_ones_that_take_too_much_room_all_but_the_photos_stays(with_photos, monkeypatch):
    monkeypatch.setattr("wijkdesk.storage.backup.keeping.ROOM_FOR_FULL", 1)
    for hour in range(4):
        with Dossier.open(with_photos) as dossier:
            edit.add(dossier, Action, title=f"Lampen {hour}")
        making.make(with_photos, None, Kind.FULL, NOW + hour * HOUR)

    copies = backups_of(with_photos)
    assert [(copy.kind, copy.made) for copy in copies] == [
        (Kind.FULL if hour > 1 else Kind.LIGHT, NOW + hour * HOUR) for hour in (3, 2, 1, 0)
    ]
    assert [read_contents(copy.path, None).actions for copy in copies] == [7, 6, 5, 4]


def test_backups_of_dossiers_that_are_not_used_any_more_go_when_they_are_too_old(with_photos, backups):
    making.make(with_photos, None, Kind.LIGHT, NOW)
    (folder,) = backups.iterdir()
    other = backups / "ander"
    shutil.copytree(folder, other)
    late = NOW + dt.timedelta(days=366)

    making.tidy_all(late)
    assert copies_in(other)  # the clock may have leapt
    shutil.copy(copies_in(folder)[0].path, folder / f"{late - 24 * HOUR:%Y%m%d-%H%M%S}Z-licht.wijkdesk")
    making.tidy_all(late)
    assert not copies_in(other)
    assert len(copies_in(folder)) == 1
