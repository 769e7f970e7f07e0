"""The approach, its pillars and their ratings."""

import datetime as dt
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from wijkdesk.domain.words import Light
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import names, person, read


class ProgrammeRow(NamedTuple):
    id: int
    name: str
    municipality: str
    assignment: str
    coordinator: str
    department: str
    paper_header: str
    sponsor_id: int | None
    sponsor: str | None
    first_day: dt.date | None
    last_day: dt.date | None
    area_ids: tuple[int, ...]
    area_codes: tuple[str, ...]
    areas: tuple[str, ...]
    is_example: bool
    review_months: int


class PillarRow(NamedTuple):
    id: int
    name: str
    aim: str
    position: int
    colour: int
    icon: str
    portfolio_holder_id: int | None
    portfolio_holder: str | None
    retired_on: dt.date | None
    light: Light | None
    rated_on: dt.date | None
    running_actions: int


class RatingRow(NamedTuple):
    id: int
    pillar_id: int
    pillar: str
    light: Light
    rated_on: dt.date
    note: str
    cause: str
    consequence: str
    correction: str


def list_programmes(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[ProgrammeRow]:
    """The one programme of the dossier, as a list."""
    areas = ("programme_areas", "areas", "programme_id")
    return read(
        connection,
        ProgrammeRow,
        f"""SELECT t.id, t.name, t.municipality, t.assignment, t.coordinator, t.department, t.paper_header,
            t.sponsor_id, {person("s")}, t.first_day, t.last_day,
            {names(*areas, what="x.id")}, {names(*areas, what="x.code")}, {names(*areas)}, t.is_example,
            t.review_months
            FROM programmes t LEFT JOIN contacts s ON s.id = t.sponsor_id {{where}} ORDER BY t.id""",
        only=only,
    )


def list_pillars(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[PillarRow]:
    """Every pillar in its order, with its newest rating; retired ones last."""
    return read(
        connection,
        PillarRow,
        f"""SELECT t.id, t.name, t.aim, t.position, t.colour, t.icon, t.portfolio_holder_id, {person("h")},
            t.retired_on, r.light, r.rated_on,
            (SELECT count(*) FROM actions a WHERE a.main_pillar_id = t.id AND a.state IN ('running', 'waiting'))
            FROM pillars t LEFT JOIN contacts h ON h.id = t.portfolio_holder_id
            LEFT JOIN ratings r ON r.id = (SELECT id FROM ratings WHERE pillar_id = t.id
                                           ORDER BY rated_on DESC, id DESC LIMIT 1)
            {{where}} ORDER BY t.retired_on IS NOT NULL, t.position, t.id""",
        only=only,
    )


def list_ratings(connection: sqlite3.Connection) -> list[RatingRow]:
    """Every rating of every pillar, oldest first."""
    return read(
        connection,
        RatingRow,
        """SELECT t.id, t.pillar_id, p.name, t.light, t.rated_on, t.note, t.cause, t.consequence, t.correction
           FROM ratings t JOIN pillars p ON p.id = t.pillar_id {where} ORDER BY t.rated_on, t.id""",
    )


def programme_uid(connection: sqlite3.Connection) -> str:
    """By what this dossier is told from every other; "" where it says nothing."""
    return next((uid for (uid,) in fetch(connection, "SELECT uid FROM programmes ORDER BY id LIMIT 1")), "")
