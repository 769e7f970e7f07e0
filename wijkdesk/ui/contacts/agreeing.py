"""The dialog in which agreements are added to a contact moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.moments import MomentRow
from wijkdesk.storage.writing.moments import agree
from wijkdesk.ui.agreement_lines import AgreementLines
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.dialogs import WIDE
from wijkdesk.ui.options import Options
from wijkdesk.ui.present import present_at


class AgreeDialog(CommandDialog):
    """Asks what else was agreed in a moment; those who were there are proposed."""

    handbook_page = "contacten.md#een-organisatie"

    def __init__(
        self,
        changes: Changes,
        options: Options,
        row: MomentRow,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            changes, self._agree, self.tr("Afspraken noteren"), self.tr("Noteren"), width=WIDE, parent=parent
        )
        self._moment = row.id
        self.lines = self.column.add(AgreementLines(today))
        self.lines.show_present(present_at(changes.dossier, row.present, options.parties()))

    def accept(self) -> None:
        """Without an agreement there is nothing to note."""
        if self.lines.agreements():
            super().accept()
        else:
            self.reject()

    def _agree(self, dossier: Dossier) -> None:
        agree(dossier, self._moment, self.lines.agreements())

    def _say(self, about: str | None, reason: str) -> None:
        if not self.lines.say(about, reason):
            super()._say(about, reason)
