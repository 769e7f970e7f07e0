"""A password is set, changed and removed by writing the whole dossier anew, checked, in the place of the old file."""

import itertools
import os
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.dossiers import contents, new_dossier, read_all
from wijkdesk.domain.action import Action
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage import driver, faults, search_index, search_state
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.recovery_key import as_text
from wijkdesk.storage.password.setting import (
    is_password_of,
    put_under_password,
    recovery_key_of,
    remove_password,
)
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit

OLD, NEW = "rozen & prieel 'é\"", "vier bankjes op het plein"
WORD = "Lantaarnpaal"


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    """A dossier without and one with a password, each with something to find and to undo."""

    def make(password):
        path = new_dossier(tmp_path_factory.mktemp("password"), Action(title="Stoep"), password=password)
        with Dossier.open(path, password=password) as dossier:
            edit.add(dossier, Action, title=WORD)
        return path.read_bytes()

    return {password: make(password) for password in (None, OLD)}


@pytest.fixture
def give(tmp_path, templates):
    def give(password, folder=tmp_path) -> Path:
        path = folder / "Testbuurt.wijkdesk"
        path.write_bytes(templates[password])
        return path

    return give


def left_behind(folder, word=WORD):
    """The names of the files in which a word can be read."""
    return [file.name for file in folder.iterdir() if file.is_file() and word.encode() in file.read_bytes()]


CHANGES = {
    "set": (None, lambda dossier: put_under_password(dossier, NEW), NEW),
    "change": (OLD, lambda dossier: put_under_password(dossier, NEW), NEW),
    "remove": (OLD, remove_password, None),
}


def changes(*names):
    return pytest.mark.parametrize(("before", "change", "after"), [CHANGES[name] for name in names], ids=names)


each_change = changes(*CHANGES)


@each_change
def test_everything_comes_along_and_work_goes_on(give, before, change, after):
    path = give(before)
    path.chmod(0o640)
    with Dossier.open(path, password=before) as dossier:
        stood = contents(dossier)
        heard = []
        dossier.listen(heard.append)
        assert change(dossier) == []

        assert contents(dossier) == stood
        assert search_state.is_current(dossier.reader)
        assert not search_index.differs(dossier.index)
        with pytest.raises(faults.OpenElsewhere):
            Dossier.open(path, password=after)
        edit.add(dossier, Action, title="Bankje")
        assert heard == [{Action: {3}}]
        assert dossier.undo() == "Actie toegevoegd"
        assert dossier.undo() == "Actie toegevoegd"
        assert [action.title for action in list_actions(dossier.reader)] == ["Stoep"]
        dossier.redo()
    assert read_all(path, after) == stood
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o777 == 0o640
    assert left_behind(path.parent) == ([path.name] if after is None else [])


@each_change
def test_only_the_new_password_opens_it(give, before, change, after):
    path = give(before)
    with Dossier.open(path, password=before) as dossier:
        old_key = dossier.key
        change(dossier)
        assert dossier.key != old_key
        assert not is_password_of(dossier, before or "")
        assert is_password_of(dossier, after or "") == (after is not None)
        assert dossier.key is None or driver.salt_in(dossier.key) == driver.salt_of(path)
    if after is not None:
        with pytest.raises(faults.NeedsPassword):
            Dossier.open(path)
        with pytest.raises(faults.WrongPassword):
            Dossier.open(path, password=OLD)
        with pytest.raises(faults.WrongPassword):
            Dossier.open(path, key="00" * 48)


@changes("set")
def test_what_is_written_meanwhile_is_there_or_was_refused(give, before, change, after):
    path = give(before)
    stop, noted = Event(), []

    def work(dossier):
        for number in itertools.count():
            if stop.is_set():
                return
            try:
                edit.add(dossier, Action, title=f"Actie {number}")
            except faults.DossierFault:
                continue
            noted.append(f"Actie {number}")

    with Dossier.open(path, password=before) as dossier:
        worker = Thread(target=work, args=(dossier,))
        worker.start()
        while len(noted) < 3:
            pass
        try:
            change(dossier)
        except faults.OpenElsewhere:  # the other was never done long enough to be kept still: nothing has changed
            after = before
        finally:
            stop.set()
            worker.join()
    with Dossier.open(path, password=after) as dossier:
        there = {action.title for action in list_actions(dossier.reader)}
        assert there == {*noted, "Stoep", WORD}
        assert not search_index.differs(dossier.reader)


@changes("set", "remove")
def test_killed_half_way_the_old_file_is_whole_and_nothing_stays(give, start_writer, before, change, after):
    path = give(before)
    before_it = path.read_bytes()
    writer = start_writer("stop_half_way_in_password", path, before or "", after or "")
    assert writer.stdout.readline() == "half-way\n"
    assert len(list(path.parent.iterdir())) > 2
    writer.kill()
    writer.wait()

    assert path.read_bytes() == before_it
    with Dossier.open(path, password=before) as dossier:
        assert WORD in {action.title for action in list_actions(dossier.reader)}
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("before", "change", "after", "free"),
    [(*CHANGES["set"], 0), (*CHANGES["remove"], 60_000)],
    ids=["full", "nearly full"],
)
def test_a_full_disk_is_told_and_changes_nothing(give, mount, monkeypatch, before, change, after, free):
    disk = mount("size=2m")
    path = give(before, disk)
    if free:  # somebody else takes the room between our look at it and our writing
        monkeypatch.setattr("shutil.disk_usage", lambda _path: _Room())
    with Dossier.open(path, password=before) as dossier:
        dossier.load_write_side()
        stood = contents(dossier)
        fill(disk, leave=free)
        with pytest.raises(faults.DossierFault) as told:
            change(dossier)
        assert isinstance(told.value, faults.NotRewritten if free else faults.DiskFull)
        assert "blijft zoals het is" in told.value.sentence
        assert contents(dossier) == stood
        (disk / "vol").unlink()
        edit.add(dossier, Action, title="Bankje")
    assert sorted(file.name for file in disk.iterdir()) == [path.name]
    read_all(path, before)


class _Room:
    free = 10**12


def fill(disk, leave):
    room = os.statvfs(disk)
    size = room.f_bavail * room.f_bsize - leave
    (disk / "vol").write_bytes(b"x" * size)


@changes("set", "change")
def test_a_damaged_dossier_is_not_written_anew(give, before, change, after):
    path = give(before)
    with Dossier.open(path, password=before) as dossier:
        dossier.reader.execute("SELECT * FROM actions").fetchall()
        content = bytearray(path.read_bytes())
        content[-4096:] = b"\xff" * 4096
        path.write_bytes(content)
        with pytest.raises(faults.Damaged):
            change(dossier)
        assert dossier.key is None if before is None else is_password_of(dossier, before)
    assert path.read_bytes() == bytes(content)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_one_that_is_only_read_keeps_its_password(give):
    with Dossier.open(give(OLD), password=OLD, read_only=True) as dossier, pytest.raises(faults.ReadOnly):
        remove_password(dossier)


def test_a_link_stays_a_link_to_the_dossier(give, tmp_path):
    path = give(None)
    link = tmp_path / "link.wijkdesk"
    link.symlink_to(path.name)
    with Dossier.open(link) as dossier:
        put_under_password(dossier, NEW)
    assert link.is_symlink()
    assert not driver.is_plain(path)


def test_an_empty_password_is_refused(give):
    path = give(None)
    with Dossier.open(path) as dossier, pytest.raises(Refused, match="leeg wachtwoord"):
        put_under_password(dossier, "")
    assert driver.is_plain(path)


def test_a_letter_with_its_accent_apart_is_the_same_password(give):
    with Dossier.open(give(OLD), password=OLD.replace("é", "e\u0301")) as dossier:
        assert is_password_of(dossier, OLD)


# -- the recovery key --


def test_the_recovery_key_opens_the_dossier_itself(give):
    path = give(OLD)
    with Dossier.open(path, password=OLD) as dossier:
        words = recovery_key_of(dossier)
    with Dossier.open(path, recovery_key=words.lower()) as dossier:
        assert not dossier.is_read_only
        assert is_password_of(dossier, OLD)
        put_under_password(dossier, NEW)
        newer = recovery_key_of(dossier)
    assert newer != words
    with pytest.raises(faults.WrongPassword, match=r"hoort niet bij Testbuurt.wijkdesk.*een nieuw herstelblad"):
        Dossier.open(path, recovery_key=words)
    Dossier.open(path, recovery_key=newer).close()


def test_a_copy_from_before_keeps_its_recovery_key(give, tmp_path):
    path, copy = give(OLD), tmp_path / "kopie.wijkdesk"
    with Dossier.open(path, password=OLD) as dossier:
        dossier.copy_to(copy)
        words = recovery_key_of(dossier)
        put_under_password(dossier, NEW)
    Dossier.open(copy, recovery_key=words).close()


def test_a_slip_in_the_recovery_key_is_no_failed_unlock(give):
    path = give(OLD)
    with pytest.raises(Refused, match="ontbreken"):
        Dossier.open(path, recovery_key="ABCD")
    with pytest.raises(faults.WrongPassword):
        Dossier.open(path, recovery_key=as_text("11" * 48))
    with Dossier.open(path, password=OLD) as dossier:
        assert [row.action.value for row in list_account(dossier.reader)] == ["unlock"]


def test_one_without_a_password_has_no_recovery_key(give):
    with Dossier.open(give(None)) as dossier, pytest.raises(Refused, match="geen wachtwoord"):
        recovery_key_of(dossier)
