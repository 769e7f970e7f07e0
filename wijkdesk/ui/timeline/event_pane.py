"""The pane of an event; what was heard in the street can become an action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import EventKind
from wijkdesk.storage.reading.events import EventRow, list_events
from wijkdesk.storage.reading.rows import blank
from wijkdesk.storage.writing.events import make_action_of_signal
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.event_kinds import event_mark
from wijkdesk.ui.fields import CheckField, Choice, ChoiceField, DateField, LongTextField, TextField, TitleField
from wijkdesk.ui.options import Options
from wijkdesk.ui.thing_pane import ThingPane


class EventPane(ThingPane):
    """``opened`` asks for the action that belongs to the event."""

    opened = Signal(object, int)

    def __init__(
        self,
        changes: Changes,
        options: Options,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        self.make_action = Button(self.tr("Maak er een actie van"), "zap")
        self.go_to_action = Button(self.tr("Naar de actie"), "arrow-right")
        title = TitleField(self.tr("Wat gebeurde er?"))
        super().__init__(
            changes, options, Event, title, self.make_action, self.go_to_action, required="title", parent=parent
        )
        self._today = today
        self.bind("title", self.title)
        self._add_fields()
        self.make_action.clicked.connect(self._make_action)
        self.go_to_action.clicked.connect(lambda: self.opened.emit(Action, self.row.action_id))

    def read(self, number: int) -> EventRow | None:
        rows = list_events(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def blank_row(self) -> EventRow:
        return blank(EventRow, day=self._today(), kind=EventKind.ACTIVITY)

    def beginnings(self) -> dict[str, Any]:
        return {"day": self._today(), "kind": EventKind.ACTIVITY}

    def show_row(self, row: EventRow) -> None:
        is_there = bool(row.id)
        self.show_kind(row.kind.dutch.capitalize() if is_there else self.tr("Nieuwe gebeurtenis"))
        can_become = is_there and row.kind is EventKind.SIGNAL and row.action_id is None
        self.make_action.setVisible(can_become and not self.changes.dossier.is_read_only)
        self.go_to_action.setVisible(row.action_id is not None)

    def _add_fields(self) -> None:
        add = self.form.add
        self.day = add(DateField(self.tr("Dag"), today=self._today))
        kinds = [Choice(kind, kind.dutch, event_mark(kind)) for kind in EventKind]
        self.event_kind = add(ChoiceField(self.tr("Soort"), kinds))
        self.place = add(TextField(self.tr("Waar")))
        self.pillar = add(self.options.pick_one(self.tr("Pijler"), Pillar))
        self.action = add(self.options.pick_one(self.tr("Actie"), Action))
        self.description = add(LongTextField(self.tr("Omschrijving"), lines=3))
        self.confidential = add(CheckField(self.tr("vertrouwelijk")))
        for name in ("day", "place", "description", "confidential"):
            self.bind(name, getattr(self, name))
        self.bind("kind", self.event_kind)
        self.bind("pillar", self.pillar, row="pillar_id")
        self.bind("action", self.action, row="action_id")

    def _make_action(self) -> None:
        made: list[int] = []
        number = self.number
        if number is None or not self.flush():
            return
        if self.changes.carry_out(lambda dossier: made.append(make_action_of_signal(dossier, number))):
            self.opened.emit(Action, made[0])
