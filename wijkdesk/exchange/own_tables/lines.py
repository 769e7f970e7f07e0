"""What the cells of one line say, in attributes of the domain."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from wijkdesk.domain.contact import INFIXES, Contact, Organisation, full_name, split_name
from wijkdesk.domain.refusal import Refused, check_date
from wijkdesk.domain.words import Choice, ContactKind, ImportKind, OrganisationKind
from wijkdesk.exchange.own_tables.cells import (
    CHOICES,
    NO,
    NotUnderstood,
    choice_of,
    day_of,
    email_of,
    flag_of,
    phone_of,
    says_more,
    short,
    text_of,
)
from wijkdesk.exchange.own_tables.completing import name_of
from wijkdesk.exchange.own_tables.fields import Field, Holds, field_of
from wijkdesk.exchange.own_tables.known import Known
from wijkdesk.exchange.own_tables.names import (
    NOBODY,
    Ambiguous,
    Names,
    find_pillar,
    key_of_name,
    looks_like_person,
    named_in,
    spelling_of,
)
from wijkdesk.exchange.own_tables.table import Table, TableLine
from wijkdesk.exchange.texts_about_people import why_not_kept
from wijkdesk.figures.cells import Cell

Party = tuple[type[Contact] | type[Organisation], int | str]
"""As commands take it: its kind, and its id or the name of one that is new."""

_RESIDENTS = frozenset(("bewoners", "bewoner", "de bewoners", "buurt", "de buurt", "wijk", "de wijk", "buurtbewoners"))
_SPLIT = {
    "lead": ("lead", "lead_contact"),
    "by": ("by_organisation", "by_contact"),
    "to": ("to_organisation", "to_contact"),
}
"""By field, the attribute for an organisation and that for a person."""


_NAMING: Final = (Holds.PARTY, Holds.ORGANISATION, Holds.ORGANISATIONS, Holds.PERSON, Holds.ACTION, Holds.GOALS)
NO_ROLE: Final = "functie"
_POSITION: Final = re.compile(
    r"(?P<role>.+?) bij (?P<at>.+?)(?P<head>, afdelingshoofd)?(?=, vanaf|, tot en met|$)"
    r"(?:, vanaf (?P<since>\d\d-\d\d-\d{4}))?(?P<until>, tot en met \d\d-\d\d-\d{4})?"
)
"""A position as lists of a dossier tell it: "wijkagent bij Politie, vanaf 01-01-2022"."""
_FUNCTION: Final = Field("role", "Functie", Holds.TEXT, ())

_LONG = frozenset(("description", "notes", "result", "lesson", "reason", "what_matters", "address"))
"""Texts of more than one line; all others stand on one."""

_ABOUT_SOMEBODY: Final = ("notes", "what_matters", "role")


class Said(NamedTuple):
    """The values of a line by attribute, and a Dutch sentence for each cell that could not be read."""

    values: dict[str, Any]
    remarks: list[str]


class LineReader:
    """Reads the lines of one table. A name that is new is written in the same way each time it comes."""

    def __init__(
        self, table: Table, kind: ImportKind, columns: Mapping[str, str], known: Known, today: dt.date
    ) -> None:
        self._kind, self._today = kind, today
        self._pillars = known.pillars
        self._people, self._organisations, self._actions, self._goals = Names(), Names(), Names(), Names()
        self._called, self._full_names = Names(), dict[int, str]()
        self._spelt, self._organisation_names = Names(), dict[int, str]()
        self._residents = {each.id for each in known.people if each.kind is ContactKind.RESIDENT}
        self._of_residents = {each.id for each in known.organisations if each.kind is OrganisationKind.RESIDENTS}
        for person in known.people:
            self._people.add_person(person.first_name, person.infix, person.last_name, person.id)
            self._called.add_called(person.first_name, person.infix, person.last_name, person.id)
            self._full_names[person.id] = full_name(person.first_name, person.infix, person.last_name)
        for organisation in known.organisations:
            self._organisations.add(organisation.name, organisation.id)
            self._spelt.add(spelling_of(organisation.name), organisation.id)
            self._organisation_names[organisation.id] = organisation.name
        for action in known.actions:
            self._actions.add(action.name, action.id)
        for goal in known.goals:
            self._goals.add(goal.name, goal.id)
        self._newcomers: dict[str, Party] = {}
        self._readers: dict[Holds, Callable[[str, Field, list[str]], Any]] = {
            Holds.PILLAR: lambda text, _field, _remarks: self._pillar(text),
            Holds.PILLARS: lambda text, field, remarks: self._each(text, self._pillar, field, remarks),
            Holds.ORGANISATION: self._organisation,
            Holds.ORGANISATIONS: self._several_organisations,
            Holds.PERSON: lambda text, field, remarks: self._person(text, field, remarks),
            Holds.ACTION: lambda text, _field, _remarks: self._action(text),
            Holds.GOALS: lambda text, field, remarks: self._each(text, self._goal, field, remarks),
        }
        self._fields = [
            (place, field)
            for place, heading in enumerate(table.headings)
            if (field := field_of(kind, columns.get(heading, ""))) is not None
        ]

    def read(self, line: TableLine) -> Said:
        said = Said({}, [])
        for place, field in self._fields:
            cell = line.cells[place] if place < len(line.cells) else None
            text = text_of(cell)
            if text and not (field.holds in _NAMING and text.lower() in NOBODY):
                try:
                    said.values.update(self._values(cell, text, field, said.remarks))
                except (NotUnderstood, Ambiguous) as problem:
                    said.remarks.append(f"{field.name} is niet gelezen. {problem}")
        if self._kind is ImportKind.CONTACTS:
            _leave_out_what_is_never_kept(said)
            _settle_name(said.values)
            self._settle_position(said)
        others = said.values.get("other_pillars")
        if others is not None:
            said.values["other_pillars"] = [each for each in others if each != said.values.get("main_pillar")]
        return said

    # -- inside --

    def _values(self, cell: Cell, text: str, field: Field, remarks: list[str]) -> dict[str, Any]:
        if field.holds is Holds.PARTY:
            return self._party_values(text, field, remarks)
        if field.holds in (Holds.BEGIN, Holds.END):
            return self._day(cell, field, text)
        value: Any = text if field.key in _LONG else " ".join(text.split())
        if field.holds is Holds.PHONE:
            value = phone_of(cell)
        elif field.holds is Holds.EMAIL:
            value = email_of(cell)
        elif field.holds is Holds.FLAG:
            value = flag_of(cell)
        elif field.holds is Holds.CHOICE:
            value = self._choice(cell, text, field, remarks)
        elif field.holds in self._readers:
            value = self._readers[field.holds](text, field, remarks)
        return {} if value is None or value == [] else {field.key: value}

    def _settle_position(self, said: Said) -> None:
        """What somebody is where, as lists of a dossier have it in one column: of more, what lasts."""
        text = said.values.get("role", "")
        found = [_POSITION.fullmatch(part) for part in text.split("; ")]
        if "organisation" in said.values or not text or not all(found):
            return
        lasting = [each for each in found if each is not None and not each["until"]]
        del said.values["role"]
        if lasting:
            now = lasting[-1]
            said.values["organisation"] = self._organisation(now["at"], _FUNCTION, said.remarks)
            if now["role"] != NO_ROLE:
                said.values["role"] = now["role"]
            if now["head"]:
                said.values["is_head"] = True
            if now["since"]:
                said.values.update(self._since(now["since"], said.remarks))
        if len(found) != 1 or not lasting:
            said.remarks.append(f"Functie: van “{short(text)}” komt alleen in het dossier wat nu geldt.")

    def _since(self, text: str, remarks: list[str]) -> dict[str, dt.date]:
        try:
            day = day_of(text, self._today, is_end=False)
            check_date(day, "since")
        except (NotUnderstood, Refused) as problem:
            remarks.append(f"Vanaf is niet gelezen. {problem}")
            return {}
        return {"since": day}

    def _choice(self, cell: Cell, text: str, field: Field, remarks: list[str]) -> Choice | None:
        choices = CHOICES[self._kind, field.key]
        value = choice_of(cell, choices)
        if value is not None and says_more(text, choices):
            remarks.append(f"{field.name}: “{short(text)}” is gelezen als {value.dutch}.")
        return value

    def _day(self, cell: Cell, field: Field, text: str) -> dict[str, Any]:
        if text.lower() in NO or text.lower() in NOBODY:
            return {}
        try:
            return {field.key: day_of(cell, self._today, is_end=field.holds is Holds.END)}
        except NotUnderstood as problem:
            raise NotUnderstood(f"“{short(text)}”: {problem}") from problem

    def _each(self, text: str, find: Callable[[str], int], field: Field, remarks: list[str]) -> list[int]:
        found: list[int] = []
        for part in named_in(text, partial(_finds, find)):
            try:
                found.append(find(part))
            except (NotUnderstood, Ambiguous) as problem:
                remarks.append(f"{field.name}: {problem}")
        return list(dict.fromkeys(found))

    def _pillar(self, text: str) -> int:
        return _there(find_pillar(text, self._pillars), f"Een pijler “{text}” is er niet.")

    def _action(self, text: str) -> int:
        return _there(self._actions.find(text), f"Een actie “{text}” is er niet.")

    def _goal(self, text: str) -> int:
        return _there(self._goals.find(text), f"Een beleidsdoel “{text}” is er niet.")

    def _organisation(self, text: str, field: Field, remarks: list[str]) -> Party:
        return self._known_organisation(text, field, remarks) or self._newcomer(Organisation, text)

    def _known_organisation(self, text: str, field: Field, remarks: list[str]) -> Party | None:
        """One of the dossier, also where its name is written otherwise: "Gem. Haarlem", "Stichting Ymere"."""
        number = self._organisations.find(text)
        if number is None:
            number = self._spelt.find(spelling_of(text))
            if number is None:
                return None
            remarks.append(f"{field.name}: “{short(text)}” is gelezen als {self._organisation_names[number]}.")
        return (Organisation, number)

    def _several_organisations(self, text: str, field: Field, remarks: list[str]) -> list[Party]:
        parts = named_in(text, partial(_finds, self._organisations.find))
        return list(dict.fromkeys(self._organisation(part, field, remarks) for part in parts))

    def _person(self, text: str, field: Field, remarks: list[str]) -> Party:
        return self._known_person(text, field, remarks) or self._newcomer(Contact, text)

    def _known_person(self, text: str, field: Field, remarks: list[str]) -> Party | None:
        number = self._people.find(text)
        if number is None:
            number = self._called.find(text)
            if number is None:
                return None
            remarks.append(f"{field.name}: “{short(text)}” is gelezen als {self._full_names[number]}.")
        return (Contact, number)

    def _party_values(self, text: str, field: Field, remarks: list[str]) -> dict[str, Any]:
        key = field.key
        if key == "to" and key_of_name(text) in _RESIDENTS:
            return {"to_residents": True}
        party = self._party(text, field, remarks)
        for_organisation, for_person = _SPLIT[key]
        values: dict[str, Any] = {for_organisation if party[0] is Organisation else for_person: party}
        if key == "to" and party[1] in (self._of_residents if party[0] is Organisation else self._residents):
            values["to_residents"] = True
        return values

    def _party(self, text: str, field: Field, remarks: list[str]) -> Party:
        """An organisation or person of the dossier; a new one is what its name looks like."""
        known = self._known_organisation(text, field, remarks) or self._known_person(text, field, remarks)
        return known or self._newcomer(Contact if looks_like_person(text) else Organisation, text)

    def _newcomer(self, kind: type[Contact] | type[Organisation], text: str) -> Party:
        name = " ".join(text.split())
        key = spelling_of(name) if kind is Organisation else key_of_name(name)
        return self._newcomers.setdefault(f"{kind.__name__} {key}", (kind, name))


def _finds(find: Callable[[str], int | None], text: str) -> bool:
    try:
        return find(text) is not None
    except NotUnderstood:
        return False
    except Ambiguous:
        return True


def _there(number: int | None, sentence: str) -> int:
    if number is None:
        raise NotUnderstood(sentence)
    return number


def _leave_out_what_is_never_kept(said: Said) -> None:
    for name in _ABOUT_SOMEBODY:
        why = why_not_kept(said.values.get(name, ""), is_note=name != "role")
        if why:
            del said.values[name]
            said.remarks.append(f"{name_of(ImportKind.CONTACTS, name)} is niet gelezen: {why}.")


def _settle_name(values: dict[str, Any]) -> None:
    """The parts of a name, whether it stood in one column or in more."""
    whole = values.pop("name", "")
    if whole and not values.get("last_name"):
        first, infix, last = split_name(whole)
        parts = {"first_name": values.get("first_name") or first, "infix": infix, "last_name": last}
        if not last and values.get("first_name"):  # a column "Naam" beside one "Voornaam" is the rest of the name
            parts = {"first_name": values["first_name"], "infix": "", "last_name": whole}
        elif values.get("first_name"):
            given = values["first_name"]
            parts = {"first_name": given, **_surname(whole.removeprefix(f"{given} "))}
        values.update({name: part for name, part in parts.items() if part})
    if values.get("last_name") and not values.get("infix"):
        values.update({name: part for name, part in _surname(values["last_name"]).items() if part})


def _surname(text: str) -> dict[str, str]:
    """A last name with what stands before it, or behind a comma: "van den Berg", "Berg, van den"."""
    core, comma, behind = text.partition(",")
    if comma and behind.strip() and all(word.lower() in INFIXES for word in behind.split()):
        return {"infix": behind.strip(), "last_name": core.strip()}
    words = text.split()
    count = 0
    while count < len(words) - 1 and words[count].lower() in INFIXES:
        count += 1
    return {"infix": " ".join(words[:count]), "last_name": " ".join(words[count:])}
