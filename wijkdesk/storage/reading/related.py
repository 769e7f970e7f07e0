"""Which moments, promises, actions and agreements belong to one person or organisation."""

import sqlite3
from typing import NamedTuple

from wijkdesk.storage.driver import fetch


class Related(NamedTuple):
    """The ids of what belongs to somebody: moments from new to old, the others in the order in which they were made."""

    positions: list[int]
    moments: list[int]
    promises: list[int]
    actions: list[int]
    commitments: list[int]
    goals: list[int]
    pillars: list[int]


def related_to_contact(connection: sqlite3.Connection, contact: int) -> Related:
    """What somebody was there for, promised or was promised, leads, pledged as head, and is the holder of."""
    return Related(
        positions=_ids(connection, "SELECT id FROM positions WHERE contact_id = ?", contact),
        moments=_ids(
            connection,
            """SELECT m.id FROM moments m JOIN moment_contacts mc ON mc.moment_id = m.id
               WHERE mc.contact_id = ? ORDER BY m.day DESC, m.id DESC""",
            contact,
        ),
        promises=_ids(
            connection,
            "SELECT id FROM promises WHERE by_contact_id = ?1 OR to_contact_id = ?1 ORDER BY id",
            contact,
        ),
        actions=_ids(connection, "SELECT id FROM actions WHERE lead_contact_id = ? ORDER BY id", contact),
        commitments=_ids(connection, "SELECT id FROM commitments WHERE head_id = ? ORDER BY id", contact),
        goals=goals_of_contact(connection, contact),
        pillars=_ids(connection, "SELECT id FROM pillars WHERE portfolio_holder_id = ? ORDER BY position", contact),
    )


def related_to_organisation(connection: sqlite3.Connection, organisation: int, *, with_work: bool = True) -> Related:
    """What an organisation, or somebody who was there on that day, took part in or promised, and what it pledged.

    Of moments and actions there may be thousands: without ``with_work`` there are none.
    """
    return Related(
        positions=_ids(connection, "SELECT id FROM positions WHERE organisation_id = ?", organisation),
        moments=moments_of_organisation(connection, organisation) if with_work else [],
        promises=_ids(
            connection,
            """SELECT t.id FROM promises t WHERE t.by_organisation_id = ?1 OR t.to_organisation_id = ?1
               OR EXISTS (SELECT 1 FROM positions p WHERE p.organisation_id = ?1
                          AND p.contact_id IN (t.by_contact_id, t.to_contact_id)
                          AND t.made_on BETWEEN coalesce(p.first_day, t.made_on) AND coalesce(p.last_day, t.made_on))
               ORDER BY t.id""",
            organisation,
        ),
        actions=actions_of_organisation(connection, organisation) if with_work else [],
        commitments=_ids(connection, "SELECT id FROM commitments WHERE organisation_id = ? ORDER BY id", organisation),
        goals=goals_of_organisation(connection, organisation),
        pillars=[],
    )


def promises_made_in(connection: sqlite3.Connection, moment: int) -> list[int]:
    """The ids of what was promised in this contact moment, in the order in which it was noted."""
    return _ids(connection, "SELECT id FROM promises WHERE made_in_id = ? ORDER BY id", moment)


def goals_of_contact(connection: sqlite3.Connection, contact: int) -> list[int]:
    """The ids of the policy goals of somebody's portfolio."""
    return _ids(connection, "SELECT id FROM goals WHERE portfolio_holder_id = ? ORDER BY id", contact)


def goals_of_organisation(connection: sqlite3.Connection, organisation: int) -> list[int]:
    """The ids of the policy goals of an organisation."""
    return _ids(connection, "SELECT id FROM goals WHERE organisation_id = ? ORDER BY id", organisation)


def reconfirmations_of(connection: sqlite3.Connection, commitment: int) -> list[int]:
    """The ids of the answers to whether this commitment still stands, oldest first."""
    return _ids(connection, "SELECT id FROM reconfirmations WHERE commitment_id = ? ORDER BY day, id", commitment)


def actions_of_organisation(connection: sqlite3.Connection, organisation: int) -> list[int]:
    """The ids of the actions that an organisation leads or takes part in, in the order in which they were made."""
    return _ids(
        connection,
        """SELECT id FROM actions WHERE lead_id = ?1
           UNION SELECT action_id FROM action_partners WHERE organisation_id = ?1 ORDER BY id""",
        organisation,
    )


def moments_of_organisation(connection: sqlite3.Connection, organisation: int) -> list[int]:
    """The ids of the moments of an organisation, or of somebody who was there on that day, from new to old."""
    # Sorted here: for thousands of moments SQLite would sort three times.
    named = fetch(
        connection,
        """SELECT m.day, m.id FROM moment_organisations mo JOIN moments m ON m.id = mo.moment_id
           WHERE mo.organisation_id = ?""",
        (organisation,),
    )
    by_person = fetch(
        connection,
        """SELECT m.day, m.id FROM positions p JOIN moment_contacts mc ON mc.contact_id = p.contact_id
           JOIN moments m ON m.id = mc.moment_id
           WHERE p.organisation_id = ? AND m.day >= coalesce(p.first_day, m.day)
           AND m.day <= coalesce(p.last_day, m.day)""",
        (organisation,),
    )
    return [number for _day, number in sorted({*named, *by_person}, reverse=True)]


def _ids(connection: sqlite3.Connection, sql: str, owner: int) -> list[int]:
    return [number for (number,) in fetch(connection, sql, (owner,))]
