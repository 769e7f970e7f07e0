"""Choosing another value for a chip, below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.quick_note.names import Named, Names, newcomer
from wijkdesk.domain.quick_note.note import RESIDENTS, Found, Understood
from wijkdesk.domain.quick_note.pieces import Sort
from wijkdesk.domain.words import EventKind, MomentKind
from wijkdesk.ui.fields import DateField, Field, Option, PickField
from wijkdesk.ui.fields.editors import ENTER, LineEdit
from wijkdesk.ui.fields.picker import Picker
from wijkdesk.ui.marks import IconMark
from wijkdesk.ui.moment_kinds import moment_mark
from wijkdesk.ui.options import PARTY_MARKS
from wijkdesk.ui.quick_note.chips import Translate

MOST_ALIKE: Final = 3
NOBODY: Final = "nobody"


class ChipChoice(QWidget):
    """Asks for one value; ``chosen`` gives it (``None`` for none), ``left`` that it stays as it was."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(field)
        field.edited.connect(lambda value: self.chosen.emit(value))

    def begin(self) -> None:
        """Go to the field, of which the first letter typed takes the place of what stands there."""
        editor = self.field.focusProxy()
        assert isinstance(editor, LineEdit)
        editor.setFocus()
        editor.selectAll()
        if isinstance(editor, Picker):
            QTimer.singleShot(0, editor, lambda: editor.open_list(everything=True))  # when it has its place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc end the choice, and not the dialog."""
        if event.key() in ENTER:
            if self.field.flush():
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def day_choice(label: str, found: Found, today: Callable[[], dt.date]) -> ChipChoice:
    field = DateField(label, is_past=found.sort is Sort.DAY, today=today)
    field.load(found.value)
    return ChipChoice(field)


def pick_choice(label: str, options: Sequence[Option], value: Any, *, can_create: bool = False) -> ChipChoice:
    """Pick one of these, the present value first; somebody new is given as a ``Named`` without an id."""
    in_order = sorted(options, key=lambda option: option.key != value)
    field = PickField(label, in_order, can_create=can_create)
    choice = ChipChoice(field)
    field.creation_requested.connect(lambda name: choice.chosen.emit(newcomer(name)))
    return choice


def kinds(understood: Understood, found: Found, tr: Translate) -> list[Option]:
    """What it can become: beside agreements a contact moment, and an agreement one of the two."""
    agreements = [
        Option(Promise, tr("toezegging"), mark=IconMark("", "message-circle")),
        Option(Action, tr("actie"), mark=IconMark("", "list-checks")),
    ]
    moments = [
        Option(kind, tr("contactmoment: {kind}").format(kind=kind.dutch), mark=moment_mark(kind)) for kind in MomentKind
    ]
    events = [
        Option(EventKind.SIGNAL, tr("signaal"), mark=IconMark("", "ear")),
        *(
            Option(kind, tr("gebeurtenis: {kind}").format(kind=kind.dutch), mark=IconMark("", "flag"))
            for kind in EventKind
            if kind is not EventKind.SIGNAL
        ),
    ]
    note = understood.note
    if found.place:
        is_alone = note.kind is None and len(note.agreements) == 1
        return [*agreements, *moments, *events] if is_alone else agreements
    return moments if note.agreements else [*moments, *events, *agreements]


def people(found: Found, names: Names, tr: Translate) -> list[Option]:
    """Those who may be meant first, then everybody; where nobody needs to be named, that can be chosen too."""
    known = [_party_option(each) for each in names.parties]
    first: list[Option] = []
    if found.sort is Sort.TO and not found.key.words:
        first.append(Option(RESIDENTS, tr("bewoners"), mark=IconMark("", "users")))
    if found.sort is Sort.BY and not found.key.words:
        first.append(Option(NOBODY, tr("wijzelf"), mark=IconMark("", "user")))
    for named in found.options:
        if named.id is None:
            first += _alike(named.name, known)
            first.append(Option(named, named.name, tr("nieuw contact"), IconMark("", "plus")))
        elif len(found.options) > 1:
            first.append(_party_option(named))
    meant = {each.key for each in first}
    return [*first, *(each for each in known if each.key not in meant)]


def tags(found: Found, names: Names) -> list[Option]:
    """The pillars or actions that may be meant, or else every pillar."""
    meant = found.options if len(found.options) > 1 else names.pillars
    icon = "list-checks" if meant and meant[0].kind is Action else "layers"
    return [Option(each, each.name, mark=IconMark("", icon)) for each in meant]


def _party_option(named: Named) -> Option:
    return Option(named, named.name, named.detail, PARTY_MARKS[named.kind])


def _alike(name: str, known: Sequence[Option]) -> list[Option]:
    """Who has nearly this name: it may be misspelled."""
    by_name = {each.text: each for each in known}
    return [by_name[each] for each in get_close_matches(name, list(by_name), MOST_ALIKE, 0.8)]
