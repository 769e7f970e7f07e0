"""The dialog in which a contact moment is noted in seconds, with all that was agreed in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.quick_note.note import Agreed, Note
from wijkdesk.domain.words import MomentKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.moments import MomentRow, last_groups
from wijkdesk.storage.writing.moments import Agreement, Party, note_moment
from wijkdesk.storage.writing.quick_note import agreements_of, party_of
from wijkdesk.ui.agreement_lines import AgreementLines
from wijkdesk.ui.buttons import Button, Kind, RemovableChip
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.dialogs import WIDE
from wijkdesk.ui.fields import ChoiceField, DateField, Option, PickManyField, TextField
from wijkdesk.ui.fields.choice import CheckBox
from wijkdesk.ui.labels import Text
from wijkdesk.ui.line_list import Line, LineList
from wijkdesk.ui.marks import IconMark
from wijkdesk.ui.moment_kinds import moment_choices, moment_mark
from wijkdesk.ui.options import Options
from wijkdesk.ui.present import ids_of, present_at
from wijkdesk.ui.tab_order import put_behind

MOST_GROUPS: Final = 3


class NoteMoment(CommandDialog):
    """Asks who was there, when, what kind of contact it was, about what, and what was agreed.

    It is kept for the next time: closed without noting, what was half typed stands there still.
    """

    handbook_page = "noteren.md#een-contactmoment-noteren"

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(
            changes, self._note, self.tr("Contactmoment noteren"), self.tr("Noteren"), width=WIDE, parent=parent
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._today = today
        self._options = Options(changes, self)
        self._newcomers: list[Option] = []
        self._dossier = changes.dossier
        self._is_kind_chosen = self._is_group_taken = False
        self._heading_of_groups = self.column.section(self.tr("Zoals vorige keer"))
        self.groups = self.column.add(LineList(self.tr("Zoals vorige keer")))
        self._ask()
        self.column.section(self.tr("Afspraken"))
        self.lines = self.column.add(AgreementLines(today))
        self.column.add(Text(self.tr("Ctrl+Enter noteert meteen, ook midden in een afspraak."), "meta", "text2"))
        self.cancel.setText(self.tr("Sluiten"))  # nothing is thrown away
        self.confidential = self.add_button(CheckBox(self.tr("vertrouwelijk")))
        self.confidential.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.empty = self.add_button(Button(self.tr("Leegmaken"), kind=Kind.QUIET, tone="text2"))
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Be ready for a moment of today."""
        self._newcomers.clear()
        self._is_kind_chosen = self._is_group_taken = False
        self.who.load(())
        self.day.load(self._today())
        self.moment_kind.load(MomentKind.TALK)
        self.summary.load("")
        self.confidential.setChecked(False)
        self.lines.clear()
        self._propose()

    def take_group(self, number: int) -> None:
        """Let these have been there too, as in the last moment of theirs; there may be no such group."""
        if number >= len(self.groups.lines):
            return
        row: MomentRow = self.groups.lines[number].key
        group = [
            *((Contact, each) for each in row.contact_ids),
            *((Organisation, each) for each in row.organisation_ids),
        ]
        self.who.load(tuple(dict.fromkeys((*self.who.value(), *group))))
        if row.confidential:
            self.confidential.setChecked(True)
        self._is_group_taken = True  # the others are of no use any more, and would take the room of what comes
        self._propose()
        self.summary.setFocus()

    def is_begun(self) -> bool:
        """Whether something stands in it that was not noted yet."""
        written = self.who.value() or self.summary.value() or self.lines.agreements()
        return bool(written) or self._is_kind_chosen or self.who.has_error or self.day.has_error

    def take_over(self, note: Note) -> None:
        """Go on with what was understood of a line; a pillar or action of it, for which there is no field, is text."""
        tags = [each.name for each in (note.pillar, note.action) if each is not None]
        self.clear()
        for named in note.newcomers:
            self._newcomers.append(_newcomer(named.name, self.tr("nieuw")))
        self._refresh()
        self.who.load(tuple(party_of(each) for each in note.present))
        self.day.load(note.day)
        self.summary.load(" ".join((note.text, *(f"#{tag}" for tag in tags))).strip())
        self.confidential.setChecked(note.confidential)
        if isinstance(note.kind, MomentKind):
            self.moment_kind.load(note.kind)
        self._is_kind_chosen = True
        self._propose()
        self.lines.load([_with_partners(*each) for each in zip(agreements_of(note), note.agreements, strict=True)])

    def reject(self) -> None:
        """Close without noting; what was typed stays, and so does why a field did not take it."""
        self.column.flush()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """What was half typed may be of yesterday, and somebody in it gone."""
        is_begun = self.is_begun()
        self.empty.setVisible(is_begun)
        if not is_begun:
            self.day.load(self._today())
        self._refresh()
        super().showEvent(event)

    # -- inside --

    def _ask(self) -> None:
        self.who = self.ask(
            "present",
            PickManyField(self.tr("Met wie"), can_create=True, placeholder=self.tr("Typ een naam"), label_above=False),
        )
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        day = DateField(self.tr("Dag"), is_past=True, today=self._today)
        self.day = self.ask("day", day, required=self.tr("Vul in op welke dag het was."))
        self.moment_kind = self.ask("kind", ChoiceField(self.tr("Soort"), moment_choices()))
        for field in (self.day, self.moment_kind):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.column.add(beside)
        about = TextField(self.tr("Waarover"), placeholder=self.tr("Eén regel is genoeg"))
        self.summary = self.ask("summary", about)

    def _connect(self) -> None:
        self.who.creation_requested.connect(self._add_newcomer)
        self.who.edited.connect(self._propose)
        self.moment_kind.edited.connect(self._choose_kind)
        self.groups.opened.connect(lambda row: self.take_group([line.key for line in self.groups.lines].index(row)))
        self.empty.clicked.connect(self._start_anew)
        self.accepted.connect(self.clear)
        for number in range(MOST_GROUPS):
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self, partial(self.take_group, number))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.commit.click)

    def _note(self, dossier: Dossier, **values: Any) -> int:
        is_confidential, agreements = self.confidential.isChecked(), self.lines.agreements()
        return note_moment(dossier, confidential=is_confidential, agreements=agreements, **values)

    def _say(self, about: str | None, reason: str) -> None:
        if not self.lines.say(about, reason):
            super()._say(about, reason)

    def _start_anew(self) -> None:
        self.clear()
        self.empty.hide()
        self.who.setFocus()

    def _add_newcomer(self, name: str) -> None:
        """Somebody who is not in the dossier is added with the moment, in the same step."""
        newcomer = _newcomer(name, self.tr("nieuw"))
        self._newcomers.append(newcomer)
        self.who.choose(newcomer)

    def _choose_kind(self, _kind: MomentKind) -> None:
        self._is_kind_chosen = True
        self._propose()

    def _refresh(self) -> None:
        """Offer who is in the dossier now, and let go of who is not any more."""
        everyone = self._everyone()
        there = {option.key for option in everyone}
        self.who.set_options(everyone)
        if not there.issuperset(self.who.value()):
            self.who.load(tuple(party for party in self.who.value() if party in there))
        self._propose()

    def _everyone(self) -> Sequence[Option]:
        return (*self._options.parties(), *self._newcomers)

    def _propose(self) -> None:
        """Who else was there the last time, what kind of contact it was then, and who may have promised something."""
        parties: Sequence[Party] = self.who.value()
        people, organisations = ids_of(parties, Contact), ids_of(parties, Organisation)
        self._is_group_taken = self._is_group_taken and bool(parties)
        groups = [] if self._is_group_taken else self._groups(people, organisations)
        self.groups.set_lines([_line(row, f"Alt+{number}") for number, row in enumerate(groups, start=1)])
        for part in (self._heading_of_groups, self.groups):
            part.setVisible(bool(groups))
        if not self._is_kind_chosen:
            last = (
                last_groups(self._dossier.reader, contacts=people, organisations=organisations, most=1)
                if parties
                else []
            )
            self.moment_kind.load(last[0].kind if last else MomentKind.TALK)
        self.lines.show_present(present_at(self._changes.dossier, parties, self._everyone()))
        # Made last, the chips would come last; before their line they are in nobody's way.
        put_behind(self.groups, *(chip for chip in self.who.findChildren(RemovableChip) if not chip.isHidden()))

    def _groups(self, people: list[int], organisations: list[int]) -> list[MomentRow]:
        """Those who were last together with who is known, or else whoever was there last."""
        known = len(people) + len(organisations)
        kind = self.moment_kind.value() if self._is_kind_chosen else None
        find = partial(
            last_groups, self._dossier.reader, kind=kind, contacts=people, organisations=organisations, most=MOST_GROUPS
        )
        return find(least=max(known, 1) + 1) or ([] if known else find())


def _newcomer(name: str, detail: str) -> Option:
    return Option((Contact, name), name, detail, IconMark("", "user"))


def _with_partners(agreement: Agreement, agreed: Agreed) -> Agreement:
    """Who takes part in an action has no field here: the words say it."""
    partners = "".join(f" met {each.name}" for each in agreed.partners)
    return agreement._replace(what=f"{agreement.what}{partners}")


def _line(row: MomentRow, keys: str) -> Line:
    return Line(
        row,
        row.summary or row.kind.dutch.capitalize(),
        moment_mark(row.kind),
        ", ".join((*row.organisations, *row.contacts)),
        f"{date_in_words(row.day)} · {keys}",
        badge=IconMark("vertrouwelijk", "lock") if row.confidential else None,
    )
