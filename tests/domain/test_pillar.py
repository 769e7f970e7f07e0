"""Pillars and their ratings."""

import datetime as dt

import pytest

from wijkdesk.domain.pillar import Pillar, first_pillars
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import Light

DAY = dt.date(2026, 3, 12)
LATER = DAY + dt.timedelta(days=1)


def test_a_rating_is_followed_by_another_and_never_overwritten():
    pillar = Pillar(name="Wonen")
    first = pillar.rate(Light.GREEN, DAY, note="Het gaat goed.")
    second = pillar.rate(Light.RED, LATER, cause="Geen geld.")

    assert pillar.ratings == [first, second]
    assert pillar.rating is second
    assert (first.light, first.rated_on, first.note) == (Light.GREEN, DAY, "Het gaat goed.")


def test_a_pillar_without_ratings_has_none():
    assert Pillar(name="Wonen").rating is None


def test_a_second_rating_on_the_same_day_is_allowed_and_an_earlier_one_is_refused():
    pillar = Pillar(name="Wonen")
    pillar.rate(Light.GREEN, DAY)
    pillar.rate(Light.ORANGE, DAY)

    with pytest.raises(Refused, match="latere beoordeling") as refused:
        pillar.rate(Light.RED, DAY - dt.timedelta(days=1))

    assert refused.value.field == "rated_on"
    assert [rating.light for rating in pillar.ratings] == [Light.GREEN, Light.ORANGE]


def test_a_rating_on_an_impossible_day_is_refused_and_not_added():
    pillar = Pillar(name="Wonen")

    with pytest.raises(Refused, match="Het jaar"):
        pillar.rate(Light.GREEN, dt.date(226, 1, 1))

    assert pillar.ratings == []


def test_explaining_completes_the_newest_rating_and_leaves_its_light_and_day():
    pillar = Pillar(name="Wonen")
    pillar.rate(Light.GREEN, DAY, note="eerst")
    pillar.rate(Light.RED, LATER)

    pillar.explain(note="n", cause="o", consequence="g", correction="b")

    assert pillar.ratings[0].note == "eerst"
    assert (pillar.rating.light, pillar.rating.rated_on) == (Light.RED, LATER)
    assert (pillar.rating.cause, pillar.rating.consequence, pillar.rating.correction) == ("o", "g", "b")


def test_a_pillar_that_was_never_rated_cannot_be_explained():
    with pytest.raises(Refused, match="nog niet beoordeeld"):
        Pillar(name="Wonen").explain(note="", cause="", consequence="", correction="")


def test_a_retired_pillar_keeps_its_past_and_can_come_back():
    pillar = Pillar(name="Wonen")
    pillar.rate(Light.GREEN, DAY)

    pillar.retire(LATER)
    pillar.check()
    assert (pillar.retired_on, len(pillar.ratings)) == (LATER, 1)

    pillar.restore()
    assert pillar.retired_on is None


def test_retiring_on_an_impossible_day_is_refused():
    pillar = Pillar(name="Wonen")

    with pytest.raises(Refused):
        pillar.retire(dt.date(2200, 1, 1))

    assert pillar.retired_on is None


def test_a_pillar_without_a_name_is_refused():
    with pytest.raises(Refused) as refused:
        Pillar(name="\n").check()

    assert refused.value.field == "name"


def test_a_new_dossier_begins_with_the_four_pillars_each_in_its_own_place_and_colour():
    pillars = first_pillars()

    assert [pillar.name for pillar in pillars] == [
        "Wonen",
        "Ondermijning",
        "Fysieke leefomgeving",
        "Sociale weerbaarheid",
    ]
    assert [(pillar.position, pillar.colour) for pillar in pillars] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert len({pillar.icon for pillar in pillars}) == 4
    assert first_pillars()[0] is not pillars[0]
