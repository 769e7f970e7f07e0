"""A list of a dossier as a file for a spreadsheet."""

import sqlite3
from collections.abc import Callable, Hashable, Sequence
from typing import Final, NamedTuple

from wijkdesk.domain.refusal import Refused
from wijkdesk.exchange.csv_file import as_csv
from wijkdesk.exchange.spreadsheets.cells import in_words
from wijkdesk.exchange.spreadsheets.ods import as_ods
from wijkdesk.exchange.spreadsheets.xlsx import as_xlsx
from wijkdesk.privacy.cautions import Cautions
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.cautions import allowed_cautions, people_named
from wijkdesk.storage.reading.listings import TITLES, Listing, listing_of

_MOST_LETTERS: Final = 120


class Asked(NamedTuple):
    """Which list, by its word in ``listings.TITLES``; which rows of it in which order, or ``None`` for all.

    What is confidential, and what hangs on it, stays out unless ``with_confidential``. What was marked in a text and
    was not answered holds the list back unless ``allow_findings``.
    """

    kind: str
    ids: Sequence[Hashable] | None = None
    with_confidential: bool = False
    allow_findings: bool = False

    @property
    def told(self) -> str:
        """What the account says of it."""
        return f"Lijst: {TITLES[self.kind]}{', ook wat vertrouwelijk is' if self.with_confidential else ''}"


def list_as_csv(listing: Listing) -> bytes:
    """The list as a Dutch spreadsheet opens it from plain text."""
    return as_csv(listing.headings, ([in_words(cell) for cell in row] for row in listing.rows))


FORMATS: Final[dict[str, Callable[[Listing], bytes]]] = {".xlsx": as_xlsx, ".ods": as_ods, ".csv": list_as_csv}
"""What writes a list, by the ending of the file."""


def list_file(dossier: Dossier, asked: Asked, suffix: str) -> bytes:
    """A list as a file with this ending.

    ``dossier`` shows from then on no more than may go along. Raises ``Refused`` when something marked was not
    answered, or a ``DossierFault``.
    """
    if not asked.with_confidential:
        dossier.show_shareable()
    listing = listing_of(dossier.reader, asked.kind, asked.ids)
    if not asked.allow_findings:
        _hold_unanswered(listing, dossier.reader, is_about_people=asked.kind == "contacts")
    return FORMATS[suffix](listing)


def _hold_unanswered(listing: Listing, connection: sqlite3.Connection, *, is_about_people: bool) -> None:
    cautions = Cautions(people_named(connection), allowed_cautions(connection))
    cells = (row[place] for row in listing.rows for place in listing.written)
    texts = dict.fromkeys(cell for cell in cells if isinstance(cell, str))
    found = [each for text in texts for each in cautions.open_in(text, is_about_person=is_about_people)]
    if found:
        sentence = " ".join(found[0].sentence.split())
        told = sentence if len(sentence) <= _MOST_LETTERS else f"{sentence[:_MOST_LETTERS].rstrip()}…"
        more = f" Daarna nog {len(found) - 1}." if len(found) > 1 else ""
        raise Refused(
            f"Dit gaat zo niet mee: ‘{found[0].words}’ in ‘{told}’, {found[0].reason}. Pas de tekst aan, of laat die "
            f"bewust staan bij het veld zelf.{more}"
        )
