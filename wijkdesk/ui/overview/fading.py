"""Of which partners the overview may tell that they are there less and less: only what was discussed with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.ui.fields import DateField
from wijkdesk.ui.fields.tick_box import TickBox
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.situation import Partner

Today = Callable[[], dt.date]


class _DayField(DateField):
    def name_fully(self, name: str) -> None:
        """Say for a screen reader whose day it is: each partner has such a field."""
        self._editor.setAccessibleName(name)


class _PartnerRow(QWidget):
    """A tick, and the day on which it was discussed; told only when both are there."""

    changed = Signal()

    def __init__(self, partner: Partner, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.partner = partner
        self._is_asked = False  # ticked, and its day still to come
        self.may_tell = TickBox(self._words())
        self.discussed_on = _DayField(self.tr("Besproken op"), label_above=True, is_past=True, today=today)
        self.discussed_on.name_fully(self.tr("{name}: besproken op").format(name=partner.name))
        self.may_tell.clicked.connect(self._follow_tick)
        self.discussed_on.edited.connect(self._follow_day)
        self.discussed_on.visit_ended.connect(self._ask_for_day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        below = QHBoxLayout()
        below.addSpacing(self.may_tell.indent())
        below.addWidget(self.discussed_on)
        column.addWidget(self.may_tell)
        column.addLayout(below)

    def show_day(self, day: dt.date | None, *, is_another: bool, is_read_only: bool) -> None:
        """Show on which day it was discussed; a tick that still waits for its day stays."""
        self.setEnabled(not is_read_only)
        waits = self.may_tell.isChecked() and day is None and (self.discussed_on.has_error or self._is_asked)
        if is_another:
            self.discussed_on.load(day)
        elif not waits:
            self.discussed_on.set_value(day)
        self.may_tell.setChecked(day is not None or (waits and not is_another))
        self._is_asked = self._is_asked and self.may_tell.isChecked() and day is None
        self.discussed_on.setVisible(self.may_tell.isChecked())

    def day(self) -> dt.date | None:
        """The day, when fading may be told."""
        is_told = self.may_tell.isChecked() and not self.discussed_on.has_error
        day: dt.date | None = self.discussed_on.value()
        return day if is_told else None

    def flush(self) -> bool:
        return self.discussed_on.flush() if self.may_tell.isChecked() else True

    def _words(self) -> str:
        moments, agreed = self.partner.moments, self.partner.agreed
        if moments is None or agreed is None:
            return self.partner.name
        words = self.tr("{name}: {moments} keer, afgesproken {agreed}")
        return words.format(name=self.partner.name, moments=moments, agreed=agreed)

    def _follow_tick(self, is_ticked: bool) -> None:
        self._is_asked = is_ticked
        self.discussed_on.setVisible(is_ticked)
        if is_ticked:
            self.discussed_on.setFocus()
        else:
            self.discussed_on.load(None)
            self.changed.emit()

    def _follow_day(self, day: dt.date | None) -> None:
        self.changed.emit()
        if day is None:
            self._ask_for_day()

    def _ask_for_day(self) -> None:
        if self.may_tell.isChecked() and self.discussed_on.value() is None and not self.discussed_on.has_error:
            reason = self.tr("Vul in wanneer je het met hen besprak. Zonder die dag wordt het niet verteld.")
            self.discussed_on.set_error(reason)


class FadingList(QWidget):
    """The partners; ``picked`` carries the day for each of which fading may be told, by the id of the partner."""

    picked = Signal(object)

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.rows: dict[int, _PartnerRow] = {}
        self._ready: list[_PartnerRow] = []
        explanation = self.tr(
            "Dat een partner minder komt, staat alleen in het overzicht als je het aanvinkt en al met hen besprak."
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(Text(self.tr("Mag verteld worden dat zij minder komen"), "section", "text2", wrap=True))
        self._layout.addWidget(Paragraph(explanation, "meta", "text2"))

    def get_ready(self, partners: Sequence[Partner]) -> Iterator[None]:
        """Make the rows of these partners one after another, for who shows them next."""
        self._ready = []
        if [row.partner for row in self.rows.values()] != list(partners):
            for partner in partners:
                self._ready.append(_PartnerRow(partner, self._today))
                yield

    def show_partners(
        self, partners: Sequence[Partner], days: Mapping[int, dt.date], *, is_another: bool, is_read_only: bool
    ) -> None:
        """Show these partners, and on which days it was discussed."""
        self.setVisible(bool(partners))
        if [row.partner for row in self.rows.values()] != list(partners):
            self._make_rows(partners)
            is_another = True
        for number, row in self.rows.items():
            row.show_day(days.get(number), is_another=is_another, is_read_only=is_read_only)

    def flush(self) -> bool:
        """Commit what was half typed; False when a day is refused."""
        flushed = [row.flush() for row in self.rows.values()]
        return all(flushed)

    def _make_rows(self, partners: Sequence[Partner]) -> None:
        for row in self.rows.values():
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        if [row.partner for row in self._ready] != list(partners):
            self._ready = [_PartnerRow(partner, self._today) for partner in partners]
        self.rows, self._ready = {row.partner.id: row for row in self._ready}, []
        for row in self.rows.values():
            row.changed.connect(self._tell)
            self._layout.addWidget(row)

    def _tell(self) -> None:
        days = {number: row.day() for number, row in self.rows.items()}
        self.picked.emit({number: day for number, day in days.items() if day is not None})
