"""The pane of a contact moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import MomentKind
from wijkdesk.storage.reading.moments import MomentRow, list_moments
from wijkdesk.storage.reading.related import promises_made_in
from wijkdesk.storage.reading.rows import blank
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.agreeing import AgreeDialog
from wijkdesk.ui.contacts.thing_lists import PromiseList
from wijkdesk.ui.fields import CheckField, ChoiceField, DateField, LongTextField, TitleField
from wijkdesk.ui.moment_kinds import moment_choices
from wijkdesk.ui.options import Options
from wijkdesk.ui.thing_pane import ThingPane


class MomentPane(ThingPane):
    """``opened`` asks for a promise that was made in the moment."""

    opened = Signal(object, int)

    def __init__(
        self,
        changes: Changes,
        options: Options,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        title = SummaryField(self.tr("Waar ging het over?"))
        super().__init__(changes, options, ContactMoment, title, required="summary", parent=parent)
        self._today = today
        self.bind("summary", self.title)
        add = self.form.add
        self.day = add(DateField(self.tr("Dag"), today=today))
        self.moment_kind = add(ChoiceField(self.tr("Soort"), moment_choices()))
        self.notes = add(LongTextField(self.tr("Aantekeningen")))
        self.contacts = add(options.pick_many(self.tr("Met wie"), Contact, placeholder=self.tr("Typ een naam")))
        self.organisations = add(
            options.pick_many(
                self.tr("Namens"), Organisation, placeholder=self.tr("Organisatie zonder naam van iemand")
            )
        )
        self.agreements = add(PromiseList(self.tr("Afspraken"), self.tr("Afspraak"), today))
        self.agreements.opened.connect(self.opened)
        self.agreements.add_requested.connect(self._ask_for_agreements)
        self.form.section(self.tr("Hoort bij"))
        self.pillar = add(options.pick_one(self.tr("Pijler"), Pillar))
        self.action = add(options.pick_one(self.tr("Actie"), Action))
        self.confidential = add(CheckField(self.tr("vertrouwelijk")))
        if changes.dossier.is_read_only and self.agreements.adding is not None:
            self.agreements.adding.hide()
        self.bind("day", self.day)
        self.bind("kind", self.moment_kind)
        self.bind("notes", self.notes)
        self.bind("contacts", self.contacts, row="contact_ids")
        self.bind("organisations", self.organisations, row="organisation_ids")
        self.bind("pillar", self.pillar, row="pillar_id")
        self.bind("action", self.action, row="action_id")
        self.bind("confidential", self.confidential)

    def read(self, number: int) -> MomentRow | None:
        rows = list_moments(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def blank_row(self) -> MomentRow:
        return blank(MomentRow, day=self._today(), kind=MomentKind.TALK)

    def beginnings(self) -> dict[str, Any]:
        return {"day": self._today(), "kind": MomentKind.TALK}

    def show_row(self, row: MomentRow) -> None:
        self.show_kind(self.tr("Contactmoment"))
        self.agreements.setVisible(bool(row.id))
        if row.id:
            reader = self.changes.dossier.reader
            self.agreements.show_ids(row.id, promises_made_in(reader, row.id), reader)

    def _ask_for_agreements(self) -> None:
        if self.flush():
            AgreeDialog(self.changes, self.options, self.row, self._today, self.window()).open()


class SummaryField(TitleField):
    """A title that may be empty: a contact moment counts without a word."""

    def _read(self) -> str:
        return " ".join(self._box.toPlainText().split())
