"""Taking a list along as a spreadsheet: which, what of it, in which format, and where it comes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.domain.words import AccountAction
from wijkdesk.exchange.spreadsheets.taking import Asked, list_file
from wijkdesk.pdf.files import replace_file
from wijkdesk.storage import faults
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.listings import TITLES
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields import Choice, ChoiceField
from wijkdesk.ui.fields.tick_box import TickBox
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.place_line import PlaceLine
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.second_process import second_process
from wijkdesk.ui.seen import Seen
from wijkdesk.ui.work_dialog import Told, WorkDialog

USUAL: Final = "actions"


class ListDialog(WorkDialog):
    """Writes a list, beginning with the one that is ``seen``."""

    handbook_page = "meenemen.md#een-lijst-als-spreadsheet"

    def __init__(self, changes: Changes, seen: Seen | None, parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Meenemen als spreadsheet"), changes.tr("Meenemen"), parent)
        self._dossier, self._seen = changes.dossier, seen
        self._chosen: Path | None = None
        kinds = [Choice(kind, title) for kind, title in TITLES.items()]
        self.kind = self.column.add(ChoiceField(self.tr("Welke lijst?"), kinds, label_above=True))
        self.part = self.column.add(ChoiceField(self.tr("Wat gaat er mee?"), self._parts(), label_above=True))
        formats = [
            Choice(".xlsx", self.tr("Excel (.xlsx)")),
            Choice(".ods", self.tr("LibreOffice en andere (.ods)")),
            Choice(".csv", self.tr("Platte tekst (.csv)")),
        ]
        self.format = self.column.add(ChoiceField(self.tr("Soort bestand"), formats, label_above=True))
        self.confidential = self.column.add(TickBox(self.tr("Ook wat vertrouwelijk is")))
        hint = self.tr("Het bestand heeft geen wachtwoord. In een lijst met contacten staan ook bewoners.")
        self.column.add(Paragraph(hint, "meta", "text2"))
        self.place = self.column.add(PlaceLine())
        self.place.choose.clicked.connect(self._choose_place)
        self.add_outcome()
        self.kind.load(seen.kind if seen is not None else USUAL)
        self.part.load(seen is not None)
        self.format.load(".xlsx")
        for field in (self.kind, self.format):
            field.edited.connect(lambda _value: self._follow())
        self._follow()

    def work(self) -> Callable[[Told], Path]:
        kind = self.kind.value()
        seen = self._seen if self.part.value() else None
        ids = seen.ids if seen is not None and seen.kind == kind else None
        return partial(_write, self._dossier, Asked(kind, ids, self.confidential.isChecked()), self._target())

    def outcome(self, result: Any) -> str:
        return self.tr("Klaar: {name}.").format(name=result.name)

    # -- inside --

    def _parts(self) -> list[Choice]:
        number = 0 if self._seen is None else len(self._seen.ids)
        rows = self.tr("1 regel") if number == 1 else self.tr("{n} regels").format(n=number)
        return [
            Choice(True, self.tr("Wat je nu ziet, in deze volgorde ({rows})").format(rows=rows)),
            Choice(False, self.tr("De hele lijst")),
        ]

    def _follow(self) -> None:
        """Offer what can be taken of this list, and propose a name."""
        self.part.setVisible(self._seen is not None and self._seen.kind == self.kind.value())
        self._chosen = None
        self.place.show_path(self._target())

    def _target(self) -> Path:
        name = f"{TITLES[self.kind.value()]} {self._dossier.path.stem}{self.format.value()}"
        return self._chosen or paths.documents() / name

    def _choose_place(self) -> None:
        suffix = self.format.value()
        chosen = ask_where(self, self.tr("Waar komt de lijst?"), self._target(), f"{suffix} (*{suffix})")
        if chosen is not None:
            self._chosen = chosen
            self.place.show_path(chosen)


def _write(dossier: Dossier, asked: Asked, target: Path, told: Told) -> Path:
    content = second_process().call(_make, dossier.path, dossier.key, asked, target.suffix.lower())
    told(1, 1)
    with faults.machine_faults(target):
        replace_file(target, content)
    note(dossier, AccountAction.EXPORT, asked.told, target)
    return target


def _make(path: Path, key: str | None, asked: Asked, suffix: str) -> bytes:
    """In the second process, which opens the dossier by itself: its rows are too many to hand over."""
    with Dossier.open(path, key=key, read_only=True) as dossier:
        return list_file(dossier, asked, suffix)
