"""One end of an action while it is moved: what the plan would be, before anything is stored."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.drawing.timeline.frame import Row
from wijkdesk.drawing.timeline.scale import FIRST, LAST
from wijkdesk.drawing.timeline.things import FOREVER, Span, Thing

End = Literal["first", "last"]

NEAR = 6.0
LEAST_WIDE = 3 * NEAR


class Replanning(NamedTuple):
    """``day`` is where the end of the span is now; ``is_asked`` once it was let go and is being stored."""

    span: Span
    end: End
    day: int
    is_asked: bool = False

    @property
    def moved(self) -> Span:
        """The span as it would be; never turned round."""
        if self.end == "first":
            return self.span._replace(first=min(self.day, self.span.last))
        return self.span._replace(last=max(self.day, self.span.first))

    @property
    def is_moved(self) -> bool:
        return self.day != (self.span.first if self.end == "first" else self.span.last)

    @property
    def date(self) -> dt.date:
        return dt.date.fromordinal(self.day)

    def to(self, day: float) -> Replanning:
        return self._replace(day=int(min(max(day, FIRST), LAST)))


def taken(thing: Thing | None, end: End, today: dt.date) -> Replanning | None:
    """Begin to move an end of this thing; None when it is no action. One without an end gets it today at first."""
    if not isinstance(thing, Span) or thing.kind is not Action:
        return None
    day = thing.first if end == "first" else thing.last
    return Replanning(thing, end, max(today.toordinal(), thing.first) if day == FOREVER else day)


def end_at(rows: list[Row], x: float, y: float) -> tuple[Span, End] | None:
    """The end of an action's bar at a place, where the bar is wide enough to be taken by either end."""
    for row in rows:
        if not row.y <= y < row.y + row.height:
            continue
        for bars in row.bars.values():
            for bar in bars:
                if bar.number > 1 or bar.span.kind is not Action or not bar.y <= y < bar.y + bar.height:
                    continue
                if bar.width < LEAST_WIDE:
                    continue
                if not bar.is_cut[1] and abs(x - bar.x - bar.width) <= NEAR:
                    return bar.span, "last"
                if not bar.is_cut[0] and abs(x - bar.x) <= NEAR:
                    return bar.span, "first"
    return None
