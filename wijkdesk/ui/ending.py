"""The dialog in which an action ends: how, when, what it brought and what was learned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from wijkdesk.domain.words import ENDINGS, ActionState
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.writing.actions import end_action
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.dialogs import WIDE
from wijkdesk.ui.fields import DateField, Field, LongTextField, Option, PickField
from wijkdesk.ui.fields.field import Refusal
from wijkdesk.ui.labels import Text
from wijkdesk.ui.marks import StateMark
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import RADIUS_CONTROL

CARD_HEIGHT: Final = 76
GLYPH: Final = 24


class EndAction(CommandDialog):
    """Ends one action when it is accepted; what the rules refuse is said beside the field that it is about.

    ``others`` are the actions that may have come of this one; another is made when a new title is typed.
    """

    handbook_page = "acties.md#een-actie-afronden"

    def __init__(
        self,
        changes: Changes,
        row: ActionRow,
        others: Sequence[Option],
        *,
        how: ActionState | None = None,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        end = partial(end_action, action=row.id)
        super().__init__(changes, end, self.tr("Actie afronden"), self.tr("Afronden"), width=WIDE, parent=parent)
        self.column.add(Text(row.title, "body", "text2", wrap=True))
        self.how = self.ask("how", OutcomeField(self.tr("Hoe eindigde de actie?"), row.state), how)
        if row.state is ActionState.IDEA:
            note = self.tr("Een idee kun je alleen stoppen. Was het meer? Zet het dan eerst op gepland of loopt.")
            self.column.add(Text(note, "meta", "text2", wrap=True))
        self.on = self.ask(
            "on", DateField(self.tr("Op welke dag?"), label_above=True, is_past=True, today=today), today()
        )
        self.brought = self.ask("result", LongTextField(self.tr("Wat bracht het?"), lines=1), row.result)
        self.lesson = self.ask("lesson", LongTextField(self.tr("Wat heb je geleerd?"), lines=2), row.lesson)
        self.hint = self.column.add(Text("", "meta", "text2", wrap=True))
        self.follower = self.ask("followed_by", _follower_field(self.tr, others))
        self.how.edited.connect(self._prompt)
        self._prompt(how)

    def accept(self) -> None:
        if self.on.value() is None:
            self._say("on", self.tr("Vul in wanneer de actie eindigde."))
        else:
            super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.how.value() is not None:
            self.brought.setFocus()

    def _prompt(self, how: ActionState | None) -> None:
        self.hint.setText(self._sentence(how))
        self.lesson.setAccessibleDescription(self.hint.text())

    def _sentence(self, how: ActionState | None) -> str:
        """What helps to find the lesson."""
        return {
            ActionState.SUCCEEDED: self.tr("Wat hielp? Dan doe je dat een volgende keer weer zo."),
            ActionState.PARTLY: self.tr("Wat werkte wel, en wat hield de rest tegen?"),
            ActionState.FAILED: self.tr("Wat weet je nu dat je eerst niet wist? Contact dat ontstond telt ook."),
            ActionState.STOPPED: self.tr("Waarom stop je, en wat neem je mee?"),
        }.get(how or ActionState.IDEA, self.tr("Eén zin is genoeg."))

    def _say(self, about: str | None, reason: str) -> None:
        """The rules speak of the action's attributes, the command of what it is given."""
        arguments = {"ended_on": "on", "state": "how", "follows": "followed_by", "title": "followed_by"}
        super()._say(arguments.get(about or "", about), reason)
        next(field for field in self.column.fields() if field.has_error).setFocus()


def _follower_field(tr: Callable[[str], str], others: Sequence[Option]) -> PickField:
    """Its value is the id of an action, or the title of one that is still to be made."""
    field = PickField(
        tr("Volgt hier een actie op? Dat hoeft niet."),
        others,
        can_create=True,
        placeholder=tr("Zoek een actie, of typ een nieuwe"),
        label_above=True,
    )
    field.creation_requested.connect(lambda title: field.choose(Option(title, title)))
    return field


class OutcomeField(Field):
    """How an action ended, as four large choices; its value is a state, or None while nothing was chosen."""

    def __init__(self, label: str, state: ActionState, parent: QWidget | None = None) -> None:
        super().__init__(label, label_above=True, parent=parent)
        self.cards = {how: OutcomeCard(how) for how in ENDINGS}
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        group = QButtonGroup(frame)
        for how, card in self.cards.items():
            row.addWidget(card)
            group.addButton(card)
            card.toggled.connect(lambda is_on, how=how: self._take(how) if is_on else None)
            card.setEnabled(state is not ActionState.IDEA or how is ActionState.STOPPED)
        self._hold(frame)
        frame.setFocusProxy(next(card for card in self.cards.values() if card.isEnabled()))
        self._frame = frame

    def _show(self, value: Any) -> None:
        for how, card in self.cards.items():
            card.setChecked(how == value)
            if how == value:
                self._frame.setFocusProxy(card)

    def _read(self) -> Any:
        if self._value is None:
            raise Refusal(self.tr("Kies hoe de actie eindigde."))
        return self._value


class OutcomeCard(QRadioButton):
    """One large choice: the glyph of a state above its word."""

    def __init__(self, how: ActionState, parent: QWidget | None = None) -> None:
        super().__init__(how.dutch.capitalize(), parent)
        self._mark = StateMark(how.dutch, how.value)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(24) + theme.metrics("strong").horizontalAdvance(self.text()), theme.px(CARD_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        side = theme.px(GLYPH)
        glyph = QRect((self.width() - side) // 2, theme.px(13), side, side)
        painter.setOpacity(1 if self.isEnabled() else 0.4)
        self._mark.paint(painter, glyph)
        painter.setOpacity(1)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text" if self.isEnabled() else "disabled"))
        words = self.rect().adjusted(0, glyph.bottom(), 0, -theme.px(4))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_plate(self, painter: QPainter) -> None:
        theme = current_theme()
        tone = "line_strong" if self.isEnabled() else "line"
        width = 1
        if self.hasFocus() or self.isChecked():
            tone, width = "focus" if self.hasFocus() else "accent", 2
        ground = "selection" if self.isChecked() else "hover" if self.underMouse() and self.isEnabled() else "surface"
        painter.setPen(QPen(theme.colour(tone), width))
        painter.setBrush(theme.colour(ground))
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(edge, theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))
