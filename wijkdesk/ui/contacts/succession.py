"""Somebody leaves: who takes over what is still open."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.words import GoalState, PromiseState
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.people import ContactRow
from wijkdesk.storage.reading.programme import list_pillars, list_programmes
from wijkdesk.storage.reading.promises import list_commitments, list_goals, list_promises
from wijkdesk.storage.reading.related import related_to_contact
from wijkdesk.storage.writing.people import hand_over_work
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.fields import DateField
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.options import Options


class SuccessionDialog(CommandDialog):
    """Asks who succeeds a person and from when, and says what goes over before it does."""

    handbook_page = "contacten.md#een-persoon"

    def __init__(
        self, changes: Changes, options: Options, leaver: ContactRow, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            changes,
            partial(hand_over_work, leaver=leaver.id),
            self.tr("Opvolger van {name}").format(name=leaver.name),
            self.tr("Overdragen"),
            parent=parent,
        )
        self._leaver = leaver
        self.successor = self.ask(
            "successor",
            options.pick_one(self.tr("Opvolger"), Contact, placeholder=self.tr("Typ een naam")),
            required=self.tr("Kies wie het werk overneemt."),
        )
        self.last_day = self.ask(
            "on", DateField(self.tr("Laatste dag")), today, required=self.tr("Vul de laatste dag in.")
        )
        self.last_day.edited.connect(lambda _day: self._show_summary())
        self.summary = self.column.add(Paragraph("", "body", "text2"))
        self._show_summary()

    def _show_summary(self) -> None:
        on = self.last_day.value()
        parts = self._what_goes_over(on) if on is not None else []
        if parts:
            text = self.tr("Dit gaat over: {parts}. Wat is afgerond, blijft op naam van {name}.")
        else:
            text = self.tr("Er staat niets open op naam van {name}. Alleen de functie gaat over.")
        self.summary.set_text(text.format(parts=", ".join(parts), name=self._leaver.name))

    def _what_goes_over(self, on: dt.date) -> list[str]:
        reader = self._changes.dossier.reader
        own = related_to_contact(reader, self._leaver.id)
        promises = [row for row in list_promises(reader, only=own.promises) if row.state is PromiseState.OPEN]
        commitments = [
            row for row in list_commitments(reader, only=own.commitments) if (row.last_day or dt.date.max) > on
        ]
        actions = [row for row in list_actions(reader, only=own.actions) if not row.state.is_ended]
        goals = [row for row in list_goals(reader, only=own.goals) if row.state is GoalState.OPEN]
        pillars = [row.name for row in list_pillars(reader, only=own.pillars) if row.retired_on is None]
        counted = (
            (len(promises), self.tr("1 open toezegging"), self.tr("{n} open toezeggingen")),
            (len(commitments), self.tr("1 commitment"), self.tr("{n} commitments")),
            (len(actions), self.tr("1 actie"), self.tr("{n} acties")),
            (len(goals), self.tr("1 beleidsdoel"), self.tr("{n} beleidsdoelen")),
        )
        parts = [(one if count == 1 else many).format(n=count) for count, one, many in counted if count]
        parts += [self.tr("pijler {name}").format(name=name) for name in pillars]
        is_sponsor = any(row.sponsor_id == self._leaver.id for row in list_programmes(reader))
        return [*parts, *([self.tr("het opdrachtgeverschap")] if is_sponsor else [])]
