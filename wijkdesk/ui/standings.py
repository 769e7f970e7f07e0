"""How the partners stand, from what the dossier holds: read here for all who show it."""

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from wijkdesk.insight.fading import Standing, judge
from wijkdesk.insight.partner_history import Outcome, PartnerHistory, Pledge, TakingPart
from wijkdesk.storage.reading.partners import (
    PresentRow,
    list_noted_days,
    list_outcomes,
    list_pledges,
    list_present,
    list_taking_part,
)


def read_standings(reader: sqlite3.Connection, today: dt.date) -> dict[int, Standing]:
    """How every organisation with a running commitment stands today, by its id."""
    histories = read_histories(reader)
    noted = list_noted_days(reader)
    return {
        number: judge(history, [other for each, other in histories.items() if each != number], noted, today=today)
        for number, history in histories.items()
        if _runs(history.pledges, today)
    }


def read_histories(reader: sqlite3.Connection) -> dict[int, PartnerHistory]:
    """What is recorded of every organisation that ever pledged something, by its id."""
    pledges: dict[int, list[Pledge]] = defaultdict(list)
    for pledge in list_pledges(reader):
        pledges[pledge.organisation_id].append(Pledge(pledge.rhythm, pledge.first_day, pledge.last_day))
    moments = _at_the_table(list_present(reader))
    promises: dict[int, list[Outcome]] = defaultdict(list)
    for outcome in list_outcomes(reader):
        promises[outcome.organisation_id].append(Outcome(outcome.day, outcome.kept))
    actions: dict[int, list[TakingPart]] = defaultdict(list)
    for part in list_taking_part(reader):
        actions[part.organisation_id] += [TakingPart(part.first_day, part.last_day)] * part.actions
    return {
        number: PartnerHistory(tuple(own), tuple(moments[number]), tuple(promises[number]), tuple(actions[number]))
        for number, own in pledges.items()
    }


def _at_the_table(rows: Iterable[PresentRow]) -> dict[int, list[dt.date]]:
    """The days of the moments of each partner; telephone calls count for who is mostly met by telephone."""
    by_partner: dict[int, list[PresentRow]] = defaultdict(list)
    for row in rows:
        by_partner[row.organisation_id].append(row)
    found: dict[int, list[dt.date]] = defaultdict(list)
    for number, own in by_partner.items():
        calls_count = 2 * sum(row.calls for row in own) >= sum(row.moments for row in own)
        for row in own:
            found[number] += [row.day] * (row.moments if calls_count else row.moments - row.calls)
    return found


def _runs(pledges: Iterable[Pledge], today: dt.date) -> bool:
    return any((pledge.first_day or dt.date.min) <= today <= (pledge.last_day or dt.date.max) for pledge in pledges)
