"""A backup is put back whole, and what stood in its place is set aside."""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from tests.dossiers import contents, new_dossier, read_all
from tests.storage.backup.conftest import NOW, PASSWORD
from wijkdesk.domain.action import Action
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage import account, driver, faults, search_index
from wijkdesk.storage.backup import making
from wijkdesk.storage.backup.copies import Kind, backups_of
from wijkdesk.storage.backup.restoring import put_back, restore
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.writing import edit

BOTH = pytest.mark.parametrize("kind", [Kind.FULL, Kind.LIGHT])


def changed_since_its_backup(path, kind, key=None, password=None):
    """Make a backup and change the dossier; the backup, and what stood in the dossier before."""
    before = read_all(path, password)
    backup = making.make(path, key, kind, NOW).path
    with Dossier.open(path, password=password) as dossier:
        edit.change(dossier, Action, 1, title="Lampen")
    return backup, before


@BOTH
def test_put_back_in_its_place_all_is_as_it_was_and_the_other_is_beside_it(with_photos, kind):
    backup, before = changed_since_its_backup(with_photos, kind)
    after, kept = read_all(with_photos), backup.read_bytes()

    aside, missing = put_back(backup, with_photos, NOW)

    assert missing == 0
    assert aside.parent == with_photos.parent
    assert aside.name.startswith("Testbuurt (opzij gezet 2026-11-28 ")
    assert read_all(aside) == after
    assert backup.read_bytes() == kept
    with Dossier.open(with_photos) as dossier:
        assert contents(dossier) == before
        assert not search_index.differs(dossier.reader)
    assert {copy.kind for copy in backups_of(with_photos)} == {kind, Kind.ASIDE}
    assert sum(path.is_file() for path in with_photos.parent.iterdir()) == 2


def test_what_was_set_aside_before_is_never_overwritten(with_photos):
    backup, _ = changed_since_its_backup(with_photos, Kind.FULL)
    asides = {put_back(backup, with_photos, NOW)[0] for _ in range(3)}
    assert len(asides) == 3
    assert all(path.is_file() for path in asides)


@BOTH
def test_of_a_locked_dossier_it_goes_under_its_password(locked, kind):
    key = driver.raw_key(PASSWORD, driver.salt_of(locked))
    backup, before = changed_since_its_backup(locked, kind, key, PASSWORD)

    _, missing = put_back(backup, locked, NOW, key=key)

    assert missing == 0
    assert read_all(locked, PASSWORD) == before
    for path in locked.parent.iterdir():
        assert b"Zoetemelk" not in path.read_bytes()


def test_where_the_dossier_is_lost_a_light_one_tells_what_it_lacks(with_photos):
    backup, before = changed_since_its_backup(with_photos, Kind.LIGHT)
    with_photos.unlink()

    assert put_back(backup, with_photos, NOW) == (None, 3)
    assert {name for name, rows in read_all(with_photos).items() if rows != before[name]} == {"pictures"}


def test_photos_are_taken_from_a_dossier_where_they_are_the_same_alone(with_photos, tmp_path):
    backup, _ = changed_since_its_backup(with_photos, Kind.LIGHT)
    with Dossier.open(with_photos) as dossier, dossier.write("x") as session:
        session.connection().exec_driver_sql("UPDATE pictures SET thumbnail = x'00' WHERE id = 2")

    output = tmp_path / "terug.wijkdesk"
    assert restore(backup, output, photos_from=with_photos) == 1
    assert [len(row[4]) for row in read_all(output)["pictures"].values()] == [40_000, 0, 40_000]


def test_a_damaged_dossier_gives_the_photos_that_it_can(with_photos, tmp_path):
    backup, _ = changed_since_its_backup(with_photos, Kind.LIGHT)
    with_photos.write_bytes(with_photos.read_bytes()[:8192])
    assert restore(backup, tmp_path / "terug.wijkdesk", photos_from=with_photos) == 3


def test_the_account_goes_on_where_it_was(with_photos):
    backup, _ = changed_since_its_backup(with_photos, Kind.FULL)
    with Dossier.open(with_photos) as dossier:
        account.note(dossier, AccountAction.EXPORT, "Uitvoeringsplan")
    put_back(backup, with_photos, NOW)
    with Dossier.open(with_photos) as dossier:
        assert [row.what for row in list_account(dossier.reader)] == ["Uitvoeringsplan"]


def test_a_link_to_the_dossier_goes_on_leading_to_it(with_photos, tmp_path):
    backup, before = changed_since_its_backup(with_photos, Kind.FULL)
    link = tmp_path / "elders" / "wijk.wijkdesk"
    link.parent.mkdir()
    try:
        link.symlink_to(with_photos)
    except OSError:
        pytest.skip("no links here")
    put_back(backup, link, NOW)
    assert link.is_symlink()
    assert read_all(with_photos) == before


def test_a_damaged_backup_is_refused_and_the_dossier_stays(with_photos):
    backup, _ = changed_since_its_backup(with_photos, Kind.FULL)
    content, before = backup.read_bytes(), with_photos.read_bytes()
    backup.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))

    with pytest.raises(faults.DossierFault):
        put_back(backup, with_photos, NOW)
    assert with_photos.read_bytes() == before
    assert [path.name for path in with_photos.parent.iterdir() if path.is_file()] == [with_photos.name]


def test_where_the_dossier_is_open_it_is_refused(with_photos, start_writer):
    backup, _ = changed_since_its_backup(with_photos, Kind.FULL)
    before = with_photos.read_bytes()
    writer = start_writer("hold", with_photos)
    assert writer.stdout.readline() == "open\n"

    with pytest.raises(faults.OpenElsewhere):
        put_back(backup, with_photos, NOW)
    assert with_photos.read_bytes() == before


def test_on_a_full_disk_the_dossier_stays(with_photos, mount):
    disk = mount("size=1m")
    path = Path(shutil.copy(with_photos, disk))
    backup, _ = changed_since_its_backup(path, Kind.FULL)
    (disk / "vol").write_bytes(b"x" * (shutil.disk_usage(disk).free - 50_000))
    before = path.read_bytes()

    with pytest.raises(faults.DiskFull):
        put_back(backup, path, NOW)
    assert path.read_bytes() == before
    assert sorted(each.name for each in disk.iterdir()) == [path.name, "vol"]


@pytest.mark.parametrize("links", [True, False])
def test_when_the_swap_fails_the_dossier_is_in_its_place(with_photos, monkeypatch, links):
    backup, _ = changed_since_its_backup(with_photos, Kind.FULL)
    before = with_photos.read_bytes()

    def fail(*_):
        raise OSError("gone")

    monkeypatch.setattr(Path, "replace", fail)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", fail)
    with pytest.raises(faults.DossierFault):
        put_back(backup, with_photos, NOW)
    assert with_photos.read_bytes() == before
    assert [path.name for path in with_photos.parent.iterdir() if path.is_file()] == [with_photos.name]


def test_what_was_set_aside_goes_after_twelve_months(with_photos):
    backup, _ = changed_since_its_backup(with_photos, Kind.FULL)
    aside, _ = put_back(backup, with_photos, NOW)
    late = NOW + dt.timedelta(days=366)
    for moment in (late - dt.timedelta(days=1), late):
        with Dossier.open(with_photos) as dossier:
            edit.add(dossier, Action, title="Lampen")
        os.utime(aside, (NOW.timestamp(),) * 2)
        making.make(with_photos, None, Kind.LIGHT, moment)
    assert not aside.exists()


def test_a_restore_never_takes_the_place_of_a_file(with_photos, tmp_path):
    backup, _ = changed_since_its_backup(with_photos, Kind.FULL)
    other = new_dossier(tmp_path, name="ander.wijkdesk")
    before = other.read_bytes()
    with pytest.raises(faults.AlreadyThere):
        restore(backup, other)
    assert other.read_bytes() == before
