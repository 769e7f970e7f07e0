"""The texts of a document, and what in them is confidential: that does not leave."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from wijkdesk.domain.refusal import Refused
from wijkdesk.privacy.found import FindingKind
from wijkdesk.privacy.letters import composed
from wijkdesk.privacy.revealing import Revealing


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
