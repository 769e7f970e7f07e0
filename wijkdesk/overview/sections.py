"""What the sections of an overview say, as plain data.

As in the domain a text is ``""`` when nobody filled it in, and ``None`` stands for what is not known. All texts are a
user's and may hold any letter; a line end begins a new paragraph.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, EscalationState, PromiseState, Rhythm
from wijkdesk.overview.outcome import EventLine, Numbers, RatingLine, Success


class OwnText(StrEnum):
    """The sections whose draft the coordinator can replace; the value is the name by which a dossier keeps her text."""

    MESSAGE = "message"
    OUTLOOK = "outlook"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation, or somebody in office, whose name is said on purpose: never a resident.

    ``role`` is what a person was, and at which ``organisation``, on the day that the overview is about.
    """

    name: str
    role: str = ""
    organisation: str = ""

    @property
    def place(self) -> str:
        """Role and organisation for beside the name, without what that says already; "" for somebody without a role."""
        return ", ".join(part for part in (self.role, self.organisation) if part not in ("", self.name) and self.role)

    @property
    def office(self) -> str:
        """Role and organisation, such as "teamchef, Politie", or the name of somebody without a role."""
        return ", ".join(part for part in (self.role, self.organisation) if part) if self.role else self.name


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a College paper.

    ``stood_on`` is the last day that the overview knows of, ``made_on`` the day on which it was made, and ``year`` is
    which year of how many of the approach the half-year ends in.
    """

    programme: str
    municipality: str
    half_year: HalfYear
    stood_on: dt.date
    made_on: dt.date
    year: tuple[int, int] | None
    sponsor: Party | None
    coordinator: Party | None
    department: str
    is_example: bool

    @property
    def approach(self) -> str:
        """The name of the approach, such as "Wijkaanpak Rozenprieel"."""
        is_said = "wijkaanpak" in self.programme.casefold()
        return self.programme if is_said else f"Wijkaanpak {self.programme}".strip()

    @property
    def subject(self) -> str:
        return f"Voortgang {self.approach[:1].lower()}{self.approach[1:]}"


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as it stood; ``led_to`` names the actions that came of it by then.

    ``overdue`` says that it still ran after the day on which it should have been ready.
    """

    title: str
    state: ActionState
    first_day: dt.date | None
    due: dt.date | None
    ended_on: dt.date | None
    quick_win: bool
    by_residents: bool
    lead: Party | None
    partners: tuple[Party, ...]
    overdue: bool
    waits_for: str
    result: str
    lesson: str
    led_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PillarSection:
    """One pillar, or what belongs to none (``colour`` is then ``None``).

    ``ended`` stands in order of time, ``running`` with what is overdue first. ``outlook`` is a draft about the next
    half-year.
    """

    name: str
    colour: int | None
    aim: str
    portfolio_holder: Party | None
    retired_on: dt.date | None
    rating: RatingLine | None
    ended: tuple[ActionLine, ...]
    running: tuple[ActionLine, ...]
    planned: tuple[ActionLine, ...]
    setbacks: tuple[EventLine, ...]
    outlook: str = ""

    @property
    def learned_from(self) -> tuple[ActionLine, ...]:
        """The ended actions that did not work, or only partly."""
        return tuple(action for action in self.ended if action.state is not ActionState.SUCCEEDED)

    @property
    def actions(self) -> tuple[ActionLine, ...]:
        return self.ended + self.running + self.planned


class Confirmation(StrEnum):
    """What a partner answered in this half-year to whether the commitment still stands."""

    NEW = "new"
    YES = "yes"
    NO = "no"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """What a partner had pledged.

    ``moments`` counts the contact moments of the half-year that it was in, ``None`` where none is recorded. ``agreed``
    is how many its rhythm comes to in the days that the commitment stood, up to the last that is told of; ``None``
    without a rhythm, or when that is less than one.
    """

    partner: Party
    what: str
    head: Party | None
    rhythm: Rhythm | None
    first_day: dt.date | None
    confirmation: Confirmation
    confirmed_on: dt.date | None
    note: str
    ended_on: dt.date | None
    end_reason: str
    moments: int | None
    agreed: int | None

    @property
    def was_there_less(self) -> bool:
        """Whether the partner was there less often than agreed; not so when either number is not known."""
        return self.moments is not None and self.agreed is not None and self.moments < self.agreed


@dataclass(frozen=True, slots=True)
class Attendance:
    """A partner without a commitment that was in contact moments all the same."""

    partner: Party
    moments: int


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise to residents; ``by`` is ``None`` for the coordinator's own, ``to`` says for whom without a name."""

    what: str
    by: Party | None
    to: str
    made_on: dt.date | None
    due: dt.date | None
    overdue: bool
    state: PromiseState
    settled_on: dt.date | None
    reason: str
    told_on: dt.date | None
    told_how: str


@dataclass(frozen=True, slots=True)
class PromiseSection:
    """Promises to residents: how many were made in this half-year, what was settled in it, what was open at its end."""

    made: int
    settled: tuple[PromiseLine, ...]
    open: tuple[PromiseLine, ...]


@dataclass(frozen=True, slots=True)
class EscalationLine:
    """What was reported at once; ``answer`` is ``""`` while there was none.

    ``is_of_earlier`` says that it was sent before the half-year, and was still open when that began.
    """

    sent_on: dt.date
    is_of_earlier: bool
    subject: str
    to: Party
    pillar: str
    what_happened: str
    consequence: str
    asked: str
    state: EscalationState
    answered_on: dt.date | None
    answer: str
    closed_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Content:
    """All that an overview says; a section without anything to say is empty.

    ``notice`` says why there is little or nothing. ``message``, ``outlook`` and ``decision`` are the coordinator's own
    texts, or else drafts made from the dossier. ``successes`` are at most five; ``more_successes`` counts the others,
    which stand among the actions and ``events``. ``names_hidden`` is in how many places the name of a resident was
    replaced.
    """

    header: Header
    notice: str
    message: str = ""
    decision: str = ""
    outlook: str = ""
    numbers: Numbers | None = None
    successes: tuple[Success, ...] = ()
    more_successes: int = 0
    pillars: tuple[PillarSection, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    also_present: tuple[Attendance, ...] = ()
    promises: PromiseSection | None = None
    escalations: tuple[EscalationLine, ...] = ()
    events: tuple[EventLine, ...] = ()
    names_hidden: int = 0
