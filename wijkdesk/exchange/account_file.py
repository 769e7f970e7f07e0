"""The account of a dossier as a file for a spreadsheet."""

from collections.abc import Iterable

from wijkdesk.exchange.csv_file import as_csv
from wijkdesk.storage.reading.account import AccountRow

HEADINGS = ("Tijd", "Handeling", "Wat", "Waarheen", "Resultaat")


def cells(row: AccountRow) -> tuple[str, ...]:
    """A line of the account in words, in the order of the headings."""
    return f"{row.at:%d-%m-%Y %H.%M}", row.action.dutch, row.what, row.destination, row.result


def account_csv(rows: Iterable[AccountRow]) -> bytes:
    """These lines as CSV; the times are to the second and say their zone."""
    return as_csv(HEADINGS, ((row.at.isoformat(sep=" ", timespec="seconds"), *cells(row)[1:]) for row in rows))
