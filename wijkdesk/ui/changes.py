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
    ``not_done`` why it did nothing: each one Dutch sentence for whoever shows it. ``not_saved`` carries the fault that
    kept something typed from the disk; meanwhile it stands in ``waiting``, by kind, id and attribute, and all values of
    a thing that is new under an id of ``None``. ``caught_up`` follows once nothing waits any more. While ``is_held``
    nobody tries again by himself, for what stands in the dossier now is the work of somebody else.
    ``narrowed`` follows when a tab narrows in ``narrowing``, by name, what others show too.
    ``history_requested`` asks the window to show what a thing was before: its kind and id; ``access_requested`` to
    write down all that is known of a contact, and ``erasing_requested`` to forget one, and in which way.
    """

    changed = Signal(object)
    done = Signal(str)
    not_done = Signal(str)
    not_saved = Signal(object)
    caught_up = Signal()
    history_requested = Signal(object, int)
    access_requested = Signal(int)
    erasing_requested = Signal(int, object)
    narrowed = Signal()
    _heard = Signal(object)

    def __init__(self, dossier: Dossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dossier = dossier
        self.waiting: dict[tuple[type, int | None, str], Any] = {}
        self.narrowing: dict[str, Any] = {}
        self.is_held = False
        # A command may run beside the window; tabs hear of it in their own thread.
        dossier.listen(self._heard.emit)
        self._heard.connect(self.changed)

    def wait(self, key: tuple[type, int | None, str], value: Any, fault: DossierFault) -> None:
        """Keep what was typed until the machine takes it, and tell why it did not."""
        self.waiting[key] = value
        self.not_saved.emit(fault)

    def settle(self, key: tuple[type, int | None, str]) -> None:
        """Let go of what does not wait any more; nothing happens when it never did."""
        if key in self.waiting:
            del self.waiting[key]
            if not self.waiting:
                self.caught_up.emit()

    def narrow(self, values: dict[str, Any]) -> None:
        """Let these filters hold in every tab that has them; None lets everything through."""
        if any(self.narrowing.get(name) != value for name, value in values.items()):
            self.narrowing |= values
            self.narrowed.emit()

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
