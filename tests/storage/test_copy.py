"""Saving a dossier as a copy."""

import pytest

from tests.dossiers import HOSTILE, contents, new_dossier, read_all
from wijkdesk.domain.action import Action
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import AlreadyThere, DiskFull, DossierFault
from wijkdesk.storage.writing.edit import add


@pytest.mark.parametrize("password", [None, "geheim"])
def test_a_copy_holds_all_that_was_saved_under_the_same_password(tmp_path, password):
    path = new_dossier(tmp_path, password=password)
    copy = tmp_path / "kopie é.wijkdesk"
    with Dossier.open(path, password=password) as dossier:
        add(dossier, Action, title=HOSTILE)
        dossier.copy_to(copy)
        add(dossier, Action, title="later")
        dossier.undo()
        assert read_all(copy, password) == contents(dossier)
    with Dossier.open(copy, password=password) as copied:
        assert copied.undo() == "Actie toegevoegd"
    assert (copy.read_bytes()[:15] == b"SQLite format 3") == (password is None)


def test_a_copy_never_takes_the_place_of_a_file(tmp_path):
    path = new_dossier(tmp_path)
    other = tmp_path / "ander.wijkdesk"
    other.write_text("van een ander")
    with Dossier.open(path) as dossier:
        for target in (other, path):
            with pytest.raises(AlreadyThere):
                dossier.copy_to(target)
    assert other.read_text() == "van een ander"


def test_a_copy_for_which_the_disk_has_no_room_is_a_fault_and_leaves_nothing(tmp_path, mount):
    path, disk = new_dossier(tmp_path), mount("size=64k")
    with Dossier.open(path) as dossier, pytest.raises(DiskFull):
        dossier.copy_to(disk / "kopie.wijkdesk")
    assert list(disk.iterdir()) == []


def test_a_copy_of_a_damaged_dossier_is_a_fault_and_leaves_nothing(tmp_path):
    path = new_dossier(tmp_path, password="geheim")
    with Dossier.open(path, password="geheim") as dossier:
        content = path.read_bytes()
        path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
        with pytest.raises(DossierFault):
            dossier.copy_to(tmp_path / "kopie.wijkdesk")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_copy_to_a_folder_that_is_not_there_is_a_fault_and_leaves_nothing(tmp_path):
    path = new_dossier(tmp_path)
    with Dossier.open(path) as dossier, pytest.raises(DossierFault):
        dossier.copy_to(tmp_path / "nergens" / "kopie.wijkdesk")
    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name]
