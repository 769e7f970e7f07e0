"""What the coordinator writes and picks in an overview."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.storage.dossier import Dossier

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def write_overview_text(
    dossier: Dossier, half_year: HalfYear, section: str, text: str, *, visit: str | None = None
) -> None:
    """Put her own text in place of the draft of a section; an adopted overview refuses."""
    with dossier.write("Tekst van het overzicht", visit=visit) as session:
        _overview_of(session, half_year).write(section, text)


def choose_for_overview(dossier: Dossier, half_year: HalfYear, choice: str, picked: Sequence[str] | None) -> None:
    """Replace what she picked for one choice, such as the successes to tell; an adopted overview refuses.

    ``None`` goes back to what is proposed, ``[]`` says that she wants none.
    """
    with dossier.write("Keuze voor het overzicht") as session:
        _overview_of(session, half_year).choose(choice, picked)


def adopt_overview(
    dossier: Dossier, half_year: HalfYear, on: dt.date, *, content: str, document: bytes, sha256: str
) -> None:
    """Freeze the overview as the College adopted it: what it said as JSON, and its PDF; twice is refused."""
    with dossier.write("Overzicht vastgesteld") as session:
        _overview_of(session, half_year).adopt(on, content=content, document=document, sha256=sha256)


def _overview_of(session: "Session", half_year: HalfYear) -> Overview:
    """The overview of the half-year, which begins to exist with the first thing that she writes or picks."""
    overview = session.query(Overview).filter_by(year=half_year.year, half=half_year.half).one_or_none()
    if overview is None:
        overview = Overview(year=half_year.year, half=half_year.half)
        session.add(overview)
    return overview
