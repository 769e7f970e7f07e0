"""Where the program is put together: dossier, window and commands are made here and handed to each other."""

import sys
from collections.abc import Sequence
from pathlib import Path

from wijkdesk.cli.commands import Windows, run


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks, and return the exit code."""
    return run(sys.argv[1:] if arguments is None else arguments, Windows(open_window, take_screenshots))


def open_window(path: Path | None) -> int:
    return 0


def take_screenshots(path: Path, folder: Path, size: tuple[int, int], dark: bool) -> list[Path]:
    return []
