"""What disk and machine can do while a dossier is open."""

import contextlib
import errno
import shutil
from random import Random

import pytest

from tests.dossiers import contents, new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage import check, driver, faults
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit

PAGE = 4096


def titles(dossier):
    return [action.title for action in list_actions(dossier.reader)]


def test_on_a_read_only_disk_it_opens_to_read(mount, read_only):
    disk = mount("size=2m")
    path = new_dossier(disk, Action(title="Lampen"))
    read_only(disk)

    with Dossier.open(path) as dossier:
        assert dossier.is_read_only
        assert titles(dossier) == ["Lampen"]
        with pytest.raises(faults.ReadOnly):
            edit.add(dossier, Action, title="Meer lampen")


@pytest.mark.parametrize("which", ["file", "folder"])
def test_where_file_or_folder_may_not_be_written_it_opens_to_read(path, immutable, which):
    immutable(path if which == "file" else path.parent)

    with Dossier.open(path) as dossier:
        assert dossier.is_read_only
        assert titles(dossier) == []
        assert (dossier.undoable, dossier.undo()) == (None, None)
        with pytest.raises(faults.ReadOnly):
            edit.add(dossier, Action, title="Lampen")


def test_a_full_disk_refuses_the_edit_and_a_smaller_one_still_fits(mount):
    disk = mount("size=1m")
    path = new_dossier(disk, Action(title="Lampen"))
    with Dossier.open(path) as dossier:
        before = contents(dossier)
        with pytest.raises(faults.DiskFull, match="wat je typte staat er nog"):
            edit.change(dossier, Action, 1, description="x" * 2_000_000)

        assert contents(dossier) == before
        assert dossier.undoable is None
        edit.change(dossier, Action, 1, description="kort")
        assert dossier.undo() == "Actie gewijzigd"
    with Dossier.open(path) as dossier:
        assert contents(dossier) == before
        assert dossier.reader.execute("PRAGMA quick_check").fetchall() == [("ok",)]


def test_a_path_that_is_gone_before_the_first_edit_is_called_gone_and_nothing_is_made_in_its_place(path, dossier):
    path.rename(path.with_name("elsewhere"))

    with pytest.raises(faults.Gone, match=r"Testbuurt\.wijkdesk is er niet"):
        edit.add(dossier, Action, title="Lampen")
    assert not path.exists()


def test_a_path_that_is_gone_between_edits_is_called_gone_and_work_goes_on_when_it_is_back(path, dossier):
    edit.add(dossier, Action, title="Lampen")
    path.rename(path.with_name("elsewhere"))

    with pytest.raises(faults.Gone, match=r"Testbuurt\.wijkdesk is er niet"):
        edit.add(dossier, Action, title="Meer lampen")
    assert not path.exists()

    path.with_name("elsewhere").rename(path)
    edit.add(dossier, Action, title="Meer lampen")
    assert titles(dossier) == ["Lampen", "Meer lampen"]


def test_a_stick_that_is_pulled_out_is_asked_for(mount):
    disk = mount("size=2m")
    path = new_dossier(disk, Action(title="Lampen"))
    with Dossier.open(path) as dossier:
        dossier.load_write_side()
        shutil.rmtree(disk, ignore_errors=True)

        with pytest.raises(faults.Gone):
            edit.add(dossier, Action, title="Meer lampen")


def test_another_program_that_holds_the_file_is_called_that(path, dossier, monkeypatch):
    monkeypatch.setattr(driver, "_WAIT_SECONDS", 0.1)
    other = driver.connect(path)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(faults.OpenElsewhere, match="in gebruik door een ander programma"):
        edit.add(dossier, Action, title="Lampen")

    other.execute("ROLLBACK")
    other.close()
    edit.add(dossier, Action, title="Lampen")


# -- sticks that are pulled out, and files that are replaced underneath --


def test_a_stick_that_is_pulled_out_is_asked_for_and_work_goes_on_when_it_is_back(mount, pull_out, tmp_path):
    disk = mount("size=4m")
    path = new_dossier(disk, Action(title="Lampen"))
    with Dossier.open(path) as dossier:
        edit.add(dossier, Action, title="Stoep")
        held = shutil.copy(path, tmp_path / "on the stick")
        pull_out(disk)

        with pytest.raises(faults.Gone, match=r"is er niet\. "):
            edit.add(dossier, Action, title="Bank")
        with pytest.raises(faults.Gone):
            dossier.undo()
        assert list(disk.iterdir()) == []

        mount("size=4m")  # the same stick, for the system another disk
        shutil.copy(held, path)
        edit.add(dossier, Action, title="Bank")
        assert titles(dossier) == ["Lampen", "Stoep", "Bank"]
        assert dossier.undo() == "Actie toegevoegd"
        assert dossier.redo() == "Actie toegevoegd"
        with pytest.raises(faults.OpenElsewhere):
            Dossier.open(path)
    with Dossier.open(path) as dossier:
        assert titles(dossier) == ["Lampen", "Stoep", "Bank"]


def renamed_over(path, other):
    shutil.copy(other, path.with_name("new")).replace(path)


def written_into(path, other):
    path.write_bytes(other.read_bytes())


@pytest.fixture(params=[None, "rozen"], ids=["plain", "password"])
def worked_elsewhere(request, tmp_path):
    """A dossier and its password, and a copy in which somebody else went on."""
    password = request.param
    path = new_dossier(tmp_path, Action(title="Lampen"), password=password)
    other = shutil.copy(path, tmp_path / "other.wijkdesk")
    with Dossier.open(other, password=password) as dossier:
        edit.add(dossier, Action, title="Van elders")
    return path, other, password


@pytest.mark.parametrize("replace", [renamed_over, written_into])
@pytest.mark.parametrize("is_edited", [True, False], ids=["edited", "only opened"])
def test_a_file_that_a_sync_program_replaced_is_noticed_before_anything_is_written(
    worked_elsewhere, replace, is_edited
):
    path, other, password = worked_elsewhere
    with Dossier.open(path, password=password) as dossier:
        if is_edited:
            edit.change(dossier, Action, 1, title="Lantaarns")
        replace(path, other)

        for edit_again in (lambda: edit.add(dossier, Action, title="Bank"), dossier.undo):
            with pytest.raises(faults.Replaced, match="niets overschreven, en wat je typte staat er nog"):
                edit_again()
        assert path.read_bytes() == other.read_bytes()
    with Dossier.open(path, password=password) as dossier:
        assert titles(dossier) == ["Lampen", "Van elders"]


@pytest.mark.parametrize("replace", [renamed_over, written_into])
def test_a_sync_program_that_puts_back_what_was_there_stops_nobody(path, dossier, replace, tmp_path):
    edit.add(dossier, Action, title="Lampen")
    replace(path, shutil.copy(path, tmp_path / "same"))

    edit.add(dossier, Action, title="Stoep")
    assert titles(dossier) == ["Lampen", "Stoep"]
    dossier.close()
    with Dossier.open(path) as again:
        assert titles(again) == ["Lampen", "Stoep"]


@pytest.mark.parametrize("content", [b"", b"geen dossier" * 500, b"SQLite format 3\0" + bytes(8000)])
def test_what_is_no_dossier_any_more_is_left_as_it_is(path, dossier, content):
    edit.add(dossier, Action, title="Lampen")
    path.write_bytes(content)

    with pytest.raises(faults.DossierFault):
        edit.add(dossier, Action, title="Stoep")
    assert path.read_bytes() == content


# -- every page of a locked dossier --


def test_a_flipped_bit_is_noticed_on_every_page_of_a_locked_dossier(tmp_path):
    path = new_dossier(tmp_path, Action(title="Lampen"), password="rozen")
    sound, pages = path.read_bytes(), path.stat().st_size // PAGE
    key = driver.raw_key("rozen", driver.salt_of(path))
    chance = Random(7)
    unnoticed = []
    for page in range(pages):
        damaged = bytearray(sound)
        # Of the first page the first bytes are the salt: another salt is another key.
        damaged[page * PAGE + chance.randrange(driver._SALT_BYTES if page == 0 else 0, PAGE)] ^= 1 << chance.randrange(
            8
        )
        path.write_bytes(damaged)
        with (
            contextlib.suppress(faults.NotADossier, faults.Damaged),
            contextlib.closing(driver.connect(path, key=key, only_reads=True)) as connection,
        ):
            if not check.damaged_places(connection):
                unnoticed.append(page)
    assert pages > 50
    assert unnoticed == []


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (FileNotFoundError(), faults.Gone),
        (PermissionError(), faults.ReadOnly),
        (OSError(errno.EROFS, "x"), faults.ReadOnly),
        (OSError(errno.ENOSPC, "x"), faults.DiskFull),
        (OSError(errno.EDQUOT, "x"), faults.DiskFull),
        (IsADirectoryError(), faults.NotADossier),
        (NotADirectoryError(), faults.NotADossier),
        (OSError(errno.EIO, "x"), faults.Gone),
        (OSError(), faults.Gone),
    ],
    ids=repr,
)
def test_every_error_of_the_system_becomes_a_sentence(path, error, fault):
    with pytest.raises(fault) as raised, faults.machine_faults(path):
        raise error

    assert type(raised.value) is fault
    assert raised.value.__cause__ is error


@pytest.mark.parametrize("error", [KeyError("x"), TypeError("x"), Refused("Dat mag niet."), faults.DiskFull("vol")])
def test_our_own_mistakes_and_refusals_pass_as_they_are(path, error):
    with pytest.raises(type(error)) as raised, faults.machine_faults(path):
        raise error

    assert raised.value is error


def test_an_error_of_the_system_in_an_edit_is_not_blamed_on_the_dossier(dossier):
    with pytest.raises(FileNotFoundError), dossier.write("x"):
        raise FileNotFoundError("a picture, somewhere else")


def test_a_fault_carries_no_more_of_the_path_than_the_name(path):
    path.unlink()

    with pytest.raises(faults.Gone) as fault:
        Dossier.open(path)

    assert str(path.parent) not in fault.value.sentence
