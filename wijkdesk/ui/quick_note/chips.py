"""Chips for what was understood of a line, each to be changed or taken away by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.quick_note.names import Named
from wijkdesk.domain.quick_note.note import RESIDENTS, Found, Key, Understood
from wijkdesk.domain.quick_note.pieces import Sort
from wijkdesk.domain.quick_note.wording import day_in_words
from wijkdesk.domain.words import EventKind, MomentKind
from wijkdesk.ui.buttons import Chip
from wijkdesk.ui.fields.editors import ENTER
from wijkdesk.ui.fields.flow import FlowLayout
from wijkdesk.ui.labels import ElidedText
from wijkdesk.ui.moment_kinds import MOMENT_ICONS
from wijkdesk.ui.theme import current_theme

Translate = Callable[[str], str]
GAP = 6
WIDEST = 36  # letters of a name in a chip
ORDER = (Sort.KIND, Sort.DAY, Sort.WHO, Sort.BY, Sort.TO, Sort.DUE, Sort.PILLAR, Sort.ACTION, Sort.CONFIDENTIAL)


class Shown(NamedTuple):
    """What one chip shows: its text and sign, and what a screen reader says of it.

    ``is_offered`` is a chip for what the line does not say yet; one that ``asks`` should be answered.
    """

    found: Found
    text: str
    icon: str
    name: str
    is_offered: bool = False
    asks: bool = False


class NoteChip(Chip):
    """One thing that was understood; Enter, space or a click asks for another, Delete takes it away."""

    change_requested = Signal(object)
    removed = Signal(object)
    went_up = Signal()
    _size: QSize | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.shown: Shown | None = None
        self.clicked.connect(lambda: self.shown and self.change_requested.emit(self.shown.found))

    def show_as(self, shown: Shown) -> None:
        if shown != self.shown:
            self.shown, self._size = shown, None
            self.icon_name = shown.icon
            self.setText(shown.text.replace("&", "&&"))
            self.setAccessibleName(shown.name)
            self.set_narrows(not shown.is_offered and not shown.asks)
        self.show()

    def sizeHint(self) -> QSize:
        """Measured once for a text: a row of chips asks for it some hundred times a keystroke."""
        if self._size is None:
            self._size = super().sizeHint()
        return self._size

    def _follow_theme(self) -> None:
        self._size = None
        super()._follow_theme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.shown is not None:
            self.removed.emit(self.shown.found)
        elif key in (*ENTER, Qt.Key.Key_Space):
            self.click()
        elif key == Qt.Key.Key_Right:
            self.focusNextChild()
        elif key == Qt.Key.Key_Left:
            self.focusPreviousChild()
        elif key == Qt.Key.Key_Up:
            self.went_up.emit()
        else:
            super().keyPressEvent(event)

    def _border(self) -> QPen:
        return QPen(current_theme().colour("orange"), 1.5, Qt.PenStyle.DashLine) if self._asks else super()._border()

    def _background(self) -> QColor:
        return current_theme().colour("orange.tint") if self._asks else super()._background()

    @property
    def _asks(self) -> bool:
        return self.shown is not None and self.shown.asks


class ThingChips(QWidget):
    """A row of chips for one thing that is made, and below it the words that are left for it."""

    change_requested = Signal(object)
    removed = Signal(object)
    went_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pool: list[NoteChip] = []
        row = QWidget()
        self._flow = FlowLayout(row, GAP)
        self._left = ElidedText("", "body", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(row)
        column.addWidget(self._left)

    def show_thing(self, chips: Sequence[Shown], left: str) -> None:
        while len(self._pool) < len(chips):
            self._add_chip()
        for chip, shown in zip(self._pool, chips, strict=False):
            chip.show_as(shown)
        for chip in self._pool[len(chips) :]:
            chip.hide()
        self._left.setText(f"“{left}”")
        self._left.setVisible(bool(left))

    def chips(self) -> list[NoteChip]:
        """Those that are shown."""
        return [chip for chip in self._pool if not chip.isHidden()]

    def _add_chip(self) -> None:
        chip = NoteChip()
        chip.change_requested.connect(self.change_requested)
        chip.removed.connect(self.removed)
        chip.went_up.connect(self.went_up)
        self._pool.append(chip)
        self._flow.addWidget(chip)


def chips_of(understood: Understood, place: int, today: dt.date, tr: Translate) -> list[Shown]:
    """The chips of the moment or event (place 0) or of an agreement, in the order in which one says it."""
    found = [each for each in understood.found if each.place == place]
    becomes = next((each.value for each in found if each.sort is Sort.KIND), None)
    shown = [_shown(each, becomes, today, tr) for each in found]
    shown += [] if place else _offers(understood, tr)
    return sorted(shown, key=lambda each: ORDER.index(each.found.sort))


def _offers(understood: Understood, tr: Translate) -> list[Shown]:
    """Chips for what the line does not say yet."""
    note, said = understood.note, {each.sort for each in understood.found}
    offered = []
    if note.kind is None and not note.agreements:
        kind = _offer(Sort.KIND, tr("wat wordt dit?"), tr("Kies wat dit wordt"), "circle-help")
        offered.append(kind._replace(asks=True))
    if isinstance(note.kind, MomentKind):
        offered.append(_offer(Sort.WHO, tr("met wie"), tr("Iemand toevoegen")))
    if Sort.PILLAR not in said:
        offered.append(_offer(Sort.PILLAR, tr("pijler"), tr("Een pijler kiezen")))
    if Sort.CONFIDENTIAL not in said:
        offered.append(_offer(Sort.CONFIDENTIAL, tr("vertrouwelijk"), tr("Vertrouwelijk maken")))
    return offered


def _offer(sort: Sort, text: str, name: str, icon: str = "plus") -> Shown:
    return Shown(Found(Key(sort, ""), 0, None), text, icon, name, is_offered=True)


def _shown(found: Found, becomes: Any, today: dt.date, tr: Translate) -> Shown:
    text, icon = _words(found, becomes, today, tr)
    way = tr("{what}; Enter kiest, Delete haalt weg")
    is_empty = found.value is None and not found.asks
    return Shown(found, text, icon, way.format(what=text), is_empty, found.asks)


def _words(found: Found, becomes: Any, today: dt.date, tr: Translate) -> tuple[str, str]:
    """What a chip says, and its icon."""
    if found.asks:
        return _question(found, tr), "circle-help"
    if found.sort is Sort.KIND:
        return _kind(found.value, tr)
    if found.sort is Sort.DAY:
        return day_in_words(found.value, today), "calendar"
    if found.sort is Sort.DUE:
        due = tr("vóór {day}").format(day=day_in_words(found.value, today)) if found.value else tr("geen datum")
        return due, "calendar"
    if found.sort is Sort.CONFIDENTIAL:
        return tr("vertrouwelijk"), "lock"
    if found.sort in (Sort.PILLAR, Sort.ACTION):
        return _short(found.value.name), "layers" if found.sort is Sort.PILLAR else "list-checks"
    return _party(found, becomes, tr)


def _question(found: Found, tr: Translate) -> str:
    first = found.options[0]
    if first.id is None:
        return tr("nieuw contact “{name}”?").format(name=_short(first.name))
    words = found.key.words.lstrip("#")
    return tr("welke “{name}”?").format(name=_short(words))


def _kind(kind: Any, tr: Translate) -> tuple[str, str]:
    if isinstance(kind, MomentKind):
        return kind.dutch, MOMENT_ICONS[kind]
    if isinstance(kind, EventKind):
        is_signal = kind is EventKind.SIGNAL
        return (kind.dutch, "ear") if is_signal else (tr("gebeurtenis: {kind}").format(kind=kind.dutch), "flag")
    return (tr("toezegging"), "message-circle") if kind is Promise else (tr("actie"), "list-checks")


def _party(found: Found, becomes: Any, tr: Translate) -> tuple[str, str]:
    value, is_promise = found.value, becomes is Promise
    icon = "building-2" if isinstance(value, Named) and value.kind is Organisation else "user"
    name = _name(value, tr)
    if found.sort is Sort.BY:
        who = name or tr("wijzelf")
        return (tr("door {who}") if is_promise else tr("trekker {who}")).format(who=who), icon
    if found.sort is Sort.TO:
        return tr("aan {who}").format(who=name) if name else tr("aan wie?"), icon
    return (tr("met {who}").format(who=name) if found.place else name), icon


def _name(value: Any, tr: Translate) -> str:
    if value == RESIDENTS:
        return tr("bewoners")
    if not isinstance(value, Named):
        return ""
    return _short(value.name) if value.id is not None else tr("{name} (nieuw)").format(name=_short(value.name))


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1].rstrip()}…"
