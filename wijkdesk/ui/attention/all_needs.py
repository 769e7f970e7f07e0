"""All that needs attention in one list, by reason, and below it what was put off until a later day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.words import AttentionReason
from wijkdesk.insight.attention import Need
from wijkdesk.storage.writing.attention import take_up_again
from wijkdesk.ui.attention.later import later_menu
from wijkdesk.ui.attention.reading import Found
from wijkdesk.ui.attention.wording import KIND_OF, say
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import WIDE, Dialog
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.line_list import Line, LineList
from wijkdesk.ui.marks import IconMark
from wijkdesk.ui.shortcut import add_shortcut
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.tab_order import order_by_eye

Key = tuple[AttentionReason, int]
PORTION: Final = 25
"""So many lines are added at a time."""
AT_ONCE: Final = 60
"""So many lines are there at once: more than the dialog is high, and the others come a few at a turn."""


class AllNeeds(Dialog):
    """Every line, by reason, the reason with what hurts most in front. A click or Enter opens the thing.

    ``open_requested`` asks for a thing: its kind and id. L, or the menu of the mouse, puts a line off; on a line that
    was put off it is shown again.
    """

    handbook_page = "aandacht.md"
    open_requested = Signal(object, int)

    def __init__(
        self, changes: Changes, found: Found, today: Callable[[], dt.date], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Vraagt aandacht"), self.tr("Sluiten"), width=WIDE, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes, self._today = changes, today
        self._adding = Slices(self)
        self.cancel.hide()
        self.lists: list[LineList] = []
        self._parts: list[QWidget] = []
        self.show_found(found)

    def show_found(self, found: Found) -> None:
        """Show what needs attention now; the keyboard stays at the line where it was."""
        here = self._key_here()
        for part in self._parts:
            self.column.take(part)
        self._parts, self.lists = [], []
        if not self._changes.dossier.is_read_only and (found.now or found.later):
            hint = self.tr("Enter opent een regel. Met L zet je een regel op later, of toon je hem weer.")
            self._parts.append(self.column.add(Paragraph(hint, "meta", "text2")))
        if not found.now and not found.later:
            self._parts.append(self.column.add(Paragraph(self.tr("Niets dat nu op je wacht."), "body", "text2")))
        self._found = found
        steps = self._steps(found)
        for _ in steps:
            if sum(len(shown.lines) for shown in self.lists) >= AT_ONCE:
                break
        self._adding.begin(steps, partial(order_by_eye, self))
        if here is not None:
            self._adding.finish()
        self._go_to(here)
        if self.isVisible():
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for shown in self.lists[:1]:
            shown.setFocus(Qt.FocusReason.TabFocusReason)

    # -- inside --

    def _steps(self, found: Found) -> Iterator[None]:
        for reason in dict.fromkeys(need.reason for need in found.now):
            own = [(need, None) for need in found.now if need.reason is reason]
            yield from self._add_list(reason.dutch.capitalize(), own)
        if found.later:
            yield from self._add_list(self.tr("Op later gezet"), found.later)

    def _add_list(self, heading: str, needs: Sequence[tuple[Need, dt.date | None]]) -> Iterator[None]:
        self._parts.append(self.column.add(Text(f"{heading} ({len(needs)})", "section", "text2")))
        shown = LineList(heading)
        shown.opened.connect(self._open)
        shown.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        shown.customContextMenuRequested.connect(lambda place, each=shown: self._ask_later(each, place))
        add_shortcut(shown, "L", partial(self._ask_later, shown))
        self.lists.append(shown)
        self._parts.append(self.column.add(shown))
        for first in range(0, len(needs), PORTION):
            shown.add_lines([self._line(need, until) for need, until in needs[first : first + PORTION]])
            yield

    def _line(self, need: Need, until: dt.date | None) -> Line:
        said = say(need)
        end = self.tr("tot {day}").format(day=date_in_words(until)) if until is not None else ""
        mark = IconMark(need.reason.dutch, said.icon, said.tone)
        return Line((need.reason, need.about), said.what, mark, detail=said.evidence, end=end)

    def _key_here(self) -> Key | None:
        for shown in self.lists:
            row = shown.currentIndex().row()
            if shown.hasFocus() and 0 <= row < len(shown.lines):
                key: Key = shown.lines[row].key
                return key
        return None

    def _go_to(self, key: Key | None) -> None:
        if key is None:
            return
        for shown in self.lists:
            for row, line in enumerate(shown.lines):
                if line.key == key:
                    shown.setFocus()
                    shown.setCurrentIndex(shown.model().index(row, 0))
                    return
        for shown in self.lists[:1]:
            shown.setFocus()

    def _open(self, key: Key) -> None:
        self.accept()
        self.open_requested.emit(KIND_OF[key[0]], key[1])

    def _ask_later(self, shown: LineList, place: QPoint | None = None) -> None:
        index = shown.indexAt(place) if place is not None else shown.currentIndex()
        if not index.isValid() or self._changes.dossier.is_read_only:
            return
        key: Key = shown.lines[index.row()].key
        if any((need.reason, need.about) == key for need, _until in self._found.later):
            self._changes.carry_out(take_up_again, *key)
            return
        need = next(need for need in self._found.now if (need.reason, need.about) == key)
        rect = shown.visualRect(index)
        later_menu(self._changes, need, self._today(), self).popup(shown.viewport().mapToGlobal(rect.bottomLeft()))
