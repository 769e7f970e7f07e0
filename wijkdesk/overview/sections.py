"""What the sections of an overview say, as plain data.

As in the domain a text is ``""`` when nobody filled it in, and ``None`` stands for what is not known. All texts are a
user's and may hold any letter; a line end begins a new paragraph.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, EscalationState, GoalState, Openness, PromiseState, Rhythm
from wijkdesk.insight.attendance import Attended
from wijkdesk.overview.outcome import EventLine, Figure, Numbers, RatingLine, Since, Success, Voice


class OwnText(StrEnum):
    """The texts whose draft the coordinator can replace; the value is the name by which a dossier keeps hers.

    Those of a pillar have its id too (``PillarText``), those of the header the name of their line (``header_text``).
    """

    MESSAGE = "message"
    MONEY = "money"
    RISK = "risk"
    DECISION = "decision"
    GLANCE = "glance"
    SINCE = "since"
    SUCCESSES = "successes"
    NEIGHBOURHOOD = "neighbourhood"
    FAILURES = "failures"
    PARTNERS = "partners"
    GOALS = "goals"
    PROMISES = "promises"
    ESCALATIONS = "escalations"
    OUTLOOK = "outlook"


class PillarText(StrEnum):
    """The texts that every pillar has: what was done, what residents noticed, and the next half-year."""

    DONE = "done"
    EFFECT = "effect"
    NEXT = "next"

    def of(self, pillar: int) -> str:
        """The name by which a dossier keeps this text of a pillar."""
        return f"pillar-{pillar}-{self.value}"


class OwnChoice(StrEnum):
    """What the coordinator chooses for an overview; the value is the name by which a dossier keeps it.

    SUCCESSES and VOICES hold keys (``Success.key``), FADING what ``fading_key`` makes, ALLOWED the keys of what the
    privacy check found and she let stand, OPENNESS one value of ``Openness``, WITHHELD the sections, by their
    ``OwnText``, that a public variant leaves out, and CONFIDENTIAL what ``confidential_key`` makes of the things that
    are told though they are confidential.
    """

    SUCCESSES = "successes"
    VOICES = "voices"
    FADING = "fading"
    ALLOWED = "allowed"
    OPENNESS = "openness"
    WITHHELD = "withheld"
    CONFIDENTIAL = "confidential"


def fading_key(organisation: int, discussed_on: dt.date) -> str:
    """How a dossier keeps that fading may be told of a partner, and when it was discussed with them: 12:2026-11-03."""
    return f"{organisation}:{discussed_on.isoformat()}"


def confidential_key(kind: str, number: int) -> str:
    """How a dossier keeps that something confidential may be told, by its table and id: actions-12."""
    return f"{kind}-{number}"


def header_text(line: str) -> str:
    """The name by which a dossier keeps what she wrote behind a line of the header."""
    return f"header-{line}"


@dataclass(frozen=True, slots=True)
class SectionText:
    """A text of the coordinator, or the draft where she wrote none; ``name`` is that of ``OwnText`` and its kin."""

    name: str
    text: str


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
class HeaderLine:
    """A line of the header of a College paper; ``text`` is ``""`` while nobody filled it in."""

    name: str
    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a College paper.

    ``stood_on`` is the last day that the overview knows of, ``made_on`` the day on which it was made, and ``year`` is
    which year of how many of the approach the half-year ends in. ``lines`` are those of the municipality, in its order.
    ``edition`` is "" for the whole, or says what was made of it, such as "Openbare versie".
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
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    lines: tuple[HeaderLine, ...] = ()
    openness: Openness = Openness.PUBLIC
    edition: str = ""

    @property
    def approach(self) -> str:
        """The name of the approach, such as "Wijkaanpak Rozenprieel"."""
        is_said = "wijkaanpak" in self.programme.casefold()
        return self.programme if is_said else f"Wijkaanpak {self.programme}".strip()

    @property
    def kind(self) -> str:
        """What document this is, such as "Halfjaaroverzicht, openbare versie"."""
        edition = f"{self.edition[:1].lower()}{self.edition[1:]}"
        return ", ".join(part for part in ("Halfjaaroverzicht", edition) if part)

    @property
    def subject(self) -> str:
        return f"Voortgang {self.approach[:1].lower()}{self.approach[1:]}"


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as it stood; ``led_to`` names the actions that came of it by then.

    ``overdue`` says that it still ran after the day on which it should have been ready. ``id`` is that of the action.
    """

    id: int
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
class Failure:
    """An action that did not succeed, or only partly, with the pillar that it stood under."""

    action: ActionLine
    pillar: str


@dataclass(frozen=True, slots=True)
class PillarSection:
    """One pillar, or what belongs to none (``colour`` and ``id`` are then ``None``).

    ``ended`` stands in order of time, ``running`` with what is overdue first. Its texts stand in ``Content.texts``.
    """

    id: int | None
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
    figures: tuple[Figure, ...] = ()

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
class Delivered:
    """What a partner did in the half-year beside being there: actions that it took part in, and its promises.

    ``kept``, ``broken`` and ``refused`` count the promises of this partner to anyone that were settled in the
    half-year, ``open`` those that were not by its end.
    """

    actions: int
    kept: int
    broken: int
    refused: int
    open: int


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
    delivered: Delivered

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
class CooperationRow:
    """In how many actions a partner took part, under each pillar, and with which other partners."""

    partner: Party
    actions: tuple[int, ...]
    partners: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Who worked with whom in the half-year: ``rows`` count actions for each of ``pillars``, in their order.

    ``shared`` is how many actions had two partners or more; ``apart`` are the partners with a commitment that took part
    in none of those.
    """

    pillars: tuple[str, ...]
    rows: tuple[CooperationRow, ...]
    shared: int
    apart: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class FadingLine:
    """That a partner was there less and less, as it was discussed with that partner on ``discussed_on``.

    ``attendance`` has the half-years up to this one, oldest first.
    """

    partner: Party
    discussed_on: dt.date
    attendance: tuple[Attended, ...]
    delivered: Delivered


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A policy goal of ``owner``, and the actions of this half-year that served it.

    ``of_portfolio`` says that the owner is a portfolio holder rather than an organisation. ``state`` is how it stood.
    """

    owner: Party
    of_portfolio: bool
    title: str
    state: GoalState
    settled_on: dt.date | None
    due: dt.date | None
    actions: tuple[ActionLine, ...]


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
    """What was reported at once; ``answer`` is ``""`` while there was none, ``id`` that of the report.

    ``is_of_earlier`` says that it was sent before the half-year, and was still open when that began.
    """

    id: int
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

    ``notice`` says why there is little or nothing. ``texts`` are the coordinator's own or else drafts made from the
    dossier. ``successes`` are the ones that she chose, or the first that the dossier proposes; ``more_successes``
    counts the others, which stand among the actions and ``events``. ``by_residents`` are the actions that residents
    began. ``failures`` are all that ended without succeeding, or only partly. ``names_hidden`` is in how many places
    the name of a resident was replaced.
    """

    header: Header
    notice: str
    texts: tuple[SectionText, ...] = ()
    numbers: Numbers | None = None
    since: Since | None = None
    successes: tuple[Success, ...] = ()
    more_successes: int = 0
    voices: tuple[Voice, ...] = ()
    by_residents: tuple[ActionLine, ...] = ()
    pillars: tuple[PillarSection, ...] = ()
    failures: tuple[Failure, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    also_present: tuple[Attendance, ...] = ()
    cooperation: Cooperation | None = None
    fading: tuple[FadingLine, ...] = ()
    goals: tuple[GoalLine, ...] = ()
    promises: PromiseSection | None = None
    escalations: tuple[EscalationLine, ...] = ()
    events: tuple[EventLine, ...] = ()
    names_hidden: int = 0

    def text(self, name: str) -> str:
        """The text of this name; "" where there is nothing to say."""
        return next((each.text for each in self.texts if each.name == name), "")

    def of_pillar(self, pillar: PillarSection, which: PillarText) -> str:
        """A text of one of the pillars; what belongs to none has no texts."""
        return "" if pillar.id is None else self.text(which.of(pillar.id))
