"""The kinds of contact moments, with their signs."""

from __future__ import annotations

from typing import Final

from wijkdesk.domain.words import MomentKind
from wijkdesk.ui.fields import Choice
from wijkdesk.ui.marks import IconMark

MOMENT_ICONS: Final = {
    MomentKind.TALK: "user",
    MomentKind.LUNCH: "coffee",
    MomentKind.CALL: "phone",
    MomentKind.VISIT: "map-pin",
    MomentKind.MEETING: "users",
}


def moment_choices() -> list[Choice]:
    """Every kind, to choose from; each begins with a letter of its own, which chooses it."""
    return [Choice(kind, kind.dutch, moment_mark(kind)) for kind in MomentKind]


def moment_mark(kind: MomentKind) -> IconMark:
    return IconMark(kind.dutch, MOMENT_ICONS[kind])
