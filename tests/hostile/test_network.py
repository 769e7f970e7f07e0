"""The program talks to no other computer: not at the start, nor while searching, reading in or exporting."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action

SESSION = Path(__file__).with_name("session.py")


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    return new_dossier(tmp_path_factory.mktemp("network"), Action(title="Straat"))


def run_session(dossier, folder, *before, flags=()):
    command = [*before, sys.executable, str(SESSION), str(dossier), str(folder), *flags]
    root = SESSION.parents[2]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False, cwd=root)
    return ended


def assert_done(ended):
    assert ended.stdout.endswith("DONE\n"), ended.stderr[-2000:]
    codes = re.findall(r"^CALL \d+ (\d+)$", ended.stdout, re.MULTILINE)
    assert codes == [*["0"] * 13, "1", "0"], ended.stderr[-2000:]  # of the figures nothing is of this dossier


def test_python_opens_no_socket_to_another_computer(dossier, tmp_path):
    ended = run_session(dossier, tmp_path, flags=["--hook"])

    assert_done(ended)
    assert "SOCKET" not in ended.stdout


@pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace here to look with")
def test_the_system_is_asked_for_no_internet_socket_by_any_part_of_it(dossier, tmp_path):
    trace = tmp_path / "trace"
    ended = run_session(dossier, tmp_path, "strace", "-f", "-e", "trace=socket,connect", "-o", str(trace))
    if "ptrace" in ended.stderr and not ended.stdout:
        pytest.skip(f"strace may not look here: {ended.stderr.strip()[-200:]}")

    assert_done(ended)
    assert "exited with 0" in trace.read_text()
    assert [line for line in trace.read_text().splitlines() if "AF_INET" in line] == []
