"""What leaves a dossier for other programs, without a window: a list, cards, days, or everything."""

import argparse
import datetime as dt
from collections.abc import Iterator

from wijkdesk.cli.address_cards import export_contacts
from wijkdesk.cli.calendar import export_calendar
from wijkdesk.cli.parser import CALENDAR, CARDS, EVERYTHING
from wijkdesk.cli.passwords import open_dossier
from wijkdesk.domain.words import AccountAction
from wijkdesk.exchange.spreadsheets.taking import Asked, list_file
from wijkdesk.exchange.whole_dossier.writing import take_everything
from wijkdesk.pdf.files import replace_file
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier


def export(given: argparse.Namespace) -> Iterator[str]:
    """Write what ``given.kind`` names to ``given.output``, note it in the account, and tell what was written."""
    with open_dossier(given, read_only=True) as dossier:
        if given.kind == EVERYTHING:
            yield from _export_everything(dossier, given)
        elif given.kind == CALENDAR:
            yield from export_calendar(dossier, given.output, now=dt.datetime.now(dt.UTC))
        elif given.output.suffix.lower() == CARDS:
            yield from export_contacts(dossier, given.output, today=dt.date.today())
        else:
            yield from _export_list(dossier, given)


def _export_list(dossier: Dossier, given: argparse.Namespace) -> Iterator[str]:
    asked = Asked(given.kind, None, given.with_confidential, given.allow_findings)
    replace_file(given.output, list_file(dossier, asked, given.output.suffix.lower()))
    note(dossier, AccountAction.EXPORT, asked.told, given.output)
    yield str(given.output)


def _export_everything(dossier: Dossier, given: argparse.Namespace) -> Iterator[str]:
    take_everything(dossier.path, dossier.key, given.output, today=dt.date.today())
    note(dossier, AccountAction.EXPORT, "Alle gegevens", given.output)
    yield str(given.output)
