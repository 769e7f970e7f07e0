"""The letter of a direct report: saved as a PDF, or handed to the mail program as a draft. Nothing is sent here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk import paths
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.announce import announce
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import tell
from wijkdesk.ui.file_names import fit_for_a_file
from wijkdesk.ui.labels import Text
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.second_process import Stopped, second_process

if TYPE_CHECKING:
    from wijkdesk.overview.escalation_letter import Letter


class LetterRow(QWidget):
    """Two buttons for the letter of one direct report, and below them what came of it.

    ``flush`` saves what is half typed and tells whether that went well. One letter is made at a time: while
    ``is_busy`` another is not begun.
    """

    def __init__(
        self, changes: Changes, flush: Callable[[], bool], today: Callable[[], dt.date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._changes, self._flush, self._today = changes, flush, today
        self._number = 0
        self.is_busy = False
        self.pdf = Button(self.tr("Brief als PDF…"), "file-down")
        self.mail = Button(self.tr("Mail opstellen"), "mail")
        self.said = Text("", "meta", "text2", wrap=True)
        self.said.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.pdf)
        buttons.addWidget(self.mail)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 4)
        layout.setSpacing(6)
        layout.addLayout(buttons)
        layout.addWidget(self.said)
        self.pdf.clicked.connect(self.save)
        self.mail.clicked.connect(self.write_mail)

    def show_report(self, number: int) -> None:
        """Be about the direct report with this id; what was said about another one goes."""
        if number != self._number:
            self._number = number
            self._say("")

    def save(self) -> None:
        """Ask where to save the PDF, and write it there."""
        self._make(self._ask_where)

    def write_mail(self) -> None:
        """Hand a draft to the mail program; the letter itself has to be attached there."""
        self._make(self._hand_over)

    def _make(self, go_on: Callable[[int, Letter], object]) -> None:
        """Make the letter beside the window, for all names in the dossier are read for it; then go on with it."""
        if self.is_busy or not self._flush():
            return
        self.is_busy = True
        self._say(self.tr("De brief wordt gemaakt…"))
        work = partial(_read, self._changes.dossier, self._number, self._today())
        run_in_background(self, work, partial(self._take, self._number, go_on), self._say_not_made)

    def _take(self, number: int, go_on: Callable[[int, Letter], object], letter: Letter) -> None:
        self._end(number)
        go_on(number, letter)

    def _ask_where(self, number: int, letter: Letter) -> None:
        proposal = paths.documents() / _file_name(letter)
        path = ask_where(self, self.tr("Brief opslaan als PDF"), proposal, self.tr("PDF-bestand (*.pdf)"))
        if path is not None:
            self.is_busy = True
            if number == self._number:
                self._say(self.tr("Wordt opgeslagen: {name}").format(name=path.name))
            saved = partial(self._say_saved, number, path)
            noting = partial(note, self._changes.dossier, AccountAction.EXPORT, _noted_as(number))
            run_in_background(self, partial(_write, letter, path, noting), saved, self._say_not_saved)

    def _hand_over(self, number: int, letter: Letter) -> None:
        from wijkdesk.overview.escalation_letter import mail_of  # noqa: PLC0415 - Dutch dates take time to load

        draft = mail_of(letter)
        if not QDesktopServices.openUrl(QUrl(draft.url, QUrl.ParsingMode.StrictMode)):
            way_out = self.tr("Kies in de instellingen van je computer met welk programma je mailt.")
            tell(self, self.tr("Er is geen mailprogramma dat een concept wil openen"), way_out)
            return
        note(self._changes.dossier, AccountAction.EXPORT, f"{_noted_as(number)}, als concept in het mailprogramma")
        said = [self.tr("Het concept staat in je mailprogramma. Voeg daar de brief als bijlage toe.")]
        if draft.left_out:
            left_out = ", ".join(draft.left_out)
            said.append(self.tr("Voor deze kopieën was geen plaats: {left_out}.").format(left_out=left_out))
        self._end(number, " ".join([*said, *self._without_address(letter)]))

    def _without_address(self, letter: Letter) -> list[str]:
        recipients = [letter.to] if letter.to else []
        names = [recipient.who.name for recipient in (*recipients, *letter.copies) if not recipient.email]
        return [self.tr("Geen e-mailadres bekend van {names}.").format(names=", ".join(names))] if names else []

    def _end(self, number: int, said: str = "") -> None:
        """What came of it is said where the report is shown that it is about."""
        self.is_busy = False
        if number == self._number:
            self._say(said)

    def _say_not_made(self, error: Exception) -> None:
        self._end(self._number)
        if not isinstance(error, Refused | DossierFault):
            raise error
        self._changes.not_done.emit(str(error))

    def _say_saved(self, number: int, path: Path, remarks: list[str]) -> None:
        self._end(number, " ".join([self.tr("Opgeslagen: {name}.").format(name=path.name), *remarks]))

    def _say_not_saved(self, error: Exception) -> None:
        self._end(self._number)
        if isinstance(error, Stopped):
            return
        if not isinstance(error, OSError):
            raise error
        tell(self, self.tr("De brief is niet opgeslagen"), self._sentence(error))

    def _sentence(self, error: OSError) -> str:
        if isinstance(error, FileNotFoundError):
            return self.tr("De map is er niet. Kies een andere map.")
        if isinstance(error, PermissionError):
            return self.tr("Daar mag niet worden geschreven, of de brief staat nog ergens open. Kies een andere map.")
        if isinstance(error, IsADirectoryError):
            return self.tr("Er is al een map met die naam. Kies een andere naam.")
        return self.tr("De schijf is vol of niet bereikbaar. Maak ruimte vrij of kies een andere map.")

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        if text:
            announce(self, text)


def _read(dossier: Dossier, number: int, today: dt.date) -> Letter:
    from wijkdesk.overview.escalation_letter import letter_of  # noqa: PLC0415 - as above

    return dossier.read_at_one_moment(lambda reader: letter_of(reader, number, today=today))


def _noted_as(number: int) -> str:
    return f"Brief van directe melding {number}"


def _write(letter: Letter, path: Path, noting: Callable[[Path], object]) -> list[str]:
    remarks = second_process().call(_set_letter, letter, path)
    noting(path)
    return remarks


def _set_letter(letter: Letter, path: Path) -> list[str]:
    from wijkdesk.overview.pages.escalation_layout import write_letter  # noqa: PLC0415 - reportlab; see second_process

    return write_letter(letter, path)


def _file_name(letter: Letter) -> str:
    """Such as "Directe melding Ruit ingegooid.pdf"."""
    subject = fit_for_a_file(letter.subject)
    return f"{' '.join(part for part in ('Directe melding', subject) if part)}.pdf"
