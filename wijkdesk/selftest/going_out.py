"""Everything that goes to other programs, written once and read back."""

import datetime as dt
from typing import Final

from wijkdesk.exchange.address_cards.vcard_out import address_book
from wijkdesk.exchange.calendar.days_out import ALL_PARTS, days_of, write_calendar
from wijkdesk.exchange.spreadsheets.taking import FORMATS, Asked, list_file
from wijkdesk.exchange.whole_dossier.reading import bring_back
from wijkdesk.exchange.whole_dossier.writing import take_everything
from wijkdesk.selftest.trial import PASSWORD, Trial, expect
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.photos import list_photos

_BEGINNINGS: Final = {".xlsx": b"PK", ".ods": b"PK", ".csv": b"\xef\xbb\xbf"}


def lists(trial: Trial) -> None:
    with Dossier.open(trial.dossier, password=PASSWORD, read_only=True) as dossier:
        for suffix in FORMATS:
            written = list_file(dossier, Asked("actions", allow_findings=True), suffix)
            expect(written.startswith(_BEGINNINGS[suffix]) and len(written) > 1000, f"{suffix} is no list")


def vcf(trial: Trial) -> None:
    with Dossier.open(trial.dossier, password=PASSWORD, read_only=True) as dossier:
        cards, number = address_book(dossier.reader, trial.today)
    expect(number > 0 and cards.count(b"BEGIN:VCARD") == number, "cards are missing")


def ics(trial: Trial) -> None:
    with Dossier.open(trial.dossier, password=PASSWORD, read_only=True) as dossier:
        days = days_of(dossier.reader, ALL_PARTS, trial.today)
        written = write_calendar(dossier.reader, days, dt.datetime.now(dt.UTC))
    expect(bool(days) and written.count(b"BEGIN:VEVENT") == len(days), "days are missing")


def everything(trial: Trial) -> None:
    """The whole dossier as a folder, and a dossier of that again."""
    with Dossier.open(trial.dossier, password=PASSWORD, read_only=True) as dossier:
        take_everything(dossier.path, dossier.key, trial.everything, today=trial.today)
        before = list_actions(dossier.reader), len(list_photos(dossier.reader))
    again = trial.folder / "Teruggebracht.wijkdesk"
    bring_back(trial.everything, again, PASSWORD)
    with Dossier.open(again, password=PASSWORD, read_only=True) as dossier:
        expect((list_actions(dossier.reader), len(list_photos(dossier.reader))) == before, "it came back otherwise")
