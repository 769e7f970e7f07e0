"""A finished document of an overview, as somebody asks for it: which variant, in which format."""

import datetime as dt
import sqlite3
from collections.abc import Mapping
from typing import Literal, NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.overview.choices import read_choices
from wijkdesk.overview.content import finish, pictures_of, tell
from wijkdesk.overview.frozen import NotAnOverview, content_of
from wijkdesk.overview.material import read_material
from wijkdesk.overview.privacy.check import Finding, blocking
from wijkdesk.overview.sections import Content
from wijkdesk.overview.variants import public_variant, variant_for
from wijkdesk.overview.variants.officials import People
from wijkdesk.overview.variants.partner_view import PartnerPage
from wijkdesk.storage.reading.overviews import AdoptedOverview, adopted_overview
from wijkdesk.storage.reading.rows import unreadable

Format = Literal["pdf", "odt"]


class Asked(NamedTuple):
    """What is asked for: ``name`` is that of a portfolio holder or a partner, "" for the whole."""

    name: str = ""
    public: bool = False
    format: Format = "pdf"


def told_of(half_year: HalfYear, asked: Asked) -> str:
    """What was made, for the account of the dossier: without the name, for which it is."""
    of = ", openbare versie" if asked.public else ", deel voor één ontvanger" if asked.name else ""
    return f"Halfjaaroverzicht {half_year}{of}"


class Made(NamedTuple):
    document: bytes
    names_hidden: int = 0


class Held(Exception):
    """The privacy check found what nobody answered yet."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


def make_document(
    connection: sqlite3.Connection, half_year: HalfYear, asked: Asked, *, today: dt.date, allow_findings: bool = False
) -> Made:
    """The overview of a half-year as it was adopted, or else as it stands.

    The whole of an adopted overview as a PDF is the very file that was adopted; all else is made of what that said, and
    not of what the dossier says now. Raises ``Held`` when a concept still reveals something, unless that is allowed
    here, and ``Refused`` for a name that nobody has or a public version that there is not.
    """
    adopted = adopted_overview(connection, half_year)
    if adopted is not None and asked == Asked():
        return Made(adopted.document)
    if adopted is not None:
        content = adopted_content(connection, adopted)
    else:
        told = tell(connection, half_year, today=today)
        open_ones = blocking(told.findings, told.choices.allowed)
        if open_ones and not allow_findings:
            raise Held(open_ones)
        content = finish(told)
    return Made(_document(connection, half_year, content, asked), content.names_hidden)


def adopted_content(connection: sqlite3.Connection, adopted: AdoptedOverview) -> Content:
    """What an adopted overview said, whatever the dossier says now; ``Damaged`` where that cannot be read."""
    try:
        return content_of(adopted.content)
    except NotAnOverview as error:
        raise unreadable(connection) from error


def _document(connection: sqlite3.Connection, half_year: HalfYear, content: Content, asked: Asked) -> bytes:
    if asked.public:
        people = People.of(read_material(connection))
        content = public_variant(content, read_choices(connection, half_year), people)
    variant = variant_for(content, asked.name) if asked.name else content
    if isinstance(variant, PartnerPage):
        return _partner_page(variant, asked.format)
    return _overview(variant, photos_still_shown(connection, variant), asked.format)


def photos_still_shown(connection: sqlite3.Connection, content: Content) -> dict[int, bytes]:
    """The photos; one that was adopted may not be shown any more, as somebody on it thought better of it."""
    shown = {photo.picture_id for photo in read_material(connection).photos}
    return {number: photo for number, photo in pictures_of(connection, content).items() if number in shown}


def _overview(content: Content, pictures: Mapping[int, bytes], how: Format) -> bytes:
    # Each brings a library that the other does not need.
    if how == "odt":
        from wijkdesk.overview.odt.whole import render_odt  # noqa: PLC0415

        return render_odt(content, pictures)
    from wijkdesk.overview.pages.layout import render_overview  # noqa: PLC0415

    return render_overview(content, pictures)


def _partner_page(page: PartnerPage, how: Format) -> bytes:
    # As above.
    if how == "odt":
        from wijkdesk.overview.odt.partner import render_partner_odt  # noqa: PLC0415

        return render_partner_odt(page)
    from wijkdesk.overview.pages.partner_page import render_partner_page  # noqa: PLC0415

    return render_partner_page(page)
