"""Contacts from and to an address book, without a window."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from wijkdesk.cli.asked import Asked
from wijkdesk.domain.words import AccountAction
from wijkdesk.exchange.address_cards.files import open_cards, read_cards
from wijkdesk.exchange.address_cards.proposal import Book, Decision, Way, decide, known_in, people_of, propose
from wijkdesk.exchange.address_cards.vcard_out import address_book
from wijkdesk.exchange.address_cards.wording import name_of, taken_in_words
from wijkdesk.pdf.files import replace_file
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.address_cards import take_in_people

SOURCE = "adresboek"


def import_contacts(dossier: Dossier, asked: Asked) -> Iterator[str]:
    """Tell who stands in a file, and take them in unless only that is asked.

    Who is there already is supplemented. Who has no organisation stays out unless it is said what they are. Raises
    ``Refused``.
    """
    book = propose(read_cards(open_cards(asked.path)), known_in(dossier.reader))
    decided = map(decide, book.proposals)
    decisions = [each if each.kind is not None else each._replace(kind=asked.who) for each in decided]
    yield from _told(book, decisions)
    people = people_of(decisions, SOURCE)
    if asked.only_tell:
        yield "Er is niets opgeslagen."
    elif not people:
        yield "Er is niemand om op te slaan."
    else:
        yield taken_in_words(take_in_people(dossier, people, asked.today))


def export_contacts(dossier: Dossier, output: Path, *, today: dt.date) -> Iterator[str]:
    """Write the contacts as vCards, without residents and without who is confidential. Raises ``Refused``."""
    content, number = address_book(dossier.reader, today)
    replace_file(output, content)
    note(dossier, AccountAction.EXPORT, "Contacten als vCard", output)
    yield f"{output}: {number} contacten, zonder bewoners en zonder wie vertrouwelijk is."


def _told(book: Book, decisions: list[Decision]) -> Iterator[str]:
    yield f"Kaartjes: {len(book.proposals)} gelezen, {len(book.unread)} niet."
    for unread in book.unread:
        yield f"Kaartje {unread.number} blijft weg: {unread.reason}."
    for each in decisions:
        card = each.proposal.card
        if each.kind is None:
            yield f"Kaartje {card.number} ({name_of(card)}) blijft weg: er staat geen organisatie op."
        elif each.way is Way.SUPPLEMENT:
            yield f"Kaartje {card.number} vult {each.proposal.name} aan: {each.proposal.evidence}."
    if any(each.kind is None for each in decisions):
        yield "Zeg met --who of wie geen organisatie heeft professional, bestuurder of bewoner is."
    left_out = Counter(what for each in book.proposals for what in each.card.left_out)
    if left_out:
        yield f"Wat Wijkdesk niet bewaart: {', '.join(f'{what} ({n})' for what, n in left_out.most_common())}."
