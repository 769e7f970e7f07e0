"""What in the texts of a document was marked and not answered, or is confidential: it does not leave before that."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from wijkdesk.domain.refusal import Refused
from wijkdesk.overview.dutch import shortened
from wijkdesk.privacy.cautions import Caution, Cautions
from wijkdesk.privacy.found import FindingKind
from wijkdesk.privacy.letters import composed
from wijkdesk.privacy.revealing import Revealing

_MOST_LETTERS = 120


def hold_unanswered(said: Any, cautions: Cautions) -> None:
    """Refuse a document, a dataclass with its texts at any depth, in which something marked was not answered."""
    found = list(dict.fromkeys(caution for text in texts_in(said) for caution in cautions.open_in(text)))
    if found:
        raise Refused(f"{_told(found[0])} Pas de tekst aan, of laat die bewust staan bij het veld zelf.{_more(found)}")


def hold_confidential(said: Any, revealing: Revealing, way_out: str) -> None:
    """Refuse a document with the name or title of something confidential in a text; ``way_out`` says what to do."""
    for text in texts_in(said):
        for found in revealing.found_in(text):
            if found.kind is FindingKind.CONFIDENTIAL:
                words = composed(text)[found.start : found.end]
                raise Refused(f"‘{words}’ is {found.secret} en vertrouwelijk. {way_out}")


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a dataclass, at any depth."""
    if type(value) is str:
        yield value
    elif type(value) is tuple:
        for part in value:
            yield from texts_in(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))


def _told(caution: Caution) -> str:
    sentence = shortened(" ".join(caution.sentence.split()), _MOST_LETTERS)
    return f"Dit gaat zo niet naar buiten: ‘{caution.words}’ in ‘{sentence}’, {caution.reason}."


def _more(found: list[Caution]) -> str:
    return f" Daarna nog {len(found) - 1}." if len(found) > 1 else ""
