"""The chips over the list of actions, and the menu for what is narrowed more rarely."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.ui.actions.listing import NO_PILLAR, Narrowing, first_day_among, first_known_day, half_years
from wijkdesk.ui.fields import Choice, Option
from wijkdesk.ui.filters import FilterChip
from wijkdesk.ui.marks import IconMark
from wijkdesk.ui.shared_chips import state_choices

STEP: Final = 4000
"""So many actions are looked through at a time."""


def offered_by(row: ActionRow) -> tuple[object, ...]:
    """What an action adds to what the chips offer."""
    return row.main_pillar_id is None, row.lead_id, row.partner_ids, first_known_day(row)


class Chips(QObject):
    """What the user lets through; `changed` follows each choice."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offered: dict[FilterChip, list[Choice]] = {}
        self.pillar = FilterChip(self.tr("Pijler"))
        self.state = FilterChip(self.tr("Stand"), state_choices(self.tr))
        self.partner = FilterChip(self.tr("Partner"))
        self.half_year = FilterChip(self.tr("Halfjaar"))
        self.confidential = FilterChip(self.tr("Vertrouwelijk"), self._secrecy())
        self.confidential.hide()
        for chip in self.all():
            chip.value_changed.connect(lambda _value: self._tell())

    def all(self) -> Sequence[FilterChip]:
        """The chips, from left to right."""
        return (self.pillar, self.state, self.partner, self.half_year, self.confidential)

    def shared(self) -> dict[str, FilterChip]:
        """The chips that other tabs have too, by what they narrow."""
        return {
            "pillar": self.pillar,
            "state": self.state,
            "partner": self.partner,
            "half_year": self.half_year,
        }

    def narrowing(self) -> Narrowing:
        """What the chips let through together."""
        return Narrowing(
            self.pillar.value(),
            self.state.value(),
            self.partner.value(),
            self.half_year.value(),
            self.confidential.value(),
        )

    def clear(self) -> None:
        """Let everything through."""
        for chip in self.all():
            chip.set_value(None)
        self._tell()

    def offer(
        self, pillars: Iterable[Choice], organisations: Iterable[Option], rows: Sequence[ActionRow], today: dt.date
    ) -> Iterator[None]:
        """Steps that offer what occurs in these rows, a chip at a time; what was chosen stays when it still occurs."""
        none = [Choice(NO_PILLAR, self.tr("Zonder pijler"))] if any(row.main_pillar_id is None for row in rows) else []
        self._offer(self.pillar, [*pillars, *none])
        yield
        taking_part = {number for row in rows for number in (row.lead_id, *row.partner_ids)}
        partners = [Choice(each.key, each.text) for each in organisations if each.key in taking_part]
        self._offer(self.partner, partners)
        yield
        first = today
        for begin in range(0, len(rows), STEP):
            first = first_day_among(rows[begin : begin + STEP], first)
            yield
        self._offer(self.half_year, [Choice(half, half.dutch.capitalize()) for half in half_years(first, today)])

    def _offer(self, chip: FilterChip, choices: list[Choice]) -> None:
        """Every edit passes here, and most change nothing about what can be chosen."""
        if self._offered.get(chip) != choices:
            self._offered[chip] = choices
            chip.set_choices(choices)

    def kept(self) -> dict[str, Any]:
        """What is worth remembering for the next start."""
        half = self.half_year.value()
        return {
            "state": self.state.value(),
            "half_year": str(half) if half is not None else None,
            "confidential": self.confidential.value(),
        }

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Take over what `kept` gave; what cannot be read counts as not chosen."""
        states = [choice.value for choice in state_choices(self.tr)]
        self.state.set_value(kept.get("state") if kept.get("state") in states else None)
        self.confidential.set_value(kept.get("confidential") if kept.get("confidential") in (True, False) else None)
        self.confidential.setVisible(self.confidential.value() is not None)
        try:
            self.half_year.set_value(HalfYear.parse(str(kept.get("half_year"))))
        except Refused:
            self.half_year.set_value(None)

    def add_to(self, menu: QMenu) -> None:
        """Add to a menu what has no chip while it lets everything through."""
        group = QActionGroup(menu)
        for choice in (Choice(None, self.tr("Ook vertrouwelijke acties")), *self._secrecy()):
            action = menu.addAction(choice.text)
            action.setCheckable(True)
            action.setChecked(self.confidential.value() == choice.value)
            group.addAction(action)
            action.triggered.connect(lambda _=False, value=choice.value: self._set_confidential(value))
        menu.addSeparator()
        menu.addAction(self.tr("Filters wissen"), self.clear).setEnabled(not self.narrowing().is_open)

    def _set_confidential(self, value: bool | None) -> None:
        self.confidential.set_value(value)
        self._tell()

    def _tell(self) -> None:
        self.confidential.setVisible(self.confidential.value() is not None)
        self.changed.emit()

    def _secrecy(self) -> list[Choice]:
        return [
            Choice(True, self.tr("Alleen vertrouwelijk"), IconMark("", "lock")),
            Choice(False, self.tr("Zonder vertrouwelijk")),
        ]
