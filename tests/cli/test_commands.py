"""The command line, through real dossiers and the exit codes that a script sees."""

import errno
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import HOSTILE, NO_WINDOWS
from wijkdesk.cli.commands import Windows, run
from wijkdesk.domain.escalation import Escalation
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.driver import driver_module
from wijkdesk.storage.faults import driver_faults
from wijkdesk.storage.writing.edit import add


def test_a_sound_dossier_passes_the_check(dossier, capsys):
    assert run(["check", str(dossier)], NO_WINDOWS) == 0
    assert "in orde" in capsys.readouterr().out


def test_the_check_names_what_is_wrong(dossier, capsys):

    with sqlite3.connect(dossier) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE actions SET main_pillar_id = 4711")
        connection.execute("UPDATE areas SET code = 'XX1'")
        connection.execute("UPDATE contacts SET kind = 'spook'")
    connection.close()
    assert run(["check", str(dossier)], NO_WINDOWS) == 1
    told = capsys.readouterr().err
    assert "actions" in told
    assert "Gebied 1" in told
    assert "Contact: een waarde is niet te lezen" in told


def test_the_check_names_a_search_index_that_lags_and_makes_it_anew_on_request(dossier, capsys):
    with sqlite3.connect(dossier) as connection:
        connection.execute("UPDATE actions SET title = 'Lampen'")
    connection.close()
    assert run(["check", str(dossier)], NO_WINDOWS) == 1
    assert capsys.readouterr().err.endswith("Vernieuw: wijkdesk check proef.wijkdesk --rebuild-index\n")
    assert run(["check", str(dossier), "--rebuild-index"], NO_WINDOWS) == 0
    assert capsys.readouterr().out == ("De zoekindex van proef.wijkdesk is vernieuwd.\nproef.wijkdesk is in orde.\n")


def test_the_check_sees_a_damaged_page(dossier, capsys):
    content = bytearray(dossier.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    dossier.write_bytes(content)
    assert run(["check", str(dossier)], NO_WINDOWS) == 1
    told = capsys.readouterr()
    assert re.fullmatch(r"Het dossier is beschadigd op \d+ plaatsen\. Zet een back-up terug; .*\n", told.err)
    assert told.out == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_no_utf8_is_shown_checked_and_told_of(dossier, tmp_path, capsys):
    odd = str(dossier.rename(Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xffrt.wijkdesk"))))
    target = str(tmp_path / "overzicht.pdf")
    for call in (["show", odd, "actions"], ["check", odd], ["overview", odd, "--period", "2026-1", "--output", target]):
        assert run(call, NO_WINDOWS) == 0, call
        assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("command", [["show", "{}", "actions"], ["check", "{}"]])
@pytest.mark.parametrize("content", [None, b"", b"geen dossier", b"SQLite format 3\x00" + b"\x00" * 600])
def test_a_file_that_is_no_dossier_gets_one_sentence(tmp_path, capsys, command, content):
    path = tmp_path / "é <b> 100% #1?.wijkdesk"
    if content is not None:
        path.write_bytes(content)
    assert run([part.format(path) for part in command], NO_WINDOWS) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    assert path.name in told.err
    assert content is None or path.read_bytes() == content


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["show"], "Er ontbreekt iets: DOSSIER, SOORT"),
        (["show", "x", "nix"], "Kies uit: 'programme'"),
        (["show", "x", "actions", "--format", "xml"], "Kies uit: 'text', 'json'"),
        (["overview", "x", "--period", "2026-3", "--output", "y.pdf"], "bijvoorbeeld 2026-1"),
        (["overview", "x", "--period", "1-1", "--output", "y.pdf"], "bijvoorbeeld 2026-1"),
        (["overview", "x", "--period", "2026-1"], "Er ontbreekt iets: --output"),
        (["overview", "x", "--period"], "Achter --period ontbreekt een waarde"),
        (["example", "x.wijkdesk", "--today", "31-02-2026"], "is geen datum"),
        (["example", "x.wijkdesk", "--today", "9999-12-31"], "tussen 2000 en 2100"),
        (["example", "x.wijkdesk", "--today", "0001-01-01"], "tussen 2000 en 2100"),
        (["example", "x.sqlite"], "eindigt op .wijkdesk"),
        (["overview", "x", "--period", "2026-1", "--output", "y.txt"], "eindigt op .pdf"),
        (["overview", "x", "--period", "2026-1", "--output", ""], "Een naam ontbreekt"),
        (["overview", "x", "--period", "2026-1", "--for", " ", "--output", "y.pdf"], "Een naam ontbreekt"),
        (["overview", "x", "--period", "2026-1", "--format", "odt", "--output", "y.pdf"], "eindigt op .pdf"),
        (["overview", "x", "--period", "2026-1", "--format", "pdf", "--output", "y.ODT"], "eindigt op .odt"),
        (["overview", "x", "--period", "2026-1", "--format", "docx", "--output", "y.pdf"], "Kies uit: 'pdf', 'odt'"),
        (["plan", "x"], "Er ontbreekt iets: --output"),
        (["plan", "x", "--output", "y.txt"], "eindigt op .pdf"),
        (["escalation", "x", "--output", "y.pdf"], "Er ontbreekt iets: ID"),
        (["escalation", "x", "een", "--output", "y.pdf"], "geen heel getal"),
        (["screenshots", "x", "--output", ""], "Een naam ontbreekt"),
        (["show", ".", "actions"], "is een map"),
        (["--a\x1b[31m\nb"], "Dit ken ik niet: --a [31m b"),
        (["show", "", "actions"], "Een naam ontbreekt"),
        ([""], "Een naam ontbreekt"),
        (["--version", "x"], "Dit ken ik niet: x"),
        (["example", "x.wijkdesk", "--scale", "0"], "van 1 tot en met"),
        (["example", "x.wijkdesk", "--seed", "e"], "geen heel getal"),
        (["screenshots", "x", "--output", "y", "--size", "groot"], "is geen maat"),
        (["--nope"], "Dit ken ik niet: --nope"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_in_dutch_what_is_wrong(capsys, call, told):
    with pytest.raises(SystemExit) as ended:
        run(call, NO_WINDOWS)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_the_window_opens_with_the_dossier_that_was_named(dossier):
    opened = []
    windows = Windows(lambda path: opened.append(path) or 0, lambda *arguments: [], NO_WINDOWS.check)
    assert run([str(dossier)], windows) == 0
    assert run([], windows) == 0
    assert opened == [dossier, None]


def test_an_overview_never_takes_the_place_of_a_dossier(dossier, capsys):
    before = dossier.read_bytes()
    with pytest.raises(SystemExit) as ended:
        run(["overview", str(dossier), "--period", "2026-1", "--output", str(dossier)], NO_WINDOWS)
    assert ended.value.code == 2
    assert ".pdf" in capsys.readouterr().err
    assert dossier.read_bytes() == before


@pytest.mark.parametrize("today", ["2000-01-01", "2100-12-31"])
def test_the_example_can_be_told_on_the_first_and_the_last_day_that_are_taken(tmp_path, today):
    path = tmp_path / "voorbeeld.wijkdesk"
    assert run(["example", str(path), "--today", today], NO_WINDOWS) == 0
    assert run(["check", str(path)], NO_WINDOWS) == 0


@pytest.mark.parametrize(
    "call",
    [
        ["show", "{}.wijkdesk", "actions"],
        ["example", "{}.wijkdesk"],
        ["overview", "{dossier}", "--period", "2026-1", "--output", "{}.pdf"],
    ],
)
def test_a_name_that_is_too_long_gets_one_sentence(dossier, tmp_path, capsys, call):
    name = tmp_path / ("x" * 300)
    assert run([part.format(name, dossier=dossier) for part in call], NO_WINDOWS) == 1
    told = capsys.readouterr().err
    assert "te lang" in told
    assert len(told.splitlines()) == 1


def test_a_full_disk_is_told_without_a_word_about_typing(tmp_path, capsys, monkeypatch):
    def fill_the_disk(path, **options):
        connection = driver_module().connect(path)
        try:
            with driver_faults(path):
                connection.execute("PRAGMA max_page_count = 1")
                connection.execute("CREATE TABLE things (id)")
        finally:
            connection.close()

    monkeypatch.setattr("wijkdesk.example.create_example", fill_the_disk)
    assert run(["example", str(tmp_path / "voorbeeld.wijkdesk")], NO_WINDOWS) == 1
    assert capsys.readouterr().err == "De schijf is vol. Maak ruimte vrij en probeer het opnieuw.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_behind_the_output_gets_one_sentence(dossier):
    command = [sys.executable, "-m", "wijkdesk", "show", str(dossier), "programme"]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert ended.stderr == "De schijf is vol. Maak ruimte vrij en probeer het opnieuw.\n"


def test_a_disk_that_may_only_be_read_is_no_access(dossier, tmp_path, capsys, monkeypatch):
    def refuse(path, content):
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr("wijkdesk.cli.commands.replace_file", refuse)
    assert run(["overview", str(dossier), "--period", "2026-1", "--output", str(tmp_path / "o.pdf")], NO_WINDOWS) == 1
    assert "o.pdf is niet toegankelijk" in capsys.readouterr().err


def test_a_hostile_name_leaves_the_screen_alone(tmp_path, capsys):
    assert run(["show", str(tmp_path / "a\x1b[31m\nb\u202ec.wijkdesk"), "actions"], NO_WINDOWS) == 1
    assert capsys.readouterr().err.startswith("a [31m bc.wijkdesk is er niet")


def test_an_overview_takes_the_place_of_a_link_that_points_to_itself(dossier, tmp_path):
    link = tmp_path / "overzicht.pdf"
    link.symlink_to(link)
    assert run(["overview", str(dossier), "--period", "2026-1", "--output", str(link)], NO_WINDOWS) == 0
    assert link.read_bytes().startswith(b"%PDF-")


def test_an_overview_in_a_folder_that_is_not_there_gets_one_sentence(dossier, tmp_path, capsys):
    target = tmp_path / "nergens" / "overzicht.pdf"
    assert run(["overview", str(dossier), "--period", "2026-1", "--output", str(target)], NO_WINDOWS) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_the_example_never_takes_the_place_of_a_file(dossier, capsys):
    before = dossier.read_bytes()
    assert run(["example", str(dossier)], NO_WINDOWS) == 1
    assert "bestaat al" in capsys.readouterr().err
    assert dossier.read_bytes() == before


def test_listing_loads_neither_qt_nor_sqlalchemy_nor_the_pdf_library(dossier):
    script = (
        "import sys; from wijkdesk.app import main; main(sys.argv[1:]);"
        "sys.exit(any(name in sys.modules for name in ('PySide6', 'sqlalchemy', 'reportlab')))"
    )
    done = subprocess.run([sys.executable, "-c", script, "show", str(dossier), "actions"], check=False)
    assert done.returncode == 0


def test_a_reader_that_has_had_enough_is_no_error(dossier):
    command = [sys.executable, "-m", "wijkdesk", "show", str(dossier), "pillars", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait() == 0
    assert errors == b""


@pytest.fixture
def report(dossier):
    """The number of a direct report in the dossier, to nobody yet."""
    with Dossier.open(dossier) as opened:
        return str(add(opened, Escalation, subject=HOSTILE))


def test_the_plan_is_written(dossier, tmp_path, capsys):
    target = tmp_path / "plan.pdf"
    assert run(["plan", str(dossier), "--output", str(target)], NO_WINDOWS) == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert capsys.readouterr().out == f"{target}\n"


def test_the_letter_of_a_direct_report_is_written_and_says_what_it_misses(dossier, report, tmp_path, capsys):
    target = tmp_path / "brief.pdf"
    assert run(["escalation", str(dossier), report, "--output", str(target)], NO_WINDOWS) == 0
    assert target.read_bytes().startswith(b"%PDF-")
    told = capsys.readouterr()
    assert told.out == f"{target}\n"
    assert "Kies nog aan wie je dit meldt." in told.err


@pytest.mark.parametrize("number", ["2", "0", "-1", "9" * 30])
def test_a_direct_report_that_is_not_there_gets_one_sentence(dossier, report, tmp_path, capsys, number):
    target = tmp_path / "brief.pdf"
    assert run(["escalation", str(dossier), "--output", str(target), "--", number], NO_WINDOWS) == 1
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines()), target.exists()) == ("", 1, False)
    assert "geen directe melding met nummer" in told.err


@pytest.mark.parametrize("command", [["plan", "{}"], ["escalation", "{}", "1"]])
def test_no_document_takes_the_place_of_a_dossier(dossier, report, tmp_path, capsys, command):
    before = dossier.read_bytes()
    link = tmp_path / "uit.pdf"
    link.symlink_to(dossier)
    call = [part.format(dossier) for part in command]
    assert run([*call, "--output", str(link)], NO_WINDOWS) == 1
    assert "blijft zoals het is" in capsys.readouterr().err
    assert dossier.read_bytes() == before


def test_an_overview_never_replaces_a_dossier_behind_a_link_or_another_name(dossier, tmp_path, capsys):
    before = dossier.read_bytes()
    link, named = tmp_path / "out.pdf", tmp_path / "dossier.pdf"
    link.symlink_to(dossier)
    named.write_bytes(before)
    for source, output in ((dossier, link), (named, named), (dossier, named)):
        assert run(["overview", str(source), "--period", "2026-1", "--output", str(output)], NO_WINDOWS) == 1
        assert "blijft zoals het is" in capsys.readouterr().err
    assert dossier.read_bytes() == named.read_bytes() == before
