"""Noting a contact moment in seconds: the day, what kind, and one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.words import MomentKind
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.fields import ChoiceField, DateField
from wijkdesk.ui.fields.editors import LineEdit
from wijkdesk.ui.moment_kinds import moment_choices
from wijkdesk.ui.theme import current_theme, set_style_property


class AddMoment(QWidget):
    """Day, kind and one line; Enter or the button tells them in ``added``, and the line is empty for the next."""

    added = Signal(object, object, str)

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.day = DateField(self.tr("Dag van het contactmoment"), label_above=True, today=today)
        self.moment_kind = ChoiceField(self.tr("Soort contactmoment"), moment_choices(), label_above=True)
        self.summary = LineEdit()
        self.summary.setAccessibleName(self.tr("Nieuw contactmoment"))
        self.summary.setPlaceholderText(self.tr("Waar ging het over?"))
        set_style_property(self.summary, "quiet", True)
        set_style_property(self.summary, "boxed", True)
        self.button = Button(self.tr("Noteer"), "plus")
        self.button.clicked.connect(self.add)
        self.summary.returnPressed.connect(self.add)
        self._set_up_layout()
        self.reset()

    def reset(self) -> None:
        """Be ready for a new moment, today."""
        self.day.load(self._today())
        self.moment_kind.load(MomentKind.TALK)
        self.summary.clear()

    def add(self) -> None:
        """Tell the moment, unless its day cannot be understood."""
        if self.day.flush():
            self.added.emit(self.day.value() or self._today(), self.moment_kind.value(), self.summary.text().strip())

    def flush(self) -> bool:
        """Add what was half typed; False when its day cannot be understood."""
        if not self.summary.text().strip():
            return True
        self.add()
        return not self.summary.text()

    def _set_up_layout(self) -> None:
        for field in (self.day, self.moment_kind):
            field.label.hide()
            field.set_quiet(True)
        when = QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(self.day, 5)
        when.addWidget(self.moment_kind, 4)
        what = QHBoxLayout()
        what.setSpacing(8)
        what.addWidget(self.summary, 1)
        what.addWidget(self.button)
        self.button.height_at_100 = 30
        self.button.padding = 10
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, current_theme().px(6))
        column.setSpacing(6)
        column.addLayout(when)
        column.addLayout(what)
