"""Contact moments."""

import datetime as dt

import pytest

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.refusal import Refused

DAY = dt.date(2026, 3, 12)


def test_a_moment_needs_nothing_but_a_day():
    ContactMoment(day=DAY).check()


def test_a_moment_on_an_impossible_day_is_refused():
    with pytest.raises(Refused) as refused:
        ContactMoment(day=dt.date(206, 3, 12)).check()

    assert refused.value.field == "day"


def test_organisations_are_there_by_name_and_through_people_who_worked_there_on_that_day():
    ymere, politie, school, gemeente = (Organisation(name=name) for name in ("Ymere", "Politie", "School", "Gemeente"))
    anna, bob = Contact(first_name="Anna"), Contact(first_name="Bob")
    anna.take_position(ymere)
    anna.take_position(politie, first_day=DAY)
    anna.take_position(school, first_day=DAY + dt.timedelta(days=1))
    bob.take_position(ymere)

    moment = ContactMoment(day=DAY, contacts=[anna, bob], organisations=[gemeente, politie])

    assert moment.organisations_present() == [gemeente, politie, ymere]
    assert moment.organisations == [gemeente, politie]
