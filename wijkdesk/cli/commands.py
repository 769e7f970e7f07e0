"""What each command does. A fault of machine or file ends in one sentence on standard error and exit code 1."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from wijkdesk import __version__
from wijkdesk.cli import parser
from wijkdesk.cli.show import as_json, as_text
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import SUFFIX, Dossier
from wijkdesk.storage.faults import DossierFault


class Windows(NamedTuple):
    """What only the window can do, brought along by who puts the program together."""

    open: Callable[[Path | None], int]
    screenshots: Callable[[Path, Path, tuple[int, int], bool], list[Path]]


def run(arguments: Sequence[str], windows: Windows) -> int:
    """Do what the command line asks: exit code 0 when done, 1 when it could not be done, 2 for a wrong call."""
    _speak_utf8()
    try:
        if arguments and arguments[0] in parser.COMMANDS:
            given = parser.command_parser(arguments[0]).parse_args(arguments[1:])
            return _COMMANDS[arguments[0]](given, windows)
        given = parser.window_parser().parse_args(arguments)
        if given.version:
            print(f"Wijkdesk {__version__}")
            return 0
        return windows.open(given.dossier)
    except (DossierFault, Refused) as problem:
        return _fail(str(problem))
    except BrokenPipeError:  # the reader of our output had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(_sentence(error))


def _speak_utf8() -> None:
    """Every name can be printed, also where the console knows only a part of the letters."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _example(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.example import create_example  # noqa: PLC0415 - SQLAlchemy, and a story for this command alone

    if given.file.suffix != SUFFIX:
        return _fail(f"Een dossier eindigt op {SUFFIX}. Geef het bestand een naam als voorbeeld{SUFFIX}.")
    create_example(given.file, today=given.today or dt.date.today(), scale=given.scale, seed=given.seed)
    print(given.file)
    return 0


def _overview(given: argparse.Namespace, windows: Windows) -> int:
    # The PDF library, for this command alone.
    from wijkdesk.overview.content import overview_of  # noqa: PLC0415
    from wijkdesk.overview.layout import write_overview  # noqa: PLC0415

    if given.output.suffix.lower() != ".pdf":
        return _fail("Het overzicht is een PDF. Geef het bestand een naam die eindigt op .pdf.")
    if given.output.is_file() and _is_database(given.output.resolve(), given.dossier.resolve()):
        return _fail(f"{given.output.name} is een dossier en blijft zoals het is. Kies een andere naam.")
    with Dossier.open(given.dossier, read_only=True) as dossier:
        content = overview_of(dossier.reader, given.period, today=dt.date.today())
    write_overview(content, given.output)
    if content.names_hidden:
        print(f"Namen van bewoners vervangen door 'een bewoner': {content.names_hidden} keer.", file=sys.stderr)
    print(given.output)
    return 0


def _show(given: argparse.Namespace, windows: Windows) -> int:
    with Dossier.open(given.dossier, read_only=True) as dossier:
        print((as_json if given.format == "json" else as_text)(given.kind, dossier.reader))
    return 0


def _screenshots(given: argparse.Namespace, windows: Windows) -> int:
    given.output.mkdir(parents=True, exist_ok=True)
    for path in windows.screenshots(given.dossier, given.output, given.size, given.dark):
        print(path)
    return 0


def _check(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.storage.check import findings  # noqa: PLC0415 - SQLAlchemy, for this command alone

    with Dossier.open(given.dossier, read_only=True) as dossier:
        found = findings(dossier)
    for finding in found:
        print(finding, file=sys.stderr)
    if not found:
        print(f"{given.dossier.name} is in orde.")
    return 1 if found else 0


_COMMANDS = {
    "example": _example,
    "overview": _overview,
    "show": _show,
    "screenshots": _screenshots,
    "check": _check,
}


def _is_database(output: Path, dossier: Path) -> bool:
    """Whether a file that is to be replaced is the dossier itself, under whatever name, or a database at all."""
    with output.open("rb") as file:
        return output == dossier or file.read(6) == b"SQLite"


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _sentence(error: OSError) -> str:
    name = Path(error.filename2 or error.filename or "").name if (error.filename2 or error.filename) else "het bestand"
    if isinstance(error, FileNotFoundError):
        return f"Kan {name} niet vinden of maken. Bestaat de map?"
    if isinstance(error, PermissionError):
        return f"Je hebt geen toegang tot {name} of tot de map, of het bestand is nog ergens geopend."
    if isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError):
        return f"{name} kan hier niet staan: een map is geen bestand. Kies een andere naam."
    if error.errno == 28:
        return "De schijf is vol. Maak ruimte vrij en probeer het opnieuw."
    return f"{name} kan niet worden gelezen of geschreven. Kies een andere plek."
