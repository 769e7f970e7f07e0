"""The page of the half-year round: its parts at the left, the part where one is at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.half_year_round import RoundStep
from wijkdesk.domain.programme import half_years_to_choose
from wijkdesk.domain.words import RoundPart
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.storage.writing.half_year_round import finish_part, reopen_part
from wijkdesk.storage.writing.overviews import choose_for_overview
from wijkdesk.ui.announce import say_in_status_bar
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.half_year_round.content import Standing, half_year_at_first, read_standing
from wijkdesk.ui.half_year_round.part_list import PartList
from wijkdesk.ui.half_year_round.part_page import PartPage
from wijkdesk.ui.situation import Situation, read_situation
from wijkdesk.ui.tab_order import go_by_eye, order_by_eye
from wijkdesk.ui.table_copy import copy_table

REST: Final = 300  # milliseconds after the last edit before the overview is read again
OF_OVERVIEW: Final = (RoundPart.SUCCESSES, RoundPart.CLOSING)


class HalfYearRound(QWidget):
    """One walk along what the overview of a half-year rests on, to stop and resume."""

    open_requested = Signal(object, int)

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._changes, self._today = changes, today
        self._half_year: HalfYear | None = None
        self._standing: Standing | None = None
        self._is_stale = True
        self._is_reading = self._is_asked_again = False
        self._situation_of: HalfYear | None = None  # whose overview is shown as it is now
        self.parts = PartList()
        self.page = PartPage(changes, today)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.parts)
        row.addWidget(self.page, 1)
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._read_situation)
        self._connect()

    # -- the contract of a tab --

    def new(self) -> None:
        """There is nothing to add here."""

    def open(self, kind: type, number: int) -> None:
        """Show the round of a half-year, by its number."""
        if kind is RoundStep:
            self.show_half_year(HalfYear.numbered(number))

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        return self.page.flush()

    def find(self) -> None:  # type: ignore[override]  # QWidget.find is for window handles
        """Go to the parts."""
        self.parts.tabs.setFocus()

    def remove(self) -> None:
        """There is nothing to remove here."""

    def copy(self) -> None:
        """Put the parts and how they stand on the clipboard as a table."""
        headings = [self.tr("Onderdeel"), self.tr("Stand")]
        copy_table(self._changes.dossier, "onderdelen van de halfjaarronde", headings, self.parts.as_table())
        say_in_status_bar(self, self.tr("De stand van de halfjaarronde is gekopieerd."))

    def layout_state(self) -> dict[str, Any]:
        """Nothing of its layout is for the user to change."""
        return {}

    def restore_layout(self, state: dict[str, Any]) -> None:
        """See ``layout_state``."""

    def show_half_year(self, half_year: HalfYear) -> None:
        """Show the round of another half-year, at its first part that is not finished."""
        if half_year == self._half_year or half_year not in self._offered():
            return
        self.flush()
        self._half_year = half_year
        self._refresh(is_another=True)
        self.take_focus()

    def go_to_part(self, part: RoundPart) -> None:
        """Show this part, where it was left."""
        self.parts.choose(part)
        self.page.show_part(part)
        order_by_eye(self)  # a part that was not seen before is new
        self._read_situation()

    def take_focus(self) -> None:
        """Go to where the keyboard begins in the part that is shown."""
        self.page.take_focus()

    def setFocus(self, *reason: Any) -> None:
        """Whoever comes back is where they were."""
        focused = self.focusWidget()
        if focused is not None and focused is not self and focused.isVisible():
            focused.setFocus(*reason)
        else:
            self.take_focus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on as the eye does, also into a part that was made just now."""
        return go_by_eye(self.window(), forward=forward) or super().focusNextPrevChild(forward)

    # -- reading --

    def showEvent(self, event: QShowEvent) -> None:
        order_by_eye(self)
        super().showEvent(event)
        if self._is_stale:
            self._refresh(is_another=self._standing is None)
        else:
            self._read_situation()

    def get_ready(self) -> Iterator[None]:
        """Read before somebody comes here first."""
        if self._is_stale:
            self._refresh(is_another=self._standing is None)
            yield

    def _follow(self, _changed: dict[type, set[int]]) -> None:
        self._situation_of = None
        if self.isVisible():
            self._refresh(is_another=False)
        else:
            self._is_stale = True

    def _refresh(self, *, is_another: bool) -> None:
        """Show how the round stands now; ``is_another`` begins at the first part that is not finished."""
        reader, today = self._changes.dossier.reader, self._today()
        self._is_stale = False
        offered = self._offered()
        if self._half_year not in offered:
            self._half_year = half_year_at_first(reader, offered, today)
            is_another = True
        assert self._half_year is not None
        standing = self._standing = read_standing(reader, self._half_year, today)
        self.parts.show_half_years(offered, self._half_year)
        self.page.show_standing(standing, is_another=is_another)
        if is_another:
            self.go_to_part(standing.first_unfinished() or RoundPart.CLOSING)
        self._show_states()
        self._soon.start()

    def _show_states(self) -> None:
        assert self._standing is not None
        self.parts.show_states(self._standing, self.page.numbers_open())

    def _read_situation(self) -> None:
        """Read the overview when the part that is shown is about it, and it may have become another."""
        if self.page.part not in OF_OVERVIEW or not self.isVisible() or self._situation_of == self._half_year:
            return
        if self._is_reading:
            self._is_asked_again = True
            return
        assert self._half_year is not None
        self._is_reading, self._situation_of = True, self._half_year
        work = partial(read_situation, self._changes.dossier, self._half_year, self._today())
        run_in_background(self, work, self._take_situation, self._fail_to_read)

    def _take_situation(self, situation: Situation) -> None:
        self._end_reading()
        if situation.half_year == self._half_year:
            self.page.show_situation(situation)

    def _fail_to_read(self, error: Exception) -> None:
        self._end_reading()
        if not isinstance(error, DossierFault):
            raise error
        self._changes.not_done.emit(error.sentence)

    def _end_reading(self) -> None:
        self._is_reading = False
        if self._is_asked_again:
            self._is_asked_again = False
            self._soon.start()

    def _offered(self) -> list[HalfYear]:
        programme = next(iter(list_programmes(self._changes.dossier.reader)), None)
        first_day, last_day = (programme.first_day, programme.last_day) if programme else (None, None)
        return half_years_to_choose(first_day, last_day, self._today())

    # -- going on --

    def _finish(self) -> None:
        """Note that the part is finished, and go to the next one that is not."""
        part, half_year = self.page.part, self._half_year
        if not self.flush() or half_year is None:
            return
        if self._changes.carry_out(finish_part, half_year, part, self._today()):
            assert self._standing is not None
            following = self._standing.first_unfinished(part)
            if following is not None:
                self.go_to_part(following)
            self.take_focus()

    def _reopen(self) -> None:
        if self._half_year is not None:
            self._changes.carry_out(reopen_part, self._half_year, self.page.part)
            self.take_focus()

    def _choose(self, choice: str, picked: list[str] | None) -> None:
        assert self._half_year is not None
        self._changes.carry_out(choose_for_overview, self._half_year, choice, picked)

    def _go_to_overview(self) -> None:
        if self._half_year is not None:
            self.open_requested.emit(HalfYear, self._half_year.number)

    # -- set-up --

    def _connect(self) -> None:
        self._changes.changed.connect(self._follow)
        self.parts.part_chosen.connect(self.go_to_part)
        self.parts.became_rail.connect(self._place_head)
        self.parts.half_year_chosen.connect(self.show_half_year)
        self.page.finished.connect(self._finish)
        self.page.reopened.connect(self._reopen)
        self.page.moved.connect(self._show_states)
        self.page.picked.connect(self._choose)
        self.page.opened.connect(self.open_requested)
        self.page.overview_requested.connect(self._go_to_overview)

    def _place_head(self, is_rail: bool) -> None:
        if is_rail:
            self.page.put_above(self.parts.head)
        order_by_eye(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.adapt_to(self.width())
