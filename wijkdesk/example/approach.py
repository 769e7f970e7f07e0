"""The example while it is being made: its things by name, and what happens to them day by day."""

import datetime as dt
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar, first_pillars
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.example.calendar import Calendar


class Approach:
    """An approach that grows: tables add things and say what happens when, ``live`` lets it happen up to today."""

    def __init__(self, today: dt.date) -> None:
        self.calendar = Calendar(today)
        self.programme = Programme(name="Rozenprieel")
        self.pillars: dict[str, Pillar] = {pillar.name: pillar for pillar in first_pillars()}
        self.areas: dict[str, Area] = {}
        self.indicators: dict[str, Indicator] = {}
        self.measurements: list[Measurement] = []
        self.organisations: dict[str, Organisation] = {}
        self.contacts: dict[str, Contact] = {}
        self.goals: dict[str, PolicyGoal] = {}
        self.commitments: dict[str, Commitment] = {}
        self.actions: dict[str, Action] = {}
        self.moments: list[ContactMoment] = []
        self.promises: list[Promise] = []
        self.events: list[Event] = []
        self.escalations: list[Escalation] = []
        self.photos: list[Photo] = []
        self._steps: list[tuple[dt.date, int, Callable[[dt.date], object]]] = []
        self._order = count()

    @property
    def today(self) -> dt.date:
        return self.calendar.today

    def on(self, day: dt.date, change: Callable[[dt.date], object]) -> None:
        """Let ``change`` happen on ``day``; what lies after today does not happen."""
        if day <= self.today:
            heappush(self._steps, (day, next(self._order), change))

    def live(self) -> None:
        """Let everything happen in order of time, so that whoever succeeds somebody finds what was open on that day."""
        while self._steps:  # what happens may make something else happen later
            day, _, change = heappop(self._steps)
            change(day)

    def things(self) -> list[object]:
        """Everything there is, each after what it refers to."""
        return [
            *self.organisations.values(),
            *self.contacts.values(),
            *self.areas.values(),
            *self.pillars.values(),
            self.programme,
            *self.indicators.values(),
            *self.measurements,
            *self.goals.values(),
            *self.commitments.values(),
            *self.actions.values(),
            *self.moments,
            *self.promises,
            *self.events,
            *self.escalations,
            *self.photos,
        ]


def split(names: str) -> list[str]:
    """Names in a table stand in one text, with commas between them."""
    return [name.strip() for name in names.split(",") if name.strip()]
