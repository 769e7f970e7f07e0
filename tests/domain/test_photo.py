"""Photos, and whether they may be shown."""

import datetime as dt
from itertools import product

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.refusal import Refused

MAY_BE_SHOWN = {(False, None), (False, False), (False, True), (True, True)}


def photo(**values):
    picture = Picture(media_type="image/jpeg", width=4, height=3, content=b"whole", thumbnail=b"small")
    return Photo(picture=picture, **values)


@pytest.mark.parametrize(("recognisable", "agreed"), list(product([None, False, True], repeat=2)))
def test_only_a_photo_known_to_be_harmless_may_be_shown(recognisable, agreed):
    shown = photo(people_recognisable=recognisable, they_agreed=agreed)

    assert shown.may_be_shown is ((recognisable, agreed) in MAY_BE_SHOWN)
    shown.confidential = True
    assert not shown.may_be_shown


def test_a_photo_belongs_to_one_action_or_to_one_event():
    action, event = Action(title="a"), Event(title="e", day=dt.date(2026, 3, 12))
    photo(action=action).check()
    photo(event=event).check()

    for both in ({}, {"action": action, "event": event}):
        with pytest.raises(Refused, match="bij één"):
            photo(**both).check()


def test_a_photo_was_taken_on_a_sane_day():
    with pytest.raises(Refused):
        photo(action=Action(title="a"), taken_on=dt.date(226, 1, 1)).check()
