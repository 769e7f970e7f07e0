"""Handing the dossier over: what goes along, under which password, and where it comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from wijkdesk import paths
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import WIDE, Dialog
from wijkdesk.ui.dossier.new_dossier import dossier_filter, free_path, with_suffix
from wijkdesk.ui.fields import CheckField, TextField
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.place_line import PlaceLine
from wijkdesk.ui.second_process import Stopped, second_process

if TYPE_CHECKING:
    from wijkdesk.overview.handover.content import Handover


class HandoverDialog(Dialog):
    """Writes a dossier for a successor and two pages beside it; afterwards it says where they are."""

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Overdragen"), changes.tr("Overdragen"), width=WIDE, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dossier, self._today = changes.dossier, today
        self._chosen: Path | None = None
        self._is_done = False
        hint = self.tr(
            "Je opvolger krijgt een nieuw dossier en een PDF van twee bladzijden: wat loopt, wat is toegezegd, en wie "
            "ertoe doen. Dit dossier blijft zoals het is."
        )
        self.column.add(Paragraph(hint, "body", "text2"))
        self.open_part = self.column.add(
            CheckField(self.tr("Alleen wat niet vertrouwelijk is"), self.tr("Wat gaat er mee?"))
        )
        self.about = self.column.add(Paragraph("", "meta", "text2"))
        self.password = self.column.add(_password_field(self.tr("Wachtwoord voor je opvolger")))
        self.again = self.column.add(_password_field(self.tr("Nog een keer")))
        self._place = self.column.add(PlaceLine())
        self.choose = self._place.choose
        self.choose.clicked.connect(self._choose_place)
        self.said = self.column.add(Paragraph())
        self.said.hide()
        self.open_part.edited.connect(lambda _is_open: self._tell_what())
        self._tell_what()
        self._show_place()

    def accept(self) -> None:
        """Write the two files; what is not right is said, and nothing is written."""
        if self._is_done:
            super().accept()
            return
        password = _typed(self.password)
        if password != _typed(self.again):
            self._refuse(self.again, self.tr("De twee wachtwoorden zijn niet gelijk."))
            return
        if self._dossier.is_locked and not password:
            self._refuse(self.password, self.tr("Dit dossier heeft een wachtwoord. Kies er ook een voor je opvolger."))
            return
        self.commit.setEnabled(False)
        self._say(self.tr("Het dossier wordt geschreven…"))
        whole = not self.open_part.value()
        work = partial(_hand_over, self._dossier, self._target(), whole, password or None, self._today())
        run_in_background(self, work, self._say_done, self._say_failed)

    # -- inside --

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

    def _show_place(self) -> None:
        self._place.show_path(self._target())

    def _choose_place(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Waar komt het dossier?"),
            str(self._target()),
            dossier_filter(self.tr("Wijkdesk-dossiers")),
        )
        if chosen:
            self._chosen = with_suffix(Path(chosen))
            self._show_place()

    def _say_done(self, written: tuple[Path, Path]) -> None:
        dossier, pages = written
        self._is_done = True
        self.cancel.hide()
        for part in (self.open_part, self.password, self.again, self.choose):
            part.setEnabled(False)
        for field in (self.password, self.again):
            field.load("")
        self.commit.setEnabled(True)
        self.commit.setText(self.tr("Sluiten"))
        self._say(self.tr("Klaar: {dossier} en {pages}.").format(dossier=dossier.name, pages=pages.name))

    def _say_failed(self, error: Exception) -> None:
        self.commit.setEnabled(True)
        if isinstance(error, Refused | DossierFault):
            self._say(str(error), "red")
        elif isinstance(error, OSError):
            self._say(self.tr("Het dossier staat er, maar de PDF kon niet worden geschreven. Maak ruimte vrij."), "red")
        elif isinstance(error, Stopped):
            self._say(self.tr("Het dossier staat er; het maken van de PDF werd afgebroken."), "red")
        else:
            raise error

    def _refuse(self, field: TextField, reason: str) -> None:
        field.set_error(reason)
        field.setFocus()

    def _say(self, text: str, tone: str = "text") -> None:
        self.say_in(self.said, text, tone)


def _password_field(label: str) -> TextField:
    field = TextField(label, label_above=True)
    _editor(field).setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _typed(field: TextField) -> str:
    """What was typed to the letter: a space at the end of a password belongs to it."""
    return _editor(field).text()


def _editor(field: TextField) -> QLineEdit:
    editor = field.focusProxy()
    assert isinstance(editor, QLineEdit)
    return editor


def _hand_over(dossier: Dossier, path: Path, whole: bool, password: str | None, today: dt.date) -> tuple[Path, Path]:
    from wijkdesk.overview.handover.handing import hand_over  # noqa: PLC0415 - SQLAlchemy, for this alone

    handed = hand_over(dossier, path, whole=whole, password=password, today=today)
    second_process().call(_write_pages, handed.pages, handed.pages_path)
    return path, handed.pages_path


def _write_pages(pages: Handover, path: Path) -> None:
    from wijkdesk.overview.pages.handover_layout import write_handover  # noqa: PLC0415 - the PDF library

    write_handover(pages, path)
