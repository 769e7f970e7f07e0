"""What the lines of a table are and what its columns become, as far as its headings and cells tell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Final

from wijkdesk.domain.folding import fold
from wijkdesk.domain.table_mapping import key_of_headings
from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.own_tables.cells import (
    CHOICES,
    NotUnderstood,
    choice_of,
    day_of,
    email_of,
    flag_of,
    phone_of,
    text_of,
)
from wijkdesk.exchange.own_tables.fields import FIELDS, REQUIRED, Field, Holds
from wijkdesk.exchange.own_tables.forbidden import is_forbidden
from wijkdesk.exchange.own_tables.table import Table
from wijkdesk.figures.cells import Cell

Columns = dict[str, str]
"""By the heading of a column the key of the field that it becomes; a column that stays out is not in it."""

SAMPLES: Final = 30
_BESIDE: Final = frozenset(("phonetic", "fonetisch", "fonetische", "label"))
"""Words in the heading of what stands beside a value: how it sounds, whether it is of work or home."""

_SMALL: Final = 3
"""A word of so few letters, such as "van" or "op", stands in headings that have nothing to do with it."""

SAID: Final = 10
"""How much it counts that a sheet is called after what it holds."""


def propose_kind(table: Table, name: str, today: dt.date) -> ImportKind | None:
    """What the lines probably are; ``name`` is that of the file. ``None`` where no column is known."""
    scores = {kind: _score(table, kind, name, today) for kind in FIELDS}
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] > 0 else None


def _score(table: Table, kind: ImportKind, name: str, today: dt.date) -> int:
    fits = _best_fits(table, kind, today)
    has_required = any(key in REQUIRED[kind] for _, _, key in fits)
    said = kind.dutch in fold(f"{table.name} {name}") or kind.dutch[:-2] in _words(f"{table.name} {name}")
    # The word of the kind itself, as a heading over what is required, tells more than "naam" or "wat".
    own = any(key in REQUIRED[kind] and _words(heading)[:1] == [_word_of(kind)] for _, heading, key in fits)
    return (sum(fit for fit, _, _ in fits) + SAID * said + SAID // 2 * own) * has_required


def _word_of(kind: ImportKind) -> str:
    return {
        ImportKind.ACTIONS: "actie",
        ImportKind.EVENTS: "gebeurtenis",
        ImportKind.PROMISES: "toezegging",
        ImportKind.GOALS: "beleidsdoel",
        ImportKind.ORGANISATIONS: "organisatie",
        ImportKind.CONTACTS: "naam",
    }[kind]


def propose_columns(table: Table, kind: ImportKind, today: dt.date) -> Columns:
    """What each column probably becomes; what is never kept of people becomes nothing."""
    return {heading: key for _, heading, key in _best_fits(table, kind, today)}


def key_of(table: Table) -> str:
    """By what such a table is known again."""
    return key_of_headings(list(table.headings))


def samples_of(table: Table, place: int) -> list[Cell]:
    """The first cells of a column that hold something."""
    found: list[Cell] = []
    for line in table.lines:
        if place < len(line.cells) and text_of(line.cells[place]):
            found.append(line.cells[place])
            if len(found) == SAMPLES:
                break
    return found


def _best_fits(table: Table, kind: ImportKind, today: dt.date) -> list[tuple[int, str, str]]:
    """Each field with the column that fits it best, and how well; no column and no field twice."""
    fits = []
    for place, heading in enumerate(table.headings):
        if is_forbidden(heading):
            continue
        cells = samples_of(table, place)
        for order, field in enumerate(FIELDS[kind]):
            said = _fit_of_heading(heading, field)
            fit = said and said + _fit_of_cells(cells, kind, field, today)
            if fit > 0:
                fits.append((-fit, _rank(heading, field), place, order, heading, field.key))
    best: dict[str, tuple[int, str, str]] = {}
    taken = set()
    for fit, _, _, _, heading, key in sorted(fits):
        if heading not in best and key not in taken:
            best[heading] = (-fit, heading, key)
            taken.add(key)
    return [best[heading] for heading in table.headings if heading in best]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def _fit_of_heading(heading: str, field: Field) -> int:
    words = _words(heading)
    if _BESIDE.intersection(words):
        return 0
    if words == _words(field.name):
        return 8  # as the lists of a dossier itself have it
    if any(words == _words(known) for known in field.headings):
        return 6
    if any(_begins(words, _words(known)) for known in field.headings):
        return 4
    return 2 if any(len(known) > _SMALL and _holds(words, _words(known)) for known in field.headings) else 0


def _rank(heading: str, field: Field) -> int:
    """How usual that heading is for it; what is more usual goes first where two fit as well."""
    words = _words(heading)
    return next((place for place, known in enumerate(field.headings) if _holds(words, _words(known))), 0)


def _begins(words: Sequence[str], known: Sequence[str]) -> bool:
    return list(words[: len(known)]) == list(known)


def _holds(words: Sequence[str], known: Sequence[str]) -> bool:
    return any(_begins(words[place:], known) for place in range(len(words)))


def _fit_of_cells(cells: Sequence[Cell], kind: ImportKind, field: Field, today: dt.date) -> int:
    """How the cells agree with what the heading says: "Gereed" may be a day, or yes and no."""
    if not cells:
        return 0
    if field.holds in (Holds.BEGIN, Holds.END):
        share = _share(cells, lambda cell: day_of(cell, today, is_end=True))
        return 2 if share > 0.5 else -4
    if field.holds is Holds.CHOICE:
        return 2 if _share(cells, lambda cell: choice_of(cell, CHOICES[kind, field.key])) > 0.5 else -2
    if field.holds in (Holds.PHONE, Holds.EMAIL):
        read = phone_of if field.holds is Holds.PHONE else email_of
        return 2 if _share(cells, read) > 0.5 else -6
    if field.holds is Holds.FLAG:
        return 2 if _share(cells, flag_of) > 0.5 else -4
    if field.holds is Holds.TEXT and _share(cells, lambda cell: day_of(cell, today, is_end=True)) > 0.5:
        return -2
    return 0


def _share(cells: Sequence[Cell], read: Callable[[Cell], object]) -> float:
    understood = 0
    for cell in cells:
        try:
            read(cell)
            understood += 1
        except NotUnderstood:
            pass
    return understood / len(cells)
