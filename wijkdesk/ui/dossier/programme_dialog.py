"""What stands about the approach as a whole: its name, its people, its years and its neighbourhoods."""

import re
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.programme import USUAL_HEADER, Programme
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.programme import ProgrammeRow, list_programmes
from wijkdesk.storage.writing.programme import describe_programme
from wijkdesk.ui.buttons import IconButton
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.dialogs import WIDE
from wijkdesk.ui.fields import Choice, ChoiceField, DateField, LongTextField, TextField
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.options import Options

REVIEW_TERMS: Final = (3, 6, 12, 24)


class ProgrammeDialog(CommandDialog):
    """Shows the approach of a dossier, and changes it as one step to undo."""

    handbook_page = "pijlers.md#de-wijkaanpak-als-geheel"

    def __init__(self, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(changes, _describe, self.tr("De wijkaanpak"), self.tr("Bewaren"), width=WIDE, parent=parent)
        [row] = list_programmes(changes.dossier.reader)
        self._ask_about(row, Options(changes, self))
        self.history = self.add_button(IconButton("history", self.tr("Geschiedenis")))
        self.history.clicked.connect(self.reject)  # what is typed here would cover what is put back there
        self.history.clicked.connect(lambda: changes.history_requested.emit(Programme, row.id))

    def _ask_about(self, row: ProgrammeRow, options: Options) -> None:
        self.ask("name", TextField(self.tr("Naam"), required=True), row.name)
        self.ask("municipality", TextField(self.tr("Gemeente")), row.municipality)
        sponsor = options.pick_one(self.tr("Opdrachtgever"), Contact, placeholder=self.tr("de wijkwethouder"))
        self.ask("sponsor", sponsor, row.sponsor_id)
        self.ask("coordinator", TextField(self.tr("Opsteller"), placeholder=self.tr("jouw naam")), row.coordinator)
        self.ask("department", TextField(self.tr("Afdeling")), row.department)
        self.ask("first_day", DateField(self.tr("Eerste dag")), row.first_day)
        self.ask("last_day", DateField(self.tr("Laatste dag")), row.last_day)
        terms = [
            Choice(months, self.tr("{n} maanden").format(n=months))
            for months in sorted({*REVIEW_TERMS, row.review_months})
        ]
        self.ask("review_months", ChoiceField(self.tr("Bewoners nakijken na"), terms), row.review_months)
        codes = TextField(self.tr("Buurtcodes"), placeholder=self.tr("van het CBS, zoals BU03920204"))
        self.ask("areas", codes, ", ".join(row.area_codes))
        self.ask(
            "assignment", LongTextField(self.tr("De bestuurlijke opdracht"), lines=2, most_lines=5), row.assignment
        )
        self._ask_about_header(row)

    def _ask_about_header(self, row: ProgrammeRow) -> None:
        header = LongTextField(self.tr("Regels in de kop van een stuk voor het College"), lines=2, most_lines=6)
        self.ask("paper_header", header, row.paper_header)
        explanation = self.tr(
            "Een kopje per regel, zoals jouw gemeente ze wil. Zet achter een dubbele punt wat er altijd staat, zoals "
            "Afdeling: Wijkzaken. Leeg is zoals Haarlem het doet: {usual}."
        ).format(usual=", ".join(USUAL_HEADER))
        self.column.add(Paragraph(explanation, "meta", "text2"))


def _describe(dossier: Dossier, *, areas: str, **values: Any) -> None:
    describe_programme(dossier, areas=re.findall(r"[^\s,;]+", areas), **values)
