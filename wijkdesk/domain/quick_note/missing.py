"""What a line must still say before it can be made."""

from typing import Final

from wijkdesk.domain.action import Action
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.quick_note.note import Note
from wijkdesk.domain.refusal import Refused, require
from wijkdesk.domain.words import EventKind, MomentKind

_WITHOUT_A_KIND: Final = (
    "Wat wordt dit? Zet er lunch of gebeld bij, of begin met signaal:, besluit:, actie: of toezegging:."
)
_WITHOUT_WORDS: Final = {Promise: "Schrijf op wat er is toegezegd.", Action: "Geef de actie een titel."}


def what_misses(text: str, note: Note) -> str:
    """One sentence about what is missing; "" where nothing is."""
    if not text.strip():
        return "Typ in één regel wat er was."
    try:
        if note.kind is None and not note.agreements:
            raise Refused(_WITHOUT_A_KIND)
        if isinstance(note.kind, EventKind):
            require(note.text, "title", "Schrijf op wat er gebeurde of wat je hoorde.")
        if isinstance(note.kind, MomentKind) and not note.present:
            require(note.text, "summary", "Vul in met wie het was, of waar het over ging.")
        for agreed in note.agreements:
            is_promise = agreed.becomes is Promise
            require(
                agreed.what, "what", "Schrijf op wat er is toegezegd." if is_promise else "Geef de actie een titel."
            )
    except Refused as refused:
        return refused.reason
    return ""
