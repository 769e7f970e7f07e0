"""Which sections the overview has, in the order of the PDF, and which texts stand in each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from wijkdesk.overview.sections import OwnText, PillarText
from wijkdesk.overview.text_names import text_name

if TYPE_CHECKING:
    from wijkdesk.ui.situation import Situation

HEADER: Final = "header"
OPENNESS: Final = "openness"
FRONT: Final = (OwnText.MESSAGE, OwnText.MONEY, OwnText.RISK, OwnText.DECISION)
BEFORE_PILLARS: Final = (OwnText.GLANCE, OwnText.SINCE, OwnText.SUCCESSES, OwnText.NEIGHBOURHOOD)
AFTER_PILLARS: Final = (
    *(OwnText.FAILURES, OwnText.PARTNERS, OwnText.GOALS, OwnText.PROMISES, OwnText.ESCALATIONS),
    OwnText.OUTLOOK,
)
_INTRODUCTIONS: Final = {OwnText.SUCCESSES: "Inleiding", OwnText.NEIGHBOURHOOD: "Inleiding"}
"""Where more follows than the text."""


class Part(NamedTuple):
    """A section: its key, its title as the PDF has it, and the names of its texts with what each is called."""

    key: str
    title: str
    texts: tuple[tuple[str, str], ...]

    @property
    def is_open_at_first(self) -> bool:
        """What stands on the front page."""
        return self.key in FRONT


def parts_of(situation: Situation) -> list[Part]:
    """The sections with texts of an overview."""
    return list(_parts(situation))


def _parts(situation: Situation) -> Iterator[Part]:
    for text in (*FRONT, *BEFORE_PILLARS):
        yield _single(text)
    for number, name in situation.pillars():
        texts = tuple((which.of(number), text_name(which)) for which in PillarText)
        yield Part(f"pillar-{number}", name, texts)
    for text in AFTER_PILLARS:
        yield _single(text)


def _single(text: OwnText) -> Part:
    return Part(text.value, text_name(text), ((text.value, _INTRODUCTIONS.get(text, text_name(text))),))
