"""What can be picked in a field: only the names, and what tells two of the same name apart."""

import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from wijkdesk.domain.contact import sorting_name
from wijkdesk.domain.folding import fold
from wijkdesk.storage.reading.rows import person, read


class NameRow(NamedTuple):
    id: int
    name: str
    detail: str | None


class PillarNameRow(NamedTuple):
    id: int
    name: str
    colour: int


class _PersonRow(NamedTuple):
    id: int
    name: str
    detail: str | None
    first_name: str
    infix: str
    last_name: str


def contacts_to_pick(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[NameRow]:
    """Every contact on the core of the name, with the organisation of the newest position."""
    found = read(
        connection,
        _PersonRow,
        f"""SELECT t.id, {person("t")}, o.name, t.first_name, t.infix, t.last_name
            FROM contacts t LEFT JOIN positions p ON p.id = (
                SELECT id FROM positions WHERE contact_id = t.id
                ORDER BY last_day IS NOT NULL, first_day DESC, id DESC LIMIT 1)
            LEFT JOIN organisations o ON o.id = p.organisation_id {{where}}""",
        only=only,
    )
    found.sort(key=lambda row: fold(sorting_name(row.first_name, row.infix, row.last_name)))
    return [NameRow(row.id, row.name, row.detail) for row in found]


def organisations_to_pick(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[NameRow]:
    """Every organisation by name; those that still take part come first."""
    found = read(connection, NameRow, "SELECT t.id, t.name, t.left_on FROM organisations t {where}", only=only)
    found.sort(key=lambda row: (row.detail is not None, fold(row.name)))
    return [row._replace(detail=None) for row in found]


def actions_to_pick(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[NameRow]:
    """Every action by title, with its main pillar; those that have not ended come first."""
    ended = "t.state IN ('succeeded', 'partly', 'failed', 'stopped')"
    found = read(
        connection,
        NameRow,
        f"""SELECT t.id, t.title, p.name FROM actions t LEFT JOIN pillars p ON p.id = t.main_pillar_id
            {{where}} ORDER BY {ended}, t.id""",
        only=only,
    )
    return found


def goals_to_pick(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[NameRow]:
    """Every policy goal by title, with whose it is; those that are still open come first."""
    found = read(
        connection,
        NameRow,
        f"""SELECT t.id, t.title, coalesce(o.name, {person("h")}) FROM goals t
            LEFT JOIN organisations o ON o.id = t.organisation_id LEFT JOIN contacts h ON h.id = t.portfolio_holder_id
            {{where}} ORDER BY t.state != 'open', t.id""",
        only=only,
    )
    return found


def indicators_to_pick(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[NameRow]:
    """Every indicator by name, with its source."""
    found = read(connection, NameRow, "SELECT t.id, t.name, nullif(t.source, '') FROM indicators t {where}", only=only)
    return sorted(found, key=lambda row: fold(row.name))


def pillars_to_pick(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[PillarNameRow]:
    """Every pillar in its order, with its colour; retired ones last."""
    return read(
        connection,
        PillarNameRow,
        """SELECT t.id, t.name, t.colour FROM pillars t {where} ORDER BY t.retired_on IS NOT NULL, t.position, t.id""",
        only=only,
    )
