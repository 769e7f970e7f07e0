"""What of the board is looked at: which days, how far down, and on how large a screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.drawing.timeline.board import Board
from wijkdesk.drawing.timeline.frame import Window, section_tops
from wijkdesk.drawing.timeline.scale import Scale, fitting

MARGIN: Final = 24
YEARS_WHEN_EMPTY: Final = 6


class View:
    """Place and zoom over a board; ``scale`` is None until somebody looked, and then all of it is seen.

    ``width`` and ``height`` are the room for the board in logical pixels; ``size`` is how many times as large as usual
    the text is.
    """

    def __init__(self, today: Callable[[], dt.date]) -> None:
        self._today = today
        self.board = Board(())
        self.term: tuple[int, int] | None = None
        self.scale: Scale | None = None
        self.top = 0.0
        self.width = self.height = 1.0
        self.size = 1.0

    @property
    def in_force(self) -> Scale:
        return self.whole() if self.scale is None else self.scale

    @property
    def window(self) -> Window:
        return Window(self.in_force, self.top, self.width, self.height, self.size)

    @property
    def full_height(self) -> float:
        """How high the board is at this zoom."""
        return section_tops(self.board, self.window)[-1]

    def day_at(self, x: float) -> dt.date:
        return dt.date.fromordinal(int(self.in_force.day_at(x)))

    def ends(self) -> tuple[int, int]:
        """The first and last day of the approach and of all that is on the board; without any, some years."""
        days = [day for day in (self.board.first, self.board.last, *(self.term or ())) if day is not None]
        if not days:
            year = self._today().year
            return dt.date(year, 1, 1).toordinal(), dt.date(year + YEARS_WHEN_EMPTY, 1, 1).toordinal() - 1
        return min(days), max(days)

    def whole(self) -> Scale:
        return self.around(*self.ends())

    def half_year(self, day: dt.date) -> Scale:
        half = HalfYear.of(day)
        return self.around(half.first_day.toordinal(), half.last_day.toordinal())

    def month(self, day: dt.date) -> Scale:
        first = day.replace(day=1)
        return self.around(first.toordinal(), (first + dt.timedelta(31)).replace(day=1).toordinal() - 1)

    def around(self, first: int, last: int) -> Scale:
        """The scale at which these days fill the width but for a margin."""
        return fitting(first, last, self.width, MARGIN)

    def middle(self) -> dt.date:
        """Today where that is seen, else the day in the middle of what is."""
        today = self._today()
        is_seen = 0 <= self.in_force.x(today.toordinal()) <= self.width
        return today if is_seen else self.day_at(self.width / 2)
