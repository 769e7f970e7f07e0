"""The pane of a person: what fits the kind of person, and all that was agreed with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.contact import Contact, split_name
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind, Erasing, LegalGround
from wijkdesk.storage.reading.people import ContactRow, list_contacts
from wijkdesk.storage.reading.rows import blank
from wijkdesk.storage.writing.edit import change
from wijkdesk.storage.writing.people import keep_data
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.name_parts import NameParts
from wijkdesk.ui.contacts.own_lists import OwnLists
from wijkdesk.ui.contacts.phone import PhoneField, ReachField, reach_values
from wijkdesk.ui.contacts.rights import ReviewRow, RightsRow
from wijkdesk.ui.contacts.succession import SuccessionDialog
from wijkdesk.ui.contacts.thing_lists import joined
from wijkdesk.ui.fields import CheckField, Choice, ChoiceField, DateField, Field, LongTextField, TextField, TitleField
from wijkdesk.ui.form import Fold
from wijkdesk.ui.options import Options
from wijkdesk.ui.thing_pane import ThingPane

WORKING: Final = (ContactKind.PROFESSIONAL, ContactKind.ADMINISTRATOR)


class PersonPane(ThingPane):
    """A professional, an administrator or a resident, each with the fields that fit.

    ``brought_requested`` asks for what the approach brought the portfolio of this administrator.
    """

    brought_requested = Signal()

    def __init__(
        self,
        changes: Changes,
        options: Options,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        self.succession = Button(self.tr("Opvolger…"), "arrow-right")
        self.brought = Button(self.tr("Wat dit bracht…"), "target")
        buttons = (self.brought, self.succession)
        super().__init__(
            changes, options, Contact, TitleField(self.tr("Naam")), *buttons, required="name", parent=parent
        )
        self._today = today
        self.bind("name", self.title, spread=_name_values)
        self._add_fields()
        self.review = self.form.add(ReviewRow())
        self.own = self.form.add(OwnLists(changes, options, of_person=True, today=today, parent=self.form.column))
        self._add_rest()
        self.rights = self.form.add(RightsRow())
        self._connect_rights()
        self.succession.clicked.connect(self._ask_successor)
        self.brought.clicked.connect(self.brought_requested)

    # -- ThingPane --

    def read(self, number: int) -> ContactRow | None:
        rows = list_contacts(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def blank_row(self) -> ContactRow:
        return blank(ContactRow, kind=ContactKind.PROFESSIONAL)

    def beginnings(self) -> dict[str, Any]:
        return {"kind": ContactKind.PROFESSIONAL}

    def show_row(self, row: ContactRow) -> None:
        is_there = bool(row.id)
        words = joined((row.kind.dutch.capitalize(), row.organisation))
        self.show_kind(words if is_there else self.tr("Nieuw contact"))
        self._fit(row.kind if is_there else self.person_kind.value())
        self.succession.setVisible(is_there and row.kind in WORKING and not self.changes.dossier.is_read_only)
        self.brought.setVisible(is_there and row.kind is ContactKind.ADMINISTRATOR)
        for part in (self.own, self.rest, self.rights):
            part.setVisible(is_there)
        is_due = row.review_on is not None and row.review_on <= self._today()
        self.review_on.set_note(self.tr("nu nakijken") if is_due else "")
        may_write = not self.changes.dossier.is_read_only
        self.review.setVisible(is_there and is_due and may_write and row.kind not in WORKING)
        self.rights.forget.setVisible(may_write)
        if is_there:
            self.own.show_of(row)

    def flush(self) -> bool:
        kept = super().flush()
        return self.own.flush() and kept

    # -- set-up --

    def _add_fields(self) -> None:
        kinds = [Choice(kind, kind.dutch) for kind in ContactKind]
        self.person_kind = self.form.add(ChoiceField(self.tr("Soort"), kinds))
        self.phone = self.form.add(PhoneField(self.tr("Telefoon")))
        self.email = self.form.add(TextField(self.tr("E-mail")))
        self.reach = self.form.add(ReachField(self.tr("Bereiken"), placeholder=self.tr("telefoon of e-mail")))
        self.purpose = self.form.add(TextField(self.tr("Waarvoor"), placeholder=self.tr("waarvoor je dit bewaart")))
        grounds = [*(Choice(ground, ground.dutch) for ground in LegalGround), Choice(None, self.tr("nog niet bekend"))]
        self.ground = self.form.add(ChoiceField(self.tr("Grondslag"), grounds))
        self.source = self.form.add(TextField(self.tr("Bron"), placeholder=self.tr("van wie je dit hebt")))
        self.review_on = self.form.add(DateField(self.tr("Nakijken op"), today=self._today))
        self.what_matters = self.form.add(LongTextField(self.tr("Wat voor deze persoon belangrijk is"), lines=1))
        self.bind("kind", self.person_kind, save=self._change_kind)
        self.person_kind.edited.connect(lambda kind: self._fit(kind if self.number is None else self.row.kind))
        self.bind("reach", self.reach, spread=reach_values)
        for name in ("phone", "email", "purpose", "ground", "source", "review_on", "what_matters"):
            self.bind(name, getattr(self, name))

    def _add_rest(self) -> None:
        self.rest = self.form.add(Fold(self.tr("Naam en aantekeningen")))
        self.name_parts = self.rest.column.add(NameParts())
        self.notes = self.rest.column.add(LongTextField(self.tr("Aantekeningen")))
        self.confidential = self.rest.column.add(CheckField(self.tr("vertrouwelijk")))
        for name in ("first_name", "infix", "last_name"):
            self.bind(name, getattr(self.name_parts, name))
        self.bind("notes", self.notes)
        self.bind("confidential", self.confidential)

    def _connect_rights(self) -> None:
        self.review.keep.clicked.connect(self._keep)
        self.review.anonymise.clicked.connect(lambda: self._ask_to_erase(Erasing.ANONYMISED))
        for button in (self.review.forget, self.rights.forget):
            button.clicked.connect(lambda: self._ask_to_erase(Erasing.FORGOTTEN))
        self.rights.access.clicked.connect(self._write_access)

    # -- what it does --

    def _keep(self) -> None:
        if self.number is not None and self.flush():
            self.changes.carry_out(keep_data, self.number, self._today())

    def _ask_to_erase(self, how: Erasing) -> None:
        if self.number is not None and self.flush():
            self.changes.erasing_requested.emit(self.number, how)

    def _write_access(self) -> None:
        if self.number is not None and self.flush():
            self.changes.access_requested.emit(self.number)

    def _fit(self, kind: ContactKind) -> None:
        """Show the fields that fit this kind of person."""
        of_worker: tuple[Field, ...] = (self.phone, self.email, self.what_matters, self.notes, self.confidential)
        of_resident: tuple[Field, ...] = (self.reach, self.purpose, self.ground, self.source, self.review_on)
        for field in of_worker:
            field.setVisible(kind in WORKING)
        for field in of_resident:
            field.setVisible(kind not in WORKING)

    def _change_kind(self, number: int, kind: ContactKind, visit: str) -> None:
        """A kind that does not fit what stands here is refused; then the field shows again what holds."""
        try:
            change(self.changes.dossier, Contact, number, visit=visit, kind=kind)
        except Refused as refused:
            self.person_kind.load(self.row.kind)
            raise Refused(refused.reason, "kind") from refused

    def _ask_successor(self) -> None:
        if self.flush():
            SuccessionDialog(self.changes, self.options, self.row, self._today(), self.window()).open()


def _name_values(name: str) -> dict[str, str]:
    first_name, infix, last_name = split_name(name)
    return {"first_name": first_name, "infix": infix, "last_name": last_name}
