"""From what the dossier holds to the sections of the board."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import ActionState
from wijkdesk.drawing.timeline.things import FOREVER, Point, Section, Span
from wijkdesk.storage.reading.board import ActionSpan, CommitmentSpan
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.storage.reading.timeline import TimelineRow

Translate = Callable[[str], str]

POINTS: Final[dict[str, type]] = {"event": Event, "moment": ContactMoment, "escalation": Escalation}
"""The rows of the list that are points on the board; starts and ends of actions are the ends of their bars."""

_ONGOING: Final = (ActionState.RUNNING, ActionState.WAITING)
_NO_TONE: Final = "pillar5"


class Placed(NamedTuple):
    """The sections, and how many actions are not on the board because nothing says when they begin."""

    sections: list[Section]
    undated: int


def sections_of(
    tr: Translate,
    pillars: Sequence[PillarRow],
    actions: Iterable[ActionSpan],
    rows: Iterable[TimelineRow],
    commitments: Iterable[CommitmentSpan],
    today: dt.date,
) -> Placed:
    """A section for each pillar, and where they are not empty one for what has no pillar and one for commitments."""
    spans: defaultdict[int | None, list[Span]] = defaultdict(list)
    points: defaultdict[int | None, list[Point]] = defaultdict(list)
    undated = 0
    for action in actions:
        span = _action(tr, action, today)
        if span is None:
            undated += 1
        else:
            spans[action.pillar_id].append(span)
    for row in rows:
        if row.source in POINTS and row.day is not None:
            what = row.what if row.source == "event" else row.source
            points[row.pillar_id].append(Point(POINTS[row.source], row.number, row.title, row.day.toordinal(), what))
    found = [
        Section(each.id, each.name, f"pillar{each.colour}", tuple(spans[each.id]), tuple(points[each.id]))
        for each in pillars
    ]
    found.append(Section(None, tr("Hele wijk"), _NO_TONE, tuple(spans[None]), tuple(points[None])))
    pledged = tuple(filter(None, (_commitment(each) for each in commitments)))
    noun = (tr("commitment"), tr("commitments"))
    found.append(Section(Organisation, tr("Commitment"), _NO_TONE, pledged, (), noun))
    known = {each.id for each in pillars}
    return Placed([each for each in found if each.key in known or each.spans or each.points], undated)


def _action(tr: Translate, action: ActionSpan, today: dt.date) -> Span | None:
    """Where an action stands: one that still runs does so until today at least, and without an end for ever."""
    first, last = action.first or action.last, action.last
    if first is None:
        return None
    if last is None:
        end = FOREVER if action.state in _ONGOING else first.toordinal()
    else:
        end = max(last, first).toordinal()
        if action.state in _ONGOING:
            end = max(end, today.toordinal())
    said = ", ".join((action.title, action.state.dutch, _days(tr, first, last)))
    return Span(Action, action.id, action.title, first.toordinal(), end, action.state.value, said)


def _commitment(row: CommitmentSpan) -> Span | None:
    if row.first is None:
        return None
    last = FOREVER if row.last is None else max(row.last, row.first).toordinal()
    title = f"{row.organisation}: {row.what}" if row.what else row.organisation
    return Span(Commitment, row.id, title, row.first.toordinal(), last, "commitment", title)


def _days(tr: Translate, first: dt.date, last: dt.date | None) -> str:
    if last is None:
        return tr("vanaf {day}").format(day=f"{first:%d-%m-%Y}")
    return tr("van {first} tot en met {last}").format(first=f"{first:%d-%m-%Y}", last=f"{last:%d-%m-%Y}")
