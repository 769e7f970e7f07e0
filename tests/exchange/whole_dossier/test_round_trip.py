"""Everything of a dossier in a folder, and a dossier of it again, without loss."""

import csv
import hashlib
import io
import json
import os
import shutil

import pytest

from tests.disks import mount  # noqa: F401 - a fixture
from tests.exchange.whole_dossier.folders import (
    PICTURE,
    TODAY,
    everything_in,
    full_dossier,
    rewrite,
    rewrite_contents,
    take,
)
from wijkdesk import paths
from wijkdesk.domain.words import Erasing
from wijkdesk.exchange.whole_dossier.reading import bring_back
from wijkdesk.exchange.whole_dossier.writing import take_everything
from wijkdesk.storage import check
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import AlreadyThere, DiskFull
from wijkdesk.storage.forgetting import log
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.storage.whole.schema import columns_of, table_names


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return full_dossier(tmp_path_factory.mktemp("van"))


@pytest.fixture(scope="module")
def folder(path, tmp_path_factory):
    return take(path, tmp_path_factory.mktemp("map") / "Testbuurt")


def test_every_table_comes_back_as_it_was_with_history_account_and_numbers(path, folder, tmp_path):
    back = tmp_path / "terug.wijkdesk"
    bring_back(folder, back)

    assert everything_in(back) == everything_in(path)
    with Dossier.open(back) as dossier:
        assert check.findings(dossier) == []
        assert [row.what for row in list_account(dossier.reader)] == ["Uitvoeringsplan"]
        assert dossier.redo() == "Actie gewijzigd"
        assert list_actions(dossier.reader, only=[1])[0].place == "plein"
        assert dossier.undo() is not None


def test_a_dossier_with_a_password_goes_along_and_may_get_another(tmp_path):
    path = full_dossier(tmp_path, password="vier losse woorden")
    folder, back = take(path, tmp_path / "map", password="vier losse woorden"), tmp_path / "terug.wijkdesk"
    bring_back(folder, back, "heel iets anders")

    assert not back.read_bytes().startswith(b"SQLite format 3")
    assert everything_in(back, "heel iets anders") == everything_in(path, "vier losse woorden")


def test_who_was_forgotten_since_is_forgotten_in_it_too(path, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "backups_of", lambda _path: tmp_path / "back-ups")
    with Dossier.open(path, read_only=True) as dossier:
        identity = log.identity_of(dossier.reader)
    log.mirror(identity, [log.Erasure("2026-11-24T10:00:00.000+00:00", 1, Erasing.FORGOTTEN)], tmp_path / "back-ups")
    back = tmp_path / "terug.wijkdesk"
    bring_back(folder, back)

    with Dossier.open(back, read_only=True) as dossier:
        assert list_contacts(dossier.reader) == []
        assert [each.contact for each in log.erasures_in(dossier.reader)] == [1]
    assert b"van den" not in back.read_bytes()


def test_pictures_and_adopted_overviews_are_files_with_their_sum(folder):
    [picture] = json.loads((folder / "gegevens" / "pictures.json").read_text("utf-8"))
    [overview] = json.loads((folder / "gegevens" / "overviews.json").read_text("utf-8"))

    for told, content in ((picture["content"], PICTURE.content), (overview["document"], b"%PDF-1.7 \x00\xff")):
        assert (folder / told["file"]).read_bytes() == content
        assert told["sha256"] == hashlib.sha256(content).hexdigest()
    assert picture["content"]["file"] == "bestanden/pictures-1-content.jpg"
    assert overview["document"]["file"].endswith(".pdf")


def test_the_explanation_names_every_file_table_and_column(folder):
    told = (folder / "LEESMIJ.txt").read_text("utf-8-sig")

    for table in table_names():
        part = told.split(f"\ngegevens/{table}.json", 1)[1].split("\n\n", 1)[0]
        assert [line.split(":")[0].strip() for line in part.split("\n")[1:] if line] == [
            each.name for each in columns_of(table)
        ]
    assert "running = loopt" in told
    assert "lead_id: Trekker (-> organisations; mag leeg zijn)" in told
    assert "gegevens/actions.json (2 rijen): acties" in told


def test_lists_for_people_have_names_beside_numbers_and_no_formula(folder):
    content = (folder / "lijsten" / "Acties.csv").read_bytes().decode("utf-8-sig")
    first, _ = csv.DictReader(io.StringIO(content, newline=""), delimiter=";")

    assert (first["Nummer"], first["Titel"], first["Trekker (nummer)"]) == ("1", "Lampen maken", "1")
    assert first["Trekker"].startswith("'=1+1")
    assert len(list((folder / "lijsten").iterdir())) == 17


def test_a_folder_of_an_earlier_schema_is_brought_up_to_date(path, folder, tmp_path):
    older = shutil.copytree(folder, tmp_path / "ouder")
    for table, column in (("programmes", "uid"), ("indicators", "topic")):
        rewrite(older, table, lambda rows, left=column: [{n: row[n] for n in row if n != left} for row in rows])
    rewrite_contents(older, _to_schema_0006)
    back = tmp_path / "terug.wijkdesk"
    bring_back(older, back)

    (rows, journal, _), (expected, steps, _) = everything_in(back), everything_in(path)
    assert {name: rows[name] for name in rows if name != "programmes"} == {
        name: expected[name] for name in expected if name != "programmes"
    }
    assert journal[1] == steps[1]
    with Dossier.open(back) as dossier:
        assert check.findings(dossier) == []
        assert dossier.undoable is None  # the journal names columns of then


def test_a_folder_that_is_there_stays_as_it_is(path, folder):
    before = sorted(folder.rglob("*"))
    with pytest.raises(AlreadyThere, match="blijft zoals het is"):
        take(path, folder)
    assert sorted(folder.rglob("*")) == before
    assert [each.name for each in folder.parent.iterdir()] == [folder.name]


def test_who_stops_it_leaves_nothing(path, tmp_path):
    class EnoughError(Exception):
        pass

    def stop(_done, _of):
        raise EnoughError

    with pytest.raises(EnoughError):
        take_everything(path, None, tmp_path / "map", today=TODAY, told=stop)
    assert list(tmp_path.iterdir()) == []


def test_how_far_it_is_is_told(path, tmp_path):
    heard = []
    take_everything(path, None, tmp_path / "map", today=TODAY, told=lambda *done: heard.append(done))

    assert heard == [(1, 2), (2, 2)]


def test_a_full_disk_leaves_nothing_and_is_said(path, mount):  # noqa: F811 - the fixture
    disk = mount("size=64k")
    with pytest.raises(DiskFull):
        take(path, disk / "map")
    assert list(disk.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="folders there have no bits of permission")
def test_others_on_the_computer_cannot_look_into_the_folder(folder):
    assert folder.stat().st_mode & 0o077 == 0


def _to_schema_0006(contents):
    contents["schema"] = "0006"
    for table in ("border_changes", "table_mappings"):
        del contents["tables"][table]
        contents["sequences"].pop(table, None)
