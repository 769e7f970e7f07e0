"""The places of the window: what each is called, how its tab is made, and what lives there."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Final

from PySide6.QtWidgets import QWidget

from wijkdesk.storage.reading.counts import RunningActions, count_contacts, count_pillars
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.main_window import Room
from wijkdesk.ui.places import Place

_MODULES: Final = {
    **{key: f"wijkdesk.ui.{key}.tab" for key in ("pillars", "actions", "contacts", "timeline", "overview", "figures")},
    "round": "wijkdesk.ui.half_year_round.page",
}


def rooms_of(changes: Changes) -> Sequence[Room]:
    """The five places of the window, and beside them the figures and the round through all."""
    tr = changes.tr
    people = ("Contact", "Organisation", "ContactMoment", "Promise", "Commitment", "PolicyGoal")
    happened = ("Event", "Escalation")
    return (
        Room("pillars", Place(tr("Pijlers"), "layers"), _pillars, tr("Nieuwe &pijler"), ("Pillar",), count_pillars),
        Room(
            *("actions", Place(tr("Acties"), "list-checks"), _actions, tr("Nieuwe &actie")),
            *(("Action", "Photo"), RunningActions().count),
        ),
        Room("contacts", Place(tr("Contacten"), "users"), _contacts, tr("Nieuw &contact"), people, count_contacts),
        Room("timeline", Place(tr("Tijdlijn"), "chart-gantt"), _timeline, tr("Nieuwe &gebeurtenis"), happened),
        Room("overview", Place(tr("Overzicht"), "file-text"), _overview, "", ("Overview", "HalfYear")),
        Room("figures", Place(tr("Cijfers"), "chart-line"), _figures, "", ("Indicator",), is_beside=True),
        Room("round", Place(tr("Halfjaarronde"), "repeat"), _half_year_round, "", ("RoundStep",), is_beside=True),
    )


def load_room(key: str) -> None:
    """Load the code of a place; a worker does that beside the window."""
    import_module(_MODULES[key])


def load_rooms() -> None:
    """Load the code of all places."""
    for key in _MODULES:
        load_room(key)


# Each tab is loaded when somebody first goes there: all five together would double the time to the first paint.


def _pillars(changes: Changes, parent: QWidget) -> QWidget:
    from wijkdesk.ui.pillars.tab import PillarsTab  # noqa: PLC0415

    return PillarsTab(changes, parent)


def _actions(changes: Changes, parent: QWidget) -> QWidget:
    from wijkdesk.ui.actions.tab import ActionsTab  # noqa: PLC0415

    return ActionsTab(changes, parent)


def _contacts(changes: Changes, parent: QWidget) -> QWidget:
    from wijkdesk.ui.contacts.tab import ContactsTab  # noqa: PLC0415

    return ContactsTab(changes, parent)


def _timeline(changes: Changes, parent: QWidget) -> QWidget:
    from wijkdesk.ui.timeline.tab import TimelineTab  # noqa: PLC0415

    return TimelineTab(changes, parent)


def _overview(changes: Changes, parent: QWidget) -> QWidget:
    from wijkdesk.ui.overview.tab import OverviewTab  # noqa: PLC0415

    return OverviewTab(changes, parent)


def _figures(changes: Changes, parent: QWidget) -> QWidget:
    from wijkdesk.ui.figures.tab import FiguresTab  # noqa: PLC0415

    return FiguresTab(changes, parent)


def _half_year_round(changes: Changes, parent: QWidget) -> QWidget:
    from wijkdesk.ui.half_year_round.page import HalfYearRound  # noqa: PLC0415

    return HalfYearRound(changes, parent)
