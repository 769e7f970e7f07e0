"""Pictures that are dropped on a part of the window, or pasted in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import RADIUS_CARD

Given = Path | QImage


def pictures_in(data: QMimeData | None) -> list[Given]:
    """The files in what was copied or dragged, else the image; text that also came as an image stays text.

    Of a clipboard that a window may not look at Qt gives none.
    """
    if data is None:
        return []
    files: list[Given] = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files or not data.hasImage() or data.hasText():
        return files
    image = QImage(data.imageData())
    return [] if image.isNull() else [image]


class PicturesGiven(QObject):
    """Listens for pictures on a widget and all in it, and on other widgets for what is pasted there.

    `given` carries what was dropped or pasted: paths of files, or an image. Text is left to the fields.
    """

    given = Signal(list)

    def __init__(self, area: QWidget, *others: QWidget) -> None:
        super().__init__(area)
        self._hint = DropHint(area)
        area.setAcceptDrops(True)
        for widget in (area, *area.findChildren(QWidget), *others):
            if widget.acceptDrops() or widget in others:  # all else passes its events on to the area
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and self._drag(event):
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._hint.hide()
        elif isinstance(event, QKeyEvent) and self._paste(event):
            return True
        return super().eventFilter(watched, event)

    def _drag(self, event: QDropEvent) -> bool:
        """Enter, move and drop are all drop events to Qt."""
        pictures = pictures_in(event.mimeData())
        if not pictures:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragEnterEvent):
            self._hint.cover()
        elif event.type() == QEvent.Type.Drop:
            self._hint.hide()
            self.given.emit(pictures)
        return True

    def _paste(self, event: QKeyEvent) -> bool:
        if not event.matches(QKeySequence.StandardKey.Paste):
            return False
        pictures = pictures_in(QGuiApplication.clipboard().mimeData())
        if not pictures:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.given.emit(pictures)
        event.accept()  # also before the menu takes the key, when Qt asks whether somebody wants it
        return True


class DropHint(QWidget):
    """Lies over its parent while a picture is dragged there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        self.setGeometry(self._area.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.colour("selection")
        ground.setAlphaF(0.92)
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(ground)
        inset = theme.px(8)
        edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(edge, theme.px(RADIUS_CARD), theme.px(RADIUS_CARD))
        painter.setFont(theme.font("heading"))
        painter.setPen(theme.colour("text"))
        words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(edge, words, self.tr("Laat los om de foto's bij deze actie te zetten"))
