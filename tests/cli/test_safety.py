"""Backups, restores and rescues without a window."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.cli.calls import NO_WINDOWS, first_content
from tests.dossiers import read_all
from tests.storage.older import older_dossier
from wijkdesk import paths
from wijkdesk.cli.commands import run
from wijkdesk.domain.contact import Contact
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.writing import edit


@pytest.fixture(autouse=True)
def backups(tmp_path_factory, monkeypatch):
    root = tmp_path_factory.mktemp("back-ups")
    monkeypatch.setattr(paths, "backups", lambda: root)
    return root


def test_a_backup_goes_among_the_others_or_where_it_is_wanted(dossier, tmp_path, backups, capsys):
    target = tmp_path / "kopie.wijkdesk"
    assert run(["backup", str(dossier)], NO_WINDOWS) == 0
    made, before = Path(capsys.readouterr().out.strip()), read_all(dossier)
    assert run(["backup", str(dossier), "--output", str(target)], NO_WINDOWS) == 0

    assert made.is_relative_to(backups)
    assert read_all(made) == read_all(target) == before
    assert run(["check", str(target)], NO_WINDOWS) == 0
    with Dossier.open(dossier) as opened:
        assert [row.what for row in list_account(opened.reader)] == ["Back-up"]
    assert run(["backup", str(dossier), "--output", str(target)], NO_WINDOWS) == 1
    assert "bestaat al" in capsys.readouterr().err


def test_where_nothing_changed_it_says_so(dossier, capsys):
    run(["backup", str(dossier)], NO_WINDOWS)
    assert run(["backup", str(dossier)], NO_WINDOWS) == 0
    assert "Er is al een back-up van proef.wijkdesk zoals het nu is." in capsys.readouterr().out


def test_a_restore_is_a_sound_dossier_and_leaves_the_backup_as_it_is(dossier, tmp_path, capsys):
    run(["backup", str(dossier)], NO_WINDOWS)
    backup = Path(capsys.readouterr().out.strip())
    before, target = backup.read_bytes(), tmp_path / "terug.wijkdesk"

    assert run(["restore", str(backup), "--output", str(target)], NO_WINDOWS) == 0
    assert capsys.readouterr() == (f"{target}\n", "")
    restored, whole = read_all(target), read_all(dossier)
    ((_, _, action, *_),) = restored.pop("account_entries").values()
    assert action == "restore"
    assert restored.items() <= whole.items()
    assert run(["check", str(target)], NO_WINDOWS) == 0
    assert backup.read_bytes() == before


def test_what_is_damaged_is_no_backup_and_can_be_rescued(dossier, tmp_path, capsys):
    whole = read_all(dossier)
    content = dossier.read_bytes()
    dossier.write_bytes(b"\0" * 100 + content[100:])
    target = tmp_path / "terug.wijkdesk"

    assert run(["backup", str(dossier)], NO_WINDOWS) == 1
    assert run(["restore", str(dossier), "--output", str(target)], NO_WINDOWS) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert not target.exists()
    assert run(["rescue", str(dossier), "--output", str(target)], NO_WINDOWS) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[0] == str(target)
    assert "contacts: 1" in told.out
    assert told.err == ""
    saved = read_all(target)
    ((_, _, action, *line),) = saved.pop("account_entries").values()
    assert (action, line) == ("restore", ["Gered uit een beschadigd dossier", str(target), "gelukt"])
    assert saved.items() <= whole.items()


def test_a_dossier_of_an_earlier_version_gets_a_backup_as_it_is(tmp_path, capsys):
    old = older_dossier("0001", tmp_path)
    before = old.read_bytes()
    assert run(["backup", str(old)], NO_WINDOWS) == 0
    made = Path(capsys.readouterr().out.strip())
    assert old.read_bytes() == before
    assert run(["restore", str(made), "--output", str(tmp_path / "terug.wijkdesk")], NO_WINDOWS) == 0


def test_what_a_rescue_loses_is_told_and_ends_in_exit_code_1(dossier, tmp_path, capsys):
    content = dossier.read_bytes()
    dossier.write_bytes(content[: len(content) // 4])
    assert run(["rescue", str(dossier), "--output", str(tmp_path / "terug.wijkdesk")], NO_WINDOWS) == 1
    told = capsys.readouterr()
    assert "niet te lezen" in told.err
    assert "Berg" not in told.err
    with Dossier.open(tmp_path / "terug.wijkdesk") as saved:
        [line] = list_account(saved.reader)
    assert line.result == f"{len(told.err.splitlines())} keer was iets niet te lezen"


@pytest.mark.parametrize(
    "words",
    [
        ["backup"],
        ["backup", "x", "--output", "x.pdf"],
        ["restore", "x"],
        ["restore", "x", "--output", "x"],
        ["rescue", "x"],
    ],
)
def test_a_wrong_call_is_explained(words):
    with pytest.raises(SystemExit) as ended:
        run(words, NO_WINDOWS)
    assert ended.value.code == 2


def test_a_dossier_that_is_not_there_ends_in_a_sentence(tmp_path, capsys):
    missing, target = tmp_path / "weg.wijkdesk", tmp_path / "terug.wijkdesk"
    calls = [
        ["backup", str(missing)],
        *([name, str(missing), "--output", str(target)] for name in ("restore", "rescue")),
    ]
    for call in calls:
        assert run(call, NO_WINDOWS) == 1
        assert "weg.wijkdesk is er niet" in capsys.readouterr().err


def test_a_backup_from_elsewhere_says_that_it_does_not_know_who_was_forgotten(dossier, tmp_path, capsys):
    away = tmp_path / "stick.wijkdesk"
    assert run(["backup", str(dossier), "--output", str(away)], NO_WINDOWS) == 0
    capsys.readouterr()
    assert run(["restore", str(away), "--output", str(tmp_path / "terug.wijkdesk")], NO_WINDOWS) == 0
    assert "geen lijst van wie vergeten is" in capsys.readouterr().err


@pytest.mark.parametrize("call", [["backup"], ["export", "everything"]])
def test_what_was_taken_elsewhere_before_a_forgetting_forgets_too_when_it_comes_back(dossier, tmp_path, capsys, call):
    away, back = tmp_path / "stick" / "van toen.wijkdesk", tmp_path / "nieuw" / "terug.wijkdesk"
    for path in (away, back):
        path.parent.mkdir()
    with Dossier.open(dossier) as opened:
        number = edit.add(opened, Contact, first_name="Zwierelantje", last_name="Kwabbelstra")
    assert run([call[0], str(dossier), *call[1:], "--output", str(away)], NO_WINDOWS) == 0
    assert run(["forget", str(dossier), str(number), "--yes"], NO_WINDOWS) == 0
    capsys.readouterr()

    assert run(["restore", str(away), "--output", str(back)], NO_WINDOWS) == 0

    assert "geen lijst van wie vergeten is" not in capsys.readouterr().err
    assert b"wabbelstra" not in back.read_bytes()


def test_a_rescue_takes_a_password_file_of_a_dossier_without_a_password_too(dossier, tmp_path, capsys):
    (tmp_path / "wachtwoord.txt").write_text("rozen")
    out = tmp_path / "gered.wijkdesk"
    call = ["rescue", str(dossier), "--password-file", str(tmp_path / "wachtwoord.txt"), "--output", str(out)]
    assert run(call, NO_WINDOWS) == 0
    assert out.exists()


def test_a_damaged_beginning_is_told_from_a_wrong_password_by_check_restore_and_rescue(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(paths, "data", lambda: tmp_path / "data")
    path, right, wrong = tmp_path / "stuk.wijkdesk", tmp_path / "goed.txt", tmp_path / "fout.txt"
    Dossier.create(path, first_content, password="rozen in het prieel")
    right.write_text("rozen in het prieel")
    wrong.write_text("fout")
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\0" * 3000 + content[3100:])

    def told(password, *call):
        code = run([call[0], str(path), *call[1:], "--password-file", str(password)], NO_WINDOWS)
        return code, capsys.readouterr().err

    back = ("--output", str(tmp_path / "terug.wijkdesk"))
    for call in (("check",), ("restore", *back)):
        assert told(right, *call)[1].startswith("Het wachtwoord klopt, maar het begin van stuk.wijkdesk is beschadigd.")
        assert told(wrong, *call)[1].startswith("Het wachtwoord van stuk.wijkdesk is onjuist")
    code, error = told(wrong, "rescue", *back)
    assert (code, error.split(",")[0]) == (1, "Het wachtwoord van stuk.wijkdesk is onjuist")
    assert told(right, "rescue", *back) == (0, "")
    assert read_all(tmp_path / "terug.wijkdesk", "rozen in het prieel")["contacts"]


def test_a_restore_of_a_database_of_another_program_says_that_it_is_no_dossier(tmp_path, capsys):
    other = tmp_path / "muziek.db"
    with contextlib.closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    assert run(["restore", str(other), "--output", str(tmp_path / "terug.wijkdesk")], NO_WINDOWS) == 1
    assert capsys.readouterr().err == "muziek.db is van een ander programma. Kies een Wijkdesk-dossier.\n"
