"""An extract of an overview for one portfolio holder."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from wijkdesk.domain.words import ActionState, PromiseState
from wijkdesk.overview.outcome import Numbers, Since
from wijkdesk.overview.partners import kept_rhythm
from wijkdesk.overview.sections import (
    CommitmentLine,
    Content,
    Cooperation,
    CooperationRow,
    EscalationLine,
    Header,
    HeaderLine,
    Party,
    PillarSection,
    PillarText,
    PromiseSection,
)
from wijkdesk.overview.variants.naming import at_work, involved_in, is_same, only_one, portfolio_holders_in, takes_part
from wijkdesk.overview.variants.public_version import EDITION_LINE
from wijkdesk.overview.variants.redrafting import own_texts, with_texts


def for_portfolio_holder(content: Content, name: str) -> Content:
    """What concerns one portfolio holder: the own pillars with all that stands under them, and the own goals.

    Of partners it tells those that took part in an action of these pillars; of promises, which belong to no pillar,
    those of this administrator; of direct reports those about a pillar or to this administrator. Numbers and drafts are
    made anew; of her own texts those of the pillars stay, as the others are about the whole.
    """
    holder = only_one(name, portfolio_holders_in(content))
    pillars = tuple(pillar for pillar in content.pillars if is_same(pillar.portfolio_holder, holder))
    actions = at_work(pillars)
    commitments = tuple(line for line in content.commitments if any(takes_part(line.partner, each) for each in actions))
    left = replace(
        content,
        header=_own_header(content.header, holder),
        since=_since_of(content.since, pillars),
        by_residents=tuple(each for each in content.by_residents if each in actions),
        pillars=pillars,
        failures=tuple(each for each in content.failures if each.action in actions),
        commitments=commitments,
        also_present=(),
        cooperation=_cooperation(content.cooperation, pillars, commitments),
        fading=(),
        goals=tuple(goal for goal in content.goals if goal.of_portfolio and is_same(goal.owner, holder)),
        promises=_promises_of(content, holder),
        escalations=tuple(each for each in content.escalations if _concerns(each, holder, pillars)),
        voices=tuple(each for each in content.voices if _stands_under(each.pillar, pillars)),
        events=tuple(each for each in content.events if _stands_under(each.pillar, pillars)),
        successes=tuple(each for each in content.successes if _stands_under(each.pillar, pillars)),
    )
    if content.numbers is None:
        return with_texts(left, {})
    left = replace(left, numbers=_numbers(left), more_successes=_more_successes(left))
    own = {which.of(pillar.id) for pillar in pillars if pillar.id is not None for which in PillarText}
    told = with_texts(left, {name: text for name, text in own_texts(content).items() if name in own})
    return told if pillars else replace(told, numbers=None)


def _own_header(header: Header, holder: Party) -> Header:
    about = HeaderLine(EDITION_LINE, f"Uittreksel voor {holder.name}", holder.place)
    return replace(header, lines=(about, *header.lines), edition=about.text)


def _stands_under(pillar: str, pillars: Iterable[PillarSection]) -> bool:
    return any(pillar == each.name for each in pillars)


def _since_of(since: Since | None, pillars: tuple[PillarSection, ...]) -> Since | None:
    """What changed under these pillars; of what was foretold what names a pillar or an action of theirs."""
    if since is None:
        return None
    titles = {action.title for pillar in pillars for action in pillar.actions}
    names = tuple(f"{pillar.name} " for pillar in pillars)
    left = replace(
        since,
        ratings=tuple(each for each in since.ratings if _stands_under(each.pillar, pillars)),
        ended=tuple(each for each in since.ended if _stands_under(each.pillar, pillars)),
        foretold=tuple(
            each for each in since.foretold if each.what in titles or (names and each.became.startswith(names))
        ),
    )
    return left if left.ratings or left.ended or left.foretold else None


def _more_successes(content: Content) -> int:
    """How many actions succeeded besides those that it tells of; events may be of the same ones."""
    told = {each.key for each in content.successes}
    ended = [action for pillar in content.pillars for action in pillar.ended]
    return sum(each.state is ActionState.SUCCEEDED and f"action-{each.id}" not in told for each in ended)


def _promises_of(content: Content, holder: Party) -> PromiseSection | None:
    if content.promises is None:
        return None
    settled, still_open = (
        tuple(each for each in lines if is_same(each.by, holder))
        for lines in (content.promises.settled, content.promises.open)
    )
    made = sum(content.header.half_year.contains(each.made_on) for each in (*settled, *still_open))
    return PromiseSection(made, settled, still_open) if settled or still_open else None


def _concerns(report: EscalationLine, holder: Party, pillars: tuple[PillarSection, ...]) -> bool:
    return is_same(report.to, holder) or _stands_under(report.pillar, pillars)


def _cooperation(
    whole: Cooperation | None, pillars: tuple[PillarSection, ...], commitments: tuple[CommitmentLine, ...]
) -> Cooperation | None:
    """Who worked with whom in the actions of these pillars."""
    columns = [pillar for pillar in pillars if at_work([pillar])]
    involved = [involved_in(action) for pillar in columns for action in at_work([pillar])]
    rows = []
    for row in whole.rows if whole is not None else ():
        counts = tuple(sum(takes_part(row.partner, each) for each in at_work([pillar])) for pillar in columns)
        together = tuple(other for other in row.partners if any({row.partner, other} <= set(each) for each in involved))
        if any(counts):
            rows.append(CooperationRow(row.partner, counts, together))
    if not rows:
        return None
    shared = [each for each in involved if len(each) > 1]
    sharing = {party for each in shared for party in each}
    pledged = dict.fromkeys(line.partner for line in commitments)
    apart = tuple(party for party in pledged if party not in sharing)
    return Cooperation(tuple(pillar.name for pillar in columns), tuple(rows), len(shared), apart)


def _numbers(content: Content) -> Numbers:
    states = Counter(action.state for pillar in content.pillars for action in pillar.actions)
    ended = [action for pillar in content.pillars for action in pillar.ended]
    quick_wins = sum(action.quick_win and action.state is ActionState.SUCCEEDED for action in ended)
    promises = content.promises or PromiseSection(0, (), ())
    settled = Counter(promise.state for promise in promises.settled)
    partners = {line.partner: line.moments for line in content.commitments}
    kept = kept_rhythm(content.commitments)
    return Numbers(
        succeeded=states[ActionState.SUCCEEDED] if states else None,
        partly=states[ActionState.PARTLY],
        failed=states[ActionState.FAILED],
        stopped=states[ActionState.STOPPED],
        running=states[ActionState.RUNNING] + states[ActionState.WAITING],
        quick_wins=quick_wins if states else None,
        promises_kept=settled[PromiseState.KEPT] if content.promises else None,
        promises_broken=settled[PromiseState.BROKEN],
        promises_refused=settled[PromiseState.REFUSED],
        promises_renegotiated=settled[PromiseState.RENEGOTIATED],
        promises_open=len(promises.open),
        partners=len(partners),
        partners_present=sum(moments is not None for moments in partners.values()) if partners else None,
        partners_as_agreed=kept[True] if kept[True] or kept[False] else None,
        partners_less=kept[False],
        partners_unrecorded=kept[None],
    )
