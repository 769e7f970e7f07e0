"""Figures that one measures oneself: a count, a survey."""

import datetime as dt
from collections.abc import Mapping

from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ValueState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get


def note_period(
    dossier: Dossier,
    indicator: int,
    first_day: dt.date,
    last_day: dt.date,
    values: Mapping[int, float | None],
    *,
    note: str = "",
) -> None:
    """Note what was measured in a period, both days included, in one step: the value of each area by its id.

    None is "geen gegevens". An area that is left out has no measurement any more in that period. What was read from a
    file stays as it is: another value for it is ``Refused``, about ``area_`` and the id.
    """
    with dossier.write("Meting genoteerd") as session:
        measured = get(session, Indicator, indicator)
        rows = session.query(Measurement).filter_by(indicator=measured, first_day=first_day, last_day=last_day)
        there = {row.area.id: row for row in rows}
        for area, value in values.items():
            row = there.get(area)
            if row is not None and row.source_table and row.value != value:
                raise Refused(
                    f"Dit getal komt uit {row.source_table}. Lees een nieuwer bestand in om het te wijzigen.",
                    f"area_{area}",
                )
            state = ValueState.MISSING if value is None else ValueState.GIVEN
            if row is None:
                session.add(
                    Measurement(
                        indicator=measured,
                        area=get(session, Area, area),
                        first_day=first_day,
                        last_day=last_day,
                        value=value,
                        state=state,
                        note=note,
                    )
                )
            elif not row.source_table:
                row.value, row.state, row.note = value, state, note
        for area, row in there.items():
            if area not in values and not row.source_table:
                session.delete(row)
