"""What a row of the tables of actions holds."""

from typing import NamedTuple

from wijkdesk.domain.words import ActionState
from wijkdesk.example.calendar import When


class Plan(NamedTuple):
    """An action from its plan to its end.

    Of ``partners`` the first leads. Without ``start`` it is an idea, without ``due`` it goes on. It ends as ``how`` on
    ``ended``, when that day has come. ``also`` names the other pillars that it serves, ``follows`` the title of the
    action that it came from, ``waits`` since when it stands still, and for what.
    """

    title: str
    start: When | None
    due: When | None
    partners: str
    ended: When | None = None
    how: ActionState | None = None
    result: str = ""
    lesson: str = ""
    description: str = ""
    place: str = ""
    contact: str = ""
    goals: str = ""
    next_step: str = ""
    follows: str = ""
    also: str = ""
    waits: tuple[When, str] | None = None
    quick_win: bool = False
    by_residents: bool = False
    confidential: bool = False
