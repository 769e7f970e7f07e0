"""One question of the round: what it is about, what is known of it, and the answers, each a key away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields import DateField, Field, TextField
from wijkdesk.ui.fields.flow import FlowLayout
from wijkdesk.ui.form import FieldColumn
from wijkdesk.ui.half_year_round.content import Occasion
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.theme import current_theme

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DIGITS: Final = tuple(Qt.Key(Qt.Key.Key_1.value + number) for number in range(9))
ANSWER_GAP: Final = 8
TITLE_LENGTH: Final = 300
FACT_LENGTH: Final = 1000
DATE_WIDTH: Final = 280
ADDED_GAP: Final = 10

Today = Callable[[], dt.date]
F = TypeVar("F", bound=Field)


class Card(QWidget):
    """Asks about one thing after another of the same kind; a kind fills in ``read``, ``describe`` and ``begin``.

    With the focus at an answer, Enter gives it and a digit gives the answer of that number. From within a text too,
    Ctrl+Enter gives the usual answer, or the one that was chosen and still needed something. ``answered`` carries the
    id of the thing once it was, and ``passed`` of one that is left for later.
    """

    answered = Signal(int)
    passed = Signal(int)
    returned = Signal()  # from a dialog of this question

    kind: type
    stays = False
    """Whether a thing stays here once nothing is asked about it any more, until somebody goes on."""
    has_answers_by_digit = True
    """Whether digits give the answers, and are not for a field."""
    has_answers_first = False
    """Whether the fields are only for who wants to add something, and stand below the answers."""

    def __init__(self, changes: Changes, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes, self.today = changes, today
        self.is_read_only = changes.dossier.is_read_only
        self.number = 0
        self.occasion: Occasion
        self.row: Any = None
        self.about: dict[str, Field] = {}
        self.answers: list[Button] = []
        self._usual: Button | None = None
        self._chosen: Button | None = None  # the answer that still needs something
        self._title = Text("", "item", wrap=True)
        self._facts = Paragraph("", "body", "text2")
        self._confidential = Text(self.tr("Vertrouwelijk: dit komt niet in het overzicht."), "meta", "text2", wrap=True)
        self.form = FieldColumn(quiet=False)
        self._hint = Text("", "meta", "text2", wrap=True)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, ANSWER_GAP)
        self._set_up_layout()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._give_wanted)

    # -- what a kind of question fills in --

    def read(self, number: int) -> Any | None:
        """The row of this thing; None when it is not there."""
        raise NotImplementedError

    def describe(self, row: Any) -> None:
        """Say what is known of the thing, with ``say``."""
        raise NotImplementedError

    def begin(self, row: Any) -> None:
        """Fill the fields for another thing."""

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.answers[0]

    # -- the contract --

    def ask(self, number: int, occasion: Occasion) -> bool:
        """Ask about this thing; False when it is not there."""
        row = self.read(number)
        if row is None:
            return False
        self.number, self.occasion, self.row = number, occasion, row
        self._chosen = None
        self.describe(row)
        self.begin(row)
        self._say_keys()
        return True

    def follow(self) -> None:
        """Say what is known of the same thing now; what was filled in stands."""
        row = self.read(self.number)
        if row is not None:
            self.row = row
            self.describe(row)

    def flush(self) -> bool:
        """Save what saves itself; False when a field refuses it."""
        return True

    def spoken(self) -> str:
        """What a screen reader says of the question when it comes."""
        return self._title.text()

    def take_focus(self) -> None:
        """Go to where the keyboard begins."""
        self.first().setFocus()

    # -- for a kind of question --

    def say(self, title: str, facts: Sequence[str], *, confidential: bool = False) -> None:
        """Show the title of the thing and what is known of it, a line each; empty lines are left out."""
        self._title.setText(title[:TITLE_LENGTH])
        self._facts.set_text("\n".join(fact[:FACT_LENGTH] for fact in facts if fact))
        self._facts.setVisible(any(facts))
        self._confidential.setVisible(confidential)

    def ask_for(self, name: str, field: F) -> F:
        """Add a field; ``name`` is what a refusal of the domain calls it."""
        self.about[name] = field
        field.setEnabled(not self.is_read_only)
        if isinstance(field, DateField):
            field.setMaximumWidth(current_theme().px(DATE_WIDTH))
        return self.form.add(field)

    def ask_day(self, label: str, name: str) -> DateField:
        """Add a field for the day on which it happened; see ``ask_for``."""
        field = DateField(label, label_above=True, is_past=True, required=True, today=self.today)
        return self.ask_for(name, field)

    def offer(self, text: str, give: Callable[[], object], *, is_usual: bool = False) -> Button:
        """Add an answer; the usual one stands out, and is the one that Ctrl+Enter gives."""
        button = Button(text, kind=Kind.PRIMARY if is_usual else Kind.NORMAL)
        button.clicked.connect(lambda: self._give(button, give))
        self.answers.append(button)
        self._flow.addWidget(button)
        if is_usual:
            self._usual = button
        self._say_keys()
        return button

    def offer_later(self) -> None:
        """Add the answer that leaves it for later."""
        self.offer(self.tr("Later"), lambda: self.passed.emit(self.number))

    def carry_out(self, command: Callable[..., Any], *arguments: Any, **values: Any) -> None:
        """Call a command of ``storage.writing`` on the thing; what refuses is said beside the field it is about."""
        if not self.form.flush():
            next(field for field in self.form.fields() if field.has_error).setFocus()
            return
        for field in self.form.fields():
            field.set_error("")
        number = self.number  # the next question may stand here as soon as this one is answered
        try:
            command(self.changes.dossier, number, *arguments, **values)
        except Refused as refused:
            self._refuse(refused)
        except DossierFault as fault:
            self.changes.not_done.emit(fault.sentence)
        else:
            label = self.changes.dossier.undoable
            if label is not None:
                self.changes.done.emit(label)
            self.answered.emit(number)

    def need(self, field: Field) -> None:
        """Go to a field that the chosen answer needs; Ctrl+Enter, or Enter in a line, then gives that answer."""
        field.setFocus()

    def refuse(self, field: Field, reason: str) -> None:
        """Say beside a field what is wrong with it, and go there."""
        field.set_error(reason)
        field.setFocus()

    # -- inside --

    def _refuse(self, refused: Refused) -> None:
        field = self.about.get(refused.field or "")
        if field is None:
            self.changes.not_done.emit(refused.reason)
        else:
            self.refuse(field, refused.reason)

    def _give(self, button: Button, give: Callable[[], object]) -> None:
        self._chosen = button
        self._say_keys()
        give()

    def _give_wanted(self) -> None:
        wanted = self._chosen or self._usual
        if wanted is not None and not self.is_read_only:
            wanted.click()

    def _say_keys(self) -> None:
        several = self.tr("Toets 1 tot en met {n} kiest een antwoord.").format(n=len(self.answers))
        digits = several if self.has_answers_by_digit and len(self.answers) > 1 else ""
        wanted = self._chosen or self._usual
        answer = wanted.text().rstrip("…") if wanted is not None else ""
        usual = self.tr("Ctrl+Enter: {answer}.").format(answer=answer) if answer else ""
        self._hint.setText(f"{digits} {usual}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused, key = QApplication.focusWidget(), Qt.Key(event.key())
        digits = DIGITS[: len(self.answers)] if self.has_answers_by_digit else ()
        if key in ENTER and isinstance(focused, QPushButton):
            focused.click()
        elif key in ENTER and (isinstance(focused, QAbstractButton) or self._is_in_line(focused)):
            self._give_wanted()
        elif key in digits and isinstance(focused, QAbstractButton) and not self.is_read_only:
            self.answers[DIGITS.index(key)].click()
        else:
            super().keyPressEvent(event)

    def _is_in_line(self, focused: QWidget | None) -> bool:
        """Whether the keyboard is in a line where Enter says that one is done; a date alone is no answer."""
        lines = (TextField, DateField) if self._chosen is not None else TextField
        return any(isinstance(field, lines) and field.focusProxy() is focused for field in self.form.fields())

    def _set_up_layout(self) -> None:
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(self._confidential)
        answers: tuple[QWidget, ...] = (self._row, self._hint)
        added = Text(self.tr("Erbij, als je wilt"), "section", "text2")
        added.setContentsMargins(0, ADDED_GAP, 0, 0)
        for part in (*answers, added, self.form) if self.has_answers_first else (self.form, *answers):
            column.addWidget(part)
        if self.is_read_only:
            self._row.hide()
            self._hint.hide()
