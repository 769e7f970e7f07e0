"""Reading a table: what its lines and columns are, what each line will do, and what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.exchange.own_tables.plan import Plan, usual_wishes
from wijkdesk.figures.refusal import Unreadable
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.importing import work
from wijkdesk.ui.importing.columns_part import ColumnsPart
from wijkdesk.ui.importing.lines_part import LinesPart
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.second_process import Stopped, second_process
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.tab_order import order_by_eye

WIDTH: Final = 880


class TableDialog(Dialog):
    """Goes from the columns to the lines, and stores them in one step; until then nothing changes.

    The file is read beside the window as soon as the dialog is made; closing the dialog stops that.
    """

    handbook_page = "inlezen.md#tabellen"

    def __init__(
        self, changes: Changes, path: Path, today: Callable[[], dt.date], parent: QWidget | None = None
    ) -> None:
        super().__init__(changes.tr("Tabel inlezen"), changes.tr("Verder"), width=WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes, self._path, self._today = changes, path, today
        self._plan: Plan | None = None
        self._is_working = self._is_storing = self._is_done = False
        self.back = self.add_button(Button(self.tr("Terug"), "arrow-left"))
        self.copy = self.add_button(Button(self.tr("Verslag kopiëren"), "copy"))
        self.file = self.column.add(Paragraph(path.name, "body", "text2"))
        self.said = self.column.add(Paragraph())
        self.progress = self.column.add(QProgressBar(maximum=0, textVisible=False))
        self.columns = self.column.add(ColumnsPart())
        self._choosing: list[QWidget] = [self.commit, self.back, self.columns]
        for part in (self.back, self.copy, self.said, self.progress, self.columns):
            part.hide()
        self.back.clicked.connect(self._show_columns)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.lines.as_text()))
        self.columns.changed.connect(self._begin_anew)
        self._slices = Slices(self)
        self._slices.begin(self._make_lines())
        self._read_file()

    def accept(self) -> None:
        """Go on: to the lines, to storing them, and at last away."""
        if self._is_done:
            super().accept()
        elif self._is_working:
            return
        elif self.lines.isHidden():
            self._read_lines()
        else:
            self._store()

    def reject(self) -> None:
        """Stop what is under way and change nothing; what is being stored is waited for."""
        if self._is_storing:
            return
        if self._is_working:
            second_process().stop()
        super().reject()

    # -- inside --

    def _make_lines(self) -> Iterator[None]:
        """Make what shows the lines while the file is read: opening does not wait for it."""
        yield
        self.lines = self.column.add(LinesPart())
        self.lines.hide()
        self.lines.wished.connect(self._read_lines)
        self._choosing.append(self.lines)
        yield
        order_by_eye(self)

    def _read_file(self) -> None:
        self._do(
            self.tr("De tabel wordt gelezen…"),
            partial(work.look, self._changes.dossier, self._path, self._today()),
            self._show_file,
        )

    def _show_file(self, looked: work.Looked) -> None:
        self.columns.show_sheets(*looked)
        self._show_columns()

    def _begin_anew(self) -> None:
        """Other columns make other lines, of which nothing was wished yet."""
        kind, _columns = self.columns.chosen()
        self.lines.begin_with(usual_wishes(kind))
        missing = self.columns.missing()
        self.commit.setEnabled(not missing)
        if missing:
            text = self.tr("Kies nog welke kolom dit is: {names}.").format(names=", ".join(missing))
            self.say_in(self.said, text)
        else:
            self.said.hide()

    def _show_columns(self) -> None:
        self._turn_to(self.columns)
        self.commit.setText(self.tr("Verder"))
        self.columns.table.setFocus()
        self._begin_anew()

    def _read_lines(self) -> None:
        kind, columns = self.columns.chosen()
        self._do(
            self.tr("Wat elke regel doet, wordt bekeken…"),
            partial(
                work.plan,
                self._changes.dossier,
                self._path,
                self.columns.place,
                kind,
                columns,
                self._today(),
                self.lines.wishes,
            ),
            self._show_lines,
        )

    def _show_lines(self, plan: Plan) -> None:
        self._plan = plan
        was_hidden = self.lines.isHidden()
        self.lines.show_plan(plan)
        self._turn_to(self.lines)
        self.commit.setText(self.tr("Inlezen"))
        self.commit.setEnabled(plan.does_something)
        if was_hidden:
            self.lines.table.setFocus()
        if not plan.does_something:
            self.say_in(self.said, self.tr("Er is niets om in te lezen: alles staat er al, of blijft weg."))

    def _store(self) -> None:
        assert self._plan is not None
        _kind, columns = self.columns.chosen()
        self._is_storing = True
        self._do(
            self.tr("De regels worden opgeslagen…"),
            partial(work.store, self._changes.dossier, self._plan, self.columns.key, columns),
            lambda _nothing: self._show_done(),
        )

    def _show_done(self) -> None:
        assert self._plan is not None
        self._is_done, self._is_storing = True, False
        self.lines.become_report()
        self.back.hide()
        self.cancel.hide()
        self.copy.show()
        self.commit.setText(self.tr("Sluiten"))
        self.commit.setEnabled(True)
        text = self.tr("Ingelezen: {counted}. Met Ongedaan maken neem je alles in één keer terug.")
        self.say_in(self.said, text.format(counted=self._plan.counted()), "green")
        self.lines.counted.hide()
        self.commit.setFocus()
        self._changes.done.emit(self._changes.dossier.undoable or "")

    def _turn_to(self, part: QWidget) -> None:
        self.columns.setVisible(part is self.columns)
        self.lines.setVisible(part is self.lines)
        self.back.setVisible(part is self.lines)
        self.fit()

    def _do(self, what: str, do: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do it beside the window; meanwhile only cancelling is possible."""
        self._is_working = True
        for part in self._choosing:
            part.setEnabled(False)
        self.cancel.setEnabled(not self._is_storing)
        self.progress.setAccessibleName(what)
        self.progress.show()
        self.say_in(self.said, what)
        run_in_background(self, do, partial(self._go_on, then), self._say_failed)

    def _go_on(self, then: Callable[[Any], None], outcome: Any) -> None:
        self._rest()
        self.said.hide()
        then(outcome)

    def _rest(self) -> None:
        self._slices.finish()
        self._is_working = False
        self.progress.hide()
        for part in (*self._choosing, self.cancel):
            part.setEnabled(True)

    def _say_failed(self, error: Exception) -> None:
        self._rest()
        self._is_storing = False
        self.commit.setEnabled(not (self.columns.isHidden() and self.lines.isHidden()))
        if isinstance(error, Unreadable):
            text = error.sentence
        elif isinstance(error, Refused | DossierFault):
            text = str(error)
        elif isinstance(error, Stopped):
            text = self.tr("Het lezen werd afgebroken. Probeer het nog eens.")
        elif isinstance(error, OSError):
            text = self.tr("{name} kan niet worden gelezen. Kies een ander bestand.").format(name=self._path.name)
        else:
            raise error
        self.say_in(self.said, text, "red")
