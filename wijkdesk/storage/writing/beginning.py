"""What a new dossier begins with."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wijkdesk.domain.figures import Area
from wijkdesk.domain.pillar import FOUR_PILLARS, Pillar
from wijkdesk.domain.programme import Programme

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def new_programme(
    name: str,
    *,
    municipality: str = "",
    coordinator: str = "",
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
    area_codes: Sequence[str] = (),
    pillars: Sequence[str] = (),
) -> "Callable[[Session], None]":
    """The first content of a dossier, for ``Dossier.create``: the approach, its neighbourhoods and its pillars."""

    def fill(session: "Session") -> None:
        areas = [Area(code=code) for code in area_codes]
        session.add(
            Programme(
                name=name,
                municipality=municipality,
                coordinator=coordinator,
                first_day=first_day,
                last_day=last_day,
                areas=areas,
            )
        )
        icons = dict(FOUR_PILLARS)
        session.add_all(
            Pillar(name=pillar, icon=icons.get(pillar, "layers"), position=number, colour=(number - 1) % 6 + 1)
            for number, pillar in enumerate(pillars, start=1)
        )

    return fill
