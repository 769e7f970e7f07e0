"""Noting a line without a window."""

import datetime as dt
import io
import os
import subprocess
import sys

import pytest

from tests.cli.calls import HOSTILE, NO_WINDOWS
from tests.dossiers import new_dossier, read_all
from tests.storage.older import older_dossier
from wijkdesk.cli.commands import run
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.words import ContactKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.events import list_events
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.promises import list_promises

EXAMPLE = "lunch buurthuis met Haarlem Effect, verlichting speeltuin kapot #fysiek !toezegging morgen"


@pytest.fixture
def dossier(tmp_path):
    return new_dossier(
        tmp_path,
        Organisation(name="Haarlem Effect"),
        Contact(first_name="Anna", last_name="Bakker"),
        Contact(first_name="Anna", last_name="Smit"),
        Contact(first_name="Bo", kind=ContactKind.RESIDENT),
    )


def note(capsys, path, text, *options):
    """Run the command; gives its exit code, what it printed, and what it said of it."""
    code = run(["note", str(path), *options, "--", text], NO_WINDOWS)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_it_makes_what_the_window_makes_and_prints_it_in_two_lines(dossier, capsys):
    code, out, err = note(capsys, dossier, EXAMPLE)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Contactmoment (lunch) vandaag met Haarlem Effect, en een toezegging van Haarlem Effect vóór morgen, "
        "bij Fysieke leefomgeving.",
        "contactmoment 1: buurthuis; toezegging 1: verlichting speeltuin kapot.",
    ]
    with Dossier.open(dossier) as opened:
        [moment], [promise] = list_moments(opened.reader), list_promises(opened.reader)
        assert (moment.day, moment.organisations) == (dt.date.today(), ("Haarlem Effect",))
        assert (promise.made_in_id, promise.due) == (moment.id, dt.date.today() + dt.timedelta(1))
        assert opened.undo() == "Contactmoment en 1 afspraak genoteerd"
        assert opened.undoable is None


def test_a_dry_run_says_it_and_makes_nothing(dossier, capsys):
    before = dossier.read_bytes()
    code, out, _ = note(capsys, dossier, EXAMPLE, "--dry-run")
    assert code == 0
    assert out.startswith("Zou maken: Contactmoment (lunch) vandaag met Haarlem Effect")
    assert "toezegging: verlichting speeltuin kapot." in out
    assert dossier.read_bytes() == before


def test_two_of_one_name_and_somebody_unknown_stay_text_and_that_is_said(dossier, capsys):
    code, out, err = note(capsys, dossier, "lunch met Anna en Karin de Wit")
    assert code == 0
    assert "contactmoment 1: met Anna en Karin de Wit." in out
    assert "“anna” kan Anna Bakker (professional) en Anna Smit (professional) zijn: het bleef tekst." in err
    assert "“Karin de Wit” staat niet in het dossier: het bleef tekst." in err
    with Dossier.open(dossier) as opened:
        assert list_moments(opened.reader)[0].contacts == ()


@pytest.mark.parametrize(
    ("text", "said"), [("lamp kapot", "Wat wordt dit?"), ("!sig", "Schrijf op"), ("!toe", "wat er is toegezegd")]
)
def test_what_is_missing_is_said_and_nothing_is_made(dossier, capsys, text, said):
    before = read_all(dossier)
    code, out, err = note(capsys, dossier, text)
    assert (code, out) == (1, "")
    assert said in err
    assert read_all(dossier) == before


def test_a_signal_with_a_name_is_made_and_remarked_upon(dossier, capsys):
    code, out, err = note(capsys, dossier, "!sig Bo zegt dat de lamp stuk is")
    assert (code, out.splitlines()[0]) == (0, "Signaal vandaag.")
    assert "zonder namen" in err


def test_the_text_comes_from_the_input_behind_a_dash(dossier, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("!sig lamp kapot\n"))
    assert run(["note", str(dossier), "-"], NO_WINDOWS) == 0
    assert "gebeurtenis 1: lamp kapot." in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    assert run(["note", str(dossier), "-"], NO_WINDOWS) == 1
    assert "Typ in één regel" in capsys.readouterr().err


@pytest.mark.parametrize("text", [HOSTILE, "x\x1b[31m\ny\u202e", "y" * 10_000, "\ud800 half"])
def test_hostile_text_is_kept_and_leaves_the_screen_alone(dossier, capsys, text):
    code, out, _ = note(capsys, dossier, f"!sig {text}")
    assert code == 0
    assert len(out.splitlines()) == 2
    assert "\x1b" not in out
    with Dossier.open(dossier) as opened:
        expected = " ".join(text.encode("utf-8", "replace").decode().split())
        assert list_events(opened.reader)[0].title == expected


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["note"], "Er ontbreekt iets: DOSSIER, TEKST"),
        (["note", "x"], "Er ontbreekt iets: TEKST"),
        (["note", "x", " "], "De tekst ontbreekt"),
        (["note", "x", "een", "twee"], "Dit ken ik niet: twee"),
    ],
)
def test_a_wrong_call_ends_with_2(capsys, call, told):
    with pytest.raises(SystemExit) as ended:
        run(call, NO_WINDOWS)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_while_it_is_open_elsewhere_it_says_so_in_one_sentence_and_a_dry_run_still_works(dossier, capsys):
    script = (
        "import sys; from pathlib import Path; from wijkdesk.storage.dossier import Dossier;"
        "dossier = Dossier.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(dossier)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline().strip() == b"open"
        code, out, err = note(capsys, dossier, "!sig lamp kapot")
        assert (code, out) == (1, "")
        where = "in een venster of een andere opdracht: noteer het daar, of sluit dat eerst."
        assert err == f"Testbuurt.wijkdesk is al open {where}\n"
        assert note(capsys, dossier, "!sig lamp kapot", "--dry-run")[0] == 0
        other.stdin.close()
    assert note(capsys, dossier, "!sig lamp kapot")[0] == 0


def test_a_dossier_that_may_not_be_written_a_damaged_and_an_encrypted_one_each_get_one_sentence(
    dossier, tmp_path, capsys, monkeypatch
):
    damaged = tmp_path / "stuk.wijkdesk"
    damaged.write_bytes(b"SQLite format 3\x00" + b"\x00" * 600)
    locked = new_dossier(tmp_path, name="dicht.wijkdesk", password="geheim")
    for path in (damaged, locked, tmp_path / "weg.wijkdesk"):
        code, out, err = note(capsys, path, "!sig lamp kapot")
        assert (code, out, len(err.splitlines())) == (1, "", 1)
        assert path.name in err
    monkeypatch.setattr(os, "access", lambda *_arguments, **_options: False)
    code, out, err = note(capsys, dossier, "!sig lamp kapot")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "mag niet worden geschreven" in err


def test_a_dossier_of_an_earlier_version_is_brought_up_to_date_but_not_by_a_dry_run(tmp_path, capsys):
    path = older_dossier("0001", tmp_path)
    before = path.read_bytes()
    assert note(capsys, path, "!sig lamp kapot", "--dry-run")[0] == 0
    assert path.read_bytes() == before
    assert note(capsys, path, "!sig lamp kapot")[0] == 0
    with Dossier.open(path) as opened:
        assert "lamp kapot" in [row.title for row in list_events(opened.reader)]


def test_input_that_is_no_utf8_is_noted_as_well_as_it_can_be_read(dossier):
    command = [sys.executable, "-m", "wijkdesk", "note", str(dossier), "-"]
    done = subprocess.run(command, input=b"!sig caf\xe9 dicht", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    with Dossier.open(dossier) as opened:
        assert list_events(opened.reader)[0].title == "caf\ufffd dicht"


def test_without_a_window_no_qt_is_loaded(dossier):
    script = (
        "import sys; from wijkdesk.app import main; code = main(sys.argv[1:]);"
        "sys.exit(code or any(name in sys.modules for name in ('PySide6', 'reportlab')))"
    )
    command = [sys.executable, "-c", script, "note", str(dossier), "!sig lamp kapot"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
