"""A form over one thing of the dossier: every field saves itself, and a visit to a field is one step to undo."""

import uuid
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.ui.cautions import FieldCautions
from wijkdesk.ui.changes import Changes
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

    ``saved`` follows each value that is on disk, and ``added`` carries the id of a thing that was new. What the machine
    does not take waits in ``changes``: it stays in its field, also when that showed another thing meanwhile, and
    ``flush`` tries once more.
    """

    added = Signal(int)
    saved = Signal()

    def __init__(self, changes: Changes, kind: type, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self._dossier = changes.dossier
        self.kind = kind
        self._fields: dict[str, _Bound] = {}
        self._cautions = FieldCautions(changes.dossier, kind, self)
        self._visit = ""
        self._number: int | None = None
        self._required = ""  # while the thing is not there yet: what it cannot be without,
        self._given: dict[str, Any] = {}  # what it begins with,
        self._new: dict[str, Any] = {}  # and what was filled in so far,
        self._new_name = ""  # and the name under which it waits when it cannot be added

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
        self._cautions.watch(attribute, field)
        field.edited.connect(lambda _value: self._cautions.look_soon())

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
        self._cautions.look_soon()
        for attribute, bound in self._fields.items():
            if (self.kind, self._number, attribute) not in self._changes.waiting:
                bound.field.set_value(getattr(row, bound.row_name))

    def flush(self) -> bool:
        """Save what was typed and not saved yet; False when a field refuses it."""
        self._retry()
        if self._number is None and not self._required:
            return True  # nothing is loaded
        flushed = [bound.field.flush() for bound in self._fields.values()]  # each, also after one that refuses
        return (self._number is None and not self._new) or all(flushed)

    def clear(self) -> None:
        """Show nothing any more, once the thing is gone."""
        self._number = None
        self._required = ""
        self._new.clear()
        self._new_name = uuid.uuid4().hex

    def _is_ours(self, kind: type, number: int | None, attribute: str) -> bool:
        if kind is not self.kind or (number is not None and attribute not in self._fields):
            return False
        # A command of its own is about the thing that is shown.
        return number is None or self._fields[attribute].save is None or number == self._number

    def _retry(self) -> None:
        """Try once more to save what the machine did not take, until it does not take something again."""
        waiting = {} if self._changes.is_held else self._changes.waiting
        for key, value in [(key, value) for key, value in waiting.items() if self._is_ours(*key)]:
            _kind, number, attribute = key
            try:
                if number is None:
                    self._take_number(add(self._dossier, self.kind, **value), attribute)
                else:
                    self._store(number, attribute, value)
            except Refused as refused:
                self._changes.settle(key)
                if number == self._number and attribute in self._fields:
                    self._refuse(self._fields[attribute].field, refused)
                else:
                    self._changes.not_done.emit(refused.reason)
            except DossierFault as fault:
                self._changes.not_saved.emit(fault)
                return
            else:
                self._changes.settle(key)
                self.saved.emit()

    def _start_visit(self) -> None:
        self._visit = uuid.uuid4().hex

    def _show(self, number: int | None, row: Any) -> None:
        self.clear()
        self._cautions.look_soon()
        self._number = number
        for attribute, bound in self._fields.items():
            value = getattr(row, bound.row_name)
            bound.field.load(self._changes.waiting.get((self.kind, number, attribute), value))

    def _save(self, attribute: str, value: Any) -> None:
        if self._number is None and not self._required:
            return
        key = (self.kind, self._number, attribute)
        try:
            if self._number is None:
                self._add_new(attribute, value)
            else:
                self._store(self._number, attribute, value)
        except Refused as refused:
            self._refuse(self._fields[attribute].field, refused)
        except DossierFault as fault:
            if self._number is None:
                key, value = (self.kind, None, self._new_name), self._values_of_new()
            self._changes.wait(key, value, fault)
        else:
            self._changes.settle(key)
            if self._number is not None:
                self.saved.emit()

    def _store(self, number: int, attribute: str, value: Any) -> None:
        bound = self._fields[attribute]
        if bound.save is not None:
            bound.save(number, value, self._visit)
        else:
            values = bound.values(attribute, value)
            change(self._dossier, self.kind, number, visit=self._visit or None, **values)

    def _add_new(self, attribute: str, value: Any) -> None:
        """Keep a value of the new thing, and add the thing once it has what it cannot be without."""
        self._new[attribute] = value
        if self._new.get(self._required):
            number = add(self._dossier, self.kind, visit=self._visit or None, **self._values_of_new())
            self._changes.settle((self.kind, None, self._new_name))
            self._take_number(number, self._new_name)

    def _values_of_new(self) -> dict[str, Any]:
        values = dict(self._given)
        for name, filled_in in self._new.items():
            values |= self._fields[name].values(name, filled_in)
        return values

    def _take_number(self, number: int, name: str) -> None:
        """Go on with the thing that was new, when it is the one that is still shown."""
        if self._number is None and name == self._new_name:
            self._number = number
            self._new.clear()
            self.added.emit(number)

    def _refuse(self, field: Field, refused: Refused) -> None:
        """Say it beside the field that it is about, when that is on this form."""
        about = self._fields.get(refused.field or "")
        (about.field if about is not None else field).set_error(refused.reason)
