"""Putting a mark in the place of what was found in a text."""

from collections.abc import Iterable
from typing import Final

from wijkdesk.privacy.found import Found
from wijkdesk.privacy.letters import composed

LEFT_OUT: Final = "(weggelaten)"


def masked(text: str, found: Iterable[Found]) -> str:
    """The text with the mark in each place where something was found, one where they overlap; as it is without any."""
    places = _joined(found)
    if not places:
        return text
    whole, parts, end = composed(text), [], 0
    for start, stop in places:
        parts += [whole[end:start], LEFT_OUT]
        end = stop
    return "".join([*parts, whole[end:]])


def _joined(found: Iterable[Found]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for each in sorted(found):
        if joined and each.start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], each.end)
        else:
            joined.append((each.start, each.end))
    return joined
