"""The place of the overview: what she writes and chooses at the left, its pages at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.half_year_round import RoundStep
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.programme import half_years_to_choose
from wijkdesk.domain.refusal import Refused
from wijkdesk.overview.sections import OwnChoice
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.overviews import OverviewRow, list_overviews
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.storage.writing.overviews import choose_for_overview, write_overview_text
from wijkdesk.ui.announce import say_in_status_bar
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.overview.maker import Maker
from wijkdesk.ui.overview.outgoing import Outgoing
from wijkdesk.ui.overview.pages import Pages
from wijkdesk.ui.overview.pages_side import PagesSide
from wijkdesk.ui.overview.saver import machine_sentence
from wijkdesk.ui.overview.summary import summary_lines
from wijkdesk.ui.overview.texts_side import TextsSide
from wijkdesk.ui.second_process import Stopped
from wijkdesk.ui.situation import Situation
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.table_copy import copy_table
from wijkdesk.ui.theme import current_theme

if TYPE_CHECKING:
    from wijkdesk.overview.checklist import Missing
    from wijkdesk.overview.privacy.check import Finding

TEXTS_WIDTH: Final = 440
STACKED_BELOW: Final = 760
REST: Final = 300  # milliseconds after the last edit before the overview is read and made again
AFTER_ITS_END: Final = dt.timedelta(days=60)
"""How long after its end a half-year is still the one that its overview is being written of."""


class OverviewTab(QWidget):
    """The overview of a half-year: as it would be now, or as it was adopted."""

    open_requested = Signal(object, int)

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._changes = changes
        self._today = today
        self._is_stale = True
        self._situation: Situation | None = None
        self._wanted: HalfYear | None = None
        self._page_for: tuple[HalfYear, str, bool] | None = None  # asked for, once its half-year is read
        self._width: int | None = None  # what the user made of it, at a text size of 100 %
        self.maker = Maker(changes.dossier, self)
        self.texts = TextsSide(today, is_read_only=changes.dossier.is_read_only)
        self.pages = PagesSide()
        self.outgoing = Outgoing(changes, self.maker, self.texts, self.pages, today, self)
        self._sides = QSplitter()
        self._sides.addWidget(self.texts)
        self._sides.addWidget(self.pages)
        self._sides.setHandleWidth(1)
        self._sides.setChildrenCollapsible(False)
        self._sides.setStretchFactor(1, 1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._sides)
        self._showing = Slices(self)
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._refresh_in_sight)
        self._connect()

    # -- the contract of a tab --

    def new(self) -> None:
        """Go to the first text."""
        self.texts.sections.focus_first()

    def open(self, kind: type, number: int) -> None:
        """Show the half-year of this overview, or a half-year by its number."""
        if kind is HalfYear:
            self.show_half_year(HalfYear.numbered(number))
            return
        rows = list_overviews(self._changes.dossier.reader, only=[number]) if kind is Overview else []
        if rows:
            self.show_half_year(HalfYear(rows[0].year, rows[0].half))

    @property
    def situation(self) -> Situation | None:
        """How the overview that is shown stands; None until that was read."""
        return self._situation

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
        if self._situation is None:
            return
        if self._situation.draft is not None:
            headings = [self.tr("Onderdeel"), self.tr("Stand"), self.tr("Inhoud"), self.tr("Opmerking")]
            lines = summary_lines(self._situation.draft.content, self.tr)
            rows = [[line.title, line.mark.word if line.mark else "", line.detail, line.end] for line in lines]
        else:
            headings = [self.tr("Onderdeel"), self.tr("Tekst")]
            rows = self.texts.sections.as_table()
        copy_table(self._changes.dossier, "onderdelen van het overzicht", headings, rows)
        say_in_status_bar(self, self.tr("De inhoud van het overzicht is gekopieerd."))

    def layout_state(self) -> dict[str, Any]:
        """How wide the user made the texts."""
        return {"texts": self._width} if self._width is not None else {}

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Take over a width that ``layout_state`` gave."""
        self._width = state.get("texts")
        self._fit()

    def save_page_for(self, half_year: HalfYear, name: str, *, is_holder: bool) -> None:
        """Show this half-year, and ask where to save what it brought a partner, or an administrator's extract."""
        self._page_for = half_year, name, is_holder
        self.show_half_year(half_year)

    def show_half_year(self, half_year: HalfYear) -> None:
        """Show the overview of another half-year."""
        self.flush()
        self._wanted = half_year
        self.pages.saved.hide()
        if self.isVisible():
            self._refresh()
        else:
            self._is_stale = True

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

    def show_history(self) -> None:
        """Ask for what the overview of this half-year said before."""
        rows = list_overviews(self._changes.dossier.reader)
        found = [row.id for row in rows if self._wanted == HalfYear(row.year, row.half)]
        if self.flush() and found:
            self._changes.history_requested.emit(Overview, found[0])

    def _refresh(self) -> None:
        """Ask how the overview stands now; ``_show_situation`` and ``_show_pages`` follow."""
        self._is_stale = False
        self._soon.stop()
        offered = self._half_years()
        half_year = self._wanted if self._wanted in offered else _running(offered, self._today())
        self._wanted = half_year
        rows = {(row.year, row.half): row for row in list_overviews(self._changes.dossier.reader)}
        self.texts.show_half_years(
            {each: self._state_in_words(rows.get((each.year, each.half))) for each in offered}, half_year
        )
        self.maker.ask(half_year, self._today())

    def _show_situation(self, situation: Situation) -> None:
        """Show the texts and choices a part at a time: all at once they would let the window stutter."""
        if situation.half_year == self._wanted:
            self._showing.begin(self._steps_to_show(situation), self.maker.make)
        else:
            self.maker.make()

    def _steps_to_show(self, situation: Situation) -> Iterator[None]:
        yield from self.texts.sections.arrange(situation)
        self._fill(situation)  # in one go: what is typed from here on belongs to it
        yield
        yield from self.texts.show_checks(situation.draft)

    def _fill(self, situation: Situation) -> None:
        """Show the texts and choices; what was asked for meanwhile comes after it."""
        before = self._situation
        is_another = before is None or _identity(before) != _identity(situation)
        if is_another:
            self.flush()  # what was typed meanwhile belongs to what was shown
        self._situation = situation
        self.texts.show_situation(situation, is_another=is_another)
        if is_another:
            for (kind, number, name), text in self._changes.waiting.items():
                if (kind, number) == (HalfYear, situation.half_year.number):
                    self.texts.sections.show_unsaved(name, text)
        self.outgoing.follow(situation)
        if self.maker.pages_of(situation) is None:
            self.pages.say_making()
        if self._page_for is not None:
            self._save_page(situation.half_year, *self._page_for)

    def _save_page(self, shown: HalfYear, half_year: HalfYear, name: str, is_holder: bool) -> None:
        self._page_for = None
        if half_year == shown:
            save = self.outgoing.save_extract if is_holder else self.outgoing.save_partner_page
            QTimer.singleShot(0, self, partial(save, name))  # its dialog should not hold up who told of the overview

    def _show_pages(self, pages: Pages, situation: Situation) -> None:
        if situation.half_year == self._wanted:
            self.pages.show_pages(pages, situation.half_year)

    def _show_first_page(self, pdf: bytes, situation: Situation) -> None:
        if situation.half_year == self._wanted:
            self.pages.preview.show_first_page(pdf)

    def _say_failed(self, error: Exception) -> None:
        self._page_for = None
        if isinstance(error, OSError):
            self.pages.say_failed(machine_sentence(error, self.tr))
        elif isinstance(error, DossierFault):
            self.pages.say_failed(error.sentence)
        elif isinstance(error, Stopped):
            self.pages.say_failed(self.tr("De bladzijden zijn niet gemaakt. Kies een ander halfjaar, en dan weer dit."))
        else:
            raise error

    def _half_years(self) -> list[HalfYear]:
        programme = next(iter(list_programmes(self._changes.dossier.reader)), None)
        first_day, last_day = (programme.first_day, programme.last_day) if programme else (None, None)
        return half_years_to_choose(first_day, last_day, self._today())

    def _state_in_words(self, row: OverviewRow | None) -> str:
        if row is None or row.adopted_on is None:
            return self.tr("concept")
        return self.tr("vastgesteld {date}").format(date=f"{row.adopted_on:%d-%m-%Y}")

    # -- writing --

    def _write(self, section: str, text: str, visit: str) -> None:
        assert self._situation is not None
        half_year = self._situation.half_year
        try:
            write_overview_text(self._changes.dossier, half_year, section, text, visit=visit or None)
        except Refused as refused:
            self.texts.sections.refuse(section, refused.reason)
        except DossierFault as fault:
            self.texts.sections.show_unsaved(section, text)
            self._changes.wait((HalfYear, half_year.number, section), text, fault)
        else:
            self._changes.settle((HalfYear, half_year.number, section))

    def _choose(self, choice: str, picked: list[str] | None) -> None:
        assert self._situation is not None
        if not self._changes.carry_out(choose_for_overview, self._situation.half_year, choice, picked):
            self.texts.show_situation(self._situation, is_another=True)
            self._showing.begin(self.texts.show_checks(self._situation.draft), self.maker.make)

    def _go_to_missing(self, missing: Missing) -> None:
        if missing.kind is not None and missing.number is not None:
            self.open_requested.emit(missing.kind, missing.number)
        else:
            self.texts.focus_text(missing.text)

    def _go_to_round(self) -> None:
        if self._wanted is not None:
            self.open_requested.emit(RoundStep, self._wanted.number)

    def _go_to_finding(self, finding: Finding) -> None:
        if finding.number is not None:
            self.open_requested.emit(finding.thing, finding.number)
        else:
            self.texts.focus_text(finding.field)

    def save(self) -> None:
        """Ask where to save the PDF, and write it there."""
        self.outgoing.save()

    # -- set-up --

    def _connect(self) -> None:
        self._changes.changed.connect(self._follow)
        self.maker.read.connect(self._show_situation)
        self.maker.begun.connect(self._show_first_page)
        self.maker.made.connect(self._show_pages)
        self.maker.failed.connect(self._say_failed)
        self.texts.chosen.connect(self.show_half_year)
        self.texts.round_requested.connect(self._go_to_round)
        self.texts.sections.written.connect(self._write)
        self.texts.sections.picked.connect(self._choose)
        self.texts.sections.opened.connect(self.pages.preview.go_to_heading)
        self.texts.checklist.chosen.connect(self._go_to_missing)
        self.texts.privacy.chosen.connect(self._go_to_finding)
        self.texts.privacy.allowed.connect(partial(self._choose, OwnChoice.ALLOWED.value))
        self.texts.confidential.chosen.connect(partial(self._choose, OwnChoice.CONFIDENTIAL.value))
        self.outgoing.ended.connect(self._refresh_in_sight)
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


def _identity(situation: Situation) -> tuple[HalfYear, bool]:
    """Of which half-year it is, and whether it was adopted."""
    return situation.half_year, situation.adopted is not None


def _running(offered: list[HalfYear], today: dt.date) -> HalfYear:
    """The half-year of which the overview is being written, or the nearest to it."""
    wanted = HalfYear.of(today - AFTER_ITS_END)
    return min(offered, key=lambda each: abs((each.first_day - wanted.first_day).days))
