"""Who was there in a contact moment, and what that proposes for who promised what to whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.promise import is_likely_to_residents, likely_promiser
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.people import residents_among
from wijkdesk.storage.writing.moments import Party
from wijkdesk.ui.fields import Option

RESIDENTS: Final = "residents"
"""The key of the choice for a promise to residents without a name."""


class Present(NamedTuple):
    """Who was there, ``residents`` among them, and all others that an agreement can be about."""

    parties: Sequence[Party] = ()
    residents: frozenset[Party] = frozenset()
    everyone: Sequence[Option] = ()

    def options(self) -> Sequence[Option]:
        """Everyone, who was there first."""
        there = set(self.parties)
        return [
            *(option for option in self.everyone if option.key in there),
            *(option for option in self.everyone if option.key not in there),
        ]

    def proposed_by(self) -> Party | None:
        """Who may have promised something; None is ourselves."""
        return likely_promiser(self.parties, self.residents)

    def proposed_to(self, by: Party | None) -> Party | str | None:
        """Residents, as soon as one was there; else the only other party of a promise of ours."""
        if is_likely_to_residents(self.parties, self.residents):
            return RESIDENTS
        return self.proposed_by() if by is None else None


def present_at(dossier: Dossier, parties: Collection[Party], everyone: Sequence[Option]) -> Present:
    """Those who were there, some of them perhaps not in the dossier yet; ``everyone`` has the party as its key."""
    known = {kind: ids_of(parties, kind) for kind in (Contact, Organisation)}
    residents = residents_among(dossier.reader, known[Contact], known[Organisation])
    return Present(tuple(parties), frozenset(party for party in parties if party in residents), everyone)


def ids_of(parties: Collection[Party], kind: type) -> list[int]:
    """The ids of the people or organisations among these."""
    return [which for each, which in parties if each is kind and isinstance(which, int)]
