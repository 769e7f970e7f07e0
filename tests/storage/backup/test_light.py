"""A light backup is the dossier of one moment, whatever is edited while it is made."""

import contextlib
import threading
from itertools import count

import pytest

from tests.dossiers import contents, new_dossier
from tests.storage.backup.conftest import PASSWORD
from tests.storage.random_edits import make_edit
from wijkdesk.domain.action import Action
from wijkdesk.storage import driver, faults
from wijkdesk.storage.backup import light, making
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import bin as bin_commands
from wijkdesk.storage.writing import edit

JOURNAL = ("journal_steps", "journal_changes", "sqlite_sequence")


def state(dossier):
    """All that a light backup should hold."""
    rows = contents(dossier)
    journal = {name: sorted(dossier.reader.execute(f"SELECT * FROM {name}").fetchall()) for name in JOURNAL}
    rows["pictures"] = {key: row[:4] + row[5:] for key, row in rows["pictures"].items()}  # without their bytes
    return rows | journal


@pytest.fixture
def between_steps(monkeypatch):
    """Have something done between the steps of a light backup, which are as short as can be."""
    monkeypatch.setattr(light, "_FIRST_ROWS", 1)
    monkeypatch.setattr(light, "_MOST_ROWS", 1)

    def do(work):
        monkeypatch.setattr(light._Copying, "_pace", lambda copying, took: work(copying))

    return do


def write(path, target, key=None):
    target.write_bytes(b"")
    light.write_light(path, target, key=key)
    return target


@pytest.mark.parametrize("seed", range(4))
def test_it_is_the_dossier_of_one_moment_while_edits_of_every_sort_go_on(path, tmp_path, between_steps, seed):
    with Dossier.open(path) as dossier:
        seeds = count(seed * 10_000)
        for _ in range(60):
            make_edit(dossier, next(seeds))
        states = []

        def go_on(_copying):
            if next(seeds) % 5 == 0:
                dossier.undo()
            make_edit(dossier, next(seeds))
            states.append(state(dossier))

        between_steps(go_on)
        copy = write(path, tmp_path / "licht.wijkdesk")
        assert len(states) > 30

        with Dossier.open(copy, read_only=True) as copied:
            assert state(copied) == states[-1]
            assert copied.undoable == dossier.undoable


def test_a_field_that_is_changed_back_meanwhile_is_as_it_is(tmp_path, between_steps):
    path = new_dossier(tmp_path, *(Action(title="Lampen") for _ in range(3)))
    with Dossier.open(path) as dossier:
        titles = iter(["Stoep", "Lampen"] * 400)
        between_steps(lambda _copying: edit.change(dossier, Action, 1, title=next(titles), visit="één bezoek"))
        copy = write(path, tmp_path / "licht.wijkdesk")
        with Dossier.open(copy, read_only=True) as copied:
            assert state(copied) == state(dossier)


def test_what_is_deleted_for_good_meanwhile_is_not_in_it(tmp_path, between_steps):
    path = new_dossier(tmp_path, Action(title="Lampen"), Action(title="Stoep"))
    with Dossier.open(path) as dossier:
        edit.remove(dossier, Action, 1)
        erased = []

        def erase_late(copying):
            if copying._last["journal_changes"] > 0 and not erased:
                erased.append(bin_commands.erase(dossier, Action, 1))

        between_steps(erase_late)
        copy = write(path, tmp_path / "licht.wijkdesk")
        assert erased
        with Dossier.open(copy, read_only=True) as copied:
            assert state(copied) == state(dossier)
    assert b"Lampen" not in copy.read_bytes()


def test_the_bytes_of_photos_are_left_out_and_their_thumbnails_are_not(with_photos, tmp_path):
    copy = write(with_photos, tmp_path / "licht.wijkdesk")
    with Dossier.open(copy, read_only=True) as copied:
        rows = copied.reader.execute("SELECT length(content), length(thumbnail) FROM pictures").fetchall()
    assert rows == [(0, 900)] * 3
    assert copy.stat().st_size < with_photos.stat().st_size - 3 * 40_000


def test_of_a_locked_dossier_it_is_under_the_same_password(locked, tmp_path):
    key = driver.raw_key(PASSWORD, driver.salt_of(locked))
    copy = write(locked, tmp_path / "licht.wijkdesk", key)
    assert b"Zoetemelk" not in copy.read_bytes()
    with Dossier.open(copy, password=PASSWORD) as copied, Dossier.open(locked, password=PASSWORD) as dossier:
        assert state(copied) == state(dossier)


def test_a_damaged_dossier_is_told_of(with_photos, tmp_path):
    content = with_photos.read_bytes()
    with_photos.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(faults.Damaged, match=with_photos.name):
        write(with_photos, tmp_path / "licht.wijkdesk")


def test_it_waits_for_an_edit_that_is_being_written_when_it_begins(with_photos, tmp_path):
    target, failed = tmp_path / "licht.wijkdesk", []
    target.touch()

    def back_up():
        try:
            light.write_light(with_photos, target, key=None)
        except faults.DossierFault as fault:
            failed.append(fault.sentence)

    backup = threading.Thread(target=back_up)
    with contextlib.closing(driver.connect(with_photos)) as editing:
        editing.execute("BEGIN EXCLUSIVE")
        backup.start()
        backup.join(0.2)
        editing.execute("COMMIT")
    backup.join()
    assert failed == []
    making.verify(target, None)
