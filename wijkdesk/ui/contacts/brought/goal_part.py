"""One policy goal in the pane: how it stands, what served it, and the buttons that settle it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.words import ActionState, GoalState
from wijkdesk.insight.contribution import Served
from wijkdesk.storage.reading.actions import ActionRow, list_actions
from wijkdesk.storage.reading.promises import GoalRow
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.contacts.folded_list import FoldedList, Read
from wijkdesk.ui.contacts.thing_lists import short_date
from wijkdesk.ui.entity_table import PLAIN
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.line_list import Line, LineList
from wijkdesk.ui.marks import IconMark, StateMark
from wijkdesk.ui.theme import current_theme

RESULT_LENGTH = 160
GAP = 18
MARKS = {GoalState.REACHED: ("circle-check", "green"), GoalState.NOT_REACHED: ("minus", "text2")}


class GoalPart(QWidget):
    """``opened`` asks for the goal or an action of it; ``reached``, ``missed`` and ``reopened`` follow the buttons."""

    opened = Signal(object, int)
    reached = Signal(int)
    missed = Signal(int)
    reopened = Signal(int)

    def __init__(self, reader: sqlite3.Connection, *, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader, self._may_write = reader, may_write
        self.goal = 0
        self.heading = LineList(self.tr("Beleidsdoel"))
        self.heading.opened.connect(lambda key: self.opened.emit(*key))
        self.now, self.before = FoldedList("", is_open=True), FoldedList(self.tr("Eerder"))
        self.nothing = Paragraph(self.tr("Nog geen actie droeg hieraan bij."), "body", "text2")
        self.reach = self._button(self.tr("Gehaald…"))
        self.miss = self._button(self.tr("Niet gehaald…"))
        self.reopen = self._button(self.tr("Heropenen"))
        for button, signal in ((self.reach, self.reached), (self.miss, self.missed), (self.reopen, self.reopened)):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self.goal))
        for each in (self.now, self.before):
            each.opened.connect(self.opened)
        self._set_up_layout()

    def show_goal(self, row: GoalRow, served: Served, *, of_half_year: bool, from_start: bool) -> None:
        """Show a goal as it stood at the end of the period."""
        self.goal = row.id
        self.heading.set_lines([self._heading(row, served)])
        self.now.rename(self.tr("In dit halfjaar") if of_half_year else self.tr("Acties"))
        for part, states in ((self.now, served.now), (self.before, served.before)):
            part.setVisible(bool(states))
            part.show_lines(len(states), self._reading(states), from_start=from_start)
        self.nothing.setVisible(not served.now and not served.before)
        is_now = self._may_write and served.state is row.state  # how it stood long ago cannot be changed
        is_open = row.state is GoalState.OPEN
        for button, is_shown in ((self.reach, is_open), (self.miss, is_open), (self.reopen, not is_open)):
            button.setVisible(is_now and is_shown)
            button.setAccessibleName(f"{button.text()} {row.title}")

    def _heading(self, row: GoalRow, served: Served) -> Line:
        icon, tone = MARKS.get(served.state, ("target", "text2"))
        due = self.tr("loopt, vóór {date}").format(date=short_date(row.due)) if row.due is not None else ""
        settled = f"{served.state.dutch}, {short_date(row.settled_on)}"
        end = (due or served.state.dutch) if served.state is GoalState.OPEN else settled
        lock = IconMark(self.tr("vertrouwelijk"), "lock") if row.confidential else None
        return Line((PolicyGoal, row.id), row.title, IconMark("", icon, tone), end=end, end_style=PLAIN, badge=lock)

    def _reading(self, states: Mapping[int, ActionState]) -> Read:
        numbers = list(states)

        def read(most: int) -> Sequence[Line]:
            rows = {row.id: row for row in list_actions(self._reader, only=numbers[:most])}
            return [self._line(rows[number], states[number]) for number in numbers[:most] if number in rows]

        return read

    def _line(self, row: ActionRow, state: ActionState) -> Line:
        """An action as it stood then; what it brought is told once it had ended."""
        result = " ".join(row.result.split())[:RESULT_LENGTH] if state.is_ended else state.dutch
        return Line(
            (Action, row.id),
            row.title,
            StateMark(state.dutch, state.value),
            detail=result,
            end=short_date(row.ended_on) if state.is_ended else "",
            badge=IconMark(self.tr("vertrouwelijk"), "lock") if row.confidential else None,
        )

    def _button(self, text: str) -> Button:
        button = Button(text, kind=Kind.QUIET, tone="link")
        button.padding = 2
        return button

    def _set_up_layout(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        for button in (self.reach, self.miss, self.reopen):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, current_theme().px(GAP), 0, 0)
        column.setSpacing(2)
        for part in (self.heading, self.nothing, self.now, self.before):
            column.addWidget(part)
        column.addLayout(buttons)
