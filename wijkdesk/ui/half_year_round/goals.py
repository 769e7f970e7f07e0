"""Whether a policy goal was reached, with the actions that served it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.storage.reading.half_year_round import ServingRow, actions_serving
from wijkdesk.storage.reading.promises import GoalRow, list_goals
from wijkdesk.storage.writing.promises import miss_goal, reach_goal
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.half_year_round.card import Card, Today

MOST_ACTIONS: Final = 6


class GoalCard(Card):
    """That a goal goes on is an answer too, and changes nothing."""

    kind = PolicyGoal
    has_answers_first = True

    def __init__(self, changes: Changes, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(changes, today, parent)
        self.on = self.ask_day(self.tr("Gehaald of niet gehaald op"), "settled_on")
        self.offer(self.tr("Loopt nog"), lambda: self.answered.emit(self.number), is_usual=True)
        self.offer(self.tr("Gehaald"), lambda: self.carry_out(reach_goal, self.on.value()))
        self.offer(self.tr("Niet gehaald"), lambda: self.carry_out(miss_goal, self.on.value()))

    def read(self, number: int) -> GoalRow | None:
        rows = list_goals(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def describe(self, row: GoalRow) -> None:
        owner = row.organisation or row.portfolio_holder or self.tr("de wijkaanpak zelf")
        of = self.tr("Van {owner}").format(owner=owner)
        due = self.tr("uiterlijk {day}").format(day=date_in_words(row.due)) if row.due else ""
        serving = actions_serving(self.changes.dossier.reader, row.id, self.occasion.half_year)
        self.say(
            row.title,
            [f"{of} · {due}" if due else of, row.description, *self._served(serving)],
            confidential=row.confidential,
        )

    def begin(self, row: GoalRow) -> None:
        self.on.load(self.occasion.day)

    def _served(self, serving: list[ServingRow]) -> list[str]:
        if not serving:
            return [self.tr("In dit halfjaar was er geen actie voor dit doel.")]
        lines = [self.tr("Acties in dit halfjaar:")]
        lines += [f"• {row.title} ({row.state.dutch})" for row in serving[:MOST_ACTIONS]]
        more = len(serving) - MOST_ACTIONS
        return [*lines, self.tr("en nog {n}").format(n=more)] if more > 0 else lines
