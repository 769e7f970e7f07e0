"""What of the board goes on a picture or a page, and how small: as much as can be read, counted where it is more."""

from __future__ import annotations

from typing import Final

from wijkdesk.drawing.timeline.board import Board
from wijkdesk.drawing.timeline.frame import MOST_LANES, Window, section_tops
from wijkdesk.drawing.timeline.picture import NAMES, Look
from wijkdesk.drawing.timeline.scale import Scale, fitting

PICTURE_WIDTH: Final = 1600.0
MARGIN: Final = 24.0
POINT: Final = 0.75
"""Points in a pixel of the board, where there is room: text of 9 points."""
SMALLEST: Final = 0.48
"""Points in a pixel of the board at which its text can just be read on paper."""
_NARROWEST: Final = 1100.0
_FEWER: Final = (MOST_LANES, 30, 24, 20, 16, *range(14, -1, -1))
"""So many lanes a section may have before it is counted, tried one after another."""


def look_at_whole(
    board: Board, ends: tuple[int, int], today: int, term: tuple[int, int] | None, above: float = 0.0
) -> Look:
    """All of the board, with ``above`` that room for lines, as a picture that may be as high as it needs."""
    return _whole(board, ends, PICTURE_WIDTH - NAMES, MOST_LANES, today, term, above)


def look_on_page(
    board: Board,
    ends: tuple[int, int],
    today: int,
    term: tuple[int, int] | None,
    room: tuple[float, float],
    above: float = 0.0,
) -> tuple[Look, float]:
    """All of the board, and ``above`` that room for lines, on a page with so much room; and the points of a pixel."""
    for most_lanes in _FEWER:
        width = _NARROWEST
        for _ in range(4):  # a wider board has other counts, and so another height
            look = _whole(board, ends, width - NAMES, most_lanes, today, term, above)
            width = max(_NARROWEST, look.whole_height * room[0] / room[1])
        points = min(room[0] / (NAMES + look.width), room[1] / look.whole_height)
        if points >= SMALLEST:
            break
    return look, points


def points_on_page(look: Look, room: tuple[float, float]) -> float:
    """How many points a pixel of what is seen becomes on a page with so much room."""
    return min(room[0] / (NAMES + look.width), room[1] / look.whole_height, POINT)


def _whole(
    board: Board,
    ends: tuple[int, int],
    width: float,
    most_lanes: int,
    today: int,
    term: tuple[int, int] | None,
    above: float,
) -> Look:
    scale: Scale = fitting(*ends, width, MARGIN)
    window = Window(scale, 0.0, width, 0.0, 1.0, most_lanes)
    return Look(scale, width, 0.0, section_tops(board, window)[-1], most_lanes, today, term, above)
