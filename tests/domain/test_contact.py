"""People, organisations and who was what when."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.domain.contact import (
    Contact,
    Organisation,
    Position,
    full_name,
    is_held_on,
    position_on,
    sorting_name,
    split_name,
)
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind, LegalGround

DAY = dt.date(2026, 3, 12)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
PARTS = st.text(st.characters(codec="utf-8"))


@pytest.mark.parametrize(
    ("parts", "spoken", "sorted_on"),
    [
        (("Anna", "van den", "Berg"), "Anna van den Berg", "Berg, Anna van den"),
        (("", "van den", "Berg"), "van den Berg", "Berg, van den"),
        (("Anna", "", "Berg"), "Anna Berg", "Berg, Anna"),
        (("", "", "Berg"), "Berg", "Berg"),
        (("Anna", "", ""), "Anna", "Anna"),
        (("Anna", "van", ""), "Anna van", "Anna van"),
        ((" Anna ", " ", " Berg "), "Anna Berg", "Berg, Anna"),
        (("فاطمة", "", "الزهراء"), "فاطمة الزهراء", "الزهراء, فاطمة"),
    ],
)
def test_a_name_is_spoken_from_first_to_last_and_sorted_on_its_core(parts, spoken, sorted_on):
    assert full_name(*parts) == spoken
    assert sorting_name(*parts) == sorted_on


@given(PARTS, PARTS, PARTS)
def test_a_name_never_has_blanks_at_its_ends(first_name, infix, last_name):
    for name in (full_name, sorting_name):
        text = name(first_name, infix, last_name)
        assert text == text.strip()


@pytest.mark.parametrize("values", [{"first_name": "Anna"}, {"last_name": "Berg"}])
def test_one_name_is_enough_and_none_is_refused(values):
    contact = Contact(**values)
    contact.check()
    assert contact.name in values.values()

    with pytest.raises(Refused, match="naam"):
        Contact(infix="van", first_name=" ", last_name="\t").check()


def resident(**values):
    return Contact(kind=ContactKind.RESIDENT, first_name="Anna", **values)


@pytest.mark.parametrize("values", [{}, {"phone": "023-1234567"}, {"email": "a@b.nl"}])
def test_a_resident_is_reached_in_one_way_at_most(values):
    resident(**values, purpose="Lunch", ground=LegalGround.CONSENT, source="Zelf verteld", review_on=DAY).check()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"phone": "023-1234567", "email": "a@b.nl"}, "email"),
        ({"what_matters": "Rust"}, "what_matters"),
        ({"notes": "Is vaak ziek"}, "notes"),
    ],
)
def test_of_a_resident_no_more_is_kept_than_serves(values, field):
    with pytest.raises(Refused) as refused:
        resident(**values).check()
    assert refused.value.field == field

    for kind in (ContactKind.PROFESSIONAL, ContactKind.ADMINISTRATOR):
        Contact(kind=kind, first_name="Anna", **values).check()


def test_blanks_in_the_fields_of_a_resident_are_nothing():
    resident(phone="023-1234567", email=" ", notes="\n", what_matters=" ").check()


def test_the_review_of_a_contact_has_a_sane_date():
    with pytest.raises(Refused) as refused:
        Contact(first_name="Anna", review_on=dt.date(226, 1, 1)).check()

    assert refused.value.field == "review_on"


def test_a_position_holds_on_its_first_and_its_last_day():
    position = Position(organisation=Organisation(name="Ymere"), first_day=DAY, last_day=DAY)

    assert [is_held_on(position, day) for day in (BEFORE, DAY, AFTER)] == [False, True, False]


def test_an_open_side_of_a_position_reaches_on_for_ever():
    position = Position(organisation=Organisation(name="Ymere"))

    assert is_held_on(position, dt.date.min)
    assert is_held_on(position, dt.date.max)


def test_of_several_positions_the_one_that_began_last_counts():
    ymere, politie, school = Organisation(name="Ymere"), Organisation(name="Politie"), Organisation(name="School")
    contact = Contact(first_name="Anna")
    contact.take_position(ymere)
    later = contact.take_position(politie, role="wijkagent", first_day=DAY)
    contact.take_position(school, first_day=AFTER)

    assert position_on(contact.positions, DAY) is later
    assert position_on(contact.positions, BEFORE).organisation is ymere
    assert position_on(contact.positions, AFTER).organisation is school
    assert position_on([], DAY) is None


def test_a_position_on_an_impossible_day_is_refused_and_not_taken():
    contact = Contact(first_name="Anna")

    with pytest.raises(Refused):
        contact.take_position(Organisation(name="Ymere"), first_day=dt.date(226, 1, 1))

    assert contact.positions == []


def test_who_leaves_ends_what_runs_there_and_nothing_elsewhere():
    ymere, politie = Organisation(name="Ymere"), Organisation(name="Politie")
    contact = Contact(first_name="Anna")
    running = contact.take_position(ymere)
    planned_to_end = contact.take_position(ymere, role="projectleider")
    planned_to_end.last_day = AFTER
    past = contact.take_position(ymere)
    past.last_day = BEFORE
    future = contact.take_position(ymere, first_day=AFTER)
    elsewhere = contact.take_position(politie)

    contact.leave(ymere, DAY)

    assert (running.last_day, planned_to_end.last_day, past.last_day) == (DAY, DAY, BEFORE)
    assert (future.last_day, elsewhere.last_day) == (None, None)


def test_leaving_on_an_impossible_day_is_refused():
    contact = Contact(first_name="Anna")
    position = contact.take_position(Organisation(name="Ymere"))

    with pytest.raises(Refused):
        contact.leave(position.organisation, dt.date(2200, 1, 1))

    assert position.last_day is None


@pytest.mark.parametrize(
    "values", [{"name": " "}, {"name": "Ymere", "left_on": dt.date(226, 1, 1)}], ids=["name", "left_on"]
)
def test_an_organisation_needs_a_name_and_a_sane_date(values):
    with pytest.raises(Refused):
        Organisation(**values).check()


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Anna van den Berg", ("Anna", "van den", "Berg")),
        ("Berg, Anna van den", ("Anna", "van den", "Berg")),
        ("  Wouter  in 't Veld ", ("Wouter", "in 't", "Veld")),
        ("Jan Willem Boer", ("Jan Willem", "", "Boer")),
        ("Fatima el Amrani", ("Fatima", "el", "Amrani")),
        ("van den Berg", ("", "van den", "Berg")),
        ("mevrouw De Vries-van der Laan", ("mevrouw", "De", "Vries-van der Laan")),
        ("Al Bakker", ("Al", "", "Bakker")),
        ("Anna", ("Anna", "", "")),
        ("", ("", "", "")),
    ],
)
def test_a_name_as_typed_is_split_around_its_infix(typed, parts):
    assert split_name(typed) == parts


@given(st.text())
def test_no_word_of_a_name_is_lost_in_splitting(typed):
    assert sorted(" ".join(split_name(typed)).split()) == sorted(typed.replace(",", " ", 1).split())


def test_a_position_of_the_past_is_noted_with_its_last_day():
    anna, ymere = Contact(first_name="Anna"), Organisation(name="Ymere")
    held = anna.take_position(ymere, first_day=dt.date(2023, 1, 1), last_day=dt.date(2024, 1, 1))
    assert held.last_day == dt.date(2024, 1, 1)
    with pytest.raises(Refused):
        anna.take_position(ymere, first_day=dt.date(2023, 1, 1), last_day=dt.date(2022, 1, 1))
