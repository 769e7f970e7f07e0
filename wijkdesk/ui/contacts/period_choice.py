"""The choice of a half-year of the approach, or of all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.programme import half_years_to_choose
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.ui.buttons import IconButton
from wijkdesk.ui.fields import Choice
from wijkdesk.ui.fields.choice import ComboBox
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import FIELD

WIDTH = 176

Period = HalfYear | None
"""A half-year, or ``None`` for the whole approach."""


class PeriodChoice(QWidget):
    """The half-years that have begun, newest first, and behind them the whole approach; it begins with the newest.

    ``chosen`` carries a Period.
    """

    chosen = Signal(object)

    def __init__(self, dossier: Dossier, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier, self._today = dossier, today
        self._offered: list[Period] = []
        self.box = ComboBox()
        self.box.setAccessibleName(self.tr("Halfjaar"))
        self.earlier = IconButton("chevron-left", self.tr("Vorig halfjaar"))
        self.later = IconButton("chevron-right", self.tr("Volgend halfjaar"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box)
        for button in (self.earlier, self.later):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.box.activated.connect(lambda place: self._tell(self._offered[place]))
        self.earlier.clicked.connect(lambda: self._step(1))
        self.later.clicked.connect(lambda: self._step(-1))
        current_theme().changed.connect(self._fit)
        self._fit()

    def value(self) -> Period:
        """What is chosen."""
        choice = self.box.choice()
        return choice.value if choice is not None else None

    def refresh(self) -> None:
        """Offer the half-years that there are now; what was chosen stays, when it is still one of them."""
        programme = next(iter(list_programmes(self._dossier.reader)), None)
        first_day, last_day = (programme.first_day, programme.last_day) if programme else (None, None)
        offered: list[Period] = [*half_years_to_choose(first_day, last_day, self._today()), None]
        if offered == self._offered:
            return
        before = self.value() if self._offered else offered[0]
        self._offered = offered
        self.box.set_choices([Choice(each, self.in_words(each).capitalize()) for each in offered])
        self.show_period(before if before in offered else offered[0])

    def show_period(self, period: Period) -> None:
        """Show that this one is chosen, without telling so."""
        self.box.show_value(period)
        place = self._offered.index(period)
        self.earlier.setEnabled(place < len(self._offered) - 2)  # the whole approach is no step further back
        self.later.setEnabled(place > 0)

    def in_words(self, period: Period) -> str:
        """A period as it is called: "tweede helft 2026"."""
        return self.tr("hele wijkaanpak") if period is None else period.dutch

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        buttons = size.width() - self.box.sizeHint().width()
        return QSize(current_theme().px(WIDTH) + buttons, size.height())

    def _step(self, places: int) -> None:
        self._tell(self._offered[self._offered.index(self.value()) + places])

    def _tell(self, period: Period) -> None:
        self.show_period(period)
        self.chosen.emit(period)

    def _fit(self) -> None:
        self.box.setFixedHeight(current_theme().px(FIELD))
        self.updateGeometry()
