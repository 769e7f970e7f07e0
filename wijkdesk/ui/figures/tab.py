"""The room of the figures: the list at the left, the chosen figure or a whole pillar at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from wijkdesk.domain.figures import Indicator, Measurement
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.figure_course.course import FigureCourse
from wijkdesk.figure_course.reading import read_course
from wijkdesk.insight.course import Period
from wijkdesk.storage.reading.figures import IndicatorRow, MeasurementRow, list_areas, list_indicators, measurements_of
from wijkdesk.storage.reading.pillars import figures_of
from wijkdesk.storage.reading.programme import list_pillars
from wijkdesk.storage.writing.edit import remove, remove_several
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.empty_state import EmptyState
from wijkdesk.ui.figure_course.picture import Picture, picture_of, picture_of_pillar
from wijkdesk.ui.figures.dialogs import IndicatorDialog, PeriodDialog
from wijkdesk.ui.figures.listing import FigureList
from wijkdesk.ui.figures.page import FigurePage
from wijkdesk.ui.figures.side_by_side import AT_A_TIME, SideBySide
from wijkdesk.ui.figures.taking_along import PNG, SVG, copy_as_picture, copy_as_table, save_picture
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.theme import current_theme

WIDEST: Final = 880
MARGIN: Final = 32
NARROW_MARGIN: Final = 16


class FiguresTab(QWidget):
    """Everything about the figures; ``open_requested`` asks for a thing that lives in another place."""

    open_requested = Signal(object, int)

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._changes, self._today = changes, today
        self._is_stale = True
        self._wanted: int | None = None
        self._number: int | None = None  # the figure that is shown
        self._rows: dict[int, IndicatorRow] = {}
        self._figure: FigureCourse | None = None
        self._pillar: int | None = None  # whose figures stand side by side
        self._most = AT_A_TIME
        self.list = FigureList(is_read_only=changes.dossier.is_read_only)
        self.page = FigurePage()
        self.side_by_side = SideBySide(lambda number: read_course(changes.dossier.reader, number))
        self._make_menu()
        self._set_up_layout()
        self._connect()

    # -- the contract of a tab --

    def new(self) -> None:
        """Ask what is measured, and show that."""
        if not self._changes.dossier.is_read_only:
            dialog = IndicatorDialog(self._changes, list_pillars(self._changes.dossier.reader), parent=self)
            dialog.accepted.connect(lambda: self.open(Indicator, dialog.outcome))
            dialog.open()

    def open(self, kind: type, number: int) -> None:
        """Show this figure."""
        if kind is Indicator:
            self._wanted, self._pillar = number, None
            self.list.search.clear()
            self._refresh()

    def flush(self) -> bool:
        """Nothing is typed here but in dialogs."""
        return True

    def find(self) -> None:  # type: ignore[override]  # QWidget.find is for window handles
        """Go to the search field."""
        self.list.search.setFocus()

    def remove(self) -> None:
        """Remove the measurements of the chosen period that are one's own, or else the chosen figure."""
        row, dossier = self._shown(), self._changes.dossier
        if row is None or dossier.is_read_only:
            return
        table, period = self.page.table, self.page.chosen_period()
        if table is None or not table.hasFocus() or period is None:
            self._changes.carry_out(remove, Indicator, row.id)
            return
        own = [each.id for each in self._measured(row.id, period) if not each.source_table]
        if own:
            self._changes.carry_out(remove_several, Measurement, own)
        else:
            self._changes.not_done.emit(self.tr("Deze getallen komen uit een bestand. Die blijven staan."))

    def copy(self) -> None:
        """Put the numbers of the figure on the clipboard as a table."""
        if self._figure is not None and self._pillar is None:
            copy_as_table(self._figure, self)

    def show_history(self) -> None:
        """Ask for what the chosen figure was before."""
        row = self._shown()
        if row is not None:
            self._changes.history_requested.emit(Indicator, row.id)

    def layout_state(self) -> dict[str, Any]:
        """Which figure is shown."""
        row = self._shown()
        return {} if row is None else {"figure": row.id}

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Show the figure of the last time, when it is still there."""
        self._wanted = state.get("figure")
        self._is_stale = True

    def setFocus(self, *reason: Any) -> None:
        """Whoever comes here begins at the list."""
        self.list.table.setFocus(*reason)

    # -- reading --

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
        order_by_eye(self)

    def get_ready(self) -> Iterator[None]:
        """Read before somebody comes here first."""
        if self._is_stale:
            self._refresh()
            yield

    def _follow(self, _changed: dict[type, set[int]]) -> None:
        if self.isVisible():
            self._refresh()
        else:
            self._is_stale = True

    def _refresh(self) -> None:
        self._is_stale = False
        reader = self._changes.dossier.reader
        rows, pillars = list_indicators(reader), list_pillars(reader)
        before = self._shown()
        self._rows = {row.id: row for row in rows}
        self.list.show_figures(rows, pillars)
        if not rows:
            self._figure = None
            self._stack.setCurrentWidget(self._empty)
            self.list.hide()
            return
        self.list.show()
        self._stack.setCurrentWidget(self._scroll)
        shown = [row.id for row in self.list.table.shown_rows()]
        for number in (self._wanted, before.id if before else None, *shown[:1], rows[0].id):
            if number in self._rows:
                self._wanted = None
                self._show(number)
                return

    def _show(self, indicator: int) -> None:
        """Show this figure, or the whole pillar while that is looked at."""
        self._number = indicator  # so that choosing it in the list does not show it once more
        self.list.choose(indicator)
        if self._pillar is not None:
            self._show_pillar(self._pillar)
            return
        self._show_page(indicator)

    def _show_page(self, indicator: int) -> None:
        self._number = indicator
        reader = self._changes.dossier.reader
        self._figure = read_course(reader, indicator, with_happened=True)
        is_read_only = self._changes.dossier.is_read_only
        self.page.show_figure(self._rows[indicator], self._figure, is_read_only=is_read_only)
        self.side_by_side.hide()
        self.side_by_side.charts.show_figures(())  # coming back draws them one by one again, not all in one turn
        self.page.show()
        settle_layouts()
        order_by_eye(self)

    def _show_pillar(self, pillar: int) -> None:
        self._pillar = pillar
        reader = self._changes.dossier.reader
        name = next((row.name for row in list_pillars(reader) if row.id == pillar), "")
        numbers = figures_of(reader, pillar)
        self.side_by_side.show_figures(name, numbers[: self._most], hidden=len(numbers) - self._most)
        self.page.hide()
        self.side_by_side.show()
        settle_layouts()

    def _shown(self) -> IndicatorRow | None:
        return self._rows.get(self._number) if self._number is not None else None

    def _measured(self, indicator: int, period: Period) -> list[MeasurementRow]:
        rows = measurements_of(self._changes.dossier.reader, [indicator])
        return [row for row in rows if (row.first_day, row.last_day) == period]

    # -- commands --

    def _choose(self, indicator: int) -> None:
        if indicator != self._number:
            self._pillar = None
            self._show_page(indicator)
            self._scroll.verticalScrollBar().setValue(0)

    def _edit(self) -> None:
        row = self._shown()
        if row is not None:
            IndicatorDialog(self._changes, list_pillars(self._changes.dossier.reader), row, self).open()

    def _note_period(self, period: Period | None = None) -> None:
        """Ask for the numbers of a period, or of the next one."""
        row = self._shown()
        if row is None or self._changes.dossier.is_read_only:
            return
        areas = sorted(list_areas(self._changes.dossier.reader), key=lambda area: not area.is_own)
        own = [area for area in areas if area.is_own] or areas
        if not own:
            way_out = self.tr("Vul eerst bij Bestand > De wijkaanpak in om welke buurten het gaat.")
            self._changes.not_done.emit(way_out)
            return
        there = self._measured(row.id, period) if period is not None else []
        measured = {each.area_id for each in there}
        asked = [area for area in areas if area in own or area.id in measured]
        wanted = period or self._next_period()
        PeriodDialog(self._changes, row, asked, wanted, there, today=self._today, parent=self).open()

    def _next_period(self) -> Period:
        """The year or half-year after the newest that was measured; without any, the half-year that was last."""
        if self._figure is None:
            half_year = HalfYear.of(self._today()).previous
            return half_year.first_day, half_year.last_day
        first, last = self._figure.periods[-1]
        day = last + dt.timedelta(days=1)
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return day, dt.date(day.year, 12, 31)
        half_year = HalfYear.of(day)
        return half_year.first_day, half_year.last_day

    def _look_at_pillar(self) -> None:
        row = self._shown()
        if row is not None and row.pillar_id is not None:
            self._most = AT_A_TIME
            self._show_pillar(row.pillar_id)

    def _go_back(self) -> None:
        """Show one figure again, the one that was chosen before."""
        if self._number is not None:
            self.open(Indicator, self._number)
            self.page.side_by_side.setFocus()

    def _show_more(self) -> None:
        self._most += AT_A_TIME
        if self._pillar is not None:
            self._show_pillar(self._pillar)

    def _picture(self) -> Picture | None:
        """Of what is shown: one figure, or as many of the pillar as stand side by side."""
        if self._pillar is None:
            return picture_of(self._figure) if self._figure is not None else None
        reader = self._changes.dossier.reader
        numbers = figures_of(reader, self._pillar)[: self._most]
        figures = [figure for number in numbers if (figure := read_course(reader, number)) is not None]
        return picture_of_pillar(self.side_by_side.title.text(), figures) if figures else None

    def _copy_picture(self) -> None:
        picture = self._picture()
        if picture is not None:
            copy_as_picture(picture, self)

    def _save(self, suffix: str) -> None:
        picture = self._picture()
        if picture is not None:
            save_picture(self._changes.dossier, picture, suffix, self)

    # -- set-up --

    def _make_menu(self) -> None:
        as_picture = (self.tr("Kopiëren als afbeelding"), self._copy_picture)
        saved = (
            (self.tr("Opslaan als SVG…"), partial(self._save, SVG)),
            (self.tr("Opslaan als PNG…"), partial(self._save, PNG)),
        )
        _fill(self.page.menu, (as_picture, (self.tr("Kopiëren als tabel"), self.copy), *saved))
        _fill(self.side_by_side.menu, (as_picture, *saved))

    def _connect(self) -> None:
        self._changes.changed.connect(self._follow)
        self.list.chosen.connect(self._choose)
        self.list.activated.connect(lambda: self.page.take_along.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.add.clicked.connect(self.new)
        self.page.note_period.clicked.connect(lambda: self._note_period())
        self.page.edit.clicked.connect(self._edit)
        self.page.side_by_side.clicked.connect(self._look_at_pillar)
        self.page.period_activated.connect(self._note_period)
        self.side_by_side.charts.opened.connect(lambda number: self.open(Indicator, number))
        self.side_by_side.back.clicked.connect(self._go_back)
        self.side_by_side.more_requested.connect(self._show_more)
        current_theme().changed.connect(self._fit)

    def _set_up_layout(self) -> None:
        paper = self._paper = QWidget()
        paper.setBackgroundRole(QPalette.ColorRole.Base)
        paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sheet = QVBoxLayout(paper)
        self._sheet.addWidget(self.page)
        self._sheet.addWidget(self.side_by_side)
        self._sheet.addStretch(1)
        self.side_by_side.hide()
        scroll = self._scroll = QScrollArea()
        scroll.setBackgroundRole(QPalette.ColorRole.Base)
        scroll.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(paper)
        self._empty = self._nothing_yet()
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)

    def _nothing_yet(self) -> EmptyState:
        button = None
        if not self._changes.dossier.is_read_only:
            button = Button(self.tr("Cijfer toevoegen"), "plus", Kind.PRIMARY)
            button.clicked.connect(self.new)
        sentence = self.tr("Cijfers laten zien hoe het met de buurt gaat, naast de stad en het land.")
        state = EmptyState("chart-line", sentence, button)
        state.setBackgroundRole(QPalette.ColorRole.Base)
        state.setAutoFillBackground(True)
        return state

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = current_theme()
        self.list.adapt_to(self.width())
        narrow = self.width() < theme.px(WIDEST)
        margin = theme.px(NARROW_MARGIN if narrow else MARGIN)
        self._paper.setMaximumWidth(theme.px(WIDEST) + 2 * margin)
        self._sheet.setContentsMargins(margin, 16, margin, margin)


def _fill(menu: QMenu, commands: Sequence[tuple[str, Callable[[], None]]]) -> None:
    for text, command in commands:
        menu.addAction(text).triggered.connect(lambda _checked=False, command=command: command())
