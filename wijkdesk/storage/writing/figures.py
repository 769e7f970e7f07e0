"""Figures that are read from official files: a newer delivery supersedes, and the history keeps what was."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import Direction, ImportKind, Measure, ValueState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.areas import areas_for, note_border_changes
from wijkdesk.storage.writing.table_mappings import keep_mapping

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class NewIndicator(NamedTuple):
    """What is measured, as it is added when the dossier has none of this topic; ``pillar`` begins a pillar's name.

    ``base`` is the topic that a percentage is of.
    """

    topic: str
    name: str
    unit: str
    measure: Measure
    good_is: Direction | None = None
    pillar: str = ""
    base: str = ""
    source: str = ""
    licence: str = ""
    is_modelled: bool = False


class NewValue(NamedTuple):
    """A value of a topic for an area of the dossier, by its code, over a period, both days included."""

    topic: str
    area: str
    first_day: dt.date
    last_day: dt.date
    value: float | None
    state: ValueState


class Delivered(NamedTuple):
    """Which table values come from, never "", and when it was published, as far as that is known.

    ``names`` are those of areas by their code; areas of these codes that the dossier does not have are added.
    ``border_changes`` are codes of areas, each with a year from which its borders are others. ``columns`` is what
    somebody said of each column by its heading, to be remembered for a table with these ``headings``. ``bases`` are
    the topics that others are a share of, by theirs: whichever of the two is read first, the second finds it.
    """

    table: str
    published_on: dt.date | None = None
    names: Mapping[str, str] = {}
    border_changes: Sequence[tuple[str, int]] = ()
    headings: Sequence[str] = ()
    columns: Mapping[str, str] = {}
    bases: Mapping[str, str] = {}


class Stored(NamedTuple):
    """How many values were added, superseded, there already, or kept where the file has an older one or none."""

    added: int
    superseded: int
    same: int
    kept: int = 0


def store_figures(
    dossier: Dossier, indicators: Sequence[NewIndicator], values: Iterable[NewValue], delivered: Delivered
) -> Stored:
    """Store values in one step; those of other indicators, and of areas that are not there, are passed over.

    An indicator is known again by its topic, one of before topics were kept by its name. What is there already for the
    same indicator, area and period is superseded and never added twice; it stays as it is where the file is an older
    one, or has no value and is not known to be a newer one. What a newer one gives again is of its day from then on.
    """
    with dossier.write("Cijfers ingelezen") as session:
        areas = areas_for(session, delivered.names, delivered.names)
        known = _indicators(session, indicators, delivered.bases)
        there = _measurements(session, known.values())
        counts = {"added": 0, "superseded": 0, "same": 0, "kept": 0}
        for value in values:
            indicator, area = known.get(value.topic), areas.get(value.area)
            if indicator is None or area is None:
                continue
            key = (indicator, area, value.first_day, value.last_day)
            row = there.get(key)
            if row is None:
                there[key] = row = Measurement(
                    indicator=indicator, area=area, first_day=value.first_day, last_day=value.last_day, value=None
                )
                session.add(row)
                counts["added"] += 1
            else:
                happens = _what_happens(row, value, delivered.published_on)
                counts[happens] += 1
                if happens == "same" and _is_newer(delivered.published_on, row.published_on):
                    row.published_on = delivered.published_on  # so that one from in between is the older
                if happens != "superseded":
                    continue
            row.value, row.state = value.value, value.state
            row.source_table, row.published_on = delivered.table, delivered.published_on
        note_border_changes(session, [(areas[code], year) for code, year in delivered.border_changes if code in areas])
        if delivered.columns:
            keep_mapping(session, ImportKind.FIGURES, delivered.headings, delivered.columns)
    return Stored(**counts)


_Key = tuple[Indicator, Area, dt.date, dt.date]


def _what_happens(row: Measurement, value: NewValue, published_on: dt.date | None) -> str:
    if (row.value, row.state) == (value.value, value.state):
        return "same"
    if published_on is not None and row.published_on is not None and published_on != row.published_on:
        return "superseded" if published_on > row.published_on else "kept"
    return "kept" if value.state is ValueState.MISSING and row.value is not None else "superseded"


def _is_newer(published_on: dt.date | None, before: dt.date | None) -> bool:
    return published_on is not None and (before is None or published_on > before)


def _measurements(session: "Session", indicators: Iterable[Indicator]) -> dict[_Key, Measurement]:
    numbers = [each.id for each in indicators if each.id is not None]
    found = session.scalars(select(Measurement).where(Measurement.indicator_id.in_(numbers)))  # type: ignore[attr-defined]
    return {(row.indicator, row.area, row.first_day, row.last_day): row for row in found}


def _indicators(session: "Session", wanted: Sequence[NewIndicator], bases: Mapping[str, str]) -> dict[str, Indicator]:
    """The indicators by their topic; those that are not there yet are added, and each gets its base."""
    there = session.scalars(select(Indicator)).all()
    known = {each.topic: each for each in there if each.topic}
    nameless = {each.name: each for each in reversed(there) if not each.topic}
    pillars = session.scalars(select(Pillar)).all()
    for new in wanted:
        indicator = known.get(new.topic) or nameless.pop(new.name, None)
        if indicator is None:
            indicator = _indicator(new, pillars)
            session.add(indicator)
        indicator.topic = new.topic
        known[new.topic] = indicator
    by_topic = {**bases, **{new.topic: new.base for new in wanted}}
    for topic, indicator in known.items():
        base = known.get(by_topic.get(topic, ""))
        if base is not None and base is not indicator and indicator.base is None:
            indicator.base = base
    session.flush()
    return {new.topic: known[new.topic] for new in wanted}


def _indicator(new: NewIndicator, pillars: Sequence[Pillar]) -> Indicator:
    wanted = new.pillar.casefold()
    named = [each for each in pillars if wanted and each.name.casefold().startswith(wanted)]
    pillar = min(named, key=lambda each: len(each.name), default=None)
    return Indicator(
        name=new.name,
        unit=new.unit,
        measure=new.measure,
        good_is=new.good_is,
        pillar=pillar,
        source=new.source,
        licence=new.licence,
        is_modelled=new.is_modelled,
        topic=new.topic,
    )
