"""Two persons or organisations beside each other, line by line: what both have, and where one must be chosen."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from wijkdesk.domain.contact import Contact, full_name
from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.words import ContactKind
from wijkdesk.storage.reading.people import list_contacts, list_organisations, list_positions
from wijkdesk.storage.reading.related import Related, related_to_contact, related_to_organisation
from wijkdesk.storage.writing.merging import NAME, ORGANISATION_CHOICES, REACH, choices_of_contacts, says

Words = Callable[[str], str]

FIRST_BETTER: Final = {"review_on", "left_on"}
"""Of these the first day, or none, is proposed: what is kept shorter, and a partner that still takes part."""


@dataclass(frozen=True)
class Compared:
    """One line; ``values`` are those of its ``fields``, of both, and empty where nothing needs to be chosen."""

    label: str
    texts: tuple[str, str]
    fields: tuple[str, ...] = ()
    values: tuple[tuple[Any, ...], ...] = ()

    @property
    def is_choice(self) -> bool:
        return bool(self.fields)

    def better(self) -> int:
        """Which of both is proposed: 0 or 1."""
        if self.fields == NAME:
            return int(len(self.texts[1]) > len(self.texts[0]))
        if self.fields[0] in FIRST_BETTER:
            [(one,), (other,)] = self.values
            return int(one is not None and (other is None or other < one))
        return 0


@dataclass(frozen=True)
class Pair:
    """Two of a kind as they are to be shown.

    ``larger`` is the one to which more belongs, 0 or 1: the quicker of both to keep. ``of_resident`` says that there is
    no place for what is not chosen, ``is_mixed`` that one of them is none.
    """

    names: tuple[str, str]
    lines: tuple[Compared, ...]
    larger: int
    of_resident: bool = False
    is_mixed: bool = False


def read_pair(connection: sqlite3.Connection, kind: type, numbers: tuple[int, int], tr: Words) -> Pair | None:
    """What is known of these two; None when one of them is gone."""
    reading = list_contacts if kind is Contact else list_organisations
    rows = {row.id: row for row in reading(connection, only=numbers)}
    if len(rows) < 2:
        return None
    both = (rows[numbers[0]], rows[numbers[1]])
    return _contacts(connection, both, tr) if kind is Contact else _organisations(connection, both, tr)


def _contacts(connection: sqlite3.Connection, both: tuple[Any, Any], tr: Words) -> Pair:
    related = tuple(related_to_contact(connection, row.id) for row in both)
    of_resident = ContactKind.RESIDENT in (both[0].kind, both[1].kind)
    labels = {
        NAME: tr("Naam"),
        ("kind",): tr("Soort"),
        REACH: tr("Bereiken"),
        ("phone",): tr("Telefoon"),
        ("email",): tr("E-mail"),
        ("ground",): tr("Grondslag"),
        ("review_on",): tr("Nakijken op"),
    }
    groups = choices_of_contacts(both[0].kind, both[1].kind)
    positions = [_positions(connection, each) for each in related]
    lines = [
        _choice(labels[NAME], NAME, both),
        _text(labels["kind",], [row.kind.dutch for row in both])
        if of_resident  # one resident makes both one
        else _choice(labels["kind",], ("kind",), both),
        _text(tr("Functie"), positions),
        *(_choice(labels[group], group, both) for group in groups[2:]),
        *(
            _text(label, [getattr(row, field) for row in both])
            for label, field in (
                (tr("Waarvoor"), "purpose"),
                (tr("Bron"), "source"),
                (tr("Belangrijk"), "what_matters"),
                (tr("Aantekeningen"), "notes"),
            )
        ),
        _confidential(both, tr),
        *_counts(related, tr),
    ]
    return Pair(
        (both[0].name, both[1].name),
        _telling(lines),
        _larger(related),
        of_resident,
        of_resident and both[0].kind is not both[1].kind,
    )


def _organisations(connection: sqlite3.Connection, both: tuple[Any, Any], tr: Words) -> Pair:
    related = tuple(related_to_organisation(connection, row.id) for row in both)
    labels = {
        "name": tr("Naam"),
        "kind": tr("Soort"),
        "phone": tr("Telefoon"),
        "email": tr("E-mail"),
        "website": tr("Website"),
        "address": tr("Adres"),
        "left_on": tr("Vertrokken"),
    }
    lines = [
        *(_choice(labels[group[0]], group, both, tr("doet nog mee")) for group in ORGANISATION_CHOICES),
        _text(tr("Aantekeningen"), [row.notes for row in both]),
        _confidential(both, tr),
        _number(tr("Mensen"), [row.people for row in both]),
        *_counts(related, tr),
    ]
    return Pair((both[0].name, both[1].name), _telling(lines), _larger(related))


def shortened(text: str, most: int) -> str:
    """A text that fits in a sentence."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _choice(label: str, group: tuple[str, ...], both: tuple[Any, Any], without: str = "") -> Compared:
    """A line on which one must be chosen, when both say something and not the same."""
    one, other = (tuple(getattr(row, field) for field in group) for row in both)
    is_period = group == ("left_on",) and one != other
    texts = tuple(_said(group, values) or (without if is_period else "") for values in (one, other))
    if is_period or (one != other and says(one) and says(other)):
        return Compared(label, (texts[0], texts[1]), group, (one, other))
    return Compared(label, (texts[0], texts[1]))


def _said(group: tuple[str, ...], values: tuple[Any, ...]) -> str:
    if group == NAME:
        return full_name(*values)
    if group[0] in FIRST_BETTER:
        return date_in_words(values[0]) if values[0] is not None else ""
    return " · ".join(str(getattr(value, "dutch", value)) for value in values if value)


def _positions(connection: sqlite3.Connection, related: Related) -> str:
    rows = list_positions(connection, only=related.positions)
    return ", ".join(f"{row.role} ({row.organisation})" if row.role else row.organisation for row in rows)


def _larger(related: Sequence[Related]) -> int:
    one, other = (sum(map(len, each)) for each in related)
    return int(other > one)


def _counts(related: Sequence[Related], tr: Words) -> list[Compared]:
    counted = (
        (tr("Contactmomenten"), "moments"),
        (tr("Toezeggingen"), "promises"),
        (tr("Acties"), "actions"),
        (tr("Commitments"), "commitments"),
        (tr("Beleidsdoelen"), "goals"),
        (tr("Pijlers"), "pillars"),
    )
    return [_number(label, [len(getattr(each, field)) for each in related]) for label, field in counted]


def _number(label: str, numbers: Sequence[int]) -> Compared:
    return _text(label, [str(number) for number in numbers] if any(numbers) else ["", ""])


def _confidential(both: tuple[Any, Any], tr: Words) -> Compared:
    return _text(tr("Vertrouwelijk"), [tr("ja") if row.confidential else "" for row in both])


def _text(label: str, texts: Sequence[str]) -> Compared:
    return Compared(label, (" ".join(texts[0].split()), " ".join(texts[1].split())))


def _telling(lines: Sequence[Compared]) -> tuple[Compared, ...]:
    return tuple(line for line in lines if any(line.texts))
