"""A file with people, whichever program wrote it, read a few at a time."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from wijkdesk.domain.refusal import Refused
from wijkdesk.exchange.address_cards.card import Card, Unread
from wijkdesk.exchange.address_cards.outlook_table import TableRow, has_people, read_row, rows_of
from wijkdesk.exchange.address_cards.splitting import RawCard, split_cards
from wijkdesk.exchange.address_cards.vcard_in import read_card
from wijkdesk.exchange.beginnings import begins_with

PORTION: Final = 200
"""So many cards are read in a tenth of a second."""

_CARDS: Final = (".vcf", ".vcard")
_TABLES: Final = (".csv", ".txt")
_MOST_BYTES: Final = 400_000_000
_LONGEST_LINE: Final = 100_000


def open_cards(path: Path) -> Sequence[RawCard | TableRow]:
    """Every card in a file, not yet read. Raises ``Refused`` for what is no address book."""
    try:
        if path.exists() and not path.is_file():  # a folder, or what gives bytes without an end
            raise Refused(f"{path.name} is geen bestand. Kies een vCard (.vcf), of de contacten van Outlook als .csv.")
        if path.stat().st_size > _MOST_BYTES:
            raise Refused(f"{path.name} is te groot om te lezen. Sla de adressen op zonder foto's.")
        content = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path.name} kan niet worden geopend. Staat het bestand er nog?") from error
    cards: Sequence[RawCard | TableRow] = list(split_cards(content))
    cards = cards or rows_of(content)
    if not cards:
        raise Refused(
            f"In {path.name} staan geen adressen. Kies een vCard (.vcf), of de contacten van Outlook als .csv; "
            "een andere lijst gaat met Tabel inlezen."
        )
    return cards


def is_address_book(path: Path) -> bool:
    """Whether a file is one of cards, or a table as Outlook writes it; any other table is somebody's own."""
    if begins_with(path, "BEGIN:VCARD", _CARDS):
        return True
    if path.suffix.lower() not in _TABLES or not path.is_file():
        return False
    with path.open("rb") as file:
        return has_people(file.readline(_LONGEST_LINE))


def portions(cards: Sequence[RawCard | TableRow]) -> Iterator[Sequence[RawCard | TableRow]]:
    """The cards a few at a time, for who wants to tell how far it is."""
    return (cards[begin : begin + PORTION] for begin in range(0, len(cards), PORTION))


def read_cards(cards: Sequence[RawCard | TableRow]) -> list[Card | Unread]:
    """Who stands on these cards, or why that cannot be told."""
    return [read_card(each) if isinstance(each, RawCard) else read_row(each) for each in cards]
