"""The file of a calendar."""

import datetime as dt
from pathlib import Path
from typing import Final

from wijkdesk.domain.refusal import Refused
from wijkdesk.exchange.beginnings import begins_with
from wijkdesk.exchange.calendar.appointments import Appointments, read_appointments

_MOST_BYTES: Final = 100_000_000


def is_calendar(path: Path) -> bool:
    """Whether a file is one of appointments."""
    return begins_with(path, "BEGIN:VCALENDAR", (".ics",))


def read_calendar(path: Path, first_day: dt.date, last_day: dt.date) -> Appointments:
    """The meetings in a file between two days, both included. Raises ``Refused`` for what is no calendar."""
    try:
        if path.exists() and not path.is_file():  # a folder, or what gives bytes without an end
            raise Refused(f"{path.name} is geen bestand. Kies een bestand dat een agenda opsloeg als .ics.")
        if path.stat().st_size > _MOST_BYTES:
            raise Refused(f"{path.name} is te groot om te lezen. Sla een kortere periode op als .ics.")
        content = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path.name} kan niet worden geopend. Staat het bestand er nog?") from error
    found = read_appointments(content, first_day, last_day)
    if found is None:
        raise Refused(f"{path.name} is geen agenda. Kies een bestand dat een agenda opsloeg als .ics.")
    return found
