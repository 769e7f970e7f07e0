"""The timeline as a file: drawn anew of what may leave, on white, and noted in the account of the dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.words import AccountAction
from wijkdesk.drawing.shapes import Drawing
from wijkdesk.drawing.svg import svg_of
from wijkdesk.drawing.timeline.fit import POINT, look_at_whole, look_on_page, points_on_page
from wijkdesk.drawing.timeline.frame import MOST_LANES
from wijkdesk.drawing.timeline.picture import ABOVE, Look, draw_board
from wijkdesk.drawing.timeline.things import Thing
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.announce import say_in_status_bar
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.canvas import text_width
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import tell
from wijkdesk.ui.file_names import fit_for_a_file
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.second_process import Stopped, second_process
from wijkdesk.ui.timeline.chart.reading import Drawn, Wanted, read_drawn
from wijkdesk.ui.timeline.chart.save_dialog import PAPERS, SVG, Asked, SaveDialog
from wijkdesk.ui.timeline.chart.sections import Translate
from wijkdesk.ui.timeline.chart.telling import said
from wijkdesk.ui.timeline.chart.view import View

EDGE: Final = 20.0
"""Free around a picture, in pixels of the board; a page has its own margins."""
PIXELS: Final = 2.5
"""Pixels of a picture in a point."""
MOST_PIXELS: Final = 16_000
FAMILY: Final = "InterTab"


Room = tuple[float, float]


class Saving(QObject):
    """Saves what a view looks at, or all of it."""

    def __init__(self, changes: Changes, view: View, today: Callable[[], dt.date], window: QWidget) -> None:
        super().__init__(window)
        self._changes, self._view, self._today, self._window = changes, view, today, window

    def ask(self, wanted: Wanted) -> None:
        """Ask what to save of this and where, and save it beside the window."""
        dialog = SaveDialog(self._window)
        if not dialog.exec():
            return
        asked = dialog.asked()
        kinds = {
            ".pdf": self.tr("PDF-bestand (*.pdf)"),
            ".png": self.tr("PNG-afbeelding (*.png)"),
            ".svg": self.tr("SVG-tekening (*.svg)"),
        }
        name = f"{_file_name(self._changes.dossier.path.stem)}{asked.suffix}"
        proposal = paths.documents() / name
        path = ask_where(self._window, self.tr("Tijdlijn opslaan"), proposal, kinds[asked.suffix])
        if path is not None:
            self.save(wanted, asked, path)

    def save(self, wanted: Wanted, asked: Asked, path: Path) -> None:
        """Save it there; what is confidential goes along only where that was asked."""
        kept = wanted._replace(is_shareable=not asked.with_confidential)
        work = partial(_read, self._changes.dossier, kept, asked.kind, self._today(), self.tr)
        run_in_background(self, work, partial(self._write, asked, path), self._tell_failed)

    # -- inside --

    def _write(self, asked: Asked, path: Path, read: tuple[Drawn, Room | None]) -> None:
        drawing, title = self._drawing(asked, *read)
        footer = f"{title} · {date_in_words(self._today())}"
        work = partial(_render_and_write, drawing, title, footer, asked.kind, self._today(), path)
        run_in_background(self, work, partial(self._tell_saved, asked, path), self._tell_failed)

    def _drawing(self, asked: Asked, drawn: Drawn, room: Room | None) -> tuple[Drawing, str]:
        """What is drawn is measured in the fonts of the window, which are those of the page too."""
        title = self.tr("Tijdlijn {name}").format(name=drawn.name)
        if asked.with_confidential:
            title = self.tr("{title} (met vertrouwelijke gegevens)").format(title=title)
        look, points = self._look(asked, drawn, room)
        edge = EDGE if room is None else 0.0
        tell_of = partial(_told, self.tr)
        drawing = draw_board(
            drawn.board,
            look,
            title,
            points=points,
            told=tell_of,
            measure=text_width,
            edge=edge,
            lines=drawn.lines,
        )
        return drawing, title

    def _look(self, asked: Asked, drawn: Drawn, room: Room | None) -> tuple[Look, float]:
        seen, today = View(self._today), self._today().toordinal()
        seen.board = drawn.board
        seen.term = (drawn.term[0].toordinal(), drawn.term[1].toordinal()) if drawn.term else None
        above = ABOVE if drawn.lines else 0.0
        if asked.is_whole:
            if room is not None:
                return look_on_page(drawn.board, seen.ends(), today, seen.term, room, above)
            return look_at_whole(drawn.board, seen.ends(), today, seen.term, above), POINT
        view = self._view
        look = Look(view.in_force, view.width, view.top, view.height, MOST_LANES, today, seen.term, above)
        return look, points_on_page(look, room) if room is not None else POINT

    def _tell_saved(self, asked: Asked, path: Path, _nothing: object) -> None:
        what = "Tijdlijn, ook wat vertrouwelijk is" if asked.with_confidential else "Tijdlijn"
        note(self._changes.dossier, AccountAction.EXPORT, what, path)
        say_in_status_bar(self._window, self.tr("Opgeslagen: {name}").format(name=path.name))

    def _tell_failed(self, error: Exception) -> None:
        what = self.tr("De tijdlijn is niet opgeslagen")
        if isinstance(error, Stopped):
            return
        if isinstance(error, DossierFault):
            tell(self._window, what, error.sentence)
        elif isinstance(error, OSError):
            way_out = self.tr("Kies een andere map of een andere naam, en kijk of de schijf niet vol is.")
            tell(self._window, what, way_out)
        else:
            raise error


def _read(dossier: Dossier, wanted: Wanted, kind: str, today: dt.date, tr: Translate) -> tuple[Drawn, Room | None]:
    """What is drawn, and how much room a page has for it."""
    from wijkdesk.papers.timeline_page import room_on  # noqa: PLC0415 - the PDF library, for this alone

    return read_drawn(dossier, wanted, today, tr), room_on(kind) if kind in PAPERS else None


def _told(tr: Callable[[str], str], thing: Thing) -> str:
    return ", ".join((thing.title, *said(tr, thing)))


def _render_and_write(drawing: Drawing, title: str, footer: str, kind: str, made_on: dt.date, path: Path) -> None:
    # The PDF library, in the second process alone.
    from wijkdesk.papers.timeline_page import render_timeline  # noqa: PLC0415
    from wijkdesk.pdf.files import replace_file  # noqa: PLC0415

    if kind in PAPERS:
        content = second_process().call(render_timeline, drawing, title, footer, kind, made_on)
    elif kind == SVG:
        content = svg_of(drawing, title).encode()
    else:
        content = _png_of(drawing)
    replace_file(path, content)


def _png_of(drawing: Drawing) -> bytes:
    """On white, whatever the window looks like; a very high board has fewer pixels."""
    scale = min(PIXELS, MOST_PIXELS / max(drawing.width, drawing.height))
    image = QImage(round(drawing.width * scale), round(drawing.height * scale), QImage.Format.Format_RGB32)
    image.setText("Description", drawing.alternative)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg_of(drawing, fonts=FAMILY).encode())).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def _file_name(stem: str) -> str:
    """Such as "Tijdlijn Rozenprieel"."""
    return f"Tijdlijn {fit_for_a_file(stem)}".strip()
