"""Colours and shapes that go with a word: never a colour alone, and readable in black and white."""

from collections.abc import Callable

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from wijkdesk.domain.words import ActionState, Light
from wijkdesk.pdf.figure import Adornment
from wijkdesk.pdf.shapes import colour_of
from wijkdesk.pdf.styles import INK, MUTED

ACCENT, ACCENT_TINT = HexColor(0x24508F), HexColor(0xEAF0F8)
_WHITE = HexColor(0xFFFFFF)
_GREEN = HexColor(0x1C6E3A)

LIGHT_TEXTS = {Light.GREEN: _GREEN, Light.ORANGE: HexColor(0x9A4A00), Light.RED: HexColor(0xB0201C)}
_LIGHT_FILLS = {Light.GREEN: HexColor(0x2E8B50), Light.ORANGE: HexColor(0xD4700B), Light.RED: HexColor(0xCB3A34)}

_MARK = 9.0


def pillar_text(colour: int | None) -> Color:
    """The colour in which the name of a pillar stands; ink for what belongs to none."""
    return INK if colour is None else colour_of(f"pillar{colour}")


def pillar_fill(colour: int | None) -> Color:
    return MUTED if colour is None else colour_of(f"pillar{colour}.fill")


class Bar(Adornment):
    """A filled bar; it stays with what it stands above."""

    def __init__(self, width: float, height: float, colour: Color, *, space_before: float = 0) -> None:
        super().__init__()
        self.keepWithNext, self.spaceBefore = 1, space_before
        self.width, self.height, self.colour = width, height, colour

    def paint(self) -> None:
        self.canv.setFillColor(self.colour)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)


class LightMark(Adornment):
    """The shape of a rating: a disc, a triangle or a square."""

    def __init__(self, light: Light, size: float = _MARK, *, lift: float = 0) -> None:
        """``lift`` is how far in points the shape stands above its lower edge."""
        super().__init__()
        self.light, self.size, self.lift = light, size, lift
        self.width, self.height = size, size + lift

    def paint(self) -> None:
        canvas, size = self.canv, self.size
        canvas.translate(0, self.lift)
        canvas.setFillColor(_LIGHT_FILLS[self.light])
        if self.light is Light.GREEN:
            canvas.circle(size / 2, size / 2, size / 2, stroke=0, fill=1)
        elif self.light is Light.ORANGE:
            triangle = canvas.beginPath()
            triangle.moveTo(0, 0)
            triangle.lineTo(size, 0)
            triangle.lineTo(size / 2, size)
            triangle.close()
            canvas.drawPath(triangle, stroke=0, fill=1)
        else:
            canvas.rect(0.5, 0, size - 1, size - 1, stroke=0, fill=1)


class StateMark(Adornment):
    """The shape of an action's state, on the line of a table cell."""

    def __init__(self, state: ActionState) -> None:
        super().__init__()
        self.state = state
        self.width, self.height = _MARK, 12.0

    def paint(self) -> None:
        canvas = self.canv
        canvas.translate(_MARK / 2, self.height / 2 + 0.5)
        canvas.setLineWidth(1)
        canvas.setLineCap(1)
        for colour in (canvas.setStrokeColor, canvas.setFillColor):
            colour(_GREEN if self.state is ActionState.SUCCEEDED else MUTED)
        _SHAPES[self.state](canvas, _MARK / 2)


def _ring(canvas: Canvas, radius: float) -> None:
    canvas.circle(0, 0, radius - 0.5, stroke=1, fill=0)


def _dashed_ring(canvas: Canvas, radius: float) -> None:
    canvas.setDash(1.5, 2)
    _ring(canvas, radius)


def _ring_with_dot(canvas: Canvas, radius: float) -> None:
    _ring(canvas, radius)
    canvas.circle(0, 0, radius * 0.42, stroke=0, fill=1)


def _ring_with_bars(canvas: Canvas, radius: float) -> None:
    _ring(canvas, radius)
    for x in (-1.1, 1.1):
        canvas.line(x, -1.4, x, 1.4)


def _ring_with_slash(canvas: Canvas, radius: float) -> None:
    _ring(canvas, radius)
    canvas.line(-radius * 0.55, -radius * 0.55, radius * 0.55, radius * 0.55)


def _half_disc(canvas: Canvas, radius: float) -> None:
    _ring(canvas, radius)
    half = canvas.beginPath()
    half.moveTo(0, 0.5 - radius)
    half.arcTo(0.5 - radius, 0.5 - radius, radius - 0.5, radius - 0.5, 270, -180)
    half.close()
    canvas.drawPath(half, stroke=0, fill=1)


def _disc_with_tick(canvas: Canvas, radius: float) -> None:
    canvas.circle(0, 0, radius, stroke=0, fill=1)
    canvas.setStrokeColor(_WHITE)
    canvas.lines([(-2, 0, -0.6, -1.5), (-0.6, -1.5, 2, 1.5)])


def _disc_with_cross(canvas: Canvas, radius: float) -> None:
    canvas.circle(0, 0, radius, stroke=0, fill=1)
    canvas.setStrokeColor(_WHITE)
    canvas.lines([(-1.6, -1.6, 1.6, 1.6), (-1.6, 1.6, 1.6, -1.6)])


_SHAPES: dict[ActionState, Callable[[Canvas, float], None]] = {
    ActionState.IDEA: _dashed_ring,
    ActionState.PLANNED: _ring,
    ActionState.RUNNING: _ring_with_dot,
    ActionState.WAITING: _ring_with_bars,
    ActionState.SUCCEEDED: _disc_with_tick,
    ActionState.PARTLY: _half_disc,
    ActionState.FAILED: _disc_with_cross,
    ActionState.STOPPED: _ring_with_slash,
}
