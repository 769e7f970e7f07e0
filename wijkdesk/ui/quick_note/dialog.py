"""The dialog with one line, from which a contact moment, event, action or promise is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wijkdesk.domain.quick_note.note import Found, Key
from wijkdesk.domain.quick_note.pieces import Sort
from wijkdesk.domain.quick_note.understand import AS_TEXT, answer_key, understand
from wijkdesk.domain.quick_note.wording import sentence
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import MomentKind
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.writing.quick_note import write_note
from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.cautions import FieldCautions
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import WIDE, Dialog
from wijkdesk.ui.labels import Text
from wijkdesk.ui.quick_note import choosing
from wijkdesk.ui.quick_note.chips import ThingChips, chips_of
from wijkdesk.ui.quick_note.known_names import KnownNames
from wijkdesk.ui.quick_note.line import NoteField
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.theme import current_theme

LEAST_HEIGHT: Final = 196  # of what stands below the line, so that the first words do not move the window


class QuickNote(Dialog):
    """Says while one types what Enter will make of the line, and makes it.

    It is kept for the next time: closed without noting, what was half typed stands there still. ``noted`` tells what
    was made, as ``write_note`` gives it; ``more_requested`` carries the Note for whoever knows a longer form.
    """

    handbook_page = "noteren.md#snel-noteren"
    noted = Signal(object)
    more_requested = Signal(object)

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(self.tr("Snel noteren"), self.tr("Noteren"), width=WIDE, parent=parent)
        self._changes, self._today = changes, today
        self.names = KnownNames(changes, self)
        self._answers: dict[Key, Any] = {}
        self._waits_to_note: bool | None = None  # for the names; whether it stays open then
        self.understood = understand("", self.names.known, today())
        self.choice: choosing.ChipChoice | None = None
        self._set_up_line()
        self.cancel.setText(self.tr("Sluiten"))  # nothing is thrown away
        self.more = self.add_button(Button(self.tr("Meer…"), kind=Kind.QUIET, tone="text2"))
        self.more.clicked.connect(lambda: self.more_requested.emit(self.understood.note))
        self.names.read.connect(self._go_on)
        self.names.not_read.connect(self.say)
        changes.changed.connect(self._follow)

    def clear(self) -> None:
        """Be ready for another line."""
        self._answers.clear()
        self.line.load("")
        self._read_line()

    def say(self, sentence: str) -> None:
        """Say below the line why it was not noted."""
        self.line.set_error(sentence)
        self.line.setFocus()

    def accept(self) -> None:
        """Make what the line says; the dialog stays open when something is missing or refused."""
        self._note(stay=False)

    def reject(self) -> None:
        """Close without noting; what was typed stays."""
        self._end_choice()
        self._told.hide()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        self.names.refresh()
        self._read_line()  # what was half typed may be of yesterday
        super().showEvent(event)
        self.line.setFocus()

    # -- inside --

    def _set_up_line(self) -> None:
        example = self.tr("lunch met Haarlem Effect, lamp kapot #fysiek !toezegging vrijdag")
        self.line = self.column.add(NoteField(self.tr("Wat was er?"), example))
        # Its words are taken apart before they stand anywhere: there they may be allowed to stay.
        self._cautions = FieldCautions(self._changes.dossier, QuickNote, self, may_allow=False)
        self._cautions.watch_text("line", self.line)
        self.line.box.textChanged.connect(self._read_line)
        self.line.box.textChanged.connect(self._cautions.look_soon)
        self.line.box.went_down.connect(self._go_to_chips)
        self.line.box.ended.connect(lambda: self._note(stay=True))
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        self.sentence = Text("", "strong", wrap=True)
        below.addWidget(self.sentence)
        self._remark = Text("", "meta", "text2", wrap=True)
        self._things = QVBoxLayout()
        self._things.setSpacing(12)
        self.things: list[ThingChips] = []
        self._choice_place = QVBoxLayout()
        below.addLayout(self._things)
        below.addLayout(self._choice_place)
        below.addWidget(self._remark)
        below.addStretch(1)
        self.column.add(self._below)
        self._told = self.column.add(Text("", "meta", "text2", wrap=True))
        self._told.hide()
        keys = self.tr("Enter noteert, Shift+Enter noteert en blijft open. Pijl omlaag gaat naar wat je kunt wijzigen.")
        self.column.add(Text(keys, "meta", "text2", wrap=True))
        self._below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self._below.setMinimumHeight(current_theme().px(LEAST_HEIGHT))

    # -- reading the line --

    def _read_line(self) -> None:
        text = self.line.box.text()
        if not text:
            self._answers.clear()
        elif not self._told.isHidden():
            self._told.hide()
        self.understood = understand(text, self.names.known, self._today(), self._answers)
        self.line.set_error("")
        said = [each for each in self.understood.found if each.start < each.end]
        self.line.box.underline([(each.start, each.end, each.asks) for each in said])
        self._show_sentence(text)
        self._show_things()
        asks = any(each.asks for each in self.understood.found)
        question = self.tr("Wat met een vraagteken staat, blijft tekst tot je het kiest.") if asks else ""
        self._remark.setText(self.understood.remark or question)
        self._remark.setVisible(bool(self._remark.text()))
        self.more.setVisible(isinstance(self.understood.note.kind, MomentKind))

    def _show_sentence(self, text: str) -> None:
        if not text.strip():
            self.sentence.setText(self.tr("Typ in één regel wat er was. Hier staat dan wat ervan wordt gemaakt."))
            return
        unknown = self.tr("Wat wordt dit? Enter laat je kiezen; een woord als lunch, gebeld of !actie zegt het meteen.")
        self.sentence.setText(sentence(self.understood.note, self._today()) or unknown)

    def _show_things(self) -> None:
        """A row of chips for each thing that is made, with the words that are left for it."""
        note, today = self.understood.note, self._today()
        rows = [] if not self.line.box.text().strip() else [chips_of(self.understood, 0, today, self.tr)]
        lefts = [note.text]
        for place, agreed in enumerate(note.agreements, start=1):
            rows.append(chips_of(self.understood, place, today, self.tr))
            lefts.append(agreed.what)
        while len(self.things) < len(rows):
            self._add_thing()
        for number, thing in enumerate(self.things):
            is_shown = number < len(rows)
            if is_shown:
                thing.show_thing(rows[number], lefts[number])
            thing.setVisible(is_shown)

    def _add_thing(self) -> None:
        thing = ThingChips()
        thing.change_requested.connect(self._choose)
        thing.removed.connect(self._remove)
        thing.went_up.connect(self.line.setFocus)
        self.things.append(thing)
        self._things.addWidget(thing)

    def _go_to_chips(self) -> None:
        order_by_eye(self)
        chips = [chip for thing in self.things if not thing.isHidden() for chip in thing.chips()]
        if chips:
            chips[0].setFocus(Qt.FocusReason.TabFocusReason)

    # -- changing it --

    def _choose(self, found: Found) -> None:
        """Ask for another value; what is only yes or no is changed at once."""
        self._end_choice()
        if found.sort is Sort.CONFIDENTIAL:
            self._answer(found, True) if not found.value else self._remove(found)
            return
        choice = self._choice_of(found)
        choice.chosen.connect(lambda value: self._answer(found, value))
        choice.left.connect(self._end_choice)
        self.choice = choice
        self._choice_place.addWidget(choice)
        order_by_eye(self)
        choice.begin()

    def _choice_of(self, found: Found) -> choosing.ChipChoice:
        if found.sort in (Sort.DAY, Sort.DUE):
            label = self.tr("Dag") if found.sort is Sort.DAY else self.tr("Vóór welke dag")
            return choosing.day_choice(label, found, self._today)
        if found.sort is Sort.KIND:
            return choosing.pick_choice(self.tr("Wordt"), choosing.kinds(self.understood, found, self.tr), found.value)
        if found.sort in (Sort.PILLAR, Sort.ACTION):
            is_pillar = found.sort is Sort.PILLAR
            label = self.tr("Pijler") if is_pillar else self.tr("Hoort bij actie")
            return choosing.pick_choice(label, choosing.tags(found, self.names.known), found.value)
        labels = {Sort.WHO: self.tr("Wie"), Sort.BY: self.tr("Door wie"), Sort.TO: self.tr("Aan wie")}
        people = choosing.people(found, self.names.known, self.tr)
        return choosing.pick_choice(labels[found.sort], people, found.value, can_create=True)

    def _answer(self, found: Found, value: Any) -> None:
        """Let this value count from now on, whatever else is typed."""
        key = answer_key(found)
        if value is None:
            self._remove(found)
        elif key.sort is Sort.WHO and not key.words:
            self._keep_others(found, value)
        else:
            self._answers[key] = AS_TEXT if value == choosing.NOBODY else value
        self._end_choice()
        self._read_line()
        self.line.setFocus()

    def _remove(self, found: Found) -> None:
        """Let its words be text again; what was proposed by itself is not proposed any more."""
        key = answer_key(found)
        if key.sort is Sort.WHO and not key.words:
            self._keep_others(found)
        elif key.words or key.sort in (Sort.BY, Sort.TO, Sort.CONFIDENTIAL):
            self._answers[key] = AS_TEXT
        else:
            self._answers.pop(key, None)
        self._end_choice()
        self._read_line()
        self.line.setFocus()

    def _keep_others(self, found: Found, *instead: Any) -> None:
        """Those who were added by hand, with somebody else in the place of this one, or nobody."""
        key = Key(Sort.WHO, "")
        others = [each for each in self._answers.get(key, ()) if each != found.value]
        self._answers[key] = (*others, *instead)

    def _end_choice(self) -> None:
        if self.choice is not None:
            choice, self.choice = self.choice, None
            self._choice_place.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
            self.line.setFocus()

    # -- making it --

    def _note(self, *, stay: bool) -> None:
        if not self.names.are_known:
            self._waits_to_note = stay
            self.names.refresh()
            return
        understood = self.understood
        if understood.missing:
            self._ask_for_what_misses()
            return
        try:
            made = write_note(self._changes.dossier, understood.note)
        except (Refused, DossierFault) as problem:
            self.say(str(problem))
            return
        self.clear()
        self._told.setText(self.tr("Genoteerd: {what}").format(what=sentence(understood.note, self._today())))
        self._told.setVisible(stay)
        if stay:
            announce(self, self._told.text())
        else:
            super().accept()
        label = self._changes.dossier.undoable
        if label is not None:
            self._changes.done.emit(label)
        self.noted.emit(made)

    def _follow(self, _changed: object) -> None:
        if self.isVisible():
            self.names.refresh()

    def _go_on(self) -> None:
        """The names are known: read the line again, and note it when that was asked already."""
        self._read_line()
        if self._waits_to_note is not None:
            stay, self._waits_to_note = self._waits_to_note, None
            self._note(stay=stay)

    def _ask_for_what_misses(self) -> None:
        """What a line becomes is asked below it; all else is said."""
        note, is_empty = self.understood.note, not self.line.box.text().strip()
        if is_empty or note.kind is not None or note.agreements:
            self.say(self.understood.missing)
        else:
            self._choose(Found(Key(Sort.KIND, ""), 0, None))
