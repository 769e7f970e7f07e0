"""How a number went through time: a line for each area, labelled at its end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wijkdesk.drawing.comparison import NO_DATA, Target
from wijkdesk.drawing.labels import AROUND, LINE, SIZE, Label, are_far, place_labels
from wijkdesk.drawing.shapes import (
    Drawing,
    Line,
    Mark,
    Measure,
    Rectangle,
    Shape,
    Spot,
    Text,
    Weight,
    one_line,
    shortened,
    wrapped,
)
from wijkdesk.drawing.time_axis import ROW, TimeAxis, draw_borders, draw_happened

_SMALL = 7.5
_HEIGHT, _TOP, _BOTTOM = 84.0, 5.0, 15.0
_MOST_LABEL, _MOST_START = 0.45, 0.2  # Of the width, for the labels behind the lines and the numbers before them.
_NEAR = 6.0
_THIN_FROM = 0.5
_LEADER = 14.0  # Between the lines and their labels, where thin lines lead from one to the other.
_AROUND_LINES = 0.25  # Of what lies between the numbers, below the least of them.
_THICKNESS, _SMALL_MARK, _LARGE_MARK = 1.5, 1.7, 2.9
_TONES = ("", ".second")  # Of the pillar: two lines beside each other differ in darkness, also in grey.


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one area, one for each period: ``None`` where there are no data; ``said`` has them in words."""

    area: str
    values: tuple[float | None, ...]
    said: tuple[str, ...]
    is_own: bool = True

    @property
    def known(self) -> list[tuple[int, float]]:
        """The numbers that there are, with the places of their periods."""
        return [(place, value) for place, value in enumerate(self.values) if value is not None]

    @property
    def label(self) -> str:
        """The last number with whose it is, or that there is none."""
        if self.values and self.values[-1] is not None:
            return f"{one_line(self.said[-1])} {one_line(self.area)}"
        return f"{one_line(self.area)}: {NO_DATA}"


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where periods and numbers stand."""

    left: float
    right: float
    top: float
    bottom: float
    places: tuple[float, ...]
    least: float
    most: float
    before: float = _NEAR
    behind: float = _NEAR
    """How far the labels stand from the lines."""

    @property
    def lowest(self) -> float:
        """Where the last label ends at the latest."""
        return self.bottom + LINE / 2

    @property
    def periods(self) -> int:
        return len(self.places)

    @property
    def ground(self) -> float:
        """Where nothing is, or the least of what is shown where that is more."""
        return self.y(max(0.0, self.least))

    def x(self, place: int) -> float:
        return self.left + (self.right - self.left) * self.places[place]

    def y(self, value: float) -> float:
        return self.bottom - (value - self.least) / (self.most - self.least) * (self.bottom - self.top)


def draw_trend(
    about: str,
    periods: Sequence[str],
    series: Sequence[Series],
    target: Target | None,
    *,
    colour: int,
    width: float,
    measure: Measure,
    axis: TimeAxis | None = None,
    height: float = _HEIGHT,
    from_zero: bool = True,
) -> Drawing:
    """Draw the lines, own areas in the colour of the pillar; ``about`` says what is measured.

    Where there are no data a line breaks off. The first number is a ring, the newest a disc, with its value and its
    area behind it; a thin line leads to a label that had to go aside. The first period and the last stand below. With
    an ``axis`` each period stands at its time: over time in which nobody was measured a line goes on dashed, the years
    of other borders stand between the periods, and what happened in rows below. ``height`` is that of the plot at the
    least. What is not ``from_zero`` begins lower or higher, as ``scale_of`` says.
    """
    tones = _tones(series, colour)
    texts = _texts(series, target, width, measure)
    height = max(height, _TOP + _BOTTOM + sum(LINE * len(lines) + AROUND for lines in texts))
    starts = _starts(series, width, measure)
    places = axis.places() if axis is not None and periods else _evenly(len(periods))
    plot = _plot(texts, places, starts, scale_of(series, target, from_zero=from_zero), width, height, measure)
    before = _start_labels(series, tones, starts, plot)
    behind = _end_labels(series, target, tones, texts, plot)
    plot = _with_leaders(plot, before, behind)
    names = _period_names(periods, plot, width, height, measure)
    shapes = _axis(plot)
    spots = _spots(periods, series, plot)
    skipped: frozenset[int] = frozenset()
    below = 0.0
    if axis is not None and periods:
        skipped = axis.skipped()
        borders, at_borders = draw_borders(axis, plot.left, plot.right, plot.bottom, names, measure)
        happened, at_happened = draw_happened(axis, plot.left, plot.right, height + 2, width, measure)
        shapes += [*borders, *happened]
        spots = (*at_borders, *spots, *at_happened)
        below = 4 + ROW * len(axis.happened) if axis.happened else 0.0
    if target is not None:
        ends = ((plot.left, plot.y(target.value)), (plot.right, plot.y(target.value)))
        shapes.append(Line(ends, "text2", dashed=True))
    for each, tone in zip(series, tones, strict=True):
        shapes += _line(each, plot, tone, skipped)
    to_start, to_end = _leader(plot.before, _LARGE_MARK), _leader(plot.behind, 0)
    shapes += place_labels(before, plot.left - plot.before, plot.lowest, end=True, leader=to_start)
    shapes += place_labels(behind, plot.right + _LARGE_MARK + plot.behind, plot.lowest, leader=to_end)
    shapes += names
    alternative = _in_words(about, periods, series, target, axis)
    return Drawing(width, height + below, tuple(shapes), alternative, spots)


def scale_of(series: Sequence[Series], target: Target | None, *, from_zero: bool) -> tuple[float, float]:
    """The least and the most that a chart shows.

    That is from nothing on, unless it is not ``from_zero`` and nothing lies further away than what is between the
    numbers: lines may be compared by how they go, where bars are by how long they are.
    """
    values = [value for each in series for _, value in each.known] + ([target.value] if target is not None else [])
    least, most = min([0.0, *values]), max([0.0, *values])
    if not from_zero and values:
        low, high = min(values), max(values)
        room = (high - low) * _AROUND_LINES
        if low - room > high - low:
            least = low - room
        elif high + room < low - high:
            most = high + room
    return least, most if most > least else least + 1


def _evenly(periods: int) -> tuple[float, ...]:
    return tuple(place / max(periods - 1, 1) for place in range(periods))


def _tones(series: Sequence[Series], colour: int) -> list[str]:
    own = 0
    tones = []
    for each in series:
        tones.append(f"pillar{colour}{_TONES[own % len(_TONES)]}" if each.is_own else "other")
        own += each.is_own
    return tones


def _texts(series: Sequence[Series], target: Target | None, width: float, measure: Measure) -> list[tuple[str, ...]]:
    """The labels behind the lines, each on the lines of text that it takes, and that of the target last."""
    room = width * _MOST_LABEL
    texts = [wrapped(each.label, room, SIZE, _weight(each), measure) for each in series]
    if target is not None:
        texts.append((shortened(f"doel {target.said}", room, SIZE, "regular", measure),))
    return texts


def _starts(series: Sequence[Series], width: float, measure: Measure) -> list[str]:
    """The numbers before the lines that begin at the first period; "" for the others."""
    room = width * _MOST_START
    return [
        shortened(each.said[0], room, SIZE, "regular", measure)
        if len(each.values) > 1 and each.values[0] is not None
        else ""
        for each in series
    ]


def _plot(
    texts: Sequence[tuple[str, ...]],
    places: tuple[float, ...],
    starts: Sequence[str],
    scale: tuple[float, float],
    width: float,
    height: float,
    measure: Measure,
) -> _Plot:
    before = max((measure(text, SIZE, "regular") for text in starts if text), default=-_NEAR + _LARGE_MARK)
    behind = max((measure(line, SIZE, "strong") for lines in texts for line in lines), default=0.0)
    left = before + _NEAR
    right = max(width - min(behind, width * _MOST_LABEL) - _NEAR - _LARGE_MARK, left + 1)
    return _Plot(left, right, _TOP, height - _BOTTOM, places, *scale)


def _axis(plot: _Plot) -> list[Shape]:
    """Where nothing is, with a small mark for each period."""
    ground = plot.ground
    ticks = ((plot.x(place), ground) for place in range(plot.periods))
    marks = [Line(((x, y), (x, y + 2.5)), "line", 0.75) for x, y in ticks]
    return [Rectangle(plot.left, ground, plot.right - plot.left, 0.75, "line"), *marks]


def _line(each: Series, plot: _Plot, tone: str, skipped: frozenset[int]) -> list[Shape]:
    """The stretches between numbers that follow each other, and a mark on each number."""
    shapes: list[Shape] = []
    stretch: list[tuple[float, float]] = []
    for place, value in enumerate([*each.values, None]):
        here = (plot.x(place), plot.y(value)) if value is not None else None
        if here is not None and place not in skipped:
            stretch.append(here)
            continue
        shapes += [Line(tuple(stretch), tone, _THICKNESS)] if len(stretch) > 1 else []
        if here is not None and stretch:
            shapes.append(Line((stretch[-1], here), tone, dashed=True))
        stretch = [here] if here is not None else []
    for place, value in each.known:
        shapes += _mark(plot.x(place), plot.y(value), place, len(each.values), tone)
    return shapes


def _mark(x: float, y: float, place: int, periods: int, tone: str) -> list[Shape]:
    if place == periods - 1:
        return [Mark(x, y, _LARGE_MARK, tone)]
    if place == 0:
        return [Mark(x, y, _LARGE_MARK, "surface"), Mark(x, y, _LARGE_MARK, tone, filled=False)]
    return [Mark(x, y, _SMALL_MARK, tone)]


def _start_labels(series: Sequence[Series], tones: Sequence[str], starts: Sequence[str], plot: _Plot) -> list[Label]:
    """The first numbers before their lines; lines that begin together share one."""
    labels = {
        text: Label(plot.y(each.values[0]), (text,), "text2", "regular", tone)
        for each, tone, text in zip(series, tones, starts, strict=True)
        if text and each.values[0] is not None
    }
    return list(labels.values())


def _end_labels(
    series: Sequence[Series],
    target: Target | None,
    tones: Sequence[str],
    texts: Sequence[tuple[str, ...]],
    plot: _Plot,
) -> list[Label]:
    labels = []
    for each, tone, lines in zip(series, tones, texts, strict=False):
        height = plot.y(each.known[-1][1]) if each.known else plot.bottom
        is_new = bool(each.values) and each.values[-1] is not None
        labels.append(Label(height, lines, _text_tone(each, tone), _weight(each), tone if is_new else ""))
    if target is not None:
        labels.append(Label(plot.y(target.value), texts[-1], "text2", "regular", "text2"))
    return labels


def _with_leaders(plot: _Plot, before: Sequence[Label], behind: Sequence[Label]) -> _Plot:
    """The same with room for thin lines to the labels, at the side where one stands far from its line."""
    more_before, more_behind = (_LEADER - _NEAR if are_far(each, plot.lowest) else 0.0 for each in (before, behind))
    left = plot.left + more_before
    right = max(plot.right - more_behind, left + 1)
    return replace(plot, left=left, right=right, before=_NEAR + more_before, behind=_NEAR + more_behind)


def _leader(room: float, mark: float) -> float:
    """How long a thin line to a label is, which begins beside the mark at the end of a line."""
    return room - mark - _THIN_FROM if room > _NEAR else 0.0


def _period_names(periods: Sequence[str], plot: _Plot, width: float, height: float, measure: Measure) -> list[Text]:
    """The first period and the last; the last gives way to the right where they would run into each other."""
    if not periods:
        return []
    room = (width - _NEAR) / min(len(periods), 2)
    first, last = (shortened(name, room, _SMALL, "regular", measure) for name in (periods[0], periods[-1]))
    first_width, last_width = measure(first, _SMALL, "regular"), measure(last, _SMALL, "regular")
    first_at = min(max(plot.left - _LARGE_MARK, 0), width - first_width)
    baseline = height - 3
    if len(periods) == 1:
        return [Text(first_at, baseline, first, _SMALL, "text2")]
    last_at = min(max(plot.right + _LARGE_MARK - last_width, first_at + first_width + _NEAR), width - last_width)
    first_at = max(min(first_at, last_at - _NEAR - first_width), 0)
    return [Text(first_at, baseline, first, _SMALL, "text2"), Text(last_at, baseline, last, _SMALL, "text2")]


def _weight(each: Series) -> Weight:
    return "strong" if each.is_own and each.values and each.values[-1] is not None else "regular"


def _text_tone(each: Series, tone: str) -> str:
    """The tone of the line; grey where it has no newest number."""
    return tone if _weight(each) == "strong" else "text2"


def _spots(periods: Sequence[str], series: Sequence[Series], plot: _Plot) -> tuple[Spot, ...]:
    """Each period with the numbers of all series, from half-way the one before it to half-way the next."""
    at = [plot.x(place) for place in range(len(periods))]
    edges = [(one + other) / 2 for one, other in pairwise(at)]
    outer = (plot.right - plot.left) / max(len(periods) - 1, 1) / 2
    lefts, rights = [plot.left - outer, *edges], [*edges, plot.right + outer]
    spots = []
    for place, (period, left, right) in enumerate(zip(periods, lefts, rights, strict=False)):
        told = "; ".join(f"{one_line(each.area)} {_said(each, place)}" for each in series)
        spots.append(Spot(left, 0, right - left, plot.bottom, f"{one_line(period)}: {told}"))
    return tuple(spots)


def _said(each: Series, place: int) -> str:
    return one_line(each.said[place]) if each.values[place] is not None else NO_DATA


def _in_words(
    about: str, periods: Sequence[str], series: Sequence[Series], target: Target | None, axis: TimeAxis | None
) -> str:
    told = []
    for each in series:
        numbers = (f"{one_line(period)} {_said(each, place)}" for place, period in enumerate(periods))
        told.append(f"{one_line(each.area)}: {', '.join(numbers)}")
    words = f"Lijndiagram. {one_line(about)}. {'; '.join(told)}."
    if target is not None:
        words += f" Het doel is {one_line(target.said)}."
    if axis is not None and periods:
        words += "".join(f" {one_line(said)}." for _, said in axis.borders_in_sight())
        happened = "; ".join(one_line(each.said) for each in axis.happened)
        words += f" Intussen gebeurde: {happened}." if happened else ""
    return words
