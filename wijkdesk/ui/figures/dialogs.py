"""Measuring oneself: what is measured, and what it was in a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.figure_words import number_of
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import Direction, Measure
from wijkdesk.insight.course import Period
from wijkdesk.insight.gap import period_of_figure
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import AreaRow, IndicatorRow, MeasurementRow
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.storage.writing.own_figures import note_period
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.fields import Choice, ChoiceField, DateField, LongTextField, TextField
from wijkdesk.ui.labels import Paragraph

AREA = "area_"


class IndicatorDialog(CommandDialog):
    """Asks what is measured: for a new figure, or about one that is there. ``outcome`` is its id."""

    handbook_page = "cijfers.md#eigen-tellingen"

    def __init__(
        self,
        changes: Changes,
        pillars: Sequence[PillarRow],
        row: IndicatorRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = changes.tr("Nieuw cijfer") if row is None else changes.tr("{name} wijzigen").format(name=row.name)
        verb = changes.tr("Toevoegen") if row is None else changes.tr("Wijzigen")
        super().__init__(changes, partial(_keep_indicator, row.id if row else None), title, verb, parent=parent)
        self.name = self.ask("name", TextField(self.tr("Wat meet je?"), label_above=True), row.name if row else None)
        choices = [Choice(pillar.id, pillar.name) for pillar in pillars]
        none = Choice(0, self.tr("Geen pijler"))
        self.pillar = self.ask(
            "pillar",
            ChoiceField(self.tr("Pijler"), [*choices, none], label_above=True),
            (row.pillar_id if row else None) or 0,
        )
        self.measure = self.ask(
            "measure",
            ChoiceField(self.tr("Soort getal"), [Choice(each, each.dutch) for each in Measure], label_above=True),
            row.measure if row else Measure.COUNT,
        )
        self.unit = self.ask(
            "unit",
            TextField(self.tr("Eenheid"), placeholder=self.tr("meldingen, %, euro"), label_above=True),
            row.unit if row else None,
        )
        ways = [Choice(each.value, each.dutch) for each in Direction]
        self.good_is = self.ask(
            "good_is",
            ChoiceField(self.tr("Wat is beter?"), [*ways, Choice("", self.tr("geen van beide"))], label_above=True),
            row.good_is.value if row and row.good_is else "",
        )
        self.source = self.ask(
            "source",
            TextField(self.tr("Bron"), placeholder=self.tr("wie telde of vroeg dit, en hoe"), label_above=True),
            row.source if row else None,
        )
        target = _as_typed(row.target) if row is not None and row.target is not None else None
        self.target = self.ask("target", TextField(self.tr("Doel"), label_above=True), target)
        self.target_on = self.ask(
            "target_on", DateField(self.tr("Doel op"), label_above=True), row.target_on if row else None
        )


class PeriodDialog(CommandDialog):
    """Asks what a figure was in each area; ``there`` are the measurements of a period that was measured already."""

    handbook_page = "cijfers.md#eigen-tellingen"

    def __init__(
        self,
        changes: Changes,
        row: IndicatorRow,
        areas: Sequence[AreaRow],
        period: Period,
        there: Sequence[MeasurementRow] = (),
        *,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        title = row.name if not there else f"{row.name}, {period_of_figure(period)}"
        command = partial(_keep_period, row.id, period if there else None)
        super().__init__(changes, command, title, changes.tr("Bewaren"), parent=parent)
        if not there:
            self.first_day = self.ask(
                "first_day", DateField(self.tr("Van"), label_above=True, required=True, today=today), period[0]
            )
            self.last_day = self.ask(
                "last_day", DateField(self.tr("Tot en met"), label_above=True, required=True, today=today), period[1]
            )
        known = {measurement.area_id: measurement for measurement in there}
        unit = f" ({row.unit})" if row.unit else ""
        self.values = {
            area.id: self.ask(
                f"{AREA}{area.id}",
                TextField(f"{area.name or area.code}{unit}", label_above=True),
                _as_typed(known[area.id].value) if area.id in known else None,
            )
            for area in areas
        }
        hint = self.tr("Leeg is niet gemeten. Een streepje is: wel gemeten, geen gegevens.")
        self.column.add(Paragraph(hint, "meta", "text2"))
        note = next((measurement.note for measurement in there if measurement.note), None)
        self.note = self.ask("note", LongTextField(self.tr("Toelichting")), note)


def _keep_indicator(number: int | None, dossier: Dossier, **asked: Any) -> int:
    values = {
        **asked,
        "pillar": asked["pillar"] or None,
        "good_is": Direction(asked["good_is"]) if asked["good_is"] else None,
        "target": _number(asked["target"], "target") if asked["target"] else None,
    }
    if number is None:
        return add(dossier, Indicator, **values)
    change(dossier, Indicator, number, **values)
    return number


def _keep_period(
    indicator: int,
    period: Period | None,
    dossier: Dossier,
    *,
    note: str,
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
    **values: str,
) -> None:
    first, last = period or (first_day, last_day)
    assert first is not None
    assert last is not None
    typed = {name: text for name, text in values.items() if text}
    if not typed and period is None:
        raise Refused("Vul bij één gebied een getal in.", next(iter(values), None))
    known = {int(name.removeprefix(AREA)): _number(text, name) for name, text in typed.items()}
    note_period(dossier, indicator, first, last, known, note=note)


def _number(typed: str, field: str) -> float | None:
    try:
        return number_of(typed)
    except Refused as refused:
        raise Refused(refused.reason, field) from refused


def _as_typed(value: float | None) -> str:
    """A number as one would type it, to its last decimal."""
    return "-" if value is None else f"{Decimal(repr(value)).normalize():f}".replace(".", ",")
