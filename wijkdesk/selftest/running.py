"""All checks, one after the other, and what came of them as JSON."""

import datetime as dt
import json
import os
import platform
import sys
import time
import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from wijkdesk import __version__
from wijkdesk.selftest.trial import Failed, Trial

# The name of each check, its room here, and its function. A room is loaded by its first check, so that a library that
# is missing is told of the checks that need it.
_CHECKS: Final = (
    ("password", "dossiers", "password"),
    ("locked-dossier", "dossiers", "locked_dossier"),
    ("migration", "dossiers", "migration"),
    ("overview", "papers", "overview"),
    ("overview-to-edit", "papers", "overview_to_edit"),
    ("other-documents", "papers", "other_documents"),
    ("handbook", "papers", "handbook"),
    ("second-process", "papers", "second_process_sets_pages"),
    ("import-csv", "coming_in", "csv"),
    ("import-xlsx", "coming_in", "xlsx"),
    ("import-ods", "coming_in", "ods"),
    ("import-xls", "coming_in", "xls"),
    ("import-open-data", "coming_in", "open_data"),
    ("import-vcf", "coming_in", "vcf"),
    ("import-ics", "coming_in", "ics"),
    *((f"import-{kind}", "pictures", kind) for kind in ("jpeg", "png", "heif", "webp", "avif", "tiff", "gif", "bmp")),
    ("export-lists", "going_out", "lists"),
    ("export-vcf", "going_out", "vcf"),
    ("export-ics", "going_out", "ics"),
    ("export-everything", "going_out", "everything"),
    ("words-and-icons", "window", "words_and_icons"),
    ("window", "window", "start"),
    ("screens", "window", "screens"),
    ("screen", "window", "screen_of_the_system"),
)


# Where platformdirs, which ``paths`` asks, looks on Linux, macOS and Windows.
_PLACES: Final = (
    *("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"),
    *("WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "WIN_PD_OVERRIDE_PERSONAL"),
)


class Outcome(NamedTuple):
    """What came of a check; ``error`` is "" when all was well, and holds nothing of anybody."""

    name: str
    seconds: float
    error: str

    def as_json(self) -> dict[str, Any]:
        told = {"name": self.name, "ok": not self.error, "seconds": round(self.seconds, 3)}
        return told | ({"error": self.error} if self.error else {})


def run_checks() -> Iterator[Outcome]:
    """Run every check, also after one that failed, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="wijkdesk-zelftest-", ignore_cleanup_errors=True) as folder:
        trial = Trial(Path(folder), dt.date.today())
        _keep_away_from_user(trial.folder)
        for name, room, function in _CHECKS:
            yield _tried(name, room, function, trial)


def told_as_json(outcomes: list[Outcome]) -> str:
    """What came of the checks, with what they were run on."""
    told = {
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "frozen": getattr(sys, "frozen", False),
        "ok": not any(each.error for each in outcomes),
        "checks": [each.as_json() for each in outcomes],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _keep_away_from_user(folder: Path) -> None:
    """Let settings, data and backups be in ``folder`` from now on: of the user's own, nothing is read or written."""
    home = folder / "thuis"
    home.mkdir()
    os.environ |= {name: str(home) for name in _PLACES}


def _tried(name: str, room: str, function: str, trial: Trial) -> Outcome:
    begun = time.perf_counter()
    try:
        getattr(import_module(f"wijkdesk.selftest.{room}"), function)(trial)
        error = ""
    except Exception as problem:  # whatever it is, the other checks still tell something
        error = _without_data(problem)
    return Outcome(name, time.perf_counter() - begun, error)


def _without_data(problem: Exception) -> str:
    """What went wrong and where; words of another than ours may hold the name of a folder, and so of a user."""
    if isinstance(problem, Failed):
        return str(problem)
    last = traceback.extract_tb(problem.__traceback__)[-1]
    what = type(problem).__name__
    if isinstance(problem, ImportError) and problem.name:
        what += f" of {problem.name}"
    elif isinstance(problem, OSError) and problem.strerror:
        what += f": {problem.strerror} ({Path(problem.filename).name})" if problem.filename else f": {problem.strerror}"
    return f"{what}, at {Path(last.filename).name}:{last.lineno}"
