"""The installer for Windows as it is, on a Windows of wine: installed, used, brought up to date and removed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import commit, tools, windows
from tests.installer.conftest import BUILT, ROOT
from tests.installer.seen import shown_on, x_server
from tests.installer.wine import Windows, skip_without, wait_until
from tests.storage.older import older_dossier

pytestmark = pytest.mark.usefixtures("whole")
STAGE = ROOT / "build/installer/windows/stage"
DOSSIER = "Mijn wijk é.wijkdesk"


@pytest.fixture(scope="module")
def installer():
    skip_without()
    subprocess.run(
        [sys.executable, "build_installer.py", "--target", "windows", "--fast", "--out", BUILT], cwd=ROOT, check=True
    )
    return BUILT / f"Wijkdesk-{commit.version()}.exe"


@pytest.fixture(scope="module")
def system(installer, tmp_path_factory):
    """With the previous version on it, then this one."""
    with x_server() as display:
        system = Windows(tmp_path_factory.mktemp("windows") / "disk", display)
        work = tmp_path_factory.mktemp("previous")
        before = windows.pack(tools.Job("0.0.1", commit.moment(), work, work, fast=True), STAGE, work)
        assert system.install(before) == 0
        system.display = display
        yield system
        system.end()


def wijkdesk(system, *arguments):
    return system.run(system.installed / "Wijkdesk.com", *arguments)


def files_in(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_brought_up_to_date_it_is_what_was_staged_and_brings_dossiers_up_to_date(system, installer):
    dossier = older_dossier("0001", system.disk)
    assert system.install(installer) == 0
    there = files_in(system.installed)
    del there[Path("Verwijderen.exe")]
    assert there == files_in(STAGE)
    assert wijkdesk(system, "--version")[1].strip() == f"Wijkdesk {commit.version()}"
    code, said, complained = wijkdesk(system, "backup", f"C:\\{dossier.name}")
    assert code == 0, said + complained
    code, said, complained = wijkdesk(system, "note", f"C:\\{dossier.name}", "besluit: lampen hersteld")
    assert code == 0, said + complained
    assert wijkdesk(system, "check", f"C:\\{dossier.name}")[0] == 0


def test_the_program_finds_all_that_it_needs(system, installer):
    _, said, complained = wijkdesk(system, "--selftest")
    outcome = json.loads(said)
    assert [each for each in outcome["checks"] if not each["ok"]] == [], complained
    assert outcome["system"].startswith("Windows")


def test_the_window_shows_a_dossier_by_its_path_and_while_it_does_nothing_is_replaced(system, installer):
    assert wijkdesk(system, "example", f"C:\\{DOSSIER}")[0] == 0
    with system.start(system.installed / "Wijkdesk.exe", f"C:\\{DOSSIER}") as window:
        colours = shown_on(system.display, BUILT / "window-in-wine.png")
        assert window.poll() is None
        assert system.install(installer) == 3
        system.run("taskkill", "/im", "Wijkdesk.exe", "/f")
    assert colours > 100


def test_an_older_version_is_refused(system, installer, tmp_path):
    older = windows.pack(tools.Job("0.0.1", commit.moment(), tmp_path, tmp_path, fast=True), STAGE, tmp_path)
    assert system.install(older) == 2


def test_removed_it_leaves_dossiers_backups_and_settings(system, installer):
    kept = [path for path in system.user.rglob("*") if "wijkdesk" in str(path).lower() and "Programs" not in path.parts]
    held = (system.disk / DOSSIER).read_bytes()
    system.uninstall()
    wait_until(lambda: not system.installed.exists())
    assert [path for path in kept if not path.exists()] == []
    assert (system.disk / DOSSIER).read_bytes() == held


def test_all_that_is_inside_has_its_licence(installer):
    told = json.loads((BUILT / f"{installer.stem}.cdx.json").read_text("utf-8"))
    names = {each["name"] for each in told["components"]}
    assert {"CPython", "PySide6_Essentials", "SQLAlchemy", "reportlab", "sqlcipher3", "tzdata"} <= names
    licences = (STAGE / "Licenties.txt").read_text("utf-8")
    assert [name for name in names - {"CPython"} if name not in licences] == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences


def test_it_is_small_and_built_again_without_a_network_it_is_the_same_to_the_byte(installer, tmp_path):
    without_network = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
    of_this_moment = os.environ | {"SOURCE_DATE_EPOCH": str(commit.moment())}  # a commit meanwhile is no difference
    for name in ("one", "another"):
        command = [sys.executable, "build_installer.py", "--target", "windows", "--out", tmp_path / name]
        subprocess.run([*without_network, *command], cwd=ROOT, env=of_this_moment, check=True)
    one, another = (tmp_path / name / installer.name for name in ("one", "another"))
    assert one.read_bytes() == another.read_bytes()
    assert one.stat().st_size <= 50_000_000
    assert sum(path.stat().st_size for path in STAGE.rglob("*") if path.is_file()) <= 180_000_000
    shutil.copy(one, BUILT / "release.exe")
