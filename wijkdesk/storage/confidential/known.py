"""Who is known from what may be told of: the people and organisations that go along with a part of a dossier.

That somebody spoke with the coordinator can be as private as what was said. So a person or an organisation in whom
everything that the dossier knows is left out stays behind with it; residents most of all, for they are recorded to keep
in touch about that one thing. Who is linked to something that goes along does too: who took part in it, promised it,
was promised it, pledged it, is answerable for it, or has a position with such a partner. And so does who is linked to
nothing at all, for an address that stands by itself tells of nothing.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from wijkdesk.storage.confidential.rule import OpenThings, Thing, hidden_things
from wijkdesk.storage.driver import fetch

# Who, and the thing that they are linked to; a pillar and the approach itself always go along.
_LINKS: Final = """SELECT 'contacts', contact_id, 'moments', moment_id FROM moment_contacts
UNION ALL SELECT 'contacts', by_contact_id, 'promises', id FROM promises
UNION ALL SELECT 'contacts', to_contact_id, 'promises', id FROM promises
UNION ALL SELECT 'contacts', lead_contact_id, 'actions', id FROM actions
UNION ALL SELECT 'contacts', portfolio_holder_id, 'goals', id FROM goals
UNION ALL SELECT 'contacts', reported_to_id, 'escalations', id FROM escalations
UNION ALL SELECT 'contacts', contact_id, 'escalations', escalation_id FROM escalation_copies
UNION ALL SELECT 'contacts', head_id, 'commitments', id FROM commitments
UNION ALL SELECT 'contacts', by_id, 'commitments', commitment_id FROM reconfirmations
UNION ALL SELECT 'contacts', portfolio_holder_id, 'pillars', id FROM pillars
UNION ALL SELECT 'contacts', sponsor_id, 'programmes', id FROM programmes
UNION ALL SELECT 'organisations', organisation_id, 'moments', moment_id FROM moment_organisations
UNION ALL SELECT 'organisations', by_organisation_id, 'promises', id FROM promises
UNION ALL SELECT 'organisations', to_organisation_id, 'promises', id FROM promises
UNION ALL SELECT 'organisations', lead_id, 'actions', id FROM actions
UNION ALL SELECT 'organisations', organisation_id, 'actions', action_id FROM action_partners
UNION ALL SELECT 'organisations', organisation_id, 'goals', id FROM goals
UNION ALL SELECT 'organisations', organisation_id, 'commitments', id FROM commitments"""
_ALWAYS: Final = ("pillars", "programmes")


def going_along(connection: sqlite3.Connection, told: OpenThings) -> OpenThings:
    """What is told without the people and organisations that are known from what is left out alone."""
    hidden = {thing for thing in hidden_things(connection, told) if thing[0] in ("contacts", "organisations")}
    seen: set[Thing] = set()
    touched = set(hidden)
    for kind, number, thing, of in fetch(connection, _LINKS):
        if number is not None and (kind, number) not in hidden:
            (seen if thing in _ALWAYS or of in told.of(thing) else touched).add((kind, number))
    beside = _positions(connection)
    seen = _spread(seen, beside, apart=hidden)
    stays = _spread(touched - seen, beside, apart=seen)
    return replace(
        told,
        contacts=frozenset(number for number in told.contacts if ("contacts", number) not in stays),
        organisations=frozenset(number for number in told.organisations if ("organisations", number) not in stays),
    )


def _positions(connection: sqlite3.Connection) -> defaultdict[Thing, set[Thing]]:
    beside: defaultdict[Thing, set[Thing]] = defaultdict(set)
    for contact, organisation in fetch(connection, "SELECT contact_id, organisation_id FROM positions"):
        beside["contacts", contact].add(("organisations", organisation))
        beside["organisations", organisation].add(("contacts", contact))
    return beside


def _spread(begin: Iterable[Thing], beside: defaultdict[Thing, set[Thing]], *, apart: set[Thing]) -> set[Thing]:
    """These and whoever holds a position with them, and so on; not past who is ``apart``."""
    found, waiting = set(begin), list(begin)
    while waiting:
        for other in beside[waiting.pop()] - found - apart:
            found.add(other)
            waiting.append(other)
    return found
