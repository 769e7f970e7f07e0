"""The drawing with its tools: how far one looks, and what is not in it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.drawing.timeline.board import Board
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.board import list_action_spans, list_commitment_spans
from wijkdesk.storage.reading.overviews import list_overviews
from wijkdesk.storage.reading.programme import list_pillars, list_programmes
from wijkdesk.storage.reading.timeline import TimelineRow
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button, IconButton
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.labels import Text
from wijkdesk.ui.timeline.chart.chart import STEP, TimelineChart
from wijkdesk.ui.timeline.chart.sections import sections_of
from wijkdesk.ui.tokens import INSET


class Wanted(NamedTuple):
    """What is let through: these rows of the list, and actions and commitments of a pillar, of all, or none."""

    rows: Sequence[TimelineRow]
    has_spans: bool
    pillar: Callable[[int | None], bool]


class _Drawn(NamedTuple):
    board: Board
    term: tuple[dt.date, dt.date] | None
    flags: tuple[dt.date, ...]
    undated: int


class DrawnTimeline(QWidget):
    """Draws what is wanted; the board is made beside the window, as there may be a hundred thousand things on it."""

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._dossier, self._today = changes.dossier, today
        self._asked = 0  # what was asked for before the last is not shown any more
        self.chart = TimelineChart(today=today)
        self.all = Button(self.tr("Alles"))
        self.half = Button(self.tr("Halfjaar"))
        self.month = Button(self.tr("Maand"))
        self.closer = IconButton("plus", self.tr("Inzoomen"))
        self.farther = IconButton("minus", self.tr("Uitzoomen"))
        self._undated = Text("", "meta", "text2")
        tools = QHBoxLayout()
        tools.setContentsMargins(INSET, 0, INSET, 8)
        tools.setSpacing(8)
        for tool in (self.all, self.half, self.month, self.farther, self.closer):
            tools.addWidget(tool)
        tools.addStretch()
        tools.addWidget(self._undated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.chart, 1)
        self.setFocusProxy(self.chart)
        self.all.clicked.connect(self.chart.fit_all)
        self.half.clicked.connect(self.chart.fit_half_year)
        self.month.clicked.connect(self.chart.fit_month)
        self.closer.clicked.connect(lambda: self.chart.zoom(STEP))
        self.farther.clicked.connect(lambda: self.chart.zoom(1 / STEP))

    def show_wanted(self, wanted: Wanted) -> None:
        """Draw this; what was drawn stays until it is ready."""
        self._asked += 1
        work = partial(_draw, self._dossier, wanted, self._today(), self.tr)
        run_in_background(self, work, partial(self._take, self._asked), _say_nothing)

    def _take(self, number: int, drawn: _Drawn) -> None:
        if number != self._asked:
            return
        self.chart.show_board(drawn.board, drawn.term, drawn.flags)
        said = self.tr("{n} acties zonder dag staan alleen in de lijst")
        one = self.tr("1 actie zonder dag staat alleen in de lijst")
        text = one if drawn.undated == 1 else said.format(n=drawn.undated)
        self._undated.setText(text if drawn.undated else "")


def _draw(dossier: Dossier, wanted: Wanted, today: dt.date, tr: Callable[[str], str]) -> _Drawn:
    return dossier.read_at_one_moment(partial(_read, wanted=wanted, today=today, tr=tr))


def _read(reader: sqlite3.Connection, *, wanted: Wanted, today: dt.date, tr: Callable[[str], str]) -> _Drawn:
    actions = [each for each in list_action_spans(reader) if wanted.pillar(each.pillar_id)] if wanted.has_spans else []
    commitments = list_commitment_spans(reader) if wanted.has_spans and wanted.pillar(None) else []
    placed = sections_of(tr, list_pillars(reader), actions, wanted.rows, commitments, today)
    [programme] = list_programmes(reader)
    first, last = programme.first_day, programme.last_day
    return _Drawn(
        Board(placed.sections),
        (first, last) if first is not None and last is not None else None,
        tuple(row.adopted_on for row in list_overviews(reader) if row.adopted_on is not None),
        placed.undated,
    )


def _say_nothing(error: Any) -> None:
    """A dossier that was closed meanwhile, or a stick that is out: what was drawn stays, and the list says why."""
    if not isinstance(error, DossierFault | sqlite3.Error):
        raise error
