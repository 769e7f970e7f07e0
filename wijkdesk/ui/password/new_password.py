"""Choosing a password: typed twice, with how strong it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wijkdesk.storage.password.strength import Strength, strength_of
from wijkdesk.ui.announce import announce
from wijkdesk.ui.form import Abreast
from wijkdesk.ui.labels import Text
from wijkdesk.ui.password.field import PasswordField
from wijkdesk.ui.theme import current_theme

MARKS: Final = 4
TONES: Final = ("red", "red", "orange", "green", "green")
REST: Final = 250


class NewPassword(QWidget):
    """Two fields for a new password and how strong it is; ``known`` are words that anybody would try."""

    def __init__(self, known: Callable[[], tuple[str, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.first = PasswordField(self.tr("Nieuw wachtwoord"))
        self.again = PasswordField(self.tr("Nog een keer"))
        self.meter = StrengthMeter()
        self.advice = Text("", "meta", "text2", wrap=True)
        self._weigh_soon = QTimer(self, singleShot=True, interval=REST)
        self._weigh_soon.timeout.connect(self._weigh)
        self.first.text_changed.connect(self._weigh_soon.start)
        weighed = QWidget()
        column = QVBoxLayout(weighed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.first, self.meter, self.advice):
            column.addWidget(part)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(Abreast(weighed, self.again))
        self._weigh()

    def value(self) -> str:
        """What was typed first."""
        return self.first.box.text()

    def is_right(self) -> bool:
        """Whether both are the same; else it is said at the second."""
        is_same = self.value() == self.again.box.text()
        self.again.set_error("" if is_same else self.tr("Dit is niet hetzelfde. Typ het nog een keer."))
        if not is_same:
            self.again.setFocus()
        return is_same

    def wipe(self) -> None:
        """Let go of what was typed."""
        for field in (self.first, self.again):
            field.wipe()
        self._weigh_soon.stop()
        self._weigh()

    def _weigh(self) -> None:
        typed = self.value()
        strength = strength_of(typed, self._known()) if typed else None
        self.meter.show_strength(strength)
        self.advice.setText(strength.advice if strength is not None else "")
        self.advice.setVisible(bool(self.advice.text()))
        if strength is not None:
            announce(self, f"{self.meter.accessibleName()}. {strength.advice}")


class StrengthMeter(QWidget):
    """Four marks of which as many are filled as a password is strong, and the word for that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strength: Strength | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_strength(self, strength: Strength | None) -> None:
        """Show how strong; ``None`` takes it away."""
        self._strength = strength
        self.setVisible(strength is not None)
        name = "" if strength is None else self.tr("Dit wachtwoord is {word}").format(word=strength.word)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(200), current_theme().metrics("meta").height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._strength is None:
            return
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, height, gap = theme.px(36), theme.px(6), theme.px(4)
        for mark in range(MARKS):
            is_filled = mark < max(self._strength.mark, 1)
            painter.setBrush(theme.colour(TONES[self._strength.mark] if is_filled else "line"))
            top = (self.height() - height) / 2
            painter.drawRoundedRect(QRectF(mark * (width + gap), top, width, height), height / 2, height / 2)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("meta"))
        words = self.rect().adjusted(MARKS * (width + gap) + theme.px(6), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._strength.word)


def why_a_password(asker: QWidget) -> str:
    """Why a dossier should have a password, in two sentences."""
    return asker.tr(
        "In een dossier staat wie kwetsbaar is in een kleine wijk. Met een wachtwoord kan niemand dat lezen als de "
        "laptop gestolen wordt of het bestand op een stick blijft liggen."
    )
