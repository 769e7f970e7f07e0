"""What disk and machine can do while a dossier is open."""

import errno
import shutil

import pytest

from tests.dossiers import contents, new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage import driver, faults
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit


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
