"""The pane of a policy goal: whose it is, and whether it was reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.words import GoalState
from wijkdesk.storage.reading.promises import GoalRow, list_goals
from wijkdesk.storage.reading.rows import blank
from wijkdesk.storage.writing.promises import reopen_goal, serve_goal, serve_goal_no_longer
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.settling import MissGoalDialog, ReachGoalDialog
from wijkdesk.ui.contacts.thing_lists import ActionList
from wijkdesk.ui.fields import CheckField, DateField, LongTextField, TitleField
from wijkdesk.ui.options import Options
from wijkdesk.ui.shortcut import add_shortcut
from wijkdesk.ui.thing_pane import ThingPane


class GoalPane(ThingPane):
    """``opened`` asks for an action that contributes to the goal."""

    opened = Signal(object, int)

    def __init__(
        self,
        changes: Changes,
        options: Options,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        self.reach = Button(self.tr("Gehaald…"), "check")
        self.miss = Button(self.tr("Niet gehaald…"))
        self.reopen = Button(self.tr("Heropenen"), "undo-2")
        title = TitleField(self.tr("Beleidsdoel"))
        super().__init__(
            changes, options, PolicyGoal, title, self.reopen, self.miss, self.reach, required="title", parent=parent
        )
        self._today = today
        self.bind("title", self.title)
        self._add_fields()
        self._add_actions()
        self.reach.clicked.connect(lambda: self._settle(ReachGoalDialog))
        self.miss.clicked.connect(lambda: self._settle(MissGoalDialog))
        self.reopen.clicked.connect(lambda: self.changes.carry_out(reopen_goal, self.number))

    # -- ThingPane --

    def read(self, number: int) -> GoalRow | None:
        rows = list_goals(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def blank_row(self) -> GoalRow:
        return blank(GoalRow, state=GoalState.OPEN)

    def show_row(self, row: GoalRow) -> None:
        is_open = row.state is GoalState.OPEN
        self.show_kind(self.tr("Beleidsdoel, {state}").format(state=row.state.dutch))
        self.settled_on.setVisible(not is_open)
        can_settle = bool(row.id) and not self.changes.dossier.is_read_only
        self.reach.setVisible(can_settle and is_open)
        self.miss.setVisible(can_settle and is_open)
        self.reopen.setVisible(can_settle and not is_open)
        may_link = bool(row.id) and not self.changes.dossier.is_read_only
        self.linking.setVisible(may_link)
        self.contributing.setVisible(bool(row.action_ids))
        self.contributing.show_ids(row.id, row.action_ids, self.changes.dossier.reader)

    # -- inside --

    def _add_fields(self) -> None:
        self.organisation = self.form.add(self.options.pick_one(self.tr("Van"), Organisation))
        self.portfolio_holder = self.form.add(
            self.options.pick_one(self.tr("Portefeuille"), Contact, placeholder=self.tr("of van een bestuurder"))
        )
        self.due = self.form.add(DateField(self.tr("Uiterlijk"), today=self._today))
        self.settled_on = self.form.add(DateField(self.tr("Afgesloten"), is_past=True, today=self._today))
        self.indicator = self.form.add(self.options.pick_one(self.tr("Cijfer"), Indicator))
        self.description = self.form.add(LongTextField(self.tr("Omschrijving")))
        self.confidential = self.form.add(CheckField(self.tr("vertrouwelijk")))
        for name in ("organisation", "portfolio_holder", "indicator"):
            self.bind(name, getattr(self, name), row=f"{name}_id")
        for name in ("due", "settled_on", "description", "confidential"):
            self.bind(name, getattr(self, name))

    def _add_actions(self) -> None:
        self.linking = self.form.add(
            self.options.pick_one(self.tr("Acties"), Action, placeholder=self.tr("Actie toevoegen die bijdraagt"))
        )
        self.linking.edited.connect(self._link)
        self.contributing = self.form.add(ActionList())
        self.contributing.set_open(True)
        self.contributing.opened.connect(self.opened)
        if not self.changes.dossier.is_read_only:
            lines = self.contributing.list
            lines.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            lines.customContextMenuRequested.connect(self._open_menu)
            add_shortcut(lines, "Del", self._unlink_current)

    def _link(self, action: int | None) -> None:
        """Add the action that was picked, and be ready for another one."""
        self.linking.load(None)
        if action is not None and self.number is not None:
            self.changes.carry_out(serve_goal, self.number, action)

    def _open_menu(self, position: QPoint) -> None:
        """What can be done with an action that contributes."""
        lines = self.contributing.list
        index = lines.indexAt(position)
        if not index.isValid():
            return
        kind, number = lines.lines[index.row()].key
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Openen"), lambda: self.opened.emit(kind, number))
        menu.addAction(self.tr("Loskoppelen"), QKeySequence(Qt.Key.Key_Delete), lambda: self._unlink(number))
        menu.popup(lines.viewport().mapToGlobal(position))

    def _unlink_current(self) -> None:
        lines = self.contributing.list
        if lines.currentIndex().isValid():
            self._unlink(lines.lines[lines.currentIndex().row()].key[1])

    def _unlink(self, action: int) -> None:
        if self.number is not None:
            self.changes.carry_out(serve_goal_no_longer, self.number, action)

    def _settle(self, dialog: type[ReachGoalDialog] | type[MissGoalDialog]) -> None:
        if self.flush():
            asked = dialog(self.changes, self.row, self._today(), self.window())
            asked.accepted.connect(self.title.setFocus)  # the button that was pressed may be gone
            asked.open()
