"""What of a dossier is not confidential and does not hang on what is, as a part to hand over.

It is what ``material`` leaves of a dossier for an overview, with contact moments and photos added. Overviews, the
history, the account and what was put off stay behind, for they hold the rest. Where a text that goes along names
something or somebody that does not, a mark stands in its place; nicknames and hints it cannot see.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial

from wijkdesk.overview.material import Material, read_material
from wijkdesk.overview.privacy.check import secrets_of
from wijkdesk.privacy.found import FindingKind, Found
from wijkdesk.privacy.letters import composed
from wijkdesk.privacy.names import Resident, ResidentNames
from wijkdesk.privacy.revealing import Revealing
from wijkdesk.storage.handover import Part
from wijkdesk.storage.reading.moments import list_moments, list_presence
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.storage.reading.photos import list_photos

LEFT_OUT = "(weggelaten)"
_STAYS_BEHIND = (
    *("overviews", "postponements", "distinct_pairs"),
    *("account_entries", "journal_steps", "journal_changes"),
)


def open_part(connection: sqlite3.Connection) -> Part:
    """What may go along without what is confidential."""
    material = read_material(connection)
    positions = [position for held in material.positions.values() for position in held]
    rows: dict[str, Iterable[int]] = {
        "organisations": material.organisations,
        "contacts": material.contacts,
        "positions": (row.id for row in positions),
        "actions": (row.id for row in material.actions),
        "events": (row.id for row in material.events),
        "escalations": (row.id for row in material.escalations),
        "promises": (row.id for row in material.promises),
        "commitments": (row.id for row in material.commitments),
        "goals": (row.id for row in material.goals),
        "moments": _open_moments(connection, material),
        "photos": (row.id for row in list_photos(connection) if not row.confidential),
        **dict.fromkeys(_STAYS_BEHIND, ()),
    }
    return Part({name: frozenset(ids) for name, ids in rows.items()}, _cleaner(connection, material))


def _open_moments(connection: sqlite3.Connection, material: Material) -> set[int]:
    """Those in which somebody was who may be named, or nobody is known to have been, and not of what is left out."""
    presence: defaultdict[int, set[int]] = defaultdict(set)
    for present in list_presence(connection):
        presence[present.moment_id].add(present.organisation_id)
    of_action = {None, *(row.id for row in material.actions)}
    found = set()
    for row in list_moments(connection):
        involved = [presence[row.id] & material.organisations.keys()] if presence[row.id] else []
        involved += [set(row.contact_ids) & material.contacts.keys()] if row.contact_ids else []
        if not row.confidential and row.action_id in of_action and all(involved):
            found.add(row.id)
    return found


def _cleaner(connection: sqlite3.Connection, material: Material) -> Callable[[str], str]:
    hidden = [row for row in list_contacts(connection) if row.id not in material.contacts]
    open_names = [row.name for row in material.contacts.values()]
    open_names += [row.name for row in material.organisations.values()]
    people = (Resident(row.first_name, row.infix, row.last_name, row.phone, row.email) for row in hidden)
    names = ResidentNames(people, open_names)
    return partial(_cleaned, names, Revealing(names, secrets=secrets_of(connection, material), said=open_names))


def _cleaned(names: ResidentNames, revealing: Revealing, text: str) -> str:
    found = [*names.found_in(text)]
    found += [each for each in revealing.found_in(text) if each.kind is FindingKind.CONFIDENTIAL]
    if not found:
        return text
    whole, parts, end = composed(text), [], 0
    for start, stop in _joined(found):
        parts += [whole[end:start], LEFT_OUT]
        end = stop
    return "".join([*parts, whole[end:]])


def _joined(found: Iterable[Found]) -> Iterable[tuple[int, int]]:
    """The places, in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for each in sorted(found):
        if joined and each.start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], each.end)
        else:
            joined.append((each.start, each.end))
    return joined
