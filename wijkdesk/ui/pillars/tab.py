"""The place of the pillars: a list at the left, the chosen pillar as a page beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.pillar import Pillar
from wijkdesk.storage.confidential.rule import open_things
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.storage.reading.pillars import count_actions_of
from wijkdesk.storage.reading.programme import list_pillars, list_programmes
from wijkdesk.storage.writing.edit import add, remove
from wijkdesk.storage.writing.pillars import add_pillar, order_pillars, restore_pillar, retire_pillar
from wijkdesk.ui.announce import say_in_status_bar
from wijkdesk.ui.buttons import Button, IconButton, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.empty_state import EmptyState
from wijkdesk.ui.labels import Text
from wijkdesk.ui.pillars.content import FIRST, PillarContent, read_pillar
from wijkdesk.ui.pillars.page import PillarPage
from wijkdesk.ui.pillars.pillar_list import PillarList
from wijkdesk.ui.several_changed import change_several
from wijkdesk.ui.theme import current_theme

SIDE: Final = 264
RAIL: Final = 104
RAIL_BELOW: Final = 700
LET_GO: Final = 10
"""So many actions let go of a pillar in the time in which one is changed."""


class PillarsTab(QWidget):
    """Everything about the pillars; ``open_requested`` asks for a thing that lives in another place."""

    open_requested = Signal(object, int)

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._changes = changes
        self._today = today
        self._is_stale = self._people_are_stale = True
        self._is_new = False
        self._wanted: int | None = None
        self._side = _Side(self)
        self._title = Text(self.tr("Pijlers"), "title", parent=self._side)
        self.add = IconButton("plus", self.tr("Nieuwe pijler"), parent=self._side)
        self.list = PillarList(self.tr("Pijlers"), self._side)
        self.page = PillarPage(changes, today, self)
        if changes.dossier.is_read_only:
            self.add.hide()
        self.menu = QMenu(self)
        self._make_menu()
        self._set_up_layout()
        self._connect()

    # -- the contract of a tab --

    def new(self) -> None:
        """Begin a new pillar: the page asks for its name."""
        if self._changes.dossier.is_read_only or not self.flush():
            return
        self._is_new = True
        self.list.choose(None)
        self._stack.setCurrentWidget(self.page)
        self.page.show_new()

    def open(self, kind: type, number: int) -> None:
        """Show this pillar."""
        if kind is Pillar:
            self._is_new = False
            self._wanted = number
            if self._is_stale or all(row.id != number for row in self.list.rows):
                self._refresh()
            else:
                self._show(number)

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        return self.page.flush()

    def find(self) -> None:  # type: ignore[override]  # QWidget.find is for window handles
        """Go to the list, where typing goes to a name."""
        self.list.setFocus()

    def remove(self) -> None:
        """Remove the chosen pillar; what stood under it stays, under no pillar."""
        pillar = self.list.current_id()
        if pillar is not None and not self._changes.dossier.is_read_only:
            self.page.form.clear()  # what was half typed about it goes with it
            self.page.rating.form.clear()
            change_several(
                *(self._changes, remove, Pillar, pillar),
                number=count_actions_of(self._changes.dossier.reader, pillar) // LET_GO,
                title=self.tr("Verwijderen"),
                parent=self,
            )

    def copy(self) -> None:
        """Put the list with the focus, or else the chosen pillar, on the clipboard as a table.

        What is confidential stays here.
        """
        from wijkdesk.ui.table_copy import copy_table  # noqa: PLC0415 - not before an edit can be made

        focused = next((each for each in self.page.lists() if each.hasFocus()), None)
        if focused is not None:
            headings = (self.tr("Wat"), self.tr("Stand"), self.tr("Wie"), self.tr("Wanneer"))
            told = open_things(self._changes.dossier.reader)
            kinds = {Action: told.actions, Event: told.events, PolicyGoal: told.goals}
            lines, shared = len(focused.lines), focused.as_table(lambda key: key[1] in kinds[key[0]])
            if shared:
                copy_table(self._changes.dossier, "regels van een pijler", headings, shared)
            secret = lines - len(shared)
            text = self.tr("{n} gekopieerd, {m} vertrouwelijk en niet.") if secret else self.tr("{n} gekopieerd.")
            say_in_status_bar(self, text.format(n=len(shared), m=secret))
        elif self.page.content is not None:
            copy_table(self._changes.dossier, "stand van een pijler", *self._as_rows(self.page.content))
            say_in_status_bar(self, self.tr("De pijler is gekopieerd."))

    def show_history(self) -> None:
        """Ask for what the chosen pillar was before."""
        pillar = self.list.current_id()
        if pillar is not None and self.flush():
            self._changes.history_requested.emit(Pillar, pillar)

    def layout_state(self) -> dict[str, Any]:
        """Which pillar is shown."""
        pillar = self.list.current_id() or self._wanted
        return {} if pillar is None else {"pillar": pillar}

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Show the pillar of the last time, when it is still there."""
        self._wanted = state.get("pillar")
        self._is_stale = True

    # -- reading --

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _follow(self, changed: dict[type, set[int]]) -> None:
        self._people_are_stale |= Contact in changed or Organisation in changed
        if self.isVisible():
            self._refresh()
        else:
            self._is_stale = True

    def _refresh(self) -> None:
        self._is_stale = False
        reader = self._changes.dossier.reader
        place = self.list.currentIndex().row()
        self.list.set_rows(list_pillars(reader))
        if self._people_are_stale:
            self.page.offer_people(partial(list_contacts, reader))
            self._people_are_stale = False
        if not self._is_new:
            self._show(self._wanted_or_near(place))

    def _wanted_or_near(self, place: int) -> int | None:
        """The pillar to show: the one that was asked for, the one that was shown, or the one that took its place."""
        ids = [row.id for row in self.list.rows]
        for pillar in (self._wanted, self.list.current_id()):
            if pillar in ids:
                return pillar
        return ids[min(max(place, 0), len(ids) - 1)] if ids else None

    def _show(self, pillar: int | None) -> None:
        self._wanted = None
        self.list.choose(pillar)
        shown = self.page.content
        if shown is None or shown.pillar.id != pillar:
            self.page.most = FIRST
        reader = self._changes.dossier.reader
        content = read_pillar(reader, pillar, self._today(), self.page.most) if pillar is not None else None
        if content is None:
            self.page.form.clear()
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self.page)
        if shown is not None and shown.pillar.id == pillar:
            self.page.patch(content)
        else:
            self.page.show_pillar(content)

    # -- commands --

    def _choose(self, pillar: int) -> None:
        self._is_new = False
        self._show(pillar)

    def _add(self, name: str) -> None:
        try:
            number = add_pillar(self._changes.dossier, name)
        except DossierFault as fault:
            self._changes.not_done.emit(fault.sentence)
            return
        self.open(Pillar, number)

    def _move(self, steps: int) -> None:
        """Move the chosen pillar among those that run."""
        ids = [row.id for row in self.list.rows]
        running = sum(row.retired_on is None for row in self.list.rows)
        place = self.list.currentIndex().row()
        if 0 <= place < running and 0 <= place + steps < running:
            ids.insert(place + steps, ids.pop(place))
            self._changes.carry_out(order_pillars, ids)

    def _retire_or_restore(self) -> None:
        content = self.page.content
        if content is None:
            return
        if content.pillar.retired_on is None:
            self._changes.carry_out(retire_pillar, content.pillar.id, self._today())
        else:
            self._changes.carry_out(restore_pillar, content.pillar.id)

    def _rate(self) -> None:
        content = self.page.content
        if content is not None and self.flush():
            from wijkdesk.ui.pillars.dialogs import RateDialog  # noqa: PLC0415 - not before an edit can be made

            RateDialog(self._changes, content.pillar, content.rating, today=self._today, parent=self).open()

    def _choose_looks(self) -> None:
        content = self.page.content
        if content is not None:
            from wijkdesk.ui.pillars.dialogs import LooksDialog  # noqa: PLC0415 - not before an edit can be made

            LooksDialog(self._changes, content.pillar, self).open()

    def _escalate(self) -> None:
        """Begin a direct report to the sponsor, with a copy for the portfolio holder."""
        content = self.page.content
        if content is None or not self.flush():
            return
        dossier = self._changes.dossier
        programme = next(iter(list_programmes(dossier.reader)), None)
        sponsor = programme.sponsor_id if programme else None
        holder = content.pillar.portfolio_holder_id
        copies = [holder] if holder is not None and holder != sponsor else []
        subject = self.tr("Melding over {pillar}").format(pillar=content.pillar.name)
        try:
            number = add(
                dossier, Escalation, subject=subject, pillar=content.pillar.id, reported_to=sponsor, copied_to=copies
            )
        except DossierFault as fault:
            self._changes.not_done.emit(fault.sentence)
            return
        self.open_requested.emit(Escalation, number)

    def _as_rows(self, content: PillarContent) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        row = content.pillar
        headings = (
            *(self.tr("Pijler"), self.tr("Doel"), self.tr("Stoplicht"), self.tr("Beoordeeld op")),
            *(self.tr("Portefeuillehouder"), self.tr("Lopende acties")),
        )
        light = row.light.dutch if row.light else ""
        rated_on = f"{row.rated_on:%d-%m-%Y}" if row.rated_on else ""
        cells = (row.name, row.aim, light, rated_on, row.portfolio_holder or "", str(row.running_actions))
        return headings, [cells]

    # -- set-up --

    def _make_menu(self) -> None:
        keys = QKeySequence
        up = self._add_command(self.tr("Omhoog"), lambda: self._move(-1), keys("Alt+Up"))
        down = self._add_command(self.tr("Omlaag"), lambda: self._move(1), keys("Alt+Down"))
        self.menu.addSeparator()
        rename = self._add_command(self.tr("Naam wijzigen"), self.page.focus_name, keys("F2"))
        self._add_command(self.tr("Icoon en kleur…"), self._choose_looks)
        self.menu.addSeparator()
        self._retire_action = self._add_command(self.tr("Afsluiten"), self._retire_or_restore)
        self._add_command(self.tr("Verwijderen"), self.remove)
        self._moves = (up, down)
        self.list.addActions([up, down, rename])
        self.menu.aboutToShow.connect(self._name_commands)
        self.page.head.more.setMenu(self.menu)

    def _add_command(self, text: str, command: Callable[[], None], key: QKeySequence | None = None) -> QAction:
        action = self.menu.addAction(text)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if key is not None:
            action.setShortcut(key)
        action.setEnabled(not self._changes.dossier.is_read_only)
        action.triggered.connect(lambda _checked: command())
        return action

    def _name_commands(self) -> None:
        content = self.page.content
        is_retired = content is not None and content.pillar.retired_on is not None
        self._retire_action.setText(self.tr("Heropenen") if is_retired else self.tr("Afsluiten"))

    def _show_menu(self, place: QPoint) -> None:
        if not self._changes.dossier.is_read_only:
            self.menu.popup(place)

    def _connect(self) -> None:
        self._changes.changed.connect(self._follow)
        self.add.clicked.connect(self.new)
        self.list.chosen.connect(self._choose)
        self.list.entered_page.connect(self.page.focus_name)
        self.list.remove_requested.connect(self.remove)
        self.list.menu_requested.connect(self._show_menu)
        self.page.named.connect(self._add)
        self.page.more_requested.connect(lambda: self._show(self.list.current_id()))
        self.page.opened.connect(lambda key: self.open_requested.emit(*key))
        self.page.rating.rate_requested.connect(self._rate)
        self.page.head.escalate.clicked.connect(self._escalate)
        self.page.head.history.clicked.connect(self.show_history)
        current_theme().changed.connect(self._fit)

    def _set_up_layout(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self.add)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 1, 0)
        side.setSpacing(6)
        side.addLayout(self._head)
        side.addWidget(self.list, 1)
        self._empty = self._nothing_yet()
        self._stack = QStackedLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(self._stack, 1)
        for widget in (self.page, self._empty):
            self._stack.addWidget(widget)  # not before it has a place: a stack without one shows a window of its own
        self._fit()

    def _nothing_yet(self) -> EmptyState:
        button = None
        if not self._changes.dossier.is_read_only:
            button = Button(self.tr("Pijler toevoegen"), "plus", Kind.PRIMARY)
            button.clicked.connect(self.new)
        sentence = self.tr("Pijlers zijn de hoofdlijnen van je aanpak, zoals Wonen of Sociale weerbaarheid.")
        state = EmptyState("layers", sentence, button, self)
        state.setBackgroundRole(QPalette.ColorRole.Base)
        state.setAutoFillBackground(True)
        return state

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, the words of the list stand below the badges."""
        theme = current_theme()
        self.list.is_rail = self.width() < theme.px(RAIL_BELOW)
        self._side.setFixedWidth(theme.px(RAIL if self.list.is_rail else SIDE))
        self._title.setVisible(not self.list.is_rail)
        left = 0 if self.list.is_rail else 18
        self._head.setContentsMargins(left, 14, theme.px(14 if self.list.is_rail else 10), 0)
        self.list.doItemsLayout()


class _Side(QWidget):
    """The part with the list, with a line at its right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), current_theme().colour("line"))
