"""Taking figures along: as a picture or a table on the clipboard, as a picture in a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.domain.words import AccountAction
from wijkdesk.figure_course.course import FigureCourse
from wijkdesk.pdf.files import replace_file
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.announce import say_in_status_bar
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.dialogs import tell
from wijkdesk.ui.figure_course.picture import Picture, as_png, as_svg, on_clipboard
from wijkdesk.ui.file_names import fit_for_a_file
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.table_copy import as_table

SVG: Final = ".svg"
PNG: Final = ".png"
_MAKERS: Final[dict[str, Callable[[Picture], bytes]]] = {SVG: as_svg, PNG: as_png}


def copy_as_picture(picture: Picture, window: QWidget) -> None:
    """Put a chart, or several, on the clipboard with the words."""
    QGuiApplication.clipboard().setMimeData(on_clipboard(picture))
    say_in_status_bar(window, window.tr("De afbeelding is gekopieerd."))


def copy_as_table(figure: FigureCourse, window: QWidget) -> None:
    """Put the numbers on the clipboard, with where they come from in the last row."""
    headings, rows = figure.as_table()
    source = (figure.source, *[""] * (len(headings) - 1))
    QGuiApplication.clipboard().setMimeData(as_table(headings, [*rows, source]))
    say_in_status_bar(window, window.tr("De tabel is gekopieerd."))


def save_picture(dossier: Dossier, picture: Picture, suffix: str, window: QWidget) -> None:
    """Ask where to save a chart, or several, with the words; it is written beside the window, and noted in the account.

    The pixels of a pillar take a tenth of a second and more.
    """
    kinds = {SVG: window.tr("SVG-bestand (*.svg)"), PNG: window.tr("PNG-bestand (*.png)")}
    name = fit_for_a_file(picture.name) or window.tr("Cijfer")
    path = ask_where(window, window.tr("Grafiek opslaan"), paths.documents() / f"{name}{suffix}", kinds[suffix])
    if path is not None:
        work = partial(_write, picture, suffix, path)
        run_in_background(window, work, partial(_tell_saved, dossier, window, path), partial(_tell_failed, window))


def _write(picture: Picture, suffix: str, path: Path) -> None:
    replace_file(path, _MAKERS[suffix](picture))


def _tell_saved(dossier: Dossier, window: QWidget, path: Path, _nothing: object) -> None:
    note(dossier, AccountAction.EXPORT, "Grafiek van een cijfer", path)
    say_in_status_bar(window, window.tr("Opgeslagen: {name}.").format(name=path.name))


def _tell_failed(window: QWidget, error: Exception) -> None:
    if not isinstance(error, OSError):
        raise error
    way_out = window.tr("Daar kon niet worden geschreven. Kies een andere map, of maak ruimte vrij.")
    tell(window, window.tr("De grafiek is niet opgeslagen"), way_out)
