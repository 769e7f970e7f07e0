"""The chips over the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.storage.reading.timeline import TimelineRow
from wijkdesk.ui.fields import Choice, Option
from wijkdesk.ui.filters import FilterChip
from wijkdesk.ui.marks import PillarMark
from wijkdesk.ui.shared_chips import state_choices
from wijkdesk.ui.timeline.chart.reading import Wanted
from wijkdesk.ui.timeline.listing import NO_PILLAR, NOT_SENT, Kinds, half_key, half_of, key_of


class Chips(QObject):
    """What the user lets through: a kind of thing, a pillar, a half-year, and in the drawing a state and a partner.

    ``changed`` follows each choice.
    """

    changed = Signal()

    def __init__(self, kinds: Kinds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self.kind = FilterChip(self.tr("Soort"), kinds.choices())
        self.pillar = FilterChip(self.tr("Pijler"))
        self.half = FilterChip(self.tr("Halfjaar"))
        self.state = FilterChip(self.tr("Stand"), state_choices(self.tr))
        self.partner = FilterChip(self.tr("Partner"))
        for chip in self.all():
            chip.value_changed.connect(lambda _value: self.changed.emit())

    def all(self) -> Sequence[FilterChip]:
        """The chips, from left to right."""
        return (self.kind, self.pillar, self.half, self.state, self.partner)

    def shared(self) -> dict[str, FilterChip]:
        """The chips that other tabs have too, by what they narrow."""
        return {"pillar": self.pillar, "state": self.state, "partner": self.partner, "half_year": self.half}

    def show_those_of_actions(self, *, shown: bool) -> None:
        """Show or hide the chips that narrow actions alone, which are bars in the drawing."""
        for chip in (self.state, self.partner):
            chip.setVisible(shown)

    def wanted(self, rows: Iterable[TimelineRow]) -> Wanted:
        """What the drawing is to show of these rows and of all actions."""
        passes, kind = self.filter(), self.kind.value()
        return Wanted(
            [row for row in rows if passes is None or passes(row)],
            kind in (None, "start", "end"),
            self.pillar.value(),
            self.half.value(),
            self.state.value(),
            self.partner.value(),
        )

    def filter(self) -> Callable[[TimelineRow], bool] | None:
        """What the chips let through together; None when that is everything."""
        kind, pillar, half = self.kind.value(), self.pillar.value(), self.half.value()
        if kind is None and pillar is None and half is None:
            return None
        half_year = key_of(half) if half is not None else NOT_SENT
        return lambda row: (
            (kind is None or kind == row.source or (row.source == "event" and kind == row.what))
            and (pillar is None or pillar == (row.pillar_id or NO_PILLAR))
            and (half is None or half_year == half_key(row))
        )

    def offer(self, pillars: Iterable[PillarRow], halves: Iterable[int], partners: Iterable[Option]) -> None:
        """Offer these pillars, half-years and partners to filter on."""
        before = [chip.value() for chip in self.all()]
        self.partner.set_choices([Choice(each.key, each.text) for each in partners])
        named = [Choice(row.id, row.name.replace("&", "&&"), PillarMark(row.name, row.colour)) for row in pillars]
        self.pillar.set_choices([*named, Choice(NO_PILLAR, self.tr("Zonder pijler"))])
        dated = sorted((key for key in halves if key != NOT_SENT), reverse=True)
        self.half.set_choices([Choice(half, half.dutch.capitalize()) for half in map(half_of, dated)])
        if before != [chip.value() for chip in self.all()]:
            self.changed.emit()

    def clear(self) -> None:
        """Let everything through."""
        for chip in self.all():
            chip.set_value(None)
        self.changed.emit()

    def kept(self) -> dict[str, Any]:
        """What is let through, to keep in the settings; pillars are of one dossier and are not kept."""
        return {"kind": self.kind.value()}

    def restore(self, kept: dict[str, Any]) -> None:
        """Take over what kept() gave."""
        known = {choice.value for choice in self._kinds.choices()}
        self.kind.set_value(kept.get("kind") if kept.get("kind") in known else None)
