"""Which lines are something that the dossier has already, or that another line says too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from wijkdesk.domain.contact import full_name
from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import ContactKind, ImportKind, OrganisationKind
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
        thing = next((each for each in there.get(title, ()) if _agree(kind, each.values, values)), None)
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


def _plain(value: Any) -> Any:
    """A reference by its id or, of one that is new, its name."""
    return value[1] if isinstance(value, tuple) else value


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
    return _follow(proposals, said)


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
