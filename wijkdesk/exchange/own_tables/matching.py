"""Which lines are something that the dossier has already, or that another line says too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from wijkdesk.domain.contact import full_name
from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import ContactKind, ImportKind, OrganisationKind
from wijkdesk.exchange.own_tables.completing import OF_POSITION
from wijkdesk.exchange.own_tables.known import Known
from wijkdesk.exchange.own_tables.names import key_of_name
from wijkdesk.insight.duplicates.organisations import Partner, proposed_organisations
from wijkdesk.insight.duplicates.people import Person, proposed_people
from wijkdesk.insight.duplicates.proposal import Proposal
from wijkdesk.storage.reading.recognised import KnownThing

Values = Mapping[str, Any]


class Match(NamedTuple):
    """What a line is already: a thing by its id, or an earlier line by its number; ``evidence`` where unsure."""

    thing: int | None = None
    line: int | None = None
    evidence: str = ""


def match_lines(kind: ImportKind, lines: Mapping[int, Values], known: Known) -> dict[int, Match]:
    """By the number of a line what it is already; a line that is new is not in it."""
    if kind is ImportKind.CONTACTS:
        return _match_people(lines, known)
    if kind is ImportKind.ORGANISATIONS:
        return _match_organisations(lines, known)
    return _match_by_title(kind, lines, known.things)


# -- by title --


def _match_by_title(kind: ImportKind, lines: Mapping[int, Values], things: Iterable[KnownThing]) -> dict[int, Match]:
    there: dict[str, list[KnownThing]] = {}
    for each in things:
        there.setdefault(_title(kind, each.values), []).append(each)
    earlier: dict[str, list[tuple[int, Values]]] = {}
    found = {}
    for number, values in lines.items():
        title = _title(kind, values)
        if not title:
            continue
        thing = max(
            (each for each in there.get(title, ()) if _agree(kind, each.values, values)),
            key=lambda each: _in_common(each.values, values),
            default=None,
        )
        same = next((line for line, others in earlier.get(title, ()) if _agree(kind, others, values)), None)
        if thing is not None:
            found[number] = Match(thing=thing.id)
        elif same is not None:
            found[number] = Match(line=same)
        else:
            earlier.setdefault(title, []).append((number, values))
    return found


def _title(kind: ImportKind, values: Values) -> str:
    return key_of_name(str(values.get("what" if kind is ImportKind.PROMISES else "title") or ""))


_TELLING = {
    ImportKind.ACTIONS: (),
    ImportKind.EVENTS: ("day",),
    ImportKind.PROMISES: ("made_on", "by_contact", "by_organisation"),
    ImportKind.GOALS: ("organisation",),
}
"""What tells two of the same title apart where both say it."""


def _agree(kind: ImportKind, one: Values, other: Values) -> bool:
    for name in _TELLING[kind]:
        mine, its = _plain(one.get(name)), _plain(other.get(name))
        if mine is not None and its is not None and mine != its:
            return False
    return True


def _in_common(one: Values, other: Values) -> int:
    """How much the two say the same of: of things with one title, a line is the one that it says most of."""
    return sum(_plain(one.get(name)) == _plain(value) for name, value in other.items())


def _plain(value: Any) -> Any:
    """A reference by its id or, of one that is new, its name; several in any order."""
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], type):
        return value[1]
    return frozenset(map(_plain, value)) if isinstance(value, list | tuple) else value


# -- people and organisations --


def _match_people(lines: Mapping[int, Values], known: Known) -> dict[int, Match]:
    names = {partner.id: partner.name for partner in known.organisations}
    by_name = {fold(name): number for number, name in names.items()}

    def at(values: Values) -> tuple[tuple[int, str], ...]:
        party = values.get("organisation")
        if party is None:
            return ()
        which = party[1]
        name = names.get(which, "") if isinstance(which, int) else which
        # One that is new has no id yet; colleagues there have the same name of it.
        number = which if isinstance(which, int) else by_name.setdefault(fold(name), -1 - len(by_name))
        return ((number, name),)

    coming = [
        Person(
            -number,
            values.get("kind", ContactKind.PROFESSIONAL),
            values.get("first_name", ""),
            values.get("infix", ""),
            values.get("last_name", ""),
            values.get("phone", ""),
            values.get("email", ""),
            at(values),
        )
        for number, values in lines.items()
    ]
    everyone = {person.id: person for person in (*known.people, *coming)}
    proposals = proposed_people(everyone.values(), known.distinct)
    said = {number: fold(full_name(each.first_name, each.infix, each.last_name)) for number, each in everyone.items()}
    return {**_said_again(lines, known.things), **_follow(proposals, said)}


def _said_again(lines: Mapping[int, Values], things: Iterable[KnownThing]) -> dict[int, Match]:
    """The lines that say nothing of somebody but what the dossier says of one with that name, and of nobody else.

    Of who is called by a first name alone, the name is too little to know somebody by.
    """
    there: dict[str, list[KnownThing]] = {}
    for each in things:
        there.setdefault(_name_of(each.values), []).append(each)
    found = {}
    for number, values in lines.items():
        named = there.get(_name_of(values), ())
        if len(named) == 1 and _name_of(values) and _says_nothing_else(values, named[0].values):
            found[number] = Match(thing=named[0].id)
    return found


def _name_of(values: Values) -> str:
    return fold(full_name(*(values.get(part) or "" for part in ("first_name", "infix", "last_name"))))


def _says_nothing_else(values: Values, known: Values) -> bool:
    beside = ("first_name", "infix", "last_name", *OF_POSITION)
    said = {name: value for name, value in values.items() if name not in beside}
    party = said.pop("organisation", None)
    has_said = any(value not in (None, "", False) for name, value in said.items() if name != "kind")
    if not has_said or (party is not None and _plain(party) not in known.get("organisations", ())):
        return False
    return all(_plain(known.get(name)) == _plain(value) for name, value in said.items())


def _match_organisations(lines: Mapping[int, Values], known: Known) -> dict[int, Match]:
    coming = [
        Partner(
            -number,
            str(values.get("name", "")),
            values.get("kind", OrganisationKind.OTHER),
            values.get("email", ""),
            values.get("website", ""),
        )
        for number, values in lines.items()
        if str(values.get("name", "")).strip()
    ]
    everyone = {each.id: each for each in (*known.organisations, *coming)}
    proposals = proposed_organisations(everyone.values(), known.distinct)
    return _follow(proposals, {number: key_of_name(each.name) for number, each in everyone.items()})


def _follow(proposals: Iterable[Proposal], names: Mapping[int, str]) -> dict[int, Match]:
    """What each line is, by who looks like whom: what was there before any line, and an earlier line before a later."""
    alike: dict[int, list[tuple[int, str]]] = {}
    for lower, higher, evidence in proposals:
        alike.setdefault(lower, []).append((higher, evidence))
        alike.setdefault(higher, []).append((lower, evidence))
    found: dict[int, Match] = {}
    for here in sorted((number for number in alike if number < 0), reverse=True):
        others = sorted(alike[here], key=lambda each: (each[0] < 0, names[each[0]] != names[here], abs(each[0])))
        for other, evidence in others:
            if other < 0 and -other > -here:
                continue  # a later line
            unsure = "" if names[other] == names[here] else evidence
            earlier = found.get(-other) if other < 0 else None
            if other > 0:
                found[-here] = Match(thing=other, evidence=unsure)
            elif earlier is not None and earlier.thing is not None:
                found[-here] = Match(thing=earlier.thing, evidence=unsure or earlier.evidence)
            else:
                found[-here] = Match(line=-other, evidence=unsure)
            break
    return found
