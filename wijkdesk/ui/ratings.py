"""A rating as it is shown, a chip, and as it is given, tiles to choose from."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkdesk.domain.words import Light
from wijkdesk.ui.fields import Choice
from wijkdesk.ui.fields.field import Refusal
from wijkdesk.ui.fields.tiles import TilesField
from wijkdesk.ui.labels import Text
from wijkdesk.ui.marks import RatingMark
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import GAP, ICON

HEIGHT: Final = 26
PADDING: Final = 9
COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class RatingChip(QWidget):
    """The rating of now, or that there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._light: Light | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def show_light(self, light: Light | None) -> None:
        """Show this rating; None for a pillar that was not rated yet."""
        self._light = light
        self.setAccessibleName(self._word())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        mark = theme.px(ICON + GAP) if self._light else 0
        width = theme.metrics("heading").horizontalAdvance(self._word()) + mark + 2 * theme.px(PADDING)
        return QSize(width, theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._light.value}.tint" if self._light else "sunken"))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        left = theme.px(PADDING)
        if self._light is not None:
            side = theme.px(ICON)
            RatingMark("", self._light.value).paint(painter, QRect(left, (self.height() - side) // 2, side, side))
            left += theme.px(ICON + GAP)
        painter.setFont(theme.font("heading"))
        painter.setPen(theme.colour(self._light.value if self._light else "text2"))
        painter.drawText(QRect(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._word())

    def _word(self) -> str:
        return self._light.dutch.capitalize() if self._light else self.tr("Nog niet beoordeeld")


class LightField(TilesField):
    """Green, orange or red, each in shape and word; one of them must be chosen, with the keys 1, 2 and 3 too."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        choices = [Choice(light, light.dutch.capitalize(), RatingMark("", light.value)) for light in Light]
        super().__init__(label, choices, parent=parent)
        self.keys = Text(self.tr("Toets 1, 2 of 3"), "meta", "text2")
        self.keys.setContentsMargins(GAP, 0, 0, 0)
        self._flow.addWidget(self.keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1.value
        if 0 <= number < len(self.tiles) and not event.modifiers() & COMMANDS:
            self.tiles[number].setFocus()
            self.tiles[number].click()
        else:
            super().keyPressEvent(event)

    def _read(self) -> Any:
        light = super()._read()
        if light is None:
            raise Refusal(self.tr("Kies groen, oranje of rood."))
        return light
