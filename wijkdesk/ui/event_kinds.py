"""The kinds of events, with their signs."""

from __future__ import annotations

from typing import Final

from wijkdesk.domain.words import EventKind
from wijkdesk.ui.marks import IconMark, Mark

EVENT_ICONS: Final = {
    EventKind.MILESTONE: ("milestone", "text2"),
    EventKind.SUCCESS: ("star", "green"),
    EventKind.SETBACK: ("trending-down", "text2"),
    EventKind.DECISION: ("gavel", "text2"),
    EventKind.SIGNAL: ("ear", "text2"),
    EventKind.ACTIVITY: ("calendar", "text2"),
}


def event_mark(kind: EventKind) -> Mark:
    icon, tone = EVENT_ICONS[kind]
    return IconMark(kind.dutch, icon, tone)
