"""Commands about all that is chosen: a few things are changed at once, many beside the window."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.entity_table import EntityTable

FEW: Final = 20
"""So many things are changed at once, and nobody notices, not even in a list of 20,000."""


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
    """Call a command of ``storage.writing``, and then ``then`` with what it gave.

    About a ``number`` of things that is small it is done before this comes back; else beside the window, behind a
    dialog with this title. Tells why when the command refuses or fails, or leaves that to ``failed``.
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
        from wijkdesk.ui.long_edit import LongEdit  # noqa: PLC0415 - not before the first edit can be made

        label = QCoreApplication.translate("LongEdit", "Dat zijn er veel, dus het duurt even.")
        edit = LongEdit(work, title, label, parent.window())
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
