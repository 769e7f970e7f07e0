"""Saving a document: where, making it beside the window, and saying how it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.dialogs import tell
from wijkdesk.ui.overview.pages import write_file
from wijkdesk.ui.overview.saved_bar import SavedBar
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.second_process import Stopped, second_process

PDF, ODT = ".pdf", ".odt"

Words = Callable[[str], str]


class Held(Exception):
    """The document may not go out yet: the privacy check has still something to answer."""


class Saver(QObject):
    """Saves one document at a time; ``held`` tells that one may not go out yet."""

    held = Signal()

    def __init__(self, bar: SavedBar, button: Button, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar, self._button, self._window = bar, button, parent
        self._is_given_up = Event()
        bar.given_up.connect(self._give_up)

    def save(
        self, title: str, name: str, make: Callable[[], bytes], note: Callable[[Path], object], suffix: str = PDF
    ) -> None:
        """Ask where to save what ``make`` gives, proposing this name; ``note`` is told where it was written.

        Both run in a thread; ``make`` may raise Held.
        """
        kinds = {PDF: self.tr("PDF-bestand (*.pdf)"), ODT: self.tr("Tekstdocument (*.odt)")}
        path = ask_where(self._window, title, paths.documents() / f"{name}{suffix}", kinds[suffix])
        if path is not None:
            self._button.setEnabled(False)
            self._is_given_up = Event()
            self._bar.say_saving(path)
            work = partial(_make_and_write, make, path, note, self._is_given_up)
            run_in_background(self, work, self._say_saved, self._say_not_saved)

    def _give_up(self) -> None:
        """Stop what is under way; what was there before stays as it is."""
        self._is_given_up.set()
        second_process().stop()

    def _say_saved(self, path: Path) -> None:
        self._button.setEnabled(True)
        self._bar.say_saved(path)

    def _say_not_saved(self, error: Exception) -> None:
        self._button.setEnabled(True)
        self._bar.hide()
        if isinstance(error, Held):
            self.held.emit()
        elif isinstance(error, Refused | DossierFault):
            tell(self._window, self.tr("Het document is niet opgeslagen"), str(error))
        elif isinstance(error, OSError):
            tell(self._window, self.tr("Het document is niet opgeslagen"), machine_sentence(error, self.tr))
        elif isinstance(error, Stopped) and not self._is_given_up.is_set():
            again = self.tr("Het maken werd afgebroken. Probeer het nog eens.")
            tell(self._window, self.tr("Het document is niet opgeslagen"), again)
        elif not isinstance(error, Stopped):
            raise error


def machine_sentence(error: OSError, tr: Words) -> str:
    """What the machine did, and the way out."""
    if isinstance(error, FileNotFoundError):
        return tr("De map is er niet. Kies een andere map.")
    if isinstance(error, PermissionError):
        return tr("Daar mag niet worden geschreven, of het staat nog ergens open. Kies een andere map.")
    if isinstance(error, IsADirectoryError):
        return tr("Er is al een map met die naam. Kies een andere naam.")
    return tr("De schijf is vol of niet bereikbaar. Maak ruimte vrij of kies een andere map.")


def _make_and_write(make: Callable[[], bytes], path: Path, note: Callable[[Path], object], is_given_up: Event) -> Path:
    document = make()
    if is_given_up.is_set():
        raise Stopped
    write_file(path, document)
    note(path)
    return path
