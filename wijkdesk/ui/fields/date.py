"""A field for a date, typed as people type it or pointed at in a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QSpinBox, QTableView, QToolButton, QVBoxLayout, QWidget

from wijkdesk.domain.dutch_dates import WEEKDAYS, DateRefused, date_in_words, parse_date
from wijkdesk.ui.buttons import IconButton
from wijkdesk.ui.fields.editors import LineEdit
from wijkdesk.ui.fields.field import Field, Refusal
from wijkdesk.ui.icons import icon
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import CHIP


class DateField(Field):
    """A date or None. While one types, the date that it makes stands behind the text; Alt+Down opens a calendar.

    With ``is_past`` a day after today is refused, and a weekday is the last that was: it is about something that has
    happened.
    """

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        label_above: bool = False,
        is_past: bool = False,
        required: bool = False,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, label_above=label_above, parent=parent)
        self._today = today
        self._is_past = is_past
        self._required = required
        self._box = LineEdit(self)
        self._box.setPlaceholderText(placeholder)
        self._box.textEdited.connect(self._typed)
        self._box.textEdited.connect(self._echo)
        self._box.returnPressed.connect(self._end)
        self._button = CalendarButton(self.tr("{label} kiezen in de kalender").format(label=label), self._box)
        self._button.clicked.connect(self.open_calendar)
        self._hold(self._box)
        self._box.reserved = CHIP
        self._box.is_replaced_whole = True

    def open_calendar(self) -> None:
        """Show a calendar below the field."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        calendar = CalendarPopup(self.label.text(), self._value or self._today(), self)
        calendar.picked.connect(self._pick)
        calendar.show_below(self._box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._box:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def _show(self, value: Any) -> None:
        self._box.show_text("" if value is None else date_in_words(value))
        self._box.set_echo("")

    def _read(self) -> dt.date | None:
        text = self._box.text().strip()
        if not text:
            if self._required:
                raise Refusal(self.tr("Vul een datum in."))
            return None
        try:
            date = parse_date(text, self._today(), is_past=self._is_past)
        except DateRefused as refused:
            raise Refusal(str(refused)) from refused
        # What the dossier holds is shown as it is, also when a clock was wrong; only what is typed now is held back.
        if self._is_past and date > self._today() and date != self._value:
            raise Refusal(self.tr("Die dag moet nog komen. Kies vandaag of een dag ervoor."))
        return date

    def _pick(self, date: dt.date) -> None:
        self._show(date)
        self._typed()
        self.flush()
        self._box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _end(self) -> None:
        """On Enter and on leaving the date is written out."""
        if self.flush():
            self._show(self._value)

    def _leave(self) -> None:
        if self._is_visited and self._box.text() and (self._is_dirty or self._box.echo):
            self._end()
        super()._leave()

    def _echo(self, text: str) -> None:
        try:
            date = parse_date(text, self._today(), is_past=self._is_past)
        except DateRefused:
            self._box.set_echo("")
            return
        self._box.set_echo(f"{WEEKDAYS[date.weekday()][:2]} {date_in_words(date)}")


class CalendarButton(IconButton):
    """Stands in the end of the line, and shows itself when one is there: a calendar a date would be a wall of icons.

    For the mouse alone: Alt+Down does the same, and one Tab goes from a date to what comes after it.
    """

    def __init__(self, name: str, line: LineEdit) -> None:
        super().__init__("calendar", name, parent=line)
        self._line = line
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        line.setAttribute(Qt.WidgetAttribute.WA_Hover)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self.sizeHint())
            self.move(self._line.width() - self.width() - 1, (self._line.height() - self.height()) // 2)
        elif event.type() in (
            *(QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.FocusIn, QEvent.Type.FocusOut),
        ):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line.hasFocus() or self._line.underMouse():
            super().paintEvent(event)


class CalendarPopup(QFrame):
    """A month to point at, with ISO week numbers; Enter or a click picks, Esc closes."""

    picked = Signal(object)

    def __init__(self, name: str, date: dt.date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self.setAccessibleName(name)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(name)
        calendar.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setMinimumSize(current_theme().px(296), current_theme().px(252))
        calendar.setSelectedDate(QDate(date.year, date.month, date.day))
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        for part, part_name in ((QTableView, name), (QSpinBox, self.tr("Jaar"))):
            child = calendar.findChild(part)
            assert isinstance(child, QWidget)
            child.setAccessibleName(part_name)  # these have the focus, not the calendar around them
        _calm(calendar)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(calendar)
        self.setFocusProxy(calendar)
        calendar.setFocus()

    def show_below(self, widget: QWidget) -> None:
        """Show the calendar under a widget, or as near to it as the screen allows."""
        self.adjustSize()
        screen = widget.screen().availableGeometry()
        place = QRect(widget.mapToGlobal(QPoint(0, widget.height() + 2)), self.size())
        place.moveRight(min(place.right(), screen.right()))
        if place.bottom() > screen.bottom():
            place.moveBottom(widget.mapToGlobal(QPoint(0, -2)).y())
        self.move(place.topLeft())
        self.show()

    def _pick(self, date: QDate) -> None:
        self.picked.emit(dt.date(date.year(), date.month(), date.day()))
        self.close()


def _calm(calendar: QCalendarWidget) -> None:
    """Weekends as other days, headings in grey, and arrows from our own set of icons."""
    theme = current_theme()
    day, heading = QTextCharFormat(), QTextCharFormat()
    day.setForeground(theme.colour("text"))
    heading.setForeground(theme.colour("text3"))
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, day)
    calendar.setHeaderTextFormat(heading)
    names = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}
    for button_name, icon_name in names.items():
        button = calendar.findChild(QToolButton, button_name)
        assert isinstance(button, QToolButton)
        button.setIcon(icon(icon_name))
