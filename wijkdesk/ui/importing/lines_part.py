"""What each line of a table does in the dossier: before it is stored as a proposal, afterwards as a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from wijkdesk.exchange.own_tables.plan import Fate, Line, Plan, Wishes
from wijkdesk.ui.entity_table import DATE, TITLE, Column, EntityTable, Group
from wijkdesk.ui.fields import Choice, ChoiceField
from wijkdesk.ui.fields.tick_box import TickBox
from wijkdesk.ui.form import FieldColumn
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.marks import IconMark
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ROW

SHOWN_ROWS: Final = 7
_ICONS: Final = {Fate.NEW: "plus", Fate.FILL: "pencil", Fate.SAME: "check", Fate.LEFT_OUT: "minus"}


class LinesPart(FieldColumn):
    """Shows a plan; ``wished`` tells that the user wants something otherwise."""

    wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(quiet=False, parent=parent)
        self._wishes = Wishes()
        self.counted = self.add(Paragraph())
        self.organisations = self.add(TickBox(self.tr("Maak nieuwe organisaties")))
        self.people = self.add(TickBox(self.tr("Maak nieuwe contacten")))
        self.table = self.add(EntityTable(self._columns(), self.tr("Regels van de tabel")))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFixedHeight(current_theme().px(ROW) * (SHOWN_ROWS + 1))
        self.says = self.add(Paragraph())
        self.why = self.add(Paragraph("", "body", "text2"))
        self.fate = self.add(ChoiceField(self.tr("Deze regel"), []))
        self.left_out = self.add(Paragraph("", "meta", "text2"))
        self.organisations.clicked.connect(lambda: self._wish(make_organisations=self.organisations.isChecked()))
        self.people.clicked.connect(lambda: self._wish(make_people=self.people.isChecked()))
        self.table.chosen.connect(lambda _numbers: self._show_line())
        self.table.activated_row.connect(lambda _number: self.fate.setFocus())
        self.fate.edited.connect(self._wish_fate)

    @property
    def wishes(self) -> Wishes:
        """What the user wants, as far as it is said."""
        return self._wishes

    def begin_with(self, wishes: Wishes) -> None:
        """Forget what was wanted of the table before."""
        self._wishes = wishes
        self.table.set_rows([])

    def show_plan(self, plan: Plan) -> None:
        """Show what would be done; the line that is chosen stays so."""
        self.counted.set_text(f"{plan.counted()}.")
        self._show_newcomers(plan)
        words = {
            Fate.NEW: self.tr("Nieuw"),
            Fate.FILL: self.tr("Aanvullen"),
            Fate.SAME: self.tr("Staat er al"),
            Fate.LEFT_OUT: self.tr("Weggelaten"),
        }
        self.table.group_by([Group(fate, word) for fate, word in words.items()], lambda line: line.fate)
        self.table.set_rows(plan.lines)
        if plan.lines and not self.table.chosen_ids():
            self.table.choose(self.table.shown_rows()[0].id)
        self.left_out.set_text(self._said_of_columns(plan))
        self.left_out.setVisible(bool(plan.forbidden or plan.unused))
        self._show_line()

    def become_report(self) -> None:
        """From here on it says what was done: nothing is to be chosen any more."""
        for part in (self.organisations, self.people, self.fate):
            part.hide()

    def as_text(self) -> str:
        """Every line in words, to keep elsewhere."""
        lines = [
            f"{line.id}\t{line.title}\t{line.fate.dutch}\t{' '.join(line.remarks)}" for line in self.table.shown_rows()
        ]
        return "\n".join((self.counted.accessibleName(), *lines))

    # -- inside --

    def _columns(self) -> list[Column[Line]]:
        return [
            Column(
                key="id",
                heading=self.tr("Regel"),
                text=lambda line: str(line.id),
                width=70,
                align_right=True,
                style=lambda _line: DATE,
                sort_key=lambda line: line.id,
            ),
            Column(
                key="title",
                heading=self.tr("Wat"),
                text=lambda line: line.title or self.tr("(zonder naam)"),
                width=300,
                style=lambda _line: TITLE,
                mark=lambda line: IconMark(line.fate.dutch, _ICONS[line.fate]),
            ),
            Column(key="remarks", heading=self.tr("Toelichting"), text=lambda line: " ".join(line.remarks)),
        ]

    def _show_newcomers(self, plan: Plan) -> None:
        for box, names, one, several in (
            (
                self.organisations,
                plan.organisations,
                self.tr("Maak een nieuwe organisatie: {names}"),
                self.tr("Maak {n} nieuwe organisaties: {names}"),
            ),
            (
                self.people,
                plan.people,
                self.tr("Maak een nieuw contact: {names}"),
                self.tr("Maak {n} nieuwe contacten: {names}"),
            ),
        ):
            text = one if len(names) == 1 else several
            box.setText(text.format(n=len(names), names=", ".join(names)))
            box.setVisible(bool(names))
        self.organisations.setChecked(self._wishes.make_organisations)
        self.people.setChecked(self._wishes.make_people)

    def _said_of_columns(self, plan: Plan) -> str:
        said = []
        if plan.forbidden:
            text = self.tr("Nooit ingelezen, want zulke gegevens bewaar je niet van mensen: {names}.")
            said.append(text.format(names=", ".join(plan.forbidden)))
        if plan.unused:
            said.append(self.tr("Niet ingelezen kolommen: {names}").format(names=", ".join(plan.unused)))
        return "\n".join(said)

    def _show_line(self) -> None:
        line = self._chosen()
        self.says.set_text("" if line is None else line.says)
        self.says.setVisible(line is not None and bool(line.says))
        self.why.set_text("" if line is None else "\n".join(line.remarks))
        self.why.setVisible(line is not None and bool(line.remarks))
        choices: Sequence[Fate] = () if line is None else line.choices
        self.fate.set_choices([Choice(fate, self._word(fate)) for fate in choices])
        self.fate.setEnabled(len(choices) > 1)
        self.fate.load(None if line is None else line.fate)
        if line is not None:
            self.fate.label.setText(self.tr("Regel {n}").format(n=line.id))

    def _word(self, fate: Fate) -> str:
        return {
            Fate.NEW: self.tr("als nieuw toevoegen"),
            Fate.FILL: self.tr("aanvullen wat er al staat"),
            Fate.SAME: self.tr("staat er al"),
            Fate.LEFT_OUT: self.tr("weglaten"),
        }[fate]

    def _wish_fate(self, fate: Fate) -> None:
        line = self._chosen()
        if line is not None:
            self._wish(fates={**self._wishes.fates, line.id: fate})

    def _wish(self, **wanted: Any) -> None:
        self._wishes = self._wishes._replace(**wanted)
        self.wished.emit()

    def _chosen(self) -> Line | None:
        chosen = self.table.chosen_ids()
        return self.table.rows_model.row(chosen[0]) if chosen else None
