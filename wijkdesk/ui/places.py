"""The column at the left: the dossier, how far its years are, and the places of the window as tabs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar, QVBoxLayout, QWidget

from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.labels import ElidedText, show_tip
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import BAR, COLUMN_WIDTH, NAV_ICON, NAV_ROW, RADIUS_CONTROL, RAIL_WIDTH

if TYPE_CHECKING:
    from wijkdesk.ui.flyout import AttentionButton, Flyout

RAIL_BELOW: Final = 1100
MARGIN: Final = 12
TEXT_INSET: Final = 22
TAB_GAP: Final = 2


class Place(NamedTuple):
    """One of the places of the window."""

    name: str
    icon: str


class PlaceTabs(QTabBar):
    """The places, as real tabs to keyboard and screen reader, drawn below each other."""

    def __init__(self, places: list[Place], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = list(places)
        self._remarks = [""] * len(places)
        self._is_away = False
        self._hovered = -1
        self._is_rail = False
        self.setAccessibleName(name)
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for place in places:
            self.addTab(place.name)
        current_theme().changed.connect(self._lay_out_again)

    def set_count(self, number: int, count: int | None) -> None:
        """Show how many things are in a place; nothing when there are none."""
        self.set_remark(number, str(count) if count else "")

    def set_remark(self, number: int, remark: str) -> None:
        """Show a word or two behind the name of a place, and say them to a screen reader."""
        if remark == self._remarks[number]:
            return
        self._remarks[number] = remark
        name = self._places[number].name
        self.setAccessibleTabName(number, f"{name}, {remark}" if remark else name)
        self.update()

    def set_icon(self, number: int, icon: str) -> None:
        """Show another icon before the name of a place."""
        self._places[number] = self._places[number]._replace(icon=icon)
        self.update()

    def set_away(self, is_away: bool) -> None:
        """Show none of the places as the one where somebody is."""
        self._is_away = is_away
        self.update()

    def set_rail(self, is_rail: bool) -> None:
        """Show icons only; the names stay as tool tips and for a screen reader."""
        self._is_rail = is_rail
        self._lay_out_again()

    def _lay_out_again(self) -> None:
        self.setTabText(0, self.tabText(0))  # QTabBar asks for the sizes of its tabs when one of them changes
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        theme = current_theme()
        return QSize(theme.px(RAIL_WIDTH if self._is_rail else COLUMN_WIDTH), theme.px(NAV_ROW) + TAB_GAP)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        size = self.tabSizeHint(0)
        return QSize(size.width(), size.height() * self.count())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count() - 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.setCurrentIndex(min(max(self.currentIndex() + steps[key], 0), self.count() - 1))
        elif key in ends:
            self.setCurrentIndex(ends[key])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.tabAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.tabAt(event.pos())
            show_tip(event.globalPos(), self._places[number].name if self._is_rail and number >= 0 else "", self)
            return True
        return super().event(event)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self.count()):
            self._paint_tab(painter, number)

    def _paint_tab(self, painter: QPainter, number: int) -> None:
        theme = current_theme()
        chosen = number == self.currentIndex() and not self._is_away
        plate = self.tabRect(number).adjusted(theme.px(MARGIN), 1, -theme.px(MARGIN), -1)
        if chosen or number == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if chosen else "sunken"))
            painter.drawRoundedRect(plate, theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(plate.left(), plate.top() + 8, theme.px(BAR), plate.height() - 16, 1.5, 1.5)
        self._paint_words(painter, plate, number, chosen)
        if chosen and self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))

    def _paint_words(self, painter: QPainter, plate: QRect, number: int, chosen: bool) -> None:
        theme = current_theme()
        side = theme.px(NAV_ICON)
        left = plate.center().x() - side // 2 + 1 if self._is_rail else plate.left() + theme.px(10)
        square = QRect(left, plate.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, square, self._places[number].icon, "accent" if chosen else "text2")
        if self._is_rail:
            return
        words = plate.adjusted(theme.px(10) + side + theme.px(10), 0, -theme.px(10), 0)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._places[number].name)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._remarks[number])


class YearSegments(QWidget):
    """How far the programme is: a segment a year, filled up to today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years, self._passed = 6, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, years: int, passed: float, description: str) -> None:
        """Show that ``passed`` of ``years`` years are over; ``description`` says so in words."""
        self._years, self._passed = max(years, 1), passed
        self.setAccessibleName(description)
        self.setToolTip(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = 3
        width = (self.width() - gap * (self._years - 1)) / self._years
        for year in range(self._years):
            left = year * (width + gap)
            painter.setBrush(theme.colour("line"))
            painter.drawRoundedRect(QRectF(left, 0, width, 4), 2, 2)
            filled = min(max(self._passed - year, 0), 1) * width
            if filled > 0:
                painter.setBrush(theme.colour("accent"))
                painter.drawRoundedRect(QRectF(left, 0, max(filled, 4), 4), 2, 2)


class Places(QWidget):
    """The whole column. ``tabs`` are the places; below them is room for what needs attention.

    Between them stands what is ``beside`` the places, such as a round through all of them, once it was shown.
    It becomes a rail of icons in a window narrower than RAIL_BELOW; then what needs attention is behind a button.
    """

    def __init__(self, places: list[Place], beside: Sequence[Place] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = PlaceTabs(places, self.tr("Onderdelen"))
        self.beside = [PlaceTabs([place], place.name) for place in beside]
        self.years = YearSegments()
        self._name = ElidedText("", "dossier")
        self._line = ElidedText("", "meta", "text2")
        self._head = QWidget()
        self._attention: QWidget | None = None
        self._attention_button: AttentionButton | None = None
        self._flyout: Flyout | None = None
        self._is_rail = False
        self._set_up_layout()
        current_theme().changed.connect(self._fit)
        self._fit()

    def show_programme(self, name: str, line: str) -> None:
        """Show the name of the programme, and its area and years below it."""
        self._name.setText(name)
        self._line.setText(line)

    def show_here(self, beside: int | None) -> None:
        """Show that somebody is in the place that is chosen, or else in this one of what is beside the places."""
        self.tabs.set_away(beside is not None)
        for number, tab in enumerate(self.beside):
            tab.set_away(number != beside)
            if number == beside:
                tab.show()

    def set_attention(self, widget: QWidget) -> None:
        """Put what needs attention below the tabs."""
        from wijkdesk.ui.flyout import AttentionButton  # noqa: PLC0415 - not before the first paint

        self._attention = widget
        self._attention_button = AttentionButton(self.tr("Vraagt aandacht"))
        self._attention_button.clicked.connect(self._show_flyout)
        self._layout.insertWidget(self._layout.count() - 1, self._attention_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit()

    def close_flyout(self) -> None:
        """Put away what the button of the rail showed."""
        if self._flyout is not None:
            self._flyout.close()

    def set_attention_count(self, count: int) -> None:
        """Tell the button of the rail how many things need attention."""
        if self._attention_button is not None:
            self._attention_button.set_count(count)

    def adapt_to(self, window_width: int) -> None:
        """Become a rail, or the column again, as fits a window of this width."""
        is_rail = window_width < current_theme().px(RAIL_BELOW)
        if is_rail != self._is_rail:
            self._is_rail = is_rail
            self._fit()

    def _set_up_layout(self) -> None:
        head = QVBoxLayout(self._head)
        head.setContentsMargins(TEXT_INSET, 14, TEXT_INSET, 14)
        head.setSpacing(3)
        for widget in (self._name, self._line):
            head.addWidget(widget)
        head.addSpacing(4)
        head.addWidget(self.years)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._head)
        self._layout.addWidget(self.tabs)
        for tab in self.beside:
            self._layout.addWidget(tab)
            tab.hide()
        self._layout.addStretch(1)

    def _fit(self) -> None:
        theme = current_theme()
        self.setFixedWidth(theme.px(RAIL_WIDTH if self._is_rail else COLUMN_WIDTH))
        self._head.setVisible(not self._is_rail)
        self._layout.setContentsMargins(0, MARGIN if self._is_rail else 0, 0, 0)
        for tabs in (self.tabs, *self.beside):
            tabs.set_rail(self._is_rail)
        if self._attention_button is not None:
            self._attention_button.setVisible(self._is_rail)
        if self._attention is not None and self._attention.parent() is not self:
            self._layout.insertWidget(self._layout.count() - 1, self._attention, 1)
        if self._attention is not None:
            self._attention.setVisible(not self._is_rail)
            self._layout.setStretch(self._layout.count() - 1, 1 if self._is_rail else 0)

    def _show_flyout(self) -> None:
        from wijkdesk.ui.flyout import Flyout  # noqa: PLC0415 - not before the first paint

        assert self._attention is not None
        assert self._attention_button is not None
        self._flyout = Flyout(self._attention, self)
        self._flyout.closed.connect(self._take_back)
        screen = self.screen().availableGeometry()
        self._flyout.setMaximumHeight(screen.height())
        place = self.mapToGlobal(QPoint(self.width(), self._attention_button.y()))
        height = min(self._flyout.sizeHint().height(), screen.height())
        self._flyout.move(place.x(), max(min(place.y(), screen.bottom() + 1 - height), screen.top()))
        self._flyout.show()
        self._attention.setFocus()

    def _take_back(self) -> None:
        """The flyout closes: what it showed is ours again before it goes."""
        self._flyout = None
        self._fit()
