"""Overviews: a draft, then frozen."""

import datetime as dt

import pytest

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import OverviewState

DAY = dt.date(2026, 7, 15)


@pytest.fixture
def adopted():
    overview = Overview(year=2026, half=1, texts={"outlook": "Vooruit."})
    overview.adopt(DAY, content="{}", document=b"%PDF", sha256="ab")
    return overview


def test_her_own_text_replaces_the_draft_of_one_section():
    overview = Overview(year=2026, half=1)
    overview.write("outlook", "Vooruit.")
    overview.write("decision", "Doorgaan.")
    overview.write("outlook", "Verder.")

    assert overview.texts == {"outlook": "Verder.", "decision": "Doorgaan."}
    assert overview.half_year == HalfYear(2026, 1)


def test_adopting_keeps_what_was_said_and_shown(adopted):
    adopted.check()

    assert (adopted.state, adopted.adopted_on) == (OverviewState.ADOPTED, DAY)
    assert (adopted.content, adopted.document, adopted.sha256) == ("{}", b"%PDF", "ab")


def test_an_adopted_overview_does_not_change_any_more(adopted):
    with pytest.raises(Refused, match="vastgesteld"):
        adopted.write("outlook", "Toch anders.")
    with pytest.raises(Refused, match="vastgesteld"):
        adopted.adopt(DAY, content="x", document=b"x", sha256="x")

    assert adopted.texts == {"outlook": "Vooruit."}
    assert adopted.content == "{}"


def test_adopting_on_an_impossible_day_leaves_a_draft():
    overview = Overview(year=2026, half=1)

    with pytest.raises(Refused):
        overview.adopt(dt.date(226, 1, 1), content="{}", document=b"%PDF", sha256="ab")

    assert (overview.state, overview.document) == (OverviewState.DRAFT, None)


@pytest.mark.parametrize(
    "values",
    [{"year": 2026, "half": 3}, {"year": 226, "half": 1}, {"year": 2026, "half": 1, "state": OverviewState.ADOPTED}],
)
def test_an_overview_is_of_a_real_half_year_and_adopted_with_a_date_and_a_pdf(values):
    with pytest.raises(Refused):
        Overview(**values).check()


def test_a_choice_goes_back_to_the_proposal_and_none_at_all_is_a_choice_too():
    overview = Overview(year=2026, half=2)
    overview.choose("voices", ["event-2", "event-1", "event-2"])
    overview.choose("successes", [])
    assert overview.choices == {"voices": ["event-2", "event-1"], "successes": []}
    overview.choose("voices", None)
    overview.choose("fading", None)
    assert overview.choices == {"successes": []}
