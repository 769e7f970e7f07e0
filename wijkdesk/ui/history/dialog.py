"""The history of one thing: each change, and the way back to before it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.history import HistoryEntry, history_of
from wijkdesk.storage.reading.record_words import title_of
from wijkdesk.storage.reading.recorded import rows_now
from wijkdesk.storage.reading.records import RECORDS
from wijkdesk.storage.writing.history import restore_earlier
from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import WIDE, Dialog
from wijkdesk.ui.form import FieldColumn
from wijkdesk.ui.history.entry import EntryView
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.tab_order import order_by_eye

PORTION: Final = 20
"""How many changes are shown before somebody asks for older ones."""

AT_ONCE: Final = 3
"""How many of them are made at once: they nearly fill the dialog, and the others come a few at a turn."""


class HistoryDialog(Dialog):
    """Shows what changed of a thing, newest first, and puts back what somebody picks, as one step to undo."""

    handbook_page = "noteren.md#terugdraaien"

    def __init__(self, changes: Changes, kind: type, number: int, parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Geschiedenis"), changes.tr("Sluiten"), width=WIDE, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel.hide()
        self._changes, self._kind, self._number = changes, kind, number
        self._found: list[HistoryEntry] = []
        self._most = PORTION
        self._adding = Slices(self)
        self.about = self.column.add(Text("", "meta", "text2", wrap=True))
        self.said = self.column.add(Paragraph("", "body", "text"))
        self.said.hide()
        self.entries: list[EntryView] = []
        self._list = self.column.add(FieldColumn(quiet=False))
        self.nothing = self.column.add(Paragraph("", "body", "text2"))
        self.older = Button(self.tr("Oudere wijzigingen tonen"), "chevron-down")
        self.older.clicked.connect(self._show_older)
        self.column.add(self.older)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is only to be read has no focus: by page one comes there too."""
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if pages is None:
            super().keyPressEvent(event)
        else:
            self.turn_pages(pages)

    # -- inside --

    def _show(self) -> None:
        reader = self._changes.dossier.reader
        self._say_what_it_is()
        self._found = history_of(reader, self._kind, self._number)
        for view in self.entries:
            self._list.take(view)
        self.entries = []
        text = self.tr("Er is hier nog niets aan gewijzigd. Wat je wijzigt, zie je hier terug.")
        self.nothing.set_text("" if self._found else text)
        self.nothing.setVisible(not self._found)
        self._add_entries()

    def _say_what_it_is(self) -> None:
        record = RECORDS[self._kind]
        row = rows_now(self._changes.dossier.reader, record.table, [self._number]).get(self._number)
        title = "" if row is None else title_of(record.table, row, {})
        shown = title if len(title) <= WIDE // 4 else f"{title[: WIDE // 4]}…"
        self.about.setText(self.tr("{kind}: {title}").format(kind=record.word, title=shown))

    def _add_entries(self) -> None:
        """Show what comes below, as far as that is wanted: what is seen first at once, the rest bit by bit."""
        self.older.setVisible(len(self._found) > self._most)
        steps = self._steps(len(self.entries))
        for _ in islice(steps, AT_ONCE):
            pass
        if self.isVisible():
            self.fit()
        self._adding.begin(steps, partial(order_by_eye, self))

    def _steps(self, shown: int) -> Iterator[None]:
        restores = not self._changes.dossier.is_read_only
        for place, entry in enumerate(self._found[shown : self._most], shown):
            # Of the last change that touched one field, the button beside the field does the same.
            view = EntryView(entry, restores=restores, restores_all=bool(place) or len(entry.fields) > 1)
            view.restore_requested.connect(partial(self._restore, entry.step))
            self.entries.append(self._list.add(view))
            yield

    def _show_older(self) -> None:
        shown = len(self.entries)
        self._adding.finish()
        self._most += PORTION
        self._add_entries()
        buttons = [button for view in self.entries[shown:] for button in view.buttons()]
        (buttons[0] if buttons else self.commit).setFocus()

    def _restore(self, step: int, field: str) -> None:
        try:
            left = restore_earlier(self._changes.dossier, self._kind, self._number, step, field or None)
        except (Refused, DossierFault) as problem:
            self._say(str(problem), "red")
            return
        label = self._changes.dossier.undoable or ""
        text = self.tr("{label}.").format(label=label)
        if left:
            text += " " + self.tr("Wat verwijst naar iets dat er niet meer is, bleef zoals het was: {what}.").format(
                what=", ".join(left)
            )
        self._changes.done.emit(label)
        self._show()
        self._say(text, "text")
        self.commit.setFocus()

    def _say(self, text: str, tone: str) -> None:
        self.said.set_tone(tone)
        self.said.set_text(text)
        self.said.show()
        self.show_part(self.said)
        announce(self, text)
