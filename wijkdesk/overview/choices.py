"""What the coordinator chose for an overview, read from what the dossier keeps."""

import datetime as dt
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import Openness
from wijkdesk.overview.sections import OwnChoice, OwnText, confidential_key
from wijkdesk.storage.confidential.rule import Thing, hidden_things, open_things
from wijkdesk.storage.reading.overviews import choices_of

PRIVATE_AT_FIRST = (OwnText.ESCALATIONS.value,)
"""What a public variant leaves out while nobody chose: a direct report is between the coordinator and the College."""


@dataclass(frozen=True, slots=True)
class Choices:
    """``successes`` and ``voices`` are keys in her order, ``None`` where she left it to the proposal.

    ``fading`` has the day on which it was discussed, by the id of the partner. ``confidential`` are the things that are
    told though they are confidential, each chosen by itself.
    """

    successes: tuple[str, ...] | None
    voices: tuple[str, ...] | None
    fading: Mapping[int, dt.date]
    allowed: frozenset[str]
    openness: Openness
    withheld: tuple[str, ...]
    confidential: frozenset[Thing] = frozenset()


def read_choices(connection: sqlite3.Connection, half_year: HalfYear) -> Choices:
    """The choices for one half-year; what this version does not know is left aside."""
    kept = choices_of(connection, half_year)
    openness = next((value for value in kept.get(OwnChoice.OPENNESS, []) if value in set(Openness)), None)
    return Choices(
        successes=_keys(kept, OwnChoice.SUCCESSES),
        voices=_keys(kept, OwnChoice.VOICES),
        fading=dict(found for key in kept.get(OwnChoice.FADING, []) if (found := _discussed(key)) is not None),
        allowed=frozenset(kept.get(OwnChoice.ALLOWED, [])),
        openness=Openness(openness) if openness is not None else Openness.PUBLIC,
        withheld=tuple(kept.get(OwnChoice.WITHHELD, PRIVATE_AT_FIRST)),
        confidential=_confidential(connection, kept.get(OwnChoice.CONFIDENTIAL, [])),
    )


def _confidential(connection: sqlite3.Connection, keys: Collection[str]) -> frozenset[Thing]:
    """The chosen things that are still there and still confidential."""
    hidden = hidden_things(connection, open_things(connection)) if keys else ()
    return frozenset(thing for thing in hidden if confidential_key(*thing) in keys)


def _keys(kept: Mapping[str, list[str]], choice: OwnChoice) -> tuple[str, ...] | None:
    return tuple(kept[choice]) if choice in kept else None


def _discussed(key: str) -> tuple[int, dt.date] | None:
    number, _, day = key.partition(":")
    try:
        return int(number), dt.date.fromisoformat(day)
    except ValueError:
        return None
