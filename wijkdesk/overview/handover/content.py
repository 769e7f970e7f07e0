"""What a successor should know first: what runs, what was promised, who is bound to what, and who matters and why.

Nothing confidential is in it (``material``), a mark where a text names it, and no name of a resident (``privacy``).
"""

import datetime as dt
import sqlite3
from dataclasses import dataclass

from wijkdesk.domain.words import ActionState, ContactKind, PromiseState
from wijkdesk.overview.material import Material, read_material
from wijkdesk.overview.privacy.hiding import hide_residents, mask_confidential
from wijkdesk.privacy.names import A_RESIDENT
from wijkdesk.storage.confidential.naming import mask_of
from wijkdesk.storage.reading.promises import PromiseRow

_RUNS = (ActionState.RUNNING, ActionState.WAITING, ActionState.PLANNED)
RESIDENTS = "de bewoners"


@dataclass(frozen=True, slots=True)
class Running:
    """An action that goes on or should begin; ``step`` is the next one, or what it waits for."""

    title: str
    state: ActionState
    lead: str
    step: str
    due: dt.date | None


@dataclass(frozen=True, slots=True)
class Promised:
    what: str
    by: str
    to: str
    due: dt.date | None


@dataclass(frozen=True, slots=True)
class Committed:
    organisation: str
    what: str
    head: str
    rhythm: str
    last_day: dt.date | None
    confirmed_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Mattering:
    """Somebody in office, and what matters to them."""

    name: str
    office: str
    why: str


@dataclass(frozen=True, slots=True)
class Handover:
    """The two pages as plain data; each list has what is most pressing in front."""

    approach: str
    municipality: str
    coordinator: str
    made_on: dt.date
    is_example: bool
    actions: tuple[Running, ...]
    promises: tuple[Promised, ...]
    commitments: tuple[Committed, ...]
    people: tuple[Mattering, ...]


def handover_of(connection: sqlite3.Connection, *, today: dt.date) -> Handover:
    """The handover as the dossier is today. Raises a ``DossierFault``."""
    material = read_material(connection)
    programme = material.programme
    told = Handover(
        approach=programme.name if programme else "",
        municipality=programme.municipality if programme else "",
        coordinator=programme.coordinator if programme else "",
        made_on=today,
        is_example=bool(programme and programme.is_example),
        actions=_actions(material),
        promises=_promises(material),
        commitments=_commitments(material, today),
        people=_people(material, today),
    )
    hidden, _ = hide_residents(told, material.residents)
    return mask_confidential(hidden, mask_of(connection, material.told))


def _actions(material: Material) -> tuple[Running, ...]:
    rows = [row for row in material.actions if row.state in _RUNS]
    rows.sort(key=lambda row: (_RUNS.index(row.state), row.due or dt.date.max, row.id))
    return tuple(
        Running(row.title, row.state, row.lead or "", row.waits_for if row.waits_for else row.next_step, row.due)
        for row in rows
    )


def _promises(material: Material) -> tuple[Promised, ...]:
    rows = [row for row in material.promises if row.state is PromiseState.OPEN]
    rows.sort(key=lambda row: (row.due or dt.date.max, row.id))
    return tuple(Promised(row.what, _by(row), _to(row), row.due) for row in rows)


def _by(row: PromiseRow) -> str:
    return row.by_organisation or _person(row.by_contact, row.by_contact_kind)


def _to(row: PromiseRow) -> str:
    to = row.to_organisation or _person(row.to_contact, row.to_contact_kind)
    return to or (RESIDENTS if row.to_residents else "")


def _person(name: str | None, kind: ContactKind | None) -> str:
    return A_RESIDENT if kind is ContactKind.RESIDENT else name or ""


def _commitments(material: Material, today: dt.date) -> tuple[Committed, ...]:
    rows = [row for row in material.commitments if row.last_day is None or row.last_day >= today]
    rows.sort(key=lambda row: (row.last_day or dt.date.max, row.organisation, row.id))
    return tuple(
        Committed(
            row.organisation,
            row.what,
            (row.head or "") if row.head_id in material.contacts else "",
            row.rhythm.dutch if row.rhythm else "",
            row.last_day,
            row.last_answer_on if row.last_answer_yes else None,
        )
        for row in rows
    )


def _people(material: Material, today: dt.date) -> tuple[Mattering, ...]:
    """The sponsor, then the portfolio holders, then of whom something matters, the last met in front."""
    programme = material.programme
    sponsor = programme.sponsor_id if programme else None
    holders = {pillar.portfolio_holder_id for pillar in material.pillars}
    rows = [row for row in material.contacts.values() if row.kind is not ContactKind.RESIDENT]
    rows = [row for row in rows if row.id == sponsor or row.id in holders or row.what_matters.strip()]
    rows.sort(key=lambda row: row.last_moment or dt.date.min, reverse=True)
    rows.sort(key=lambda row: (row.id != sponsor, row.id not in holders))
    found = []
    for row in rows:
        party = material.official(row.id, today)
        office = [part for part in (party.place if party else "",) if part]
        office += ["opdrachtgever"] if row.id == sponsor else []
        office += [pillar.name for pillar in material.pillars if pillar.portfolio_holder_id == row.id]
        found.append(Mattering(row.name, ", ".join(office), row.what_matters))
    return tuple(found)
