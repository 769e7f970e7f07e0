"""What a half-year brought, as plain data: its numbers, successes and events, and how a pillar was rated.

The texts are like those of ``sections``.
"""

import datetime as dt
from dataclasses import dataclass

from wijkdesk.domain.words import EventKind, Light


@dataclass(frozen=True, slots=True)
class Numbers:
    """The half-year in numbers; ``None`` where the dossier holds nothing to count.

    ``partners`` are the organisations with a commitment, ``partners_present`` those of them that were in a contact
    moment of this half-year. Of those with an agreed rhythm ``partners_as_agreed`` were there as often as that,
    ``partners_less`` were not, and of ``partners_unrecorded`` nothing is known. ``promises_open`` counts what was open
    at its end, the other promises what was settled in it.
    """

    succeeded: int | None
    partly: int
    failed: int
    stopped: int
    running: int
    quick_wins: int | None
    promises_kept: int | None
    promises_broken: int
    promises_refused: int
    promises_renegotiated: int
    promises_open: int
    partners: int
    partners_present: int | None
    partners_as_agreed: int | None
    partners_less: int
    partners_unrecorded: int

    @property
    def partners_with_rhythm(self) -> int:
        return (self.partners_as_agreed or 0) + self.partners_less + self.partners_unrecorded

    @property
    def ended(self) -> int | None:
        return None if self.succeeded is None else self.succeeded + self.partly + self.failed + self.stopped


@dataclass(frozen=True, slots=True)
class Success:
    title: str
    text: str
    day: dt.date
    pillar: str
    quick_win: bool
    by_residents: bool


@dataclass(frozen=True, slots=True)
class RatingLine:
    """How a pillar was rated at the end of the half-year.

    ``at_start`` is the light with which the half-year began, which the overview before this one told; ``None`` when the
    pillar had not been rated yet. ``given`` has every light of this half-year with its day, oldest first; without any,
    ``light`` and the texts are those of an earlier half-year.
    """

    light: Light
    rated_on: dt.date
    at_start: Light | None
    note: str
    cause: str
    consequence: str
    correction: str
    given: tuple[tuple[dt.date, Light], ...]

    @property
    def is_of_earlier(self) -> bool:
        """Whether nobody rated the pillar in this half-year."""
        return not self.given

    @property
    def was_first(self) -> Light | None:
        """The first light that the pillar ever got, when that was in this half-year and another one followed."""
        lights = [light for _, light in self.given]
        return lights[0] if self.at_start is None and lights and lights[0] is not self.light else None


@dataclass(frozen=True, slots=True)
class EventLine:
    day: dt.date
    kind: EventKind
    title: str
    text: str
    pillar: str
