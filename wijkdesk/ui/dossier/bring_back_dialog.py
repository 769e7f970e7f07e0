"""A new dossier of a folder with everything that one held."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.new_file import remove_leftovers
from wijkdesk.ui.dossier.new_dossier import dossier_filter, free_path
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.password.new_password import NewPassword
from wijkdesk.ui.place_line import PlaceLine
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.second_process import second_process
from wijkdesk.ui.work_dialog import Told, WorkDialog


class BringBackDialog(WorkDialog):
    """Makes the dossier; ``finished_work`` gives it, open."""

    handbook_page = "meenemen.md#alles"

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Dossier uit meegenomen gegevens"), self.tr("Dossier maken"), parent)
        self._folder = folder
        self._chosen: Path | None = None
        hint = self.tr(
            "Uit de map {name} komt een nieuw dossier, met alles wat erin stond, ook de geschiedenis en het logboek. "
            "De map blijft zoals zij is. Is er iets in gewijzigd of weg, dan zegt Wijkdesk dat en komt er geen dossier."
        )
        self.column.add(Paragraph(hint.format(name=folder.name), "body", "text2"))
        forgotten = self.tr("Vergat je sindsdien iemand? Die staat in de map nog, dus vergeet die daarna opnieuw.")
        self.column.add(Paragraph(forgotten))
        self.column.section(self.tr("Wachtwoord, als je dat wilt"))
        self.password = self.column.add(NewPassword(lambda: (folder.name,)))
        self.place = self.column.add(PlaceLine())
        self.place.choose.clicked.connect(self._choose_place)
        self.add_outcome()
        self.place.show_path(self._target())

    def accept(self) -> None:
        if self.is_done or self.password.is_right():
            super().accept()

    def work(self) -> Callable[[Told], Dossier]:
        return partial(_bring_back, self._folder, self._target(), self.password.value() or None)

    def outcome(self, result: Any) -> str:
        self.password.wipe()
        return self.tr("Klaar: {name}.").format(name=result.path.name)

    # -- inside --

    def _target(self) -> Path:
        return self._chosen or free_path(paths.documents(), self._folder.name)

    def _choose_place(self) -> None:
        chosen = ask_where(
            self, self.tr("Waar komt het dossier?"), self._target(), dossier_filter(self.tr("Wijkdesk-dossiers"))
        )
        if chosen is not None:
            self._chosen = chosen
            self.place.show_path(chosen)


def _bring_back(folder: Path, target: Path, password: str | None, told: Told) -> Dossier:
    # SQLAlchemy, which the window does not wait for
    from wijkdesk.exchange.whole_dossier.reading import bring_back  # noqa: PLC0415

    told(0, 0)
    try:
        second_process().call(bring_back, folder, target, password)
    finally:
        remove_leftovers(target)  # of a process that was stopped half-way
    dossier = Dossier.open(target, password=password)
    note(dossier, AccountAction.RESTORE, "Meegenomen gegevens", target)
    return dossier
