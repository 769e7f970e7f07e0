"""The implementation plan: what it says of a dossier, and its pages."""

import dataclasses
import datetime as dt

import pytest

from tests.overview.anything import anything
from tests.overview.conftest import TODAY
from tests.overview.test_layout import HOSTILE
from tests.overview.test_whole import dossier_full_of
from tests.pages import texts_of
from tests.pdf.structure import faults, told
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import ActionState, ContactKind
from wijkdesk.example import create_example
from wijkdesk.overview.pages.plan_layout import render_plan, write_plan
from wijkdesk.overview.plan import MOST_YEARS, Plan, plan_of
from wijkdesk.storage.dossier import Dossier


@pytest.fixture
def plan(dossier):
    """The plan of a dossier with these things; the approach runs from 2022 to 2027, and today is in 2026."""

    def of(*things, today=TODAY):
        with Dossier.open(dossier(*things), read_only=True) as opened:
            return plan_of(opened.reader, today=today)

    return of


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "voorbeeld.wijkdesk"
    create_example(path, today=TODAY)
    with Dossier.open(path, read_only=True) as opened:
        return plan_of(opened.reader, today=TODAY)


def by_year(pillar):
    """The titles of what begins and what goes on, by year; years without anything left out."""
    return {
        year.year: ([action.title for action in year.begins], [action.title for action in year.goes_on])
        for year in pillar.years
        if year.count
    }


def text_of(content):
    return "\n".join(texts_of(content))


def with_pillars(text, count=1):
    content = anything(Plan, text)
    [pillar] = content.pillars
    [year] = pillar.years
    year = dataclasses.replace(year, begins=year.begins * count, goes_on=year.goes_on * count)
    states = tuple(dataclasses.replace(pillar.undated[0], state=state) for state in ActionState)
    pillar = dataclasses.replace(pillar, years=(year,), undated=states, colour=7)
    return dataclasses.replace(content, pillars=(pillar, dataclasses.replace(pillar, colour=None)))


# -- what it says --


def test_an_action_stands_in_every_year_in_which_it_is_planned_or_runs(plan):
    wonen = Pillar(name="Wonen")
    run = Action(title="Renovatie", main_pillar=wonen, first_day=dt.date(2024, 3, 1), due=dt.date(2026, 2, 1))
    run.start(dt.date(2024, 4, 1))
    ended = Action(title="Onderzoek", main_pillar=wonen, state=ActionState.RUNNING, started_on=dt.date(2022, 5, 1))
    ended.end(ActionState.PARTLY, dt.date(2023, 2, 1), lesson="Eerder beginnen.")
    coming = Action(title="Nazorg", main_pillar=wonen, first_day=dt.date(2027, 1, 4), due=dt.date(2027, 6, 1))

    [pillar] = plan(run, ended, coming).pillars

    assert by_year(pillar) == {
        2022: (["Onderzoek"], []),
        2023: ([], ["Onderzoek"]),
        2024: (["Renovatie"], []),
        2025: ([], ["Renovatie"]),
        2026: ([], ["Renovatie"]),
        2027: (["Nazorg"], []),
    }
    [research] = pillar.years[0].begins
    assert (research.state, research.first_day, research.ended_on) == (
        ActionState.PARTLY,
        dt.date(2022, 5, 1),
        dt.date(2023, 2, 1),
    )
    assert pillar.years[2].begins[0].overdue


def test_an_action_without_an_end_goes_on_to_the_end_of_the_approach(plan):
    [pillar] = plan(Action(title="Spreekuur", state=ActionState.RUNNING, started_on=dt.date(2025, 9, 1))).pillars[-1:]
    assert by_year(pillar) == {2025: (["Spreekuur"], []), 2026: ([], ["Spreekuur"]), 2027: ([], ["Spreekuur"])}


@pytest.mark.parametrize(
    ("action", "year"),
    [
        (Action(title="x", due=dt.date(2027, 2, 1)), 2027),
        (Action(title="x", state=ActionState.RUNNING, due=dt.date(2026, 12, 1)), 2026),
        (Action(title="x", state=ActionState.STOPPED, ended_on=dt.date(2023, 2, 1), lesson="x"), 2023),
        (
            Action(
                title="x",
                state=ActionState.STOPPED,
                first_day=dt.date(2025, 1, 1),
                ended_on=dt.date(2024, 2, 1),
                lesson="x",
            ),
            2024,
        ),
        (Action(title="x", first_day=dt.date(1999, 1, 1), due=dt.date(1999, 2, 1), state=ActionState.PLANNED), 1999),
    ],
)
def test_one_day_is_enough_to_know_the_first_year(plan, action, year):
    [pillar] = plan(action).pillars
    assert next(iter(by_year(pillar).items())) == (year, (["x"], []))
    assert pillar.undated == ()


def test_what_has_no_day_stands_apart_and_so_do_ideas(plan):
    wonen = Pillar(name="Wonen")
    [pillar] = plan(
        Action(title="Ooit", main_pillar=wonen),
        Action(title="Loopt al", main_pillar=wonen, state=ActionState.RUNNING),
        Action(title="Wens", main_pillar=wonen, state=ActionState.IDEA, first_day=dt.date(2026, 1, 1)),
    ).pillars
    assert {action.title for action in pillar.undated} == {"Ooit", "Loopt al"}
    assert [action.title for action in pillar.ideas] == ["Wens"]
    assert by_year(pillar) == {}
    assert [year.year for year in pillar.years] == [2026, 2027]


def test_a_retired_pillar_is_there_while_it_has_actions_and_none_is_for_the_rest(plan):
    used = Pillar(name="Veiligheid", position=1, retired_on=dt.date(2024, 1, 1))
    unused = Pillar(name="Leeg", position=2, retired_on=dt.date(2024, 1, 1))
    wonen = Pillar(name="Wonen", position=3)
    pillars = plan(used, unused, wonen, Action(title="Oud", main_pillar=used), Action(title="Los")).pillars
    assert [pillar.name for pillar in pillars] == ["Veiligheid", "Wonen", "Buiten de pijlers"]
    assert pillars[0].retired_on == dt.date(2024, 1, 1)
    assert not pillars[1].has_actions


def test_who_is_responsible_who_does_it_and_which_goals_it_serves(plan):
    college = Organisation(name="College")
    sponsor, holder = (Contact(kind=ContactKind.ADMINISTRATOR, last_name=name) for name in ("Vos", "Bos"))
    holder.take_position(college, role="wethouder Wonen")
    ymere, welfare = Organisation(name="Ymere"), Organisation(name="Haarlem Effect")
    goal = PolicyGoal(title="Minder leegstand", organisation=ymere, due=dt.date(2027, 1, 1))
    unserved = PolicyGoal(title="Iets anders", organisation=ymere)
    wonen = Pillar(name="Wonen", aim="Droge huizen.", portfolio_holder=holder)
    content = plan(
        Programme(name="Rozenprieel", sponsor=sponsor, assignment="Zes jaar volhouden.", coordinator="Mila"),
        unserved,
        Action(title="x", main_pillar=wonen, lead=ymere, partners=[ymere, welfare], goals=[goal], quick_win=True),
    )
    [pillar] = content.pillars
    [action] = pillar.undated
    assert (content.sponsor.name, content.assignment, content.coordinator.name) == (
        "Vos",
        "Zes jaar volhouden.",
        "Mila",
    )
    assert (pillar.aim, pillar.portfolio_holder.office) == ("Droge huizen.", "wethouder Wonen, College")
    assert (action.lead.name, [partner.name for partner in action.partners]) == ("Ymere", ["Haarlem Effect"])
    assert [(served.title, served.owner.name) for served in pillar.goals] == [("Minder leegstand", "Ymere")]


def test_dates_that_were_typed_wrong_give_no_endless_list(plan):
    [pillar] = plan(
        Programme(name="x", first_day=dt.date(1900, 1, 1), last_day=dt.date(2199, 12, 31)),
        Action(title="x", state=ActionState.RUNNING, started_on=dt.date(1926, 1, 1)),
    ).pillars
    assert len(pillar.years) <= 2 * (MOST_YEARS + 1)


def test_nothing_confidential_and_no_resident_is_in_it(plan):
    neighbour = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz")
    secret = plan(Pillar(name="Wonen"), *dossier_full_of("Geheim", "Geheim", confidential=True))
    named = plan(neighbour, Pillar(name="Wonen", aim="Fatma Yılmaz helpen."), Action(title="Hek van Fatma"))
    assert "eheim" not in text_of(render_plan(secret))
    assert "Fatma" not in text_of(render_plan(named))
    assert named.names_hidden == 2


# -- its pages --


def test_an_empty_dossier_gives_a_page_that_says_so(plan):
    text = text_of(render_plan(plan()))
    assert "UITVOERINGSPLAN" in text
    assert "nog geen pijlers en acties" in text


def test_a_pillar_without_actions_says_so_in_place_of_empty_years(plan):
    text = text_of(render_plan(plan(Pillar(name="Wonen"))))
    assert "nog geen acties gepland" in text
    assert "Nog niets gepland" not in text


def test_the_plan_of_the_example_is_read_in_its_order_and_keeps_both_standards(example):
    content = render_plan(example)
    assert faults(content) == []
    headings = [(role, text.strip()) for role, text in told(content) if role in ("H1", "H2", "H3")]
    sections = [heading for heading in headings if heading[0] != "H3"]
    assert sections[:3] == [("H1", "Rozenprieel"), ("H2", "De opdracht"), ("H2", "De pijlers")]
    assert [text for _, text in sections[3:]] == [pillar.name for pillar in example.pillars]
    assert [text for role, text in headings if role == "H3"].count("Nog te kiezen") >= 1


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_in_every_field_keeps_both_standards(text):
    assert faults(render_plan(with_pillars(text))) == []


def test_ten_thousand_letters_without_a_space_in_every_field_give_a_pdf():
    content = anything(Plan, "x" * 10_000)
    assert render_plan(content).startswith(b"%PDF")


def test_many_rows_are_spread_over_pages():
    text = text_of(render_plan(with_pillars("Opruimen van de binnentuinen", count=60)))
    assert text.count("Opruimen van de binnentuinen") > 240


def test_the_same_plan_gives_the_same_bytes_in_place_of_what_was_there(tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")
    write_plan(with_pillars("Rozenprieel"), path)
    assert path.read_bytes() == render_plan(with_pillars("Rozenprieel"))
