"""The page of a place: a list with its title, search and filters, and beside it the thing that was chosen."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import Button, IconButton, Kind
from wijkdesk.ui.fields import TitleField
from wijkdesk.ui.fields.flow import FlowLayout
from wijkdesk.ui.filters import SEARCH_WIDTH, SearchField
from wijkdesk.ui.form import MARGIN, Foot, Form
from wijkdesk.ui.labels import ElidedText, Text
from wijkdesk.ui.marks import PillarBadge
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import DETAIL_WIDTH, INSET

REPLACES_BELOW: Final = 800
CHIP_GAP: Final = 8
HEAD_GAP: Final = 14
LINE_GAP: Final = 10
NARROWEST_SEARCH: Final = 84

W = TypeVar("W", bound=QWidget)


class _Aside(QWidget):
    """Holds a label apart: else each text of it has all layouts around it carried out anew, as each key in a search."""

    def __init__(self, label: ElidedText) -> None:
        super().__init__()
        self._label = label
        label.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._label.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label.resize(self.size())


class ListPage(QWidget):
    """Title, number and filled button; search and filters below them; then the list, or why it is empty."""

    def __init__(
        self, title: str, search_name: str, new_text: str, body: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = Text(title, "title")
        self._count = ElidedText("", "body", "text2")
        self.search = SearchField(search_name)
        self.new_button = Button(new_text, "plus", Kind.PRIMARY)
        self.body = body
        self._chips = QWidget()
        self._filters = FlowLayout(self._chips, CHIP_GAP)
        self._filters.setContentsMargins(0, 2, 0, 2)  # a line of chips is as high as the search field
        self._body = QStackedLayout()
        self._in_head: list[QWidget] = []
        self._is_split = False
        self._empty: QWidget | None = None
        self.search.list_requested.connect(body.setFocus)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._set_up_layout()
        self._body.addWidget(body)  # not before it has a place: a stack without one shows a window of its own
        self.search.setFixedWidth(current_theme().px(SEARCH_WIDTH))
        current_theme().changed.connect(self._fit)

    def show_count(self, text: str) -> None:
        """Show a number behind the title, such as "38 lopend"."""
        self._count.setText(text)

    def add_filter(self, chip: W) -> W:
        """Put a chip behind the search field, and give it back."""
        self._filters.addWidget(chip)
        return chip

    def add_tool(self, button: Button) -> Button:
        """Put a button at the end of the line of filters, and give it back."""
        self._tools.addWidget(button)
        return button

    def add_above_list(self, widget: QWidget) -> None:
        """Put a line between the filters and the list; it takes no room while it is empty."""
        self._above.addWidget(widget)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a widget before the filled button, such as a choice between two lists or a second button.

        Where there is no room for all, it stands on a line of its own.
        """
        self._in_head.append(widget)
        self._head.insertWidget(self._head.count() - 1, widget)

    def show_empty(self, state: QWidget | None) -> None:
        """Show this in the place of the list; None shows the list again."""
        if self._empty is not None and self._empty is not state:
            self._body.removeWidget(self._empty)
            self._empty.deleteLater()
        if state is not None and state is not self._empty:
            self._body.addWidget(state)
        self._empty = state
        self._body.setCurrentWidget(state or self.body)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        order_by_eye(self)

    def _set_up_layout(self) -> None:
        self._head = head = QHBoxLayout()
        head.setContentsMargins(INSET, 14, INSET, 0)
        head.setSpacing(10)
        words = QHBoxLayout()
        words.setSpacing(14)
        words.addWidget(self.title)
        words.addWidget(_Aside(self._count), 1, Qt.AlignmentFlag.AlignBottom)
        self._count.setContentsMargins(0, 0, 0, 5)  # both stand on one line
        head.addLayout(words, 1)
        head.addWidget(self.new_button)
        self._tools = QHBoxLayout()
        line = QHBoxLayout()
        line.setContentsMargins(INSET, 10, INSET, 8)
        line.setSpacing(LINE_GAP)
        line.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._chips, 1)
        line.addLayout(self._tools)
        line.setAlignment(self._tools, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(INSET, 0, INSET, 0)
        column.addLayout(head)
        column.addLayout(self._below)
        column.addLayout(line)
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        column.addLayout(self._body, 1)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return done

    def _fit(self) -> None:
        """Large text in a narrow window leaves less room for the search, and for what stands beside the title."""
        if not self.isVisible():
            return
        theme = current_theme()
        chips = [chip.sizeHint().width() for chip in _shown(self._filters)]
        room = self.width() - 2 * INSET - 2 * LINE_GAP - max(chips, default=0) - self._tools.sizeHint().width()
        self.search.setFixedWidth(min(theme.px(SEARCH_WIDTH), max(room, theme.px(NARROWEST_SEARCH))))
        parts = [self.title, self._count, *self._in_head, *([] if self.new_button.isHidden() else [self.new_button])]
        wanted = sum(part.sizeHint().width() + HEAD_GAP for part in parts) + 2 * INSET
        self._split_head(is_split=wanted > self.width())

    def _split_head(self, *, is_split: bool) -> None:
        if is_split == self._is_split:
            return
        self._is_split = is_split
        for widget in self._in_head:
            if is_split:
                self._below.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self._head.insertWidget(self._head.count() - 1, widget)
        self._below.setContentsMargins(INSET, 8 if is_split else 0, INSET, 0)
        order_by_eye(self)


def _shown(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout that are not hidden."""
    items = (layout.itemAt(index) for index in range(layout.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if widget is not None and not widget.isHidden()]


class DetailPane(QWidget):
    """One thing: whose it is, its title, what can be done with it, a form and a foot.

    ``closed`` follows Esc and the cross, ``history_requested`` the button ``history``.
    """

    closed = Signal()
    history_requested = Signal()

    def __init__(self, title: TitleField, foot: Foot | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form()
        self.title = title
        self._badge: PillarBadge | None = None
        self._pillar: tuple[str, str, int] | None = None
        self._kind = ElidedText("", "strong", "text2")
        self._close = IconButton("x", self.tr("Sluiten"))
        self._close.clicked.connect(self.closed)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._set_up_layout(foot)
        self.history = self.add_tool(IconButton("history", self.tr("Geschiedenis")))
        self.history.clicked.connect(self.history_requested)

    def show_kind(self, text: str) -> None:
        """Say above the title what this is, when it does not belong to a pillar."""
        self._pillar = None
        self._show_badge(None)
        self._kind.setText(text)
        self._kind.set_tone("text2")

    def show_pillar(self, name: str, icon: str, number: int) -> None:
        """Say above the title which pillar this belongs to."""
        if (name, icon, number) == self._pillar:
            return  # as at almost every edit
        self._pillar = (name, icon, number)
        self._show_badge(PillarBadge("", icon, number))
        self._kind.setText(name)
        self._kind.set_tone(f"pillar{(number - 1) % 6 + 1}")

    def add_tool(self, button: IconButton) -> IconButton:
        """Put a button in the head, before the cross, and give it back."""
        self._tools.addWidget(button)
        return button

    def flush(self) -> bool:
        """Commit what was typed in the title or the form; False when a field refuses it."""
        title_kept = self.title.flush()
        return self.form.flush() and title_kept

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        order_by_eye(self)
        super().showEvent(event)

    def _show_badge(self, badge: PillarBadge | None) -> None:
        if self._badge is not None:
            self._badge.hide()  # at once: it is deleted only when the event loop comes round
            self._badge.deleteLater()
        self._badge = badge
        if badge is not None:
            self._head.insertWidget(0, badge)

    def _set_up_layout(self, foot: Foot | None) -> None:
        self._head = QHBoxLayout()
        self._head.setContentsMargins(MARGIN, 14, 14, 0)
        self._head.setSpacing(8)
        self._head.addWidget(self._kind)
        self._head.addStretch(1)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(8)
        self._head.addLayout(self._tools)
        self._head.addWidget(self._close)
        title = QVBoxLayout()
        title.setContentsMargins(MARGIN - 10, 0, MARGIN - 10, 2)
        title.addWidget(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(title)
        column.addWidget(self.form, 1)
        if foot is not None:
            column.addWidget(foot)


class ListAndDetail(QSplitter):
    """A list page with a pane that opens beside it, or over it where there is no room for both."""

    def __init__(self, page: QWidget, detail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.page, self.detail = page, detail
        self._is_open = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(page)
        self.addWidget(detail)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._width: int | None = None  # what the user made of it, at a text size of 100 %
        self.splitterMoved.connect(self._remember_width)
        current_theme().changed.connect(self._fit)
        self._fit()

    def open_detail(self) -> None:
        """Show the pane; one that was not open is painted at the next turn, as to fit it takes as long as that."""
        if not self._is_open:
            self.setUpdatesEnabled(False)
            QTimer.singleShot(0, self, lambda: self.setUpdatesEnabled(True))
        self._is_open = True
        self._fit()

    def close_detail(self) -> None:
        """Show the list alone."""
        self._is_open = False
        self._fit()

    def is_open(self) -> bool:
        """Whether the pane is shown."""
        return self._is_open

    def layout_state(self) -> dict[str, int]:
        """How wide the user made the pane, to keep in the settings; empty while nobody touched it."""
        return {"detail": self._width} if self._width is not None else {}

    def restore_layout(self, state: dict[str, int]) -> None:
        """Take over a width that layout_state gave."""
        self._width = state.get("detail")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < current_theme().px(REPLACES_BELOW)
        self.detail.setMinimumWidth(0 if is_narrow else current_theme().px(300))
        self.detail.setVisible(self._is_open)
        self.page.setVisible(not (self._is_open and is_narrow))
        if self._is_open and not is_narrow:
            detail = current_theme().px(self._width or DETAIL_WIDTH)
            self.setSizes([self.width() - detail - 1, detail])
        self.refresh()  # at once, so that nothing is painted half changed

    def _remember_width(self) -> None:
        if self._is_open and self.page.isVisible():
            self._width = round(self.detail.width() * 100 / current_theme().text_size)
