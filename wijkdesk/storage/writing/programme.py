"""What stands about the approach as a whole."""

import datetime as dt
import re
from collections.abc import Sequence

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.figures import Area
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AreaKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get


def describe_programme(
    dossier: Dossier,
    *,
    name: str,
    municipality: str,
    assignment: str,
    coordinator: str,
    department: str,
    sponsor: int | None,
    first_day: dt.date | None,
    last_day: dt.date | None,
    areas: Sequence[str],
    paper_header: str,
    review_months: int | None = None,
) -> None:
    """Say what the approach is; ``areas`` are CBS codes of neighbourhoods, which are added where they are new."""
    with dossier.write("Wijkaanpak gewijzigd") as session:
        programme = session.query(Programme).one()
        programme.name, programme.municipality, programme.assignment = name, municipality, assignment
        programme.coordinator, programme.department = coordinator, department
        programme.paper_header = paper_header
        if review_months is not None:
            programme.review_months = review_months
        programme.sponsor = None if sponsor is None else get(session, Contact, sponsor)
        programme.first_day, programme.last_day = first_day, last_day
        known = {area.code: area for area in session.query(Area)}
        programme.areas = [known.get(code) or _neighbourhood(code) for code in dict.fromkeys(areas)]


def _neighbourhood(code: str) -> Area:
    if not re.fullmatch(f"{AreaKind.NEIGHBOURHOOD.value}[0-9]{{8}}", code):
        raise Refused("Vul codes van buurten in: BU met acht cijfers, zoals BU03920204.", "areas")
    return Area(code=code)
