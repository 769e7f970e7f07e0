"""Marks below the fields of a form for what should not be noted of anybody, found beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QObject, QTimer

from wijkdesk.domain.caution import AllowedCaution
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.refusal import Refused
from wijkdesk.privacy.cautions import OF_A_NAME, Caution, Cautions
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.cautions import allowed_cautions, people_named
from wijkdesk.storage.writing.cautions import allow_cautions
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.fields import Field, LongTextField, TextField, TitleField

REST: Final = 250
_MOST_NAMED: Final = 3

Changed = dict[type, set[int]]

_known: WeakKeyDictionary[Dossier, Cautions] = WeakKeyDictionary()
_followed: WeakKeyDictionary[Dossier, bool] = WeakKeyDictionary()
_learning = Lock()  # two forms often ask at once, and who is named in a large dossier takes a while to read


class FieldCautions(QObject):
    """Looks through the texts of a form a moment after they changed; ``fields`` are those of one ``kind`` of thing.

    Without ``may_allow`` nobody is asked whether they may stay: what is typed is not yet what will stand somewhere.
    """

    def __init__(self, dossier: Dossier, kind: type, parent: QObject, *, may_allow: bool = True) -> None:
        super().__init__(parent)
        self._dossier, self._is_about_person, self._may_allow = dossier, kind is Contact, may_allow
        self._fields: dict[str, Field] = {}
        self._found: dict[str, list[Caution]] = {}
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._look)
        self._looked_at: dict[str, str] = {}

    def watch(self, attribute: str, field: Field) -> None:
        """Mark the text of this field too, when it is one in which somebody writes."""
        if isinstance(field, TextField | LongTextField | TitleField) and attribute not in OF_A_NAME:
            self.watch_text(attribute, field)

    def watch_text(self, attribute: str, field: Field) -> None:
        """Mark the text of this field too."""
        self._fields[attribute] = field

    def look_soon(self) -> None:
        """Look once nothing changed for a moment."""
        if self._fields:
            self._timer.start()

    # -- inside --

    def _look(self) -> None:
        texts = {name: text for name, field in self._fields.items() if (text := field.value())}
        self._looked_at = texts
        work = partial(_cautions_in, self._dossier, texts, is_about_person=self._is_about_person)
        run_in_background(self, work, partial(self._show, texts), _say_nothing)

    def _show(self, texts: dict[str, str], found: dict[str, list[Caution]]) -> None:
        if texts is not self._looked_at:
            return
        may_allow = self._may_allow and not self._dossier.is_read_only
        for name, field in self._fields.items():
            marked = found.get(name, [])
            field.set_caution(_in_words(marked), partial(self._allow, marked) if may_allow else None)

    def _allow(self, marked: list[Caution]) -> None:
        try:
            allow_cautions(self._dossier, [each.key for each in marked])
        except (Refused, DossierFault):
            return
        self._look()


def _cautions_in(dossier: Dossier, texts: dict[str, str], *, is_about_person: bool) -> dict[str, list[Caution]]:
    """For a thread: what is marked and not answered, by the name of the field."""
    with _learning:
        cautions = _known.get(dossier)
        if cautions is None:
            with dossier.reader_of_its_own() as reader:
                cautions = Cautions(people_named(reader), allowed_cautions(reader))
            _known[dossier] = cautions
    if dossier not in _followed:
        _followed[dossier] = True
        dossier.listen(_forget_of(ref(dossier)))
    return {name: cautions.open_in(text, is_about_person=is_about_person) for name, text in texts.items()}


def _forget_of(dossier: ref[Dossier]) -> Callable[[Changed], None]:
    def forget(changed: Changed) -> None:
        there = dossier()
        if there is not None and changed.keys() & {Contact, AllowedCaution}:
            _known.pop(there, None)

    return forget


def _say_nothing(error: Exception) -> None:
    """Where the dossier cannot be read, something else tells so."""
    if not isinstance(error, DossierFault):
        raise error


def _in_words(marked: list[Caution]) -> str:
    said = [f"‘{each.words}’ {each.reason}" if not each.about else f"‘{each.words}’: {each.reason}" for each in marked]
    more = f" (+{len(said) - _MOST_NAMED})" if len(said) > _MOST_NAMED else ""
    return "; ".join(dict.fromkeys(said[:_MOST_NAMED])) + more
