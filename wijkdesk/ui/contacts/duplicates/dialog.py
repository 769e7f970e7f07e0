"""Letting two become one: both beside each other, and what holds where they differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import DistinctKind
from wijkdesk.insight.duplicates.proposal import Proposal
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.duplicates import distinct_pairs
from wijkdesk.storage.writing.merging import keep_apart, merge_contacts, merge_organisations
from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.duplicates.compared import Pair, read_pair, shortened
from wijkdesk.ui.contacts.duplicates.comparison import Comparison
from wijkdesk.ui.dialogs import WIDE, Dialog
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.tab_order import order_by_eye

MERGE: Final[dict[type, Callable[..., None]]] = {Contact: merge_contacts, Organisation: merge_organisations}
MOST_EVIDENCE: Final = 200
DISTINCT: Final = {Contact: DistinctKind.CONTACT, Organisation: DistinctKind.ORGANISATION}


class MergeDialog(Dialog):
    """Goes through proposals one by one; without evidence it is about the two that somebody chose.

    ``merged`` carries the id of the one that stays.
    """

    handbook_page = "contacten.md#dubbelen"
    merged = Signal(int)

    def __init__(
        self, changes: Changes, kind: type, proposals: Sequence[Proposal], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", width=WIDE, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.commit.setText(self.tr("Samenvoegen"))
        self._changes, self._kind = changes, kind
        self._waiting = list(proposals)
        self._number, self._all = 0, len(proposals)
        self.comparison: Comparison | None = None
        self.distinct = self.add_button(Button(self.tr("Niet dezelfde")))
        self.later = self.add_button(Button(self.tr("Later")))
        self.distinct.clicked.connect(self._keep_apart)
        self.later.clicked.connect(self._go_on)
        # Above what is compared, which may be too long to see the end of.
        self.refusal = self.column.add(Paragraph("", "body", "red"))
        self.evidence = self.column.add(Paragraph())
        self.outcome = self.column.add(Paragraph("", "body", "text2"))
        if any(proposal.evidence for proposal in proposals):
            self.cancel.setText(self.tr("Sluiten"))
        else:
            self.distinct.hide()
        self.later.setVisible(self._all > 1)
        self._go_on()

    def accept(self) -> None:
        """Let the two that are shown become one, and go on to the next."""
        assert self.comparison is not None
        numbers, larger = self._shown[:2], self.comparison.pair.larger
        keep, gone = numbers[larger], numbers[1 - larger]
        if self._carry_out(MERGE[self._kind], keep, gone, values=self.comparison.values()):
            self._let_follow(keep, gone)
            self.merged.emit(keep)
            self._go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is only to be read has no focus: by page one comes there too."""
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if pages is None:
            super().keyPressEvent(event)
        else:
            self.turn_pages(pages)

    def _let_follow(self, keep: int, gone: int) -> None:
        """What is like the one that went is like the one that stays, unless that was answered before."""
        distinct = distinct_pairs(self._changes.dossier.reader, DISTINCT[self._kind])
        waiting: dict[tuple[int, int], Proposal] = {}
        for each in self._waiting:
            lower, higher = sorted(keep if number == gone else number for number in each[:2])
            if (lower, higher) not in distinct:
                waiting.setdefault((lower, higher), Proposal(lower, higher, each.evidence))
        self._waiting = list(waiting.values())

    def _keep_apart(self) -> None:
        if self._carry_out(keep_apart, DISTINCT[self._kind], *self._shown[:2]):
            self._go_on()

    def _carry_out(self, command: Callable[..., None], *arguments: Any, **values: Any) -> bool:
        """Do it; what refuses is said in the dialog, which stays."""
        try:
            command(self._changes.dossier, *arguments, **values)
        except (Refused, DossierFault) as problem:
            self.refusal.set_text(str(problem))
            self.refusal.show()
            self.show_part(self.refusal)
            announce(self, str(problem))
            return False
        label = self._changes.dossier.undoable
        if label is not None:
            self._changes.done.emit(label)
        return True

    def _go_on(self) -> None:
        """Show the next two that are still there; close after the last."""
        pair = None
        while pair is None and self._waiting:
            self._shown = self._waiting.pop(0)
            self._number += 1
            pair = read_pair(self._changes.dossier.reader, self._kind, self._shown[:2], self.tr)
        if pair is None:
            super().accept()
            return
        self._show(pair)

    def _show(self, pair: Pair) -> None:
        old = self.comparison
        self.comparison = Comparison(pair)
        self.comparison.chosen.connect(self._show_outcome)
        self.column.add(self.comparison).show()  # at once, else it cannot have the focus
        self.refusal.hide()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._show_title(pair)
        self._show_outcome()
        if old is not None:
            order_by_eye(self)
            self.fit()
        (self.comparison.first() or self.commit).setFocus()

    def _show_title(self, pair: Pair) -> None:
        evidence = self._shown.evidence
        if not evidence:
            title = self.tr("Contacten samenvoegen") if self._kind is Contact else self.tr("Organisaties samenvoegen")
        elif self._all == 1:
            title = self.tr("Mogelijk dezelfde")
        else:
            title = self.tr("Mogelijk dezelfde, {n} van {all}").format(n=self._number, all=self._all)
        self.setWindowTitle(title)
        self._heading.setText(title)
        self.evidence.set_text(_as_sentence(evidence))
        self.evidence.setVisible(bool(evidence))
        if self.isVisible():
            announce(self, f"{title}: {pair.names[0]}, {pair.names[1]}. {evidence}")

    def _show_outcome(self) -> None:
        """Say what becomes of both, and where goes what is not chosen."""
        assert self.comparison is not None
        said = [self.tr("Alles wat bij beide hoort, komt bij elkaar.")]
        pair, dropped = self.comparison.pair, self.comparison.dropped()
        if pair.is_mixed:
            said.append(self.tr("Een van de twee is bewoner, dus samen ook."))
        if dropped and pair.of_resident:
            text = self.tr("Van een bewoner bewaar je geen aantekeningen. Dit gaat dus weg: {what}.")
            said.append(text.format(what=", ".join(dropped)))
        elif dropped:
            said.append(self.tr("Wat je niet kiest, komt in de aantekeningen."))
        self.outcome.set_text(" ".join(said))


def _as_sentence(evidence: str) -> str:
    return f"{evidence[:1].upper()}{shortened(evidence[1:], MOST_EVIDENCE)}." if evidence else ""
