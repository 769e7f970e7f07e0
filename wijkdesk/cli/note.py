"""Noting a line without a window: what is understood of it is made, and all else stays text."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from wijkdesk.domain.quick_note.note import Found, Note, Understood
from wijkdesk.domain.quick_note.understand import understand
from wijkdesk.domain.quick_note.wording import kind_in_words, listed, sentence
from wijkdesk.domain.words import MomentKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import OpenElsewhere, ReadOnly
from wijkdesk.storage.reading.names import names_in
from wijkdesk.storage.writing.quick_note import Made, write_note

_MOST_NAMED = 3


class Noted(NamedTuple):
    """What was made, a sentence and then the things with their numbers; or else what is ``missing`` to make it.

    ``remarks`` say what was not guessed.
    """

    lines: Sequence[str]
    remarks: Sequence[str]
    missing: str


def note_line(path: Path, text: str, *, today: dt.date, only_tell: bool, password: str | None = None) -> Noted:
    """Make in a dossier what a line says, or ``only_tell`` what would be made. Raises a ``DossierFault``."""
    with opened(path, password, only_reads=only_tell) as dossier:
        understood = understand(_without_what_cannot_be_read(text), names_in(dossier.reader), today)
        made: Sequence[Made] = []
        if not understood.missing and not only_tell:
            made = write_note(dossier, understood.note)
    return Noted(_lines(understood.note, made, today), _remarks(understood), understood.missing)


def opened(path: Path, password: str | None, *, only_reads: bool) -> Dossier:
    """A dossier for a command that writes, or only reads; a fault says what the user of a command can do."""
    try:
        dossier = Dossier.open(path, password=password, read_only=only_reads)
    except OpenElsewhere as fault:
        raise OpenElsewhere(
            f"{path.name} is al open in een venster of een andere opdracht: noteer het daar, of sluit dat eerst."
        ) from fault
    if dossier.is_read_only and not only_reads:
        dossier.close()
        raise ReadOnly(f"In {path.name} mag niet worden geschreven: kies een dossier dat je mag wijzigen.")
    return dossier


def _without_what_cannot_be_read(text: str) -> str:
    """The text as UTF-8 holds it: of what a console passed on in another way, a mark is left."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _lines(note: Note, made: Sequence[Made], today: dt.date) -> list[str]:
    texts = ([] if note.kind is None else [note.text]) + [agreed.what for agreed in note.agreements]
    kinds = ([] if note.kind is None else [_name(note.kind)]) + [
        kind_in_words(agreed.becomes) for agreed in note.agreements
    ]
    if not made:
        return [f"Zou maken: {sentence(note, today)}", "; ".join(map(_told, kinds, texts)) + "."]
    numbered = [f"{kind} {number}" for kind, (_, number) in zip(kinds, made, strict=True)]
    return [sentence(note, today), "; ".join(map(_told, numbered, texts)) + "."]


def _name(kind: object) -> str:
    return "contactmoment" if isinstance(kind, MomentKind) else "gebeurtenis"


def _told(name: str, text: str) -> str:
    return f"{name}: {text}" if text else name


def _remarks(understood: Understood) -> list[str]:
    asked = [_asked(found) for found in understood.found if found.asks]
    return [*asked, *([understood.remark] if understood.remark else [])]


def _asked(found: Found) -> str:
    names = [f"{each.name} ({each.detail})" if each.detail else each.name for each in found.options]
    if found.options[0].id is None:
        return f"“{names[0]}” staat niet in het dossier: het bleef tekst."
    several = names if len(names) <= _MOST_NAMED else [*names[:_MOST_NAMED], f"nog {len(names) - _MOST_NAMED}"]
    return f"“{found.key.words}” kan {listed(several)} zijn: het bleef tekst. Typ de hele naam."
