"""The bin: what was deleted in the last thirty days, to put back or to delete for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.words import Erasing
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.bin import KEPT_DAYS, BinRow, count_deleted, last_step_before, list_bin, size_of_step
from wijkdesk.storage.writing.bin import erase, put_back
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import WIDE, Dialog, ask
from wijkdesk.ui.entity_table import Column, EntityTable
from wijkdesk.ui.entity_table.columns import DATE, TITLE
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.several_changed import change_several
from wijkdesk.ui.shortcut import add_shortcut
from wijkdesk.ui.theme import current_theme

LEAST_ROWS, MOST_ROWS = 3, 9
AT_ONCE: Final = 400
"""A bin of so many rows is read beside the window."""
ROWS_OF_ONE: Final = 10
"""About so many rows go with a thing that is deleted: itself, and what it was in."""
ROW_HEIGHT: Final = 36


class BinDialog(Dialog):
    """Lists what was deleted, the last first. Enter puts back what is chosen, Delete deletes it for good.

    Somebody can be forgotten from here too, in everything that names them; who does that is asked through Changes.
    ``erased`` tells that something went for good, after which less can be undone.
    """

    handbook_page = "noteren.md#terugdraaien"
    erased = Signal()

    def __init__(
        self,
        changes: Changes,
        *,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(changes.tr("Prullenbak"), changes.tr("Terugzetten"), width=WIDE, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel.setText(self.tr("Sluiten"))
        self._changes, self._now = changes, now
        self._may_write = not changes.dossier.is_read_only
        hint = self.tr("Wat je verwijdert, blijft hier {days} dagen. Daarna is het definitief weg, met zijn foto's.")
        self.column.add(Paragraph(hint.format(days=KEPT_DAYS), "meta", "text2"))
        self.said = self.column.add(Paragraph())
        self.table = self.column.add(EntityTable(self._columns(), self.tr("Wat is verwijderd")))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.nothing = self.column.add(Paragraph(self.tr("De prullenbak is leeg."), "body", "text2"))
        self.about = self.column.add(Paragraph("", "meta", "text2"))
        self.erase = self.add_button(Button(self.tr("Definitief verwijderen…"), "trash-2", Kind.QUIET))
        self.forget = self.add_button(Button(self.tr("Vergeten…"), "user", Kind.QUIET))
        self.forget.setAccessibleName(self.tr("Deze persoon vergeten, ook in teksten en back-ups…"))
        self.said.hide()
        self._connect()
        self._show()

    def accept(self) -> None:
        """Put back what is chosen; the dialog stays."""
        row = self._chosen()
        if row is None or not self._may_write:
            return

        def say(left: list[str]) -> None:
            text = self.tr("Teruggezet: {what}.").format(what=_short(row.title))
            if left:
                text += " " + self.tr("Niet alles kon mee, want iets is er niet meer of veranderde intussen: {what}.")
            self._say(text.format(what=", ".join(left)) if left else text)

        self._carry_out(put_back, row, self.tr("Terugzetten"), say)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.table if self.table.isVisible() else self.cancel).setFocus(Qt.FocusReason.TabFocusReason)

    # -- inside --

    def _columns(self) -> list[Column[BinRow]]:
        return [
            Column(key="title", heading=self.tr("Wat"), text=lambda row: _short(row.title), style=lambda _row: TITLE),
            Column(key="word", heading=self.tr("Soort"), text=lambda row: row.word, width=120),
            Column(
                key="deleted_at",
                heading=self.tr("Verwijderd"),
                text=lambda row: f"{row.deleted_at:%d-%m-%Y %H.%M}",
                width=150,
                align_right=True,
                style=lambda _row: DATE,
                sort_key=lambda row: row.deleted_at,
            ),
        ]

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _numbers: self._tell_about())
        self.table.activated_row.connect(lambda _number: self.accept())
        self.erase.clicked.connect(self._erase)
        self.forget.clicked.connect(self._ask_to_forget)
        self._changes.changed.connect(self._follow)
        add_shortcut(self.table, "Del", self._erase)

    def _show(self, place: int = 0) -> None:
        """Show what lies in the bin now, and choose the row at this place or the last one before it."""
        dossier, now = self._changes.dossier, self._now()
        since = last_step_before(dossier.reader, now - dt.timedelta(days=KEPT_DAYS))
        if count_deleted(dossier.reader, since, AT_ONCE) < AT_ONCE:
            self._show_rows(place, list_bin(dossier.reader, now))
            return
        self.nothing.hide()
        self.table.setEnabled(False)
        work = partial(dossier.read_at_one_moment, partial(list_bin, now=now))
        run_in_background(self, work, partial(self._show_rows, place), self._say_unread)

    def _say_unread(self, error: Exception) -> None:
        if not isinstance(error, DossierFault):
            raise error
        self._say(error.sentence, "red")

    def _show_rows(self, place: int, rows: list[BinRow]) -> None:
        self.table.setEnabled(True)
        self.table.set_rows(rows)
        shown = min(max(len(rows), LEAST_ROWS), MOST_ROWS) + 1
        self.table.setFixedHeight(current_theme().px(ROW_HEIGHT) * shown)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if rows:
            self.table.choose(rows[min(place, len(rows) - 1)].id)
        self._tell_about()
        if self.isVisible():
            self.fit()
            (self.table if rows else self.cancel).setFocus(Qt.FocusReason.TabFocusReason)

    def _place(self) -> int:
        """Of what is chosen."""
        return next((n for n, row in enumerate(self.table.shown_rows()) if row is self._chosen()), 0)

    def _chosen(self) -> BinRow | None:
        chosen = self.table.chosen_ids()
        return next((row for row in self.table.shown_rows() if row.id in chosen), None)

    def _tell_about(self) -> None:
        row = self._chosen()
        for button in (self.commit, self.erase, self.forget):
            button.setEnabled(row is not None and self._may_write)
        self.forget.setVisible(row is not None and row.kind is Contact)
        text = ""
        if row is not None:
            text = self.tr("{label}.").format(label=row.label)
            if row.with_it:
                text += " " + self.tr("Ging mee: {what}.").format(what=row.with_it)
        self.about.set_text(text)

    def _erase(self) -> None:
        row = self._chosen()
        if row is None or not self._may_write:
            return
        text = self.tr(
            "“{what}” en wat ermee is verwijderd, gaan uit het dossier, met hun geschiedenis en foto's. Dat en wat je "
            "ervoor deed, kun je daarna niet meer ongedaan maken."
        )
        question = self.tr("Definitief verwijderen?")
        is_sure = ask(self, question, text.format(what=_short(row.title)), self.tr("Definitief verwijderen"))

        def say(_nothing: object) -> None:
            self._say(self.tr("Definitief verwijderd: {what}.").format(what=_short(row.title)))
            self.erased.emit()

        if is_sure:
            self._carry_out(erase, row, self.tr("Definitief verwijderen"), say)

    def _ask_to_forget(self) -> None:
        row = self._chosen()
        if row is not None and row.kind is Contact:
            self._changes.erasing_requested.emit(row.number, Erasing.FORGOTTEN)

    def _follow(self, changed: dict[type, set[int]]) -> None:
        """Somebody who was forgotten does not lie in the bin any more."""
        row = self._chosen()
        if row is not None and row.number in changed.get(row.kind, ()):
            self._show(self._place())

    def _carry_out(self, command: Callable[..., Any], row: BinRow, title: str, then: Callable[[Any], object]) -> None:
        """Do it and show the list anew; what refuses is said, and changes nothing.

        What was deleted in a step of very many rows is looked for in all of them.
        """
        place = self._place()

        def go_on(outcome: Any) -> None:
            self._show(place)
            then(outcome)

        change_several(
            *(self._changes, command, row.kind, row.number),
            number=size_of_step(self._changes.dossier.reader, row.step) // ROWS_OF_ONE,
            title=title,
            parent=self,
            then=go_on,
            failed=lambda problem: self._say(str(problem), "red"),
        )

    def _say(self, text: str, tone: str = "text") -> None:
        self.say_in(self.said, text, tone)


def _short(title: str) -> str:
    return title if len(title) <= WIDE // 4 else f"{title[: WIDE // 4]}…"
