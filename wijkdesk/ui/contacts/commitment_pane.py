"""The pane of a commitment: what a partner pledged, by which head, and whether it still stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.words import Rhythm
from wijkdesk.storage.reading.promises import CommitmentRow, list_commitments, list_reconfirmations
from wijkdesk.storage.reading.related import reconfirmations_of
from wijkdesk.storage.reading.rows import blank
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.settling import EndCommitmentDialog, ReconfirmDialog
from wijkdesk.ui.fields import CheckField, Choice, ChoiceField, DateField, LongTextField, TitleField
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.options import Options
from wijkdesk.ui.thing_pane import ThingPane


class CommitmentPane(ThingPane):
    def __init__(
        self,
        changes: Changes,
        options: Options,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        self.reconfirm = Button(self.tr("Staat het nog?…"), "check")
        self.end = Button(self.tr("Beëindigen…"))
        title = TitleField(self.tr("Wat zegt de partner toe?"))
        super().__init__(changes, options, Commitment, title, self.end, self.reconfirm, required="what", parent=parent)
        self._today = today
        self.bind("what", self.title)
        self._add_fields()
        self.answers_heading = self.form.section(self.tr("Antwoorden"))
        self.answers = self.form.add(Paragraph("", "body", "text2"))
        self.reconfirm.clicked.connect(lambda: self._ask(ReconfirmDialog))
        self.end.clicked.connect(lambda: self._ask(EndCommitmentDialog))

    # -- ThingPane --

    def read(self, number: int) -> CommitmentRow | None:
        rows = list_commitments(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def blank_row(self) -> CommitmentRow:
        return blank(CommitmentRow, organisation_id=0)

    def beginnings(self) -> dict[str, Any]:
        return {"first_day": self._today()}

    def show_row(self, row: CommitmentRow) -> None:
        self.show_kind(self.tr("Commitment"))
        since = row.head_since
        note = "" if since is None else self.tr("sinds {day}").format(day=date_in_words(since))
        self.head.set_note(note)
        has_ended = row.last_day is not None and row.last_day < self._today()
        can_settle = bool(row.id) and not has_ended and not self.changes.dossier.is_read_only
        self.reconfirm.setVisible(can_settle)
        self.end.setVisible(can_settle)
        self.end_reason.setVisible(has_ended or bool(row.end_reason))
        self._show_answers(row)

    # -- inside --

    def _add_fields(self) -> None:
        rhythms = [*(Choice(rhythm, rhythm.dutch) for rhythm in Rhythm), Choice(None, self.tr("geen vast ritme"))]
        self.organisation = self.form.add(self.options.pick_one(self.tr("Organisatie"), Organisation))
        self.head = self.form.add(self.options.pick_one(self.tr("Hoofd"), Contact))
        self.rhythm = self.form.add(ChoiceField(self.tr("Ritme"), rhythms))
        self.first_day = self.form.add(DateField(self.tr("Vanaf"), today=self._today))
        self.last_day = self.form.add(
            DateField(self.tr("Tot en met"), placeholder=self.tr("doorlopend"), today=self._today)
        )
        self.end_reason = self.form.add(LongTextField(self.tr("Waarom het stopt"), lines=1))
        self.confidential = self.form.add(CheckField(self.tr("vertrouwelijk")))
        self.bind("organisation", self.organisation, row="organisation_id")
        self.bind("head", self.head, row="head_id")
        for name in ("rhythm", "first_day", "last_day", "end_reason", "confidential"):
            self.bind(name, getattr(self, name))

    def _show_answers(self, row: CommitmentRow) -> None:
        reader = self.changes.dossier.reader
        rows = list_reconfirmations(reader, only=reconfirmations_of(reader, row.id))
        self.answers_heading.setVisible(bool(row.id))
        self.answers.setVisible(bool(row.id))
        lines = []
        for each in reversed(rows):
            said = self.tr("ja") if each.confirmed else self.tr("nee")
            by = self.tr(" door {name}").format(name=each.by) if each.by else ""
            note = f": {each.note}" if each.note else ""
            lines.append(f"{date_in_words(each.day)} {said}{by}{note}")
        self.answers.set_text("\n".join(lines) or self.tr("Nog niet opnieuw bevestigd."))

    def _ask(self, dialog: type[ReconfirmDialog] | type[EndCommitmentDialog]) -> None:
        if self.flush():
            asked = dialog(self.changes, self.row, self._today(), self.window())
            asked.accepted.connect(self.title.setFocus)  # the button that was pressed may be gone
            asked.open()
