"""What is still to be done before the overview goes out: a list that leads to each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.line_list import Line, LineList
from wijkdesk.ui.overview.section import Section

if TYPE_CHECKING:
    from wijkdesk.overview.checklist import Missing


class Checklist(Section):
    """What is missing, a line each; ``chosen`` carries the one that somebody goes to."""

    chosen = Signal(object)
    line_shown = Signal(object, QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.head.setText(self.tr("Nog te doen"))
        self.list = LineList(self.tr("Nog te doen"))
        self.list.opened.connect(self.chosen)
        self.list.line_shown.connect(lambda place: self.line_shown.emit(self.list, place))
        self._nothing = Paragraph(self.tr("Er ontbreekt niets."), "body", "text2")
        self.column.addWidget(self.list)
        self.column.addWidget(self._nothing)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Show these, with their number on the line of the section."""
        self.list.set_lines([Line(each, each.about, detail=each.sentence) for each in missing])
        self.list.setVisible(bool(missing))
        self._nothing.setVisible(not missing)
        number = len(missing)
        said = self.tr("1 punt") if number == 1 else self.tr("{n} punten").format(n=number)
        self.head.say(said if missing else "", "" if missing else self.tr("klaar"))
