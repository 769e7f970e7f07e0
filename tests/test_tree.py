"""Promises about the files of the project, as a clone holds them."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Written in parts, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("python" + "hosted", "org"),
            ("registry", "npmjs"),
            ("registry", "yarnpkg"),
            ("deb", "debian"),
            ("archive", "ubuntu"),
            ("repo", "maven"),
            ("proxy", "golang"),
        )
    ),
    re.IGNORECASE,
)
LICENCE = re.compile(r"(licen[cs]e|ofl|copying)", re.IGNORECASE)


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a clone")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_the_host_of_a_registry(tracked):
    naming = {
        path.relative_to(ROOT).as_posix() for path in tracked if REGISTRIES.search(path.read_bytes().decode("latin-1"))
    }

    assert naming == set()


def test_every_font_and_icon_has_its_licence_beside_it_or_one_folder_up(tracked):
    folders = {
        path.parent
        for path in tracked
        if path.is_relative_to(ROOT / "resources") and path.suffix in (".ttf", ".otf", ".woff2", ".svg", ".png", ".ico")
    }
    licensed = {path.parent for path in tracked if LICENCE.search(path.name)} - {ROOT}

    assert {folder for folder in folders if not {folder, folder.parent} & licensed} == set()


def test_a_dossier_is_never_part_of_the_project(tracked):
    assert [path.name for path in tracked if path.suffix == ".wijkdesk" and "tests" not in path.parts] == []
