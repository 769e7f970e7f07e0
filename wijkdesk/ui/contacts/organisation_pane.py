"""The pane of an organisation: how to reach it, its people, and all that was agreed with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.words import OrganisationKind
from wijkdesk.storage.reading.people import OrganisationRow, find_organisation
from wijkdesk.storage.reading.rows import blank
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.course import PartnerCourse
from wijkdesk.ui.contacts.own_lists import OwnLists
from wijkdesk.ui.contacts.phone import PhoneField
from wijkdesk.ui.fields import CheckField, Choice, ChoiceField, DateField, LongTextField, TextField, TitleField
from wijkdesk.ui.form import Fold
from wijkdesk.ui.options import Options
from wijkdesk.ui.thing_pane import ThingPane


class OrganisationPane(ThingPane):
    """``brought_requested`` asks for what the approach brought this organisation."""

    brought_requested = Signal()

    def __init__(
        self,
        changes: Changes,
        options: Options,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        self.brought = Button(self.tr("Wat dit bracht…"), "target")
        super().__init__(
            changes, options, Organisation, TitleField(self.tr("Naam")), self.brought, required="name", parent=parent
        )
        self._today = today
        self.bind("name", self.title)
        self._add_fields()
        self.course = self.form.add(PartnerCourse(changes, today))
        self.own = self.form.add(OwnLists(changes, options, of_person=False, today=today, parent=self.form.column))
        self.own.seen.connect(self.course.look)
        self._add_rest()
        self.brought.clicked.connect(self.brought_requested)

    def read(self, number: int) -> OrganisationRow | None:
        return find_organisation(self.changes.dossier.reader, number)

    def blank_row(self) -> OrganisationRow:
        return blank(OrganisationRow, kind=OrganisationKind.OTHER, people=0)

    def show_row(self, row: OrganisationRow) -> None:
        is_there = bool(row.id)
        self.show_kind(row.kind.dutch.capitalize() if is_there else self.tr("Nieuwe organisatie"))
        for part in (self.own, self.rest, self.brought):
            part.setVisible(is_there)
        if is_there:
            self.course.show_of(row.id)
            self.own.show_of(row)
        else:
            self.course.hide()

    def flush(self) -> bool:
        kept = super().flush()
        return self.own.flush() and kept

    def _add_fields(self) -> None:
        kinds = [Choice(kind, kind.dutch) for kind in OrganisationKind]
        self.organisation_kind = self.form.add(ChoiceField(self.tr("Soort"), kinds))
        self.phone = self.form.add(PhoneField(self.tr("Telefoon")))
        self.email = self.form.add(TextField(self.tr("E-mail")))
        self.bind("kind", self.organisation_kind)
        self.bind("phone", self.phone)
        self.bind("email", self.email)

    def _add_rest(self) -> None:
        self.rest = self.form.add(Fold(self.tr("Adres, aantekeningen en meer")))
        self.address = self.rest.column.add(TextField(self.tr("Adres")))
        self.website = self.rest.column.add(TextField(self.tr("Website")))
        self.left_on = self.rest.column.add(
            DateField(self.tr("Vertrokken"), placeholder=self.tr("doet nog mee"), today=self._today)
        )
        self.notes = self.rest.column.add(LongTextField(self.tr("Aantekeningen")))
        self.confidential = self.rest.column.add(CheckField(self.tr("vertrouwelijk")))
        for name in ("address", "website", "left_on", "notes", "confidential"):
            self.bind(name, getattr(self, name))
