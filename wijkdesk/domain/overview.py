"""The twice-yearly overview: a draft, then adopted and frozen."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.refusal import Refused, check_date
from wijkdesk.domain.words import OverviewState


@dataclass(kw_only=True, eq=False, repr=False)
class Overview:
    """The overview of one half-year (halfjaaroverzicht).

    ``texts`` holds what the coordinator wrote herself, by the name of the section, and ``choices`` what she picked from
    what the dossier proposes, by the name of the choice and in her order. Once adopted, ``content`` (what it
    said, as JSON) and ``document`` (the PDF) are kept with the SHA-256 of the PDF, and nothing changes any more.
    """

    id: int = field(init=False)
    year: int
    half: int
    state: OverviewState = OverviewState.DRAFT
    texts: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    adopted_on: dt.date | None = None
    content: str | None = None
    document: bytes | None = None
    sha256: str = ""

    @property
    def half_year(self) -> HalfYear:
        return HalfYear(self.year, self.half)

    def write(self, section: str, text: str) -> None:
        """Replace the text of one section; an adopted overview refuses."""
        self.must_be_draft()
        self.texts = {**self.texts, section: text}

    def choose(self, choice: str, picked: Sequence[str] | None) -> None:
        """Replace what was picked for one choice, ``None`` for what is proposed; an adopted overview refuses."""
        self.must_be_draft()
        others = {name: kept for name, kept in self.choices.items() if name != choice}
        self.choices = others if picked is None else {**others, choice: list(dict.fromkeys(picked))}

    def adopt(self, on: dt.date, *, content: str, document: bytes, sha256: str) -> None:
        """Freeze what the College adopted."""
        self.must_be_draft()
        check_date(on, "adopted_on")
        self.state, self.adopted_on = OverviewState.ADOPTED, on
        self.content, self.document, self.sha256 = content, document, sha256

    def check(self) -> None:
        HalfYear(self.year, self.half)
        check_date(self.adopted_on, "adopted_on")
        if self.state is OverviewState.ADOPTED and (self.adopted_on is None or self.document is None):
            raise Refused("Een vastgesteld overzicht heeft een datum en een PDF.", "adopted_on")

    def must_be_draft(self) -> None:
        if self.state is OverviewState.ADOPTED:
            raise Refused("Dit overzicht is vastgesteld en kan niet meer veranderen.", "state")
