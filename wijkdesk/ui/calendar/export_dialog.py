"""The days of the dossier for a calendar elsewhere: which of them go along is ticked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.domain.words import AccountAction
from wijkdesk.pdf.files import replace_file
from wijkdesk.storage import account
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import machine_faults
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields import CheckField
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.work_dialog import Told, WorkDialog


class CalendarExport(WorkDialog):
    """Asks what goes along, and writes it as a calendar that another program takes over or brings up to date."""

    handbook_page = "meenemen.md#data-voor-je-agenda"

    def __init__(
        self, changes: Changes, today: Callable[[], dt.date] = dt.date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(changes.tr("Data als agenda"), changes.tr("Opslaan…"), parent)
        self._dossier, self._today = changes.dossier, today
        self._path = paths.documents()
        hint = self.tr(
            "Een bestand dat Outlook en andere agenda's inlezen. Lees je later een nieuw bestand in, dan worden de "
            "afspraken van nu bijgewerkt. Wat vertrouwelijk is gaat niet mee, en namen van bewoners ook niet."
        )
        self.column.add(Paragraph(hint, "body", "text2"))
        first = self.tr("Wat gaat mee")
        self.parts = {
            name: self.column.add(CheckField(text, "" if number else first))
            for number, (name, text) in enumerate(self._part_names().items())
        }
        self.with_who = self.column.add(CheckField(self.tr("Met erbij van wie het is"), self.tr("In de titel")))
        self.add_outcome()
        for field in self.parts.values():
            field.load(True)
            field.edited.connect(lambda _is_ticked: self._allow())

    def begin(self) -> None:
        """Ask where the file comes, and write it there."""
        kind = self.tr("Agenda-bestand (*.ics)")
        proposal = paths.documents() / f"{self.tr('Wijkaanpak')}.ics"
        path = ask_where(self, self.tr("Data opslaan als agenda"), proposal, kind)
        if path is not None:
            self._path = path
            super().begin()

    def work(self) -> Callable[[Told], Any]:
        return partial(_write, self._dossier, self._path, self._chosen(), self._today(), self.with_who.value())

    def outcome(self, result: Any) -> str:
        path, number = result
        return self.tr("Opgeslagen: {name}, data: {n}.").format(name=path.name, n=number)

    # -- inside --

    def _part_names(self) -> dict[str, str]:
        return {
            "actions": self.tr("Acties: wanneer ze beginnen en klaar zijn"),
            "promises": self.tr("Toezeggingen"),
            "reconfirmations": self.tr("Commitments die opnieuw bevestigd worden"),
            "overviews": self.tr("Halfjaaroverzichten"),
            "reviews": self.tr("Gegevens van bewoners die nagekeken worden"),
        }

    def _chosen(self) -> list[str]:
        return [name for name, field in self.parts.items() if field.value()]

    def _allow(self) -> None:
        self.commit.setEnabled(bool(self._chosen()))


def _write(
    dossier: Dossier, path: Path, parts: list[str], today: dt.date, with_who: bool, told: Told
) -> tuple[Path, int]:
    # The library of calendars, which the window does not wait for.
    from wijkdesk.exchange.calendar.days_out import Part, days_of, write_calendar  # noqa: PLC0415

    def made(reader: Any) -> tuple[bytes, int]:
        days = days_of(reader, [Part(name) for name in parts], today, with_who=with_who)
        return write_calendar(reader, days, dt.datetime.now(dt.UTC)), len(days)

    content, number = dossier.read_at_one_moment(made)
    told(1, 1)
    with machine_faults(path):
        replace_file(path, content)
    account.note(dossier, AccountAction.EXPORT, "Data als agenda", path)
    return path, number
