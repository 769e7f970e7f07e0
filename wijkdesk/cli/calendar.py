"""Days to a calendar, and meetings from one, without a window."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wijkdesk.cli.asked import Asked
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AccountAction
from wijkdesk.exchange.calendar.days_out import ALL_PARTS, days_of, write_calendar
from wijkdesk.exchange.calendar.files import read_calendar
from wijkdesk.exchange.calendar.moments_in import met, propose_moments
from wijkdesk.pdf.files import replace_file
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.calendar import note_meetings

_USUAL_DAYS: Final = 91
"""How far back a calendar is read when nobody says so: a quarter."""


def import_calendar(dossier: Dossier, asked: Asked) -> Iterator[str]:
    """Tell which meetings with contacts a calendar has between two days, and note them unless only that is asked.

    What is noted already, private, or with nobody whom the dossier knows stays out. Raises ``Refused``.
    """
    last_day = asked.last_day or asked.today
    first_day = asked.first_day or last_day - dt.timedelta(days=_USUAL_DAYS)
    if first_day > last_day:
        raise Refused(
            f"Van {first_day:%d-%m-%Y} tot en met {last_day:%d-%m-%Y} is geen periode. Kies met --from en --until."
        )
    found = read_calendar(asked.path, first_day, last_day)
    proposed = propose_moments(found.meetings, dossier.reader)
    for number, reason in found.unread:
        yield f"Afspraak {number} blijft weg: {reason}."
    likely = [each for each in proposed if each.is_likely]
    for each in likely:
        yield f"{each.meeting.day:%d-%m-%Y} {each.kind.dutch} met {', '.join(each.names)}"
    noted = sum(each.is_noted for each in proposed)
    others = len(proposed) - len(likely) - noted
    yield (
        f"Afspraken: {len(likely)} met contacten, {noted} stonden er al, {others} zonder contacten of privé, "
        f"{found.cancelled} afgezegd."
    )
    if asked.only_tell:
        yield "Er is niets opgeslagen."
    elif not likely:
        yield "Er is niets om op te slaan."
    else:
        note_meetings(dossier, [met(each) for each in likely])
        yield f"Genoteerd: {len(likely)} contactmomenten."


def export_calendar(dossier: Dossier, output: Path, *, now: dt.datetime) -> Iterator[str]:
    """Write the days of the dossier for a calendar, without names and without what is confidential.

    ``now`` is the moment with its zone. Raises ``Refused``.
    """
    days = days_of(dossier.reader, ALL_PARTS, now.date())
    replace_file(output, write_calendar(dossier.reader, days, now))
    note(dossier, AccountAction.EXPORT, "Data als agenda", output)
    yield f"{output}: {len(days)} data, zonder namen en zonder wat vertrouwelijk is."
