"""The events of the example, as far as they happened."""

from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.words import EventKind
from wijkdesk.example.approach import Approach
from wijkdesk.example.calendar import Calendar
from wijkdesk.example.chronicle import activities, by_residents, signals, turning_points
from wijkdesk.example.chronicle.happened import Happened

CHRONICLE: tuple[Happened, ...] = (
    *turning_points.EVENTS,
    *activities.EVENTS,
    *by_residents.EVENTS,
    *signals.EVENTS,
)


def add_events(approach: Approach) -> None:
    """Add what happened up to today, in order of time; pillars and actions are there already."""
    told = (happened(approach, row, approach.calendar, approach.actions) for row in CHRONICLE)
    approach.events += sorted((event for event in told if event.day <= approach.today), key=lambda event: event.day)


def happened(approach: Approach, row: Happened, calendar: Calendar, actions: dict[str, Action]) -> Event:
    """A new event on a day of ``calendar``; ``actions`` holds what it may belong to by title."""
    event = Event(
        title=row.title,
        day=calendar.day(row.when) if row.weekday is None else calendar.weekday(row.when, row.weekday),
        kind=row.kind,
        description=row.description,
        place=row.place,
        pillar=approach.pillars[row.pillar] if row.pillar else None,
        confidential=row.confidential,
    )
    if row.action:
        action = actions[row.action]
        if event.kind is EventKind.SIGNAL:
            event.become(action)
        else:
            event.action = action
    return event
