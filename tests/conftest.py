"""Before anything else is imported: no test sees the user's own folders, and Qt paints on one screen of a laptop."""

import os
import sys
import tempfile
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


def pytest_sessionfinish(session, exitstatus):
    session.config.wijkdesk_exit_status = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config):
    """End with what the tests said: after them, Qt and Python take their widgets down in an order that crashes."""
    if hasattr(config, "workerinput") or not hasattr(config, "wijkdesk_exit_status"):
        return
    _HOME.cleanup()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(config.wijkdesk_exit_status)
