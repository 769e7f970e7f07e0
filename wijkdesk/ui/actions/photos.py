"""The photos of an action: small ones in its pane, added by dropping, pasting or choosing, opened one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QVBoxLayout, QWidget

from wijkdesk.domain.photo import NewPicture, Photo
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import PhotoMoment
from wijkdesk.storage.reading.photos import PhotoRow, list_photos_of, thumbnail
from wijkdesk.storage.writing.edit import change, remove
from wijkdesk.storage.writing.photos import add_photos
from wijkdesk.ui.actions.photo_dialog import PhotoDialog, consent_note
from wijkdesk.ui.actions.pictures_given import Given
from wijkdesk.ui.announce import announce
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields.flow import FlowLayout
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.labels import Text
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import RADIUS_CARD, RADIUS_CONTROL

THUMB: Final = QSize(157, 102)
LABEL_HEIGHT: Final = 20
MARK: Final = 22


class _Outcome(NamedTuple):
    """What became of pictures that were given for an action."""

    action: int
    moment: PhotoMoment
    pictures: list[NewPicture]
    refusals: list[str]


class PhotoSection(QWidget):
    """Thumbnails of the photos of one action, and how to add another."""

    def __init__(self, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self._action: int | None = None
        self._moment = PhotoMoment.OTHER
        self._photos: list[PhotoRow] = []
        self._grid = QWidget()
        self._flow = FlowLayout(self._grid)
        self._message = Text("", "meta", "text2", wrap=True)
        self.add_button = Button(self.tr("Foto toevoegen…"), "camera", Kind.QUIET, "link")
        self.add_button.padding = 4
        self.add_button.clicked.connect(self.choose_files)
        if changes.dossier.is_read_only:
            self.add_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        for part in (self._grid, self._message, self.add_button):
            column.addWidget(part)

    def show_action(self, action: int | None, moment: PhotoMoment = PhotoMoment.OTHER) -> None:
        """Show the photos of this action; a photo that is added to it is of this ``moment``."""
        if action != self._action:
            self._say("")
        self._action, self._moment = action, moment
        photos = list_photos_of(self._changes.dossier.reader, action) if action is not None else []
        if photos != self._photos:
            self._photos = photos
            self._fill()
        if not photos and not self._message.text():
            self._say("")

    def thumbs(self) -> list[PhotoThumb]:
        """The photos that are shown, in order."""
        widgets = (self._flow.itemAt(place) for place in range(self._flow.count()))
        return [item.widget() for item in widgets if item is not None]  # type: ignore[misc]  # only thumbs are put in

    def choose_files(self) -> None:
        """Ask which picture files to add."""
        from wijkdesk.exchange.pictures import SUFFIXES  # noqa: PLC0415 - Pillow, which no list should wait for

        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        title, kinds = self.tr("Foto's toevoegen"), self.tr("Foto's ({patterns})").format(patterns=patterns)
        chosen, _ = QFileDialog.getOpenFileNames(self, title, "", kinds)
        self.add([Path(name) for name in chosen])

    def add(self, given: Sequence[Given]) -> None:
        """Add pictures to the action that is shown; reading them takes a while, and goes on beside the window."""
        action, moment = self._action, self._moment
        if not given or self._changes.dossier.is_read_only:
            return
        if action is None:
            self._say(self.tr("Geef de actie eerst een titel. Dan kan de foto erbij."), "red")
            return
        n = len(given)
        self._say(self.tr("Foto wordt toegevoegd…") if n == 1 else self.tr("{n} foto's worden toegevoegd…").format(n=n))
        run_in_background(self, lambda: _read_all(action, moment, given), self._keep, self._fail)

    # -- inside --

    def _keep(self, outcome: _Outcome) -> None:
        if outcome.action == self._action:
            self._say("\n".join(outcome.refusals), "red")
        if outcome.pictures:
            self._changes.carry_out(add_photos, outcome.pictures, action=outcome.action, moment=outcome.moment)

    def _fail(self, error: Exception) -> None:
        """Reading says no in its own words; anything else is a mistake of ours, told as one."""
        self._say("")
        raise error

    def _say(self, text: str, tone: str = "text2") -> None:
        hint = "" if self._photos or self._changes.dossier.is_read_only else self._hint()
        self._message.set_tone(tone if text else "text3")
        self._message.setText(text or hint)
        self._message.setVisible(bool(self._message.text()))
        if text:
            announce(self, text)

    def _hint(self) -> str:
        return self.tr("Sleep foto's hierheen, of plak er een met Ctrl+V.")

    def _fill(self) -> None:
        focused = next((thumb.row.id for thumb in self.thumbs() if thumb.hasFocus()), None)
        self._flow.clear()
        for row in self._photos:
            thumb = PhotoThumb(row, thumbnail(self._changes.dossier.reader, row.picture_id))
            thumb.clicked.connect(lambda _=False, number=row.id: self.open(number))
            thumb.remove_requested.connect(self._remove)
            thumb.moment_chosen.connect(self._set_moment)
            thumb.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
            self._flow.addWidget(thumb)
            thumb.show()
            if row.id == focused:
                thumb.setFocus()
        self._grid.setVisible(bool(self._photos))
        self._grid.updateGeometry()
        if self._message.text() == self._hint():
            self._say("")

    def open(self, number: int) -> None:
        """Show a photo large, with what is known about it."""
        dialog = PhotoDialog(self._changes, [row.id for row in self._photos], number, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _remove(self, number: int) -> None:
        if not self._changes.dossier.is_read_only:
            self._changes.carry_out(remove, Photo, number)

    def _set_moment(self, number: int, moment: PhotoMoment) -> None:
        self._changes.carry_out(change, Photo, number, moment=moment)


def _read_all(action: int, moment: PhotoMoment, given: Sequence[Given]) -> _Outcome:
    """Read pictures, in a worker."""
    from wijkdesk.exchange.pictures import read_picture  # noqa: PLC0415 - Pillow, which no list should wait for

    outcome = _Outcome(action, moment, [], [])
    for each in given:
        try:
            outcome.pictures.append(read_picture(_as_png(each) if isinstance(each, QImage) else each))
        except Refused as refused:
            outcome.refusals.append(refused.reason)
    return outcome


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 100)  # type: ignore[call-overload]  # 100: quick rather than small, as it is read at once
    return bytes(buffer.data().data())


class PhotoThumb(QAbstractButton):
    """A small photo with its moment and, while consent is open, a quiet mark. Enter opens, Delete removes."""

    remove_requested = Signal(int)
    moment_chosen = Signal(int, object)

    def __init__(self, row: PhotoRow, small: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(small)
        self._note = consent_note(self.tr, row)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        moment = "" if row.moment is PhotoMoment.OTHER else f" {row.moment.dutch}"
        words = [self.tr("Foto{moment}").format(moment=moment), row.description, self._note.word if self._note else ""]
        self.setAccessibleName(". ".join(word for word in words if word))
        self.setToolTip("\n".join(word for word in words[1:] if word))

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(THUMB.width()), current_theme().px(THUMB.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit(self.row.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Openen"), self.click)
        menu.addSeparator()
        for moment in PhotoMoment:
            action = menu.addAction(moment.dutch.capitalize())
            action.setCheckable(True)
            action.setChecked(moment is self.row.moment)
            action.triggered.connect(lambda _=False, moment=moment: self.moment_chosen.emit(self.row.id, moment))
        menu.addSeparator()
        menu.addAction(self.tr("Verwijderen"), lambda: self.remove_requested.emit(self.row.id))
        menu.popup(event.globalPos() if not event.globalPos().isNull() else self.mapToGlobal(QPoint(0, self.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_photo(painter)
        if self.row.moment is not PhotoMoment.OTHER:
            self._paint_moment(painter)
        if self._note is not None:
            self._paint_note(painter, self._note.icon)
        if self.hasFocus() or self.underMouse():
            theme = current_theme()
            painter.setPen(
                QPen(theme.colour("focus" if self.hasFocus() else "line_strong"), 2 if self.hasFocus() else 1)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme.px(RADIUS_CARD)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_photo(self, painter: QPainter) -> None:
        """As large as covers the place; what sticks out is cut off evenly."""
        theme = current_theme()
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), theme.px(RADIUS_CARD), theme.px(RADIUS_CARD))
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        size = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRect(QPoint(0, 0), size)
        target.moveCenter(self.rect().center())
        painter.drawPixmap(target, self._pixmap)
        painter.restore()

    def _paint_moment(self, painter: QPainter) -> None:
        theme = current_theme()
        text = self.row.moment.dutch.capitalize()
        width = theme.metrics("meta_strong").horizontalAdvance(text) + theme.px(16)
        gap, height = theme.px(7), theme.px(LABEL_HEIGHT)
        label = QRect(gap, self.height() - gap - height, width, height)
        self._paint_plate(painter, label)
        painter.setFont(theme.font("meta_strong"))
        painter.setPen(theme.colour("on_ink"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_note(self, painter: QPainter, icon_name: str) -> None:
        theme = current_theme()
        side, gap = theme.px(MARK), theme.px(7)
        plate = QRect(self.width() - gap - side, gap, side, side)
        self._paint_plate(painter, plate)
        inset = theme.px(3)
        paint_icon(painter, plate.adjusted(inset, inset, -inset, -inset), icon_name, "on_ink")

    def _paint_plate(self, painter: QPainter, rect: QRect) -> None:
        ground = current_theme().colour("ink")
        ground.setAlphaF(0.88)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(
            QRectF(rect), current_theme().px(RADIUS_CONTROL - 2), current_theme().px(RADIUS_CONTROL - 2)
        )
