"""A locked dossier without a window: every command opens it, and nobody gives a password where others can read it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from tests.cli.calls import NO_WINDOWS, first_content
from tests.figures import making
from wijkdesk.cli import parser
from wijkdesk.cli.commands import Windows, run
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.setting import recovery_key_of
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing.edit import add

OLD, NEW = "rozen & prieel 'é\"", "vier bankjes op het plein"


@pytest.fixture(scope="module")
def locked_template(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("locked") / "proef.wijkdesk"
    Dossier.create(path, first_content, password=OLD)
    with Dossier.open(path, password=OLD) as opened:
        add(opened, Escalation, subject="Straatverlichting")
    return path.read_bytes()


@pytest.fixture
def locked(tmp_path, locked_template) -> Path:
    path = tmp_path / "proef.wijkdesk"
    path.write_bytes(locked_template)
    return path


@pytest.fixture
def file(tmp_path):
    """Write a file with this content and return its path, as a word for the command line."""

    def file(content, name="woord.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return file


def given(**parts):
    return [part for name, part in parts.items() for part in (f"--{name.replace('_', '-')}", part)]


CALLS = {
    "overview": ["overview", "{d}", "--period", "2026-1", "--output", "{out}.pdf"],
    "plan": ["plan", "{d}", "--output", "{out}.pdf"],
    "escalation": ["escalation", "{d}", "1", "--output", "{out}.pdf"],
    "note": ["note", "{d}", "Gebeurtenis: de lampen branden"],
    "import": ["import", "{d}", "{figures}", "--dry-run"],
    "export": ["export", "{d}", "actions", "--output", "{out}.xlsx"],
    "show": ["show", "{d}", "actions"],
    "check": ["check", "{d}", "--rebuild-index"],
    "account": ["account", "{d}"],
    "subject": ["subject", "{d}", "Anna van den Berg", "--output", "{out}.json"],
    "forget": ["forget", "{d}", "Anna van den Berg"],
    "backup": ["backup", "{d}"],
    "password": ["password", "{d}", "recovery-sheet", "--output", "{out}.pdf"],
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_every_command_opens_a_locked_dossier(locked, file, tmp_path, capsys, call):
    figures = making.liveability(tmp_path / "Leefbaarometer.csv")
    words = [part.format(d=locked, out=tmp_path / "uit", figures=figures) for part in call]
    assert run([*words, "--password-file", file(f"{OLD}\r\nmeer\n")], NO_WINDOWS) == 0, capsys.readouterr()
    assert run([*words, "--password-file", file(f"\ufeff{OLD}")], NO_WINDOWS) == 0
    assert not driver.is_plain(locked)


WRITING_ANOTHER = {
    "handover": ["handover", "{d}", "--output", "{out}", "--new-password-file", "{new}"],
    "restore": ["restore", "{d}", "--output", "{out}"],
    "rescue": ["rescue", "{d}", "--output", "{out}"],
}


@pytest.mark.parametrize("call", WRITING_ANOTHER.values(), ids=WRITING_ANOTHER)
def test_what_is_made_of_a_locked_dossier_is_locked_too(locked, file, tmp_path, capsys, call):
    out = tmp_path / "ander.wijkdesk"
    words = [part.format(d=locked, out=out, new=file(NEW, "nieuw.txt")) for part in call]
    assert run([*words, "--password-file", file(OLD)], NO_WINDOWS) == 0, capsys.readouterr()
    Dossier.open(out, password=NEW if call[0] == "handover" else OLD).close()


def test_so_do_screenshots(locked, file, tmp_path):
    asked = []
    windows = Windows(NO_WINDOWS.open, lambda *arguments: asked.append(arguments) or [], NO_WINDOWS.check)
    call = ["screenshots", str(locked), "--output", str(tmp_path), "--password-file", file(OLD)]
    assert run(call, windows) == 0
    assert asked == [(locked, tmp_path, (1366, 768), False, OLD)]


def test_each_command_that_opens_a_dossier_is_tried_here():
    opening = {name for name in parser.COMMANDS if "--password-file" in parser.command_parser(name).format_usage()}
    assert opening == {*CALLS, *WRITING_ANOTHER, "screenshots"}
    assert set(parser.COMMANDS) - opening == {"example", "handbook"}


def test_a_wrong_password_is_one_sentence(locked, file):
    """In a program of its own: what the driver itself would write is seen there alone."""
    call = [sys.executable, "-m", "wijkdesk", "show", str(locked), "actions", "--password-file", file("fout")]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Het wachtwoord van proef.wijkdesk is onjuist, of dit is geen Wijkdesk-dossier.\n"


def test_where_nobody_can_type_it_says_how_to_give_the_password(locked, capsys):
    assert run(["show", str(locked), "actions"], NO_WINDOWS) == 1
    assert capsys.readouterr().err == (
        "proef.wijkdesk heeft een wachtwoord, of is geen Wijkdesk-dossier. Geef het met --password-file.\n"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "staat geen wachtwoord"),
        ("\n" + OLD, "staat geen wachtwoord"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("x" * 20_000, "te groot"),
        (None, "niet te vinden"),
    ],
    ids=["empty", "second line", "no text", "large", "missing"],
)
def test_a_file_without_a_password_is_told_of(locked, file, tmp_path, capsys, content, told):
    path = str(tmp_path / "weg.txt") if content is None else file(content)
    assert run(["show", str(locked), "actions", "--password-file", path], NO_WINDOWS) == 1
    said = capsys.readouterr().err
    assert told in said
    assert len(said.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal to give a program there")
@pytest.mark.parametrize(("typed", "code"), [(OLD, 0), ("fout", 1)])
def test_at_a_terminal_it_is_asked_and_not_shown(locked, typed, code):
    ours, theirs = os.openpty()
    call = [sys.executable, "-m", "wijkdesk", "show", str(locked), "actions"]
    asked = subprocess.Popen(call, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True)
    os.close(theirs)
    seen = b""
    while not seen.endswith(b": "):
        seen += os.read(ours, 1000)
    os.write(ours, typed.encode() + b"\n")
    output = asked.communicate()[0]
    seen += os.read(ours, 1000)
    os.close(ours)
    assert asked.returncode == code
    assert ("😀" in output.decode()) == (code == 0)
    assert seen.startswith(b"Wachtwoord van proef.wijkdesk: ")
    assert typed.encode() not in seen


@pytest.mark.parametrize("word", ["--password", "--pass", "--password="])
def test_a_password_is_no_argument(locked, capsys, word):
    with pytest.raises(SystemExit) as ended:
        run(["show", str(locked), "actions", word, OLD], NO_WINDOWS)
    assert ended.value.code == 2


# -- setting, changing, removing --


def test_it_is_set_changed_and_removed(dossier, file, capsys):
    assert run(["password", str(dossier), "set", *given(new_password_file=file(OLD, "oud.txt"))], NO_WINDOWS) == 0
    assert capsys.readouterr().out == (
        "proef.wijkdesk heeft nu een wachtwoord.\n"
        "Maak er een nieuw herstelblad bij: wijkdesk password DOSSIER recovery-sheet --output BLAD.pdf\n"
    )
    Dossier.open(dossier, password=OLD).close()

    files = given(password_file=file(OLD, "oud.txt"), new_password_file=file(NEW, "nieuw.txt"))
    assert run(["password", str(dossier), "change", *files], NO_WINDOWS) == 0
    Dossier.open(dossier, password=NEW).close()

    capsys.readouterr()
    assert run(["password", str(dossier), "remove", *given(password_file=file(NEW))], NO_WINDOWS) == 0
    assert capsys.readouterr().out == "proef.wijkdesk heeft geen wachtwoord meer.\n"
    with Dossier.open(dossier) as opened:
        assert len(list_actions(opened.reader)) == 1


def test_a_weak_one_is_refused_also_for_a_successor_and_a_moderate_one_is_advised_against(dossier, file, capsys):
    weak, successor = given(new_password_file=file("Welkom01")), dossier.with_name("opvolger.wijkdesk")
    for call in (["password", str(dossier), "set"], ["handover", str(dossier), "--output", str(successor)]):
        assert run([*call, *weak], NO_WINDOWS) == 1
        said = capsys.readouterr().err
        assert re.match(r"Dit wachtwoord is (heel )?zwak, dus niet gekozen\. Een computer raadt dit binnen", said)
    assert driver.is_plain(dossier)
    assert not successor.exists()

    assert run(["password", str(dossier), "set", *given(new_password_file=file("aB3$kk9q"))], NO_WINDOWS) == 0
    assert capsys.readouterr().err.startswith("Dit wachtwoord is matig. Een computer raadt dit binnen")


@pytest.mark.parametrize(
    ("what", "has_one", "told"),
    [("set", True, "heeft al een"), ("change", False, "heeft geen"), ("remove", False, "heeft geen")],
)
def test_what_does_not_fit_is_refused(dossier, locked_template, file, capsys, what, has_one, told):
    if has_one:
        dossier.write_bytes(locked_template)
    before = driver.salt_of(dossier)
    more = given(new_password_file=file(NEW, "nieuw.txt")) if what != "remove" else []
    assert run(["password", str(dossier), what, *given(password_file=file(OLD)), *more], NO_WINDOWS) == 1
    assert told in capsys.readouterr().err
    assert driver.salt_of(dossier) == before


def test_while_a_window_has_it_open_the_password_stays(dossier, file, capsys):
    with Dossier.open(dossier):
        assert run(["password", str(dossier), "set", *given(new_password_file=file(NEW))], NO_WINDOWS) == 1
    assert "is al geopend" in capsys.readouterr().err
    assert driver.is_plain(dossier)


@pytest.mark.parametrize(
    "call",
    [
        ["recovery-sheet"],
        ["remove", "--new-password-file", "x"],
        ["set", "--output", "x.pdf"],
        ["change", "--password-file", "x", "--recovery-key-file", "y"],
        ["vergeet"],
    ],
    ids=["no output", "new one to remove", "output to set", "both", "another word"],
)
def test_a_wrong_call_ends_with_code_2(locked, call):
    with pytest.raises(SystemExit) as ended:
        run(["password", str(locked), *call], NO_WINDOWS)
    assert ended.value.code == 2


def test_the_sheet_opens_it_and_gives_it_a_new_password(locked, file, tmp_path, capsys):
    sheet = tmp_path / "blad.pdf"
    call = ["password", str(locked), "recovery-sheet", "--output", str(sheet), *given(password_file=file(OLD))]
    assert run(call, NO_WINDOWS) == 0
    with Dossier.open(locked, password=OLD) as opened:
        words = recovery_key_of(opened)
        noted = [line.what for line in list_account(opened.reader) if line.action is AccountAction.EXPORT]
    assert noted == ["Herstelblad"]
    text = pypdf.PdfReader(sheet).pages[0].extract_text()
    assert all(group in text for group in words.split())

    files = given(recovery_key_file=file(words.lower().replace(" ", "\n"), "sleutel.txt"), new_password_file=file(NEW))
    assert run(["password", str(locked), "change", *files], NO_WINDOWS) == 0
    Dossier.open(locked, password=NEW).close()
    assert run(["password", str(locked), "change", *files], NO_WINDOWS) == 1
    assert "Dit herstelblad hoort niet bij proef.wijkdesk" in capsys.readouterr().err


def test_there_is_no_sheet_without_a_password_nor_over_a_dossier(dossier, file, tmp_path, capsys):
    call = ["password", str(dossier), "recovery-sheet", "--output", str(tmp_path / "blad.pdf")]
    assert run(call, NO_WINDOWS) == 1
    assert "heeft geen wachtwoord" in capsys.readouterr().err
    assert not (tmp_path / "blad.pdf").exists()


def test_who_could_not_get_in_just_now_stands_in_the_account(locked, file, capsys):
    assert run(["check", str(locked), "--password-file", file("fout", "fout.txt")], NO_WINDOWS) == 1
    capsys.readouterr()
    assert run(["account", str(locked), "--password-file", file(OLD)], NO_WINDOWS) == 0
    assert "ontgrendelen" in capsys.readouterr().out
