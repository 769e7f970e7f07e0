"""What needs attention, as far as a dossier keeps it: what the coordinator put off until a day."""

import datetime as dt
from dataclasses import dataclass, field

from wijkdesk.domain.refusal import check_date
from wijkdesk.domain.words import AttentionReason


@dataclass(kw_only=True, eq=False, repr=False)
class Postponement:
    """One line of what needs attention, put off until ``until`` (later).

    ``about`` is the id of the thing that the line is about; of what kind that is, ``reason`` says. For an overview that
    is due it is ten times the year plus the half: 20261 for the first half of 2026. The thing may be gone since: no id
    is ever used twice.
    """

    id: int = field(init=False)
    reason: AttentionReason
    about: int
    until: dt.date

    def check(self) -> None:
        check_date(self.until, "until")
