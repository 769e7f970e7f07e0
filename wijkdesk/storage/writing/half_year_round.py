"""How far the coordinator is in the half-year round."""

import datetime as dt
from typing import TYPE_CHECKING

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.half_year_round import RoundStep
from wijkdesk.domain.words import RoundPart
from wijkdesk.storage.dossier import Dossier

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def finish_part(dossier: Dossier, half_year: HalfYear, part: RoundPart, on: dt.date) -> None:
    """Note that a part of the round was finished on a day, in the place of an earlier day."""
    with dossier.write(f"Halfjaarronde: {part.dutch} klaar") as session:
        earlier = _step_of(session, half_year, part)
        if earlier is None:
            session.add(RoundStep(year=half_year.year, half=half_year.half, step=part, done_on=on))
        else:
            earlier.done_on = on


def reopen_part(dossier: Dossier, half_year: HalfYear, part: RoundPart) -> None:
    """Take a part of the round up again; nothing changes when it was not finished."""
    with dossier.write(f"Halfjaarronde: {part.dutch} weer open") as session:
        step = _step_of(session, half_year, part)
        if step is not None:
            session.delete(step)


def _step_of(session: "Session", half_year: HalfYear, part: RoundPart) -> RoundStep | None:
    return session.query(RoundStep).filter_by(year=half_year.year, half=half_year.half, step=part).one_or_none()
