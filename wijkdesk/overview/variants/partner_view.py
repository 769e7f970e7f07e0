"""What an overview tells of one partner."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import ActionState, PromiseState
from wijkdesk.overview.sections import (
    ActionLine,
    CommitmentLine,
    Content,
    Delivered,
    GoalLine,
    Header,
    Party,
    PromiseLine,
    PromiseSection,
)
from wijkdesk.overview.variants.naming import at_work, involved_in, is_same, only_one, partners_in, takes_part

TITLE_OF_PAGE = "Wat dit u bracht"

_ORDER = (
    *(ActionState.SUCCEEDED, ActionState.PARTLY, ActionState.FAILED, ActionState.STOPPED),
    *(ActionState.RUNNING, ActionState.WAITING, ActionState.PLANNED, ActionState.IDEA),
)


@dataclass(frozen=True, slots=True)
class Together:
    """In how many actions another partner took part too."""

    partner: Party
    actions: int


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """What the approach brought one partner, and what that partner brought the approach, in one half-year.

    ``goals`` are its own policy goals. ``moments`` counts the contact moments that it was in, and is ``None`` where
    none is recorded. ``actions`` ran or ended, what succeeded first; ``coming`` are what is planned, or to be ready
    later, the first to come in front. ``worked_with`` has the partner of most actions in front.
    """

    header: Header
    partner: Party
    head: Party | None
    goals: tuple[GoalLine, ...]
    pledges: tuple[CommitmentLine, ...]
    moments: int | None
    delivered: Delivered
    actions: tuple[ActionLine, ...]
    worked_with: tuple[Together, ...]
    coming: tuple[ActionLine, ...]

    @property
    def agreed(self) -> int | None:
        """How often it had agreed to be there, as the closest of its rhythms has it."""
        return max((pledge.agreed for pledge in self.pledges if pledge.agreed is not None), default=None)


def for_partner(content: Content, name: str) -> PartnerPage:
    """What an overview tells of one partner."""
    partner = only_one(name, partners_in(content))
    pledges = tuple(line for line in content.commitments if is_same(line.partner, partner))
    own = [action for action in at_work(content.pillars) if takes_part(partner, action)]
    planned = [action for pillar in content.pillars for action in pillar.planned if takes_part(partner, action)]
    present = [other.moments for other in content.also_present if is_same(other.partner, partner)]
    return PartnerPage(
        header=content.header,
        partner=partner,
        head=next((line.head for line in pledges if line.head is not None and line.ended_on is None), None),
        goals=tuple(goal for goal in content.goals if not goal.of_portfolio and is_same(goal.owner, partner)),
        pledges=pledges,
        moments=next((line.moments for line in pledges), present[0] if present else None),
        delivered=pledges[0].delivered if pledges else _delivered(content, partner, len(own)),
        actions=tuple(sorted(own, key=lambda action: (_ORDER.index(action.state), not action.quick_win, action.title))),
        worked_with=_worked_with(partner, own),
        coming=tuple(_coming([*own, *planned], content.header.stood_on)),
    )


def _delivered(content: Content, partner: Party, actions: int) -> Delivered:
    """What is known of a partner without a commitment: of its promises those to residents."""
    promises = content.promises or PromiseSection(0, (), ())
    own: list[PromiseLine] = [each for each in (*promises.settled, *promises.open) if is_same(each.by, partner)]
    states = Counter(promise.state for promise in own)
    return Delivered(
        actions=actions,
        kept=states[PromiseState.KEPT],
        broken=states[PromiseState.BROKEN],
        refused=states[PromiseState.REFUSED],
        open=states[PromiseState.OPEN],
    )


def _worked_with(partner: Party, actions: Iterable[ActionLine]) -> tuple[Together, ...]:
    counts = Counter(other for action in actions for other in involved_in(action) if not is_same(other, partner))
    found = (Together(other, count) for other, count in counts.items())
    return tuple(sorted(found, key=lambda each: (-each.actions, fold(each.partner.name))))


def _coming(actions: Iterable[ActionLine], stood_on: dt.date) -> list[ActionLine]:
    """What is planned, and what runs and is to be ready later; the first to come in front, without a day last."""
    later = [
        each
        for each in actions
        if each.state is ActionState.PLANNED
        or (not each.state.is_ended and each.due is not None and each.due > stood_on)
    ]
    return sorted(later, key=lambda action: (str(coming_on(action) or "9999"), action.title))


def coming_on(action: ActionLine) -> dt.date | None:
    """The day on which something that is planned begins, or what runs is to be ready."""
    return action.first_day if action.state is ActionState.PLANNED else action.due
