"""Taking everything along, as a folder that can be read without Wijkdesk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from wijkdesk import paths
from wijkdesk.domain.words import AccountAction
from wijkdesk.exchange.whole_dossier.layout import EXPLANATION
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.place_line import PlaceLine
from wijkdesk.ui.second_process import second_process
from wijkdesk.ui.work_dialog import Told, WorkDialog


class EverythingDialog(WorkDialog):
    """Writes the folder; afterwards it says where it is."""

    handbook_page = "meenemen.md#alles"

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Mijn gegevens meenemen"), changes.tr("Meenemen"), parent)
        self._dossier, self._today = changes.dossier, today
        self._folder = paths.documents()
        hint = self.tr(
            "Alles uit dit dossier komt in een map die je zonder Wijkdesk kunt lezen: lijsten als CSV, alle gegevens "
            "als JSON, foto's en vastgestelde overzichten als bestand, met uitleg in {name}. Wijkdesk kan er later "
            "zonder verlies weer een dossier van maken."
        )
        self.column.add(Paragraph(hint.format(name=EXPLANATION), "body", "text2"))
        warning = self.tr(
            "Ook wat vertrouwelijk is en de geschiedenis gaan mee, en de map heeft geen wachtwoord: wie de map heeft, "
            "kan alles lezen. Bewaar die map zo zorgvuldig als het dossier. Wie je later vergeet, blijft erin staan."
        )
        self.column.add(Paragraph(warning))
        self.place = self.column.add(PlaceLine())
        self.place.choose.clicked.connect(self._choose_place)
        self.add_outcome()
        self.place.show_path(self._target())

    def work(self) -> Callable[[Told], Path]:
        return partial(_write, self._dossier, self._target(), self._today())

    def outcome(self, result: Any) -> str:
        return self.tr("Klaar: alles staat in de map {name}. Begin bij {file}.").format(
            name=result.name, file=EXPLANATION
        )

    # -- inside --

    def _target(self) -> Path:
        """A folder that is not there yet."""
        name = self.tr("{dossier} gegevens").format(dossier=self._dossier.path.stem)
        path, number = self._folder / name, 2
        while path.exists():
            path, number = self._folder / f"{name} {number}", number + 1
        return path

    def _choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("In welke map komt de nieuwe map?"), str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self.place.show_path(self._target())


def _write(dossier: Dossier, target: Path, today: dt.date, told: Told) -> Path:
    # SQLAlchemy, which the window does not wait for.
    from wijkdesk.exchange.whole_dossier.writing import take_everything  # noqa: PLC0415

    take_everything(dossier.path, dossier.key, target, today=today, do=second_process().call, told=told)
    note(dossier, AccountAction.EXPORT, "Alle gegevens", target)
    return target
