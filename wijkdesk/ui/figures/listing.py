"""The left side of the figures: every one of them, by pillar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.storage.reading.figures import IndicatorRow
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.ui.buttons import IconButton
from wijkdesk.ui.entity_table import Column, EntityTable, Group
from wijkdesk.ui.entity_table.columns import PLAIN
from wijkdesk.ui.filters import SearchField
from wijkdesk.ui.labels import Text
from wijkdesk.ui.theme import current_theme

SIDE: Final = 290
NARROW_SIDE: Final = 200
NARROW_BELOW: Final = 760


class FigureList(QWidget):
    """``chosen`` carries the id of an indicator, ``activated`` that somebody goes on to its page."""

    chosen = Signal(int)
    activated = Signal()

    def __init__(self, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = IconButton("plus", self.tr("Nieuw cijfer"))
        self.add.setVisible(not is_read_only)
        self.search = SearchField(self.tr("Zoek een cijfer"))
        columns: list[Column[IndicatorRow]] = [
            Column(key="name", heading=self.tr("Cijfer"), text=lambda row: row.name, style=lambda _row: PLAIN)
        ]
        self.table = EntityTable(columns, self.tr("Cijfers"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().hide()
        self.table.chosen.connect(self._tell_chosen)
        self.table.activated_row.connect(lambda _row: self.activated.emit())
        self.search.searched.connect(self.table.search)
        self.search.list_requested.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._set_up_layout()

    def show_figures(self, rows: Sequence[IndicatorRow], pillars: Sequence[PillarRow]) -> None:
        """Show these, under their pillars; what is chosen stays chosen."""
        groups = [Group(pillar.id, pillar.name) for pillar in pillars]
        self.table.group_by([*groups, Group(None, self.tr("Zonder pijler"))], lambda row: row.pillar_id)
        self.table.set_rows(rows)
        self.table.sort_by("name")

    def choose(self, indicator: int) -> None:
        self.table.choose(indicator)

    def adapt_to(self, width: int) -> None:
        """Take less room in a narrow place."""
        theme = current_theme()
        self.setFixedWidth(theme.px(NARROW_SIDE if width < theme.px(NARROW_BELOW) else SIDE))

    def _tell_chosen(self, ids: list[int]) -> None:
        if ids:
            self.chosen.emit(ids[0])

    def _set_up_layout(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 14, 10, 0)
        head.addWidget(Text(self.tr("Cijfers"), "title"), 1)
        head.addWidget(self.add)
        search = QHBoxLayout()
        search.setContentsMargins(18, 0, 10, 0)
        search.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(search)
        column.addWidget(self.table, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), current_theme().colour("line"))
