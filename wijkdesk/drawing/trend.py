"""How a number went through time: a line for each area, labelled at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkdesk.drawing.comparison import NO_DATA, Target
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

_SIZE, _SMALL, _LINE = 8.5, 7.5, 10.5
_HEIGHT, _TOP, _BOTTOM = 84.0, 5.0, 15.0
_MOST_LABEL, _MOST_START = 0.45, 0.2  # Of the width, for the labels behind the lines and the numbers before them.
_NEAR = 6.0
_AROUND = 1.0  # Between labels that stand below each other.
_THICKNESS, _SMALL_MARK, _LARGE_MARK = 1.5, 1.7, 2.9
_TONES = (".fill", "")  # Of the pillar: two lines beside each other differ in darkness, also in grey.


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
class _Label:
    """What stands beside the end of a line, as near to ``height`` as there is room."""

    height: float
    lines: tuple[str, ...]
    tone: str
    weight: Weight

    @property
    def room(self) -> float:
        return _LINE * len(self.lines) + _AROUND


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where periods and numbers stand."""

    left: float
    right: float
    top: float
    bottom: float
    periods: int
    least: float
    most: float

    def x(self, place: int) -> float:
        return self.left + (self.right - self.left) * place / max(self.periods - 1, 1)

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
) -> Drawing:
    """Draw a line for each series over the periods, oldest first; ``about`` says what is measured.

    A period without data leaves a gap: nothing is drawn between numbers that are not neighbours in time. The scale
    begins at nothing. The first number is a ring with its value, the newest a disc, with its value and its area behind
    it. The first period and the last stand below.
    """
    tones = _tones(series, colour)
    texts = _texts(series, target, width, measure)
    height = max(_HEIGHT, _TOP + _BOTTOM + sum(_LINE * len(lines) + _AROUND for lines in texts))
    starts = _starts(series, width, measure)
    plot = _plot(series, target, len(periods), starts, texts, width, height, measure)
    shapes = _axis(plot)
    if target is not None:
        ends = ((plot.left, plot.y(target.value)), (plot.right, plot.y(target.value)))
        shapes.append(Line(ends, "text2", dashed=True))
    for each, tone in zip(series, tones, strict=True):
        shapes += _line(each, plot, tone)
    shapes += _start_labels(series, starts, plot)
    shapes += _end_labels(_labels(series, target, tones, texts, plot), plot, height)
    shapes += _period_names(periods, plot, width, height, measure)
    spots = _spots(periods, series, plot)
    return Drawing(width, height, tuple(shapes), _in_words(about, periods, series, target), spots)


def _tones(series: Sequence[Series], colour: int) -> list[str]:
    own = 0
    tones = []
    for each in series:
        tones.append(f"pillar{colour}{_TONES[own % len(_TONES)]}" if each.is_own else "bar")
        own += each.is_own
    return tones


def _texts(series: Sequence[Series], target: Target | None, width: float, measure: Measure) -> list[tuple[str, ...]]:
    """The labels behind the lines, each on the lines of text that it takes, and that of the target last."""
    room = width * _MOST_LABEL
    texts = [wrapped(each.label, room, _SIZE, _weight(each), measure) for each in series]
    if target is not None:
        texts.append((shortened(f"doel {target.said}", room, _SIZE, "regular", measure),))
    return texts


def _starts(series: Sequence[Series], width: float, measure: Measure) -> list[str]:
    """The numbers before the lines that begin at the first period; "" for the others."""
    room = width * _MOST_START
    return [
        shortened(each.said[0], room, _SIZE, "regular", measure)
        if len(each.values) > 1 and each.values[0] is not None
        else ""
        for each in series
    ]


def _plot(
    series: Sequence[Series],
    target: Target | None,
    periods: int,
    starts: Sequence[str],
    texts: Sequence[tuple[str, ...]],
    width: float,
    height: float,
    measure: Measure,
) -> _Plot:
    before = max((measure(text, _SIZE, "regular") for text in starts if text), default=-_NEAR + _LARGE_MARK)
    behind = max((measure(line, _SIZE, "strong") for lines in texts for line in lines), default=0.0)
    values = [value for each in series for _, value in each.known] + ([target.value] if target is not None else [])
    least, most = min([0.0, *values]), max([0.0, *values])
    left = before + _NEAR
    right = max(width - min(behind, width * _MOST_LABEL) - _NEAR - _LARGE_MARK, left + 1)
    return _Plot(left, right, _TOP, height - _BOTTOM, periods, least, most if most > least else least + 1)


def _axis(plot: _Plot) -> list[Shape]:
    """Where nothing is, with a small mark for each period."""
    zero = plot.y(0)
    marks = [Line(((plot.x(place), zero), (plot.x(place), zero + 2.5)), "line", 0.75) for place in range(plot.periods)]
    return [Rectangle(plot.left, zero, plot.right - plot.left, 0.75, "line"), *marks]


def _line(each: Series, plot: _Plot, tone: str) -> list[Shape]:
    """The stretches between numbers that follow each other, and a mark on each."""
    shapes: list[Shape] = []
    stretch: list[tuple[float, float]] = []
    for place, value in enumerate([*each.values, None]):
        if value is not None:
            stretch.append((plot.x(place), plot.y(value)))
        else:
            shapes += [Line(tuple(stretch), tone, _THICKNESS)] if len(stretch) > 1 else []
            stretch = []
    for place, value in each.known:
        shapes += _mark(plot.x(place), plot.y(value), place, len(each.values), tone)
    return shapes


def _mark(x: float, y: float, place: int, periods: int, tone: str) -> list[Shape]:
    if place == periods - 1:
        return [Mark(x, y, _LARGE_MARK, tone)]
    if place == 0:
        return [Mark(x, y, _LARGE_MARK, "surface"), Mark(x, y, _LARGE_MARK, tone, filled=False)]
    return [Mark(x, y, _SMALL_MARK, tone)]


def _start_labels(series: Sequence[Series], starts: Sequence[str], plot: _Plot) -> list[Shape]:
    """The first numbers before their lines; lines that begin together share one."""
    heights = {
        text: plot.y(each.values[0])
        for each, text in zip(series, starts, strict=True)
        if text and each.values[0] is not None
    }
    labels = [_Label(height, (text,), "text2", "regular") for text, height in heights.items()]
    return _placed(labels, plot.left - _NEAR, plot.bottom + _LINE / 2, end=True)


def _labels(
    series: Sequence[Series],
    target: Target | None,
    tones: Sequence[str],
    texts: Sequence[tuple[str, ...]],
    plot: _Plot,
) -> list[_Label]:
    labels = []
    for each, tone, lines in zip(series, tones, texts, strict=False):
        height = plot.y(each.known[-1][1]) if each.known else plot.bottom
        labels.append(_Label(height, lines, _text_tone(each, tone), _weight(each)))
    if target is not None:
        labels.append(_Label(plot.y(target.value), texts[-1], "text2", "regular"))
    return labels


def _end_labels(labels: Sequence[_Label], plot: _Plot, height: float) -> list[Shape]:
    return _placed(labels, plot.right + _LARGE_MARK + _NEAR, height - _BOTTOM + _LINE / 2)


def _placed(labels: Sequence[_Label], x: float, bottom: float, *, end: bool = False) -> list[Shape]:
    """The labels below each other in the order of their lines, none over another."""
    ordered = sorted(labels, key=lambda label: label.height)
    tops: list[float] = []
    lowest = 0.0
    for label in ordered:
        tops.append(max(label.height - label.room / 2, lowest))
        lowest = tops[-1] + label.room
    for index in reversed(range(len(tops))):
        tops[index] = max(min(tops[index], bottom - ordered[index].room), 0.0)
        bottom = tops[index]
    return [
        Text(
            x,
            top + 8 + place * _LINE,
            line,
            _SIZE,
            label.tone,
            label.weight,
            "end" if end else "start",
        )
        for label, top in zip(ordered, tops, strict=True)
        for place, line in enumerate(label.lines)
    ]


def _period_names(periods: Sequence[str], plot: _Plot, width: float, height: float, measure: Measure) -> list[Shape]:
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
    """The tone of the line as text; grey where it has no newest number."""
    return tone.removesuffix(".fill") if _weight(each) == "strong" else "text2"


def _spots(periods: Sequence[str], series: Sequence[Series], plot: _Plot) -> tuple[Spot, ...]:
    """Each period with the numbers of all series."""
    step = (plot.right - plot.left) / max(len(periods) - 1, 1)
    spots = []
    for place, period in enumerate(periods):
        told = "; ".join(f"{one_line(each.area)} {_said(each, place)}" for each in series)
        spots.append(Spot(plot.x(place) - step / 2, 0, step, plot.bottom, f"{one_line(period)}: {told}"))
    return tuple(spots)


def _said(each: Series, place: int) -> str:
    return one_line(each.said[place]) if each.values[place] is not None else NO_DATA


def _in_words(about: str, periods: Sequence[str], series: Sequence[Series], target: Target | None) -> str:
    told = []
    for each in series:
        numbers = (f"{one_line(period)} {_said(each, place)}" for place, period in enumerate(periods))
        told.append(f"{one_line(each.area)}: {', '.join(numbers)}")
    aim = f" Het doel is {one_line(target.said)}." if target is not None else ""
    return f"Lijndiagram. {one_line(about)}. {'; '.join(told)}.{aim}"
