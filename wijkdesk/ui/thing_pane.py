"""The pane of one thing: it shows the thing, saves every field of it, and follows what changes elsewhere."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijkdesk.storage.writing.edit import remove_several
from wijkdesk.ui.buttons import Button, IconButton
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.entity_form import EntityForm
from wijkdesk.ui.fields import Field, TitleField
from wijkdesk.ui.form import Foot
from wijkdesk.ui.list_and_detail import DetailPane
from wijkdesk.ui.options import Options


class ThingPane(DetailPane):
    """A pane for things of one kind; a kind fills in ``read``, ``blank_row`` and ``show_row``.

    ``added`` carries the id of a thing that was new; ``gone`` tells that the thing is not there any more, and
    ``back_requested`` that the user wants to return to where this pane was opened from.
    """

    added = Signal(int)
    gone = Signal()
    back_requested = Signal()

    def __init__(
        self,
        changes: Changes,
        options: Options,
        kind: type,
        title: TitleField,
        *buttons: Button,
        required: str,
        parent: QWidget | None = None,
    ) -> None:
        self._foot = Foot(*buttons)
        super().__init__(title, self._foot, parent)
        self.changes, self.kind, self.options = changes, kind, options
        self.row: Any = None
        self._required = required
        self.fields = EntityForm(changes, kind, self)
        self._back = IconButton("arrow-left", self.tr("Terug"))
        self._back_to = ""
        self._head.insertWidget(0, self._back)
        self._back.hide()
        self._remove = self.add_tool(IconButton("trash-2", self.tr("Verwijderen")))
        if changes.dossier.is_read_only:
            self._remove.hide()
        for button in buttons:
            if changes.dossier.is_read_only:
                button.hide()
        self._connect()

    # -- what a kind of thing fills in --

    def read(self, number: int) -> Any | None:
        """The row of this thing; None when it is not there."""
        raise NotImplementedError

    def blank_row(self) -> Any:
        """A row of a new thing, with empty fields."""
        raise NotImplementedError

    def beginnings(self) -> dict[str, Any]:
        """The attributes that a new thing is filled with, whoever makes it."""
        return {}

    def show_row(self, row: Any) -> None:
        """Show what is not in a field; for a new thing ``row.id`` is 0."""
        raise NotImplementedError

    # -- the contract --

    @property
    def number(self) -> int | None:
        """The id of what is shown; None for a new thing, and for nothing."""
        return self.fields.number

    def show_thing(self, number: int) -> bool:
        """Show this thing; False when it is not there."""
        row = self.read(number)
        if row is None:
            return False
        if number != self.number:
            self.form.verticalScrollBar().setValue(0)
        self.options.refresh()
        self.fields.load(row)
        self._take_row(row)
        return True

    def begin(self, **values: Any) -> None:
        """Show a new thing with these values; it is stored once its title is filled in."""
        row = self.blank_row()
        self.form.verticalScrollBar().setValue(0)
        self.options.refresh()
        self.fields.load_new(row, self._required, **self.beginnings() | values)
        self._take_row(row)
        self.title.setFocus()

    def follow(self) -> None:
        """Show what the thing has become, after something in the dossier changed."""
        if self.number is None:
            return
        row = self.read(self.number)
        if row is None:
            self.fields.clear()
            self.gone.emit()
            return
        self.options.refresh()
        self.fields.patch(row)
        self._take_row(row)

    def remove(self) -> None:
        """Remove the thing from the dossier."""
        if self.number is not None and not self.changes.dossier.is_read_only:
            self.changes.carry_out(remove_several, self.kind, [self.number])

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        return self.fields.flush()

    def show_kind(self, text: str) -> None:
        """See DetailPane.show_kind; where one comes from stands behind it."""
        super().show_kind(f"{text} · {self._back_to}" if self._back_to else text)

    def show_back(self, name: str) -> None:
        """Offer the way back to the thing of this name; "" when there is none. Call it before the thing is shown."""
        self._back_to = name
        self._back.rename(self.tr("Terug naar {name}").format(name=name) if name else self.tr("Terug"))
        self._back.setVisible(bool(name))

    def bind(self, attribute: str, field: Field, **how: Any) -> None:
        """See EntityForm.bind."""
        self.fields.bind(attribute, field, **how)

    # -- inside --

    def _take_row(self, row: Any) -> None:
        self.row = row
        self._remove.setEnabled(bool(row.id))
        self.history.setEnabled(bool(row.id))
        self.show_row(row)

    def _connect(self) -> None:
        self.fields.added.connect(self._show_added)
        self.fields.saved.connect(lambda: self._foot.show_kept(dt.datetime.now()))
        self._remove.clicked.connect(self.remove)
        self._back.clicked.connect(self.back_requested)
        self.history_requested.connect(self._show_history)

    def _show_history(self) -> None:
        if self.number is not None and self.flush():
            self.changes.history_requested.emit(self.kind, self.number)

    def _show_added(self, number: int) -> None:
        self._foot.show_kept(dt.datetime.now())
        self.follow()
        self.added.emit(number)
