"""Figures, policy goals and who worked with whom."""

import datetime as dt

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, ContactKind, GoalState, ValueState

MARCH, JULY = dt.date(2026, 3, 12), dt.date(2026, 7, 9)


def running(title, **values):
    return Action(title=title, state=ActionState.RUNNING, first_day=dt.date(2025, 9, 1), **values)


class TestFigures:
    def measured(self, area, year, value, published=None):
        return Measurement(
            indicator=self.indicator,
            area=area,
            first_day=dt.date(year, 1, 1),
            last_day=dt.date(year, 12, 31),
            value=value,
            state=ValueState.GIVEN if value is not None else ValueState.MISSING,
            published_on=published,
        )

    @pytest.fixture
    def things(self):
        country = Area(code="NL00", name="Nederland")
        city = Area(code="GM0392", name="Haarlem", parent=country)
        own = Area(code="BU03920204", name="Noord", parent=city)
        elsewhere = Area(code="BU03920100", name="Elders", parent=city)
        pillar = Pillar(name="Sociaal")
        self.indicator = Indicator(name="Moeite met rondkomen", unit="%", pillar=pillar, source="RIVM", target=18.0)
        values = [
            self.measured(own, 2016, 28.3),
            self.measured(country, 2016, 19.2),
            self.measured(own, 2020, 22.0, published=dt.date(2022, 1, 1)),
            self.measured(city, 2020, None),
            self.measured(elsewhere, 2020, 3.0),
            self.measured(own, 2024, 20.0, published=JULY),
        ]
        return Programme(name="Rozenprieel", areas=[own], first_day=dt.date(2022, 1, 1)), pillar, *values

    def test_the_area_stands_beside_what_it_lies_in_at_the_start_and_now(self, say, things):
        (figure,) = say(*things).pillars[0].figures

        assert (figure.start_period, figure.period, figure.target) == ("2016", "2020", 18.0)
        assert [(area.area, area.start, area.value, area.is_own) for area in figure.areas] == [
            ("Noord", 28.3, 22.0, True),
            ("Nederland", 19.2, None, False),
        ]

    def test_what_was_published_later_was_not_known_then(self, say, things):
        (figure,) = say(*things, half_year="2026-2", today=dt.date(2026, 8, 1)).pillars[0].figures

        assert figure.period == "2024"

    def test_a_figure_without_any_number_is_left_out(self, say):
        pillar = Pillar(name="Sociaal")
        assert say(pillar, Indicator(name="Leeg", pillar=pillar)).pillars[0].figures == ()


class TestGoals:
    def test_each_goal_has_the_actions_that_served_it_and_how_it_stood_then(self, say):
        alderman = Contact(kind=ContactKind.ADMINISTRATOR, last_name="Koster")
        ymere = Organisation(name="Ymere")
        safe = PolicyGoal(title="Veilige straten", portfolio_holder=alderman)
        homes = PolicyGoal(title="Droge huizen", organisation=ymere)
        homes.reach(JULY)
        unserved = PolicyGoal(title="Iets anders", organisation=ymere)
        action = running("Fundering", goals=[safe, homes])

        goals = say(action, unserved).goals

        assert [(goal.owner.name, goal.of_portfolio, goal.title, goal.state) for goal in goals] == [
            ("Koster", True, "Veilige straten", GoalState.OPEN),
            ("Ymere", False, "Droge huizen", GoalState.OPEN),
        ]
        assert [[served.title for served in goal.actions] for goal in goals] == [["Fundering"], ["Fundering"]]

    @pytest.mark.parametrize(
        "hidden",
        [
            PolicyGoal(title="Geheim", confidential=True),
            PolicyGoal(title="Geheim", organisation=Organisation(name="Dienst", confidential=True)),
            PolicyGoal(title="Geheim", portfolio_holder=Contact(last_name="Koster", confidential=True)),
        ],
    )
    def test_what_is_confidential_is_no_goal(self, say, hidden):
        assert say(running("Fundering", goals=[hidden])).goals == ()

    def test_a_plan_serves_nothing_yet(self, say):
        plan = Action(title="Plan", goals=[PolicyGoal(title="Droge huizen")])

        assert say(plan, half_year="2026-2").goals == ()


class TestCooperation:
    def test_it_counts_the_actions_under_their_main_pillar_and_says_with_whom(self, say):
        ymere, police, school = (Organisation(name=name) for name in ("Ymere", "Politie", "School"))
        wonen, sociaal = Pillar(name="Wonen", position=1), Pillar(name="Sociaal", position=2)
        things = [
            running("Fundering", main_pillar=wonen, lead=ymere, partners=[police], other_pillars=[sociaal]),
            running("Lunch", main_pillar=sociaal, lead=ymere),
            running("Klas", main_pillar=sociaal, lead=school),
            Commitment(organisation=school, what="Ruimte", first_day=dt.date(2025, 1, 1)),
        ]

        found = say(*things).cooperation

        assert found.pillars == ("Wonen", "Sociaal")
        rows = {row.partner.name: (row.actions, [other.name for other in row.partners]) for row in found.rows}
        assert rows == {
            "Politie": ((1, 0), ["Ymere"]),
            "School": ((0, 1), []),
            "Ymere": ((1, 1), ["Politie"]),
        }
        assert (found.shared, [party.name for party in found.apart]) == (1, ["School"])

    def test_a_confidential_partner_is_not_there(self, say):
        ymere, secret = Organisation(name="Ymere"), Organisation(name="Dienst", confidential=True)
        found = say(running("Fundering", lead=ymere, partners=[secret])).cooperation

        assert [row.partner.name for row in found.rows] == ["Ymere"]
        assert found.shared == 0


def test_what_a_partner_delivered_stands_beside_what_it_pledged(say):
    ymere = Organisation(name="Ymere")
    kept, broken, open_one, earlier = (
        Promise(what=name, by_organisation=ymere, made_on=dt.date(2025, 1, 1)) for name in ("a", "b", "c", "d")
    )
    kept.keep(MARCH)
    broken.break_off(MARCH, "vergeten")
    earlier.keep(dt.date(2025, 3, 1))
    pledge = Commitment(organisation=ymere, what="Huizen", first_day=dt.date(2025, 1, 1))

    (line,) = say(pledge, kept, broken, open_one, earlier, running("Fundering", lead=ymere)).commitments

    given = line.delivered
    assert (given.actions, given.kept, given.broken, given.refused, given.open) == (1, 1, 1, 0, 1)
