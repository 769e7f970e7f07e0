"""The account of a dossier: what is noted in it, that it only grows, and the failed unlocks kept beside it."""

import shutil
from pathlib import Path

import pytest

from tests.dossiers import HOSTILE, new_dossier
from tests.storage.older import older_dossier
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage import account, driver, faults
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.writing import edit

PASSWORD = "rozen & prieel"


@pytest.fixture(scope="module")
def locked_template(tmp_path_factory) -> Path:
    return new_dossier(tmp_path_factory.mktemp("locked"), password=PASSWORD)


@pytest.fixture
def locked(tmp_path, locked_template) -> Path:
    copy = tmp_path / locked_template.name
    copy.write_bytes(locked_template.read_bytes())
    return copy


@pytest.fixture(autouse=True)
def data(tmp_path_factory, monkeypatch) -> Path:
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setattr(paths, "data", lambda: folder)
    return folder


@pytest.fixture
def kept(data):
    """The one file in which failed unlocks are kept."""

    def kept() -> Path:
        [file] = (data / "failed-unlocks").iterdir()
        return file

    return kept


def lines(dossier):
    return [(line.action, line.what, line.destination, line.result) for line in list_account(dossier.reader)]


def fail_to_unlock(path):
    with pytest.raises(faults.NotADossier):
        Dossier.open(path, password="fout")


def test_what_is_noted_is_read_back_the_last_first(dossier, tmp_path):
    assert note(dossier, AccountAction.EXPORT, "Halfjaaroverzicht 2026-1", destination=tmp_path / "a.pdf")
    assert note(dossier, AccountAction.RESTORE, "Back-up van 12-03-2026", result="niet gelukt")

    assert lines(dossier) == [
        (AccountAction.RESTORE, "Back-up van 12-03-2026", "", "niet gelukt"),
        (AccountAction.EXPORT, "Halfjaaroverzicht 2026-1", str(tmp_path / "a.pdf"), "gelukt"),
    ]


def test_the_folder_of_the_user_stands_there_without_a_name(dossier):
    note(dossier, AccountAction.EXPORT, "Plan", destination=Path.home() / "Documenten" / "plan.pdf")

    assert list_account(dossier.reader)[0].destination == str(Path("~/Documenten/plan.pdf"))


@pytest.mark.parametrize("text", [HOSTILE, "\ud800half", "nul\0nul", "x" * 100_000])
def test_any_name_of_a_file_can_be_noted(dossier, text):
    assert note(dossier, AccountAction.EXPORT, text, destination=Path("/tmp") / text)

    found = list_account(dossier.reader)[0].what
    assert found == text.replace("\ud800", "?").replace("\0", "")


def test_a_line_is_never_changed_or_deleted(dossier):
    note(dossier, AccountAction.EXPORT, "Plan")

    for statement in ("UPDATE account_entries SET what = 'niets'", "DELETE FROM account_entries"):
        connection = driver.connect(dossier.path)
        with pytest.raises(Exception, match="the account only grows"):
            connection.execute(statement)
        connection.close()
    assert [line[1] for line in lines(dossier)] == ["Plan"]


def test_the_erasure_of_a_person_alone_can_change_a_line_and_the_account_is_sealed_again_after_it(dossier):
    note(dossier, AccountAction.EXPORT, "Inzage van Fatma")

    with dossier.write_beside() as connection, account.unsealed(connection):
        connection.execute("UPDATE account_entries SET what = 'Inzage'")

    assert [line[1] for line in lines(dossier)] == ["Inzage"]
    with pytest.raises(Refused), dossier.write_beside() as connection:
        connection.execute("DELETE FROM account_entries")
    assert [line[1] for line in lines(dossier)] == ["Inzage"]


def test_it_is_no_part_of_undo_or_history_and_nothing_is_announced(dossier, heard):
    edit.add(dossier, Action, title="Lampen")
    heard.clear()
    note(dossier, AccountAction.EXPORT, "Plan")

    assert heard == []
    assert dossier.undo() == "Actie toegevoegd"
    note(dossier, AccountAction.EXPORT, "Plan")
    assert dossier.redo() == "Actie toegevoegd"
    assert len(lines(dossier)) == 2


def test_what_leaves_a_dossier_that_is_open_elsewhere_is_noted_too(dossier, path):
    with Dossier.open(path, read_only=True) as second:
        assert note(second, AccountAction.EXPORT, "Plan")

    assert [line[1] for line in lines(dossier)] == ["Plan"]
    edit.add(dossier, Action, title="Lampen")


def test_where_nothing_can_be_written_nothing_is_noted_and_nothing_fails(path, immutable, tmp_path):
    immutable(path)
    with Dossier.open(path) as dossier:
        assert not note(dossier, AccountAction.EXPORT, "Plan")
        assert lines(dossier) == []


def test_a_dossier_that_is_gone_is_no_reason_to_fail(dossier, path):
    path.unlink()

    assert not note(dossier, AccountAction.EXPORT, "Plan")
    assert not path.exists()


def test_an_earlier_version_that_is_only_read_stays_as_it_is(tmp_path):
    path = older_dossier("0001", tmp_path)
    before = path.read_bytes()
    with Dossier.open(path, read_only=True) as dossier:
        assert not note(dossier, AccountAction.EXPORT, "Plan")
        assert lines(dossier) == []
    assert path.read_bytes() == before


def test_a_failed_unlock_is_kept_beside_the_dossier_without_a_name_and_taken_over_at_the_next_one(locked, kept, data):
    before = locked.read_bytes()
    fail_to_unlock(locked)
    fail_to_unlock(locked)

    assert locked.read_bytes() == before
    assert [len(line) for line in kept().read_text().splitlines()] == [29, 29]
    assert locked.stem not in kept().name
    assert driver.salt_of(locked).hex() not in kept().name

    with Dossier.open(locked, password=PASSWORD) as dossier:
        found = lines(dossier)
    assert found == [(AccountAction.UNLOCK, locked.name, "", "niet gelukt: wachtwoord onjuist")] * 2
    assert list((data / "failed-unlocks").iterdir()) == []


def test_each_of_two_copies_tells_its_own_failed_unlocks(locked, tmp_path):
    (tmp_path / "stick").mkdir()
    copy = Path(shutil.copy(locked, tmp_path / "stick"))
    fail_to_unlock(copy)
    fail_to_unlock(locked)
    fail_to_unlock(locked)

    for path, times in ((locked, 2), (copy, 1), (locked, 2)):
        with Dossier.open(path, password=PASSWORD) as dossier:
            assert len(lines(dossier)) == times


def test_failed_unlocks_stay_beside_a_dossier_that_is_only_read(locked, kept):
    fail_to_unlock(locked)

    with Dossier.open(locked, password=PASSWORD, read_only=True) as dossier:
        assert lines(dossier) == []
    assert kept().exists()


def test_lines_beside_it_that_are_no_times_are_left_out_and_none_is_taken_over_twice(locked, kept):
    fail_to_unlock(locked)
    file = kept()
    text = file.read_text()
    file.write_bytes(b"\xff\x00 niets\n" + text.encode() + b"2026-01-01\n")
    with Dossier.open(locked, password=PASSWORD) as dossier:
        assert len(lines(dossier)) == 1
    file.write_text(text)  # as after a crash before the file was removed
    with Dossier.open(locked, password=PASSWORD) as dossier:
        assert len(lines(dossier)) == 1


def test_a_folder_that_cannot_be_written_keeps_nobody_out(locked, monkeypatch, tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    monkeypatch.setattr(paths, "data", lambda: in_the_way)

    fail_to_unlock(locked)
    Dossier.open(locked, password=PASSWORD).close()
