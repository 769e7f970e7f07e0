"""What was agreed in a contact moment, a line a piece: each becomes a promise or an action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.promise import Promise
from wijkdesk.storage.writing.moments import Agreement, Party
from wijkdesk.ui.buttons import Button, IconButton, Kind
from wijkdesk.ui.fields import Choice, ChoiceField, DateField, Field, Option, PickField, TextField
from wijkdesk.ui.fields.editors import ENTER
from wijkdesk.ui.fields.field import ABOVE_GAP
from wijkdesk.ui.labels import Text
from wijkdesk.ui.marks import IconMark, StateMark
from wijkdesk.ui.present import RESIDENTS, Present
from wijkdesk.ui.tab_order import put_behind
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import FIELD

KIND_WIDTH: Final = 132
WORD_GAP: Final = 6


class AgreementLines(QWidget):
    """Lines to write agreements in; Enter ends one and begins the next, an empty one is no agreement."""

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._present = Present()
        self.lines: list[AgreementLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.more = Button(self.tr("Nog een afspraak"), "plus", Kind.QUIET, "link")
        self.more.padding = 2
        self.more.clicked.connect(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._column)
        self._add_line()
        column.addWidget(self.more)
        self._offer_more()

    def show_present(self, present: Present) -> None:
        """Propose these parties from now on; what was chosen and is not there any more is let go of."""
        self._present = present
        for line in self.lines:
            line.show_present(present)

    def agreements(self) -> tuple[Agreement, ...]:
        """What was written so far."""
        return tuple(line.agreement() for line in self._written())

    def load(self, agreements: Sequence[Agreement]) -> None:
        """Show these, and an empty line for the next."""
        self.clear()
        for agreement in agreements:
            self._go_on()
            self.lines[-1].load(agreement)
        self._offer_more()

    def say(self, about: str | None, reason: str) -> bool:
        """Say a refusal at its field; False when it is about no agreement (see ``note_moment``)."""
        if about is None or not about.startswith("agreements."):
            return False
        _, place, attribute = about.split(".")
        field = self._written()[int(place)].field_of(attribute)
        field.set_error(reason)
        field.setFocus()
        return True

    def clear(self) -> None:
        """Be ready for the first agreement."""
        for line in self.lines[1:]:
            self._drop(line)
        self.lines[0].clear()
        self._offer_more()

    # -- inside --

    def _written(self) -> list[AgreementLine]:
        return [line for line in self.lines if line.is_written]

    def _add_line(self) -> AgreementLine:
        line = AgreementLine(self.lines[-1].number + 1 if self.lines else 1, self._today)
        line.show_present(self._present)
        line.ended.connect(self._go_on)
        line.written.connect(self._offer_more)
        line.dropped.connect(lambda: self._take_away(line))
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def _go_on(self) -> None:
        """Go to the line that is still empty, which comes at the end."""
        if self.lines[-1].is_written:
            line = self._add_line()
            line.show()  # at once, for the focus comes to it
            put_behind(line, self.more)
            self._offer_more()
        self.lines[-1].what.setFocus()

    def _take_away(self, line: AgreementLine) -> None:
        if len(self.lines) == 1:
            line.clear()
        else:
            self._drop(line)
        self._offer_more()
        self.lines[-1].what.setFocus()

    def _drop(self, line: AgreementLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _offer_more(self) -> None:
        self.more.setVisible(self.lines[-1].is_written)


class AgreementLine(QWidget):
    """One agreement: what, and below it as a sentence who does it, for whom and by when.

    ``written`` tells that it has become an agreement, or none any more; ``ended`` is Enter.
    """

    written = Signal()
    ended = Signal()
    dropped = Signal()

    def __init__(self, number: int, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.is_written = self._is_to_chosen = False
        self._present = Present()
        self._make_fields(self.tr("Afspraak {n}").format(n=number), today)
        self._drop = IconButton("x", self.tr("Afspraak {n} weghalen").format(n=number))
        self._drop.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # for the mouse alone: a line without text is no agreement
        self._drop.clicked.connect(self.dropped)
        self._details = QWidget()
        self._words = [_Word() for _ in range(3)]
        self._set_up_layout()
        self._connect()
        self._fit()

    def show_present(self, present: Present) -> None:
        """See AgreementLines.show_present."""
        self._present = present
        options = present.options()
        keys = {option.key for option in options}
        residents = Option(RESIDENTS, self.tr("bewoners"), mark=IconMark("", "users"))
        for field, offered in ((self.by, options), (self.to, [residents, *options])):
            field.set_options(offered)
            if field.value() not in {None, RESIDENTS, *keys}:
                field.load(None)

    def agreement(self) -> Agreement:
        is_promise = self.becomes.value() is Promise
        to = self.to.value() if is_promise else None
        return Agreement(
            self.what.value(),
            self.becomes.value(),
            by=self.by.value(),
            to=None if to == RESIDENTS else to,
            to_residents=to == RESIDENTS,
            due=self.due.value(),
        )

    def load(self, agreement: Agreement) -> None:
        """Show an agreement."""
        self.what.load(agreement.what)
        self.becomes.load(agreement.becomes)
        self.by.load(agreement.by)
        self.to.load(RESIDENTS if agreement.to_residents else agreement.to)
        self.due.load(agreement.due)
        self._is_to_chosen = True
        self._fit()

    def field_of(self, attribute: str) -> Field:
        return {"due": self.due, "by": self.by, "to": self.to}.get(attribute, self.what)

    def clear(self) -> None:
        """Be an empty line."""
        self.what.load("")
        self.becomes.load(Promise)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self.is_written:
            if self._flush():
                self.ended.emit()
        else:
            super().keyPressEvent(event)

    # -- inside --

    def _flush(self) -> bool:
        return all([field.flush() for field in self._fields()])  # noqa: C419 - each, also after one that refuses

    def _fields(self) -> tuple[Field, ...]:
        return self.what, self.becomes, self.by, self.to, self.due

    def _make_fields(self, name: str, today: Callable[[], dt.date]) -> None:
        kinds = (
            Choice(Promise, self.tr("toezegging"), IconMark("", "message-circle")),
            Choice(Action, self.tr("actie"), StateMark("", "planned")),
        )
        self.what = TextField(name, placeholder=self.tr("Wat spraken jullie af?"), label_above=True)
        self.becomes = ChoiceField(self.tr("{name} wordt").format(name=name), kinds, label_above=True)
        self.by = _party_field(self.tr("{name}: door wie").format(name=name), self.tr("wijzelf"))
        self.to = _party_field(self.tr("{name}: aan wie").format(name=name), self.tr("wie?"))
        self.due = DateField(
            self.tr("{name}: vóór welke dag").format(name=name),
            placeholder=self.tr("geen datum"),
            label_above=True,
            today=today,
        )
        self.becomes.load(Promise)
        for field in self._fields():
            field.label.hide()

    def _set_up_layout(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.what, 1, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self.becomes, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignBottom)
        below = QHBoxLayout(self._details)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(WORD_GAP)
        for word, field in zip(self._words, (self.by, self.to, self.due), strict=True):
            below.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
            below.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._details)

    def _connect(self) -> None:
        line = self.what.focusProxy()
        assert line is not None
        line.textChanged.connect(self._follow_text)  # type: ignore[attr-defined]  # the LineEdit of the field
        self.becomes.edited.connect(lambda _kind: self._fit())
        self.by.edited.connect(self._propose_to)
        self.to.edited.connect(self._choose_to)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.becomes.setFixedWidth(current_theme().px(KIND_WIDTH))

    def _follow_text(self, text: str) -> None:
        """With the first sign it is an agreement, of whom and to whom is most likely; without any it is none."""
        if bool(text.strip()) == self.is_written:
            return
        self.is_written = bool(text.strip())
        self._is_to_chosen = False
        by = self._present.proposed_by() if self.is_written else None
        self.by.load(by)
        self.to.load(self._present.proposed_to(by) if self.is_written else None)
        self.due.load(None)
        self._fit()
        self.written.emit()

    def _propose_to(self, by: Party | None) -> None:
        """Whom it is promised to goes with who promises, until somebody chose it."""
        if not self._is_to_chosen:
            self.to.load(self._present.proposed_to(by))

    def _choose_to(self, _to: object) -> None:
        self._is_to_chosen = True

    def _fit(self) -> None:
        is_promise = self.becomes.value() is Promise
        by, to, due = self._words
        by.setText(self.tr("door") if is_promise else self.tr("trekker"))
        to.setText(self.tr("aan"))
        due.setText(self.tr("vóór") if is_promise else self.tr("klaar"))
        for part in (self.becomes, self._drop, self._details):
            part.setVisible(self.is_written)
        for part in (to, self.to):
            part.setVisible(is_promise)


def _party_field(label: str, placeholder: str) -> PickField:
    return PickField(label, placeholder=placeholder, label_above=True)


class _Word(Text):
    """A word of the sentence, at the height of the line that stands behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "body", "text2", parent=parent)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.setFixedHeight(current_theme().px(FIELD) + ABOVE_GAP)
        self.setContentsMargins(0, ABOVE_GAP, 0, 0)
