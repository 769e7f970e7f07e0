"""An edit of very many things, such as taking back a whole import or removing all that is chosen, beside the window."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.entity_table import EntityTable
from wijkdesk.ui.labels import Paragraph

FEW: Final = 20
"""So many things are changed at once, and nobody notices, not even in a list of 20,000."""


class LongEdit(Dialog):
    """Stands before the window until it is done, so that nothing is edited meanwhile; neither closes before that.

    ``carried_out`` carries what ``work`` gave, and ``failed`` what it raised; it changes all that it says, or nothing.
    """

    handbook_page = "noteren.md#terugdraaien"

    carried_out = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any], title: str, label: str, parent: QWidget) -> None:
        super().__init__(title, "", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._is_busy, self._is_to_close = parent, True, False
        parent.installEventFilter(self)
        self.commit.hide()
        self.cancel.hide()
        self.column.add(Paragraph(label))
        progress = self.column.add(QProgressBar(maximum=0, textVisible=False))
        progress.setAccessibleName(title)
        run_in_background(self, work, self._end_well, self._end_badly)

    def reject(self) -> None:
        """What is being written is waited for."""
        if not self._is_busy:
            super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window close when this is done, and not sooner: its dossier would close before the edit began."""
        if watched is self.parent() and event.type() == QEvent.Type.Close and self._is_busy:
            self._is_to_close = True
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # -- inside --

    def _end_well(self, outcome: object) -> None:
        self._close()
        self.carried_out.emit(outcome)
        self._close_window()

    def _end_badly(self, error: Exception) -> None:
        self._close()
        self.failed.emit(error)
        self._close_window()

    def _close(self) -> None:
        self._is_busy = False
        self.reject()

    def _close_window(self) -> None:
        if self._is_to_close:
            self._window.close()


def change_several(
    changes: Changes,
    command: Callable[..., Any],
    *arguments: Any,
    number: int,
    title: str,
    parent: QWidget,
    then: Callable[[Any], object] = lambda _outcome: None,
    failed: Callable[[Refused | DossierFault], object] | None = None,
) -> None:
    """Call a command of ``storage.writing`` about this number of things, and then ``then`` with what it gave.

    A few are changed before this comes back; more of them beside the window, behind a dialog with this title. Tells why
    when the command refuses or fails, or leaves that to ``failed``.
    """

    def tell(outcome: object) -> None:
        label = changes.dossier.undoable
        if label is not None:
            changes.done.emit(label)
        then(outcome)

    def fail(error: Exception) -> None:
        if not isinstance(error, Refused | DossierFault):
            raise error
        if failed is not None:
            failed(error)
        else:
            changes.not_done.emit(str(error))

    work = partial(command, changes.dossier, *arguments)
    if number > FEW:
        label = QCoreApplication.translate("LongEdit", "{n} tegelijk. Dat duurt even.")
        edit = LongEdit(work, title, label.format(n=number), parent.window())
        edit.carried_out.connect(tell)
        edit.failed.connect(fail)
        edit.open()
        return
    try:
        outcome = work()
    except (Refused, DossierFault) as error:
        fail(error)
    else:
        tell(outcome)


def remove_rows(
    changes: Changes,
    table: EntityTable[Any],
    row_ids: Collection[Hashable],
    command: Callable[..., Any],
    *arguments: Any,
) -> None:
    """Remove by ``change_several`` what stands in these rows of a list, and choose the row that comes after them."""
    below = table.next_to(row_ids)

    def choose(_nothing: object) -> None:
        if below is not None:
            table.choose(below)

    title = QCoreApplication.translate("LongEdit", "Verwijderen")
    change_several(changes, command, *arguments, number=len(row_ids), title=title, parent=table, then=choose)
