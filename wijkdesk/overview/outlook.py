"""A first draft in Dutch of what the next half-year will bring, as planned."""

import datetime as dt
from collections.abc import Sequence

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState
from wijkdesk.overview.dutch import day_and_month, listed, long_date, number, period, quoted
from wijkdesk.overview.sections import ActionLine, Content

MOST_IN_ALL = 2
"""How many actions a sentence about the whole approach names: the pillars tell the others."""

MOST_NAMED = 4
"""How many actions a sentence names before it counts the others."""


def outlook_of_approach(content: Content, last_day: dt.date | None) -> str:
    """What the next half-year will bring, as planned; ``last_day`` is the last of the approach."""
    coming = content.header.half_year.next
    if last_day is not None and last_day < coming.first_day:
        runs = "liep" if last_day < content.header.made_on else "loopt"
        return f"De wijkaanpak {runs} tot en met {long_date(last_day)}."
    running = [action for pillar in content.pillars for action in pillar.running]
    planned = [action for pillar in content.pillars for action in pillar.planned]
    sentences = [outlook_of_pillar(running, planned, content.header.half_year, content.header.stood_on, MOST_IN_ALL)]
    if last_day is not None and coming.contains(last_day):
        sentences.append(f"De wijkaanpak loopt tot en met {long_date(last_day)}.")
    return " ".join(part for part in sentences if part)


def outlook_of_pillar(
    running: Sequence[ActionLine],
    planned: Sequence[ActionLine],
    half_year: HalfYear,
    day: dt.date,
    most: int = MOST_NAMED,
) -> str:
    """What goes on after this half-year, what should be ready when, and what is planned, as known on ``day``.

    ``most`` is how many actions each sentence names.
    """
    coming = half_year.next
    first_ready = sorted((action for action in running if action.due), key=lambda action: str(action.due))
    ready_now = [action for action in first_ready if action.due and day < action.due < coming.first_day]
    ready_then = [action for action in first_ready if coming.contains(action.due)]
    going_on = len(running) - len(ready_now)
    sentences = []
    if ready_now:
        sentences.append(f"Nog dit halfjaar {_be(ready_now)} volgens plan klaar: {_some(ready_now, most)}.")
    if going_on:
        going = "gaat één actie" if going_on == 1 else f"gaan {number(going_on)} acties"
        sentences.append(f"In {period(coming)} {going} door.")
    if ready_then:
        sentences.append(f"Volgens plan {_be(ready_then)} dan klaar: {_some(ready_then, most)}.")
    if planned:
        first_begun = sorted(planned, key=lambda action: str(action.first_day or "9999"))
        sentences.append(f"Gepland, maar nog niet begonnen: {_some(first_begun, most)}.")
    return " ".join(sentences)


def _be(actions: Sequence[ActionLine]) -> str:
    return "komt" if len(actions) == 1 else "komen"


def _some(actions: Sequence[ActionLine], most: int) -> str:
    """The first few by name, the others as a number."""
    names = [_with_date(action) for action in actions[:most]]
    others = len(actions) - most
    return listed([*names, f"{number(others)} andere"] if others > 0 else names)


def _with_date(action: ActionLine) -> str:
    if action.state is ActionState.PLANNED:
        return quoted(action.title) + (f" (vanaf {long_date(action.first_day)})" if action.first_day else "")
    return quoted(action.title) + (f" ({day_and_month(action.due)})" if action.due else "")
