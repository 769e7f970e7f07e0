"""The people in a table that Outlook wrote: its own headings, in Dutch or in English."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.address_cards.card import (
    Card,
    Reach,
    Unread,
    best_email,
    best_phone,
    name_in_address,
    name_parts,
    role_of,
    why_nobody,
)
from wijkdesk.exchange.address_cards.left_out import WORDS, is_nothing, kept_note, kept_role, others
from wijkdesk.exchange.own_tables.fields import FIELDS
from wijkdesk.exchange.phone_numbers import tidy_phone

_NAMES: Final = {
    "first": ("voornaam", "first name"),
    "middle": ("middelste naam", "middle name"),
    "last": ("achternaam", "last name"),
    "title": ("titel", "title"),
    "suffix": ("achtervoegsel", "suffix"),
    "organisation": ("bedrijf", "company"),
    "department": ("afdeling", "department"),
    "role": ("functie", "job title"),
    "notes": ("notities", "notes"),
}
_PHONES: Final = {
    ("telefoon op werk", "business phone"): ("WORK", "PREF"),
    ("mobiele telefoon", "mobile phone"): ("CELL",),
    ("hoofdtelefoon", "primary phone"): ("VOICE",),
    ("telefoon op werk 2", "business phone 2"): ("WORK",),
    ("hoofdtelefoon bedrijf", "company main phone"): ("WORK",),
    ("andere telefoon", "other phone"): ("VOICE",),
    ("autotelefoon", "car phone"): ("VOICE",),
    ("telefoon thuis", "home phone"): ("HOME",),
    ("telefoon thuis 2", "home phone 2"): ("HOME",),
}
_EMAILS: Final = (
    *("e-mailadres", "e-mail address", "e-mailadres 2", "e-mail 2 address", "e-mailadres 3", "e-mail 3 address"),
)
_LEFT_OUT: Final = {
    "BDAY": ("verjaardag", "birthday"),
    "ANNIVERSARY": ("speciale datum", "anniversary", "trouwdag"),
    "BSN": ("sofinummer", "bsn", "burgerservicenummer", "government id number"),
    "CHILDREN": ("kinderen", "children"),
    "GENDER": ("geslacht", "gender"),
    "HOBBY": ("hobby's", "hobbys", "hobby", "hobbies"),
    "SPOUSE": ("partner", "spouse"),
    "MANAGER": ("naam manager", "manager's name"),
    "ASSISTANT": ("naam assistent", "assistant's name", "telefoon assistent", "assistant's phone"),
    "URL": ("webpagina", "web page"),
    "CATEGORIES": ("categorien", "categorieen", "categories", "trefwoorden", "keywords"),
}
_UNSAID: Final = frozenset(  # what Outlook fills in by itself
    (*("niet-gespecificeerd", "unspecified", "normaal", "normal", "smtp", "ex"),)
)
_OWN: Final = re.compile(  # what Outlook notes for itself
    r"initialen|initials|prior.*|gevoeligheid|sensitivity|priv.*|e-mail ?type.*|e-mail.* type"
    r"|.*weergavenaam.*|.*weergegeven naam.*|.*display name"
)
_OUTLOOK: Final = frozenset(
    (*_EMAILS, *(each for given in (*_NAMES.values(), *_PHONES, *_LEFT_OUT.values()) for each in given))
)
_KEPT: Final = _OUTLOOK.difference(*_LEFT_OUT.values())
_WORDS_LEFT_OUT: Final = {heading: WORDS[name] for name, given in _LEFT_OUT.items() for heading in given}
_OF_OTHERS: Final = frozenset(each for field in FIELDS[ImportKind.CONTACTS] for each in field.headings) - _OUTLOOK
"""What lists of people have that Outlook does not write, such as "tussenvoegsel" and "telefoon"."""


class TableRow(NamedTuple):
    """A line of the table that holds something: its number from 1, and its cells by folded heading."""

    number: int
    cells: dict[str, str]


def has_people(first_line: bytes) -> bool:
    """Whether a table that begins with this line is one of Outlook's."""
    try:
        headings = next(csv.reader(io.StringIO(text := _decoded(first_line)), delimiter=_separator(text)), [])
    except csv.Error:
        return False
    return _is_of_people([fold(heading.strip()) for heading in headings])


def _separator(text: str) -> str:
    return max(";,\t", key=text.partition("\n")[0].count)


def rows_of(content: bytes) -> list[TableRow]:
    """The people in such a table; nobody when it is none."""
    text = _decoded(content)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error:
        return []
    headings = [fold(heading.strip()) for heading in table[0]] if table else []
    if not _is_of_people(headings):
        return []
    lines = ((number, dict(zip(headings, row, strict=False))) for number, row in enumerate(table[1:], 1))
    return [TableRow(number, cells) for number, cells in lines if any(cell.strip() for cell in cells.values())]


def read_row(row: TableRow) -> Card | Unread:
    """The person on a line, or why there is none."""
    cells = {heading: " ".join(cell.split()) for heading, cell in row.cells.items() if not _is_unsaid(cell)}
    said = {name: _one_of(cells, headings) for name, headings in _NAMES.items()}
    first, infix, last = name_parts(said["first"], said["middle"], said["last"])
    email, more_emails = best_email([Reach(cells.get(heading, ""), frozenset()) for heading in _EMAILS])
    if not (first or last):
        first, infix, last = name_in_address(email)
    if not (first or last):
        return Unread(row.number, why_nobody(organisation=said["organisation"], email=email))
    phones = [Reach(_one_of(cells, headings), frozenset(types)) for headings, types in _PHONES.items()]
    phone, more_phones = best_phone(phones)
    notes, not_noted = kept_note(_one_of(row.cells, _NAMES["notes"]))
    role, no_role = kept_role(role_of(said["role"], said["department"]))
    left_out = [
        *_left_out(cells),
        *(["titel"] if said["title"] or said["suffix"] else []),
        *others(more_phones, "telefoonnummer", "telefoonnummers"),
        *others(more_emails, "e-mailadres", "e-mailadressen"),
        *no_role,
        *not_noted,
    ]
    return Card(
        row.number,
        first,
        infix,
        last,
        tidy_phone(phone),
        email,
        said["organisation"],
        role,
        notes,
        left_out=tuple(dict.fromkeys(left_out)),
    )


def _is_of_people(headings: list[str]) -> bool:
    """Whether Outlook could have written these headings: what somebody is called, and how they are reached.

    A list of somebody's own says that too: it is read as such, or what Outlook calls otherwise would stay out.
    """
    if not _OF_OTHERS.isdisjoint(headings):
        return False
    has = {name: any(each in headings for each in given) for name, given in _NAMES.items()}
    reach = {*_EMAILS, *(each for given in _PHONES for each in given)}
    return (has["first"] or has["last"]) and (has["organisation"] or not reach.isdisjoint(headings))


def _left_out(cells: Mapping[str, str]) -> Iterator[str]:
    for heading in cells:
        if heading in _KEPT or _OWN.fullmatch(heading):
            continue
        is_address = re.search(r"adres|address|street|city|postal|land/regio|country|p\.?o\.? box|\bstate\b", heading)
        yield _WORDS_LEFT_OUT.get(heading) or ("adres" if is_address and "e-mail" not in heading else "andere velden")


def _one_of(cells: Mapping[str, str], headings: tuple[str, ...]) -> str:
    return next((cells[heading].strip() for heading in headings if cells.get(heading, "").strip()), "")


def _is_unsaid(cell: str) -> bool:
    return is_nothing(cell) or cell.strip().casefold() in _UNSAID


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
