"""The cards of an address book as rows of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from wijkdesk.domain.contact import full_name, sorting_name
from wijkdesk.domain.folding import fold
from wijkdesk.ui.entity_table import Column
from wijkdesk.ui.entity_table.columns import TITLE

if TYPE_CHECKING:
    from wijkdesk.exchange.address_cards.proposal import Decision

Words = Callable[[str], str]


class CardRow(NamedTuple):
    """A card with what was decided about it; ``id`` is its number in the file."""

    id: int
    decision: Decision

    @property
    def is_known(self) -> bool:
        """Whether it is of somebody whose kind the dossier says."""
        return self.decision.proposal.contact is not None and not self.is_new

    @property
    def is_new(self) -> bool:
        return self.decision.way.name == "ADD"


def columns_of_cards(tr: Words) -> list[Column[CardRow]]:
    """What is seen of a card: who it is of, and what becomes of it."""
    # Said once: to ask for the words at each of thousands of cards takes longer than to sort them.
    choose, add, complete = tr("nog kiezen"), tr("toevoegen"), tr("aanvullen: {name}")
    return [
        Column(key="name", heading=tr("Naam"), text=_name, style=lambda _row: TITLE, sort_key=_sorting, width=150),
        Column(key="kind", heading=tr("Soort"), text=lambda row: _kind(row, choose), width=110),
        Column(key="work", heading=tr("Organisatie en functie"), text=_work),
        Column(key="reach", heading=tr("Bereik"), text=_reach, width=190, wide_from=900),
        Column(key="way", heading=tr("Wat er gebeurt"), text=lambda row: _way(row, add, complete), width=170),
    ]


def _name(row: CardRow) -> str:
    card = row.decision.proposal.card
    return full_name(card.first_name, card.infix, card.last_name)


def _sorting(row: CardRow) -> str:
    card = row.decision.proposal.card
    return fold(sorting_name(card.first_name, card.infix, card.last_name))


def _kind(row: CardRow, choose: str) -> str:
    return row.decision.kind.dutch if row.decision.kind is not None else choose


def _work(row: CardRow) -> str:
    card = row.decision.proposal.card
    return " · ".join(part for part in (card.organisation, card.role) if part)


def _reach(row: CardRow) -> str:
    card = row.decision.proposal.card
    return card.email or card.phone


def _way(row: CardRow, add: str, complete: str) -> str:
    return add if row.is_new else complete.format(name=row.decision.proposal.name)
