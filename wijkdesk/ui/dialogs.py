"""Dialogs: a question or a short form, with the verb on the button."""

from __future__ import annotations

from typing import ClassVar, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.form import FieldColumn
from wijkdesk.ui.help_asked import help_asked
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.tab_order import go_by_eye, order_by_eye, put_behind
from wijkdesk.ui.theme import current_theme

NARROW: Final = 480
WIDE: Final = 640
MARGIN: Final = 24
EDGE: Final = 20
SPACING: Final = 16


B = TypeVar("B", bound=QAbstractButton)


class Dialog(QDialog):
    """A title, a column of fields and texts, and below them "Annuleren" and the verb. Esc closes.

    ``commit`` is the button with the verb: it accepts when no field refuses what stands in it. ``waited_for`` is how
    many dialogs somebody called ``exec`` of and waits for, to go on. ``handbook_page`` is what F1 opens, as
    ``page.md#anchor``; a mere question has none, and F1 opens that of what asks it.
    """

    waited_for = 0
    handbook_page: ClassVar[str] = ""

    def __init__(self, title: str, verb: str, *, width: int = NARROW, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._wanted_width = width
        self.column = FieldColumn(quiet=False)
        self.commit = Button(verb, kind=Kind.PRIMARY)
        self.commit.setDefault(True)
        self.commit.clicked.connect(self._accept_when_right)
        self.cancel = Button(self.tr("Annuleren"))
        self.cancel.clicked.connect(self.reject)
        self._extra = QHBoxLayout()
        self._fitted: tuple[QSize, int] | None = None  # to which size, and how high all of it is
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self.fit)
        self.column.installEventFilter(self)
        help_key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self)
        help_key.activated.connect(lambda: help_asked().page_asked.emit(self, self.handbook_page))
        self._set_up_layout(title)

    def add_button(self, button: B) -> B:
        """Put a button or a box at the left, for something beside the question, and give it back."""
        self._extra.addWidget(button)
        return button

    def exec(self) -> int:
        Dialog.waited_for += 1
        try:
            return super().exec()
        finally:
            Dialog.waited_for -= 1

    def show_part(self, widget: QWidget) -> None:
        """Scroll to a part of the column."""
        self.fit()
        self._middle.ensureWidgetVisible(widget)

    def say_in(self, said: Paragraph, text: str, tone: str = "text") -> None:
        """Say how something went in a paragraph of the column, in sight, and to who listens."""
        said.set_tone(tone)
        said.set_text(text)
        said.show()
        self.show_part(said)
        announce(said, text)

    def turn_pages(self, pages: int) -> None:
        """Scroll the column so many of its heights down, or up."""
        bar = self._middle.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def showEvent(self, event: QShowEvent) -> None:
        order_by_eye(self)
        fields = self.column.fields()
        if fields:
            fields[0].setFocus()
        self.fit()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit_soon.start()  # a text grew, or a field says what it refuses
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Be as high as what is asked needs, and never wider than the screen; what is higher scrolls."""
        room = self.screen().availableGeometry().size()
        self.setFixedWidth(min(current_theme().px(self._wanted_width), room.width() - 2 * EDGE))
        settle_layouts()
        inside = self.width() - 2 * MARGIN
        buttons = max((each.height() for each in (self.commit, self.cancel) if not each.isHidden()), default=0)
        parts = (self._heading.heightForWidth(inside), _height_for_width(self.column, inside), buttons)
        height = sum(parts) + 2 * (EDGE + SPACING)
        size = QSize(self.width(), min(height, room.height() - 2 * EDGE))
        is_as_before = self._fitted == (size, height)  # as when a text only says how far it is
        scrolls_anyhow = height > size.height()  # and where more comes in below, it scrolls on
        self._fitted = size, height
        if self.size() != size or not (is_as_before or scrolls_anyhow):
            # A bar that was there takes width, and so may need the height that keeps it there.
            self._middle.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.resize(size)
            settle_layouts()
            self._middle.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        extra = [
            item.widget() for place in range(self._extra.count()) if (item := self._extra.itemAt(place)) is not None
        ]
        put_behind(self.column, *(button for button in extra if button is not None), self.cancel, self.commit)
        self._show_focused()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Come to every field and button: Qt's own chain goes round between some of them, and leaves out the others."""
        has_gone = go_by_eye(self, forward=forward) or super().focusNextPrevChild(forward)
        self._show_focused()
        return has_gone

    def _show_focused(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.column.isAncestorOf(focused):
            self._middle.ensureWidgetVisible(focused)

    def _accept_when_right(self) -> None:
        if self.column.flush():
            self.accept()
            return
        refused = next(field for field in self.column.fields() if field.has_error)
        refused.setFocus()

    def _set_up_layout(self, title: str) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addLayout(self._extra)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.commit)
        self._heading = Text(title, "item", wrap=True)
        middle = self._middle = QScrollArea()
        middle.setFrameShape(QFrame.Shape.NoFrame)
        middle.setWidgetResizable(True)
        middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.setBackgroundRole(QPalette.ColorRole.Base)
        middle.setWidget(self.column)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, EDGE, MARGIN, EDGE)
        column.setSpacing(SPACING)
        column.addWidget(self._heading)
        column.addWidget(middle, 1)
        column.addLayout(buttons)


def _height_for_width(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    assert layout is not None
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


def ask(parent: QWidget | None, question: str, explanation: str, verb: str) -> bool:
    """Ask before something that cannot be undone; True when the user presses the button with the verb."""
    dialog = Dialog(question, verb, parent=parent)
    dialog.column.add(Paragraph(explanation))
    return dialog.exec() == Dialog.DialogCode.Accepted


def tell(parent: QWidget | None, what: str, way_out: str, technical: str = "") -> None:
    """Say what went wrong and what one can do; ``technical`` can be copied, and holds nothing personal."""
    Message(what, way_out, technical, parent).exec()


class Message(Dialog):
    """What went wrong in one sentence, and the way out below it."""

    def __init__(self, what: str, way_out: str, technical: str = "", parent: QWidget | None = None) -> None:
        super().__init__(what, "", parent=parent)
        self.commit.setText(self.tr("Sluiten"))
        self.cancel.hide()
        self.column.add(Paragraph(way_out))
        if technical:
            self._technical = technical
            copy = self.add_button(Button(self.tr("Kopieer technische gegevens"), "copy"))
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(technical))
