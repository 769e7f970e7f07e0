"""The pane of a direct report: what went wrong, whom it was told, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import EscalationState
from wijkdesk.storage.reading.concerned import concerned_by
from wijkdesk.storage.reading.events import EscalationRow, list_escalations
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.storage.reading.rows import blank
from wijkdesk.storage.writing.edit import change
from wijkdesk.storage.writing.events import answer_escalation, close_escalation, send_escalation
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.fields import CheckField, DateField, LongTextField, TitleField
from wijkdesk.ui.options import Options
from wijkdesk.ui.thing_pane import ThingPane
from wijkdesk.ui.timeline.letter import LetterRow

CLOSABLE = (EscalationState.SENT, EscalationState.ANSWERED)


class EscalationPane(ThingPane):
    """A new one is meant for the sponsor of the approach, the one fixed person."""

    def __init__(
        self,
        changes: Changes,
        options: Options,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        self.send = Button(self.tr("Verstuurd…"), "check")
        self.answer = Button(self.tr("Antwoord…"), "message-circle")
        self.close_it = Button(self.tr("Sluiten…"))
        title = TitleField(self.tr("Wat moet meteen gemeld worden?"))
        buttons = (self.close_it, self.answer, self.send)
        super().__init__(changes, options, Escalation, title, *buttons, required="subject", parent=parent)
        self._today = today
        self.bind("subject", self.title)
        self._add_fields()
        self.letter = self.form.add(LetterRow(changes, self.flush, today))
        self._add_course()
        self.propose.clicked.connect(self._copy_to_concerned)
        self.send.clicked.connect(self._ask_sent)
        self.answer.clicked.connect(self._ask_answer)
        self.close_it.clicked.connect(self._ask_closed)

    # -- ThingPane --

    def read(self, number: int) -> EscalationRow | None:
        rows = list_escalations(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def blank_row(self) -> EscalationRow:
        return blank(EscalationRow, state=EscalationState.DRAFT)

    def beginnings(self) -> dict[str, Any]:
        sponsors = [row.sponsor_id for row in list_programmes(self.changes.dossier.reader)]
        return {"reported_to": sponsors[0]} if sponsors and sponsors[0] is not None else {}

    def show_row(self, row: EscalationRow) -> None:
        self.show_kind(self.tr("Directe melding, {state}").format(state=row.state.dutch))
        self.course_heading.setVisible(row.state is not EscalationState.DRAFT)
        self.sent_on.setVisible(row.state is not EscalationState.DRAFT)
        self.answered_on.setVisible(row.answered_on is not None)
        self.answer_text.setVisible(row.answered_on is not None)
        self.closed_on.setVisible(row.closed_on is not None)
        self.letter.setVisible(bool(row.id))
        self.letter.show_report(row.id)
        can_go_on = bool(row.id) and not self.changes.dossier.is_read_only
        self.send.setVisible(can_go_on and row.state is EscalationState.DRAFT)
        self.answer.setVisible(can_go_on and row.state is EscalationState.SENT)
        self.close_it.setVisible(can_go_on and row.state in CLOSABLE)
        is_draft = can_go_on and row.state is EscalationState.DRAFT
        self.propose.setVisible(is_draft and bool(self._concerned()))

    # -- set-up --

    def _add_fields(self) -> None:
        add = self.form.add
        self.reported_to = add(self.options.pick_one(self.tr("Aan"), Contact, placeholder=self.tr("Typ een naam")))
        self.pillar = add(self.options.pick_one(self.tr("Pijler"), Pillar))
        self.action = add(self.options.pick_one(self.tr("Actie"), Action))
        self.what_happened = add(LongTextField(self.tr("Wat is er gebeurd?")))
        self.consequence = add(LongTextField(self.tr("Wat zijn de gevolgen?")))
        self.asked = add(LongTextField(self.tr("Wat vraag je?")))
        self.copied_to = add(self.options.pick_many(self.tr("Kopie aan"), Contact, placeholder=self.tr("Typ een naam")))
        self.propose = add(Button(self.tr("Kopie ook aan wie erover gaat"), "plus", Kind.QUIET, "text2"))
        self.propose.padding = 2
        self.propose.setToolTip(self.tr("De portefeuillehouder van de pijler en de afdelingshoofden bij de actie"))
        self.confidential = add(CheckField(self.tr("vertrouwelijk")))
        for name in ("what_happened", "consequence", "asked", "confidential"):
            self.bind(name, getattr(self, name))
        for name in ("reported_to", "pillar", "action"):
            self.bind(name, getattr(self, name), row=f"{name}_id")
        self.bind("copied_to", self.copied_to, row="copied_to_ids")

    def _add_course(self) -> None:
        self.course_heading = self.form.section(self.tr("Verloop"))
        self.sent_on = self.form.add(DateField(self.tr("Verstuurd"), is_past=True, today=self._today))
        self.answered_on = self.form.add(DateField(self.tr("Antwoord"), is_past=True, today=self._today))
        self.answer_text = self.form.add(LongTextField(self.tr("Wat was het antwoord?"), lines=1))
        self.closed_on = self.form.add(DateField(self.tr("Gesloten"), is_past=True, today=self._today))
        for name in ("sent_on", "answered_on", "closed_on"):
            self.bind(name, getattr(self, name))
        self.bind("answer", self.answer_text)

    # -- copies --

    def _concerned(self) -> list[int]:
        """Whom it concerns beside those who get it, as the pillar and the action say."""
        return concerned_by(self.changes.dossier.reader, self.row.id, self._today()) if self.row.id else []

    def _copy_to_concerned(self) -> None:
        if self.flush() and (concerned := self._concerned()):
            copies = [*self.row.copied_to_ids, *concerned]
            self.changes.carry_out(change, Escalation, self.row.id, copied_to=copies)

    # -- what becomes of it --

    def _ask_sent(self) -> None:
        """Nothing is sent from here: the user says that it was."""
        self._ask(send_escalation, self.tr("Melding verstuurd"), self.tr("Verstuurd"))

    def _ask_answer(self) -> None:
        dialog = self._ask(answer_escalation, self.tr("Antwoord op de melding"), self.tr("Vastleggen"))
        if dialog is not None:
            dialog.ask("answer", LongTextField(self.tr("Wat was het antwoord?")))

    def _ask_closed(self) -> None:
        self._ask(close_escalation, self.tr("Melding sluiten"), self.tr("Sluiten"))

    def _ask(self, command: Callable[..., None], title: str, verb: str) -> CommandDialog | None:
        if not self.flush():
            return None
        carry_out = partial(command, escalation=self.number)
        dialog = CommandDialog(self.changes, carry_out, title, verb, parent=self.window())
        day = DateField(self.tr("Op"), is_past=True, today=self._today)
        dialog.ask("on", day, self._today(), required=self.tr("Vul een datum in."))
        dialog.open()
        return dialog
