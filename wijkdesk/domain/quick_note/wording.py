"""In Dutch what a line makes: one sentence, and the words for its days and kinds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from wijkdesk.domain.action import Action
from wijkdesk.domain.dutch_dates import MONTHS, WEEKDAYS
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.quick_note.note import Agreed, Note
from wijkdesk.domain.words import EventKind, MomentKind

_NEAR: Final = {-1: "gisteren", 0: "vandaag", 1: "morgen"}


def sentence(note: Note, today: dt.date) -> str:
    """What is made, such as "Contactmoment (lunch) vandaag met Ymere, en een toezegging vóór vrijdag 4 december."."""
    parts = [] if note.kind is None else [_moment_or_event(note, note.kind, today)]
    parts += [_agreed(agreed, today) for agreed in note.agreements]
    head = parts[0][:1].upper() + parts[0][1:] if parts else ""
    rest = [f"een {part}" for part in parts[1:]]
    whole = head if not rest else f"{head}, en {listed(rest)}"
    tags = [f"bij {each.name}" for each in (note.pillar, note.action) if each is not None]
    tags += ["vertrouwelijk"] if note.confidential else []
    return f"{', '.join([whole, *tags])}." if whole else ""


def kind_in_words(kind: Any) -> str:
    """The name of what a line becomes: a kind of moment or event, a promise or an action."""
    if kind is Promise:
        return "toezegging"
    if kind is Action:
        return "actie"
    if isinstance(kind, MomentKind):
        return f"contactmoment ({kind.dutch})"
    return kind.dutch if kind is EventKind.SIGNAL else f"gebeurtenis ({kind.dutch})"


def day_in_words(day: dt.date, today: dt.date) -> str:
    """A day as one says it: "vandaag", "vrijdag 4 december", and with its year when that is another one."""
    near = _NEAR.get((day - today).days)
    if near is not None:
        return near
    year = "" if day.year == today.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def listed(words: Sequence[str]) -> str:
    """Several in one sentence: "Anna, Piet en Ymere"."""
    return f"{', '.join(words[:-1])} en {words[-1]}" if len(words) > 1 else "".join(words)


def _moment_or_event(note: Note, kind: MomentKind | EventKind, today: dt.date) -> str:
    met = f" met {listed([each.name for each in note.present])}" if note.present else ""
    return f"{kind_in_words(kind)} {day_in_words(note.day, today)}{met}"


def _agreed(agreed: Agreed, today: dt.date) -> str:
    words = [kind_in_words(agreed.becomes)]
    if agreed.by is not None:
        words.append(f"van {agreed.by.name}")
    if agreed.partners:
        words.append(f"met {listed([each.name for each in agreed.partners])}")
    if agreed.to is not None or agreed.to_residents:
        words.append(f"aan {agreed.to.name if agreed.to is not None else 'bewoners'}")
    if agreed.due is not None:
        words.append(f"vóór {day_in_words(agreed.due, today)}")
    return " ".join(words)
