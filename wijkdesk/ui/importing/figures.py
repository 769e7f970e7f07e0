"""Reading in official figures: what a file holds is shown, and stored when that is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from wijkdesk import paths
from wijkdesk.domain.figures import Area, period_in_words
from wijkdesk.exchange.official_figures import Known, Proposal, propose, read_values, store, what_is_known
from wijkdesk.exchange.own_tables.importing import is_plainly_own
from wijkdesk.figures.layout.pointed import Part
from wijkdesk.figures.periods import FIRST_YEAR, year
from wijkdesk.figures.refusal import Unreadable
from wijkdesk.storage.reading.choices import pillars_to_pick
from wijkdesk.storage.writing.figures import NewValue, Stored
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.dropped_file import DroppedFile
from wijkdesk.ui.fields import DateField, TextField
from wijkdesk.ui.file_reading import TABLES, FileReading
from wijkdesk.ui.form import FieldColumn, Fold
from wijkdesk.ui.importing.pointing import PointColumns
from wijkdesk.ui.importing.topics import TopicsEditor
from wijkdesk.ui.labels import ElidedText, Paragraph
from wijkdesk.ui.second_process import second_process
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.tab_order import order_by_eye

WIDTH: Final = 860
MOST_NAMED: Final = 8


class FiguresDialog(Dialog):
    """Takes a file by choosing or dropping it; the verb stores what is ticked, in one step, and says what it did.

    ``areas_requested`` asks to add areas to the dossier first, and ``table_requested`` to read a file as a list of
    the user's own.
    """

    handbook_page = "inlezen.md#cijfers"
    areas_requested = Signal()
    table_requested = Signal(object)

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Cijfers inlezen"), changes.tr("Inlezen"), width=WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes, self._today = changes, today
        self._path: Path | None = None
        self._known: Known | None = None
        self._proposal: Proposal | None = None
        self._is_done = False
        self._may_be_own = False
        self._to_point: tuple[Sequence[str], Mapping[str, str]] = (), {}
        self._reading, self._slices = FileReading(self), Slices(self)
        hint = self.tr(
            "Kies een bestand of sleep het hierheen: van CBS, RIVM, politie of Leefbaarometer, of een eigen tabel met "
            "een kolom voor het gebied. Je ziet eerst wat erin staat; daarna bewaar je wat je wilt hebben."
        )
        self.column.add(Paragraph(hint, "body", "text2"))
        self._name = ElidedText(self.tr("Nog geen bestand gekozen"), "body", "text2")
        self.choose = Button(self.tr("Bestand kiezen…"), "folder-open")
        self.column.add(self._file_line())
        self.said = self.column.add(Paragraph())
        self.said.hide()
        self.found = self.column.add(FieldColumn(quiet=False))
        self._by_hand = self.column.add(Fold(self.tr("Zelf kolommen aanwijzen"), quiet=False))
        self.areas = self.add_button(Button(self.tr("Gebieden…"), "map-pin", Kind.QUIET))
        self._connect()
        self._show_parts(has_found=False)
        self._making = self._make_parts()
        self._slices.begin(self._making)
        self._reading.get_ready(propose)

    def read_dropped(self, path: Path) -> None:
        """Read what was dropped on the window, of which nobody said that it is figures: an own list is handed on."""
        self._may_be_own = True
        self.read(path)

    def read(self, path: Path, columns: Mapping[str, str] | None = None) -> None:
        """Find out what a file holds, beside the window; ``columns`` is what was said of its columns just now."""
        if self._reading.is_busy or self._is_done:
            return
        self._path, self._proposal = path, None
        self._name.setText(path.name)
        self._known = what_is_known(self._changes.dossier.reader)
        self._begin(self.tr("{name} wordt gelezen…").format(name=path.name))
        self._reading.begin(
            propose, path, self._known, self._today(), None, columns, done=self._show, failed=self._say_failed
        )

    def accept(self) -> None:
        """Store what is ticked; when that is done, close."""
        if self._is_done:
            super().accept()
            return
        proposal = self._asked()
        if proposal is None or self._reading.is_busy:
            return
        self._begin(self.tr("De waarden worden gelezen…"))
        self._reading.begin(read_values, proposal, done=partial(self._store, proposal), failed=self._say_failed)

    def reject(self) -> None:
        """Stop reading; when nothing is read, close."""
        if self._reading.is_busy:
            self._reading.stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._reading.stop()
        super().closeEvent(event)

    # -- inside --

    def _file_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self.choose)
        return line

    def _make_parts(self) -> Iterator[None]:
        """Make what is shown of a file, a part at a time, while somebody chooses one: opening does not wait for it."""
        self.contents = self.found.add(Paragraph())
        self.unread = self.found.add(Paragraph("", "body", "text2"))
        self.year = self.found.add(TextField(self.tr("Jaar"), placeholder=self.tr("van de cijfers, zoals 2025")))
        yield
        pillars = [row.name for row in pillars_to_pick(self._changes.dossier.reader)]
        self.topics = self.found.add(TopicsEditor(pillars))
        yield
        column = self.found.fold(self.tr("Tabel en bron"))
        self.table_name = column.add(TextField(self.tr("Tabel"), required=True))
        self.source = column.add(TextField(self.tr("Bron"), placeholder=self.tr("wie de cijfers maakt")))
        yield
        self.licence = column.add(TextField(self.tr("Licentie")))
        self.published_on = column.add(DateField(self.tr("Verschenen"), is_past=True, today=self._today))
        yield
        self.pointing = self._by_hand.column.add(PointColumns())
        self.pointing.pointed.connect(self._read_pointed)
        yield
        order_by_eye(self)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.areas.clicked.connect(self.areas_requested)
        self._by_hand.toggled.connect(self._offer_pointing)
        self._reading.told.connect(self._say_lines)
        self._changes.changed.connect(self._follow)
        DroppedFile(self).dropped.connect(self.read)

    def _follow(self, changed: Mapping[type, object]) -> None:
        """Look in the file again for areas that were added meanwhile."""
        if Area in changed and self._path is not None and self._proposal is not None:
            self.read(self._path, self._proposal.columns)

    def _choose(self) -> None:
        kinds = self.tr("Tabellen ({files})").format(files=TABLES)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Cijfers inlezen"), str(paths.documents()), kinds)
        if chosen:
            self.read(Path(chosen))

    def _read_pointed(self, columns: dict[str, str]) -> None:
        if self._path is not None:
            self.read(self._path, columns)

    def _begin(self, sentence: str) -> None:
        for part in (self.choose, self.commit, self._by_hand, self.found):
            part.setEnabled(False)
        self.cancel.setText(self.tr("Stoppen"))
        self.say_in(self.said, sentence)

    def _end(self) -> None:
        for part in (self.choose, self._by_hand, self.found):
            part.setEnabled(True)
        self.cancel.setText(self.tr("Annuleren"))
        self.commit.setEnabled(self._proposal is not None and bool(self._proposal.areas))

    def _say_lines(self, lines: int) -> None:
        count = f"{lines:,}".replace(",", ".")
        self.said.set_text(self.tr("{count} regels gelezen…").format(count=count))

    def _show(self, proposal: Proposal) -> None:
        if self._may_be_own and not (proposal.areas and proposal.chosen):
            self._hand_on_or(partial(self._show, proposal))
            return
        self._slices.begin(self._fill(proposal))

    def _fill(self, proposal: Proposal) -> Iterator[None]:
        """Show what was found, a part at a time: all of it at once would let the window stutter."""
        yield from self._making
        assert self._known is not None
        delivery, self._proposal = proposal.delivery, proposal
        self.found.hide()
        self.table_name.load(delivery.table.name)
        self.source.load(delivery.table.source)
        self.licence.load(delivery.table.licence)
        self.year.setVisible(not delivery.periods)
        self.contents.set_text("\n".join(self._contents(proposal)))
        yield
        names = {each.topic: each.name for each in self._known.indicators if each.topic}
        self.topics.set_topics(delivery.topics, proposal.chosen, names)
        yield
        self.unread.set_text("\n".join(proposal.remarks))
        self.unread.setVisible(bool(proposal.remarks))
        self._offer_columns(delivery.headings, proposal.columns)
        yield
        self._show_parts(has_found=True)
        yield
        self._end()
        self.say_in(self.said, self.tr("Dit staat in {name}:").format(name=delivery.path.name))
        self.topics.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _offer_columns(self, headings: Sequence[str], columns: Mapping[str, str]) -> None:
        self._to_point = headings, columns
        if self._by_hand.is_open():
            self._offer_pointing(is_open=True)

    def _offer_pointing(self, is_open: bool) -> None:
        """Few look at it: until then it need not know the columns."""
        if is_open:
            self.pointing.offer(*self._to_point)

    def _contents(self, proposal: Proposal) -> list[str]:
        delivery = proposal.delivery
        table = delivery.table
        lines = [" · ".join(filter(None, (table.name, table.source, table.licence)))]
        if table.is_modelled:
            lines.append(self.tr("De waarden zijn schattingen van een model; zo worden ze ook getoond."))
        periods = [period_in_words(each.first_day, each.last_day) for each in delivery.periods]
        if periods:
            shown = ", ".join(periods[:MOST_NAMED]) + (" …" if len(periods) > MOST_NAMED else "")
            lines.append(self.tr("Perioden: {periods}").format(periods=shown))
        assert self._known is not None
        called = {area.code: area.name or area.code for area in self._known.areas}
        names = [called[code] for code in proposal.areas.values() if code in called]
        shown = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
        said = self.tr("Gebieden: {all} in het bestand, {count} uit het dossier{names}")
        lines.append(said.format(all=len(delivery.regions), count=len(names), names=f" ({shown})" if names else ""))
        for region, of_year in delivery.border_changes:
            if region in proposal.areas:
                changed = self.tr("Andere grenzen vanaf {year}: {name}")
                lines.append(changed.format(year=of_year, name=called.get(region.code, region.name)))
        if proposal.added:
            names = [name or code for code, name in proposal.added.items()]
            lines.append(self.tr("Erbij om mee te vergelijken: {names}").format(names=", ".join(names)))
        return lines

    def _show_parts(self, *, has_found: bool) -> None:
        self.found.setVisible(has_found)
        self._by_hand.setVisible(has_found)
        self.commit.setEnabled(False)

    def _asked(self) -> Proposal | None:
        """What is to be stored as it stands in the fields; ``None`` when one of them is not right."""
        proposal = self._proposal
        if proposal is None:
            return None
        period = None
        if not proposal.delivery.periods:
            typed = self.year.value()
            if not typed.isdigit() or not FIRST_YEAR <= int(typed) <= self._today().year:
                self.year.set_error(self.tr("Vul het jaar van de cijfers in, zoals 2025."))
                self.year.setFocus()
                return None
            period = year(int(typed))
        chosen = self.topics.taken_topics()
        if not chosen:
            self.say_in(self.said, self.tr("Kies minstens één kolom om mee te nemen."), "red")
            return None
        table = proposal.delivery.table._replace(
            name=self.table_name.value(), source=self.source.value(), licence=self.licence.value()
        )
        delivery = proposal.delivery._replace(table=table)
        return proposal._replace(
            delivery=delivery, chosen=chosen, period=period, published_on=self.published_on.value()
        )

    def _store(self, proposal: Proposal, values: list[NewValue]) -> None:
        self._is_done = True  # what it adds to the dossier is no reason to look in the file again
        self.cancel.setEnabled(False)
        self.say_in(self.said, self.tr("De cijfers worden bewaard…"))
        work = partial(store, self._changes.dossier, proposal, values)
        run_in_background(self, work, self._say_stored, self._say_failed)

    def _say_stored(self, stored: Stored) -> None:
        self.cancel.hide()
        self.areas.hide()
        self.commit.setText(self.tr("Sluiten"))
        self.commit.setEnabled(True)
        self.commit.setFocus()
        said = self.tr("Opgeslagen: {added} nieuw, {superseded} vervangen, {same} stonden er al.")
        sentence = said.format(added=stored.added, superseded=stored.superseded, same=stored.same)
        if stored.kept:
            kept = self.tr("{count} bleven zoals ze waren: dit bestand is ouder, of heeft daar geen waarde.")
            sentence = f"{sentence} {kept.format(count=stored.kept)}"
        self.say_in(self.said, sentence)
        label = self._changes.dossier.undoable
        if label is not None:
            self._changes.done.emit(label)

    def _say_failed(self, error: Exception) -> None:
        assert self._path is not None
        if self._may_be_own and isinstance(error, Unreadable):
            self._hand_on_or(partial(self._say_failed, error))
            return
        self._is_done = False
        self.cancel.setEnabled(True)
        self._end()
        why = self._reading.why(error, self._path)
        if isinstance(error, Unreadable) and error.headings:
            other = self.tr(
                "Een lijst van iets anders, zoals acties, lees je in met Bestand > Inlezen > Tabel inlezen."
            )
            why = f"{why} {other}"
            self._slices.finish()
            self.found.hide()
            self._by_hand.show()
            self._by_hand.set_open(True)
            self._offer_columns(error.headings, {})
            self.pointing.field(Part.CODE).setFocus(Qt.FocusReason.TabFocusReason)
        elif self._proposal is None:
            self._show_parts(has_found=False)
            self.choose.setFocus(Qt.FocusReason.TabFocusReason)
        self.say_in(self.said, why, "red")

    def _hand_on_or(self, go_on: Callable[[], None]) -> None:
        """Hand the file on where it is plainly a list of the user's own; else go on with it here."""
        self._may_be_own = False

        def heard(is_own: bool) -> None:
            if is_own:
                self.table_requested.emit(self._path)
                self.reject()
            else:
                go_on()

        assert self._path is not None
        look = partial(second_process().call, is_plainly_own, self._path, self._today())
        run_in_background(self, look, heard, lambda _error: go_on())
