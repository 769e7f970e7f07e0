"""The package for Debian on a Debian that no developer touched: installed, used as a normal user, and removed."""

import datetime as dt
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installer.clean_debian import USER, clean_debian
from tests.installer.conftest import BUILT, ROOT
from tests.installer.seen import shown_on, x_server

pytestmark = pytest.mark.usefixtures("whole")
DOSSIER = f"/home/{USER}/Mijn wijk é.wijkdesk"


@pytest.fixture(scope="module")
def debian(package, tmp_path_factory):
    """One with the package in it, and what that needs."""
    with clean_debian(ROOT / "build/installer/cache", tmp_path_factory.mktemp("debian")) as debian:
        shutil.copyfile(package, debian.folder / "tmp/wijkdesk.deb")
        try:
            debian.run("apt-get", "-o", "APT::Update::Error-Mode=any", "update")
        except AssertionError as problem:
            pytest.skip(f"the mirror of Debian cannot be reached: {problem}")
        # As on any desktop: what gives files their kind and menus their entries.
        debian.run("apt-get", "install", "-y", "--no-install-recommends", "shared-mime-info", "desktop-file-utils")
        debian.run("apt-get", "install", "-y", "--no-install-recommends", "/tmp/wijkdesk.deb")
        debian.run("apt-get", "purge", "-y", "wijkdesk")
        debian.before = debian.files()
        debian.run("dpkg", "--install", "/tmp/wijkdesk.deb")
        yield debian


def test_the_program_finds_all_that_it_needs_as_a_normal_user(debian):
    told, said = debian.as_user("wijkdesk", "--selftest").communicate(timeout=300)
    outcome = json.loads(told)
    assert [each for each in outcome["checks"] if not each["ok"]] == [], said
    assert outcome["frozen"] is True


def test_the_window_is_shown_with_the_dossier_that_was_asked_for(debian):
    debian.as_user("wijkdesk", "example", DOSSIER).communicate(timeout=60)
    with x_server() as display:
        window = debian.as_user("wijkdesk", DOSSIER, DISPLAY=display)
        try:
            colours = shown_on(display, BUILT / "window-in-debian.png")
            assert window.poll() is None
        finally:
            window.send_signal(signal.SIGTERM)
            said = window.communicate(timeout=60)[1]
    assert colours > 100
    assert said == ""


def test_a_dossier_has_its_kind_its_icon_and_its_program(debian):
    share = debian.folder / "usr/share"
    assert "application/x-wijkdesk-dossier:*.wijkdesk" in (share / "mime/globs").read_text()
    assert "application/x-wijkdesk-dossier=wijkdesk.desktop;" in (share / "applications/mimeinfo.cache").read_text()
    assert (share / "icons/hicolor/scalable/mimetypes/application-x-wijkdesk-dossier.svg").is_file()


def test_removed_it_leaves_nothing_but_what_is_the_users(debian):
    dossier = debian.folder / DOSSIER.lstrip("/")
    if not dossier.exists():
        debian.as_user("wijkdesk", "example", DOSSIER).communicate(timeout=60)
    held = dossier.read_bytes()
    debian.run("apt-get", "purge", "-y", "wijkdesk")
    assert debian.files() - debian.before == set()
    assert debian.before - debian.files() == set()
    assert dossier.read_bytes() == held


def test_all_that_is_built_has_its_sum_and_all_that_is_inside_its_licence(package):
    for line in (BUILT / "SHA256SUMS").read_text().splitlines():
        expected, name = line.split("  ")
        assert hashlib.sha256((BUILT / name).read_bytes()).hexdigest() == expected
    told = json.loads(package.with_suffix(".cdx.json").read_text())
    names = {each["name"] for each in told["components"]}
    assert {"CPython", "PySide6_Essentials", "SQLAlchemy", "reportlab", "sqlcipher3", "pyinstaller"} <= names
    assert not {"pytest", "altgraph", "cyclonedx-python-lib", "pip"} & names
    assert all(each["licenses"] for each in told["components"])
    licences = subprocess.run(
        f"dpkg-deb --fsys-tarfile '{package}' | tar --extract --to-stdout ./usr/share/doc/wijkdesk/copyright",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert all(name in licences for name in names - {"CPython"})
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences


def test_built_again_elsewhere_and_without_a_network_it_is_the_same_to_the_byte(package, tmp_path):
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    ).stdout.decode()
    if not files:
        pytest.skip("this is no clone, so it does not say which files are of the project")
    for name in files.rstrip("\0").split("\0"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    told = json.loads(package.with_suffix(".cdx.json").read_text())["metadata"]["timestamp"]
    moment = round(dt.datetime.fromisoformat(told).timestamp())
    cache = Path("build/installer/cache")
    shutil.copytree(ROOT / cache, tmp_path / cache, ignore=shutil.ignore_patterns("venv*", "*.tar"))
    without_network = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
    subprocess.run(
        [
            *without_network,
            sys.executable,
            "build_installer.py",
            "--target",
            "deb",
            "--fast",
            "--out",
            tmp_path / "out",
        ],
        cwd=tmp_path,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(moment), "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)},
        check=True,
    )
    for path in (package, package.with_suffix(".cdx.json")):
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()
