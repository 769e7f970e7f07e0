"""Contact moments."""

import datetime as dt
import json
import sqlite3
from collections.abc import Collection
from typing import Final, NamedTuple

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.words import MomentKind
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import names, person, read


class MomentRow(NamedTuple):
    id: int
    day: dt.date
    kind: MomentKind
    summary: str
    notes: str
    contact_ids: tuple[int, ...]
    contacts: tuple[str, ...]
    organisation_ids: tuple[int, ...]
    organisations: tuple[str, ...]
    pillar_id: int | None
    pillar: str | None
    action_id: int | None
    action: str | None
    confidential: bool

    @property
    def present(self) -> tuple[tuple[type[Contact] | type[Organisation], int], ...]:
        """Who was there, each as its kind and id."""
        people = ((Contact, number) for number in self.contact_ids)
        return (*people, *((Organisation, number) for number in self.organisation_ids))


class Presence(NamedTuple):
    moment_id: int
    day: dt.date
    kind: MomentKind
    organisation_id: int
    organisation: str
    confidential: bool


def list_moments(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[MomentRow]:
    """Every contact moment, newest first."""
    contacts = ("moment_contacts", "contacts", "moment_id")
    organisations = ("moment_organisations", "organisations", "moment_id")
    return read(
        connection,
        MomentRow,
        f"""SELECT t.id, t.day, t.kind, t.summary, t.notes, {names(*contacts, what="x.id")},
            {names(*contacts, what=person("x"))}, {names(*organisations, what="x.id")}, {names(*organisations)},
            t.pillar_id, p.name, t.action_id, a.title, t.confidential
            FROM moments t LEFT JOIN pillars p ON p.id = t.pillar_id LEFT JOIN actions a ON a.id = t.action_id
            {{where}} ORDER BY t.day DESC, t.id DESC""",
        only=only,
    )


def list_presence(connection: sqlite3.Connection) -> list[Presence]:
    """Which organisation was there in which moment, by name or through somebody who worked there on that day."""
    return read(
        connection,
        Presence,
        """SELECT t.id, t.day, t.kind, o.id, o.name, t.confidential FROM moments t
           JOIN (SELECT moment_id, organisation_id FROM moment_organisations
                 UNION
                 SELECT m.id, p.organisation_id FROM moments m JOIN moment_contacts mc ON mc.moment_id = m.id
                 JOIN positions p ON p.contact_id = mc.contact_id
                 WHERE m.day >= coalesce(p.first_day, m.day) AND m.day <= coalesce(p.last_day, m.day)) was
           ON was.moment_id = t.id JOIN organisations o ON o.id = was.organisation_id
           {where} ORDER BY t.day, t.id, o.id""",
    )


LOOKED_BACK: Final = 300
"""In how many of the last moments groups are looked for: a year and more of one neighbourhood."""


def last_groups(
    connection: sqlite3.Connection,
    *,
    kind: MomentKind | None = None,
    contacts: Collection[int] = (),
    organisations: Collection[int] = (),
    least: int = 1,
    most: int = 3,
) -> list[MomentRow]:
    """The last moment of each different group that these people and organisations were all part of, newest first.

    ``least`` is how many were together, ``most`` how many groups are asked for. With ``kind`` only moments of that kind
    count.
    """
    conditions = ["kind = :kind"] if kind is not None else []
    conditions += [_were_all_there("contact")] if contacts else []
    conditions += [_were_all_there("organisation")] if organisations else []
    numbers = fetch(
        connection,
        f"""WITH recent AS (
                SELECT id, day, {_there("contact")} AS contacts, {_there("organisation")} AS organisations
                FROM moments m {"WHERE" if conditions else ""} {" AND ".join(conditions)}
                ORDER BY day DESC, id DESC LIMIT {LOOKED_BACK}),
            ranked AS (
                SELECT id, day, row_number() OVER (PARTITION BY contacts, organisations ORDER BY day DESC, id DESC) AS n
                FROM recent WHERE json_array_length(contacts) + json_array_length(organisations) >= :least)
            SELECT id FROM ranked WHERE n = 1 ORDER BY day DESC, id DESC LIMIT :most""",
        {
            "kind": kind.value if kind is not None else None,
            "contacts": json.dumps(sorted(set(contacts))),
            "organisations": json.dumps(sorted(set(organisations))),
            "least": least,
            "most": most,
        },
    )
    return list_moments(connection, only=[number for (number,) in numbers])


def _there(side: str) -> str:
    """SQL for who was there in a moment ``m``, the same for the same group."""
    return f"""(SELECT json_group_array({side}_id ORDER BY {side}_id) FROM moment_{side}s WHERE moment_id = m.id)"""


def _were_all_there(side: str) -> str:
    """SQL for the moments in which all of ``:contacts`` or ``:organisations`` were."""
    return f"""id IN (SELECT moment_id FROM moment_{side}s WHERE {side}_id IN (SELECT value FROM json_each(:{side}s))
        GROUP BY moment_id HAVING count(*) = json_array_length(:{side}s))"""
