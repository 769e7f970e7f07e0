"""One photo, large, with what is to be known about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wijkdesk.domain.photo import Photo
from wijkdesk.domain.words import PhotoMoment
from wijkdesk.storage.reading.photos import PhotoRow, list_photos, picture
from wijkdesk.storage.writing.edit import remove
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.entity_form import EntityForm
from wijkdesk.ui.fields import CheckField, Choice, ChoiceField, DateField, LongTextField
from wijkdesk.ui.form import FieldColumn
from wijkdesk.ui.labels import Text
from wijkdesk.ui.marks import IconMark
from wijkdesk.ui.theme import current_theme

WIDTH: Final = 900
FIELDS_WIDTH: Final = 300
PICTURE_HEIGHT: Final = 420


def consent_note(tr: Callable[[str], str], row: PhotoRow) -> IconMark | None:
    """Why a photo may not be shown to others yet, or not at all; None when it may."""
    if row.confidential:
        return IconMark(tr("Vertrouwelijk: blijft uit alles wat de deur uitgaat"), "lock")
    if row.people_recognisable is None:
        return IconMark(tr("Nog niet gezegd of er mensen herkenbaar zijn"), "circle-help")
    if row.people_recognisable and row.they_agreed is None:
        return IconMark(tr("Nog niet gezegd of de mensen erop akkoord zijn"), "circle-help")
    if row.people_recognisable and not row.they_agreed:
        return IconMark(tr("De mensen erop zijn niet akkoord: deze foto blijft hier"), "eye-off")
    return None


class PhotoDialog(Dialog):
    """Shows one of several photos and saves each answer at once; goes on to the next without closing."""

    handbook_page = "acties.md#foto-s"

    def __init__(self, changes: Changes, photos: Sequence[int], number: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Foto"), self.tr("Klaar"), width=_width(), parent=parent)
        self.cancel.hide()
        self._changes = changes
        self._photos = list(photos)
        self._picture = PictureView()
        self.moment = ChoiceField(
            self.tr("Moment"), [Choice(moment, moment.dutch.capitalize()) for moment in PhotoMoment], label_above=True
        )
        self.description = LongTextField(self.tr("Wat is er te zien?"), lines=2, most_lines=4)
        self.taken_on = DateField(self.tr("Gemaakt op"), label_above=True)
        self.people = ChoiceField(self.tr("Zijn er mensen herkenbaar?"), self._answers(), label_above=True)
        self.agreed = ChoiceField(self.tr("Zijn zij akkoord?"), self._answers(), label_above=True)
        self.confidential = CheckField(self.tr("Nooit in een overzicht"), self.tr("Vertrouwelijk"))
        self._note = Text("", "meta", "text2", wrap=True)
        self._put_in_place()
        self._form = EntityForm(changes, Photo, self)
        self._bind()
        self._make_buttons()
        changes.changed.connect(self._follow)
        self.show_photo(number)

    def show_photo(self, number: int) -> None:
        """Go to another of the photos."""
        if self._form.number is not None and not self._form.flush():
            return
        found = list_photos(self._changes.dossier.reader, only=[number])
        if not found:
            self.accept()
            return
        self._picture.show_bytes(picture(self._changes.dossier.reader, found[0].picture_id))
        self._form.load(found[0])
        self._show_row(found[0])
        place = self._photos.index(number)
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place + 1 < len(self._photos))
        name = found[0].description or self.tr("Foto {n} van {total}").format(n=place + 1, total=len(self._photos))
        self._picture.setAccessibleName(name)

    def done(self, result: int) -> None:
        """Close, by whichever way, once everything is kept."""
        if self._form.number is None or self._form.flush():
            super().done(result)

    def _answers(self) -> list[Choice]:
        return [Choice(None, self.tr("Weet ik niet")), Choice(True, self.tr("Ja")), Choice(False, self.tr("Nee"))]

    def _put_in_place(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        fields = FieldColumn(quiet=False)
        fields.setFixedWidth(current_theme().px(FIELDS_WIDTH))
        for field in (self.moment, self.description, self.taken_on, self.people, self.agreed):
            fields.add(field)
        fields.add(self._note)
        fields.add(self.confidential)
        row.addWidget(self._picture, 1)
        row.addWidget(fields)
        self.column.add(both)

    def _bind(self) -> None:
        self._form.bind("moment", self.moment)
        self._form.bind("description", self.description)
        self._form.bind("taken_on", self.taken_on)
        self._form.bind("people_recognisable", self.people)
        self._form.bind("they_agreed", self.agreed)
        self._form.bind("confidential", self.confidential)

    def _make_buttons(self) -> None:
        self.previous = self.add_button(Button(self.tr("Vorige"), "chevron-left", Kind.QUIET))
        self.next = self.add_button(Button(self.tr("Volgende"), "chevron-right", Kind.QUIET))
        self.remove = self.add_button(Button(self.tr("Verwijderen"), "trash-2", Kind.QUIET))
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.remove.clicked.connect(self._remove)
        for button in (self.previous, self.next):
            button.setVisible(len(self._photos) > 1)
        if self._changes.dossier.is_read_only:
            self.remove.hide()

    def _step(self, steps: int) -> None:
        number = self._form.number
        if number is not None:
            self.show_photo(self._photos[self._photos.index(number) + steps])

    def _remove(self) -> None:
        number = self._form.number
        if number is not None:
            self._form.clear()
            self._changes.carry_out(remove, Photo, number)
            self.accept()

    def _follow(self, changed: dict[type, set[int]]) -> None:
        number = self._form.number
        if number is not None and number in changed.get(Photo, ()):
            for row in list_photos(self._changes.dossier.reader, only=[number]):
                self._form.patch(row)
                self._show_row(row)

    def _show_row(self, row: Any) -> None:
        self.agreed.setVisible(bool(row.people_recognisable))
        note = consent_note(self.tr, row)
        self._note.setText(note.word if note is not None else self.tr("Deze foto mag in overzichten staan."))


class PictureView(QWidget):
    """A picture, as large as its place allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bytes(self, encoded: bytes) -> None:
        self._pixmap.loadFromData(encoded)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(400), current_theme().px(PICTURE_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), current_theme().colour("sunken"))
        size = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(QPoint(0, 0), size.boundedTo(self._pixmap.size() * 2))
        target.moveCenter(self.rect().center())
        painter.drawPixmap(target, self._pixmap)


def _width() -> int:
    """As wide as the design has it, or as the screen allows at this text size."""
    theme, screen = current_theme(), QGuiApplication.primaryScreen().availableSize()
    return min(WIDTH, round(screen.width() * 0.95 * 100 / theme.text_size))
