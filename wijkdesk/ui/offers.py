"""What can be chosen for an overview, in words for a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from wijkdesk.overview.outcome import Success, Voice
from wijkdesk.ui.choosing import Offer

TITLE_LENGTH: Final = 200

Words = Callable[[str], str]


def success_offers(successes: Sequence[Success], tr: Words) -> list[Offer]:
    """Each success with its pillar, its day, whether it was a quick win and how many photos it has."""
    # Said once: of a long programme there are thousands.
    win, one, several = tr("snelle winst"), tr("1 foto"), tr("{n} foto's")

    def detail(success: Success) -> str:
        number = len(success.photos)
        photos = one if number == 1 else several.format(n=number) if number else ""
        return _joined(win if success.quick_win else "", success.pillar, photos, f"{success.day:%d-%m-%Y}")

    return [Offer(each.key, each.title, detail(each)) for each in successes]


def voice_offers(voices: Sequence[Voice]) -> list[Offer]:
    """Each voice by what was said, with its pillar and its day."""
    return [
        Offer(each.key, " ".join(each.text.split())[:TITLE_LENGTH], _joined(each.pillar, f"{each.day:%d-%m-%Y}"))
        for each in voices
    ]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
