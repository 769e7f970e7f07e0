"""The pane beside the list of contacts: of a person, an organisation or what was agreed with one, and the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.brought.content import Owner
from wijkdesk.ui.contacts.brought.pane import BroughtPane
from wijkdesk.ui.contacts.commitment_pane import CommitmentPane
from wijkdesk.ui.contacts.cooperation.pane import CooperationPane
from wijkdesk.ui.contacts.goal_pane import GoalPane
from wijkdesk.ui.contacts.moment_pane import MomentPane
from wijkdesk.ui.contacts.organisation_pane import OrganisationPane
from wijkdesk.ui.contacts.person_pane import PersonPane
from wijkdesk.ui.contacts.promise_pane import PromisePane
from wijkdesk.ui.options import Options
from wijkdesk.ui.settle import polish_ahead
from wijkdesk.ui.thing_pane import ThingPane

OWNERS: Final = (Contact, Organisation)
OF_OWNERS: Final = (ContactMoment, Promise, Commitment, PolicyGoal)
PANES: Final[dict[type, Callable[..., ThingPane]]] = {
    Contact: PersonPane,
    Organisation: OrganisationPane,
    ContactMoment: MomentPane,
    Promise: PromisePane,
    Commitment: CommitmentPane,
    PolicyGoal: GoalPane,
}


class Panes(QStackedWidget):
    """Shows one thing at a time, and remembers from which things somebody came to it.

    ``shown`` tells that there is something to see, ``emptied`` that nothing is left, and ``closed`` that the user is
    done with it. ``open_requested`` and ``page_requested`` are those of the tab. ``added`` gives the id of a person
    or organisation that got its name.
    """

    shown = Signal()
    emptied = Signal()
    closed = Signal()
    added = Signal(int)
    open_requested = Signal(object, int)
    page_requested = Signal(object, str, bool)

    def __init__(self, changes: Changes, options: Options, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._changes, self._options, self._today = changes, options, today
        self._came_from: list[tuple[type, int]] = []  # the things to go back to, the last one last
        self._panes: dict[type, ThingPane] = {}
        self._polished: set[type] = set()
        self._cooperation: CooperationPane | None = None
        self.brought = BroughtPane(changes, today)
        self._add_reading(self.brought)
        self.brought.back_requested.connect(self._go_back)
        self.brought.page_requested.connect(self.page_requested)

    @property
    def current(self) -> ThingPane | None:
        """The pane of a thing that is shown, or was last."""
        return next((pane for pane in self._panes.values() if pane is self.currentWidget()), None)

    def of(self, kind: type) -> ThingPane:
        """The pane for things of this kind; it is made when it is first needed, because six of them take a while."""
        if kind not in self._panes:
            pane = PANES[kind](self._changes, self._options, self._today, self)
            self._panes[kind] = pane
            self.addWidget(pane)
            pane.closed.connect(self._close)
            pane.gone.connect(self._leave_gone)
            pane.back_requested.connect(self._go_back)
            pane.added.connect(self._tell_added)
            self._connect_more(pane)
        return self._panes[kind]

    def make_ahead(self, kind: type) -> bool:
        """Make the pane of this kind before somebody asks for it, then those of what was agreed with whom.

        Each in two turns, as both together take half of what a window may wait; True while there is more to do.
        """
        for each in (kind, *OF_OWNERS):
            if each not in self._panes:
                self.of(each)
                return True
            if each not in self._polished:
                self._polished.add(each)
                polish_ahead(self._panes[each])
                return True
        return False

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        return self.current is None or self.current.flush()

    def follow(self) -> None:
        """Read again what is shown where it changed."""
        if self.currentWidget() is self.brought:
            self.brought.follow()
        elif self.current is not None:
            self.current.follow()

    def thing(self) -> tuple[type, int] | None:
        """The kind and id of the thing that is shown, or was last."""
        if self.current is None or self.current.number is None:
            return None
        return self.current.kind, self.current.number

    def show_thing(self, kind: type, number: int, *, came_from: tuple[type, int] | None = None) -> bool:
        """Show a thing, with ``came_from`` as the only one to go back to; False when it is gone."""
        self._came_from = [] if came_from is None else [came_from]
        return self._show(kind, number)

    def begin(self, kind: type, values: dict[str, Any]) -> None:
        """Begin a new thing of this kind; there is nothing to go back to."""
        self._came_from.clear()
        self._begin(kind, values)

    def add_cooperation(self, pane: CooperationPane) -> None:
        """Take in the pane of who works with whom."""
        self._cooperation = pane
        self._add_reading(pane)

    def show_cooperation(self, goes_in: bool) -> None:
        """Show who works with whom, where nothing that was typed is refused."""
        if self._cooperation is None or not self.flush():
            return
        self._came_from.clear()
        self.setCurrentWidget(self._cooperation)
        self.shown.emit()
        if goes_in:
            self._cooperation.focus_first()

    def go_to(self, kind: type, number: int) -> None:
        """Go from what is shown to another thing, with a way back."""
        if not self.flush():
            return
        if kind not in PANES:
            self.open_requested.emit(kind, number)
            return
        self._remember_here()
        if self._show(kind, number):
            self.of(kind).title.setFocus()

    # -- inside --

    def _add_reading(self, pane: BroughtPane | CooperationPane) -> None:
        self.addWidget(pane)
        pane.opened.connect(self.go_to)
        pane.closed.connect(self._close)

    def _connect_more(self, pane: ThingPane) -> None:
        """What a pane asks besides what all panes ask."""
        if isinstance(pane, PersonPane | OrganisationPane):
            pane.own.opened.connect(self.go_to)
            pane.own.add_requested.connect(self._add_to_owner)
            pane.brought_requested.connect(lambda: self._show_brought(pane.kind, pane.number))
        elif isinstance(pane, PromisePane):
            pane.replaced.connect(lambda number: self._show(Promise, number))
        elif isinstance(pane, MomentPane | GoalPane):
            pane.opened.connect(self.go_to)

    def _show(self, kind: type, number: int) -> bool:
        pane = self.of(kind)
        pane.show_back(self._name_to_go_back_to())
        if not pane.show_thing(number):
            return False
        self._show_pane(pane)
        return True

    def _show_pane(self, pane: QWidget) -> None:
        self.setCurrentWidget(pane)
        self.shown.emit()

    def _show_brought(self, kind: type, number: int | None) -> None:
        if number is None or not self.flush():
            return
        self._remember_here()
        self.setCurrentWidget(self.brought)
        self.brought.show_owner(Owner(kind, number))
        self.brought.back.setFocus()

    def _begin(self, kind: type, values: dict[str, Any]) -> None:
        pane = self.of(kind)
        pane.show_back(self._name_to_go_back_to())
        self._show_pane(pane)
        pane.begin(**values)

    def _add_to_owner(self, kind: type, values: dict[str, Any]) -> None:
        if self.flush():
            self._remember_here()
            self._begin(kind, values)

    def _remember_here(self) -> None:
        thing = self.thing()
        if thing is not None:
            self._came_from.append(thing)

    def _name_to_go_back_to(self) -> str:
        if not self._came_from:
            return ""
        kind, number = self._came_from[-1]
        if kind in OWNERS:
            owner = self._options.find(kind, number)
            return "" if owner is None else owner.text or self.tr("Terug")
        return "" if self.of(kind).read(number) is None else self.tr("Terug")

    def _go_back(self) -> None:
        if self.flush():
            self._leave_gone()

    def _leave_gone(self) -> None:
        """Show what this pane was opened from; without it only the list."""
        while self._came_from:
            kind, number = self._came_from.pop()
            if self._show(kind, number):
                return
        self.emptied.emit()

    def _close(self) -> None:
        """Close on Esc or the cross; a new thing without a name is dropped, and so is what a field refused."""
        self.flush()
        if self.current is not None:
            self.current.fields.clear()
        if self._came_from:
            self._leave_gone()
        else:
            self.closed.emit()

    def _tell_added(self, number: int) -> None:
        if self.current is not None and self.current.kind in OWNERS:
            self.added.emit(number)
