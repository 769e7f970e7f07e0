"""A table whose rows can be ticked, to say which of them something is for."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from wijkdesk.ui.entity_table import Column, EntityTable
from wijkdesk.ui.entity_table.columns import R
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.marks import Mark
from wijkdesk.ui.theme import current_theme

TICK: Final = "tick"


@dataclass(frozen=True)
class TickMark(Mark):
    """A box, ticked or not."""

    is_ticked: bool

    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if self.is_ticked else "line_strong"), 1))
        painter.setBrush(theme.colour("accent" if self.is_ticked else "surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        painter.restore()
        if self.is_ticked:
            inset = theme.px(2)
            paint_icon(painter, rect.adjusted(inset, inset, -inset, -inset), "check", "on_accent")


class TickedTable(EntityTable[R]):
    """Space ticks the chosen rows, or takes the tick away; so does a click on the box, Enter and a double click.

    ``ticked`` tells that other rows are ticked than before.
    """

    ticked = Signal()

    def __init__(self, columns: Sequence[Column[R]], name: str, heading: str, parent: QWidget | None = None) -> None:
        self._ticked: set[Hashable] = set()
        tick: Column[R] = Column(
            key=TICK,
            heading=heading,
            text=lambda _row: "",
            mark=self._mark,
            has_text=False,
            width=68,
            sort_key=lambda row: row.id not in self._ticked,
            searched=False,
        )
        super().__init__([tick, *columns], name, parent)
        self.clicked.connect(self._click)
        self.activated_row.connect(lambda row_id: self._toggle([row_id]))

    def ticked_ids(self) -> set[Hashable]:
        return set(self._ticked)

    def tick(self, row_ids: Iterable[Hashable]) -> None:
        """Tick these rows, and no others."""
        self._ticked = set(row_ids)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._toggle(self.chosen_ids())
            return
        super().keyPressEvent(event)

    def _mark(self, row: R) -> Mark:
        is_ticked = row.id in self._ticked
        return TickMark(self.tr("aangevinkt") if is_ticked else self.tr("niet aangevinkt"), is_ticked)

    def _click(self, index: QModelIndex) -> None:
        if self.rows_model.columns[index.column()].key == TICK:
            self._toggle([self.current_id()])

    def _toggle(self, row_ids: Collection[Hashable]) -> None:
        """Tick all of these, unless they are."""
        rows = set(row_ids)
        self._ticked = self._ticked - rows if rows <= self._ticked else self._ticked | rows
        self._tell()

    def _tell(self) -> None:
        last = self.rows_model.index(max(self.rows_model.rowCount() - 1, 0), 0)
        self.rows_model.dataChanged.emit(self.rows_model.index(0, 0), last)
        self.ticked.emit()
