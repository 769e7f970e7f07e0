"""The pane of several chosen actions: what can be done with all of them, each in one step to undo."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.writing.actions import move_actions, postpone_actions, set_state_of_actions
from wijkdesk.ui.buttons import Button, IconButton
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields import Choice, ChoiceField, DateField, Field
from wijkdesk.ui.form import MARGIN, FieldColumn
from wijkdesk.ui.labels import Text
from wijkdesk.ui.marks import StateMark
from wijkdesk.ui.options import Options
from wijkdesk.ui.several_changed import change_several

STATES = (ActionState.PLANNED, ActionState.RUNNING, ActionState.WAITING)


class SeveralPane(QWidget):
    """Gives several actions one state, pillar or date; what the rules refuse is said beside the field.

    What has ended stays as it ended: a state and a date are given to the others.
    """

    closed = Signal()
    duplicate_requested = Signal()
    copy_requested = Signal()
    remove_requested = Signal()

    def __init__(
        self,
        changes: Changes,
        options: Options,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._changes, self._options, self._today = changes, options, today
        self._rows: Sequence[ActionRow] = ()
        different = self.tr("verschilt")
        states = [Choice(state, state.dutch.capitalize(), StateMark(state.dutch, state.value)) for state in STATES]
        self.title = Text("", "item", wrap=True)
        self.summary = Text("", "body", "text2", wrap=True)
        self.state = ChoiceField(self.tr("Stand"), states, placeholder=different)
        self.pillar = options.pick_one(self.tr("Pijler"), Pillar, placeholder=different)
        self.due = DateField(self.tr("Klaar"), placeholder=different, today=today)
        self.ended_note = Text("", "meta", "text2", wrap=True)
        self.duplicate = Button(self.tr("Dupliceren"), "copy")
        self.copy = Button(self.tr("Kopiëren als tabel"), "list")
        self.remove = Button(self.tr("Verwijderen"), "trash-2")
        self._put_in_place()
        self._connect()

    def show_rows(self, rows: Sequence[ActionRow]) -> None:
        """Show what these actions have in common."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        self._rows = rows
        self._options.refresh()
        self.title.setText(self.tr("{n} acties gekozen").format(n=len(rows)))
        counts = Counter(row.state for row in rows)
        self.summary.setText(" · ".join(self._counted(counts[state], state) for state in ActionState if counts[state]))
        going = self._going()
        for field, values in (
            (self.state, {row.state for row in going}),
            (self.pillar, {row.main_pillar_id for row in rows}),
            (self.due, {row.due for row in going}),
        ):
            value = values.pop() if len(values) == 1 else None
            field.set_value(value) if same else field.load(value)
        ended = len(rows) - len(going)
        self.ended_note.setText(self.tr("Wat is afgerond, houdt zijn stand en datum.") if ended and going else "")
        self.ended_note.setVisible(bool(self.ended_note.text()))
        for field in (self.state, self.due):
            field.setEnabled(bool(going) and not self._changes.dossier.is_read_only)

    def flush(self) -> bool:
        """Commit what was typed; False when a field refuses it."""
        return all([field.flush() for field in (self.pillar, self.due)])  # noqa: C419 - each, also after one that refuses

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # -- inside --

    def _counted(self, count: int, state: ActionState) -> str:
        words = {
            ActionState.IDEA: self.tr("{n} idee") if count == 1 else self.tr("{n} ideeën"),
            ActionState.RUNNING: self.tr("{n} lopend"),
            ActionState.WAITING: self.tr("{n} wachtend"),
        }
        return words.get(state, f"{{n}} {state.dutch}").format(n=count)

    def _going(self) -> list[ActionRow]:
        return [row for row in self._rows if not row.state.is_ended]

    def _put_in_place(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        close = IconButton("x", self.tr("Sluiten"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 14 - MARGIN, 0)  # the cross stands where that of one action is
        head.addWidget(self.title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        fields = FieldColumn()
        for field in (self.state, self.pillar, self.due):
            fields.add(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 14, MARGIN, MARGIN)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addSpacing(8)
        column.addWidget(fields)
        column.addWidget(self.ended_note)
        column.addSpacing(12)
        for button in (self.duplicate, self.copy, self.remove):
            column.addWidget(button)
        column.addStretch(1)

    def _connect(self) -> None:
        self.state.edited.connect(lambda state: self._set(self.state, set_state_of_actions, state, self._today()))
        self.pillar.edited.connect(self._move)
        self.due.edited.connect(lambda due: self._set(self.due, postpone_actions, due))
        self.duplicate.clicked.connect(self.duplicate_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.remove.clicked.connect(self.remove_requested)
        for part in (self.pillar, self.duplicate, self.remove):
            part.setEnabled(not self._changes.dossier.is_read_only)

    def _move(self, pillar: int | None) -> None:
        if pillar is not None:
            self._change(self.pillar, move_actions, [row.id for row in self._rows], pillar)

    def _set(self, field: Field, command: Callable[..., Any], *values: Any) -> None:
        self._change(field, command, [row.id for row in self._going()], *values)

    def _change(self, field: Field, command: Callable[..., Any], numbers: list[int], *values: Any) -> None:
        change_several(
            *(self._changes, command, numbers, *values),
            number=len(numbers),
            title=self.tr("Wijzigen"),
            parent=self,
            failed=lambda problem: self._say_why_not(field, problem),
        )

    def _say_why_not(self, field: Field, problem: Refused | DossierFault) -> None:
        if isinstance(problem, Refused):
            field.set_error(problem.reason)
        else:
            self._changes.not_done.emit(problem.sentence)
