"""What the coordinator writes in an overview."""

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.storage.dossier import Dossier


def write_overview_text(
    dossier: Dossier, half_year: HalfYear, section: str, text: str, *, visit: str | None = None
) -> None:
    """Put her own text in place of the draft of a section; an adopted overview refuses."""
    with dossier.write("Tekst van het overzicht", visit=visit) as session:
        overview = session.query(Overview).filter_by(year=half_year.year, half=half_year.half).one_or_none()
        if overview is None:
            overview = Overview(year=half_year.year, half=half_year.half)
            session.add(overview)
        overview.write(section, text)
