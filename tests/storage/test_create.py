"""Making a dossier: whole, or not at all."""

import errno
from pathlib import Path

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage import faults
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.programme import list_pillars, list_programmes


def nothing(session):
    pass


def test_a_new_dossier_holds_its_first_content_and_nothing_to_undo(tmp_path):
    with Dossier.open(new_dossier(tmp_path, Action(title="Lampen"))) as dossier:
        assert [programme.name for programme in list_programmes(dossier.reader)] == ["Testbuurt"]
        assert len(list_pillars(dossier.reader)) == 4
        assert [action.title for action in list_actions(dossier.reader)] == ["Lampen"]
        assert (dossier.undoable, dossier.redoable, dossier.undo(), dossier.redo()) == (None,) * 4


def test_a_dossier_is_one_file(tmp_path):
    path = new_dossier(tmp_path)
    assert list(tmp_path.iterdir()) == [path]

    with Dossier.open(path) as dossier, dossier.write("x") as session:
        session.add(Action(title="Lampen"))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [KeyError("own mistake"), Refused("Dat mag niet."), KeyboardInterrupt()])
def test_a_failure_half_way_leaves_nothing_behind(tmp_path, error):
    def content(session):
        session.add(Action(title="Lampen"))
        session.flush()
        raise error

    with pytest.raises(type(error)):
        Dossier.create(tmp_path / "Buurt.wijkdesk", content)

    assert list(tmp_path.iterdir()) == []


def test_first_content_that_breaks_a_rule_is_refused_and_leaves_nothing_behind(tmp_path):
    with pytest.raises(Refused, match="titel"):
        new_dossier(tmp_path, Action(title=" "))

    assert list(tmp_path.iterdir()) == []


def test_a_mistake_about_another_file_is_not_blamed_on_the_dossier(tmp_path):
    def content(session):
        (tmp_path / "elsewhere").read_bytes()

    with pytest.raises(FileNotFoundError):
        Dossier.create(tmp_path / "Buurt.wijkdesk", content)


@pytest.mark.parametrize("there", ["file", "folder", "link to nowhere"])
def test_what_is_there_is_left_as_it_is(tmp_path, there):
    path = tmp_path / "Buurt.wijkdesk"
    if there == "file":
        path.write_bytes(b"mine")
    elif there == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere")

    with pytest.raises(faults.AlreadyThere, match=r"Buurt\.wijkdesk bestaat al") as fault:
        Dossier.create(path, nothing)

    assert fault.value.sentence == str(fault.value)
    assert list(tmp_path.iterdir()) == [path]
    assert there != "file" or path.read_bytes() == b"mine"


def test_a_file_that_appears_meanwhile_is_left_as_it_is(tmp_path):
    path = tmp_path / "Buurt.wijkdesk"

    with pytest.raises(faults.AlreadyThere):
        Dossier.create(path, lambda session: path.write_bytes(b"mine"))

    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_where_the_disk_knows_no_links_the_file_is_moved_into_place(tmp_path, monkeypatch):
    def no_links(self, target):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    path = new_dossier(tmp_path)

    assert list(tmp_path.iterdir()) == [path]
    Dossier.open(path).close()


def test_a_folder_that_is_not_there_is_named_as_what_is_missing(tmp_path):
    with pytest.raises(faults.Gone, match=r"De map van Buurt\.wijkdesk is er niet"):
        Dossier.create(tmp_path / "nowhere" / "Buurt.wijkdesk", nothing)


def test_a_file_in_the_place_of_a_folder_is_no_place_for_a_dossier(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(faults.DossierFault):
        Dossier.create(tmp_path / "file" / "Buurt.wijkdesk", nothing)


def test_a_name_that_is_too_long_is_called_that(tmp_path):
    with pytest.raises(faults.DossierFault, match="te lang"):
        Dossier.create(tmp_path / f"{'x' * 300}.wijkdesk", nothing)


def test_a_read_only_folder_takes_no_dossier(mount, read_only):
    folder = mount("size=1m")
    read_only(folder)

    with pytest.raises(faults.ReadOnly, match=r"geen toegang tot Buurt\.wijkdesk"):
        Dossier.create(folder / "Buurt.wijkdesk", nothing)


@pytest.mark.parametrize("size", ["4k", "64k"])
def test_a_full_disk_takes_no_dossier_and_keeps_no_part_of_one(mount, size):
    folder = mount(f"size={size}")

    with pytest.raises(faults.DiskFull, match="De schijf is vol"):
        Dossier.create(folder / "Buurt.wijkdesk", nothing)

    assert list(folder.iterdir()) == []
