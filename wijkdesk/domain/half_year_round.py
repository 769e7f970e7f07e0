"""The guided round at the end of a half-year, from the results to the closing."""

import datetime as dt
from dataclasses import dataclass, field

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.refusal import check_date
from wijkdesk.domain.words import RoundPart


@dataclass(kw_only=True, eq=False, repr=False)
class RoundStep:
    """One part of the round of one half-year (halfjaarronde), finished on ``done_on``."""

    id: int = field(init=False)
    year: int
    half: int
    step: RoundPart
    done_on: dt.date

    @property
    def half_year(self) -> HalfYear:
        return HalfYear(self.year, self.half)

    def check(self) -> None:
        HalfYear(self.year, self.half)
        check_date(self.done_on, "done_on")
