"""What somebody is or was at an organisation: noting it, correcting it, ending it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.words import ContactKind
from wijkdesk.storage.reading.people import PositionRow
from wijkdesk.storage.writing.people import change_position, remove_position, take_position
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.fields import CheckField, DateField, TextField
from wijkdesk.ui.options import Options


class PositionDialog(CommandDialog):
    """Asks for a position of one person, or of somebody at one organisation.

    Of ``contact`` and ``organisation`` the one that is None is asked; ``row`` is the position to correct.
    """

    handbook_page = "contacten.md#een-persoon"

    def __init__(
        self,
        changes: Changes,
        options: Options,
        *,
        contact: int | None = None,
        organisation: int | None = None,
        row: PositionRow | None = None,
        kind: ContactKind = ContactKind.PROFESSIONAL,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Functie toevoegen") if row is None else self.tr("Functie van {name}").format(name=row.contact)
        verb = self.tr("Toevoegen") if row is None else self.tr("Wijzigen")
        given: dict[str, Any] = {"contact": contact} if contact is not None else {"organisation": organisation}
        command = partial(take_position, **given) if row is None else partial(change_position, position=row.id)
        super().__init__(changes, command, title, verb, parent=parent)
        if row is None and contact is None:
            person = options.pick_one(self.tr("Persoon"), Contact)
            self.person = self.ask("contact", person, required=self.tr("Kies om wie het gaat."))
        if row is not None or organisation is None:
            at = row.organisation_id if row is not None else None
            at_which = options.pick_one(self.tr("Organisatie"), Organisation)
            self.organisation = self.ask("organisation", at_which, at, required=self.tr("Kies een organisatie."))
        self._ask_rest(row, kind, today)
        if row is not None:
            remove = self.add_button(Button(self.tr("Verwijderen"), "trash-2", Kind.QUIET))
            remove.clicked.connect(partial(self._remove, row.id))

    def _ask_rest(self, row: PositionRow | None, kind: ContactKind, today: Callable[[], dt.date]) -> None:
        role = self.ask("role", TextField(self.tr("Functie"), placeholder=self.tr("bijvoorbeeld gebiedsmanager")))
        head = CheckField(self.tr("is daar afdelingshoofd"))
        first = self.ask("first_day", DateField(self.tr("Vanaf"), today=today))
        until = DateField(self.tr("Tot en met"), placeholder=self.tr("nog steeds"), today=today)
        last = self.ask("last_day", until)
        self.ask("is_head", head)
        head.setVisible(kind is not ContactKind.RESIDENT)
        if row is not None:
            for field, value in ((role, row.role), (head, row.is_head), (first, row.first_day), (last, row.last_day)):
                field.load(value)

    def _remove(self, position: int) -> None:
        if self._changes.carry_out(remove_position, position):
            self.reject()
