"""The quiet line above a list that says how many may stand in it twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.distinct import Distinct
from wijkdesk.insight.duplicates.proposal import Proposal
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.duplicates.dialog import MergeDialog
from wijkdesk.ui.contacts.duplicates.finding import FINDERS
from wijkdesk.ui.settle import AHEAD
from wijkdesk.ui.tokens import CHIP, INSET

REST: Final = 500
"""How many milliseconds of quiet there must be before all are held beside each other again."""

KINDS: Final = (Contact, Organisation)
MATTERS: Final = (Contact, Organisation, Distinct)


class DuplicatesLine(QWidget):
    """A button that opens the proposals; nothing while there are none, or while nothing can be changed.

    ``flush`` saves what is half typed elsewhere, and says whether that was taken.
    """

    def __init__(self, changes: Changes, flush: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes, self._flush = changes, flush
        self._kind: type | None = None
        self._found: dict[type, Sequence[Proposal]] = {}
        self._known: set[type] = set()  # the kinds of which nothing changed since
        self._round = 0  # what was asked before something changed is not listened to
        self.button = Button("", "users", Kind.QUIET, "link")
        self.button.height_at_100 = CHIP
        self.button.padding = 4
        self.button.clicked.connect(self._look_at_them)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET - 4, 0, INSET, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        self.button.hide()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._find)
        self._soon = QTimer(self, singleShot=True, interval=AHEAD)  # the list is painted first
        self._soon.timeout.connect(self._find)
        changes.changed.connect(self._forget)

    def show_for(self, number: int) -> None:
        """Be about the list with this number: persons, organisations, or one of which there are no doubles."""
        self._kind = KINDS[number] if number < len(KINDS) else None
        self._show()
        self._soon.start()

    def merge(self, kind: type, numbers: Sequence[int], merged: Callable[[int], object]) -> None:
        """Ask how the two that were chosen become one; ``merged`` hears the id of that one."""
        lower, higher = sorted(numbers)
        self._open(kind, [Proposal(lower, higher, "")], merged)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _forget(self, changed: dict[type, set[int]]) -> None:
        if not changed.keys().isdisjoint(MATTERS):
            self._known.clear()
            self._round += 1
            self._rest.start()

    def _find(self) -> None:
        """Look for doubles when somebody is looking here, and it is not known."""
        kind = self._kind
        if kind is None or kind in self._known or not self.isVisible() or self._changes.dossier.is_read_only:
            return
        self._rest.stop()
        work = partial(FINDERS[kind], self._changes.dossier)
        run_in_background(self, work, partial(self._take, kind, self._round))

    def _take(self, kind: type, asked: int, found: Sequence[Proposal]) -> None:
        if asked == self._round:
            self._found[kind] = found
            self._known.add(kind)
            self._show()

    def _show(self) -> None:
        found = self._found.get(self._kind, ()) if self._kind is not None else ()
        one = self.tr("1 mogelijke dubbele bekijken")
        self.button.setText(one if len(found) == 1 else self.tr("{n} mogelijke dubbelen bekijken").format(n=len(found)))
        self.button.setVisible(bool(found))

    def _look_at_them(self) -> None:
        if self._kind is not None:
            self._open(self._kind, self._found.get(self._kind, ()), lambda _number: None)

    def _open(self, kind: type, proposals: Sequence[Proposal], merged: Callable[[int], object]) -> None:
        if proposals and self._flush():
            dialog = MergeDialog(self._changes, kind, proposals, self.window())
            dialog.merged.connect(merged)
            dialog.open()
