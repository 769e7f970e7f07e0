"""Periods beside each other over the columns of the same topics, or below each other with the regions beside them."""

from __future__ import annotations

from collections.abc import Sequence

from wijkdesk.figures.files.sheet import Row
from wijkdesk.figures.layout.layout import Heading, Layout
from wijkdesk.figures.layout.measured import measures
from wijkdesk.figures.periods import Period, read_period

Beside = dict[int, list[tuple[Period, int]]]
"""For a column the periods of its topic, each with the column in which that stands."""


def without_periods(headings: Sequence[Heading], title: str, data: Sequence[Row]) -> tuple[list[Heading], Beside]:
    """The headings without the periods that stand over them, each topic once: under ``title`` where no more is said.

    Of the columns of a topic the first stands for all that holds numbers.
    """
    found: dict[tuple[str, ...], list[tuple[Period, Heading]]] = {}
    kept: list[Heading] = []
    for heading in headings:
        periods = [period for part in heading.path if (period := read_period(part)) is not None]
        path = tuple(part for part in heading.path if read_period(part) is None) or (title,)
        if len(periods) == 1:
            found.setdefault(path, []).append((periods[0], heading._replace(path=path)))
        else:
            kept.append(heading)
    beside: Beside = {}
    for columns in found.values():
        first = next((each for _, each in columns if measures(data, each.place)), columns[0][1])
        beside[first.place] = list({period: (period, each.place) for period, each in reversed(columns)}.values())[::-1]
        kept.append(first)
    return sorted(kept, key=lambda heading: heading.place), beside


def with_periods(layout: Layout, beside: Beside) -> Layout:
    """The layout with the periods that stand over its topics, where no column says them."""
    timed = tuple(each for each in layout.topics if each.place in beside)
    if layout.period_at is not None or not timed:
        return layout
    across: dict[Period, list[tuple[int, int]]] = {period: [] for each in timed for period, _ in beside[each.place]}
    for place, columns in beside.items():
        for period, column in columns:
            if period in across:
                across[period].append((place, column))
    return layout._replace(
        topics=timed,
        across=tuple((period, tuple(places)) for period, places in across.items()),
        timeless=tuple(each for each in layout.topics if each not in timed),
    )


def with_periods_below(layout: Layout, title: str) -> Layout:
    """The layout of a table in which all rows are periods: of one topic, that is called ``title``."""
    periods = [(read_period(topic.title), topic.place) for topic in layout.topics]
    across = tuple((period, ((layout.first_row, row),)) for period, row in periods if period is not None)
    if not across or len(across) < len(periods) or layout.period_at is not None:
        return layout
    return layout._replace(topics=(Heading(layout.first_row, (title,)),), across=across)
