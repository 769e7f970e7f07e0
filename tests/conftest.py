"""Before anything else is imported: no test sees the user's own folders, and Qt paints on one screen of a laptop."""

import gc
import os
import sys
import tempfile
from functools import cache
from pathlib import Path

import hypothesis
import pytest

# The screen's file is named without a drive: Qt ends a platform's argument at a colon.
SCREEN = Path(__file__).with_name("screen.json")
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile=/{SCREEN.relative_to(SCREEN.anchor).as_posix()}"

# One folder for a whole run, made here because platformdirs and Qt may look before the first fixture is made.
_HOME = tempfile.TemporaryDirectory(prefix="wijkdesk-tests-", ignore_cleanup_errors=True)
for variable, folder in {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_DOCUMENTS_DIR": "documents",
    "XDG_RUNTIME_DIR": "run",
    "XDG_STATE_HOME": "state",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "WIN_PD_OVERRIDE_APPDATA": "roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "local",
    "WIN_PD_OVERRIDE_PERSONAL": "documents",
}.items():
    path = Path(_HOME.name, folder)
    path.mkdir(mode=0o700, exist_ok=True)
    os.environ[variable] = str(path)

# How long an example takes says something about this machine, not about the rule that it tries.
hypothesis.settings.register_profile("wijkdesk", deadline=None)
hypothesis.settings.load_profile("wijkdesk")


def pytest_collection_finish():
    """Let the garbage collector pass by what was collected: thousands of tests that stay until the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def qapp_args():
    """The application of all tests has the style of the program, which is told at its start."""
    from wijkdesk.ui.program import STYLE  # noqa: PLC0415 - after the environment above

    return ["pytest", *STYLE]


@pytest.fixture(scope="session", autouse=True)
def _quick_dossiers():
    """Do once what gives the same each time: the steps to the tables of today, and the key of a password and a salt.

    What SQLite kept of the tables of the first new dossier is stated again for the others: the same tables, at once.
    """
    from wijkdesk.storage import driver, migrations  # noqa: PLC0415 - after the environment above

    take_steps, kept = migrations.upgrade, []

    def upgrade(connection):
        execute = connection.connection.driver_connection.execute
        if execute("SELECT count(*) FROM sqlite_schema").fetchone() != (0,):
            take_steps(connection)
        elif kept:
            for statement in kept:
                execute(statement)
        else:
            take_steps(connection)
            made = execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name != 'sqlite_sequence'")
            kept.extend(sql for (sql,) in made.fetchall())
            [(schema,)] = execute("SELECT version_num FROM alembic_version").fetchall()
            kept.append(f"INSERT INTO alembic_version VALUES ('{schema}')")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "upgrade", upgrade)
        patch.setattr(driver, "raw_key", cache(driver.raw_key))
        yield


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard_at_the_end():
    """Give up what was copied while Python lives: off screen, Qt keeps it until the process ends, and crashes."""
    yield
    if "PySide6.QtWidgets" in sys.modules and (application := sys.modules["PySide6.QtWidgets"].QApplication.instance()):
        application.clipboard().clear()
