"""A form over one thing of the dossier: every field saves itself, and a visit to a field is one step to undo."""

import uuid
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.ui.fields import Field

Save = Callable[[int, Any, str], None]
Spread = Callable[[Any], dict[str, Any]]


class _Bound(NamedTuple):
    field: Field
    row_name: str
    save: Save | None
    spread: Spread | None

    def values(self, attribute: str, value: Any) -> dict[str, Any]:
        return {attribute: value} if self.spread is None else self.spread(value)


class EntityForm(QObject):
    """Ties fields to the attributes of one thing of a ``kind``, whichever is loaded.

    ``saved`` follows each value that is on disk. ``not_saved`` carries the sentence of a fault of the machine; what was
    typed stays in its field, and ``retry`` tries again. ``added`` carries the id of a thing that was new.
    """

    added = Signal(int)
    saved = Signal()
    not_saved = Signal(str)

    def __init__(self, dossier: Dossier, kind: type, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._kind = kind
        self._fields: dict[str, _Bound] = {}
        self._visit = ""
        self._number: int | None = None
        self._waiting: dict[str, Any] = {}
        self._required = ""  # while the thing is not there yet: what it cannot be without,
        self._given: dict[str, Any] = {}  # what it begins with,
        self._new: dict[str, Any] = {}  # and what was filled in so far

    @property
    def number(self) -> int | None:
        """The id of the thing that is loaded."""
        return self._number

    def bind(
        self,
        attribute: str,
        field: Field,
        *,
        row: str = "",
        save: Save | None = None,
        spread: Spread | None = None,
    ) -> None:
        """Have ``field`` show what a row holds under ``row`` (else ``attribute``), and save it to the attribute.

        ``spread`` gives the values of the attributes that one value of the field stands for; ``save`` takes the id, the
        value and the visit, where a change takes a command of its own.
        """
        self._fields[attribute] = _Bound(field, row or attribute, save, spread)
        field.setEnabled(not self._dossier.is_read_only)
        field.visit_started.connect(self._start_visit)
        field.edited.connect(lambda value: self._save(attribute, value))

    def load(self, row: Any) -> None:
        """Show another thing; what was half typed about the one before is saved first."""
        self.flush()
        self._show(row.id, row)

    def load_new(self, blank: Any, required: str, **values: Any) -> None:
        """Show the empty fields of a thing that is not there yet; ``blank`` is a row of what it begins with.

        It is added as soon as its ``required`` attribute is filled in, with these values and what was filled in before.
        """
        self.flush()
        self._show(None, blank)
        self._required, self._given = required, values
        for attribute in values.keys() & self._fields.keys():
            self._fields[attribute].field.load(values[attribute])

    def patch(self, row: Any) -> None:
        """Show what the same thing holds now; a field in which somebody types is left alone."""
        for bound in self._fields.values():
            bound.field.set_value(getattr(row, bound.row_name))

    def flush(self) -> bool:
        """Save what was typed and not saved yet; False when a field refuses it."""
        flushed = [bound.field.flush() for bound in self._fields.values()]  # each, also after one that refuses
        return (self._number is None and not self._new) or all(flushed)

    def clear(self) -> None:
        """Show nothing any more, once the thing is gone."""
        self._number = None
        self._required = ""
        self._new.clear()
        self._waiting.clear()

    def retry(self) -> None:
        """Try once more to save what the machine did not take."""
        for attribute, value in list(self._waiting.items()):
            self._save(attribute, value)

    def _start_visit(self) -> None:
        self._visit = uuid.uuid4().hex

    def _show(self, number: int | None, row: Any) -> None:
        self.clear()
        self._number = number
        for bound in self._fields.values():
            bound.field.load(getattr(row, bound.row_name))

    def _save(self, attribute: str, value: Any) -> None:
        if self._number is None and not self._required:
            return
        bound = self._fields[attribute]
        try:
            if self._number is None:
                self._add_new(attribute, value)
            elif bound.save is not None:
                bound.save(self._number, value, self._visit)
            else:
                values = bound.values(attribute, value)
                change(self._dossier, self._kind, self._number, visit=self._visit or None, **values)
        except Refused as refused:
            self._refuse(bound.field, refused)
        except DossierFault as fault:
            self._waiting[attribute] = value
            self.not_saved.emit(fault.sentence)
        else:
            self._waiting.pop(attribute, None)
            if self._number is not None:
                self.saved.emit()

    def _add_new(self, attribute: str, value: Any) -> None:
        """Keep a value of the new thing, and add the thing once it has what it cannot be without."""
        self._new[attribute] = value
        if self._new.get(self._required):
            values = dict(self._given)
            for name, filled_in in self._new.items():
                values |= self._fields[name].values(name, filled_in)
            self._number = add(self._dossier, self._kind, visit=self._visit or None, **values)
            self._new.clear()
            self.added.emit(self._number)

    def _refuse(self, field: Field, refused: Refused) -> None:
        """Say it beside the field that it is about, when that is on this form."""
        about = self._fields.get(refused.field or "")
        (about.field if about is not None else field).set_error(refused.reason)
