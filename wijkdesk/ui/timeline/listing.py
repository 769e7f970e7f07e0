"""How things stand on the timeline: columns, half-years, and what each kind is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, EventKind, Light, MomentKind
from wijkdesk.storage.reading.timeline import TimelineRow
from wijkdesk.ui.entity_table import DATE, TITLE, Column, Group
from wijkdesk.ui.event_kinds import event_mark
from wijkdesk.ui.fields import Choice
from wijkdesk.ui.marks import IconMark, Mark, PillarMark, RatingMark, StateMark

Translate = Callable[[str], str]

NOT_SENT: Final = 0
NO_PILLAR: Final = 0


class Kinds:
    """What each kind of thing on the timeline is called, and its sign."""

    def __init__(self, tr: Translate) -> None:
        self.marks: dict[str, Mark] = {f"event {kind}": event_mark(kind) for kind in EventKind}
        self.marks |= {f"moment {kind}": IconMark(kind.dutch, "coffee") for kind in MomentKind}
        self.marks |= {f"end {state}": StateMark(_ended(tr, state), state.value) for state in ActionState}
        self.marks |= {f"rating rating_{light}": RatingMark(_rated(tr, light), light.value) for light in Light}
        self.marks["start action_start"] = StateMark(tr("actie begonnen"), ActionState.RUNNING.value)
        self.marks["escalation escalation"] = IconMark(tr("directe melding"), "megaphone")
        self.others = {
            "moment": IconMark(tr("contactmoment"), "coffee"),
            "escalation": IconMark(tr("directe melding"), "megaphone"),
            "start": StateMark(tr("actie begonnen"), ActionState.RUNNING.value),
            "end": StateMark(tr("actie geëindigd"), ActionState.SUCCEEDED.value),
            "rating": RatingMark(tr("beoordeling"), Light.ORANGE.value),
        }

    def mark(self, row: TimelineRow) -> Mark:
        return self.marks[f"{row.source} {row.what}"]

    def choices(self) -> list[Choice]:
        """What the list can be narrowed to: the value is a kind of event, or a source of rows."""
        events = [Choice(kind.value, kind.dutch, event_mark(kind)) for kind in EventKind]
        return events + [Choice(source, mark.word, mark) for source, mark in self.others.items()]


def columns(tr: Translate, kinds: Kinds, colours: dict[int, int]) -> tuple[Column[TimelineRow], ...]:
    """The columns of the list; ``colours`` gives the number of the colour of each pillar by its id."""

    def pillar_mark(row: TimelineRow) -> Mark | None:
        number = colours.get(row.pillar_id or NO_PILLAR)
        return PillarMark(row.pillar or "", number) if number is not None else None

    return (
        Column(
            key="day",
            heading=tr("Dag"),
            text=lambda row: f"{row.day:%d-%m-%Y}" if row.day is not None else tr("concept"),
            width=112,
            style=lambda _row: DATE,
            sort_key=lambda row: row.day,
            searched=False,
        ),
        Column(
            key="title",
            heading=tr("Wat"),
            text=lambda row: row.title,
            style=lambda _row: TITLE,
            mark=kinds.mark,
            badge=lambda row: IconMark(tr("vertrouwelijk"), "lock") if row.confidential else None,
        ),
        Column(key="kind", heading=tr("Soort"), text=lambda row: kinds.mark(row).word, width=128),
        Column(
            key="pillar",
            heading=tr("Pijler"),
            text=lambda row: row.pillar or "",
            width=200,
            mark=pillar_mark,
            mark_side=9,
            wide_from=640,
        ),
    )


# -- half-years --


def half_key(row: TimelineRow) -> int:
    """A number for the half-year of a row, which grows with time; hundreds of thousands are asked for it."""
    day = row.day
    return NOT_SENT if day is None else day.year * 2 + (day.month > 6)


def half_of(key: int) -> HalfYear:
    return HalfYear(key // 2, key % 2 + 1)


def key_of(half: HalfYear) -> int:
    """The number that half_key gives for the days of a half-year."""
    return half.year * 2 + (half.half == 2)


def groups(tr: Translate, keys: Iterable[int]) -> tuple[Group, ...]:
    """The headings of these half-years, newest first, below what was not sent yet."""
    dated = sorted((key for key in keys if key != NOT_SENT), reverse=True)
    headings = [Group(key, half_of(key).dutch.capitalize()) for key in dated]
    return (Group(NOT_SENT, tr("Nog niet verstuurd")), *headings)


def copied(tr: Translate, row: TimelineRow, kinds: Kinds) -> tuple[str, ...]:
    """A row as it is copied."""
    day = f"{row.day:%d-%m-%Y}" if isinstance(row.day, dt.date) else tr("concept")
    return (day, row.title, kinds.mark(row).word, row.pillar or "")


# -- words --


def _ended(tr: Translate, state: ActionState) -> str:
    return tr("actie {state}").format(state=state.dutch)


def _rated(tr: Translate, light: Light) -> str:
    return tr("beoordeeld: {light}").format(light=light.dutch)
