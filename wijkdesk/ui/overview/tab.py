"""The place of the overview: her texts and what else it says at the left, its pages at the right."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from wijkdesk import paths
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.programme import half_years
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.overviews import list_overviews, texts_of
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.storage.writing.overviews import write_overview_text
from wijkdesk.ui.announce import say_in_status_bar
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import tell
from wijkdesk.ui.overview.pages import Pages, make_pages, save_pages
from wijkdesk.ui.overview.sides import PagesSide, TextsSide
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.table_copy import as_table
from wijkdesk.ui.theme import current_theme

if TYPE_CHECKING:
    from wijkdesk.overview.sections import Content

TEXTS_WIDTH: Final = 440
STACKED_BELOW: Final = 760
REST: Final = 300  # milliseconds after the last edit before the pages are made again
AFTER_ITS_END: Final = dt.timedelta(days=60)
"""How long after its end a half-year is still the one that its overview is being written of."""


class OverviewTab(QWidget):
    """The overview of a half-year, as it would be now."""

    open_requested = Signal(object, int)

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._changes = changes
        self._today = today
        self._is_stale = True
        self._content: Content | None = None
        self._shown: HalfYear | None = None
        self._wanted: HalfYear | None = None
        self._is_making = False
        self._made: Pages | None = None
        self._made_of: Content | None = None
        self._width: int | None = None  # what the user made of it, at a text size of 100 %
        self.texts = TextsSide(is_read_only=changes.dossier.is_read_only)
        self.pages = PagesSide()
        self._sides = QSplitter()
        self._sides.addWidget(self.texts)
        self._sides.addWidget(self.pages)
        self._sides.setHandleWidth(1)
        self._sides.setChildrenCollapsible(False)
        self._sides.setStretchFactor(1, 1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._sides)
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._refresh_in_sight)
        self._connect()

    # -- the contract of a tab --

    def new(self) -> None:
        """Go to the first text."""
        self.texts.focus_first()

    def open(self, kind: type, number: int) -> None:
        """Show the half-year of this overview."""
        rows = list_overviews(self._changes.dossier.reader, only=[number]) if kind is Overview else []
        if rows:
            self._show_half_year(HalfYear(rows[0].year, rows[0].half))

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        return self.texts.flush()

    def find(self) -> None:  # type: ignore[override]  # QWidget.find is for window handles
        """Go to the choice of the half-year."""
        self.texts.half_year.setFocus()

    def remove(self) -> None:
        """There is nothing to remove: the overview follows from the dossier."""

    def copy(self) -> None:
        """Put what stands in the overview on the clipboard as a table."""
        headings = (self.tr("Onderdeel"), self.tr("Stand"), self.tr("Inhoud"), self.tr("Opmerking"))
        QGuiApplication.clipboard().setMimeData(as_table(headings, self.texts.summary.as_table()))
        say_in_status_bar(self, self.tr("De inhoud van het overzicht is gekopieerd."))

    def layout_state(self) -> dict[str, Any]:
        """How wide the user made the texts."""
        return {"texts": self._width} if self._width is not None else {}

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Take over a width that ``layout_state`` gave."""
        self._width = state.get("texts")
        self._fit()

    # -- reading --

    def showEvent(self, event: QShowEvent) -> None:
        order_by_eye(self)
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _follow(self, _changed: dict[type, set[int]]) -> None:
        """Nearly everything stands in an overview; several edits in a row are one reason to make it again."""
        self._is_stale = True
        self._soon.start()

    def _refresh_in_sight(self) -> None:
        if self.isVisible():
            self._refresh()

    def _show_half_year(self, half_year: HalfYear) -> None:
        self.flush()
        self._wanted = half_year
        self.pages.saved.hide()
        if self.isVisible():
            self._refresh()
        else:
            self._is_stale = True

    def _refresh(self) -> None:
        """Read what the overview says now, and have its pages made."""
        self._is_stale = False
        offered = self._half_years()
        half_year = self._wanted if self._wanted in offered else _running(offered, self._today())
        self._wanted = half_year
        content = self._read(half_year)
        own = texts_of(self._changes.dossier.reader, half_year)
        self.texts.show_half_years(offered, half_year)
        self.texts.show_content(content, own, is_another=half_year != self._shown)
        self._shown, self._content = half_year, content
        self._make_pages()

    def _half_years(self) -> list[HalfYear]:
        """The half-years of the approach that have begun, newest first; without dates, this one and the one before."""
        today = self._today()
        programme = next(iter(list_programmes(self._changes.dossier.reader)), None)
        all_of_them = half_years(programme.first_day, programme.last_day) if programme else []
        this_one = HalfYear.of(today)
        begun = [each for each in all_of_them if each <= this_one] or all_of_them[:1] or [this_one.previous, this_one]
        return begun[::-1]

    def _read(self, half_year: HalfYear) -> Content:
        from wijkdesk.overview.content import overview_of  # noqa: PLC0415 - Dutch dates and numbers take time to load

        return overview_of(self._changes.dossier.reader, half_year, today=self._today())

    # -- writing --

    def _write(self, section: str, text: str, visit: str) -> None:
        assert self._shown is not None
        try:
            write_overview_text(self._changes.dossier, self._shown, section, text, visit=visit or None)
        except Refused as refused:
            self.texts.refuse(section, refused.reason)
        except DossierFault as fault:
            self._changes.not_done.emit(fault.sentence)

    # -- the pages --

    def _make_pages(self) -> None:
        """Have the pages made of what is shown; when that changes meanwhile, they are made once more after it."""
        self.pages.say_making()
        if not self._is_making and self._content is not None:
            self._is_making = True
            self._made, self._made_of = None, self._content
            run_in_background(self, partial(make_pages, self._content), self._show_pages, self._stop_making)

    def _show_pages(self, pages: Pages) -> None:
        self._is_making = False
        self._made = pages
        if self._content is not self._made_of:
            self._make_pages()
        else:
            self.pages.show_pages(pages, self._shown)

    def _stop_making(self, error: Exception) -> None:
        self._is_making = False
        if not isinstance(error, OSError):
            raise error
        self.pages.say_failed(self._sentence(error))

    def save(self) -> None:
        """Ask where to save the PDF, and write it there."""
        if not self.flush() or self._wanted is None:
            return
        content = self._read(self._wanted)
        proposal = paths.documents() / _file_name(content)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Overzicht opslaan als PDF"), str(proposal), self.tr("PDF-bestand (*.pdf)")
        )
        if chosen:
            self.pages.save.setEnabled(False)
            path = Path(chosen)
            path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
            self.pages.saved.say_saving(path)
            pdf = self._made.pdf if self._made is not None and content == self._made_of else None
            run_in_background(self, partial(save_pages, content, path, pdf), self._say_saved, self._say_not_saved)

    def _say_saved(self, path: Path) -> None:
        self.pages.save.setEnabled(True)
        self.pages.saved.say_saved(path)

    def _say_not_saved(self, error: Exception) -> None:
        self.pages.save.setEnabled(True)
        self.pages.saved.hide()
        if not isinstance(error, OSError):
            raise error
        tell(self, self.tr("De PDF is niet opgeslagen"), self._sentence(error))

    def _sentence(self, error: OSError) -> str:
        if isinstance(error, FileNotFoundError):
            return self.tr("De map is er niet. Kies een andere map.")
        if isinstance(error, PermissionError):
            return self.tr("Daar mag niet worden geschreven, of de PDF staat nog ergens open. Kies een andere map.")
        if isinstance(error, IsADirectoryError):
            return self.tr("Er is al een map met die naam. Kies een andere naam.")
        return self.tr("De schijf is vol of niet bereikbaar. Maak ruimte vrij of kies een andere map.")

    # -- set-up --

    def _connect(self) -> None:
        self._changes.changed.connect(self._follow)
        self.texts.chosen.connect(self._show_half_year)
        self.texts.written.connect(self._write)
        self.texts.summary.opened.connect(self.pages.preview.go_to_heading)
        self.pages.save.clicked.connect(self.save)
        self._sides.splitterMoved.connect(self._remember_width)
        current_theme().changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Texts beside the pages, or above them where there is no room."""
        theme = current_theme()
        is_narrow = self.width() < theme.px(STACKED_BELOW)
        self._sides.setOrientation(Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal)
        if is_narrow:
            self._sides.setSizes([self.height() // 2, self.height() - self.height() // 2])
        else:
            texts = min(theme.px(self._width or TEXTS_WIDTH), self.width() // 2)
            self._sides.setSizes([texts, self.width() - texts - 1])

    def _remember_width(self) -> None:
        if self._sides.orientation() == Qt.Orientation.Horizontal:
            self._width = round(self.texts.width() * 100 / current_theme().text_size)


def _running(offered: list[HalfYear], today: dt.date) -> HalfYear:
    """The half-year of which the overview is being written, or the nearest to it."""
    wanted = HalfYear.of(today - AFTER_ITS_END)
    return min(offered, key=lambda each: abs((each.first_day - wanted.first_day).days))


def _file_name(content: Content) -> str:
    """Such as "Halfjaaroverzicht Rozenprieel 2026-1.pdf"."""
    name = " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", content.header.programme).split())[:80].strip()
    return " ".join(part for part in ("Halfjaaroverzicht", name, f"{content.header.half_year}.pdf") if part)
