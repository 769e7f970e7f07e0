"""Contact moments."""

import datetime as dt
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from wijkdesk.domain.words import MomentKind
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
