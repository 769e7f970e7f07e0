"""Who works with whom: the matrix, and below it who share no action yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.folding import fold
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.announce import announce, say_in_status_bar
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.cooperation.content import Content, Row, Strangers, read_content
from wijkdesk.ui.contacts.cooperation.matrix import Matrix
from wijkdesk.ui.contacts.cooperation.pane import CooperationPane, Section, Shown
from wijkdesk.ui.contacts.cooperation.words import change, heading, listed, number_of_actions, with_whom
from wijkdesk.ui.contacts.folded_list import FoldedList
from wijkdesk.ui.contacts.period_choice import Period, PeriodChoice
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.line_list import Line
from wijkdesk.ui.marks import IconMark
from wijkdesk.ui.table_copy import copy_table
from wijkdesk.ui.tokens import INSET

READS = {Action, Organisation, Pillar, Commitment, Programme}
REST = 150  # milliseconds after an edit, so that several in a row are read once
MARGIN = 20


class CooperationView(QScrollArea):
    """One half-year, or the whole approach. It reads when it is shown, and again when something in it changed.

    ``pane`` is for beside it, ``period`` for above it; ``pane_requested`` asks to show the pane, and tells whether the
    keyboard goes there; ``pane_gone`` tells that what it is about is gone. ``organisation_requested`` asks for an
    organisation by its id. ``shown_changed`` tells that other rows are shown than before.
    """

    pane_requested = Signal(bool)
    pane_gone = Signal()
    organisation_requested = Signal(int)
    shown_changed = Signal()

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes, self._today = changes, today
        self._is_stale, self._is_reading = True, False
        self._words: list[str] = []
        self._reopen: Callable[[Content], Shown | None] | None = None
        self.content: Content | None = None
        self.period = PeriodChoice(changes.dossier, today)
        self.pane = CooperationPane(changes.dossier)
        self.matrix = Matrix(self.tr("Acties per organisatie en pijler"))
        self.nothing = Paragraph("", "body", "text2")
        self.strangers = FoldedList(self.tr("Werken nog niet samen"), is_open=True)
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._set_up_layout()
        self._connect()

    # -- what the tab asks --

    def note(self, changed: dict[type, set[int]]) -> None:
        """Remember that something in it changed, for the next time that it catches up."""
        self._is_stale = self._is_stale or not READS.isdisjoint(changed)

    def catch_up(self) -> None:
        """Show what the dossier holds now; several edits in a row are read once."""
        if self._is_stale:
            self._soon.start(0 if self.content is None else REST)

    def search(self, text: str) -> None:
        """Show only the organisations in whose name every word occurs."""
        self._words = fold(text).split()
        if self.content is not None:
            self._show_rows(self.content)

    def found(self) -> tuple[int, int]:
        """How many organisations are shown, and how many there are."""
        return len(self.matrix.matrix.rows), len(self.content.rows) if self.content is not None else 0

    def copy(self) -> None:
        """Put the matrix on the clipboard as a table; what is confidential stays here, in the numbers too."""
        content = self.content
        if content is None:
            return
        headings = [self.tr("Organisatie"), *(heading(column, self.tr) for column in content.columns)]
        headings.append(self.tr("Totaal"))
        shown = self._narrowed(content.shareable)
        rows = [[row.name, *(str(len(ids)) for ids in row.actions), str(row.total)] for row in shown]
        copy_table(self._changes.dossier, "wie met wie samenwerkt", headings, rows)
        without = self.tr("De tabel is gekopieerd, zonder wat vertrouwelijk is.")
        say_in_status_bar(self, without if content.keeps_back else self.tr("De tabel is gekopieerd."))

    def leave_pane(self) -> None:
        """The pane is not shown any more."""
        self.matrix.mark_opened(None)
        self._reopen = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        (self.matrix if self.matrix.isVisible() else self.strangers.list).setFocus(event.reason())

    # -- reading --

    def _read(self) -> None:
        if self._is_reading or not self.isVisible():
            return
        self._is_stale, self._is_reading = False, True
        self.period.refresh()
        work = partial(read_content, self._changes.dossier, self.period.value(), self._today())
        run_in_background(self, work, self._take, self._fail)

    def _take(self, content: Content) -> None:
        self._is_reading = False
        if not self.isVisible() or content.period != self.period.value():
            self._is_stale = True  # out of sight nothing is shown: the dossier may be closed meanwhile
        else:
            self._show(content)
        if self._is_stale:
            self._read()

    def _fail(self, error: Exception) -> None:
        self._is_reading, self._is_stale = False, True
        if not isinstance(error, DossierFault):
            raise error
        if self.isVisible():
            self._changes.not_done.emit(error.sentence)

    def _choose_period(self, _period: Period) -> None:
        self._is_stale = True
        self._read()

    # -- showing --

    def _show(self, content: Content) -> None:
        self.content = content
        self._show_rows(content)
        lines = [*(self._line_apart(row) for row in content.apart)]
        lines += [self._line_of(number, pair) for number, pair in enumerate(content.strangers)]
        self.strangers.setVisible(bool(lines))
        self.strangers.show_lines(len(lines), lambda most: lines[:most], from_start=False)
        self._follow_in_pane(content)
        announce(self, self.period.in_words(content.period))

    def _follow_in_pane(self, content: Content) -> None:
        if self._reopen is None:
            return
        shown = self._reopen(content)
        if shown is not None:
            self.pane.show_actions(shown)
        else:
            self.leave_pane()
            self.pane_gone.emit()

    def _show_rows(self, content: Content) -> None:
        rows = self._narrowed(content.rows)
        self.matrix.show_content(content, rows)
        self.matrix.setVisible(content.has_work and bool(rows))
        self.nothing.set_text(self._why_nothing(content, rows))
        self.nothing.setVisible(self.matrix.isHidden())
        self.shown_changed.emit()

    def _narrowed(self, rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if all(word in fold(row.name) for word in self._words)]

    def _why_nothing(self, content: Content, rows: Sequence[Row]) -> str:
        if content.has_work and not rows:
            return self.tr("Geen organisatie die hierbij past. Maak het zoekveld leeg.")
        if content.period is None:
            return self.tr("Nog niemand werkte aan een actie. Zet bij elke actie wie de trekker is en wie er meedoet.")
        text = self.tr(
            "In de {half_year} werkte niemand aan een actie. Zet bij elke actie wie de trekker is en wie er meedoet."
        )
        return text.format(half_year=content.period.dutch)

    def _line_apart(self, row: Row) -> Line:
        lock = IconMark(self.tr("vertrouwelijk"), "lock") if row.confidential else None
        detail = self.tr("zegde iets toe, en deelt geen actie met een ander")
        return Line((Organisation, row.organisation), row.name, IconMark("", "building-2"), detail=detail, badge=lock)

    def _line_of(self, number: int, pair: Strangers) -> Line:
        names = listed((pair.first.name, pair.second.name), self.tr)
        is_secret = pair.first.confidential or pair.second.confidential
        lock = IconMark(self.tr("vertrouwelijk"), "lock") if is_secret else None
        return Line((Strangers, number), names, IconMark("", "users"), detail=self._under(pair), badge=lock)

    def _under(self, pair: Strangers) -> str:
        """The pillars that two organisations share."""
        assert self.content is not None
        names = [heading(self.content.columns[place], self.tr) for place in pair.columns]
        return self.tr("beide onder {pillars}").format(pillars=listed(names, self.tr)) if names else ""

    # -- the pane --

    def _open_cell(self, index: QModelIndex, by_key: bool) -> None:
        assert self.content is not None
        row, column = self.matrix.matrix.rows[index.row()], index.column()
        pillar = self.content.columns[column].pillar if column < len(self.content.columns) else None
        is_total = column == len(self.content.columns)
        self.matrix.mark_opened(index)
        self._reopen = partial(self._cell_again, row.organisation, pillar, is_total)
        self._show_pane(self._of_cell(self.content, row, None if is_total else column), goes_in=by_key)

    def _cell_again(self, organisation: int, pillar: int | None, is_total: bool, content: Content) -> Shown | None:
        """The same cell in what was read later; ``None`` when it is not there any more."""
        place = next((n for n, row in enumerate(self.matrix.matrix.rows) if row.organisation == organisation), None)
        column = next((n for n, each in enumerate(content.columns) if each.pillar == pillar), None)
        if place is None or (column is None and not is_total):
            return None
        at = len(content.columns) if is_total or column is None else column
        self.matrix.mark_opened(self.matrix.matrix.index(place, at))
        return self._of_cell(content, self.matrix.matrix.rows[place], None if is_total else column)

    def _of_cell(self, content: Content, row: Row, column: int | None) -> Shown:
        actions = row.all_actions if column is None else row.actions[column]
        under = heading(content.columns[column], self.tr) if column is not None else self.tr("Alle pijlers")
        sentences = [number_of_actions(len(actions), self.tr).capitalize() + "."]
        if column is None:
            compared = change(row, content, self.tr)
            sentences = [f"{sentences[0][:-1]}, {compared}." if compared else sentences[0], with_whom(row, self.tr)]
        return Shown(
            kind=f"{under} · {self.period.in_words(content.period)}",
            title=row.name,
            sentence=" ".join(part for part in sentences if part),
            sections=(Section(row.organisation, row.name, actions),),
        )

    def _open_line(self, kind: type, number: int) -> None:
        if kind is Organisation:
            self.organisation_requested.emit(number)
            return
        assert self.content is not None
        pair = self.content.strangers[number]
        self.matrix.mark_opened(None)
        self._reopen = partial(self._pair_again, pair.first.organisation, pair.second.organisation)
        self._show_pane(self._of_pair(self.content, pair), goes_in=True)

    def _pair_again(self, first: int, second: int, content: Content) -> Shown | None:
        wanted = (first, second)
        found = [pair for pair in content.strangers if (pair.first.organisation, pair.second.organisation) == wanted]
        return self._of_pair(content, found[0]) if found else None

    def _of_pair(self, content: Content, pair: Strangers) -> Shown:
        rows = (pair.first, pair.second)
        sections = [
            tuple(number for place in pair.columns for number in row.actions[place]) or row.all_actions for row in rows
        ]
        both = self.tr("Beide werken onder {pillars}, en nog nooit in dezelfde actie. Wie kan bij wie aansluiten?")
        apart = self.tr("Deze twee werkten nog nooit in dezelfde actie, en onder geen pijler naast elkaar.")
        names = listed([heading(content.columns[place], self.tr) for place in pair.columns], self.tr)
        return Shown(
            kind=f"{self.tr('Nog niet samen')} · {self.period.in_words(content.period)}",
            title=listed([row.name for row in rows], self.tr),
            sentence=both.format(pillars=names) if names else apart,
            sections=tuple(
                Section(row.organisation, row.name, actions) for row, actions in zip(rows, sections, strict=True)
            ),
        )

    def _show_pane(self, shown: Shown, *, goes_in: bool) -> None:
        self.pane.show_actions(shown)
        self.pane_requested.emit(goes_in)

    # -- set-up --

    def _set_up_layout(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, MARGIN)
        column.setSpacing(12)
        column.addWidget(self.matrix)
        rest = QVBoxLayout()
        rest.setContentsMargins(INSET, 0, INSET, 0)
        rest.setSpacing(12)
        rest.addWidget(self.nothing)
        rest.addWidget(self.strangers)
        column.addLayout(rest)
        column.addStretch(1)
        sheet.setBackgroundRole(QPalette.ColorRole.Base)
        self.nothing.hide()
        self.strangers.hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(sheet)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._read)
        self.period.chosen.connect(self._choose_period)
        self.matrix.opened.connect(self._open_cell)
        self.matrix.organisation_opened.connect(self.organisation_requested)
        self.matrix.cell_shown.connect(self._show_cell)
        self.strangers.opened.connect(self._open_line)

    def _show_cell(self, place: QRect) -> None:
        sheet = self.widget()
        assert sheet is not None
        corner = self.matrix.viewport().mapTo(sheet, place.bottomLeft())
        self.ensureVisible(0, corner.y() - place.height(), 0, MARGIN)
        self.ensureVisible(0, corner.y(), 0, MARGIN)
