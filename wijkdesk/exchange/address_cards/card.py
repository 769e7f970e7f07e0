"""What Wijkdesk keeps of an address card, whichever program wrote it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wijkdesk.domain.contact import INFIXES
from wijkdesk.domain.words import ContactKind
from wijkdesk.storage.reading.people import ContactRow


class Card(NamedTuple):
    """A person on a card; ``number`` counts the cards of a file from 1.

    ``left_out`` says in Dutch what stood on it and is not kept. ``uid`` is "" for a card without one.
    """

    number: int
    first_name: str
    infix: str
    last_name: str
    phone: str = ""
    email: str = ""
    organisation: str = ""
    role: str = ""
    notes: str = ""
    uid: str = ""
    left_out: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A card that could not be read, and why: a Dutch phrase in small letters, without a full stop."""

    number: int
    reason: str


class Reach(NamedTuple):
    """A phone number or address as a card has it; ``types`` in capitals, such as WORK, CELL, FAX and PREF."""

    value: str
    types: frozenset[str]


NO_NAME = "er staat geen naam op"
ONLY_ADDRESS = "er staat alleen een e-mailadres op, en daaruit blijkt niet van wie het is"
ORGANISATION = "het gaat over een organisatie, niet over een persoon"

OWN_NAME = "X-WIJKDESK-NAME"
"""The property for the three parts of a name that other programs' own would not give back."""

_NO_TELEPHONE = frozenset(("FAX", "PAGER", "MODEM", "TELEX", "BBS", "TEXTPHONE"))


def name_parts(given: str, additional: str, family: str) -> tuple[str, str, str]:
    """First name, *tussenvoegsel* and last name.

    Few programs have a field for the *tussenvoegsel*: it stands before the last name, or among the middle names.
    """
    middle, last = additional.split(), family.split()
    start = 0
    while start < len(last) - 1 and last[start].lower() in INFIXES:
        start += 1
    infix, last = last[:start], last[start:]
    if middle and all(word.lower() in INFIXES for word in middle):
        infix, middle = middle + infix, []
    return " ".join([*given.split(), *middle]), " ".join(infix), " ".join(last)


def name_in_address(email: str) -> tuple[str, str, str]:
    """The name that an e-mail address is made of, such as ``jan.de.vries@ymere.nl``; nothing where it is not of one.

    One word is no name: it is as often a desk as a person.
    """
    words = re.split(r"[._-]+", email.partition("@")[0].strip(" ._-").lower())
    if len(words) < 2 or not all(word.isalpha() for word in words) or len(words[-1]) < 2:
        return "", "", ""
    said = [word if word in INFIXES else f"{word.upper()}." if len(word) == 1 else word.capitalize() for word in words]
    return name_parts(said[0], "", " ".join(said[1:]))


def why_nobody(*, organisation: str, email: str) -> str:
    """Why a card without a name says of nobody who they are."""
    return ORGANISATION if organisation else ONLY_ADDRESS if email else NO_NAME


def best_phone(phones: Sequence[Reach]) -> tuple[str, int]:
    """The number at which somebody is reached for work, and how many others there are; a fax is none, nor is a word."""
    found = [each for each in phones if re.search(r"\d", each.value) and not each.types & _NO_TELEPHONE]
    found.sort(key=lambda each: (_is_private(each), "PREF" not in each.types, "CELL" not in each.types))
    return (found[0].value if found else ""), len({each.value for each in phones if each.value}) - bool(found)


def is_address(text: str) -> bool:
    """Whether it is an e-mail address, and nothing else."""
    return re.fullmatch(r"[^\s@]+@[^\s@]+", text) is not None


def best_email(emails: Sequence[Reach]) -> tuple[str, int]:
    """The same of e-mail addresses; what has no @ is none."""
    found = [each for each in emails if is_address(each.value)]
    found.sort(key=lambda each: (_is_private(each), "PREF" not in each.types))
    return (found[0].value if found else ""), len({each.value for each in emails if each.value}) - bool(found)


def goes_along(row: ContactRow) -> bool:
    """Whether somebody leaves without having been chosen by name."""
    return not row.confidential and row.kind is not ContactKind.RESIDENT


def role_of(title: str, department: str) -> str:
    """What somebody is, with the department where that is no organisation of its own."""
    return ", ".join(part for part in (title, department) if part)


def _is_private(reach: Reach) -> bool:
    return "HOME" in reach.types and "WORK" not in reach.types
