"""Officials have no name in what is published: their office takes its place, or else "een medewerker"."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from wijkdesk.domain.contact import split_name
from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import ContactKind
from wijkdesk.overview.material import Material
from wijkdesk.overview.outcome import Success, Voice
from wijkdesk.overview.sections import HeaderLine, Party, SectionText
from wijkdesk.privacy.found import FindingKind
from wijkdesk.privacy.letters import composed
from wijkdesk.privacy.names import A_RESIDENT, Resident, ResidentNames
from wijkdesk.privacy.sentences import ends_sentence

AN_OFFICIAL = "een medewerker"
_INSTEAD = {FindingKind.PHONE: "een telefoonnummer", FindingKind.EMAIL: "een e-mailadres"}
_NAMES = {SectionText: "name", HeaderLine: "name", Success: "key", Voice: "key"}
"""Fields that say which thing it is, and are no text."""

_NOBODY = ResidentNames(())

Said = TypeVar("Said")


@dataclass(frozen=True)
class People:
    """Who of a dossier may be named in public: ``public`` are the names that may be said, ``officials`` are not.

    ``residents`` are not either, also where the coordinator let one stand for the College.
    """

    officials: tuple[Resident, ...] = ()
    public: frozenset[str] = frozenset()
    residents: ResidentNames = _NOBODY

    @classmethod
    def of(cls, material: Material) -> "People":
        """The people and organisations of a dossier; administrators are public figures."""
        officials = [row for row in material.contacts.values() if row.kind is ContactKind.PROFESSIONAL]
        figures = [row.name for row in material.contacts.values() if row.kind is ContactKind.ADMINISTRATOR]
        return cls(
            tuple(Resident(row.first_name, row.infix, row.last_name, row.phone, row.email) for row in officials),
            frozenset((*figures, *(row.name for row in material.organisations.values()))),
            material.residents,
        )

    def with_more(self, officials: Iterable[str], public: Iterable[str]) -> "People":
        """These people and others, by their whole names."""
        split = tuple(Resident(*split_name(name)) for name in officials)
        return People((*self.officials, *split), self.public | frozenset(public), self.residents)

    def hide(self, said: Said) -> Said:
        """The same dataclass without the name, phone number or e-mail address of an official in any text of it.

        An official who stands in it as a ``Party`` becomes the office; one that is known by a name alone becomes
        "een medewerker". What is written as an office, such as "hoofd Wonen", is nobody's name and stays.
        """
        hidden: Said = self._hidden(said)
        return hidden

    def hide_in(self, text: str) -> str:
        """The text with each official in it as "een medewerker", and each resident as "een bewoner"."""
        text, _ = self.residents.hide(text)
        parts, position, whole = [], 0, composed(text)
        for found in self._names.found_in(text):
            if found.start >= position:
                before = whole[position : found.start]
                parts += [before, _beginning(_INSTEAD.get(found.kind, AN_OFFICIAL), whole[: found.start])]
                position = found.end
        return "".join([*parts, whole[position:]]) if parts else text

    def in_public(self, party: Party) -> Party:
        """How a party is named in public."""
        if party.name in self.public or party.name == A_RESIDENT:
            return party
        if party.role:
            return Party(party.office)
        return Party(AN_OFFICIAL) if self.hide_in(party.name) != party.name else party

    @cached_property
    def _names(self) -> ResidentNames:
        taken = {word for name in self.public for word in fold(name).split()}
        return ResidentNames((_careful(each, taken) for each in self.officials if _is_name(each)), self.public)

    def _hidden(self, value: Any) -> Any:
        if type(value) is str:
            return self.hide_in(value)
        if type(value) is tuple:
            return tuple(self._hidden(part) for part in value)
        if isinstance(value, Party):
            return self.in_public(value)
        if not dataclasses.is_dataclass(value):
            return value
        fields = {
            field.name: self._hidden(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.name != _NAMES.get(type(value))
        }
        changed: Any = value
        return dataclasses.replace(changed, **fields)


def _is_name(person: Resident) -> bool:
    """Whether this is the name of somebody, and not an office, which begins with a small letter."""
    parts = [part for part in (person.first_name.strip(), person.last_name.strip()) if part]
    return bool(parts) and not any(part[0].islower() for part in parts)


def _careful(person: Resident, taken: set[str]) -> Resident:
    """Somebody with a part of a public name in the own one, such as that of the neighbourhood, by the whole name."""
    parts = fold(f"{person.first_name} {person.last_name}").split()
    if len(parts) > 1 and not taken.isdisjoint(parts):
        whole = " ".join(part for part in (person.first_name, person.infix, person.last_name) if part)
        return person._replace(first_name="", infix="", last_name=whole)
    return person


def _beginning(words: str, before: str) -> str:
    """With a capital where a sentence begins."""
    begins = not before.strip() or before.endswith("\n") or ends_sentence(before.rstrip())
    return words.capitalize() if begins else words
