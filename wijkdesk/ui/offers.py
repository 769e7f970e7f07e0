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
    return [Offer(each.key, each.title, _detail(each, tr)) for each in successes]


def voice_offers(voices: Sequence[Voice]) -> list[Offer]:
    """Each voice by what was said, with its pillar and its day."""
    return [
        Offer(each.key, " ".join(each.text.split())[:TITLE_LENGTH], _joined(each.pillar, f"{each.day:%d-%m-%Y}"))
        for each in voices
    ]


def _detail(success: Success, tr: Words) -> str:
    number = len(success.photos)
    photos = tr("1 foto") if number == 1 else tr("{n} foto's").format(n=number) if number else ""
    win = tr("snelle winst") if success.quick_win else ""
    return _joined(win, success.pillar, photos, f"{success.day:%d-%m-%Y}")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
