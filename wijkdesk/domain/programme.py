"""The approach as a whole."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.refusal import Refused, check_period, require

if TYPE_CHECKING:
    from wijkdesk.domain.contact import Contact
    from wijkdesk.domain.figures import Area


_MOST_REVIEW_MONTHS = 60

USUAL_HEADER = (
    "Onderwerp",
    "Nummer",
    "Portefeuillehouder",
    "Programma/beleidsveld",
    "Afdeling",
    "Auteur",
    "Datum",
    "Relevante eerdere besluiten",
    "Openbaarheid",
)
"""The lines of the header of a paper for the College, as Haarlem has them."""


@dataclass(kw_only=True, eq=False, repr=False)
class Programme:
    """A neighbourhood approach (wijkaanpak): one dossier holds one.

    ``paper_header`` says which lines the header of a College paper has in this municipality, a line each: a name
    alone, or a name, a colon and what always stands there; empty for the usual ones. ``areas`` is the set of CBS
    neighbourhoods that together are the approach's own area. ``sponsor`` is the one fixed administrator, ambassador
    in the College. ``is_example`` marks invented content. After ``review_months`` the data of
    a resident are looked at again. ``uid`` tells this dossier from every other, and is that of its copies too.
    """

    id: int = field(init=False)
    name: str
    municipality: str = ""
    assignment: str = ""
    coordinator: str = ""
    department: str = ""
    paper_header: str = ""
    sponsor: "Contact | None" = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    areas: "list[Area]" = field(default_factory=list)
    is_example: bool = False
    review_months: int = 12
    uid: str = field(default_factory=lambda: uuid.uuid4().hex)

    def check(self) -> None:
        require(self.name, "name", "Geef de wijkaanpak een naam, bijvoorbeeld die van de buurt.")
        check_period(self.first_day, self.last_day, "last_day")
        if not 1 <= self.review_months <= _MOST_REVIEW_MONTHS:
            raise Refused(f"Kies een aantal maanden van 1 tot en met {_MOST_REVIEW_MONTHS}.", "review_months")


def header_lines(paper_header: str) -> list[tuple[str, str]]:
    """The lines of the header of a College paper: the name of each, and what always stands there or ``""``.

    ``paper_header`` is that of a Programme; without a line in it, the usual ones are given.
    """
    lines = [line.partition(":") for line in paper_header.splitlines() if line.strip(" \t:")]
    named = {name.strip(): value.strip() for name, _, value in lines if name.strip()}
    return list(named.items()) or [(name, "") for name in USUAL_HEADER]


def half_years(first_day: dt.date | None, last_day: dt.date | None) -> list[HalfYear]:
    """Every half-year that an approach touches, oldest first; empty while its first or last day is not known."""
    if first_day is None or last_day is None:
        return []
    found = [HalfYear.of(first_day)]
    while found[-1] < HalfYear.of(last_day):
        found.append(found[-1].next)
    return found


def half_years_to_choose(first_day: dt.date | None, last_day: dt.date | None, today: dt.date) -> list[HalfYear]:
    """The half-years of an approach that have begun, newest first, or its first while none has.

    While its first or last day is not known, the half-year of today and the one before.
    """
    all_of_them, this_one = half_years(first_day, last_day), HalfYear.of(today)
    begun = [each for each in all_of_them if each <= this_one] or all_of_them[:1] or [this_one.previous, this_one]
    return begun[::-1]
