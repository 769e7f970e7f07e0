"""What the lines of a table are, and what each of its columns becomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.own_tables.fields import FIELDS, field_of
from wijkdesk.exchange.own_tables.importing import LookedAt, missing_columns
from wijkdesk.exchange.own_tables.proposing import Columns
from wijkdesk.ui.entity_table import TITLE, CellStyle, Column, EntityTable
from wijkdesk.ui.fields import Choice, ChoiceField
from wijkdesk.ui.form import FieldColumn
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ROW

LEAST_ROWS, MOST_ROWS = 4, 9
_QUIET: Final = CellStyle("text3", "body")
_BECOMES: Final = CellStyle("text", "body")


class ColumnRow(NamedTuple):
    """A column of the table; ``key`` is that of the field that it becomes, "" where it stays out."""

    id: int
    heading: str
    samples: str
    key: str
    becomes: str


class ColumnsPart(FieldColumn):
    """Shows a sheet; ``changed`` tells that something is to be read otherwise than before."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(quiet=False, parent=parent)
        self._sheets: Sequence[LookedAt] = ()
        self._beginnings: Sequence[tuple[ImportKind, Columns]] = ()
        self._columns: Columns = {}
        self.sheet = self.add(ChoiceField(self.tr("Blad"), []))
        kinds = [Choice(kind, kind.dutch.capitalize()) for kind in FIELDS]
        self.kind = self.add(ChoiceField(self.tr("Wat zijn de regels?"), kinds))
        self.table = self.add(EntityTable(self._table_columns(), self.tr("Kolommen van de tabel")))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.becomes = self.add(ChoiceField(self.tr("Gekozen kolom"), [], label_above=True))
        self.about = self.add(Paragraph("", "meta", "text2"))
        self.sheet.edited.connect(self._show_sheet)
        self.kind.edited.connect(self._change_kind)
        self.table.chosen.connect(lambda _numbers: self._show_choice())
        self.table.activated_row.connect(lambda _number: self.becomes.setFocus())
        self.becomes.edited.connect(self._let_become)

    def show_sheets(self, sheets: Sequence[LookedAt], beginnings: Sequence[tuple[ImportKind, Columns]]) -> None:
        """Show the first sheet of which the lines are known; each begins as it was read before, or as proposed."""
        self._sheets, self._beginnings = sheets, beginnings
        first = next((place for place, sheet in enumerate(sheets) if sheet.kind is not None), 0)
        self.sheet.set_choices([Choice(place, sheet.name) for place, sheet in enumerate(sheets)])
        self.sheet.load(first)
        self.sheet.setVisible(len(sheets) > 1)
        self._show_sheet(first)

    @property
    def place(self) -> int:
        """Which of the sheets is shown."""
        place: int = self.sheet.value()
        return place

    @property
    def key(self) -> str:
        """By what the table is known again."""
        return self._sheets[self.place].key

    def chosen(self) -> tuple[ImportKind, Columns]:
        """What the lines are and what the columns become."""
        return self.kind.value(), dict(self._columns)

    def missing(self) -> list[str]:
        """What no line can do without, and no column is."""
        return missing_columns(*self.chosen())

    # -- inside --

    def _table_columns(self) -> list[Column[ColumnRow]]:
        return [
            Column(
                key="heading",
                heading=self.tr("Kolom"),
                text=lambda row: row.heading,
                width=220,
                style=lambda _row: TITLE,
            ),
            Column(key="samples", heading=self.tr("Voorbeelden"), text=lambda row: row.samples),
            Column(
                key="becomes",
                heading=self.tr("Wordt"),
                text=lambda row: row.becomes,
                width=210,
                style=lambda row: _BECOMES if row.key else _QUIET,
            ),
        ]

    def _show_sheet(self, place: int) -> None:
        kind, columns = self._beginnings[place]
        self.kind.load(kind)
        self._columns = dict(columns)
        self._show()
        rows = self.table.shown_rows()
        if rows:
            self.table.choose(rows[0].id)
        self.changed.emit()

    def _change_kind(self, kind: ImportKind) -> None:
        self._columns = dict(self._sheets[self.place].columns[kind])
        self._show()
        self.changed.emit()

    def _let_become(self, key: str) -> None:
        """A field is one column: the one that it was before stays out."""
        row = self._chosen()
        if row is None:
            return
        self._columns = {heading: each for heading, each in self._columns.items() if each != key}
        self._columns.pop(row.heading, None)
        if key:
            self._columns[row.heading] = key
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        sheet, kind = self._sheets[self.place], self.kind.value()
        rows = [
            ColumnRow(place, heading, sheet.samples[place], self._columns.get(heading, ""), self._word(heading, kind))
            for place, heading in enumerate(sheet.headings)
            if sheet.samples[place] or heading in self._columns
        ]
        self.table.set_rows(rows)
        shown = min(max(len(rows), LEAST_ROWS), MOST_ROWS) + 1
        self.table.setFixedHeight(current_theme().px(ROW) * shown)
        lines = self.tr("1 regel.") if sheet.lines == 1 else self.tr("{n} regels.").format(n=sheet.lines)
        self.about.set_text("\n".join((lines, *sheet.remarks)))
        self._show_choice()

    def _word(self, heading: str, kind: ImportKind) -> str:
        if heading in self._sheets[self.place].forbidden:
            return self.tr("mag niet van mensen")
        field = field_of(kind, self._columns.get(heading, ""))
        return self.tr("niet inlezen") if field is None else field.name

    def _show_choice(self) -> None:
        row = self._chosen()
        self.becomes.setEnabled(row is not None and row.heading not in self._sheets[self.place].forbidden)
        fields = FIELDS[self.kind.value()]
        self.becomes.set_choices(
            [Choice("", self.tr("niet inlezen")), *(Choice(field.key, field.name) for field in fields)]
        )
        self.becomes.load("" if row is None else row.key)
        name = self.tr("Gekozen kolom")
        self.becomes.label.setText(name if row is None else self.tr("“{heading}” wordt").format(heading=row.heading))

    def _chosen(self) -> ColumnRow | None:
        chosen = self.table.chosen_ids()
        return next((row for row in self.table.shown_rows() if row.id in chosen), None)
