"""From what the dossier holds to the sections of the board."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.words import ActionState
from wijkdesk.drawing.timeline.things import FOREVER, Point, Section, Span
from wijkdesk.insight.fading import Course, Standing
from wijkdesk.insight.partner_history import Recorded
from wijkdesk.storage.reading.board import ActionSpan, CommitmentSpan
from wijkdesk.storage.reading.overviews import OverviewRow
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.storage.reading.promises import ReconfirmationRow
from wijkdesk.storage.reading.timeline import TimelineRow

Translate = Callable[[str], str]

POINTS: Final[dict[str, type]] = {"event": Event, "moment": ContactMoment, "escalation": Escalation}
"""The rows of the list that are points on the board; starts and ends of actions are the ends of their bars."""

_ONGOING: Final = (ActionState.RUNNING, ActionState.WAITING)
_NO_TONE: Final = "pillar5"


class Pledged(NamedTuple):
    """What is drawn of partners: their commitments, the answers to whether these still stand, and how they stand."""

    commitments: Sequence[CommitmentSpan]
    answers: Sequence[ReconfirmationRow]
    standings: Mapping[int, Standing]


class Pledge(NamedTuple):
    """All there is to tell of a commitment."""

    row: CommitmentSpan
    answer: ReconfirmationRow | None
    standing: Standing | None


class Placed(NamedTuple):
    """The sections, and how many actions are not on the board because nothing says when they begin."""

    sections: list[Section]
    undated: int


def sections_of(
    tr: Translate,
    pillars: Sequence[PillarRow],
    actions: Iterable[ActionSpan],
    rows: Iterable[TimelineRow],
    pledged: Pledged,
    overviews: Iterable[OverviewRow],
    today: dt.date,
) -> Placed:
    """A section for each pillar, and where they are not empty for overviews, what has no pillar, and commitments."""
    spans: defaultdict[int | None, list[Span]] = defaultdict(list)
    points: defaultdict[int | None, list[Point]] = defaultdict(list)
    undated = 0
    for action in actions:
        span = span_of(action, today)
        if span is None:
            undated += 1
        else:
            spans[action.pillar_id].append(span)
    for row in rows:
        if row.source in POINTS and row.day is not None:
            points[row.pillar_id].append(point_of(row, row.day))
    flags = tuple(_flag(tr, row, row.adopted_on) for row in overviews if row.adopted_on is not None)
    noun = (tr("actie"), tr("acties"))
    found = [Section(Overview, tr("Overzichten"), _NO_TONE, (), flags, noun)]
    found += [
        Section(each.id, each.name, f"pillar{each.colour}", tuple(spans[each.id]), tuple(points[each.id]), noun)
        for each in pillars
    ]
    found.append(Section(None, tr("Hele wijk"), _NO_TONE, tuple(spans[None]), tuple(points[None]), noun))
    promised = tuple(_commitments(pledged))
    found.append(Section(Organisation, tr("Commitment"), _NO_TONE, promised, (), (tr("commitment"), tr("commitments"))))
    known = {each.id for each in pillars}
    return Placed([each for each in found if each.key in known or each.spans or each.points], undated)


# -- actions --


def span_of(action: ActionSpan, today: dt.date) -> Span | None:
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
    secret = action.confidential
    return Span(Action, action.id, action.title, first.toordinal(), end, action.state.value, action, secret)


# -- points --


def point_of(row: TimelineRow, day: dt.date) -> Point:
    """An event, contact moment or direct report on its day."""
    look = row.what if row.source == "event" else row.source
    return Point(POINTS[row.source], row.number, row.title, day.toordinal(), look, row, row.confidential)


def _flag(tr: Translate, row: OverviewRow, day: dt.date) -> Point:
    half = HalfYear(row.year, row.half)
    title = tr("Overzicht {half}").format(half=half.dutch)
    return Point(HalfYear, half.number, title, day.toordinal(), "overview", row)


# -- commitments --


def _commitments(pledged: Pledged) -> Iterable[Span]:
    answers: defaultdict[int, list[ReconfirmationRow]] = defaultdict(list)
    for answer in pledged.answers:
        answers[answer.commitment_id].append(answer)
    for row in pledged.commitments:
        if row.first is not None:
            yield _commitment(row, row.first, answers[row.id], pledged.standings.get(row.organisation_id))


def _commitment(
    row: CommitmentSpan, first: dt.date, answers: Sequence[ReconfirmationRow], standing: Standing | None
) -> Span:
    is_fading = standing is not None and standing.course is Course.FADING
    return Span(
        Commitment,
        row.id,
        f"{row.organisation}: {row.what}" if row.what else row.organisation,
        first.toordinal(),
        FOREVER if row.last is None else max(row.last, first).toordinal(),
        "fading" if is_fading else "commitment",
        Pledge(row, answers[-1] if answers else None, standing),
        row.confidential,
        tuple((answer.day.toordinal(), answer.confirmed) for answer in answers),
        tuple(_level(each) for each in standing.half_years) if standing is not None else (),
    )


def _level(recorded: Recorded) -> tuple[int, int, float | None]:
    """How much of what was agreed was kept in a half-year; None without a rhythm or where the log was not kept."""
    level = None
    if recorded.agreed and recorded.log_was_kept:
        level = min(recorded.weeks / recorded.agreed, 1.0)
    return recorded.first_day.toordinal(), recorded.last_day.toordinal(), level
