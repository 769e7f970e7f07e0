"""Reading all that is drawn, beside the window: there may be a hundred thousand things."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.folding import fold
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState
from wijkdesk.drawing.timeline.board import Board
from wijkdesk.drawing.timeline.measured import MeasuredLine
from wijkdesk.drawing.timeline.things import Section, Thing
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.board import ActionSpan, list_action_spans, list_commitment_spans, list_told
from wijkdesk.storage.reading.overviews import list_overviews
from wijkdesk.storage.reading.programme import list_pillars, list_programmes
from wijkdesk.storage.reading.promises import list_reconfirmations
from wijkdesk.storage.reading.timeline import TimelineRow, list_timeline
from wijkdesk.ui.standings import read_standings
from wijkdesk.ui.timeline.chart.indicator import read_lines
from wijkdesk.ui.timeline.chart.sections import POINTS, Pledged, Translate, point_of, sections_of, span_of
from wijkdesk.ui.timeline.chart.telling import said

NO_PILLAR = 0


class Wanted(NamedTuple):
    """What is let through: these rows of the list, and of actions and commitments what fits all of the rest.

    ``pillar`` may be ``NO_PILLAR``; ``state`` is a state, "open" or "ended". ``only_told`` leaves what an overview
    would not tell of, and ``is_shareable`` what is not confidential. ``indicator`` is drawn above it all. Each of the
    folded ``words`` occurs in what is told of a thing.
    """

    rows: Sequence[TimelineRow] = ()
    has_spans: bool = True
    pillar: int | None = None
    half_year: HalfYear | None = None
    state: str | None = None
    partner: int | None = None
    only_told: bool = False
    is_shareable: bool = False
    indicator: int | None = None
    words: Sequence[str] = ()


class Drawn(NamedTuple):
    """A board, the days of the approach, the lines of an indicator, and how many actions have no day to stand on."""

    board: Board
    term: tuple[dt.date, dt.date] | None
    lines: Sequence[MeasuredLine]
    undated: int
    name: str = ""


def read_drawn(dossier: Dossier, wanted: Wanted, today: dt.date, tr: Translate) -> Drawn:
    """Read and pack what is wanted; may raise a fault of the dossier."""
    read = partial(_read, wanted=wanted, today=today, tr=tr)
    if not (wanted.only_told or wanted.is_shareable):
        return dossier.read_at_one_moment(read)
    with Dossier.open(dossier.path, key=dossier.key, read_only=True) as copy:
        copy.show_shareable()
        return read(copy.reader)


def read_changed(
    reader: sqlite3.Connection,
    board: Board,
    changed: Mapping[type, Collection[int]],
    wanted: Wanted,
    today: dt.date,
    tr: Translate,
) -> Board:
    """The board with these actions and dated things as they are now; the rows of ``wanted`` are those of them to show.

    Raises ``KeyError`` where a section is missing, so that all has to be read.
    """
    come: defaultdict[object, list[Thing]] = defaultdict(list)
    for row in wanted.rows:
        if row.source in POINTS and row.day is not None:
            come[row.pillar_id].append(point_of(row, row.day))
    if wanted.has_spans and changed.get(Action):
        for action in list_action_spans(reader, wanted.partner, only=changed[Action]):
            span = span_of(action, today) if _is_wanted(action, wanted, today) else None
            if span is not None:
                come[action.pillar_id].append(span)
    names = {packed.section.key: packed.section.name for packed in board.sections}
    found = {key: [each for each in come[key] if _is_found(each, names[key], wanted.words, tr)] for key in come}
    return board.changed({(kind, number) for kind, numbers in changed.items() for number in numbers}, found)


def _read(reader: sqlite3.Connection, *, wanted: Wanted, today: dt.date, tr: Translate) -> Drawn:
    actions: list[ActionSpan] = []
    pledged = Pledged((), (), {})
    if wanted.has_spans:
        actions = [each for each in list_action_spans(reader, wanted.partner) if _is_wanted(each, wanted, today)]
        pledged = _read_pledged(reader, wanted, today)
    pillars = list_pillars(reader)
    placed = sections_of(tr, pillars, actions, _rows(reader, wanted), pledged, list_overviews(reader), today)
    [programme] = list_programmes(reader)
    first, last = programme.first_day, programme.last_day
    return Drawn(
        Board(_found(section, wanted.words, tr) for section in placed.sections),
        (first, last) if first is not None and last is not None else None,
        read_lines(reader, wanted.indicator, pillars),
        placed.undated,
        programme.name,
    )


def _found(section: Section, words: Sequence[str], tr: Translate) -> Section:
    if not words:
        return section
    spans = tuple(span for span in section.spans if _is_found(span, section.name, words, tr))
    return section._replace(
        spans=spans, points=tuple(point for point in section.points if _is_found(point, section.name, words, tr))
    )


def _is_found(thing: Thing, name: str, words: Sequence[str], tr: Translate) -> bool:
    """Whether each word occurs in the title, in the name of the section, or in what is told but for the days."""
    if not words:
        return True
    text = fold("\n".join((thing.title, name, *said(tr, thing)[1:])))
    return all(word in text for word in words)


def _read_pledged(reader: sqlite3.Connection, wanted: Wanted, today: dt.date) -> Pledged:
    """The commitments; they belong to no pillar, and have no state."""
    if wanted.pillar is not None or wanted.state is not None:
        return Pledged((), (), {})
    commitments = [
        each
        for each in list_commitment_spans(reader)
        if wanted.partner in (None, each.organisation_id)
        and (wanted.half_year is None or wanted.half_year.overlaps(each.first, each.last))
    ]
    return Pledged(commitments, list_reconfirmations(reader), read_standings(reader, today) if commitments else {})


def _rows(reader: sqlite3.Connection, wanted: Wanted) -> Sequence[TimelineRow]:
    """The rows that are wanted, where not all may be told read again: their titles name others in what was left out."""
    if not (wanted.only_told or wanted.is_shareable):
        return wanted.rows
    ids = {row.id for row in wanted.rows}
    rows = [row for row in list_timeline(reader) if row.id in ids]
    if not wanted.only_told:
        return rows
    told = list_told(reader)
    return [row for row in rows if (row.source, row.number) in told]


def _is_wanted(action: ActionSpan, wanted: Wanted, today: dt.date) -> bool:
    if wanted.pillar is not None and wanted.pillar != (action.pillar_id or NO_PILLAR):
        return False
    if wanted.state in ("open", "ended"):
        if action.state.is_ended != (wanted.state == "ended"):
            return False
    elif wanted.state is not None and wanted.state != action.state:
        return False
    if wanted.only_told and action.state is ActionState.IDEA:
        return False
    return wanted.half_year is None or _touches(action, wanted.half_year, today)


def _touches(action: ActionSpan, half_year: HalfYear, today: dt.date) -> bool:
    """Whether an action has a day in this half-year; what should have ended still goes on."""
    first = action.first or action.last
    last = action.last
    if last is not None and not action.state.is_ended:
        last = max(last, today)
    return first is not None and half_year.overlaps(first, last)
