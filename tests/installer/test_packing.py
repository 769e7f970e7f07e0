"""What lies around the frozen program in a package: tried with a stand-in for it, so that it takes a second."""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from installer import commit, linux, sums, tools
from wijkdesk import __version__

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb packs for Debian, and is not here")
MOMENT = 1_700_000_000


def packed(folder):
    """A package with a frozen program that says what it was asked."""
    frozen = folder / "frozen" / "wijkdesk"
    (frozen / "_internal").mkdir(parents=True)
    (frozen / "wijkdesk").write_text('#!/bin/sh\necho "asked: $*"\n')
    (frozen / "_internal" / "é.txt").write_text("inside")
    job = tools.Job(commit.version(), MOMENT, folder / "cache", folder, fast=True)
    staged = linux.stage(frozen, MOMENT)
    linux.describe(job, staged, "libc6")
    linux.settle(staged, MOMENT)
    (folder / "out").mkdir()
    return linux.pack(job, staged, folder / "out")


def test_the_version_is_that_of_the_program():
    assert commit.version() == __version__


def test_packed_twice_it_is_the_same_to_the_byte_whoever_packs(tmp_path):
    paths = []
    for name, mask in (("one", 0o022), ("another", 0o077)):
        (tmp_path / name).mkdir()
        before = os.umask(mask)
        try:
            paths.append(packed(tmp_path / name))
        finally:
            os.umask(before)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root installs a package")
def test_installed_it_runs_and_removed_it_leaves_nothing(tmp_path):
    system = tmp_path / "system"
    database = system / "var/lib/dpkg"
    for name in ("info", "updates"):
        (database / name).mkdir(parents=True)
    (database / "status").touch()
    (database / "available").touch()
    dpkg = ["dpkg", f"--root={system}", "--force-depends", "--log=/dev/null"]
    subprocess.run([*dpkg, "--install", packed(tmp_path)], check=True, capture_output=True)
    told = subprocess.run(
        [system / "usr/bin/wijkdesk", "x.wijkdesk"], capture_output=True, encoding="utf-8", check=True
    )
    assert told.stdout == "asked: x.wijkdesk\n"
    subprocess.run([*dpkg, "--verify", "wijkdesk"], check=True)

    subprocess.run([*dpkg, "--purge", "wijkdesk"], check=True, capture_output=True)
    assert [path for path in system.rglob("*") if path.is_file() and database not in path.parents] == []


def test_menu_kind_of_file_and_description_name_the_same_program():
    menu = (linux.RECIPES / "wijkdesk.desktop").read_text("utf-8").splitlines()
    kind = ET.parse(linux.RECIPES / "wijkdesk-dossier.xml").getroot()[0].attrib["type"]
    described = ET.parse(linux.RECIPES / "wijkdesk.metainfo.xml").getroot()
    assert f"MimeType={kind};" in menu
    assert "Exec=wijkdesk %f" in menu
    assert described.findtext("launchable") == "wijkdesk.desktop"
    assert described.findtext("provides/mediatype") == kind


def test_the_sums_are_those_that_the_usual_tool_takes(tmp_path):
    (tmp_path / "een.deb").write_bytes(b"een")
    sums.write_sums(tmp_path)
    sums.write_sums(tmp_path)
    assert (
        subprocess.run(
            ["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=False
        ).returncode
        == 0
    )
    assert (tmp_path / "SHA256SUMS").read_text().count("\n") == 1
