"""Where the program is put together: dossier, window and commands are made here and handed to each other."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

_NO_SCREEN = (
    "Er is hier geen scherm voor het venster: start Wijkdesk op een bureaublad, of typ 'wijkdesk --help' voor wat "
    "zonder venster kan."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks, and return the exit code."""
    if getattr(sys, "frozen", False):  # there, the second process of the window begins here too
        import multiprocessing  # noqa: PLC0415 - thirty milliseconds, see below

        multiprocessing.freeze_support()
    given = sys.argv[1:] if arguments is None else arguments
    if given and not _is_dossier(given):
        return _run(given, _open_window)
    # The commands take most of what a bare window takes to be there. So they come only when there is something to say.
    try:
        return _open_window(Path(given[0]) if given else None)
    except Exception as error:
        problem = error

        def tell(_path: Path | None) -> int:
            raise problem

        return _run(given, tell)


def _is_dossier(given: Sequence[str]) -> bool:
    return len(given) == 1 and given[0].endswith(".wijkdesk") and not given[0].startswith("-")


def _run(given: Sequence[str], open_window: Callable[[Path | None], int]) -> int:
    from wijkdesk.cli.commands import Windows, run  # noqa: PLC0415 - see above

    return run(given, Windows(open_window, _take_screenshots, _check_itself))


def _open_window(path: Path | None) -> int:
    """Open the window on a dossier, on the last one, or on the start page; returns when it is closed.

    The exit code is 1 where no window can be shown to anybody.
    """
    if not _has_screen():
        print(_NO_SCREEN, file=sys.stderr)
        return 1
    gc.disable()  # what is imported all stays: to look through it for rubbish takes a twentieth of a start; see Tidying
    # Qt: the commands without a window do not need it.
    from wijkdesk.ui import plain_import  # noqa: F401, PLC0415 - before anything else of it

    # isort: split
    from wijkdesk.ui.background import wait_for_background  # noqa: PLC0415
    from wijkdesk.ui.program import Program, application  # noqa: PLC0415
    from wijkdesk.ui.tidying import Tidying  # noqa: PLC0415

    qt = application()
    Tidying(qt)
    program = Program()
    program.dossier_shown.connect(lambda: program.guidance.welcome())  # which is made when that is there
    program.start(path)
    code = qt.exec()
    wait_for_background()  # the last backup
    return code


def _has_screen() -> bool:
    """Whether Qt finds a screen; without one it would end the process with words of its own."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def _check_itself() -> tuple[bool, str]:
    """Whether all that the program needs is there and works, and what came of each check as JSON."""
    from wijkdesk.selftest.running import run_checks, told_as_json  # noqa: PLC0415 - for this one option alone

    outcomes = list(run_checks())
    return not any(each.error for each in outcomes), told_as_json(outcomes)


def _take_screenshots(path: Path, folder: Path, size: tuple[int, int], dark: bool, password: str | None) -> list[Path]:
    """Write a picture of every screen, on a screen that is not there."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from wijkdesk.ui.screenshots import take_screenshots  # noqa: PLC0415 - Qt, as above

    return take_screenshots(path, folder, size, dark=dark, password=password)
