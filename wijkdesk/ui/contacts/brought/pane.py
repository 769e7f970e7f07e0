"""The pane "Wat dit bracht": the policy goals of one organisation or administrator, and what could be told of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.contact import Contact
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.promises import list_goals
from wijkdesk.storage.writing.promises import reopen_goal
from wijkdesk.ui.announce import say_in_status_bar
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button, IconButton, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.brought.content import Brought, Owner, read_brought
from wijkdesk.ui.contacts.brought.goal_part import GoalPart
from wijkdesk.ui.contacts.brought.words import in_sentences
from wijkdesk.ui.contacts.period_choice import PeriodChoice
from wijkdesk.ui.contacts.reading_pane import ReadingPane
from wijkdesk.ui.contacts.settling import MissGoalDialog, ReachGoalDialog
from wijkdesk.ui.form import Foot
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.table_copy import note_copied


class BroughtPane(ReadingPane):
    """``back_requested`` asks for whose goals they are, ``page_requested`` for the page to hand out.

    That carries the half-year, the name, and whether it is an administrator.
    """

    back_requested = Signal()
    page_requested = Signal(object, str, bool)

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes, self._today = changes, today
        self._is_reading, self._is_stale = False, False
        self.owner: Owner | None = None
        self.brought: Brought | None = None
        self.back = IconButton("arrow-left", self.tr("Terug"))
        self.back.clicked.connect(self.back_requested)
        self._head.insertWidget(0, self.back)
        self.period = PeriodChoice(changes.dossier, today)
        self.below_title.addWidget(self.period, 0, Qt.AlignmentFlag.AlignLeft)
        self.told = self.form.add(Paragraph("", "aim"))
        self.copy_button = self.form.add(Button(self.tr("Tekst kopiëren"), "copy", Kind.QUIET, "link"))
        self.copy_button.padding = 2
        self.remark = self.form.add(Paragraph("", "body", "text2"))
        self.parts: dict[int, GoalPart] = {}
        self.page = Button(self.tr("Bladzijde maken…"), "file-down")
        self._column.addWidget(Foot(self.page))
        self.period.chosen.connect(lambda _period: self._read())
        self.copy_button.clicked.connect(self._copy)
        self._show_nothing()
        self.page.clicked.connect(self._ask_page)

    def show_owner(self, owner: Owner) -> None:
        """Show what was brought to this organisation or administrator."""
        if owner != self.owner:
            self.owner = owner
            self._show_nothing()
        self._read()

    def follow(self) -> None:
        """Read again, after something in the dossier changed."""
        self._read()

    def _read(self) -> None:
        self._is_stale = True
        if self._is_reading or self.owner is None:
            return
        self._is_stale, self._is_reading = False, True
        self.period.refresh()
        work = partial(read_brought, self._changes.dossier, self.owner, self.period.value(), self._today())
        run_in_background(self, work, self._take, self._fail)

    def _take(self, brought: Brought | None) -> None:
        self._is_reading = False
        if not self.isVisible():
            return  # it reads again when it is shown, and the dossier may be closed meanwhile
        if brought is None:
            self.owner = None
            self.back_requested.emit()
        elif (brought.owner, brought.period) != (self.owner, self.period.value()):
            self._is_stale = True
        else:
            self._show(brought)
        if self._is_stale:
            self._read()

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        if not isinstance(error, DossierFault):
            raise error
        if self.isVisible():
            self._changes.not_done.emit(error.sentence)

    # -- showing --

    def _show_nothing(self) -> None:
        """Show nothing of whose goals were shown, until those of another are read."""
        self.brought = None
        self.show_title(self.tr("Wat dit bracht"), "")
        self.back.rename(self.tr("Terug"))
        for part in (self.told, self.copy_button, self.remark, self.page):
            part.hide()
        self._keep_parts(set())
        self.form.verticalScrollBar().setValue(0)

    def _keep_parts(self, goals: set[int]) -> None:
        for number in self.parts.keys() - goals:
            part = self.parts.pop(number)
            part.hide()
            part.deleteLater()

    def _show(self, brought: Brought) -> None:
        before, self.brought = self.brought, brought
        is_other = before is None or (before.owner, before.period) != (brought.owner, brought.period)
        self.show_title(self.tr("Wat dit bracht"), brought.name)
        self.back.rename(self.tr("Terug naar {name}").format(name=brought.name))
        text = in_sentences(brought.told, brought.period, self.tr) if brought.told is not None else ""
        self.told.set_text(text)
        self.told.setVisible(bool(text))
        self.copy_button.setVisible(bool(text))
        self.remark.set_text(self._remark(brought))
        self.remark.setVisible(bool(self._remark(brought)))
        self.page.setVisible(brought.period is not None and brought.told is not None)
        is_person = brought.owner.kind is Contact
        self.page.setText(self.tr("Uittreksel maken…") if is_person else self.tr("Bladzijde maken…"))
        self.page.updateGeometry()
        self._show_goals(brought, from_start=is_other)

    def _show_goals(self, brought: Brought, *, from_start: bool) -> None:
        wanted = [goal.id for goal, _ in brought.goals]
        self._keep_parts(set(wanted))
        for goal, served in brought.goals:
            part = self.parts.get(goal.id) or self._new_part(goal.id)
            part.show_goal(goal, served, of_half_year=brought.period is not None, from_start=from_start)
        if from_start:
            for number in wanted:  # in the order of what was brought; later the eye keeps its place
                self.form.add(self.parts[number])

    def _new_part(self, goal: int) -> GoalPart:
        part = GoalPart(self._changes.dossier.reader, may_write=not self._changes.dossier.is_read_only)
        part.opened.connect(self.opened)
        part.reached.connect(lambda number: self._settle(ReachGoalDialog, number))
        part.missed.connect(lambda number: self._settle(MissGoalDialog, number))
        part.reopened.connect(lambda number: self._changes.carry_out(reopen_goal, number))
        self.parts[goal] = self.form.add(part)
        return part

    def _remark(self, brought: Brought) -> str:
        if not brought.goals:
            return self.tr("Nog geen beleidsdoelen. Ga terug, voeg er een toe en kies welke acties eraan bijdragen.")
        if brought.told is None:
            return self.tr("Dit is vertrouwelijk: hiervan gaat niets naar buiten.")
        if any(goal.confidential for goal, _ in brought.goals):
            return self.tr("Wat vertrouwelijk is, telt in deze tekst niet mee.")
        return ""

    # -- what it does --

    def _copy(self) -> None:
        if self.brought is not None and self.brought.told is not None:
            QGuiApplication.clipboard().setText(in_sentences(self.brought.told, self.brought.period, self.tr))
            note_copied(self._changes.dossier, "wat dit bracht")
            say_in_status_bar(self, self.tr("De tekst is gekopieerd."))

    def _ask_page(self) -> None:
        if self.brought is not None and self.brought.period is not None:
            self.page_requested.emit(self.brought.period, self.brought.name, self.brought.owner.kind is Contact)

    def _settle(self, dialog: type[ReachGoalDialog] | type[MissGoalDialog], number: int) -> None:
        rows = list_goals(self._changes.dossier.reader, only=[number])
        if rows:
            dialog(self._changes, rows[0], self._today(), self.window()).open()
