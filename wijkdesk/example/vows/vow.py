"""What a row of the tables of promises holds."""

from typing import NamedTuple

from wijkdesk.domain.words import PromiseState
from wijkdesk.example.calendar import When


class Vow(NamedTuple):
    """``by`` and ``to`` are contacts or partners; without ``by`` it is our own promise.

    ``made`` is a day, or (year, month) of the consultation in which it was made. ``again`` says when it was
    renegotiated, what the new date is, and why; ``outcome`` is then that of the new promise. ``told`` is when and how
    residents heard.
    """

    what: str
    by: str
    made: When | tuple[int, int]
    due: When
    outcome: PromiseState = PromiseState.OPEN
    settled: When | None = None
    reason: str = ""
    told: tuple[When, str] | None = None
    to: str = ""
    action: str = ""
    pillar: str = ""
    again: tuple[When, When, str] | None = None
    confidential: bool = False


KEPT, BROKEN, REFUSED = PromiseState.KEPT, PromiseState.BROKEN, PromiseState.REFUSED
