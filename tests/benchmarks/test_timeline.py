"""How long a frame of the drawing takes at 20,000 things, beside painting the same rectangles and labels alone.

Both are CPU in the same run, at 1200 x 800, while the board is moved and zoomed, from the whole to a week.
"""

import datetime as dt
from functools import partial
from random import Random
from statistics import median

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from tests.benchmarks.examples import SCALES
from tests.benchmarks.measuring import ROUNDS, in_turns, taken
from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.drawing.timeline.board import Board
from wijkdesk.drawing.timeline.scale import fitting, ticks, units
from wijkdesk.drawing.timeline.things import FOREVER, Point, Section, Span
from wijkdesk.ui.program import application
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.timeline.chart.chart import TimelineChart
from wijkdesk.ui.timeline.chart.strip import OverviewStrip

TODAY = dt.date(2026, 11, 23)
START = dt.date(2023, 1, 1).toordinal()
DAYS = 2192
ACTIONS, EVENTS = 10_000, 10_000
STATES = ("planned", "running", "succeeded", "partly", "failed")
WORDS = ("Lampen", "achterpad", "stoeptegels", "speeltuin", "zwerfafval", "lunch", "spreekuur", "fundering")
FRAMES = 40
RATIO, FRAME, FIRST = 1.5, 0.016, 0.06  # times what is painted bare; seconds of CPU


def made_board(actions=ACTIONS, events=EVENTS):
    chance = Random(7)
    spans = [[] for _ in range(4)]
    points = [[] for _ in range(4)]
    for number in range(actions):
        first = START + chance.randrange(DAYS)
        last = FOREVER if number % 50 == 0 else first + chance.randrange(5, 120)
        title = " ".join(chance.choices(WORDS, k=4))
        spans[number % 4].append(Span(Action, number, title, first, last, chance.choice(STATES)))
    for number in range(events):
        title = " ".join(chance.choices(WORDS, k=5))
        points[number % 4].append(Point(Event, number, title, START + chance.randrange(DAYS), "signal"))
    return Board(
        Section(number, f"Pijler {number}", f"pillar{number}", tuple(spans[number - 1]), tuple(points[number - 1]))
        for number in range(1, 5)
    )


@pytest.fixture(scope="module")
def board():
    return made_board()


@pytest.fixture
def chart(qtbot, board):
    application()
    chart = TimelineChart(today=lambda: TODAY)
    qtbot.addWidget(chart)
    chart.resize(1200, 800)
    chart.show_board(board, (dt.date(2023, 1, 1), dt.date(2028, 12, 31)))
    with qtbot.waitExposed(chart):
        chart.show()
    return chart


class Bare(QWidget):
    """Paints rectangles of one colour each, and labels, as they were seen by the chart."""

    def __init__(self, chart):
        super().__init__()
        self.resize(chart.viewport().size())
        self.see(chart)

    def see(self, chart):
        """Take over what the chart shows now."""
        theme = current_theme()
        self.boxes, self.plates, self.labels = [], [], []
        self.see_calendar(chart)
        for row in chart.rows():
            tone = row.packed.section.tone
            for bars in row.bars.values():
                boxes = [QRectF(bar.x, bar.y, bar.width, bar.height) for bar in bars]
                self.boxes.append((theme.colour(f"{tone}.tint"), boxes))
            spots = [QRectF(spot.x - 7, spot.y - 7, 14, 14) for spot in row.spots]
            self.plates.append((theme.colour(f"{tone}.tint"), spots))
            self.labels += [
                (QPointF(words.x, words.y), chart._widths.fitted(words.text, words.room)) for words in row.words
            ]
            self.labels += [
                (QPointF(spot.x - 5, spot.y + 5), str(spot.number)) for spot in row.spots if spot.number > 1
            ]

    def see_calendar(self, chart):
        """The bands and names of the calendar, and the names of the sections."""
        window, sides = chart.view.window, chart.sides()
        above, below = units(window.scale.day_width)
        height = self.height() - sides.head
        self.bands = [
            QRectF(window.scale.x(tick.first), sides.head, (tick.end - tick.first) * window.scale.day_width, height)
            for tick in ticks(above, window.scale, window.width)
            if tick.is_even
        ]
        for place, unit in enumerate(filter(None, (above, below))):
            found = ticks(unit, window.scale, window.width)
            left = [window.scale.x(tick.first) for tick in found]
            self.labels += [(QPointF(x + 6, 18 + 18 * place), tick.name) for x, tick in zip(left, found, strict=True)]
            self.bands += [QRectF(x, 0, 1, self.height()) for x in left]
        self.labels += [(QPointF(12, sides.top + row.y), row.packed.section.name) for row in chart.rows()]
        self.labels += [(QPointF(12, sides.top + row.y + 18), f"{row.spans} acties") for row in chart.rows()]

    def paintEvent(self, _event):
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        for band in self.bands:
            painter.fillRect(band, theme.colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, boxes in self.boxes:
            painter.setPen(colour)
            painter.setBrush(colour)
            painter.drawRects(boxes)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, plates in self.plates:
            painter.setBrush(colour)
            for plate in plates:
                painter.drawRoundedRect(plate, 7, 7)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("meta"))
        for place, text in self.labels:
            painter.drawText(place, text)


def look(chart, days):
    if days is None:
        chart.fit_all()
    else:
        middle = START + DAYS // 2
        chart.go(fitting(middle, middle + days, chart.view.width))


@pytest.mark.parametrize("days", [None, 730, 183, 31, 7], ids=["whole", "two years", "half-year", "month", "week"])
@pytest.mark.parametrize("how", ["pan", "zoom"])
def test_a_frame(chart, qtbot, days, how, row):
    look(chart, days)
    chart.viewport().repaint()
    bare = Bare(chart)
    qtbot.addWidget(bare)
    with qtbot.waitExposed(bare):
        bare.show()
    frames, bares = [], []
    for number in range(FRAMES):
        way = 1 if number % 8 < 4 else -1
        move = partial(chart.pan, way * 23) if how == "pan" else partial(chart.zoom, 1.04**way, 500)
        frames.append(taken(lambda move=move: (move(), chart.viewport().repaint())).cpu)
        bare.see(chart)
        bares.append(taken(bare.repaint).cpu)
    frame, bare_frame, seen = median(frames), median(bares), "all" if days is None else f"{days} days"
    row(f"timeline frame, {how}, {seen}, beside bare painting", 1000 * frame, 1000 * bare_frame, "ms CPU", RATIO)
    row(f"timeline frame, {how}, {seen}", 1000 * frame, 1000 * FRAME, "ms CPU")


def test_how_a_frame_grows(chart, board, growth):
    amounts = {}
    for scale in SCALES:
        of_size = made_board(ACTIONS * scale // SCALES[-1], EVENTS * scale // SCALES[-1])
        chart.show_board(of_size, None)
        look(chart, 183)
        frames = [partial(chart.pan, 23), partial(chart.pan, -23)]
        both = in_turns(*[lambda move=move: (move(), chart.viewport().repaint()) for move in frames])
        amounts[scale] = 1000 * median(each.cpu for each in both)
    chart.show_board(board, None)
    growth("timeline frame", amounts, "ms CPU")


def test_the_first_drawing_after_a_change(chart, qtbot, row):
    strip = OverviewStrip(chart)
    qtbot.addWidget(strip)
    strip.resize(1200, 34)
    strip.show()
    boards = [made_board() for _ in range(ROUNDS + 1)]

    def draw():
        chart.show_board(boards.pop(), None)
        strip.show_density()
        chart.viewport().repaint()
        strip.repaint()

    [took] = in_turns(draw)
    row("timeline, first drawing after a change", 1000 * took.cpu, 1000 * FIRST, "ms CPU")
