"""The values of the regions and topics that are wanted, out of a file that was recognised."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from wijkdesk.domain.words import ValueState
from wijkdesk.figures.cells import MISSING, Value, read_value
from wijkdesk.figures.delivery import Delivery, Topic
from wijkdesk.figures.files.reading import read_sheets
from wijkdesk.figures.files.sheet import cell_at
from wijkdesk.figures.periods import Period
from wijkdesk.figures.refusal import Unreadable
from wijkdesk.figures.regions import Region


class Found(NamedTuple):
    region: Region
    topic: Topic
    period: Period
    value: Value


def values_in(
    delivery: Delivery,
    regions: Collection[Region],
    topics: Collection[Topic],
    period: Period | None = None,
    on_line: Callable[[], None] = lambda: None,
) -> Iterator[Found]:
    """The values of these regions and topics; of a region that stands there twice, those of the first time.

    A number beyond the limits of its topic is missing.

    ``period`` is that of a file which does not say it for each line. ``on_line`` is called at each region, so that
    reading can be followed. Raises ``Unreadable`` for a file that is another one by now, and ``OSError`` when it cannot
    be opened.
    """
    wanted, seen = set(regions), set[tuple[Region, Period | None, tuple[str, ...]]]()
    sheets = read_sheets(delivery.path)
    if delivery.sheet >= len(sheets):
        raise Unreadable(f"{delivery.path.name} is intussen veranderd. Kies het bestand opnieuw.")
    sheet = sheets[delivery.sheet]
    stated = period or (delivery.periods[0] if len(delivery.periods) == 1 else None)
    for line in delivery.layout.lines(sheet):
        on_line()
        if line.region not in wanted:
            continue
        of_line = line.period or stated
        about = (line.region, of_line, line.within)
        if of_line is None or about in seen:
            continue
        seen.add(about)
        part = of_line.part_of_year
        for topic in topics:
            if topic.within != line.within or topic.per != part:
                continue
            value = read_value(cell_at(line.cells, topic.place), decimal_comma=delivery.decimal_comma) or MISSING
            if value.number is not None and not topic.limits.allow(value.number):
                value = MISSING
            if of_line.is_provisional and value.state is ValueState.GIVEN:
                value = value._replace(state=ValueState.PROVISIONAL)
            yield Found(line.region, topic, of_line, value)
