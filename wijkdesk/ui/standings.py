"""How the partners stand, from what the dossier holds: read here for all who show it."""

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from wijkdesk.insight.fading import Standing, judge
from wijkdesk.insight.partner_history import Outcome, PartnerHistory, Pledge, TakingPart
from wijkdesk.storage.reading.partners import (
    list_other_moments,
    list_outcomes,
    list_pledges,
    list_present,
    list_taking_part,
)


def read_standings(reader: sqlite3.Connection, today: dt.date) -> dict[int, Standing]:
    """How every organisation with a running commitment stands today, by its id."""
    histories = read_histories(reader)
    here = [number for number, history in histories.items() if _runs(history.pledges, today)]
    others_moments = list_other_moments(reader) if len(histories) == 1 else []
    return {
        number: judge(
            histories[number],
            [other for each, other in histories.items() if each != number],
            others_moments,
            today=today,
        )
        for number in here
    }


def read_histories(reader: sqlite3.Connection) -> dict[int, PartnerHistory]:
    """What is recorded of every organisation that ever pledged something, by its id."""
    pledges: dict[int, list[Pledge]] = defaultdict(list)
    for pledge in list_pledges(reader):
        pledges[pledge.organisation_id].append(Pledge(pledge.rhythm, pledge.first_day, pledge.last_day))
    moments: dict[int, list[dt.date]] = defaultdict(list)
    for present in list_present(reader):
        moments[present.organisation_id] += [present.day] * present.moments
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


def _runs(pledges: Iterable[Pledge], today: dt.date) -> bool:
    return any((pledge.first_day or dt.date.min) <= today <= (pledge.last_day or dt.date.max) for pledge in pledges)
