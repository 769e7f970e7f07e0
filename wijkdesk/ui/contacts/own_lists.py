"""All that belongs to one person or organisation: positions, moments, promises, actions, commitments, goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ContactKind, MomentKind, OrganisationKind
from wijkdesk.storage.reading.people import ContactRow, OrganisationRow, list_positions
from wijkdesk.storage.reading.related import (
    Related,
    actions_of_organisation,
    moments_of_organisation,
    related_to_contact,
    related_to_organisation,
)
from wijkdesk.storage.writing.moments import Party, note_moment
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.position import PositionDialog
from wijkdesk.ui.contacts.thing_lists import (
    ActionList,
    CommitmentList,
    GoalList,
    MomentList,
    PillarList,
    PositionList,
    PromiseList,
    ThingList,
)
from wijkdesk.ui.form import FieldColumn
from wijkdesk.ui.options import Options

Owner = ContactRow | OrganisationRow


class OwnLists(FieldColumn):
    """The lists of one person or organisation, each folding away under its heading.

    ``opened`` asks for a thing in one of them; ``add_requested`` for a new thing of a kind, with what it begins with.
    ``seen`` tells once that somebody sees them since they were shown: what takes a while can come then.
    """

    opened = Signal(object, int)
    add_requested = Signal(object, object)
    seen = Signal()

    def __init__(
        self, changes: Changes, options: Options, *, of_person: bool, today: Callable[[], dt.date], parent: QWidget
    ) -> None:
        super().__init__(parent=parent)
        self._changes, self._options, self._of_person = changes, options, of_person
        self._today = today
        self._owner: Owner | None = None
        self._work_later = QTimer(self, singleShot=True, interval=0)
        self._work_later.timeout.connect(self._show_work)
        self._is_unseen = False
        headings = (self.tr("Functies"), self.tr("Functie")) if of_person else (self.tr("Mensen"), self.tr("Persoon"))
        self.positions = PositionList(*headings, of_person=of_person, today=today)
        self.pillars, self.moments, self.actions_led = PillarList(), MomentList(today), ActionList()
        self.promises = PromiseList(self.tr("Toezeggingen"), self.tr("Toezegging"), today)
        self.goals = GoalList()
        self.commitments = CommitmentList(today, "" if of_person else self.tr("Commitment"))
        self._add_in_order()
        self._connect()

    def show_of(self, owner: Owner) -> None:
        """Show what belongs to this person or organisation.

        The thousands of moments and actions of an organisation come behind the first paint.
        """
        is_other = self._owner is None or owner.id != self._owner.id
        self._owner = owner
        reader = self._changes.dossier.reader
        if self._of_person:
            own = related_to_contact(reader, owner.id)
            self._show_lists((self.moments, own.moments), (self.actions_led, own.actions))
        else:
            own = related_to_organisation(reader, owner.id, with_work=False)
            if is_other:
                self._show_lists((self.moments, ()), (self.actions_led, ()))
        self._is_unseen = True
        self.update()
        self._show_lists(
            (self.positions, own.positions),
            (self.pillars, own.pillars),
            (self.promises, own.promises),
            (self.commitments, own.commitments),
            (self.goals, own.goals),
        )
        self._show_what_fits(own, owner)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_unseen:
            self._is_unseen = False
            self.seen.emit()

    def flush(self) -> bool:
        """Note a contact moment that was half typed; False when its day cannot be understood."""
        return self.moments.add_moment.flush()

    # -- inside --

    def _add_in_order(self) -> None:
        first = (self.positions, self.pillars) if self._of_person else (self.positions, self.commitments)
        last = (self.commitments, self.goals) if self._of_person else (self.goals, self.pillars)
        for each in (*first, self.moments, self.promises, self.actions_led, *last):
            self.add(each)

    def _connect(self) -> None:
        if not self._of_person:
            # One turn later, so that it is behind all that is to be painted now.
            self.seen.connect(lambda: QTimer.singleShot(0, self, self._work_later.start))
        for each in (self.pillars, self.moments, self.promises, self.actions_led, self.commitments, self.goals):
            each.opened.connect(self.opened)
        self.positions.opened.connect(self._edit_position)
        self.positions.add_requested.connect(self._add_position)
        self.promises.add_requested.connect(lambda: self._ask_for(Promise, self._sides()))
        self.goals.add_requested.connect(lambda: self._ask_for(PolicyGoal, self._mine("portfolio_holder")))
        self.commitments.add_requested.connect(lambda: self._ask_for(Commitment, self._mine("head")))
        self.moments.add_moment.added.connect(self._note_moment)

    def _show_work(self) -> None:
        if not self.isVisible():  # the dossier may be closed by now; whoever comes back reads it again
            return
        reader, number = self._changes.dossier.reader, self._number()
        moments, actions = moments_of_organisation(reader, number), actions_of_organisation(reader, number)
        self._show_lists((self.moments, moments), (self.actions_led, actions))

    def _show_lists(self, *lists: tuple[ThingList, Sequence[int]]) -> None:
        dossier = self._changes.dossier
        for each, ids in lists:
            each.show_ids(self._number(), ids, dossier.reader)
            if each.adding is not None:
                each.adding.setVisible(not dossier.is_read_only)
            if each is self.actions_led:  # it can only be filled elsewhere
                each.setVisible(bool(ids))

    def _show_what_fits(self, own: Related, owner: Owner) -> None:
        """A list that can only be filled elsewhere is shown once it has something in it."""
        self.pillars.setVisible(bool(own.pillars))
        self.commitments.setVisible(bool(own.commitments) or not self._of_person)
        is_holder = owner.kind is ContactKind.ADMINISTRATOR
        self.goals.setVisible(bool(own.goals) or is_holder or not self._of_person)

    def _number(self) -> int:
        return self._owner.id if self._owner is not None else 0

    def _mine(self, role: str) -> dict[str, Any]:
        """A new thing that belongs to this person, in a role, or to this organisation."""
        return {role if self._of_person else "organisation": self._number()}

    def _sides(self) -> dict[str, Any]:
        """Residents are promised something; the others promise something themselves."""
        side = "contact" if self._of_person else "organisation"
        if self._owner is not None and self._owner.kind in (ContactKind.RESIDENT, OrganisationKind.RESIDENTS):
            return {f"to_{side}": self._number(), "to_residents": True}
        return {f"by_{side}": self._number()}

    def _ask_for(self, kind: type, values: dict[str, Any]) -> None:
        self.add_requested.emit(kind, values)

    def _note_moment(self, day: dt.date, kind: MomentKind, summary: str) -> None:
        with_whom: Party = (Contact if self._of_person else Organisation, self._number())
        if self._changes.carry_out(note_moment, day=day, kind=kind, summary=summary, present=[with_whom]):
            self.moments.add_moment.reset()

    def _person_kind(self) -> ContactKind:
        kind = self._owner.kind if self._owner is not None else None
        return kind if isinstance(kind, ContactKind) else ContactKind.PROFESSIONAL

    def _add_position(self) -> None:
        of: dict[str, Any] = {"contact" if self._of_person else "organisation": self._number()}
        self._open_position(**of)

    def _edit_position(self, _kind: type, number: int) -> None:
        if not self._changes.dossier.is_read_only:
            [row] = list_positions(self._changes.dossier.reader, only=[number])
            self._open_position(row=row)

    def _open_position(self, **which: Any) -> None:
        kind, window = self._person_kind(), self.window()
        PositionDialog(self._changes, self._options, kind=kind, today=self._today, parent=window, **which).open()
