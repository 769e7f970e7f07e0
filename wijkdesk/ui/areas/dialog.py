"""The areas of a dossier: its own neighbourhoods, what they lie in, and others to compare them with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QWidget

from wijkdesk import paths
from wijkdesk.domain.figures import Area, BorderChange
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import AreaKind
from wijkdesk.figures.recognise import regions_in
from wijkdesk.figures.regions import code_of
from wijkdesk.storage.reading.figures import AreaRow, list_areas, list_border_changes
from wijkdesk.storage.writing.areas import add_areas, forget_border_change, make_own, note_border_change
from wijkdesk.storage.writing.edit import change, remove
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.dropped_file import DroppedFile
from wijkdesk.ui.entity_table import Column, EntityTable
from wijkdesk.ui.entity_table.columns import PLAIN, TITLE
from wijkdesk.ui.fields import CheckField, Option, PickField, TextField
from wijkdesk.ui.file_reading import TABLES, FileReading
from wijkdesk.ui.form import FieldColumn
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.marks import IconMark
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.theme import current_theme

WIDTH: Final = 720
LEAST_ROWS, MOST_ROWS = 4, 8
ROW_HEIGHT: Final = 36
SHOWN: Final = (Area, BorderChange, Programme)


class Shown(NamedTuple):
    """An area with the years from which its borders are others."""

    id: int
    area: AreaRow
    years: tuple[int, ...]

    @property
    def is_neighbourhood(self) -> bool:
        return self.area.code.startswith(AreaKind.NEIGHBOURHOOD.value)


class AreasDialog(Dialog):
    """Lists the areas and changes them at once, each change a step to undo; adds them by code or from a file."""

    handbook_page = "cijfers.md#officiële-cijfers"

    def __init__(self, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Gebieden"), changes.tr("Sluiten"), width=WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes = changes
        self._path: Path | None = None
        self._names: dict[str, str] = {}
        self._reading, self._slices = FileReading(self), Slices(self)
        self.cancel.hide()
        hint = self.tr(
            "Het eigen gebied is één of meer buurten van het CBS. Wijk, gemeente en land komen erbij om mee te "
            "vergelijken; elke andere buurt kan ook. Kies een bestand met cijfers om gebieden op naam te vinden."
        )
        self.column.add(Paragraph(hint, "body", "text2"))
        self.table: EntityTable[Shown] = self.column.add(EntityTable(_columns(self.tr), self.tr("Gebieden")))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._ask_about_one()
        self.column.section(self.tr("Gebied toevoegen"))
        self.adding = self.column.add(
            PickField(self.tr("Zoeken"), can_create=True, placeholder=self.tr("naam of code, zoals BU03920204"))
        )
        self.choose = Button(self.tr("Zoeken in een bestand…"), "folder-open")
        self.column.add(self._file_line())
        self.said = self.column.add(Paragraph("", "meta", "text2"))
        self.said.hide()
        self._connect()
        self._list()

    def read(self, path: Path) -> None:
        """Find out which areas a file has, so that they can be found by their name."""
        if self._reading.is_busy:
            return
        self._path = path
        self.choose.setEnabled(False)
        self.say_in(self.said, self.tr("{name} wordt gelezen…").format(name=path.name), "text2")
        self._reading.begin(regions_in, path, done=self._offer, failed=self._say_failed)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._reading.stop()
        super().closeEvent(event)

    def done(self, code: int) -> None:
        """Keep what was typed, and close."""
        self._one.flush()
        self._reading.stop()
        super().done(code)

    # -- inside --

    def _ask_about_one(self) -> None:
        one = self._one = self.column.add(FieldColumn(quiet=False))
        self.name = one.add(TextField(self.tr("Naam")))
        self.is_own = one.add(CheckField(self.tr("Hoort bij het eigen gebied"), self.tr("Wijkaanpak")))
        self.years = one.add(TextField(self.tr("Grenzen"), placeholder=self.tr("anders vanaf deze jaren: 2019, 2023")))
        self.remove = Button(self.tr("Verwijderen"), "trash-2", Kind.QUIET)
        self.add_button(self.remove)

    def _file_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.choose)
        return line

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _ids: self._show_one())
        self.name.edited.connect(lambda name: self._carry_out(change, Area, self._number(), name=name))
        self.is_own.edited.connect(self._make_own)
        self.years.edited.connect(self._keep_years)
        self.remove.clicked.connect(lambda: self._carry_out(remove, Area, self._number()))
        self.adding.edited.connect(self._add)
        self.adding.creation_requested.connect(self._add)
        self.choose.clicked.connect(self._choose)
        self._reading.told.connect(self._say_lines)
        self._changes.changed.connect(self._follow)
        DroppedFile(self).dropped.connect(self.read)

    def _follow(self, changed: dict[type, Any]) -> None:
        if any(kind in changed for kind in SHOWN):
            self._list()

    def _list(self) -> None:
        reader = self._changes.dossier.reader
        years: dict[int, list[int]] = {}
        for row in list_border_changes(reader):
            years.setdefault(row.area_id, []).append(row.year)
        rows = [Shown(area.id, area, tuple(years.get(area.id, ()))) for area in list_areas(reader)]
        rows.sort(key=lambda row: (not row.area.is_own, len(row.area.code) * -1, row.area.code))
        chosen = self.table.chosen_ids()
        self.table.set_rows(rows)
        shown = min(max(len(rows), LEAST_ROWS), MOST_ROWS) + 1
        self.table.setFixedHeight(current_theme().px(ROW_HEIGHT) * shown)
        if rows:
            self.table.choose(next((row.id for row in rows if row.id in chosen), rows[0].id))
        self._show_one()

    def _chosen(self) -> Shown | None:
        number = next(iter(self.table.chosen_ids()), None)
        return None if number is None else self.table.rows_model.row(number)

    def _number(self) -> int:
        row = self._chosen()
        assert row is not None
        return row.id

    def _show_one(self) -> None:
        row = self._chosen()
        can_write = not self._changes.dossier.is_read_only
        for part in (self._one, self.remove):
            part.setEnabled(row is not None and can_write)
        self.adding.setEnabled(can_write)
        if row is not None:
            self.name.load(row.area.name)
            self.is_own.load(row.area.is_own)
            self.is_own.setEnabled(row.is_neighbourhood)
            self.years.load(_years_in_words(row.years))

    def _carry_out(self, command: Callable[..., Any], *arguments: Any, **values: Any) -> bool:
        is_done = self._changes.carry_out(command, *arguments, **values)
        if not is_done:
            self._list()
        return is_done

    def _make_own(self, is_own: bool) -> None:
        self._carry_out(make_own, self._number(), is_own=is_own)

    def _keep_years(self, typed: str) -> None:
        parts = typed.replace(",", " ").replace(";", " ").split()
        if not all(part.isdigit() and len(part) == 4 for part in parts):
            self.years.set_error(self.tr("Schrijf jaren met vier cijfers en een komma ertussen, zoals 2019, 2023."))
            return
        row = self._chosen()
        assert row is not None
        wanted, there = {int(part) for part in parts}, set(row.years)
        for year in sorted(wanted - there):
            self._carry_out(note_border_change, row.id, year)
        for year in sorted(there - wanted):
            self._carry_out(forget_border_change, row.id, year)

    def _add(self, chosen: str | None) -> None:
        if not chosen:
            return
        code = code_of(chosen)
        if not code:
            self.adding.set_error(
                self.tr("“{typed}” is geen gebiedscode van het CBS, zoals BU03920204, WK039202 of GM0392.").format(
                    typed=chosen
                )
            )
            return
        if self._carry_out(add_areas, [code], self._names):
            self.adding.load(None)
            self.table.choose(*(row.id for row in self.table.shown_rows() if row.area.code == code))

    def _choose(self) -> None:
        kinds = self.tr("Tabellen ({files})").format(files=TABLES)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Zoeken in een bestand"), str(paths.documents()), kinds)
        if chosen:
            self.read(Path(chosen))

    def _say_lines(self, lines: int) -> None:
        self.said.set_text(self.tr("{count} regels gelezen…").format(count=f"{lines:,}".replace(",", ".")))

    def _offer(self, regions: Sequence[tuple[str, str]]) -> None:
        self._names = {code: name for code, name in regions if code}
        options = [Option(code, name or code, f"{code}") for code, name in self._names.items()]
        self._slices.begin(_ready(options), partial(self._offer_these, options))

    def _offer_these(self, options: Sequence[Option]) -> None:
        self.choose.setEnabled(True)
        self.adding.set_options(options)
        said = self.tr("{count} gebieden gevonden: zoek hierboven op naam of code.")
        self.say_in(self.said, said.format(count=f"{len(options):,}".replace(",", ".")), "text2")
        self.adding.setFocus()

    def _say_failed(self, error: Exception) -> None:
        assert self._path is not None
        self.choose.setEnabled(True)
        self.say_in(self.said, self._reading.why(error, self._path), "red")


def _ready(options: Sequence[Option]) -> Iterator[None]:
    """Make them ready to be searched, which takes a while for those of a whole country."""
    for option in options:
        _ = option.searched
        yield


def _years_in_words(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))


def _columns(tr: Callable[[str], str]) -> tuple[Column[Shown], ...]:
    own = IconMark(tr("eigen gebied"), "house", "accent")
    return (
        Column(
            key="name",
            heading=tr("Naam"),
            text=lambda row: row.area.name or tr("zonder naam"),
            mark=lambda row: own if row.area.is_own else None,
            style=lambda row: TITLE if row.area.is_own else PLAIN,
        ),
        Column(key="code", heading=tr("Code"), text=lambda row: row.area.code, width=120),
        Column(key="kind", heading=tr("Soort"), text=lambda row: AreaKind(row.area.code[:2]).dutch, width=110),
        Column(key="years", heading=tr("Andere grenzen"), text=lambda row: _years_in_words(row.years), width=150),
    )
