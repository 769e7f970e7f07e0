import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import platformdirs
import pytest

from wijkdesk import paths

ROOT = Path(__file__).parents[1]


def test_resources_of_a_checkout_stand_beside_the_package():
    assert paths.resources() == ROOT / "resources"


def test_resources_of_an_installed_wheel_lie_inside_the_package(tmp_path):
    shutil.copytree(ROOT / "wijkdesk", tmp_path / "wijkdesk", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "wijkdesk" / "resources").mkdir()

    shown = subprocess.run(
        [sys.executable, "-c", "from wijkdesk import paths; print(paths.resources())"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert Path(shown.stdout.strip()) == tmp_path / "wijkdesk" / "resources"


def test_a_wheel_carries_every_resource(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )

    (wheel,) = tmp_path.glob("*.whl")
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("wijkdesk/resources/")}
    resources = ROOT / "resources"
    files = {path.relative_to(resources).as_posix() for path in resources.rglob("*") if path.is_file()}
    assert carried == {f"wijkdesk/resources/{name}" for name in files}


@pytest.mark.parametrize("folder", [paths.documents, paths.data, paths.config])
def test_tests_never_see_the_users_own_folders(folder):
    assert "wijkdesk-tests-" in str(folder())


@pytest.mark.parametrize("folder", [paths.data, paths.config])
def test_the_programs_folders_bear_its_name(folder):
    assert "wijkdesk" in folder().parts


@pytest.mark.parametrize("told", [None, "", "relative", "/elsewhere/settings"])
def test_the_settings_lie_where_the_system_keeps_settings(monkeypatch, told):
    if told is None:
        monkeypatch.delenv("XDG_CONFIG_HOME")
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", told)

    assert paths.config() == platformdirs.user_config_path("wijkdesk", appauthor=False, roaming=True)
