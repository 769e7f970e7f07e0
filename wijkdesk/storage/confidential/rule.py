"""What of a dossier may be told of: everything that is not confidential and does not hang on what is.

Overviews with all that is made of them, the plan, a dossier for a successor with its pages, pictures of the screen and
tables on the clipboard ask this one rule. Confidential is what is marked so, and:

- what is of or with somebody, a person or an organisation, who is confidential: the promises that they made or were
  made, the actions that they lead, their goals, and the direct reports to them. Without them it would read as our own.
  An action that an organisation leads is that one's, whoever is its contact there;
- of a confidential organisation the commitments too, and the actions in which it and others like it are alone;
- what belongs to a confidential action: its events, direct reports, promises and contact moments; and the photos of
  such an action or event;
- a contact moment in which somebody confidential was. That the others were there counts for them all the same
  (``attended``), so that no partner seems to fade; unless nobody was there who may be named;
- a promise made in a moment of which nothing counts, and the promise that replaced a confidential one.

What only names something confidential beside others loses that name: an action its partner, a report a copy, a
commitment its head, what followed on an action the action. Pillars, ratings, figures and areas cannot be marked.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from typing import Final

from wijkdesk.storage.driver import fetch

KINDS: Final = (
    *("organisations", "contacts", "actions", "events", "escalations", "promises", "commitments", "goals"),
    *("moments", "photos"),
)
"""The tables of what can be marked."""


def _is_open(column: str, things: str) -> str:
    """SQL for a reference to one of these things, or to none.

    Nearly all are. The plus keeps SQLite from the index on the column, which would find them one by one: that takes
    twice as long as going through the table.
    """
    return f"(+{column} IS NULL OR +{column} IN open_{things})"


# A mark that is damaged counts as one. Who was there is asked of the few moments in which somebody confidential was;
# CROSS JOIN keeps SQLite from beginning with all moments.
_RULE: Final = f"""WITH RECURSIVE
open_organisations AS MATERIALIZED (SELECT id FROM organisations WHERE confidential = 0),
open_contacts AS MATERIALIZED (SELECT id FROM contacts WHERE confidential = 0),
open_actions AS MATERIALIZED (
    SELECT id FROM actions a WHERE confidential = 0
    AND {_is_open("lead_id", "organisations")}
    AND (lead_id IS NOT NULL OR {_is_open("lead_contact_id", "contacts")})
    AND (coalesce(lead_id, lead_contact_id) IS NOT NULL
         OR NOT EXISTS (SELECT 1 FROM action_partners WHERE action_id = a.id)
         OR EXISTS (SELECT 1 FROM action_partners WHERE action_id = a.id AND organisation_id IN open_organisations))),
open_events AS MATERIALIZED (
    SELECT id FROM events WHERE confidential = 0 AND {_is_open("action_id", "actions")}),
open_escalations AS (
    SELECT id FROM escalations WHERE confidential = 0 AND {_is_open("action_id", "actions")}
    AND {_is_open("reported_to_id", "contacts")}),
touched(moment_id) AS MATERIALIZED (
    SELECT mc.moment_id FROM contacts c CROSS JOIN moment_contacts mc ON mc.contact_id = c.id WHERE c.confidential <> 0
    UNION SELECT mo.moment_id FROM organisations o CROSS JOIN moment_organisations mo ON mo.organisation_id = o.id
    WHERE o.confidential <> 0
    UNION SELECT mc.moment_id FROM organisations o CROSS JOIN positions p ON p.organisation_id = o.id
    CROSS JOIN moment_contacts mc ON mc.contact_id = p.contact_id WHERE o.confidential <> 0),
there AS MATERIALIZED (
    SELECT t.moment_id, mc.contact_id IN open_contacts AS is_open, 'contact' AS side
    FROM touched t CROSS JOIN moment_contacts mc ON mc.moment_id = t.moment_id
    UNION ALL SELECT t.moment_id, mo.organisation_id IN open_organisations, 'organisation'
    FROM touched t CROSS JOIN moment_organisations mo ON mo.moment_id = t.moment_id
    UNION ALL SELECT t.moment_id, p.organisation_id IN open_organisations, 'organisation'
    FROM touched t CROSS JOIN moments m ON m.id = t.moment_id CROSS JOIN moment_contacts mc ON mc.moment_id = m.id
    CROSS JOIN positions p ON p.contact_id = mc.contact_id
    WHERE m.day >= coalesce(p.first_day, m.day) AND m.day <= coalesce(p.last_day, m.day)),
of_nobody_open AS (SELECT moment_id FROM there GROUP BY moment_id, side HAVING max(is_open) = 0),
attended AS MATERIALIZED (
    SELECT id FROM moments WHERE confidential = 0 AND {_is_open("action_id", "actions")}
    AND id NOT IN of_nobody_open),
open_moments AS (
    SELECT id FROM attended WHERE id NOT IN (SELECT moment_id FROM there WHERE is_open = 0)),
sound_promises AS MATERIALIZED (
    SELECT id FROM promises WHERE confidential = 0 AND {_is_open("action_id", "actions")}
    AND (made_in_id IS NULL OR made_in_id IN attended)
    AND {_is_open("by_contact_id", "contacts")} AND {_is_open("by_organisation_id", "organisations")}
    AND {_is_open("to_contact_id", "contacts")} AND {_is_open("to_organisation_id", "organisations")}),
shut_promises(id) AS (
    SELECT id FROM promises WHERE id NOT IN sound_promises
    UNION SELECT p.id FROM promises p JOIN shut_promises s ON p.replaces_id = s.id),
open_promises AS (SELECT id FROM promises WHERE id NOT IN shut_promises),
open_commitments AS (SELECT id FROM commitments WHERE confidential = 0 AND organisation_id IN open_organisations),
open_goals AS (
    SELECT id FROM goals WHERE confidential = 0 AND {_is_open("organisation_id", "organisations")}
    AND {_is_open("portfolio_holder_id", "contacts")}),
open_photos AS (
    SELECT id FROM photos WHERE confidential = 0 AND {_is_open("action_id", "actions")}
    AND {_is_open("event_id", "events")})
"""
_EVERYTHING: Final = " UNION ALL ".join(
    [*(f"SELECT '{kind}', id FROM open_{kind}" for kind in KINDS), "SELECT 'attended', id FROM attended"]
)

Thing = tuple[str, int]
"""A table of ``KINDS``, and an id."""


@dataclass(frozen=True, slots=True)
class OpenThings:
    """The ids of what may be told of.

    ``organisations`` and ``contacts`` are who may be named, ``attended`` the contact moments that count for whoever of
    those was there, and ``moments`` those of which the words may be read too.
    """

    organisations: frozenset[int]
    contacts: frozenset[int]
    actions: frozenset[int]
    events: frozenset[int]
    escalations: frozenset[int]
    promises: frozenset[int]
    commitments: frozenset[int]
    goals: frozenset[int]
    moments: frozenset[int]
    photos: frozenset[int]
    attended: frozenset[int]

    def of(self, kind: str) -> frozenset[int]:
        """Those of one of the ``KINDS``."""
        ids: frozenset[int] = getattr(self, kind)
        return ids


def open_things(connection: sqlite3.Connection, chosen: Collection[Thing] = ()) -> OpenThings:
    """What may be told of. Each thing that was ``chosen`` is too, by itself: what hangs on it is chosen apart."""
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for kind, number in (*fetch(connection, _RULE + _EVERYTHING), *chosen):
        ids[kind].add(number)
    return OpenThings(**{kind: frozenset(ids[kind]) for kind in (*KINDS, "attended")})


def hidden_things(connection: sqlite3.Connection, told: OpenThings) -> frozenset[Thing]:
    """All that is there and may not be told of."""
    everything = " UNION ALL ".join(f"SELECT '{kind}', id FROM {kind}" for kind in KINDS)
    return frozenset((kind, number) for kind, number in fetch(connection, everything) if number not in told.of(kind))


def open_ids(connection: sqlite3.Connection, kind: str, among: range | None = None) -> frozenset[int]:
    """Those of one of the ``KINDS`` alone, for who needs no more, or not all in one turn; or of these ids alone."""
    rule, where = _RULE, ""
    if among is not None:
        for part in (f"open_{kind}", "attended"):  # what is kept is made whole first
            rule = rule.replace(f"{part} AS MATERIALIZED", f"{part} AS")
        where = f" WHERE id BETWEEN {among.start} AND {among.stop - 1}"
    return frozenset(chain.from_iterable(fetch(connection, f"{rule} SELECT id FROM open_{kind}{where}")))
