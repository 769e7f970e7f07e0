"""What a half-year brought, as plain data: its numbers, successes and events, and how a pillar was rated.

The texts are like those of ``sections``.
"""

import datetime as dt
from dataclasses import dataclass

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.figure_words import decimals_of, value_in_words
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, EventKind, Light, PhotoMoment
from wijkdesk.drawing.figure_chart import FigureChart


@dataclass(frozen=True, slots=True)
class Numbers:
    """The half-year in numbers; ``None`` where the dossier holds nothing to count.

    ``partners`` are the organisations with a commitment, ``partners_present`` those of them that were in a contact
    moment of this half-year or, while there is no commitment, all that were. Of those with an agreed rhythm
    ``partners_as_agreed`` were there as often as that, ``partners_less`` were not, and of ``partners_unrecorded``
    nothing is known. ``promises_open`` counts what was open at its end, the other promises what was settled in it.
    """

    succeeded: int | None
    partly: int
    failed: int
    stopped: int
    running: int
    quick_wins: int | None
    promises_kept: int | None
    promises_broken: int
    promises_refused: int
    promises_renegotiated: int
    promises_open: int
    partners: int
    partners_present: int | None
    partners_as_agreed: int | None
    partners_less: int
    partners_unrecorded: int

    @property
    def partners_with_rhythm(self) -> int:
        return (self.partners_as_agreed or 0) + self.partners_less + self.partners_unrecorded

    @property
    def ended(self) -> int | None:
        return None if self.succeeded is None else self.succeeded + self.partly + self.failed + self.stopped


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """A photo that may be shown; ``picture`` is the id of its picture in the dossier."""

    picture: int
    description: str
    moment: PhotoMoment
    taken_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Success:
    """What went well; ``key`` is the name by which it is chosen, such as ``action-17``."""

    key: str
    title: str
    text: str
    day: dt.date
    pillar: str
    quick_win: bool
    by_residents: bool
    photos: tuple[PhotoLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """What was heard in the street, without a name; ``key`` is the name by which it is chosen, such as ``event-5``."""

    key: str
    text: str
    day: dt.date
    pillar: str


@dataclass(frozen=True, slots=True)
class AreaValue:
    """The number of one area; ``value`` and ``start`` are ``None`` where there are no data."""

    area: str
    value: float | None
    start: float | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator beside district, city and country: its start, what is known now, and its target, all in ``unit``.

    ``areas`` hold the numbers of ``period``, the own areas first, and of ``start_period``, which is ``""`` where there
    is only one. ``chart`` is what the window draws of it, and ``decimals`` how many it says; ``None`` in an overview
    adopted before there was one.
    """

    name: str
    unit: str
    period: str
    start_period: str
    areas: tuple[AreaValue, ...]
    target: float | None
    target_on: dt.date | None
    source: str
    published_on: dt.date | None
    is_modelled: bool
    decimals: int | None = None
    chart: FigureChart | None = None

    def said(self, value: float | None) -> str:
        """A number of it in words, or that there is none."""
        known = [number for area in self.areas for number in (area.value, area.start) if number is not None]
        decimals = decimals_of(known, self.unit) if self.decimals is None else self.decimals
        return value_in_words(value, self.unit, decimals)

    @property
    def footnote(self) -> str:
        """Where the numbers come from, and what one should know of them."""
        if self.chart is not None:
            return self.chart.source
        parts = [self.source or "Bron niet vastgelegd"]
        parts += [f"gepubliceerd op {date_in_words(self.published_on)}"] if self.published_on else []
        return f"{', '.join(parts)}.{' Schatting uit een model.' if self.is_modelled else ''}"


@dataclass(frozen=True, slots=True)
class RatingChange:
    """A pillar whose rating is another one than the overview before this one told; ``None`` for no rating yet."""

    pillar: str
    before: Light | None
    now: Light


@dataclass(frozen=True, slots=True)
class Ended:
    title: str
    pillar: str
    state: ActionState
    ended_on: dt.date


@dataclass(frozen=True, slots=True)
class Foretold:
    """What the overview before this one said would come, and what became of it."""

    what: str
    became: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the overview before this one, which told how things stood on ``stood_on``.

    ``adopted_on`` is ``None`` where no earlier overview was adopted: then it is compared to what the dossier itself
    says of the end of that half-year.
    """

    half_year: HalfYear
    stood_on: dt.date
    adopted_on: dt.date | None
    ratings: tuple[RatingChange, ...]
    ended: tuple[Ended, ...]
    foretold: tuple[Foretold, ...]


@dataclass(frozen=True, slots=True)
class RatingLine:
    """How a pillar was rated at the end of the half-year.

    ``at_start`` is the light with which the half-year began, which the overview before this one told; ``None`` when the
    pillar had not been rated yet. ``given`` has every light of this half-year with its day, oldest first; without any,
    ``light`` and the texts are those of an earlier half-year.
    """

    light: Light
    rated_on: dt.date
    at_start: Light | None
    note: str
    cause: str
    consequence: str
    correction: str
    given: tuple[tuple[dt.date, Light], ...]

    @property
    def is_of_earlier(self) -> bool:
        """Whether nobody rated the pillar in this half-year."""
        return not self.given

    @property
    def was_first(self) -> Light | None:
        """The first light that the pillar ever got, when that was in this half-year and another one followed."""
        lights = [light for _, light in self.given]
        return lights[0] if self.at_start is None and lights and lights[0] is not self.light else None


@dataclass(frozen=True, slots=True)
class EventLine:
    day: dt.date
    kind: EventKind
    title: str
    text: str
    pillar: str
