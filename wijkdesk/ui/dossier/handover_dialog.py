"""Handing the dossier over: what goes along, under which password, and where it comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dossier.new_dossier import dossier_filter, free_path
from wijkdesk.ui.fields import CheckField
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.password.new_password import NewPassword
from wijkdesk.ui.place_line import PlaceLine
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.second_process import Stopped, second_process
from wijkdesk.ui.work_dialog import Told, WorkDialog

if TYPE_CHECKING:
    from wijkdesk.overview.handover.content import Handover


class Written(NamedTuple):
    """What came of it; ``pages`` is ``None`` when the dossier is there and its pages could not be written."""

    dossier: Path
    pages: Path | None


class HandoverDialog(WorkDialog):
    """Writes a dossier for a successor and two pages beside it; afterwards it says where they are."""

    handbook_page = "overdragen.md#in-vier-stappen"

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Overdragen"), changes.tr("Overdragen"), parent)
        self._dossier, self._today = changes.dossier, today
        self._chosen: Path | None = None
        hint = self.tr(
            "Je opvolger krijgt een nieuw dossier en een PDF van twee bladzijden: wat loopt, wat is toegezegd, en wie "
            "ertoe doen. Dit dossier blijft zoals het is."
        )
        self.column.add(Paragraph(hint, "body", "text2"))
        self.open_part = self.column.add(
            CheckField(self.tr("Alleen wat niet vertrouwelijk is"), self.tr("Wat gaat er mee?"))
        )
        self.about = self.column.add(Paragraph("", "meta", "text2"))
        self.column.section(self.tr("Wachtwoord voor je opvolger"))
        self.password = self.column.add(NewPassword(lambda: (self._dossier.path.stem,)))
        self.place = self.column.add(PlaceLine())
        self.place.choose.clicked.connect(self._choose_place)
        self.add_outcome()
        self.open_part.edited.connect(lambda _is_open: self._tell_what())
        self._tell_what()
        self.place.show_path(self._target())

    def accept(self) -> None:
        """Write the two files; what is not right is said, and nothing is written."""
        if self.is_done or (self.password.is_right() and self._has_its_password()):
            super().accept()

    def work(self) -> Callable[[Told], Written]:
        whole, password = not self.open_part.value(), self.password.value() or None
        return partial(_hand_over, self._dossier, self._target(), whole, password, self._today())

    def outcome(self, result: Written) -> str:
        self.password.wipe()
        if result.pages is None:
            return self.tr(
                "Klaar: {dossier}. De PDF kon niet worden geschreven. Maak ruimte vrij en draag nog een keer over, "
                "onder een andere naam."
            ).format(dossier=result.dossier.name)
        return self.tr("Klaar: {dossier} en {pages}.").format(dossier=result.dossier.name, pages=result.pages.name)

    # -- inside --

    def _has_its_password(self) -> bool:
        is_missing = self._dossier.is_locked and not self.password.value()
        if is_missing:
            reason = self.tr("Dit dossier heeft een wachtwoord. Kies er ook een voor je opvolger.")
            self.password.first.set_error(reason)
            self.password.first.setFocus()
        return not is_missing

    def _tell_what(self) -> None:
        if self.open_part.value():
            text = self.tr(
                "Zonder wat vertrouwelijk is en wat daarbij hoort, wie alleen daarvan bekend is, de geschiedenis en de "
                "prullenbak. Waar een tekst ernaar verwijst, staat “(weggelaten)”; bijnamen en toespelingen ziet "
                "Wijkdesk niet. Ook de overzichten gaan niet mee: sla wat is vastgesteld op als PDF, bij Overzicht, "
                "en geef dat zelf."
            )
        else:
            text = self.tr("Alles wat erin staat, ook wat vertrouwelijk is, met de geschiedenis en de overzichten.")
        self.about.set_text(text)

    def _target(self) -> Path:
        return self._chosen or free_path(paths.documents(), f"{self._dossier.path.stem} voor opvolger")

    def _choose_place(self) -> None:
        chosen = ask_where(
            self, self.tr("Waar komt het dossier?"), self._target(), dossier_filter(self.tr("Wijkdesk-dossiers"))
        )
        if chosen is not None:
            self._chosen = chosen
            self.place.show_path(chosen)


def _hand_over(dossier: Dossier, path: Path, whole: bool, password: str | None, today: dt.date, told: Told) -> Written:
    from wijkdesk.overview.handover.handing import hand_over  # noqa: PLC0415 - SQLAlchemy, for this alone

    told(0, 0)
    handed = hand_over(dossier, path, whole=whole, password=password, today=today)
    try:
        second_process().call(_write_pages, handed.pages, handed.pages_path)
    except (OSError, Stopped):  # the dossier is there, and stays
        return Written(path, None)
    return Written(path, handed.pages_path)


def _write_pages(pages: Handover, path: Path) -> None:
    from wijkdesk.overview.pages.handover_layout import write_handover  # noqa: PLC0415 - the PDF library

    write_handover(pages, path)
