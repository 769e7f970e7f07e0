"""The pane of a promise: who would do what for whom, what became of it, and whether residents heard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ContactKind, PromiseState
from wijkdesk.storage.reading.promises import PromiseRow, list_promises
from wijkdesk.storage.reading.rows import blank
from wijkdesk.storage.writing.promises import reopen_promise
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.contacts.settling import BreakDialog, KeepDialog, RefuseDialog, RenegotiateDialog
from wijkdesk.ui.fields import CheckField, DateField, LongTextField, TextField, TitleField
from wijkdesk.ui.options import Options
from wijkdesk.ui.thing_pane import ThingPane


class PromisePane(ThingPane):
    """``replaced`` carries the id of the new agreement that came in the place of this promise."""

    replaced = Signal(int)

    def __init__(
        self,
        changes: Changes,
        options: Options,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        self.keep = Button(self.tr("Nagekomen…"), "check")
        self.other = Button(self.tr("Anders"))
        self.reopen = Button(self.tr("Heropenen"), "undo-2")
        title = TitleField(self.tr("Wat is er toegezegd?"))
        super().__init__(
            changes, options, Promise, title, self.reopen, self.other, self.keep, required="what", parent=parent
        )
        self._today = today
        self.bind("what", self.title)
        self._add_fields()
        self._add_parties()
        self._add_place()
        self._connect_buttons()

    # -- ThingPane --

    def read(self, number: int) -> PromiseRow | None:
        rows = list_promises(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def blank_row(self) -> PromiseRow:
        return blank(PromiseRow, state=PromiseState.OPEN)

    def beginnings(self) -> dict[str, Any]:
        return {"made_on": self._today()}

    def show_row(self, row: PromiseRow) -> None:
        is_open = row.state is PromiseState.OPEN
        self.show_kind(self.tr("Toezegging, {state}").format(state=row.state.dutch))
        self.settled_on.setVisible(not is_open)
        self.reason.setVisible(not is_open and row.state is not PromiseState.KEPT)
        for_residents = row.to_residents or row.to_contact_kind is ContactKind.RESIDENT
        for part in (self.told_heading, self.told_on, self.told_how):
            part.setVisible(for_residents)
        can_settle = bool(row.id) and not self.changes.dossier.is_read_only
        self.keep.setVisible(can_settle and is_open)
        self.other.setVisible(can_settle and is_open)
        self.reopen.setVisible(can_settle and not is_open and row.state is not PromiseState.RENEGOTIATED)

    # -- set-up --

    def _add_fields(self) -> None:
        self.made_on = self.form.add(DateField(self.tr("Gedaan op"), is_past=True, today=self._today))
        self.due = self.form.add(DateField(self.tr("Vóór"), placeholder=self.tr("geen datum"), today=self._today))
        self.settled_on = self.form.add(DateField(self.tr("Afgesloten"), is_past=True, today=self._today))
        self.reason = self.form.add(LongTextField(self.tr("Waarom"), lines=1))
        self.told_heading = self.form.section(self.tr("Wat bewoners hoorden"))
        self.told_on = self.form.add(
            DateField(self.tr("Verteld op"), placeholder=self.tr("nog niet"), is_past=True, today=self._today)
        )
        self.told_how = self.form.add(TextField(self.tr("Hoe"), placeholder=self.tr("bijvoorbeeld in een brief")))
        for name in ("made_on", "due", "settled_on", "reason", "told_on", "told_how"):
            self.bind(name, getattr(self, name))

    def _add_parties(self) -> None:
        self.form.section(self.tr("Wie zegde het toe? Leeg: wijzelf"))
        self.by_contact = self.form.add(self.options.pick_one(self.tr("Persoon"), Contact))
        self.by_organisation = self.form.add(self.options.pick_one(self.tr("Organisatie"), Organisation))
        self.form.section(self.tr("Aan wie?"))
        self.to_residents = self.form.add(CheckField(self.tr("aan bewoners")))
        self.to_contact = self.form.add(self.options.pick_one(self.tr("Persoon"), Contact))
        self.to_organisation = self.form.add(self.options.pick_one(self.tr("Organisatie"), Organisation))
        self.bind("to_residents", self.to_residents)
        for name in ("by_contact", "by_organisation", "to_contact", "to_organisation"):
            self.bind(name, getattr(self, name), row=f"{name}_id")

    def _add_place(self) -> None:
        self.form.section(self.tr("Hoort bij"))
        self.pillar = self.form.add(self.options.pick_one(self.tr("Pijler"), Pillar))
        self.action = self.form.add(self.options.pick_one(self.tr("Actie"), Action))
        self.confidential = self.form.add(CheckField(self.tr("vertrouwelijk")))
        self.bind("pillar", self.pillar, row="pillar_id")
        self.bind("action", self.action, row="action_id")
        self.bind("confidential", self.confidential)

    def _connect_buttons(self) -> None:
        self.keep.clicked.connect(lambda: self._settle(KeepDialog))
        self.reopen.clicked.connect(lambda: self.changes.carry_out(reopen_promise, self.number))
        menu = QMenu(self.other)
        for text, dialog in (
            (self.tr("Niet nagekomen…"), BreakDialog),
            (self.tr("Nee zeggen…"), RefuseDialog),
            (self.tr("Opnieuw afspreken…"), RenegotiateDialog),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, dialog=dialog: self._settle(dialog))
        self.other.setMenu(menu)

    def _settle(self, dialog: Callable[..., CommandDialog]) -> None:
        """Ask what became of it."""
        if not self.flush():
            return
        asked = dialog(self.changes, self.row, self._today(), self.window())
        asked.accepted.connect(lambda: self._show_new_agreement(asked.outcome))
        asked.accepted.connect(self.title.setFocus)  # the button that was pressed may be gone
        asked.open()

    def _show_new_agreement(self, number: int | None) -> None:
        if number is not None:
            self.replaced.emit(number)
