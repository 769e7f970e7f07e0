"""Events and signals."""

import datetime as dt

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import EventKind

DAY = dt.date(2026, 3, 12)


@pytest.mark.parametrize(
    ("values", "field"), [({"title": " ", "day": DAY}, "title"), ({"title": "a", "day": dt.date(226, 1, 1)}, "day")]
)
def test_an_event_needs_a_title_and_a_sane_day(values, field):
    Event(title="Buurtfeest", day=DAY).check()

    with pytest.raises(Refused) as refused:
        Event(**values).check()
    assert refused.value.field == field


def test_a_signal_can_become_an_action():
    signal, action = Event(title="Hangplek", day=DAY, kind=EventKind.SIGNAL), Action(title="Praten")

    signal.become(action)

    assert signal.action is action


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.SIGNAL])
def test_nothing_else_can(kind):
    event = Event(title="Buurtfeest", day=DAY, kind=kind)

    with pytest.raises(Refused, match="Alleen een signaal"):
        event.become(Action(title="Praten"))
    assert event.action is None
