"""More of the same, for load tests: variations on the story, spread over streets and days."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import ContactKind, LegalGround
from wijkdesk.example.actions import ALL_PLANS, planned
from wijkdesk.example.approach import Approach
from wijkdesk.example.calendar import Calendar, working_day
from wijkdesk.example.events import CHRONICLE, happened
from wijkdesk.example.plans.plan import Plan

STREETS = (
    "Bakkerstraat",
    "Casteleynstraat",
    "Jan Huijgenstraat",
    "Kamperstraat",
    "Linschotenstraat",
    "Merensplein",
    "Rozenprieelstraat",
    "Tybautstraat",
    "Van Marumstraat",
    "Van Zompelstraat",
    "Voortingplantsoen",
)
FARTHEST_SHIFT = 75
RESIDENTS_OF_TEN = 4
MOST_PRESENT = 3
FIRST_WEEK = dt.timedelta(days=7)


def variations(approach: Approach, scale: int, seed: int) -> Iterator[list[object]]:
    """What a scale adds to the story: ``scale - 1`` batches, each about as much as the story itself.

    ``approach`` has lived; its partners, pillars and goals are shared. The same arguments give the same batches.
    """
    rng = Random(seed)
    for number in range(1, scale):
        place = f"{STREETS[number % len(STREETS)]} {2 * (number // len(STREETS)) + 1}"
        yield _batch(approach, place, number, rng)


def _batch(approach: Approach, place: str, number: int, rng: Random) -> list[object]:
    contacts = _contacts(approach, place, number, rng)
    actions = _actions(approach, place, rng)
    return [
        *contacts,
        *actions.values(),
        *_moments(approach, contacts, actions, rng),
        *_events(approach, place, actions, rng),
    ]


def _contacts(approach: Approach, place: str, number: int, rng: Random) -> list[Contact]:
    """As many people as the story has."""
    return [
        _resident(approach, f"bewoner {index + 1} {place}", rng)
        if index % 10 < RESIDENTS_OF_TEN
        else _professional(approach, number, index, rng)
        for index in range(len(approach.contacts))
    ]


def _resident(approach: Approach, name: str, rng: Random) -> Contact:
    return Contact(
        kind=ContactKind.RESIDENT,
        last_name=name,
        purpose="Terugbellen over een vraag of een afspraak",
        ground=LegalGround.CONSENT,
        source="Zelf gegeven bij een bezoek",
        review_on=approach.calendar.day(rng.randint(30, 300)),
    )


def _professional(approach: Approach, number: int, index: int, rng: Random) -> Contact:
    organisation = rng.choice(list(approach.organisations.values()))
    contact = Contact(last_name=f"medewerker {organisation.name} {number}.{index + 1}")
    contact.take_position(organisation, role="medewerker", first_day=approach.calendar.first_day)
    return contact


def _actions(approach: Approach, place: str, rng: Random) -> dict[str, Action]:
    """A variation of every plan at another place and a few weeks apart, by the title of the plan."""
    found = {}
    for title, (pillar, plan) in ALL_PLANS.items():
        calendar = Calendar(approach.today, rng.randint(-FARTHEST_SHIFT, _latest_shift(plan)))
        found[title] = planned(approach, pillar, plan._replace(title=f"{title} ({place})", place=place), calendar)
    approach.live()
    return found


def _latest_shift(plan: Plan) -> int:
    """What ends or waits since so many days before today must not begin later than it did."""
    return 0 if isinstance(plan.due, int) or plan.waits is not None else FARTHEST_SHIFT


def _moments(
    approach: Approach, contacts: list[Contact], actions: dict[str, Action], rng: Random
) -> Iterator[ContactMoment]:
    for moment in approach.moments:
        yield ContactMoment(
            day=_moved(approach, moment.day, rng),
            kind=moment.kind,
            summary=moment.summary,
            contacts=rng.sample(contacts, rng.randint(1, MOST_PRESENT)),
            pillar=moment.pillar,
            action=actions[moment.action.title] if moment.action is not None else None,
            confidential=moment.confidential,
        )


def _moved(approach: Approach, day: dt.date, rng: Random) -> dt.date:
    moved = day + dt.timedelta(days=rng.randint(-FARTHEST_SHIFT, FARTHEST_SHIFT))
    return working_day(min(max(moved, approach.calendar.first_day + FIRST_WEEK), approach.today), -1)


def _events(approach: Approach, place: str, actions: dict[str, Action], rng: Random) -> Iterator[Event]:
    for row in CHRONICLE:
        shift = rng.randint(-FARTHEST_SHIFT, FARTHEST_SHIFT)
        event = happened(approach, row, Calendar(approach.today, shift), actions)
        if event.day <= approach.today:
            event.place = place
            yield event
