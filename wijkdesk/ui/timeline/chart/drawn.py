"""The drawing with its tools: how far one looks, what is drawn besides, and what is not in it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.board import list_drawn_indicators
from wijkdesk.storage.writing.actions import replan_action
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button, Chip, IconButton
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields import Choice
from wijkdesk.ui.fields.flow import FlowLayout
from wijkdesk.ui.filters import FilterChip
from wijkdesk.ui.labels import ElidedText
from wijkdesk.ui.timeline.chart.chart import TimelineChart
from wijkdesk.ui.timeline.chart.pointer import STEP
from wijkdesk.ui.timeline.chart.reading import Drawn, Wanted, read_changed, read_drawn
from wijkdesk.ui.timeline.chart.saving import Saving
from wijkdesk.ui.timeline.chart.sections import POINTS
from wijkdesk.ui.timeline.chart.strip import OverviewStrip
from wijkdesk.ui.timeline.chart.twin import TwinTable
from wijkdesk.ui.tokens import INSET

GAP: Final = 8
UNTIED: Final = {Event, Escalation}
"""Nothing else on the drawing hangs on these; how partners stand hangs on moments and actions."""
POINTED: Final = set(POINTS.values())
TWIN_SHARE: Final = 2
"""The drawing is so many times as high as the table below it."""


class DrawnTimeline(QWidget):
    """Draws what is wanted; the board is made beside the window, as there may be a hundred thousand things on it.

    ``tools_changed`` follows what is chosen in its own tools, that asks for another drawing. ``is_reading`` is whether
    all of it is being read.
    """

    tools_changed = Signal()

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._changes, self._today = changes, today
        self.is_reading = self._is_outdated = False
        self._drawn: Drawn | None = None
        self.chart = TimelineChart(may_write=not changes.dossier.is_read_only, today=today)
        self.strip = OverviewStrip(self.chart)
        self.twin = TwinTable(self.chart)
        self.twin.hide()
        self.all = Button(self.tr("Alles"))
        self.half = Button(self.tr("Halfjaar"))
        self.month = Button(self.tr("Maand"))
        self.closer = IconButton("plus", self.tr("Inzoomen"))
        self.farther = IconButton("minus", self.tr("Uitzoomen"))
        self.indicator = FilterChip(self.tr("Cijfer"))
        self.told = Chip(self.tr("Wat in het overzicht komt"))
        self.told.setCheckable(True)
        self.as_table = Chip(self.tr("Tabel eronder"))
        self.as_table.setCheckable(True)
        self.save = IconButton("download", self.tr("Tijdlijn opslaan"))
        self.saving = Saving(changes, self.chart.view, today, self)
        self._wanted = Wanted()
        self._undated = ElidedText("", "meta", "text2")
        self._set_up_layout()
        self._connect()

    def show_wanted(self, wanted: Wanted) -> None:
        """Draw this, narrowed by the tools of the drawing; what was drawn stays until it is ready."""
        self._wanted = wanted
        if self.is_reading:
            self._is_outdated = True  # one at a time: what is read now is read again after it
            return
        self.is_reading, self._is_outdated = True, False
        work = partial(read_drawn, self._changes.dossier, self.narrowed(wanted), self._today(), self.tr)
        run_in_background(self, work, self._take, self._say_nothing)

    def show_changed(self, changed: Mapping[type, Collection[int]], wanted: Wanted) -> bool:
        """Draw at once what changed, of which ``wanted`` has the rows; False when all has to be read again after it."""
        wanted = self.narrowed(wanted)
        if wanted.only_told or self._drawn is None or not changed.keys() <= POINTED | {Action}:
            return False
        try:
            reader, before = self._changes.dossier.reader, self._drawn.board
            board = read_changed(reader, before, changed, wanted, self._today(), self.tr)
        except (KeyError, DossierFault):
            return False
        self._show(self._drawn._replace(board=board))
        return changed.keys() <= UNTIED and not self.is_reading

    def narrowed(self, wanted: Wanted) -> Wanted:
        """What is wanted, as the tools of the drawing narrow it."""
        return wanted._replace(only_told=self.told.isChecked(), indicator=self.indicator.value())

    def offer_indicators(self) -> None:
        """Offer the figures of which the dossier has a number now."""
        rows = list_drawn_indicators(self._changes.dossier.reader)
        self.indicator.set_choices([Choice(row.id, row.name.replace("&", "&&")) for row in rows])
        self.indicator.setVisible(bool(rows))

    def layout_state(self) -> dict[str, Any]:
        """Place, zoom and tools, to keep in the settings."""
        tools = {
            "only_told": self.told.isChecked(),
            "as_table": self.as_table.isChecked(),
            "indicator": self.indicator.value(),
        }
        return {**self.chart.layout_state(), **tools}

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Take over what layout_state gave; what cannot be read counts as not said."""
        self.chart.restore_layout(state)
        self.told.setChecked(state.get("only_told") is True)
        self.as_table.setChecked(state.get("as_table") is True)
        self.offer_indicators()
        self.indicator.set_value(state.get("indicator"))
        self.offer_indicators()  # lets go of one that is not there any more

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes here by name begins in the drawing; a focus proxy would cut the chain of Tab."""
        self.chart.setFocus(event.reason())

    # -- inside --

    def _set_up_layout(self) -> None:
        line = QWidget()
        tools = FlowLayout(line, GAP)
        tools.setContentsMargins(INSET, 0, INSET, GAP)
        fits: Sequence[QWidget] = (self.all, self.half, self.month, self.farther, self.closer)
        for tool in (*fits, self.told, self.indicator, self.as_table, self.save, self._undated):
            tools.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addWidget(self.chart, TWIN_SHARE)
        column.addWidget(self.strip)
        column.addWidget(self.twin, 1)

    def _connect(self) -> None:
        self.all.clicked.connect(self.chart.fit_all)
        self.half.clicked.connect(self.chart.fit_half_year)
        self.month.clicked.connect(self.chart.fit_month)
        self.closer.clicked.connect(lambda: self.chart.zoom(STEP))
        self.farther.clicked.connect(lambda: self.chart.zoom(1 / STEP))
        self.told.toggled.connect(self._tell_tools)
        self.indicator.value_changed.connect(self._tell_tools)
        self.as_table.toggled.connect(self._show_table)
        self.save.clicked.connect(lambda: self.saving.ask(self.narrowed(self._wanted)))
        self.chart.replanned.connect(self._replan)

    def _tell_tools(self, _value: object) -> None:
        self.told.set_narrows(self.told.isChecked())
        self.tools_changed.emit()

    def _show_table(self, shown: bool) -> None:
        self.as_table.set_narrows(shown)
        self.twin.setVisible(shown)
        self.twin.follow()

    def _replan(self, number: int, end: str, day: dt.date) -> None:
        """Store the end that was moved; where the domain refuses that, the window says why and the bar springs back."""
        values = {"first_day" if end == "first" else "due": day}
        if self._changes.carry_out(replan_action, number, **values):
            self.show_wanted(self._wanted)  # also where the day was that already, and nobody tells of a change
        else:
            self.chart.give_up()

    def _take(self, drawn: Drawn) -> None:
        self.is_reading = False
        if self._is_outdated:
            self.show_wanted(self._wanted)
        else:
            self._show(drawn)

    def _show(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self.chart.show_board(drawn.board, drawn.term, drawn.lines)
        self.strip.show_density()
        self.twin.follow()
        said = self.tr("{n} acties zonder dag staan alleen in de lijst")
        one = self.tr("1 actie zonder dag staat alleen in de lijst")
        text = one if drawn.undated == 1 else said.format(n=drawn.undated)
        self._undated.setText(text if drawn.undated else "")

    def _say_nothing(self, error: Any) -> None:
        """A dossier that was closed meanwhile, or a stick that is out: what was drawn stays, and the list says why."""
        self.is_reading = False
        if not isinstance(error, DossierFault | sqlite3.Error):
            raise error
