"""How a pillar stands: as the last time with one key, or anew."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import Light
from wijkdesk.storage.reading.pillars import ratings_of
from wijkdesk.storage.reading.programme import PillarRow, RatingRow, list_pillars
from wijkdesk.storage.writing.pillars import rate_pillar
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields import LongTextField
from wijkdesk.ui.half_year_round.card import Card, Today
from wijkdesk.ui.labels import Text
from wijkdesk.ui.ratings import LightField, RatingChip

REASONS = ("cause", "consequence", "correction")


class RatingCard(Card):
    """A pillar with its last rating, filled in as it was then; what stands there becomes the rating of now."""

    kind = Pillar
    has_answers_by_digit = False

    def __init__(self, changes: Changes, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(changes, today, parent)
        self._last: RatingRow | None = None
        self._chip = RatingChip()
        self._since = Text("", "body", "text2", wrap=True)
        self._show_last()
        self.light = self.ask_for("light", LightField(self.tr("Hoe staat het er nu voor?")))
        self.cause = self.ask_for("cause", LongTextField(self.tr("Oorzaak"), lines=1))
        self.consequence = self.ask_for("consequence", LongTextField(self.tr("Gevolg"), lines=1))
        self.correction = self.ask_for("correction", LongTextField(self.tr("Bijsturing"), lines=1))
        self.note = self.ask_for("note", LongTextField(self.tr("Toelichting"), lines=1))
        self.rated_on = self.ask_day(self.tr("Op welke dag?"), "rated_on")
        for field in (self.light, self.cause, self.consequence, self.correction, self.note):
            field.edited.connect(self._follow_answer)
        self.rate = self.offer(self.tr("Beoordelen"), self._rate, is_usual=True)
        self.offer_later()

    def read(self, number: int) -> PillarRow | None:
        rows = list_pillars(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def describe(self, row: PillarRow) -> None:
        ratings = ratings_of(self.changes.dossier.reader, row.id)
        self._last = ratings[-1] if ratings else None
        self.say(row.name, [])
        self._chip.show_light(row.light)
        since = self.tr("Vorige keer, op {day}").format(day=date_in_words(row.rated_on)) if row.rated_on else ""
        self._since.setText(since)

    def begin(self, row: PillarRow) -> None:
        self.light.load(self._last.light if self._last else None)
        for name in (*REASONS, "note"):
            self.about[name].load(getattr(self._last, name) if self._last else "")
        day = self.occasion.day
        self.rated_on.load(max(day, self._last.rated_on) if self._last else day)
        self._follow_answer()

    def first(self) -> QWidget:
        return self.light

    # -- inside --

    def _show_last(self) -> None:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._chip)
        row.addWidget(self._since, 1)
        self.form.add(frame)

    def _follow_answer(self, _value: Any = None) -> None:
        """Orange and red say why; what stands there as it did is an answer by itself."""
        for name in REASONS:
            self.about[name].setVisible(self.light.value() in (Light.ORANGE, Light.RED))
        self.rate.setText(self.tr("Zoals vorige keer") if self._is_as_before() else self.tr("Beoordelen"))
        self.rate.updateGeometry()
        self._say_keys()

    def _is_as_before(self) -> bool:
        last = self._last
        return last is not None and all(
            self.about[name].value() == getattr(last, name) for name in ("light", *REASONS, "note")
        )

    def _rate(self) -> None:
        light = self.light.value()
        if light is None:
            self.refuse(self.light, self.tr("Kies groen, oranje of rood."))
            return
        if not self.form.flush():
            next(field for field in self.form.fields() if field.has_error).setFocus()
            return
        reasons = {name: self.about[name].value() for name in REASONS} if light is not Light.GREEN else {}
        self.carry_out(rate_pillar, light, self.rated_on.value(), note=self.note.value(), **reasons)
