"""The second place: copies follow when it is there."""

import datetime as dt
import shutil

import pytest

from tests.storage.backup.conftest import NOW, PASSWORD
from wijkdesk.domain.action import Action
from wijkdesk.storage import driver, faults
from wijkdesk.storage.backup import making, second_place
from wijkdesk.storage.backup.copies import Kind, backups_of, copies_in
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def change(path, title="Lampen"):
    with Dossier.open(path) as dossier:
        edit.add(dossier, Action, title=title)


def test_backups_follow_to_it_and_are_found_there(with_photos, stick):
    making.make(with_photos, None, Kind.FULL, NOW)
    second_place.choose(with_photos, stick, NOW)
    change(with_photos)
    making.make(with_photos, None, Kind.LIGHT, NOW + HOUR)

    copies = backups_of(with_photos)
    assert sorted((copy.made, copy.is_elsewhere) for copy in copies) == [
        (moment, elsewhere) for moment in (NOW, NOW + HOUR) for elsewhere in (False, True)
    ]
    for copy in copies:
        making.verify(copy.path, None)
    assert second_place.second_place_of(with_photos).followed == NOW + HOUR


def test_nothing_goes_wrong_without_it_and_they_follow_once_it_is_there(with_photos, stick):
    second_place.choose(with_photos, stick, NOW)
    shutil.rmtree(stick)
    assert making.make(with_photos, None, Kind.LIGHT, NOW)
    place = second_place.second_place_of(with_photos)
    assert place.followed is None
    assert not place.is_long_ago(NOW + 14 * DAY)
    assert place.is_long_ago(NOW + 15 * DAY)

    stick.mkdir()
    assert making.make(with_photos, None, Kind.LIGHT, NOW + 15 * DAY) is None
    assert [copy.made for copy in backups_of(with_photos) if copy.is_elsewhere] == [NOW]
    assert not second_place.second_place_of(with_photos).is_long_ago(NOW + 16 * DAY)


def test_what_is_lost_here_stays_there(with_photos, stick, backups):
    second_place.choose(with_photos, stick, NOW)
    making.make(with_photos, None, Kind.FULL, NOW)
    for copy in backups_of(with_photos):
        if not copy.is_elsewhere:
            copy.path.unlink()
    change(with_photos)
    making.make(with_photos, None, Kind.FULL, NOW + HOUR)

    assert [copy.made for copy in backups_of(with_photos) if copy.is_elsewhere] == [NOW + HOUR, NOW]


def test_a_full_stick_is_told_of_and_leaves_nothing_half(with_photos, mount):
    stick = mount("size=100k")
    second_place.choose(with_photos, stick, NOW)

    with pytest.raises(faults.DiskFull):
        making.make(with_photos, None, Kind.FULL, NOW)

    (backup,) = backups_of(with_photos)
    assert not backup.is_elsewhere
    assert [path for path in stick.rglob("*") if path.is_file()] == []
    assert second_place.second_place_of(with_photos).followed is None


def test_an_older_password_is_no_reason_not_to_follow(locked, stick):
    old = driver.raw_key(PASSWORD, driver.salt_of(locked))
    making.make(locked, old, Kind.LIGHT, NOW)
    second_place.choose(locked, stick, NOW)

    making.follow(locked, driver.raw_key("nieuw", driver.new_salt()), NOW)

    (copy,) = copies_in(second_place.folder_of(locked))
    making.verify(copy.path, old)


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"folder": 3}', '{"folder": "x", "chosen": "gisteren"}'])
def test_what_cannot_be_read_counts_as_none_chosen(with_photos, stick, kept, backups):
    second_place.choose(with_photos, stick, NOW)
    (file,) = backups.glob("*/*.json")
    file.write_text(kept)

    assert second_place.second_place_of(with_photos) is None


def test_to_choose_none_lets_what_is_there_be(with_photos, stick):
    second_place.choose(with_photos, stick, NOW)
    making.make(with_photos, None, Kind.LIGHT, NOW)
    second_place.choose(with_photos, None, NOW)

    assert second_place.folder_of(with_photos) is None
    assert len(list(stick.rglob("*.wijkdesk"))) == 1
