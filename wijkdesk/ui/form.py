"""Forms: a column that scrolls, sections, what folds away, and the foot that says that all is kept."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.fields import Field
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.labels import ElidedText, Text
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ICON

QUIET_GAP = 0
OPEN_GAP = 12
SECTION_GAP = 10
ABREAST_FROM = 560  # a day is still seen whole beside its label
MARGIN = 20

W = TypeVar("W", bound=QWidget)


class FieldColumn(QWidget):
    """Fields and other widgets one below the other; a quiet one is read more than edited (see Field.set_quiet)."""

    def __init__(self, *, quiet: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(QUIET_GAP if quiet else OPEN_GAP)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def add(self, widget: W) -> W:
        """Put a widget below what is there, and give it back."""
        if isinstance(widget, Field):
            widget.set_quiet(self._quiet)
        self._layout.addWidget(widget)
        return widget

    def add_hidden(self, widget: W) -> W:
        """Put a widget there that has nothing to show yet."""
        widget.hide()
        return self.add(widget)

    def take(self, widget: QWidget) -> None:
        """Take a widget away for good."""
        self._layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def section(self, heading: str) -> Text:
        """Begin a part of the column with a heading."""
        if self._layout.count():
            self._layout.addSpacing(current_theme().px(SECTION_GAP))
        return self.add(Text(heading, "section", "text2"))

    def fold(self, heading: str, *, is_open: bool = False) -> FieldColumn:
        """Begin a part that folds away under its heading; gives the column inside it."""
        return self.add(Fold(heading, is_open=is_open, quiet=self._quiet)).column

    def fields(self) -> list[Field]:
        """All fields in the column and in its folds, from top to bottom."""
        return self.findChildren(Field)

    def flush(self) -> bool:
        """Commit what was typed in any field; False when one of them refuses it."""
        refused = [field for field in self.fields() if not field.flush()]
        return not refused


class Abreast(QWidget):
    """Two parts of a form beside each other, or below each other where there is no room for that."""

    def __init__(self, first: QWidget, second: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(OPEN_GAP)
        for part in (first, second):
            self._box.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        is_wide = self.width() >= current_theme().px(ABREAST_FROM)
        self._box.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)


class Fold(QWidget):
    """A part of a form under a heading that opens and closes it; ``toggled`` tells which."""

    toggled = Signal(bool)

    def __init__(
        self, heading: str, *, is_open: bool = False, quiet: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heading = Button(heading, "chevron-right", Kind.QUIET, "text2")
        self._heading.type_style = "section"
        self._heading.padding = 2
        self._heading.setFont(current_theme().font("section"))
        self._heading.setCheckable(True)
        self._heading.toggled.connect(self._open)
        self.column = FieldColumn(quiet=quiet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SECTION_GAP, 0, 0)
        layout.setSpacing(QUIET_GAP)
        layout.addWidget(self._heading)
        layout.addWidget(self.column)
        self._heading.setChecked(is_open)
        self._open(is_open)

    def set_open(self, is_open: bool) -> None:
        """Show or hide what is inside."""
        self._heading.setChecked(is_open)

    def rename(self, heading: str) -> None:
        """Stand under another heading."""
        self._heading.setText(heading)

    def is_open(self) -> bool:
        return self._heading.isChecked()

    def _open(self, is_open: bool) -> None:
        self._heading.icon_name = "chevron-down" if is_open else "chevron-right"
        self._heading.update()
        self.column.setVisible(is_open)
        self.toggled.emit(is_open)


class Form(QScrollArea):
    """A column that scrolls when it is too long."""

    def __init__(self, *, quiet: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = FieldColumn(quiet=quiet)
        self.column.setBackgroundRole(QPalette.ColorRole.Base)
        self.column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.column)

    def add(self, widget: W) -> W:
        """See FieldColumn.add."""
        return self.column.add(widget)

    def section(self, heading: str) -> Text:
        """See FieldColumn.section."""
        return self.column.section(heading)

    def fold(self, heading: str, *, is_open: bool = False) -> FieldColumn:
        """See FieldColumn.fold."""
        return self.column.fold(heading, is_open=is_open)

    def flush(self) -> bool:
        """See FieldColumn.flush."""
        return self.column.flush()


class Foot(QWidget):
    """The bottom of a pane: when it was last kept, and the one thing to do with it; hidden while it has neither."""

    def __init__(self, *actions: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ElidedText("", "meta", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 10, MARGIN, 10)
        row.addSpacing(current_theme().px(ICON) + 2)
        row.addWidget(self._kept)
        row.addStretch(1)
        self._actions = actions
        for action in actions:
            row.addWidget(action)
            action.installEventFilter(self)
        self._fit()

    def show_kept(self, at: dt.datetime) -> None:
        """Say at what time the last edit was kept."""
        text = self.tr("Bewaard om {time} uur").format(time=f"{at:%H.%M}")
        if text != self._kept.text():
            self._kept.setText(text)
            self._fit()
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """An empty band says nothing."""
        if not self._kept.text() and all(action.isHidden() for action in self._actions):
            self.hide()
        elif self.parentWidget() is not None:  # without one it would show itself as a window
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, current_theme().colour("line"))
        if self._kept.text():
            side = current_theme().px(14)
            square = self._kept.geometry()
            square.setRect(MARGIN, square.center().y() - side // 2 + 1, side, side)
            paint_icon(painter, square, "check", "text2")
