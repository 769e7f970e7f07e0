"""Short dialogs for what becomes of promises, commitments and policy goals."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QWidget

from wijkdesk.storage.reading.promises import CommitmentRow, GoalRow, PromiseRow
from wijkdesk.storage.writing.promises import (
    break_promise,
    end_commitment,
    keep_promise,
    miss_goal,
    reach_goal,
    reconfirm_commitment,
    refuse_promise,
    renegotiate_promise,
)
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.fields import Choice, ChoiceField, DateField, LongTextField, TextField


class _Dated(CommandDialog):
    """A dialog whose command needs a day; it stands first, and is today."""

    handbook_page = "contacten.md#toezeggingen"

    def ask_day(self, label: str, today: dt.date) -> DateField:
        field = DateField(label, is_past=True, today=lambda: today)
        return self.ask("on", field, today, required=self.tr("Vul een datum in."))


class KeepDialog(_Dated):
    def __init__(self, changes: Changes, row: PromiseRow, today: dt.date, parent: QWidget | None = None) -> None:
        command = partial(keep_promise, promise=row.id)
        super().__init__(changes, command, self.tr("Toezegging nagekomen"), self.tr("Nagekomen"), parent=parent)
        self.ask_day(self.tr("Op"), today)


class BreakDialog(_Dated):
    def __init__(self, changes: Changes, row: PromiseRow, today: dt.date, parent: QWidget | None = None) -> None:
        command = partial(break_promise, promise=row.id)
        super().__init__(
            changes, command, self.tr("Toezegging niet nagekomen"), self.tr("Niet nagekomen"), parent=parent
        )
        self.ask_day(self.tr("Sinds"), today)
        self.ask("reason", LongTextField(self.tr("Hoe kwam dat? Dat mag ook later.")))


class RefuseDialog(_Dated):
    def __init__(self, changes: Changes, row: PromiseRow, today: dt.date, parent: QWidget | None = None) -> None:
        command = partial(refuse_promise, promise=row.id)
        super().__init__(changes, command, self.tr("Nee zeggen"), self.tr("Weigeren"), parent=parent)
        self.ask_day(self.tr("Op"), today)
        self.ask("reason", LongTextField(self.tr("Waarom is het nee?")))


class RenegotiateDialog(_Dated):
    def __init__(self, changes: Changes, row: PromiseRow, today: dt.date, parent: QWidget | None = None) -> None:
        command = partial(renegotiate_promise, promise=row.id)
        super().__init__(changes, command, self.tr("Opnieuw afspreken"), self.tr("Afspreken"), parent=parent)
        self.ask_day(self.tr("Op"), today)
        self.ask("what", TextField(self.tr("Afspraak"), required=True), row.what)
        self.ask("due", DateField(self.tr("Vóór"), today=lambda: today))
        self.ask("reason", LongTextField(self.tr("Waarom een nieuwe afspraak?")))


class ReconfirmDialog(_Dated):
    handbook_page = "contacten.md#een-organisatie"

    def __init__(self, changes: Changes, row: CommitmentRow, today: dt.date, parent: QWidget | None = None) -> None:
        command = partial(reconfirm_commitment, commitment=row.id)
        title = self.tr("Staat dit commitment nog?")
        super().__init__(changes, command, title, self.tr("Vastleggen"), parent=parent)
        answers = [Choice(True, self.tr("ja, het staat nog")), Choice(False, self.tr("nee, niet meer"))]
        self.ask_day(self.tr("Op"), today)
        self.ask("confirmed", ChoiceField(self.tr("Antwoord"), answers), True)
        self.ask("note", LongTextField(self.tr("Wat werd erbij gezegd?")))


class EndCommitmentDialog(_Dated):
    handbook_page = "contacten.md#een-organisatie"

    def __init__(self, changes: Changes, row: CommitmentRow, today: dt.date, parent: QWidget | None = None) -> None:
        command = partial(end_commitment, commitment=row.id)
        super().__init__(changes, command, self.tr("Commitment beëindigen"), self.tr("Beëindigen"), parent=parent)
        self.ask_day(self.tr("Laatste dag"), today)
        self.ask("reason", LongTextField(self.tr("Waarom stopt het?")))


class ReachGoalDialog(_Dated):
    handbook_page = "contacten.md#een-organisatie"

    def __init__(self, changes: Changes, row: GoalRow, today: dt.date, parent: QWidget | None = None) -> None:
        command = partial(reach_goal, goal=row.id)
        super().__init__(changes, command, self.tr("Beleidsdoel gehaald"), self.tr("Gehaald"), parent=parent)
        self.ask_day(self.tr("Op"), today)


class MissGoalDialog(_Dated):
    handbook_page = "contacten.md#een-organisatie"

    def __init__(self, changes: Changes, row: GoalRow, today: dt.date, parent: QWidget | None = None) -> None:
        command = partial(miss_goal, goal=row.id)
        super().__init__(changes, command, self.tr("Beleidsdoel niet gehaald"), self.tr("Niet gehaald"), parent=parent)
        self.ask_day(self.tr("Sinds"), today)
