"""The one signal by which tabs hear that the dossier changed, and the one way in which their commands change it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault


class Changes(QObject):
    """Passes on what an open dossier announces, and carries out commands on it.

    ``changed`` carries which things changed: a dict from a kind of thing to the ids. It comes once after each commit,
    undo and redo, and not after a rollback. ``done`` carries what a command did, in the words of the menu, and
    ``not_done`` why it did nothing: each one Dutch sentence for whoever shows it. ``history_requested`` asks the window
    to show what a thing was before: its kind and id.
    """

    changed = Signal(object)
    done = Signal(str)
    not_done = Signal(str)
    history_requested = Signal(object, int)

    def __init__(self, dossier: Dossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dossier = dossier
        dossier.listen(self.changed.emit)

    def carry_out(self, command: Callable[..., Any], *arguments: Any, **values: Any) -> bool:
        """Call a command of ``storage.writing`` with the dossier in front; tell why when it refuses or fails.

        For what is not typed in a field: a form shows a refusal beside the field itself.
        """
        try:
            command(self.dossier, *arguments, **values)
        except (Refused, DossierFault) as problem:
            self.not_done.emit(str(problem))
            return False
        label = self.dossier.undoable
        if label is not None:
            self.done.emit(label)
        return True
