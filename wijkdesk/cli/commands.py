"""What each command does. A fault of machine or file ends in one sentence on standard error and exit code 1."""

import argparse
import datetime as dt
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from wijkdesk import __version__
from wijkdesk.cli import parser
from wijkdesk.cli.passwords import open_dossier, password_of
from wijkdesk.cli.past import account_as_text, bin_as_json, bin_as_text, history_as_json, history_as_text
from wijkdesk.cli.show import as_json, as_text, one_line
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AccountAction, Erasing
from wijkdesk.exchange.account_file import account_csv
from wijkdesk.pdf.files import replace_file
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DiskFull, DossierFault, OpenElsewhere, ReadOnly
from wijkdesk.storage.reading.account import list_account

_DISK_FULL = "De schijf is vol. Maak ruimte vrij en probeer het opnieuw."


class Windows(NamedTuple):
    """What only the window can do, brought along by who puts the program together."""

    open: Callable[[Path | None], int]
    screenshots: Callable[[Path, Path, tuple[int, int], bool, str | None], list[Path]]
    check: Callable[[], tuple[bool, str]]


def run(arguments: Sequence[str], windows: Windows) -> int:
    """Do what the command line asks: exit code 0 when done, 1 when it could not be done, 2 for a wrong call."""
    _speak_utf8()
    try:
        if arguments and arguments[0] in parser.COMMANDS:
            given = parser.command_words(arguments[0], arguments[1:])
            code = _COMMANDS[arguments[0]](given, windows)
        else:
            code = _window(parser.window_words(arguments), windows)
        print(end="", flush=True)  # a full disk behind our output is heard here, and not when Python ends
    except DiskFull:  # its sentence is about what somebody typed in the window
        return _fail(_DISK_FULL)
    except (DossierFault, Refused) as problem:
        return _fail(str(problem))
    except BrokenPipeError:  # the reader of our output had enough
        _drop_output()
        return 0
    except OSError as error:
        if error.filename is None:
            _drop_output()
        return _fail(_sentence(error))
    return code


def _speak_utf8() -> None:
    """Every name can be read and printed, also where the console knows only a part of the letters."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _drop_output() -> None:
    """Let what could not be printed go, or Python tries once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _window(given: argparse.Namespace, windows: Windows) -> int:
    if given.version:
        print(f"Wijkdesk {__version__}")
        return 0
    if given.selftest is not None:
        return _selftest(given.selftest, windows)
    return windows.open(given.dossier)


def _selftest(output: Path, windows: Windows) -> int:
    is_well, told = windows.check()
    if output == parser.STANDARD_OUTPUT:
        print(told, end="")
    else:
        replace_file(output, told.encode())
    return 0 if is_well else 1


def _example(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.example import create_example  # noqa: PLC0415 - SQLAlchemy, and a story for this command alone

    create_example(given.file, today=given.today or dt.date.today(), scale=given.scale, seed=given.seed)
    print(given.file)
    return 0


def _overview(given: argparse.Namespace, windows: Windows) -> int:
    # What this command alone needs: the formats of documents are slow to load.
    from wijkdesk.overview.editions import Asked, Held, make_document, told_of  # noqa: PLC0415

    if _would_replace_dossier(given):
        return _fail(_stays(given.output))
    asked, today = Asked(given.name or "", given.public, given.format), dt.date.today()
    try:
        with open_dossier(given, read_only=True) as dossier:
            made = make_document(dossier.reader, given.period, asked, today=today, allow_findings=given.allow_findings)
            replace_file(given.output, made.document)
            note(dossier, AccountAction.EXPORT, told_of(given.period, asked), given.output)
    except Held as held:
        for finding in held.findings:
            print(one_line(f"{finding.where}: {finding.sentence} [{finding.excerpt}]"), file=sys.stderr)
        return _fail("Er is niets geschreven. Beantwoord dit eerst, of laat het staan met --allow-findings.")
    _tell_hidden(made.names_hidden)
    print(given.output)
    return 0


def _plan(given: argparse.Namespace, windows: Windows) -> int:
    # The PDF library, as above.
    from wijkdesk.overview.pages.plan_layout import write_plan  # noqa: PLC0415
    from wijkdesk.overview.plan import plan_of  # noqa: PLC0415

    if _would_replace_dossier(given):
        return _fail(_stays(given.output))
    with open_dossier(given, read_only=True) as dossier:
        plan = plan_of(dossier.reader, today=dt.date.today(), allow_findings=given.allow_findings)
        write_plan(plan, given.output)
        note(dossier, AccountAction.EXPORT, "Uitvoeringsplan", given.output)
    _tell_hidden(plan.names_hidden)
    print(given.output)
    return 0


def _escalation(given: argparse.Namespace, windows: Windows) -> int:
    # The PDF library, as above.
    from wijkdesk.overview.escalation_letter import letter_of  # noqa: PLC0415
    from wijkdesk.overview.pages.escalation_layout import write_letter  # noqa: PLC0415

    if _would_replace_dossier(given):
        return _fail(_stays(given.output))
    with open_dossier(given, read_only=True) as dossier:
        letter = letter_of(dossier.reader, given.id, today=dt.date.today(), allow_findings=given.allow_findings)
        remarks = write_letter(letter, given.output)
        note(dossier, AccountAction.EXPORT, f"Brief van directe melding {given.id}", given.output)
    for remark in remarks:
        print(remark, file=sys.stderr)
    _tell_hidden(letter.names_hidden)
    print(given.output)
    return 0


def _note(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.cli.note import note_line  # noqa: PLC0415 - the rules of what a line means, for this command alone

    text = sys.stdin.read() if given.text == "-" else given.text
    noted = note_line(given.dossier, text, today=dt.date.today(), only_tell=given.dry_run, password=password_of(given))
    for remark in noted.remarks:
        print(one_line(remark), file=sys.stderr)
    if noted.missing:
        return _fail(noted.missing)
    for line in noted.lines:
        print(one_line(line))
    return 0


def _import(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.cli.asked import Asked  # noqa: PLC0415 - the readers of files, for this command alone
    from wijkdesk.cli.imports import read_in  # noqa: PLC0415
    from wijkdesk.figures.refusal import Unreadable  # noqa: PLC0415

    try:
        with open_dossier(given, read_only=given.dry_run) as dossier:
            if dossier.is_read_only and not given.dry_run:
                return _fail(
                    f"In {given.dossier.name} mag niet worden geschreven: kies een dossier dat je mag wijzigen."
                )
            asked = Asked(
                given.file,
                dt.date.today(),
                given.dry_run,
                given.year,
                given.published,
                given.who,
                given.first_day,
                given.last_day,
            )
            for line in read_in(dossier, asked, given.kind):
                print(one_line(line))
    except Unreadable as unreadable:
        return _fail(unreadable.sentence)
    except BrokenPipeError:  # that is about who reads what is told
        raise
    except OSError:
        return _fail(f"{given.file.name} kan niet worden gelezen. Kies een ander bestand.")
    return 0


def _export(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.cli.export import export  # noqa: PLC0415 - SQLAlchemy and the formats, for this command alone

    if _would_replace_dossier(given):
        return _fail(_stays(given.output))
    for line in export(given):
        print(one_line(line))
    return 0


def _subject(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.cli.people import write_access_of  # noqa: PLC0415 - SQLAlchemy and the PDF library, as above

    if _would_replace_dossier(given):
        return _fail(_stays(given.output))
    write_access_of(given.dossier, given.who, given.output, today=dt.date.today(), password=password_of(given))
    print(given.output)
    return 0


def _forget(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.cli.people import Forgetting, forget  # noqa: PLC0415 - SQLAlchemy, for this command alone

    how = Erasing.ANONYMISED if given.anonymise else Erasing.FORGOTTEN
    asked = Forgetting(given.who, how, given.leave, given.photo, given.overview)
    for line in forget(given.dossier, asked, really=given.yes, password=password_of(given)):
        print(one_line(line))
    return 0


def _show(given: argparse.Namespace, windows: Windows) -> int:
    is_json = given.format == "json"
    with open_dossier(given, read_only=True) as dossier:
        if given.kind == "history":
            told = (history_as_json if is_json else history_as_text)(given.of, given.id, dossier.reader)
        elif given.kind == "bin":
            told = (bin_as_json if is_json else bin_as_text)(dossier.reader)
        else:
            told = (as_json if is_json else as_text)(given.kind, dossier.reader)
        if is_json:  # for another program, so that it leaves the dossier
            note(dossier, AccountAction.EXPORT, f"Lijst voor een ander programma: {given.kind}")
    print(told)
    return 0


def _screenshots(given: argparse.Namespace, windows: Windows) -> int:
    for path in windows.screenshots(given.dossier, given.output, given.size, given.dark, password_of(given)):
        print(path)
    return 0


def _account(given: argparse.Namespace, windows: Windows) -> int:
    if given.output is not None and _would_replace_dossier(given):
        return _fail(_stays(given.output))
    try:  # to write: who could not get in since is taken into the account then
        opened = open_dossier(given)
    except OpenElsewhere:
        opened = open_dossier(given, read_only=True)
    with opened as dossier:
        rows = list_account(dossier.reader)
        if given.output is not None:
            replace_file(given.output, account_csv(rows))
            note(dossier, AccountAction.EXPORT, "Logboek", given.output)
    print(account_as_text(rows) if given.output is None else given.output)
    return 0


def _handbook(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.papers.handbook.book import write_book  # noqa: PLC0415 - the PDF library, as above

    write_book(given.output, today=dt.date.today())
    print(given.output)
    return 0


def _handover(given: argparse.Namespace, windows: Windows) -> int:
    # SQLAlchemy and the PDF library, as above.
    from wijkdesk.cli.passwords import new_password_of  # noqa: PLC0415
    from wijkdesk.overview.handover.handing import hand_over  # noqa: PLC0415
    from wijkdesk.overview.pages.handover_layout import write_handover  # noqa: PLC0415

    password = None if given.new_password_file is None else new_password_of(given)
    with open_dossier(given, read_only=True) as dossier:
        whole = not given.without_confidential
        handed = hand_over(dossier, given.output, whole=whole, password=password, today=dt.date.today())
    write_handover(handed.pages, handed.pages_path)
    print(given.output)
    print(handed.pages_path)
    return 0


def _check(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.storage.check import findings  # noqa: PLC0415 - SQLAlchemy, for this command alone

    password = password_of(given)
    if given.rebuild_index:
        _rebuild_index(given.dossier, password)
    with Dossier.open(given.dossier, password=password, read_only=True) as dossier:
        found = findings(dossier)
    for finding in found:
        print(one_line(finding), file=sys.stderr)
    if not found:
        print(f"{given.dossier.name} is in orde.")
    return 1 if found else 0


def _rebuild_index(path: Path, password: str | None) -> None:
    with Dossier.open(path, password=password) as dossier:
        if dossier.is_read_only:
            raise ReadOnly(f"In {path.name} mag niet worden geschreven, dus de zoekindex blijft zoals hij is.")
        dossier.rebuild_index()
    print(f"De zoekindex van {path.name} is vernieuwd.")


def _backup(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.cli.safety import backup  # noqa: PLC0415 - what these three commands alone need

    return backup(given)


def _restore(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.cli.safety import bring_back, put_back  # noqa: PLC0415 - as above

    return bring_back(given) if given.backup.is_dir() else put_back(given)


def _rescue(given: argparse.Namespace, windows: Windows) -> int:
    from wijkdesk.cli.safety import rescue  # noqa: PLC0415 - as above

    return rescue(given)


def _password(given: argparse.Namespace, windows: Windows) -> int:
    # SQLAlchemy and the PDF library, for this command alone.
    from wijkdesk.cli.password_command import change_password, write_recovery_sheet  # noqa: PLC0415

    if given.what == "recovery-sheet":
        if _would_replace_dossier(given):
            return _fail(_stays(given.output))
        told = write_recovery_sheet(given)
    else:
        told = change_password(given)
    for sentence in told:
        print(one_line(sentence))
    return 0


_COMMANDS = {
    "example": _example,
    "overview": _overview,
    "plan": _plan,
    "escalation": _escalation,
    "note": _note,
    "import": _import,
    "export": _export,
    "show": _show,
    "subject": _subject,
    "forget": _forget,
    "screenshots": _screenshots,
    "account": _account,
    "handbook": _handbook,
    "handover": _handover,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "rescue": _rescue,
    "password": _password,
}


def _would_replace_dossier(given: argparse.Namespace) -> bool:
    return given.output.is_file() and _is_database(given.output, given.dossier)


def _stays(output: Path) -> str:
    return f"{output.name} is een dossier en blijft zoals het is. Kies een andere naam."


def _tell_hidden(places: int) -> None:
    if places:
        print(f"Namen van bewoners vervangen door 'een bewoner': {places} keer.", file=sys.stderr)


def _is_database(output: Path, dossier: Path) -> bool:
    """Whether a file that is to be replaced is the dossier itself, under whatever name, or a database at all."""
    with output.open("rb") as file:
        return os.path.realpath(output) == os.path.realpath(dossier) or file.read(6) == b"SQLite"


def _fail(sentence: str) -> int:
    print(one_line(sentence), file=sys.stderr)  # a name in it may hold anything
    return 1


def _sentence(error: OSError) -> str:
    path = error.filename2 or error.filename
    name = (Path(path).name or str(path)) if path else "Het bestand"
    if isinstance(error, FileNotFoundError):
        return f"{name} is niet te vinden of te maken. Bestaat de map?"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"{name} is niet toegankelijk: je hebt geen toegang tot de map, of het bestand is nog ergens geopend."
    if isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError):
        return f"{name} kan hier niet staan: een map is geen bestand. Kies een andere naam."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _DISK_FULL
    if error.errno == errno.ENAMETOOLONG:
        return "De naam van het bestand is te lang. Kies een kortere naam."
    return f"{name} kan niet worden gelezen of geschreven. Kies een andere plek."
