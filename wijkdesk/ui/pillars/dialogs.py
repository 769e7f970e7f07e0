"""The dialogs of a pillar: rate it anew, give it an icon and a colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import Light
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.programme import PillarRow, RatingRow
from wijkdesk.storage.writing.edit import change
from wijkdesk.storage.writing.pillars import rate_pillar
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.dialogs import WIDE
from wijkdesk.ui.fields import Choice, DateField, LongTextField
from wijkdesk.ui.fields.tiles import TilesField
from wijkdesk.ui.marks import IconMark, PillarMark
from wijkdesk.ui.ratings import LightField

ICONS: Final = (
    *("house", "shield-alert", "trees", "heart-handshake", "building-2", "users", "handshake", "lightbulb"),
    *("key", "map-pin", "sun", "star", "coffee", "target", "megaphone", "layers"),
)


class RateDialog(CommandDialog):
    """Rates a pillar anew, beginning with what was said the last time."""

    handbook_page = "pijlers.md#het-stoplicht"

    def __init__(
        self,
        changes: Changes,
        pillar: PillarRow,
        last: RatingRow | None,
        *,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            changes, self._rate, self.tr("{pillar} beoordelen").format(pillar=pillar.name),
            self.tr("Beoordelen"), width=WIDE, parent=parent,
        )  # fmt: skip
        self._pillar = pillar.id
        self.light = self.ask("light", LightField(self.tr("Hoe staat het ervoor?")), last.light if last else None)
        self.rated_on = self.ask(
            "rated_on", DateField(self.tr("Op welke dag?"), label_above=True, required=True, today=today), today()
        )
        self.note = self.ask("note", LongTextField(self.tr("Toelichting")), last.note if last else "")
        self.reasons = {
            "cause": self.ask("cause", LongTextField(self.tr("Oorzaak")), last.cause if last else ""),
            "consequence": self.ask("consequence", LongTextField(self.tr("Gevolg")), last.consequence if last else ""),
            "correction": self.ask("correction", LongTextField(self.tr("Bijsturing")), last.correction if last else ""),
        }
        self.light.edited.connect(self._ask_why)
        self._ask_why(self.light.value())

    def _ask_why(self, light: Light | None) -> None:
        """Orange and red say why; green needs no more than a note."""
        for field in self.reasons.values():
            field.setVisible(light in (Light.ORANGE, Light.RED))
        self.fit()

    def _rate(self, dossier: Dossier, *, light: Light, rated_on: dt.date, note: str, **reasons: str) -> None:
        given = reasons if light is not Light.GREEN else {}
        rate_pillar(dossier, self._pillar, light, rated_on, note=note, **given)


class LooksDialog(CommandDialog):
    """Gives a pillar an icon and a colour."""

    handbook_page = "pijlers.md#pijlers-veranderen"

    def __init__(self, changes: Changes, pillar: PillarRow, parent: QWidget | None = None) -> None:
        super().__init__(
            changes, self._give, self.tr("Icoon en kleur van {pillar}").format(pillar=pillar.name),
            self.tr("Kiezen"), parent=parent,
        )  # fmt: skip
        self._pillar = pillar.id
        icons = [
            Choice(name, word, IconMark("", name, "text")) for name, word in zip(ICONS, self._words(), strict=True)
        ]
        colours = [Choice(number, word, PillarMark("", number)) for number, word in enumerate(self._colours(), start=1)]
        self.icon = self.ask("icon", TilesField(self.tr("Icoon"), icons, are_square=True), pillar.icon)
        self.colour = self.ask("colour", TilesField(self.tr("Kleur"), colours), pillar.colour)

    def _give(self, dossier: Dossier, *, icon: str, colour: int) -> None:
        change(dossier, Pillar, self._pillar, icon=icon, colour=colour)

    def _words(self) -> tuple[str, ...]:
        return (
            *(self.tr("huis"), self.tr("schild"), self.tr("bomen"), self.tr("hart met handen"), self.tr("gebouw")),
            *(self.tr("mensen"), self.tr("handdruk"), self.tr("gloeilamp"), self.tr("sleutel"), self.tr("plek")),
            *(self.tr("zon"), self.tr("ster"), self.tr("koffie"), self.tr("doel"), self.tr("megafoon")),
            self.tr("lagen"),
        )

    def _colours(self) -> tuple[str, ...]:
        return (
            *(self.tr("Blauw"), self.tr("Paars"), self.tr("Groen")),
            *(self.tr("Oker"), self.tr("Leisteen"), self.tr("Roze")),
        )
