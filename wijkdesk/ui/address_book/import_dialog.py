"""Contacts that come in: what a file holds is shown, and what becomes of each card, before anything is stored."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind, LegalGround
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.writing.address_cards import TakenIn, take_in_people
from wijkdesk.ui.address_book.reading import Reading
from wijkdesk.ui.address_book.rows import CardRow, columns_of_cards
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.fields import Choice, ChoiceField, TextField
from wijkdesk.ui.form import FieldColumn, Fold
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.second_process import Stopped
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.ticked_table import TickedTable

if TYPE_CHECKING:
    from wijkdesk.exchange.address_cards.proposal import Book, Decision

WIDTH: Final = 1080
LEAST_ROWS, MOST_ROWS = 3, 6
ROW_HEIGHT: Final = 36


class ContactsImport(Dialog):
    """Shows the cards of a file, each to tick, to supplement somebody with, and to say of what somebody is."""

    handbook_page = "inlezen.md#contacten"

    def __init__(self, changes: Changes, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Contacten inlezen"), changes.tr("Inlezen"), width=WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes, self._path = changes, path
        self.rows: dict[int, CardRow] = {}
        self._is_done = False
        self.said = self.column.add(Paragraph(self.tr("Even lezen…"), "body", "text2"))
        self.left_out = self.column.add(Paragraph("", "meta", "text2"))
        self.unread = self.column.add(Fold(self.tr("Niet gelezen"), quiet=False))
        self._others: list[int] = []  # the cards of which nobody can tell what somebody is
        for part in (self.left_out, self.unread):
            part.hide()
        self.commit.setEnabled(False)
        self._reading = Reading()
        self._reading.progressed.connect(self._tell_progress)
        self._slices = Slices(self)
        self._slices.begin(self._make_parts(), self._read)

    def accept(self) -> None:
        """Take in who is ticked, in one step; who is of no kind yet keeps it waiting."""
        if self._is_done:
            super().accept()
            return
        from wijkdesk.exchange.address_cards.proposal import undecided  # noqa: PLC0415 - loaded by the reading

        decisions = [self.rows[number].decision for number in self._ticked()]
        if waiting := undecided(decisions):
            self.table.choose(waiting[0])
            self.kind_of_others.setFocus()
            self._refuse(
                self.tr(
                    "Van {n} kaartjes is niet te zien wat iemand is. Kies professional, bestuurder of bewoner, of haal "
                    "het vinkje weg."
                ).format(n=len(waiting))
            )
            return
        self.commit.setEnabled(False)
        work = partial(_take_in, self._changes.dossier, decisions, self.tr("adresboek"))
        run_in_background(self, work, self._tell_done, self._tell_failed)

    def reject(self) -> None:
        self._reading.stop()
        super().reject()

    # -- inside --

    def _make_parts(self) -> Iterator[None]:
        """Make what shows the cards, a part at a time: opening does not wait for it."""
        yield
        kinds = [Choice(kind, kind.dutch) for kind in ContactKind]
        self.kind_of_others = self.column.add_hidden(
            ChoiceField(
                self.tr("Wie geen organisatie heeft, is"), kinds, placeholder=self.tr("nog kiezen"), label_above=True
            )
        )
        self.kind_of_others.edited.connect(self._decide_others)
        yield
        self.table: TickedTable[CardRow] = self.column.add_hidden(
            TickedTable(columns_of_cards(self.tr), self.tr("Kaartjes"), self.tr("Mee"))
        )
        self.table.chosen.connect(lambda _ids: self._show_chosen())
        self.table.ticked.connect(self._name_commit)
        yield
        self.chosen_part = self.column.add_hidden(_OfChosen())
        self.chosen_part.decided.connect(self._decide)
        self.refusal = self.column.add_hidden(Paragraph("", "body", "red"))
        yield
        order_by_eye(self)

    def _read(self) -> None:
        work = partial(_read_rows, self._reading, self._changes.dossier, self._path)
        run_in_background(self, work, self._show_book, self._tell_failed)

    def _tell_progress(self, number: int, of: int) -> None:
        self.said.set_text(self.tr("{n} van {all} kaartjes gelezen…").format(n=number, all=of))

    def _show_book(self, found: tuple[Book, dict[int, CardRow]]) -> None:
        self._slices.begin(self._fill(*found))

    def _fill(self, book: Book, rows: dict[int, CardRow]) -> Iterator[None]:
        """Show what was found, a part at a time: all of it at once would let the window stutter."""
        from wijkdesk.exchange.address_cards.proposal import undecided  # noqa: PLC0415 - loaded by the reading

        doubles = sum(each.is_double for each in book.proposals)
        number = len(book.proposals) + len(book.unread)
        cards = self.tr("1 kaartje") if number == 1 else self.tr("{n} kaartjes").format(n=number)
        read = self.tr("{cards} in {file}.").format(cards=cards, file=self._path.name)
        known = self.tr("Wie er al lijkt te zijn ({n}), wordt aangevuld waar iets leeg is.").format(n=doubles)
        self._show_left_out(book)
        self._others = undecided(row.decision for row in rows.values())
        yield
        self.table.set_rows(rows.values())
        yield
        shown = min(max(len(rows), LEAST_ROWS), MOST_ROWS) + 1
        self.table.setFixedHeight(current_theme().px(ROW_HEIGHT) * shown)
        self.table.setVisible(bool(rows))
        self.chosen_part.setVisible(bool(rows))
        self.kind_of_others.setVisible(bool(self._others))
        yield
        self.rows = rows
        self.said.set_text(f"{read} {known}" if doubles else read)
        self.table.tick(rows)
        with QSignalBlocker(self.table):  # else the dialog would be fitted around what is chosen twice
            self.table.choose(*[*rows][:1])
        yield
        self._show_chosen()
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_left_out(self, book: Book) -> None:
        left_out = Counter(what for each in book.proposals for what in each.card.left_out)
        if left_out:
            told = ", ".join(f"{what} ({number})" for what, number in left_out.most_common())
            self.left_out.set_text(self.tr("Wijkdesk bewaart niet: {what}.").format(what=told))
            self.left_out.show()
        if book.unread:
            self.unread.rename(self.tr("Niet gelezen: {n}").format(n=len(book.unread)))
            told = "\n".join(
                self.tr("Kaartje {n}: {why}.").format(n=each.number, why=each.reason) for each in book.unread
            )
            self.unread.column.add(Paragraph(told, "meta", "text2"))
            self.unread.show()

    def _ticked(self) -> list[int]:
        ticked = self.table.ticked_ids()
        return [number for number in self.rows if number in ticked]

    def _show_chosen(self) -> None:
        chosen = set(self.table.chosen_ids())
        self.chosen_part.show_rows([row for row in self.rows.values() if row.id in chosen])
        if self.isVisible():
            self.fit()

    def _decide(self, values: dict[str, Any]) -> None:
        """Give the chosen cards these values; what somebody of the dossier is stays."""
        self.refusal.hide()
        for number in self.table.chosen_ids():
            assert isinstance(number, int)
            row = self.rows[number]
            given = values if not row.is_known else {name: each for name, each in values.items() if name == "way"}
            if "way" in given and not row.decision.proposal.is_double:
                continue
            self.rows[number] = row._replace(decision=row.decision._replace(**given))
        self.table.set_rows(self.rows.values())
        self._show_chosen()

    def _decide_others(self, kind: Any) -> None:
        """Let all of whom nobody could tell be this."""
        self.refusal.hide()
        for number in self._others:
            row = self.rows[number]
            self.rows[number] = row._replace(decision=row.decision._replace(kind=kind))
        self.table.set_rows(self.rows.values())
        self._show_chosen()

    def _name_commit(self) -> None:
        number = len(self._ticked())
        self.commit.setText(self.tr("{n} inlezen").format(n=number))
        self.commit.setEnabled(bool(number) and not self._changes.dossier.is_read_only)

    def _tell_done(self, taken: TakenIn) -> None:
        from wijkdesk.exchange.address_cards.wording import taken_in_words  # noqa: PLC0415 - loaded by the reading

        self._is_done = True
        for part in (self.kind_of_others, self.table, self.chosen_part, self.refusal):
            part.hide()
        self.cancel.hide()
        self.commit.setText(self.tr("Sluiten"))
        self.commit.setEnabled(True)
        left = len(self.rows) - len(self._ticked())
        skipped = self.tr(" {n} overgeslagen.").format(n=left) if left else ""
        self.say_in(self.said, taken_in_words(taken) + skipped)
        self.commit.setFocus()
        label = self._changes.dossier.undoable
        if label is not None:
            self._changes.done.emit(label)

    def _tell_failed(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            return
        if not isinstance(error, Refused | DossierFault):
            raise error
        if self.rows:
            self._name_commit()
            self._refuse(str(error))
        else:
            self.say_in(self.said, str(error), "red")

    def _refuse(self, reason: str) -> None:
        self.say_in(self.refusal, reason, "red")


def _read_rows(reading: Reading, dossier: Dossier, path: Path) -> tuple[Book, dict[int, CardRow]]:
    """What a file holds, and with what is decided of each card at first; for a thread."""
    book = reading.read(dossier, path)
    from wijkdesk.exchange.address_cards.proposal import decide  # noqa: PLC0415 - loaded by the reading

    return book, {each.card.number: CardRow(each.card.number, decide(each)) for each in book.proposals}


def _take_in(dossier: Dossier, decisions: list[Decision], source: str) -> TakenIn:
    from wijkdesk.exchange.address_cards.proposal import people_of  # noqa: PLC0415 - loaded by the reading

    return take_in_people(dossier, people_of(decisions, source), dt.date.today())


class _OfChosen(FieldColumn):
    """What is decided about the cards that are chosen in the table; ``decided`` carries what was changed."""

    decided = Signal(object)  # a dict would lose what kind of word each value is

    def __init__(self) -> None:
        super().__init__(quiet=False)
        self.about = self.add(Paragraph("", "meta", "text2"))
        self.way = self.add(ChoiceField(self.tr("Wat er gebeurt"), ()))
        self.kind = self.add(
            ChoiceField(
                self.tr("Is een"), [Choice(kind, kind.dutch) for kind in ContactKind], placeholder=self.tr("nog kiezen")
            )
        )
        self.purpose = self.add(TextField(self.tr("Waarvoor")))
        grounds = [Choice(ground, ground.dutch) for ground in LegalGround]
        self.ground = self.add(ChoiceField(self.tr("Grondslag"), grounds, placeholder=self.tr("nog kiezen")))
        for name in ("way", "kind", "purpose", "ground"):
            getattr(self, name).edited.connect(partial(self._tell, name))

    def show_rows(self, rows: list[CardRow]) -> None:
        """Be about these cards; what they do not have in common stands empty."""
        self.setVisible(bool(rows))
        if not rows:
            return
        self._show_about(rows)
        doubles = [row for row in rows if row.decision.proposal.is_double]
        self.way.setVisible(bool(doubles))
        self.way.set_choices(_ways(doubles, self.tr))
        self.way.load(_common([row.decision.way for row in doubles]))
        unknown = [row for row in rows if not row.is_known]
        self.kind.setVisible(bool(unknown))
        kind = _common([row.decision.kind for row in unknown])
        self.kind.load(kind)
        for field in (self.purpose, self.ground):
            field.setVisible(kind is ContactKind.RESIDENT)
        self.purpose.load(_common([row.decision.purpose for row in unknown]) or "")
        self.ground.load(_common([row.decision.ground for row in unknown]))

    def _show_about(self, rows: list[CardRow]) -> None:
        if len(rows) > 1:
            self.about.set_text(self.tr("{n} kaartjes gekozen; wat je hier kiest geldt voor alle.").format(n=len(rows)))
            return
        proposal = rows[0].decision.proposal
        parts = []
        if proposal.is_double:
            parts.append(self.tr("Lijkt op {name}: {why}.").format(name=proposal.name, why=proposal.evidence))
        if proposal.card.left_out:
            parts.append(self.tr("Niet mee: {what}.").format(what=", ".join(proposal.card.left_out)))
        if rows[0].decision.kind is ContactKind.RESIDENT:
            parts.append(
                self.tr("Van een bewoner komt één manier van bereiken mee, en geen organisatie of aantekening.")
            )
        self.about.set_text(" ".join(parts))
        self.about.setVisible(bool(parts))

    def _tell(self, name: str, value: Any) -> None:
        self.decided.emit({name: value})


def _ways(doubles: list[CardRow], tr: Any) -> list[Choice]:
    from wijkdesk.exchange.address_cards.proposal import Way  # noqa: PLC0415 - loaded by the reading

    names = {row.decision.proposal.name for row in doubles}
    name = f" {names.pop()}" if len(names) == 1 else ""
    supplement = tr("aanvullen wat leeg is bij{name}").format(name=name or tr(" wie er al staat"))
    return [Choice(Way.SUPPLEMENT, supplement), Choice(Way.ADD, tr("toevoegen als iemand anders"))]


def _common(values: list[Any]) -> Any:
    return values[0] if values and all(value == values[0] for value in values) else None
