"""The header of a paper for the College, with the lines that a municipality wants in it."""

from collections.abc import Callable, Mapping

from wijkdesk.domain.programme import header_lines
from wijkdesk.domain.words import OverviewState
from wijkdesk.overview.dutch import capitalised, long_date
from wijkdesk.overview.sections import Header, HeaderLine, Party, header_text
from wijkdesk.storage.reading.overviews import OverviewRow

OPENNESS_LINE = "openbaarheid"


def paper_lines(
    header: Header, paper_header: str, own: Mapping[str, str], earlier: list[OverviewRow]
) -> tuple[HeaderLine, ...]:
    """The lines of the header: what she wrote behind one, else what always stands there, else what the dossier knows.

    ``paper_header`` is that of the Programme, ``own`` her texts, and ``earlier`` the overviews of the dossier.
    Behind openbaarheid stands what may be published; what was written or always stands there is its ground.
    """
    known = _known(header, earlier)
    lines = []
    for name, fixed in header_lines(paper_header):
        written = own.get(header_text(name), "").strip() or fixed
        text, below = known.get(name.casefold(), lambda: ("", ""))()
        if name.casefold() == OPENNESS_LINE:
            lines.append(HeaderLine(name, text, written))
        else:
            lines.append(HeaderLine(name, written or text, "" if written else below))
    return tuple(lines)


def _known(header: Header, earlier: list[OverviewRow]) -> dict[str, Callable[[], tuple[str, str]]]:
    author = header.coordinator.name if header.coordinator else ""
    return {
        "onderwerp": lambda: (header.subject, ""),
        "portefeuillehouder": lambda: _named(header.sponsor),
        "opdrachtgever": lambda: _named(header.sponsor),
        "programma/beleidsveld": lambda: (header.approach, ""),
        "programma": lambda: (header.approach, ""),
        "afdeling": lambda: (header.department, ""),
        "auteur": lambda: (author, ""),
        "opsteller": lambda: (author, ""),
        "datum": lambda: (long_date(header.made_on), ""),
        "gemeente": lambda: (header.municipality, ""),
        "periode": lambda: (capitalised(header.half_year.dutch), ""),
        "relevante eerdere besluiten": lambda: (_adopted(header, earlier), ""),
        OPENNESS_LINE: lambda: (capitalised(header.openness.dutch), ""),
    }


def _named(party: Party | None) -> tuple[str, str]:
    return (party.name, party.place) if party else ("", "")


def _adopted(header: Header, earlier: list[OverviewRow]) -> str:
    """The last overview that was adopted before this one."""
    before = (header.half_year.year, header.half_year.half)
    adopted = [row for row in earlier if row.state is OverviewState.ADOPTED and (row.year, row.half) < before]
    if not adopted or adopted[-1].adopted_on is None:
        return ""
    half = "eerste" if adopted[-1].half == 1 else "tweede"
    return f"Halfjaaroverzicht {half} helft {adopted[-1].year}, {long_date(adopted[-1].adopted_on)}"
