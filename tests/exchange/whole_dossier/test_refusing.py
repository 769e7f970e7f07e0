"""A folder in which anything is missing, was changed or cannot be makes no dossier, and says why in one sentence."""

import json
import os
import shutil

import pytest

from tests.exchange.whole_dossier.folders import full_dossier, rewrite, rewrite_contents, take
from wijkdesk.domain.refusal import Refused
from wijkdesk.exchange.whole_dossier.reading import bring_back
from wijkdesk.storage.faults import AlreadyThere, NewerDossier


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    root = tmp_path_factory.mktemp("van")
    return take(full_dossier(root), root / "map")


@pytest.fixture
def folder(original, tmp_path):
    return shutil.copytree(original, tmp_path / "map")


def refusal(folder, kind=Refused):
    """Why no dossier is made of a folder; nothing is left of it."""
    output = folder.parent / "terug.wijkdesk"
    before = set(folder.parent.iterdir())
    with pytest.raises(kind) as refused:
        bring_back(folder, output)
    assert set(folder.parent.iterdir()) == before
    told = str(refused.value)
    assert "\n" not in told
    assert told.endswith((".", "?"))
    return told


@pytest.mark.parametrize("name", ["inhoud.json", "gegevens/actions.json", "bestanden/pictures-1-content.jpg"])
def test_what_is_missing_is_named(folder, name):
    (folder / name).unlink()
    assert name.rsplit("/", maxsplit=1)[-1] in refusal(folder)


@pytest.mark.parametrize("name", ["gegevens/journal_changes.json", "bestanden/pictures-1-thumbnail.jpg"])
def test_what_was_altered_is_named(folder, name):
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[:-3] + b"  \n")
    assert refusal(folder).startswith(f"{name} is gewijzigd of beschadigd.")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"format": "1"}'], ids=range(6))
def test_contents_that_cannot_be_read_are_refused(folder, content):
    (folder / "inhoud.json").write_bytes(content)
    assert refusal(folder).startswith("inhoud.json is gewijzigd")


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("actions", {"title": 5}),
        ("actions", {"title": None}),
        ("actions", {"due": "morgen"}),
        ("actions", {"state": "spook"}),
        ("actions", {"quick_win": "ja"}),
        ("actions", {"quick_win": True}),
        ("actions", {"id": "1"}),
        ("actions", {"id": 2**70}),
        ("actions", {"id": 2}),
        ("actions", {"title": "\ud800"}),
        ("actions", {"lead_id": 4711}),
        ("actions", {"nieuw": "kolom"}),
        ("measurements", {"value": "veel"}),
        ("pictures", {"content": "niets"}),
        ("overviews", {"texts": "[]"}),
    ],
    ids=str,
)
def test_a_value_that_cannot_be_is_refused(folder, table, values):
    rewrite(folder, table, lambda rows: [{**rows[0], **values}, *rows[1:]])
    assert table in refusal(folder)


def test_a_row_without_all_its_columns_is_refused(folder):
    rewrite(folder, "actions", lambda rows: [{"id": 1}, *rows[1:]])
    assert "In actions klopt rij 1 niet" in refusal(folder)


def test_a_reference_to_nothing_is_refused(folder):
    rewrite(folder, "moment_contacts", lambda _rows: [{"moment_id": 9, "contact_id": 1}])
    assert "moment_contacts" in refusal(folder)


def test_a_file_stands_for_bytes_alone(folder):
    [picture] = json.loads((folder / "gegevens" / "pictures.json").read_text("utf-8"))
    rewrite(folder, "programmes", lambda rows: [{**rows[0], "name": picture["content"]}])
    assert "In programmes klopt rij 1 niet: name" in refusal(folder)


@pytest.mark.parametrize(
    "name",
    [
        "../geheim.txt",
        "/etc/hostname",
        "bestanden/../../geheim.txt",
        "bestanden\\..\\geheim.txt",
        "bestanden/pictures-1-content.jpg\n",
        "gegevens/actions.json",
        7,
        None,
    ],
    ids=repr,
)
def test_nothing_outside_the_folder_is_ever_read(folder, name):
    (folder.parent / "geheim.txt").write_bytes(b"\xff\xd8 groot \x00")
    rewrite(folder, "pictures", lambda rows: [{**rows[0], "content": {"file": name, "sha256": "00"}}])
    assert "gegevens/pictures.json is gewijzigd" in refusal(folder)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("name", ["bestanden/pictures-1-content.jpg", "gegevens/actions.json", "bestanden", "gegevens"])
def test_a_link_that_leads_out_is_refused(folder, name):
    elsewhere = folder.parent / "elders"
    (folder / name).rename(elsewhere)
    (folder / name).symlink_to(elsewhere)
    assert "een verwijzing naar een andere plek" in refusal(folder)


def test_tables_that_there_are_not_are_refused(folder):
    rewrite_contents(folder, lambda contents: contents["tables"].update({"spook": {"rows": 0, "sha256": ""}}))
    assert "spook" in refusal(folder)


def test_a_table_that_is_not_named_is_missed(folder):
    rewrite_contents(folder, lambda contents: contents["tables"].pop("goals"))
    assert "goals" in refusal(folder)


@pytest.mark.parametrize("table", ["../../x", "a b", "", "sqlite_sequence"])
def test_the_name_of_a_table_leads_nowhere(folder, table):
    rewrite_contents(folder, lambda contents: contents["tables"].update({table: {"rows": 0, "sha256": ""}}))
    refusal(folder)


@pytest.mark.parametrize("change", [{"schema": "9999"}, {"format": 2}])
def test_a_folder_of_a_later_version_says_so(folder, change):
    rewrite_contents(folder, lambda contents: contents.update(change))
    assert "latere Wijkdesk" in refusal(folder, NewerDossier)


@pytest.mark.parametrize("sequences", [{"actions": "veel"}, {"spook": 1}, {"actions": 2**70}], ids=str)
def test_numbers_that_cannot_be_are_refused(folder, sequences):
    rewrite_contents(folder, lambda contents: contents.update(sequences=sequences))
    assert "laatste nummers" in refusal(folder)


def test_what_people_do_with_the_lists_does_not_matter(folder):
    shutil.rmtree(folder / "lijsten")
    (folder / "LEESMIJ.txt").unlink()
    (folder / "bestanden" / "eigen.txt").write_text("van mij")
    bring_back(folder, folder.parent / "terug.wijkdesk")
    assert (folder.parent / "terug.wijkdesk").stat().st_size


def test_a_dossier_that_is_there_stays_as_it_is(folder):
    (folder.parent / "terug.wijkdesk").write_bytes(b"van mij")
    assert "bestaat al" in refusal(folder, AlreadyThere)
    assert (folder.parent / "terug.wijkdesk").read_bytes() == b"van mij"


def test_a_dossier_without_a_journal_is_whole_too(folder):
    for table in ("journal_changes", "journal_steps"):
        rewrite(folder, table, lambda _rows: [])
    bring_back(folder, folder.parent / "terug.wijkdesk")
    assert json.loads((folder / "gegevens" / "journal_steps.json").read_text()) == []
