"""What an overview leaves out because it is confidential: she can choose of each thing that it is told all the same.

Offered is only what would be told of this half-year. A commitment or a policy goal is offered where its owner may be
named, for there it says whose it is. In all else that is chosen, who may not be named stays without name.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final

from wijkdesk.domain.words import EventKind
from wijkdesk.insight.viewpoint import Viewpoint, commitment_stood, is_at_work
from wijkdesk.overview.material import Material
from wijkdesk.overview.pillars import is_told
from wijkdesk.overview.promises import told_state
from wijkdesk.overview.sections import confidential_key
from wijkdesk.overview.standing import was_open_in
from wijkdesk.storage.confidential.rule import Thing, hidden_things
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_escalations, list_events
from wijkdesk.storage.reading.promises import list_commitments, list_goals, list_promises, list_reconfirmations

Titles = Iterator[tuple[int, str]]
"""Things by their id, each with its title."""

Offers = Callable[[sqlite3.Connection, Collection[int], Material, Viewpoint], Titles]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something confidential, by the key of its choice: what it is, and its title."""

    key: str
    what: str
    title: str


def left_out_of(
    connection: sqlite3.Connection, material: Material, view: Viewpoint, chosen: Collection[Thing]
) -> tuple[LeftOut, ...]:
    """All of the half-year that is confidential, what was ``chosen`` of it too; the same kinds together."""
    hidden: defaultdict[str, set[int]] = defaultdict(set)
    for kind, number in {*hidden_things(connection, material.told), *chosen}:
        hidden[kind].add(number)
    return tuple(
        LeftOut(confidential_key(kind, number), what, title)
        for kind, (what, offers) in _KINDS.items()
        if hidden[kind]
        for number, title in offers(connection, hidden[kind], material, view)
    )


def _actions(connection: sqlite3.Connection, numbers: Collection[int], material: Material, view: Viewpoint) -> Titles:
    return ((row.id, row.title) for row in list_actions(connection, numbers) if is_told(row, view))


def _events(connection: sqlite3.Connection, numbers: Collection[int], material: Material, view: Viewpoint) -> Titles:
    rows = (row for row in list_events(connection, numbers) if view.within(row.day))
    return ((row.id, row.title) for row in rows if row.kind is not EventKind.ACTIVITY)


def _reports(connection: sqlite3.Connection, numbers: Collection[int], material: Material, view: Viewpoint) -> Titles:
    return ((row.id, row.subject) for row in list_escalations(connection, numbers) if was_open_in(row, view))


def _promises(connection: sqlite3.Connection, numbers: Collection[int], material: Material, view: Viewpoint) -> Titles:
    return ((row.id, row.what) for row in list_promises(connection, numbers) if told_state(row, material, view))


def _commitments(
    connection: sqlite3.Connection, numbers: Collection[int], material: Material, view: Viewpoint
) -> Titles:
    answers = defaultdict(list)
    for answer in list_reconfirmations(connection):
        answers[answer.commitment_id].append(answer)
    for row in list_commitments(connection, numbers):
        partner = material.organisations.get(row.organisation_id)
        if partner is not None and commitment_stood(row, answers[row.id], partner.left_on, view):
            yield row.id, f"{row.organisation}: {row.what}"


def _goals(connection: sqlite3.Connection, numbers: Collection[int], material: Material, view: Viewpoint) -> Titles:
    served = {goal for row in material.actions if is_at_work(row, view) for goal in row.goal_ids}
    for row in list_goals(connection, numbers):
        may_be_named = (
            row.organisation_id is None or row.organisation_id in material.organisations,
            row.portfolio_holder_id is None or row.portfolio_holder_id in material.contacts,
        )
        if all(may_be_named) and (row.id in served or view.within(row.settled_on)):
            yield row.id, row.title


_KINDS: Final[dict[str, tuple[str, Offers]]] = {
    "actions": ("Actie", _actions),
    "events": ("Gebeurtenis", _events),
    "escalations": ("Directe melding", _reports),
    "promises": ("Toezegging", _promises),
    "commitments": ("Commitment", _commitments),
    "goals": ("Beleidsdoel", _goals),
}
