"""What is told of a thing on the board, besides its name: its days, and how it stands."""

from __future__ import annotations

import datetime as dt

from wijkdesk.domain.words import ActionState, EventKind, MomentKind
from wijkdesk.drawing.timeline.things import Span, Thing, first_day_of
from wijkdesk.insight.fading import Course, Standing
from wijkdesk.storage.reading.board import ActionSpan
from wijkdesk.storage.reading.overviews import OverviewRow
from wijkdesk.storage.reading.timeline import TimelineRow
from wijkdesk.ui.timeline.chart.sections import Pledge, Translate


def said(tr: Translate, thing: Thing) -> tuple[str, ...]:
    """Its days first, then its state or kind and whatever else there is, each part by itself."""
    match thing.about:
        case ActionSpan() as action:
            parts = [_days(tr, action.first or action.last, action.last), action.state.dutch]
            parts += [tr("over tijd")] if _is_late(action, thing) else []
        case TimelineRow() as row:
            parts = [f"{row.day:%d-%m-%Y}", _kind(tr, row)]
        case OverviewRow() as overview:
            parts = [f"{overview.adopted_on:%d-%m-%Y}", tr("vastgesteld")]
        case Pledge() as pledge:
            parts = _pledged(tr, pledge)
        case _:
            parts = [f"{dt.date.fromordinal(first_day_of(thing)):%d-%m-%Y}"]
    return (*parts, tr("vertrouwelijk")) if thing.is_confidential else tuple(parts)


def _days(tr: Translate, first: dt.date | None, last: dt.date | None) -> str:
    if last is None:
        return tr("vanaf {day}").format(day=f"{first:%d-%m-%Y}")
    return tr("van {first} tot en met {last}").format(first=f"{first:%d-%m-%Y}", last=f"{last:%d-%m-%Y}")


def _is_late(action: ActionSpan, thing: Thing) -> bool:
    """A running action of which the bar goes on beyond the day on which it should have been ready."""
    is_running = action.state in (ActionState.RUNNING, ActionState.WAITING)
    is_over = isinstance(thing, Span) and action.last is not None and action.last.toordinal() < thing.last
    return is_running and is_over


def _kind(tr: Translate, row: TimelineRow) -> str:
    if row.source == "event":
        return EventKind(row.what).dutch
    return MomentKind(row.what).dutch if row.source == "moment" else tr("directe melding")


def _pledged(tr: Translate, pledge: Pledge) -> list[str]:
    parts = [_days(tr, pledge.row.first, pledge.row.last)]
    if pledge.answer is not None:
        words = tr("bevestigd op {day}") if pledge.answer.confirmed else tr("niet bevestigd op {day}")
        parts.append(words.format(day=f"{pledge.answer.day:%d-%m-%Y}"))
    if pledge.standing is not None:
        parts += [pledge.standing.course.dutch, *_shares(tr, pledge.standing)]
    return parts


def _shares(tr: Translate, standing: Standing) -> list[str]:
    """How often a partner that fades was there lately, beside before."""
    now, then = standing.recent, standing.before
    if standing.course is not Course.FADING or now is None or then is None:
        return []
    if not standing.has_rhythm:
        words = tr("{now} keer aan tafel in een halfjaar, eerder {then}")
        return [words.format(now=round(now.rate), then=round(then.rate))]
    words = tr("{now} van {of} keer aan tafel, eerder {then} van {before}")
    return [words.format(now=now.times, of=now.of, then=then.times, before=then.of)]
