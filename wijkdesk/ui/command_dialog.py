"""A dialog that asks what a command of the dossier needs, and carries it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.cautions import FieldCautions
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import NARROW, Dialog
from wijkdesk.ui.fields import Field

F = TypeVar("F", bound=Field)


class CommandDialog(Dialog):
    """Asks for the values of a command; the verb carries it out, and what refuses is said beside its field.

    The command is called with the dossier in front and each value under the name of its field. ``outcome`` is what it
    gave back.
    """

    def __init__(
        self,
        changes: Changes,
        command: Callable[..., Any],
        title: str,
        verb: str,
        *,
        width: int = NARROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, verb, width=width, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.outcome: Any = None
        self._changes = changes
        self._command = command
        self._asked: dict[str, Field] = {}
        self._required: dict[str, str] = {}  # what to say of an argument without a value
        self._cautions = FieldCautions(changes.dossier, type(self), self)

    def ask(self, name: str, field: F, value: Any = None, *, required: str = "") -> F:
        """Add a field for the argument ``name``, holding ``value``, and give it back.

        ``required`` is what to say when it has no value.
        """
        if value is not None:
            field.load(value)
        self._asked[name] = field
        self._required[name] = required
        self._cautions.watch(name, field)
        field.edited.connect(lambda _value: self._cautions.look_soon())
        return self.column.add(field)

    def accept(self) -> None:
        """Carry out the command; the dialog stays open when it, or a field, is refused."""
        wrong = [field for field in self._asked.values() if not field.flush()]
        if wrong:
            wrong[0].setFocus()
            return
        for field in self._asked.values():
            field.set_error("")
        values = {name: field.value() for name, field in self._asked.items()}
        missing = [name for name, value in values.items() if value is None and self._required[name]]
        for name in missing:
            self._asked[name].set_error(self._required[name])
        if missing:
            return
        try:
            self.outcome = self._command(self._changes.dossier, **values)
        except Refused as refused:
            self._say(refused.field, refused.reason)
        except DossierFault as fault:
            self._say(None, fault.sentence)
        else:
            super().accept()
            label = self._changes.dossier.undoable
            if label is not None:
                self._changes.done.emit(label)

    def _say(self, about: str | None, reason: str) -> None:
        fields = self.column.fields()
        field = self._asked.get(about or "") or fields[0]
        field.set_error(reason)
        field.setFocus()
