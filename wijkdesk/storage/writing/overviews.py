"""What the coordinator writes in an overview."""

from sqlalchemy import select

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.storage import tables as t
from wijkdesk.storage.dossier import Dossier


def write_overview_text(
    dossier: Dossier, half_year: HalfYear, section: str, text: str, *, visit: str | None = None
) -> None:
    """Put her own text in place of the draft of a section; an adopted overview refuses."""
    with dossier.write("Tekst van het overzicht", visit=visit) as session:
        this_one = (t.overviews.c.year == half_year.year) & (t.overviews.c.half == half_year.half)
        overview = session.scalars(select(Overview).where(this_one)).one_or_none()
        if overview is None:
            overview = Overview(year=half_year.year, half=half_year.half)
            session.add(overview)
        overview.write(section, text)
