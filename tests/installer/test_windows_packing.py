"""What the installer for Windows does with what is there, under wine: tried with a stand-in for Python, to be quick."""

import shutil
import subprocess

import pytest

from installer import tools, windows
from tests.installer.wine import Windows, compile_windows, skip_without, wait_until

MOMENT = 1_700_000_000
PLACE = r"AppData\Local\Programs\Wijkdesk"
# In the place of Python: keeps what it was asked, and stays until a file says that it may go.
_STAND_IN = r"""
#include <stdio.h>
#include <windows.h>
__declspec(dllexport) int Py_Main(int argc, wchar_t **argv)
{
    FILE *told = _wfopen(L"C:\\told.txt", L"w, ccs=UTF-8");
    for (int i = 1; i < argc; i++)
        fwprintf(told, L"%ls\n", argv[i]);
    fclose(told);
    while (GetFileAttributesW(L"C:\\stay") != INVALID_FILE_ATTRIBUTES)
        Sleep(50);
    return 7;
}
"""


@pytest.fixture(scope="module")
def installers(tmp_path_factory):
    """Three versions of an installer, of a program that only tells what it was asked."""
    skip_without()
    folder = tmp_path_factory.mktemp("installers")
    staged = folder / "stage"
    for name in ("runtime", "lib/wijkdesk"):
        (staged / name).mkdir(parents=True)
    compile_windows(_STAND_IN, staged / "runtime/python311.dll", "-shared")
    (staged / "runtime/python311.made.c").unlink()
    (staged / "lib/wijkdesk/__init__.pyc").write_text("")
    (staged / "Licenties.txt").write_text("EUPL")
    (staged / "Handboek.pdf").write_text("%PDF-")
    icon = (
        "000001000100010100000100200030000000160000002800000001000000020000000100200000000000040000000000000000000000"
    )
    for name in ("wijkdesk", "dossier"):
        (staged / f"{name}.ico").write_bytes(bytes.fromhex(f"{icon}0000000000000000ffffffff00000000"))
    made = {}
    for version in ("0.9", "1.0", "1.0.1"):
        job = tools.Job(version, MOMENT, folder / "cache", folder / version, fast=True)
        job.work.mkdir()
        windows.make_launchers(job, staged)
        windows.settle(staged, MOMENT)
        made[version] = windows.pack(job, staged, folder)
    return made


@pytest.fixture(scope="module")
def fresh(tmp_path_factory, installers):
    """A Windows on which nothing was installed."""
    system = Windows(tmp_path_factory.mktemp("windows") / "disk")
    yield system
    system.end()


@pytest.fixture
def system(fresh):
    yield fresh
    (fresh.disk / "stay").unlink(missing_ok=True)
    if (fresh.installed / "Verwijderen.exe").exists():
        fresh.uninstall()
    shutil.rmtree(fresh.installed, ignore_errors=True)


def told(system):
    return (system.disk / "told.txt").read_text("utf-8-sig").splitlines()


def version_there(system):
    return system.registered(r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Wijkdesk", "DisplayVersion")


def test_installed_silently_it_stands_in_the_menu_and_opens_a_dossier_by_its_path(system, installers):
    assert system.install(installers["1.0"]) == 0
    assert version_there(system) == "1.0"
    assert (system.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Wijkdesk.lnk").is_file()
    kind = system.registered(r"Software\Classes\.wijkdesk")
    command = system.registered(rf"Software\Classes\{kind}\shell\open\command")
    assert command == rf'"C:\users\{system.user.name}\AppData\Local\Programs\Wijkdesk\Wijkdesk.exe" "%1"'
    assert system.registered(rf"Software\Classes\{kind}\DefaultIcon").endswith("dossier.ico")
    for ending in ("exe", "com"):
        assert system.run(system.installed / f"Wijkdesk.{ending}", r"C:\Mijn wijk é.wijkdesk")[0] == 7
        assert told(system) == ["-X", "utf8", "-m", "wijkdesk", r"C:\Mijn wijk é.wijkdesk"]


def test_work_beside_the_window_starts_as_plain_python(system, installers):
    system.install(installers["1.0"])
    system.run(system.installed / "Wijkdesk.exe", "-c", "spawn_main()", "--multiprocessing-fork")
    assert told(system) == ["-c", "spawn_main()", "--multiprocessing-fork"]


def test_the_same_version_again_repairs_and_leaves_what_somebody_put_there(system, installers):
    system.install(installers["1.0"])
    (system.installed / "lib/wijkdesk/__init__.pyc").unlink()
    (system.installed / "lib/old.pyc").write_text("")
    (system.installed / "Mijn wijk.wijkdesk").write_text("van mij")
    assert system.install(installers["1.0"]) == 0
    assert (system.installed / "lib/wijkdesk/__init__.pyc").is_file()
    assert not (system.installed / "lib/old.pyc").exists()
    assert (system.installed / "Mijn wijk.wijkdesk").read_text() == "van mij"
    assert not list(system.installed.parent.glob("Wijkdesk.*"))


def test_a_newer_version_takes_its_place_and_an_older_one_is_refused(system, installers):
    system.install(installers["0.9"])
    assert system.install(installers["1.0.1"]) == 0
    assert version_there(system) == "1.0.1"
    assert system.install(installers["1.0"]) == 2
    assert version_there(system) == "1.0.1"
    assert system.run(system.installed / "Wijkdesk.exe")[0] == 7


def test_nothing_is_replaced_or_removed_while_it_runs(system, installers):
    system.install(installers["1.0"])
    (system.disk / "told.txt").unlink(missing_ok=True)
    (system.disk / "stay").touch()
    with system.start(system.installed / "Wijkdesk.exe") as running:
        wait_until(lambda: (system.disk / "told.txt").exists())
        assert system.install(installers["1.0.1"]) == 3
        before = sorted(system.installed.rglob("*"))
        assert system.install(system.installed / "Verwijderen.exe", rf"_?=C:\users\{system.user.name}\{PLACE}") == 3
        assert sorted(system.installed.rglob("*")) == before
        assert version_there(system) == "1.0"
        (system.disk / "stay").unlink()
        assert running.wait(timeout=60) == 7


def test_removed_it_leaves_nothing_but_what_is_the_users(system, installers):
    before = {path for path in system.user.rglob("*") if "Temp" not in path.parts}
    system.install(installers["1.0"])
    dossier = system.user / "Documents/Mijn wijk.wijkdesk"
    dossier.write_text("van mij")
    (system.installed / "notitie.txt").write_text("ook van mij")
    system.uninstall()
    wait_until(lambda: version_there(system) is None)
    there = {path for path in system.user.rglob("*") if "Temp" not in path.parts}
    added = {path for path in there - before if path.is_file()}
    assert added == {system.installed / "notitie.txt"}
    assert dossier.read_text() == "van mij"
    assert system.registered(r"Software\Classes\.wijkdesk") is None
    dossier.unlink()


def test_packed_twice_it_is_the_same_to_the_byte(installers, tmp_path):
    staged = installers["1.0"].parent / "stage"
    job = tools.Job("1.0", MOMENT, tmp_path / "cache", installers["1.0"].parent / "1.0", fast=True)
    windows.make_launchers(job, staged)
    windows.settle(staged, MOMENT)
    again = windows.pack(job, staged, tmp_path)
    assert again.read_bytes() == installers["1.0"].read_bytes()


def test_with_a_certificate_launcher_installer_and_uninstaller_are_signed(installers, tmp_path):
    if shutil.which("osslsigncode") is None:
        pytest.skip("osslsigncode signs for Windows, and is not installed here")
    certificate = tmp_path / "own.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Proef", "-days", "9999"]
    subprocess.run([*made, "-keyout", certificate, "-out", tmp_path / "c.pem"], check=True, capture_output=True)
    certificate.write_text(certificate.read_text() + (tmp_path / "c.pem").read_text())
    staged = shutil.copytree(installers["1.0"].parent / "stage", tmp_path / "stage")
    (tmp_path / "work").mkdir()
    job = tools.Job("1.0", MOMENT, tmp_path / "cache", tmp_path / "work", fast=True, certificate=certificate)
    windows.make_launchers(job, staged)
    signed = [staged / "Wijkdesk.exe", staged / "Wijkdesk.com", windows.pack(job, staged, tmp_path)]
    for path in signed:
        looked = subprocess.run(
            ["osslsigncode", "verify", "-ignore-timestamp", "-CAfile", tmp_path / "c.pem", "-in", path],
            capture_output=True,
            check=False,
        )
        assert looked.returncode == 0, path.name
