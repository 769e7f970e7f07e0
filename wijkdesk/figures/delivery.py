"""What a file of figures is found to hold, before any of its values is taken."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from wijkdesk.domain.words import Direction, Measure
from wijkdesk.figures.layout.layout import Layout
from wijkdesk.figures.periods import Period
from wijkdesk.figures.possible import ANY, Limits
from wijkdesk.figures.regions import Region


class Table(NamedTuple):
    """Which table it is, for the footnote of every chart. ``is_modelled`` says that its values are estimates."""

    name: str
    source: str = ""
    licence: str = ""
    is_modelled: bool = False


class Topic(NamedTuple):
    """One thing that is measured. ``place`` is its column (or its row), ``within`` the values of the other dimensions.

    ``key`` names it whatever the year of the file; ``title`` is what the file calls it. The rest is a proposal:
    ``pillar`` the beginning of a pillar's name, ``base`` the key of what a percentage is of. ``is_known`` says that
    Wijkdesk knows it; what is beyond its ``limits`` is a slip, and no value. ``per`` is the part of a year of which its
    values are, such as "maand": what was counted in a month is no line with what was in a year.
    """

    place: int
    within: tuple[str, ...]
    key: str
    title: str
    name: str
    unit: str
    measure: Measure
    good_is: Direction | None = None
    pillar: str = ""
    base: str = ""
    is_known: bool = False
    limits: Limits = ANY
    per: str = ""


class Impossible(NamedTuple):
    """A number that is beyond the limits of its topic."""

    topic: Topic
    region: Region
    number: float


class Delivery(NamedTuple):
    """A file, read as far as is needed to say what is in it. ``unread`` says in Dutch what is not, and why.

    ``sheet`` is the number of the sheet that is read, from 0, and ``headings`` what stands over its columns.
    ``decimal_comma`` is how it writes its numbers. ``border_changes`` are the regions with other borders than the year
    before, each with that year.
    """

    path: Path
    sheet: int
    headings: tuple[str, ...]
    table: Table
    periods: tuple[Period, ...]
    regions: tuple[Region, ...]
    topics: tuple[Topic, ...]
    unread: tuple[str, ...]
    layout: Layout
    decimal_comma: bool
    border_changes: tuple[tuple[Region, int], ...] = ()
    impossible: tuple[Impossible, ...] = ()
