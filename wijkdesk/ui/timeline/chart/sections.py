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
from wijkdesk.domain.words import ActionState, EventKind, MomentKind
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
        span = _action(tr, action, today)
        if span is None:
            undated += 1
        else:
            spans[action.pillar_id].append(span)
    for row in rows:
        if row.source in POINTS and row.day is not None:
            points[row.pillar_id].append(_point(tr, row, row.day))
    flags = tuple(_flag(tr, row, row.adopted_on) for row in overviews if row.adopted_on is not None)
    noun = (tr("actie"), tr("acties"))
    found = [Section(Overview, tr("Overzichten"), _NO_TONE, (), flags, noun)]
    found += [
        Section(each.id, each.name, f"pillar{each.colour}", tuple(spans[each.id]), tuple(points[each.id]), noun)
        for each in pillars
    ]
    found.append(Section(None, tr("Hele wijk"), _NO_TONE, tuple(spans[None]), tuple(points[None]), noun))
    promised = tuple(_commitments(tr, pledged))
    found.append(Section(Organisation, tr("Commitment"), _NO_TONE, promised, (), (tr("commitment"), tr("commitments"))))
    known = {each.id for each in pillars}
    return Placed([each for each in found if each.key in known or each.spans or each.points], undated)


# -- actions --


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
    said = [_days(tr, first, last), action.state.dutch]
    if action.state in _ONGOING and last is not None and last < today:
        said.append(tr("over tijd"))
    secret = (tr("vertrouwelijk"),) if action.confidential else ()
    return Span(
        Action,
        action.id,
        action.title,
        first.toordinal(),
        end,
        action.state.value,
        (*said, *secret),
        action.confidential,
    )


def _days(tr: Translate, first: dt.date, last: dt.date | None) -> str:
    if last is None:
        return tr("vanaf {day}").format(day=f"{first:%d-%m-%Y}")
    return tr("van {first} tot en met {last}").format(first=f"{first:%d-%m-%Y}", last=f"{last:%d-%m-%Y}")


# -- points --


def _point(tr: Translate, row: TimelineRow, day: dt.date) -> Point:
    kinds = {
        "event": lambda: EventKind(row.what).dutch,
        "moment": lambda: MomentKind(row.what).dutch,
        "escalation": lambda: tr("directe melding"),
    }
    secret = (tr("vertrouwelijk"),) if row.confidential else ()
    return Point(
        POINTS[row.source],
        row.number,
        row.title,
        day.toordinal(),
        row.what if row.source == "event" else row.source,
        (f"{day:%d-%m-%Y}", kinds[row.source](), *secret),
        row.confidential,
    )


def _flag(tr: Translate, row: OverviewRow, day: dt.date) -> Point:
    half = HalfYear(row.year, row.half)
    said = tr("vastgesteld op {day}").format(day=f"{day:%d-%m-%Y}")
    title = tr("Overzicht {half}").format(half=half.dutch)
    return Point(HalfYear, half.number, title, day.toordinal(), "overview", (said,))


# -- commitments --


def _commitments(tr: Translate, pledged: Pledged) -> Iterable[Span]:
    answers: defaultdict[int, list[ReconfirmationRow]] = defaultdict(list)
    for answer in pledged.answers:
        answers[answer.commitment_id].append(answer)
    for row in pledged.commitments:
        if row.first is not None:
            last = FOREVER if row.last is None else max(row.last, row.first).toordinal()
            yield _commitment(tr, row, last, answers[row.id], pledged.standings.get(row.organisation_id))


def _commitment(
    tr: Translate, row: CommitmentSpan, last: int, answers: Sequence[ReconfirmationRow], standing: Standing | None
) -> Span:
    assert row.first is not None
    said = [_days(tr, row.first, row.last)]
    if answers:
        words = tr("bevestigd op {day}") if answers[-1].confirmed else tr("niet bevestigd op {day}")
        said.append(words.format(day=f"{answers[-1].day:%d-%m-%Y}"))
    if standing is not None:
        said.append(standing.course.dutch)
        if standing.course is Course.FADING and standing.recent is not None and standing.before is not None:
            said.append(_shares(tr, standing))
    return Span(
        Commitment,
        row.id,
        f"{row.organisation}: {row.what}" if row.what else row.organisation,
        row.first.toordinal(),
        last,
        "fading" if standing is not None and standing.course is Course.FADING else "commitment",
        (*said, *((tr("vertrouwelijk"),) if row.confidential else ())),
        row.confidential,
        tuple((answer.day.toordinal(), answer.confirmed) for answer in answers),
        tuple(_level(each) for each in standing.half_years) if standing is not None else (),
    )


def _shares(tr: Translate, standing: Standing) -> str:
    """How often the partner was there lately, beside before."""
    assert standing.recent is not None
    assert standing.before is not None
    now, then = standing.recent, standing.before
    if not standing.has_rhythm:
        words = tr("{now} keer aan tafel in een halfjaar, eerder {then}")
        return words.format(now=round(now.rate), then=round(then.rate))
    words = tr("{now} van {of} keer aan tafel, eerder {then} van {before}")
    return words.format(now=now.times, of=now.of, then=then.times, before=then.of)


def _level(recorded: Recorded) -> tuple[int, int, float | None]:
    """How much of what was agreed was kept in a half-year; None without a rhythm or where the log was not kept."""
    level = None
    if recorded.agreed and recorded.log_was_kept:
        level = min(recorded.weeks / recorded.agreed, 1.0)
    return recorded.first_day.toordinal(), recorded.last_day.toordinal(), level
