"""Which persons or organisations of a dossier are probably the same, read and compared beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.words import DistinctKind
from wijkdesk.insight.duplicates.organisations import Partner, proposed_organisations
from wijkdesk.insight.duplicates.people import Person, proposed_people
from wijkdesk.insight.duplicates.proposal import Proposal
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.duplicates import (
    contacts_to_compare,
    distinct_pairs,
    organisations_of_contacts,
    organisations_to_compare,
)


def find_people(dossier: Dossier) -> list[Proposal]:
    """The proposals about persons; for a thread beside the window. Raises a ``DossierFault``."""
    rows, at, names, distinct = dossier.read_at_one_moment(
        lambda reader: (
            contacts_to_compare(reader),
            organisations_of_contacts(reader),
            {row.id: row.name for row in organisations_to_compare(reader)},
            distinct_pairs(reader, DistinctKind.CONTACT),
        )
    )
    people = (Person(*row, organisations=tuple((each, names[each]) for each in at.get(row.id, ()))) for row in rows)
    return proposed_people(people, distinct)


def find_organisations(dossier: Dossier) -> list[Proposal]:
    """The proposals about organisations; as above."""
    rows, distinct = dossier.read_at_one_moment(
        lambda reader: (organisations_to_compare(reader), distinct_pairs(reader, DistinctKind.ORGANISATION))
    )
    return proposed_organisations((Partner(*row) for row in rows), distinct)


FINDERS: Final[dict[type, Callable[[Dossier], list[Proposal]]]] = {
    Contact: find_people,
    Organisation: find_organisations,
}
