"""What ended actions brought and taught, and what becomes of those that are past their date."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.storage.reading.actions import ActionRow, list_actions
from wijkdesk.storage.reading.needs import list_open_actions
from wijkdesk.storage.writing.actions import postpone_actions
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.ending import EndAction
from wijkdesk.ui.entity_form import EntityForm
from wijkdesk.ui.fields import DateField, LongTextField, Option
from wijkdesk.ui.half_year_round.card import Card, Today


class ResultCard(Card):
    """An action that ended: what it brought and what was learned, saved as it is typed."""

    kind = Action
    stays = True

    def __init__(self, changes: Changes, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(changes, today, parent)
        self.result = self.ask_for("result", LongTextField(self.tr("Wat bracht het?"), lines=2))
        self.lesson = self.ask_for("lesson", LongTextField(self.tr("Wat heb je geleerd?"), lines=2))
        self._entity = EntityForm(changes, Action, self)
        self._entity.bind("result", self.result)
        self._entity.bind("lesson", self.lesson)
        self.offer(self.tr("Volgende"), self._go_on, is_usual=True)

    def read(self, number: int) -> ActionRow | None:
        rows = list_actions(self.changes.dossier.reader, only=[number])
        return rows[0] if rows and rows[0].state.is_ended else None

    def describe(self, row: ActionRow) -> None:
        ended = self.tr("{state} op {day}") if row.ended_on else "{state}"
        when = ended.format(state=row.state.dutch.capitalize(), day=date_in_words(row.ended_on) if row.ended_on else "")
        self.say(
            row.title,
            [f"{when} · {row.main_pillar}" if row.main_pillar else when, row.description],
            confidential=row.confidential,
        )
        if row.id == self._entity.number:
            self._entity.patch(row)

    def begin(self, row: ActionRow) -> None:
        self._entity.load(row)

    def first(self) -> QWidget:
        return self.lesson if self.row.result.strip() else self.result

    def flush(self) -> bool:
        return self._entity.flush()

    def _go_on(self) -> None:
        if self.flush() and not self.result.has_error and not self.lesson.has_error:
            self.passed.emit(self.number)


class LateCard(Card):
    """An action that is past its date: it ends, or gets another date."""

    kind = Action
    has_answers_first = True

    def __init__(self, changes: Changes, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(changes, today, parent)
        self.due = self.ask_for("due", DateField(self.tr("Nieuwe datum"), label_above=True, today=today))
        self.offer(self.tr("Afronden…"), self._end, is_usual=True)
        self.offer(self.tr("Nieuwe datum"), self._postpone)
        self.offer_later()

    def read(self, number: int) -> ActionRow | None:
        rows = list_actions(self.changes.dossier.reader, only=[number])
        return rows[0] if rows and not rows[0].state.is_ended else None

    def describe(self, row: ActionRow) -> None:
        state = row.state.dutch.capitalize()
        due = self.tr("had klaar moeten zijn op {day}").format(day=date_in_words(row.due)) if row.due else ""
        led_by = self.tr("Trekker: {name}").format(name=row.lead) if row.lead else ""
        next_step = self.tr("Volgende stap: {step}").format(step=row.next_step) if row.next_step else ""
        waits_for = self.tr("Wacht op: {what}").format(what=row.waits_for) if row.waits_for else ""
        known = " · ".join(part for part in (state, due, row.main_pillar) if part)
        self.say(row.title, [known, led_by, next_step, waits_for], confidential=row.confidential)

    def begin(self, row: ActionRow) -> None:
        self.due.load(None)

    def _end(self) -> None:
        going = [row for row in list_open_actions(self.changes.dossier.reader) if row.id != self.number]
        others = [Option(row.id, row.title) for row in going]
        dialog = EndAction(self.changes, self.row, others, today=self.today, parent=self.window())
        dialog.on.load(self.occasion.day)
        dialog.finished.connect(self.returned)
        dialog.open()

    def _postpone(self) -> None:
        if not self.due.flush():
            self.due.setFocus()
        elif self.due.value() is None:
            self.need(self.due)
        elif self.due.value() < self.occasion.day:
            self.refuse(self.due, self.tr("Die dag is al voorbij. Kies een latere."))
        else:
            self.carry_out(lambda dossier, number: postpone_actions(dossier, [number], self.due.value()))
