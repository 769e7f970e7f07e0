"""The areas of a dossier: which are its own, what they lie in, and from which year their borders are others."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import select

from wijkdesk.domain.figures import Area, BorderChange, larger_areas
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AreaKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def add_areas(dossier: Dossier, codes: Iterable[str], names: Mapping[str, str] | None = None) -> None:
    """Add areas by their code, with the larger ones that they lie in, under the ``names`` that are known of them."""
    with dossier.write("Gebieden toegevoegd") as session:
        areas_for(session, [each for code in codes for each in (code, *larger_areas(code))], names or {})


def make_own(dossier: Dossier, number: int, *, is_own: bool) -> None:
    """Let a neighbourhood be part of the approach's own area, or no longer."""
    with dossier.write("Eigen gebied gewijzigd") as session:
        programme, area = session.query(Programme).one(), get(session, Area, number)
        if is_own and area.kind is not AreaKind.NEIGHBOURHOOD:
            raise Refused("Het eigen gebied bestaat uit buurten. Kies buurten: hun code begint met BU.", "code")
        others = [each for each in programme.areas if each is not area]
        programme.areas = [*others, area] if is_own else others


def note_border_change(dossier: Dossier, number: int, year: int) -> None:
    """Note that an area has other borders from a year on; nothing happens where that stands there."""
    with dossier.write("Grenswijziging toegevoegd") as session:
        note_border_changes(session, [(get(session, Area, number), year)])


def forget_border_change(dossier: Dossier, number: int, year: int) -> None:
    """Take back that an area has other borders from a year on."""
    with dossier.write("Grenswijziging verwijderd") as session:
        for change in session.scalars(select(BorderChange)).all():
            if (change.area.id, change.year) == (number, year):
                session.delete(change)


# -- for other commands, in their own step --


def areas_for(session: "Session", codes: Iterable[str], names: Mapping[str, str]) -> dict[str, Area]:
    """All areas of the dossier by their code, with these added; one without a name gets what it is called here."""
    there = {area.code: area for area in session.scalars(select(Area))}
    for code in codes:
        if code not in there:
            there[code] = Area(code=code)
            session.add(there[code])
    for code, area in there.items():
        area.name = area.name or names.get(code, "")
        if area.parent is None:
            area.parent = next((there[larger] for larger in larger_areas(code) if larger in there), None)
    return there


def note_border_changes(session: "Session", changes: Iterable[tuple[Area, int]]) -> int:
    """Note from which years areas have other borders, and say how many of these are new."""
    there = {(change.area, change.year) for change in session.scalars(select(BorderChange))}
    new = [each for each in dict.fromkeys(changes) if each not in there]
    session.add_all(BorderChange(area=area, year=year) for area, year in new)
    return len(new)
