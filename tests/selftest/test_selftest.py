"""The program's own check: all is well here, and what is taken away is named by the check that needs it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import NO_WINDOWS
from wijkdesk.cli.commands import run

ROOT = Path(__file__).parents[2]


def selftest(*arguments, python_path=ROOT, code=""):
    """Run it in a program of its own; ``code`` comes before that."""
    call = f"{code}\nimport sys\nfrom wijkdesk.app import main\nif __name__ == '__main__': sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", call, "--selftest", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(python_path)},
        cwd=python_path,
        check=False,
    )


def failed(told):
    return {each["name"]: each["error"] for each in told["checks"] if not each["ok"]}


@pytest.fixture
def program(tmp_path):
    """A copy of the program from which something can be taken away."""
    for folder in ("wijkdesk", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_all_is_well_here_and_nothing_stays_behind(tmp_path, monkeypatch):
    folder, report = tmp_path / "tijdelijk", tmp_path / "zelftest.json"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    for number, name in enumerate(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")):
        own = tmp_path / "van de gebruiker" / str(number)
        own.mkdir(parents=True)
        monkeypatch.setenv(name, str(own))
    ended = selftest(report)
    told = json.loads(report.read_text("utf-8"))
    assert failed(told) == {}
    assert (ended.returncode, ended.stdout, told["ok"]) == (0, "", True)
    assert {"locked-dossier", "migration", "overview", "window", "second-process"} <= {
        each["name"] for each in told["checks"]
    }
    assert list(folder.iterdir()) == []
    assert [path for path in (tmp_path / "van de gebruiker").rglob("*") if path.is_file()] == []


def test_resources_that_are_missing_are_named_by_the_checks_that_need_them(program):
    for missing in ("fonts/noto-emoji", "fonts/inter-tab", "colour", "help", "icons"):
        shutil.rmtree(program / "resources" / missing)
    ended = selftest(python_path=program)
    told = json.loads(ended.stdout)
    assert (ended.returncode, told["ok"]) == (1, False)
    assert {"overview", "handbook", "words-and-icons", "window"} <= failed(told).keys()
    assert str(program) not in ended.stdout


def test_libraries_that_are_missing_are_named_by_the_checks_that_need_them():
    needed = {
        "zxcvbn": "password",
        "pi_heif": "import-heif",
        "icalendar": "import-ics",
        "vobject": "import-vcf",
        "olefile": "import-xls",
        "odfdo": "overview-to-edit",
        "PySide6.QtDBus": "window",
        "PySide6.QtSvg": "words-and-icons",
        "babel.dates": "overview",
    }
    ended = selftest(code="".join(f"import sys; sys.modules[{name!r}] = None\n" for name in needed))
    told = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert set(needed.values()) <= failed(told).keys()
    assert "pi_heif" in failed(told)["import-heif"]
    assert told["checks"][1]["ok"]  # what needs none of these goes on


def test_a_dossier_is_never_replaced_by_what_came_of_the_checks(tmp_path, capsys):
    dossier = tmp_path / "Buurt.wijkdesk"
    dossier.write_bytes(b"alles")
    with pytest.raises(SystemExit) as ended:
        run(["--selftest", str(dossier)], NO_WINDOWS)
    assert ended.value.code == 2
    assert dossier.read_bytes() == b"alles"
    assert "zelftest.json" in capsys.readouterr().err


def test_what_cannot_be_written_is_one_sentence_and_a_failure(tmp_path, capsys):
    windows = NO_WINDOWS._replace(check=lambda: (True, "{}\n"))
    assert run(["--selftest", str(tmp_path / "weg" / "zelftest.json")], windows) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_without_a_file_the_outcome_stands_on_standard_output(capsys):
    assert run(["--selftest"], NO_WINDOWS._replace(check=lambda: (False, "{}\n"))) == 1
    assert capsys.readouterr().out == "{}\n"
