"""What became of promises, and whether residents know."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.promise import Promise
from wijkdesk.storage.reading.promises import PromiseRow, list_promises
from wijkdesk.storage.writing.promises import (
    break_promise,
    keep_promise,
    refuse_promise,
    renegotiate_promise,
    tell_residents,
)
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields import DateField, LongTextField, TextField
from wijkdesk.ui.half_year_round.card import Card, Today


class _AboutPromise(Card):
    kind = Promise

    def read(self, number: int) -> PromiseRow | None:
        rows = list_promises(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def describe(self, row: PromiseRow) -> None:
        self.say(row.what, [self._parties(row), *self._times(row)], confidential=row.confidential)

    def _parties(self, row: PromiseRow) -> str:
        by = row.by_contact or row.by_organisation or self.tr("wijzelf")
        to = row.to_contact or row.to_organisation or (self.tr("bewoners") if row.to_residents else "")
        return self.tr("Van {by} aan {to}").format(by=by, to=to) if to else self.tr("Van {by}").format(by=by)

    def _times(self, row: PromiseRow) -> list[str]:
        raise NotImplementedError

    def _since(self, row: PromiseRow) -> dt.date:
        """The day of the answer by itself, which is never before the promise was made."""
        return max(self.occasion.day, row.made_on or self.occasion.day)


class PromiseCard(_AboutPromise):
    """A promise that is due: kept, not kept, refused with a reason, or with another date."""

    has_answers_first = True

    def __init__(self, changes: Changes, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(changes, today, parent)
        self.on = self.ask_day(self.tr("Op"), "settled_on")
        self.reason = self.ask_for("reason", LongTextField(self.tr("Waarom?"), lines=1))
        self.due = self.ask_for("due", DateField(self.tr("Nieuwe datum"), label_above=True, today=today))
        self.offer(self.tr("Nagekomen"), lambda: self._settle(keep_promise))
        self.offer(self.tr("Niet nagekomen"), lambda: self._settle(break_promise, reason=True))
        self.offer(self.tr("Nee, met reden"), self._refuse_it)
        self.offer(self.tr("Nieuwe datum"), self._agree_anew)
        self.offer_later()

    def begin(self, row: PromiseRow) -> None:
        self.on.load(self._since(row))
        self.reason.load("")
        self.due.load(None)

    def _times(self, row: PromiseRow) -> list[str]:
        made = self.tr("Toegezegd op {day}").format(day=date_in_words(row.made_on)) if row.made_on else ""
        due = self.tr("zou klaar zijn vóór {day}").format(day=date_in_words(row.due)) if row.due else ""
        return [", ".join(part for part in (made, due) if part)]

    def _settle(self, command: Any, *, reason: bool = False) -> None:
        if not self.on.flush() or not self.reason.flush():
            self.on.setFocus()
            return
        said = {"reason": self.reason.value()} if reason else {}
        self.carry_out(command, self.on.value(), **said)

    def _refuse_it(self) -> None:
        if self.reason.flush() and not self.reason.value():
            self.need(self.reason)
        else:
            self._settle(refuse_promise, reason=True)

    def _agree_anew(self) -> None:
        if not self.due.flush():
            self.due.setFocus()
        elif self.due.value() is None:
            self.need(self.due)
        elif self.on.flush() and self.reason.flush():
            self.carry_out(renegotiate_promise, self.on.value(), due=self.due.value(), reason=self.reason.value())


class TellCard(_AboutPromise):
    """A promise to residents that was settled: whether and how they heard."""

    def __init__(self, changes: Changes, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(changes, today, parent)
        example = self.tr("bijvoorbeeld in een brief")
        self.how = self.ask_for(
            "told_how", TextField(self.tr("Hoe hoorden bewoners het?"), placeholder=example, label_above=True)
        )
        self.on = self.ask_day(self.tr("Verteld op"), "told_on")
        self.offer(self.tr("Verteld"), self._tell, is_usual=True)
        self.offer_later()

    def begin(self, row: PromiseRow) -> None:
        self.how.load("")
        self.on.load(self._since(row))

    def first(self) -> QWidget:
        return self.how

    def _times(self, row: PromiseRow) -> list[str]:
        state = row.state.dutch.capitalize()
        if row.settled_on is not None:
            state = self.tr("{state} op {day}").format(state=state, day=date_in_words(row.settled_on))
        return [state, row.reason]

    def _tell(self) -> None:
        if self.form.flush():
            self.carry_out(tell_residents, self.on.value(), self.how.value())
        else:
            self.on.setFocus()
