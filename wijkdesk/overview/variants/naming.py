"""Who is named in the content of an overview, and who took part in what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wijkdesk.domain.folding import fold
from wijkdesk.domain.refusal import Refused
from wijkdesk.overview.dutch import shortened
from wijkdesk.overview.goals import THE_APPROACH
from wijkdesk.overview.sections import ActionLine, Content, Party, PillarSection

MOST_NAMES = 40
"""How many names the sentence has that refuses another one."""


@dataclass(frozen=True, slots=True)
class Names:
    """Who can be asked for, each in the order of a list."""

    portfolio_holders: tuple[str, ...]
    partners: tuple[str, ...]


def names_for(content: Content) -> Names:
    """The portfolio holders and partners of which this content tells."""
    return Names(_sorted(portfolio_holders_in(content)), _sorted(partners_in(content)))


def portfolio_holders_in(content: Content) -> Iterator[Party]:
    yield from (pillar.portfolio_holder for pillar in content.pillars if pillar.portfolio_holder is not None)
    yield from (goal.owner for goal in content.goals if goal.of_portfolio)


def partners_in(content: Content) -> Iterator[Party]:
    yield from (line.partner for line in content.commitments)
    yield from (other.partner for other in content.also_present)
    for pillar in content.pillars:
        for action in pillar.actions:
            yield from involved_in(action)
    yield from (goal.owner for goal in content.goals if not goal.of_portfolio and goal.owner != THE_APPROACH)


def _sorted(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({party.name for party in parties}, key=lambda name: (fold(name), name)))


def called(name: str, names: Iterable[str]) -> list[str]:
    """The one whose name is written just so, or else all whose names differ in capitals or accents alone."""
    alike = [each for each in names if _same(each, name)]
    return [each for each in alike if each == name] or alike


def only_one(name: str, parties: Iterable[Party]) -> Party:
    """The one who is called so, as it was first told; ``Refused`` when there is none or more than one."""
    everybody = list(parties)
    names = _sorted(everybody)
    found = called(name, names)
    if len(found) != 1:
        raise Refused(f"‘{shortened(name, 60)}’ is hier niet één naam. Kies uit: {_some(names)}.", "name")
    return next(party for party in everybody if party.name == found[0])


def choose_from(names: Names) -> str:
    kinds = (("een portefeuillehouder", names.portfolio_holders), ("een partner", names.partners))
    told = [f"{kind} ({_some(those)})" for kind, those in kinds if those]
    return f"Kies {' of '.join(told)}." if told else "In dit overzicht staan geen portefeuillehouders en partners."


def _some(names: tuple[str, ...]) -> str:
    shown = [shortened(name, 60) for name in names[:MOST_NAMES]]
    more = len(names) - len(shown)
    return "; ".join([*shown, *([f"en nog {more}"] if more else [])])


def _same(one: str, other: str) -> bool:
    return fold(" ".join(one.split())) == fold(" ".join(other.split()))


def is_same(party: Party | None, other: Party) -> bool:
    return party is not None and party.name == other.name


def at_work(pillars: Iterable[PillarSection]) -> list[ActionLine]:
    """What ran or ended in the half-year; plans are nothing done yet."""
    return [action for pillar in pillars for action in (*pillar.ended, *pillar.running)]


def involved_in(action: ActionLine) -> tuple[Party, ...]:
    parties = action.partners if action.lead is None else (action.lead, *action.partners)
    return tuple(dict.fromkeys(parties))


def takes_part(party: Party, action: ActionLine) -> bool:
    return any(is_same(other, party) for other in involved_in(action))
