"""Fields that pick things of the dossier by name, and make on the spot the ones that do not exist."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation, split_name
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.choices import (
    NameRow,
    actions_to_pick,
    contacts_to_pick,
    goals_to_pick,
    indicators_to_pick,
    organisations_to_pick,
    pillars_to_pick,
)
from wijkdesk.storage.writing.edit import add
from wijkdesk.storage.writing.pillars import add_pillar
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields import Option, PickField, PickManyField
from wijkdesk.ui.marks import IconMark, PillarMark

READERS = {
    Contact: contacts_to_pick,
    Organisation: organisations_to_pick,
    Action: actions_to_pick,
    Indicator: indicators_to_pick,
    PolicyGoal: goals_to_pick,
}
MAKEABLE = (Contact, Organisation, Action, Pillar, PolicyGoal)
PARTY_MARKS = {Contact: IconMark("", "user"), Organisation: IconMark("", "building-2")}
Picking = PickField | PickManyField


class Options(QObject):
    """What the fields of a tab can pick: read when somebody looks for it, and again once the dossier changed.

    What a field shows needs no more than the name of that one thing, which is read by itself.
    """

    def __init__(self, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self._known: dict[type, Sequence[Option]] = {}
        self._named: dict[type, dict[Hashable, Option | None]] = {}
        self._parties: Sequence[Option] = ()
        self._fields: list[tuple[Picking, type]] = []
        self._renamed: set[type] = set()  # the kinds of which a field may show a name of before
        changes.changed.connect(self._forget)

    def pick_one(self, label: str, kind: type, *, placeholder: str = "", label_above: bool = False) -> PickField:
        """A field for one thing of this kind; its value is an id or None."""
        can_create = self._can_create(kind)
        field = PickField(label, can_create=can_create, placeholder=placeholder, label_above=label_above)
        self._serve(field, kind)
        return field

    def pick_many(self, label: str, kind: type, *, placeholder: str = "") -> PickManyField:
        """A field for any number of things of this kind; its value is a tuple of ids."""
        field = PickManyField(label, can_create=self._can_create(kind), placeholder=placeholder)
        self._serve(field, kind)
        return field

    def refresh(self) -> None:
        """Let every field show what its value is called now, after something in the dossier changed."""
        renamed, self._renamed = self._renamed, set()
        for field, kind in self._fields:
            if kind in renamed:
                field.name_again()

    def of(self, kind: type) -> Sequence[Option]:
        """Every thing of this kind that can be picked."""
        if kind not in self._known:
            self._known[kind] = self._read(kind, None)
        return self._known[kind]

    def find(self, kind: type, key: Hashable) -> Option | None:
        """The thing of this kind with this id; None when it is not there."""
        named = self._named.setdefault(kind, {})
        if key not in named:
            named[key] = next(iter(self._read(kind, (key,))), None)
        return named[key]

    def names(self, kind: type, keys: Collection[Any]) -> dict[Hashable, str]:
        """What these things of this kind are called now, as far as they are there."""
        return {option.key: option.text for option in self._read(kind, keys)}

    def parties(self) -> Sequence[Option]:
        """Every person, and then every organisation: the key of each is its kind and its id."""
        if not self._parties:
            self._parties = tuple(
                Option((kind, option.key), option.text, option.detail, mark)
                for kind, mark in PARTY_MARKS.items()
                for option in self.of(kind)
            )
        return self._parties

    def _can_create(self, kind: type) -> bool:
        return kind in MAKEABLE and not self._changes.dossier.is_read_only

    def _serve(self, field: Picking, kind: type) -> None:
        self._fields.append((field, kind))
        field.creation_requested.connect(lambda name: self._create(field, kind, name))
        field.destroyed.connect(lambda: self._let_go(field))
        field.offer_from(partial(self.of, kind), partial(self.find, kind))

    def _let_go(self, field: Picking) -> None:
        self._fields = [(each, kind) for each, kind in self._fields if each is not field]

    def _forget(self, changed: dict[type, set[int]]) -> None:
        kinds = set(changed)
        if not kinds.isdisjoint((Organisation, Contact, Pillar)):  # they stand behind the names of others
            self._parties = ()
            kinds |= {Contact, Action, PolicyGoal}
        self._renamed |= kinds
        for kind in kinds:
            self._known.pop(kind, None)
            self._named.pop(kind, None)

    def _read(self, kind: type, only: Collection[Any] | None) -> tuple[Option, ...]:
        reader = self._changes.dossier.reader
        if kind is Pillar:
            return tuple(
                Option(row.id, row.name, mark=PillarMark("", row.colour)) for row in pillars_to_pick(reader, only)
            )
        return tuple(_option(row) for row in READERS[kind](reader, only))

    def _create(self, field: Picking, kind: type, name: str) -> None:
        dossier = self._changes.dossier
        try:
            number = add_pillar(dossier, name) if kind is Pillar else add(dossier, kind, **_values(kind, name))
        except (Refused, DossierFault) as problem:
            self._changes.not_done.emit(str(problem))
            return
        made = self.find(kind, number)
        assert made is not None
        field.choose(made)


def _option(row: NameRow) -> Option:
    return Option(row.id, row.name, row.detail or "")


def _values(kind: type, name: str) -> dict[str, Any]:
    if kind is Contact:
        first_name, infix, last_name = split_name(name)
        return {"first_name": first_name, "infix": infix, "last_name": last_name}
    return {"title" if kind in (Action, PolicyGoal) else "name": name}
