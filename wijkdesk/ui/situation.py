"""How the overview of a half-year stands: all that its place shows, read at once in a thread beside the window."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.overviews import AdoptedOverview, adopted_overview, texts_of

if TYPE_CHECKING:
    from wijkdesk.overview.checklist import Missing
    from wijkdesk.overview.choices import Choices
    from wijkdesk.overview.content import Told
    from wijkdesk.overview.outcome import Success, Voice
    from wijkdesk.overview.privacy.check import Finding
    from wijkdesk.overview.privacy.left_out import LeftOut
    from wijkdesk.overview.sections import Content
    from wijkdesk.overview.variants.naming import Names
    from wijkdesk.overview.variants.officials import People


class Partner(NamedTuple):
    """A partner with a commitment that stands: how often it was there of how often was agreed, where that is known."""

    id: int
    name: str
    moments: int | None
    agreed: int | None


@dataclass(frozen=True)
class Draft:
    """What an overview would say now, and what she may choose for it.

    ``own`` are her texts by their names, ``pictures`` the photos by the ids that the content has, and
    ``most_successes`` and ``most_voices`` how many she can choose. ``open_findings`` are what the privacy check found
    and she did not let stand. ``confidential`` is what is left out, or told because she chose it.
    """

    content: Content
    own: Mapping[str, str]
    choices: Choices
    successes: tuple[Success, ...]
    voices: tuple[Voice, ...]
    partners: tuple[Partner, ...]
    missing: tuple[Missing, ...]
    pictures: Mapping[int, bytes]
    most_successes: int
    most_voices: int
    findings: tuple[Finding, ...]
    open_findings: tuple[Finding, ...]
    confidential: tuple[LeftOut, ...]

    def says_the_same(self, other: Draft | None) -> bool:
        """Whether the pages of the other are the pages of this one."""
        return other is not None and (self.content, self.pictures) == (other.content, other.pictures)


class Source(NamedTuple):
    """What every variant of an overview is made of; ``people`` are who may be named in public."""

    content: Content
    choices: Choices
    pictures: Mapping[int, bytes]
    people: People


@dataclass(frozen=True)
class Situation:
    """The overview of one half-year: a draft, or else as it was adopted; ``names`` are for whom there is an extract."""

    half_year: HalfYear
    draft: Draft | None
    adopted: AdoptedOverview | None
    names: Names

    def texts(self) -> dict[str, str]:
        """What it says in each text, by the names of the texts."""
        if self.draft is not None:
            return {each.name: each.text for each in self.draft.content.texts}
        assert self.adopted is not None
        return {each["name"]: each["text"] for each in _listed(self.adopted.content, "texts")}

    def pillars(self) -> list[tuple[int, str]]:
        """The id and the name of every pillar in it."""
        if self.draft is not None:
            return [(pillar.id, pillar.name) for pillar in self.draft.content.pillars if pillar.id is not None]
        assert self.adopted is not None
        found = _listed(self.adopted.content, "pillars")
        return [(pillar["id"], pillar["name"]) for pillar in found if pillar["id"] is not None]

    def openness_line(self) -> str:
        """The line of its header that says what may be published, as the municipality spells it; "" for none."""
        from wijkdesk.overview.header import OPENNESS_LINE  # noqa: PLC0415 - loaded when this was read

        return next((name for name, _, _ in self.header_lines() if name.casefold() == OPENNESS_LINE), "")

    def header_lines(self) -> list[tuple[str, str, str]]:
        """The lines of its header: the name of each, its text, and what stands below that."""
        if self.draft is not None:
            return [(line.name, line.text, line.below) for line in self.draft.content.header.lines]
        assert self.adopted is not None
        found = _listed(self.adopted.content.get("header", {}), "lines")
        return [(line["name"], line["text"], line["below"]) for line in found]


def _listed(said: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list in what was adopted, which an early version may not have had."""
    return list(said.get(name, ()))


def read_situation(dossier: Dossier, half_year: HalfYear, today: dt.date) -> Situation:
    """Read how an overview stands; raises a ``DossierFault``."""
    from wijkdesk.overview.variants.naming import names_for  # noqa: PLC0415 - as in _draft

    adopted, draft = dossier.read_at_one_moment(lambda reader: _adopted_or_draft(reader, half_year, today))
    if draft is not None:
        return Situation(half_year, draft, None, names_for(draft.content))
    assert adopted is not None
    return Situation(half_year, None, adopted, _names_in(adopted))


def _adopted_or_draft(
    reader: sqlite3.Connection, half_year: HalfYear, today: dt.date
) -> tuple[AdoptedOverview | None, Draft | None]:
    adopted = adopted_overview(reader, half_year)
    return adopted, _draft(reader, half_year, today) if adopted is None else None


def _names_in(adopted: AdoptedOverview) -> Names:
    """For whom there is an extract of what was adopted; its PDF can be seen also when the rest is damaged."""
    from wijkdesk.overview.frozen import NotAnOverview, content_of  # noqa: PLC0415 - as in _draft
    from wijkdesk.overview.variants.naming import Names, names_for  # noqa: PLC0415 - as above

    try:
        return names_for(content_of(adopted.content))
    except NotAnOverview:
        return Names((), ())


def read_source(dossier: Dossier, situation: Situation) -> Source:
    """What the variants of this overview are made of: of an adopted one, what it said then."""
    from wijkdesk.overview.choices import read_choices  # noqa: PLC0415 - as in _draft
    from wijkdesk.overview.editions import adopted_content, photos_still_shown  # noqa: PLC0415 - as above
    from wijkdesk.overview.material import read_material  # noqa: PLC0415 - as above
    from wijkdesk.overview.variants.officials import People  # noqa: PLC0415 - as above

    def read(reader: sqlite3.Connection) -> Source:
        people = People.of(read_material(reader))
        draft = situation.draft
        if draft is not None:
            return Source(draft.content, draft.choices, draft.pictures, people)
        assert situation.adopted is not None
        content = adopted_content(reader, situation.adopted)
        choices = read_choices(reader, situation.half_year)
        return Source(content, choices, photos_still_shown(reader, content), people)

    return dossier.read_at_one_moment(read)


def _draft(reader: sqlite3.Connection, half_year: HalfYear, today: dt.date) -> Draft:
    # Dutch dates and numbers take time to load, which nobody needs before.
    from wijkdesk.overview.checklist import checklist  # noqa: PLC0415
    from wijkdesk.overview.content import (  # noqa: PLC0415
        MOST_SUCCESSES,
        MOST_VOICES,
        finish,
        pictures_of,
        tell,
    )

    told = tell(reader, half_year, today=today)
    content = finish(told)
    return Draft(
        content=content,
        own=told.own,
        choices=told.choices,
        successes=told.successes,
        voices=told.voices,
        partners=_partners(told, half_year, today),
        missing=checklist(told, content, texts_of(reader, half_year.previous)),
        pictures=pictures_of(reader, content),
        most_successes=MOST_SUCCESSES,
        most_voices=MOST_VOICES,
        findings=told.findings,
        open_findings=told.blocking,
        confidential=told.confidential,
    )


def _partners(told: Told, half_year: HalfYear, today: dt.date) -> tuple[Partner, ...]:
    """One line for each partner, as it is in the strictest of its commitments; who came least often first."""
    from wijkdesk.insight.viewpoint import Viewpoint  # noqa: PLC0415 - as above
    from wijkdesk.overview.partners import standing_commitments  # noqa: PLC0415 - as above

    if not told.content.commitments:
        return ()
    rows = standing_commitments(told.material, Viewpoint(half_year, today))
    found = [
        Partner(row.organisation_id, line.partner.name, line.moments, line.agreed)
        for row, line in zip(rows, told.content.commitments, strict=True)
    ]
    by_rhythm = sorted(found, key=lambda partner: partner.agreed or 0)
    strictest = {partner.id: partner for partner in by_rhythm}.values()
    return tuple(sorted(strictest, key=lambda partner: (_share(partner), partner.name)))


def _share(partner: Partner) -> float:
    """How much of what was agreed a partner was there; unknown comes last."""
    if partner.moments is None or not partner.agreed:
        return float("inf")
    return partner.moments / partner.agreed
