"""Files of every kind that comes in, each read once into a dossier."""

import datetime as dt

from wijkdesk.cli.asked import Asked
from wijkdesk.cli.imports import read_in
from wijkdesk.domain.words import ImportKind
from wijkdesk.selftest import made_files
from wijkdesk.selftest.trial import PASSWORD, Trial, expect
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import list_measurements
from wijkdesk.storage.reading.listings import Listing
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.people import list_contacts, list_organisations


def csv(trial: Trial) -> None:
    """A list of somebody's own, in the encoding of an old Excel."""
    lines = (";".join(row) for row in made_files.ORGANISATIONS)
    _organisations(trial, ".csv", "\r\n".join(lines).encode("cp1252"))


def xlsx(trial: Trial) -> None:
    from wijkdesk.exchange.spreadsheets.xlsx import as_xlsx  # noqa: PLC0415 - what is missing is told of the check that needs it

    _organisations(trial, ".xlsx", as_xlsx(_listing(made_files.ORGANISATIONS)))
    _figures(trial, "kwb-2016.xlsx", as_xlsx(_listing(made_files.FIGURES)))


def ods(trial: Trial) -> None:
    from wijkdesk.exchange.spreadsheets.ods import as_ods  # noqa: PLC0415 - as above

    _organisations(trial, ".ods", as_ods(_listing(made_files.ORGANISATIONS)))


def xls(trial: Trial) -> None:
    _figures(trial, "kwb-2012.xls", made_files.old_workbook(made_files.FIGURES))


def open_data(trial: Trial) -> None:
    _figures(trial, "85000NED.zip", made_files.open_data())


def vcf(trial: Trial) -> None:
    with Dossier.open(trial.earlier, password=PASSWORD) as dossier:
        _read(trial, dossier, "kaartjes.vcf", made_files.CARDS, None)
        found = {(row.last_name, row.phone) for row in list_contacts(dossier.reader)}
    expect(found == {("Proef", "06 12345678"), ("Çelik", "")}, "the cards were not read as they are")


def ics(trial: Trial) -> None:
    """A meeting of another time zone with somebody of the example, which here is on another day."""
    day = trial.today - dt.timedelta(days=3)
    with Dossier.open(trial.dossier, password=PASSWORD) as dossier:
        someone = next(row for row in list_contacts(dossier.reader) if row.email)
        meeting = made_files.calendar(f"{day:%Y%m%d}", someone.email)
        _read(trial, dossier, "agenda.ics", meeting, None)
        days = [row.day for row in list_moments(dossier.reader) if row.summary == "Proefoverleg"]
    expect(days == [day + dt.timedelta(days=1)], "the meeting was not read as it is")


def _listing(rows: tuple[tuple[str | int, ...], ...]) -> Listing:
    return Listing("Blad", tuple(map(str, rows[0])), list(rows[1:]), ())


def _organisations(trial: Trial, suffix: str, content: bytes) -> None:
    """Read them into the dossier of an earlier version, where none is."""
    with Dossier.open(trial.earlier, password=PASSWORD) as dossier:
        _read(trial, dossier, f"partners{suffix}", content, ImportKind.ORGANISATIONS)
        found = {row.name for row in list_organisations(dossier.reader)}
        expect(found == {name for name, _ in made_files.ORGANISATIONS[1:]}, "the lines were not read as they are")
        dossier.undo()


def _figures(trial: Trial, name: str, content: bytes) -> None:
    with Dossier.open(trial.dossier, password=PASSWORD) as dossier:
        before = {row.id for row in list_measurements(dossier.reader)}
        _read(trial, dossier, name, content, ImportKind.FIGURES)
        expect(bool({row.id for row in list_measurements(dossier.reader)} - before), "no figure was read")


def _read(trial: Trial, dossier: Dossier, name: str, content: bytes, kind: ImportKind | None) -> None:
    path = trial.folder / name
    path.write_bytes(content)
    list(read_in(dossier, Asked(path, trial.today, only_tell=False), kind))
