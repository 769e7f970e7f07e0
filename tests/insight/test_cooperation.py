"""Who worked with whom, on actions made for it."""

import datetime as dt
from typing import NamedTuple

import pytest

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState
from wijkdesk.insight.cooperation import Pair, cooperation, involved, not_yet_together
from wijkdesk.insight.viewpoint import Viewpoint

YMERE, POLICE, SCHOOL, CARE = 1, 2, 3, 4
ALL = (YMERE, POLICE, SCHOOL, CARE)
WONEN, SOCIAAL = 10, 20
AUTUMN = Viewpoint(HalfYear(2026, 2), dt.date(2026, 11, 23))
SPRING = Viewpoint(HalfYear(2026, 1), dt.date(2026, 11, 23))


class Row(NamedTuple):
    id: int
    lead_id: int | None = None
    partner_ids: tuple[int, ...] = ()
    main_pillar_id: int | None = WONEN
    other_pillar_ids: tuple[int, ...] = ()
    state: ActionState = ActionState.RUNNING
    began_on: dt.date | None = dt.date(2026, 2, 1)
    ended_on: dt.date | None = None


def ended(number, *who, on=dt.date(2026, 3, 1), **values):
    return Row(number, None, who, state=ActionState.SUCCEEDED, ended_on=on, **values)


def worked(*actions, view=AUTUMN, pledged=(), ever=False):
    return cooperation(actions, ALL, pledged, view, ever=ever)


def parts(found):
    return {part.organisation: (dict(part.actions), part.partners) for part in found.parts}


class TestWhoTookPart:
    def test_who_leads_and_is_a_partner_too_counts_once(self):
        found = worked(Row(1, YMERE, (YMERE, POLICE)))

        assert parts(found) == {YMERE: ({WONEN: (1,)}, (POLICE,)), POLICE: ({WONEN: (1,)}, (YMERE,))}
        assert [part.total for part in found.parts] == [1, 1]

    def test_what_ended_last_half_year_is_not_of_this_one_and_is_of_that(self):
        action = ended(1, YMERE, POLICE)

        assert worked(action).parts == ()
        assert list(parts(worked(action, view=SPRING))) == [YMERE, POLICE]
        assert list(parts(worked(action, ever=True))) == [YMERE, POLICE]

    @pytest.mark.parametrize("state", [ActionState.IDEA, ActionState.PLANNED])
    def test_a_plan_is_no_work_done(self, state):
        plan = Row(1, YMERE, (POLICE,), state=state, began_on=None)

        assert worked(plan).parts == worked(plan, ever=True).parts == ()

    def test_what_is_to_begin_later_is_no_work_yet(self):
        later = Row(1, YMERE, began_on=dt.date(2026, 12, 24))

        assert worked(later).parts == worked(later, ever=True).parts == ()

    def test_a_retired_pillar_keeps_its_actions(self):
        old = 99
        found = worked(Row(1, YMERE, main_pillar_id=old), Row(2, YMERE))

        assert parts(found)[YMERE][0] == {old: (1,), WONEN: (2,)}

    def test_an_action_counts_under_one_pillar(self):
        found = worked(
            Row(1, YMERE, other_pillar_ids=(SOCIAAL,)),
            Row(2, YMERE, main_pillar_id=None, other_pillar_ids=(SOCIAAL, WONEN)),
            Row(3, YMERE, main_pillar_id=None),
        )

        assert parts(found)[YMERE][0] == {WONEN: (1,), SOCIAAL: (2,), None: (3,)}

    def test_only_the_organisations_that_are_asked_for_are_told_of(self):
        actions = [Row(1, YMERE, (CARE,))]
        found = cooperation(actions, (POLICE, YMERE), (), AUTUMN)

        assert parts(found) == {YMERE: ({WONEN: (1,)}, ())}
        assert found.shared == 0

    def test_an_action_of_nobody_is_there_without_anybody(self):
        assert involved([Row(1)], ALL, AUTUMN) == {1: frozenset()}
        assert worked(Row(1)).parts == ()

    def test_nothing_gives_nothing(self):
        assert worked().parts == ()


class TestApart:
    def test_who_pledged_and_shared_nothing_stands_apart(self):
        found = worked(Row(1, YMERE, (POLICE,)), Row(2, SCHOOL), pledged=(CARE, SCHOOL, YMERE))

        assert found.apart == (SCHOOL, CARE)
        assert found.shared == 1

    def test_without_a_commitment_nobody_is_reminded(self):
        assert worked(Row(1, SCHOOL)).apart == ()


class TestNotYetTogether:
    def pairs(self, *actions, view=AUTUMN, candidates=(YMERE, POLICE, SCHOOL)):
        return not_yet_together(actions, worked(*actions, view=view).parts, candidates, view)

    def test_those_under_one_pillar_come_first_the_busiest_there_in_front(self):
        found = self.pairs(
            Row(1, YMERE, main_pillar_id=SOCIAAL),
            Row(2, SCHOOL, main_pillar_id=SOCIAAL),
            Row(3, YMERE),
            Row(4, SCHOOL),
            Row(5, SCHOOL),
            Row(6, POLICE, main_pillar_id=SOCIAAL),
        )

        assert found == (
            Pair(YMERE, SCHOOL, (SOCIAAL, WONEN)),
            Pair(YMERE, POLICE, (SOCIAAL,)),
            Pair(POLICE, SCHOOL, (SOCIAAL,)),
        )

    def test_who_shared_an_action_long_ago_is_no_pair_and_was_one_before_that(self):
        early = Viewpoint(HalfYear(2024, 1), AUTUMN.today)
        once = ended(1, YMERE, POLICE, on=dt.date(2024, 9, 1), began_on=dt.date(2024, 8, 1))

        assert self.pairs(once, candidates=(YMERE, POLICE)) == ()
        assert self.pairs(once, candidates=(YMERE, POLICE), view=early) == (Pair(YMERE, POLICE, ()),)

    def test_who_plans_something_together_need_not_be_brought_together(self):
        plan = Row(1, YMERE, (POLICE,), state=ActionState.PLANNED, began_on=None)

        assert self.pairs(plan, candidates=(YMERE, POLICE)) == ()

    def test_what_stands_outside_the_pillars_is_nothing_in_common(self):
        found = self.pairs(
            Row(1, YMERE, main_pillar_id=None), Row(2, POLICE, main_pillar_id=None), candidates=(YMERE, POLICE)
        )

        assert found == (Pair(YMERE, POLICE, ()),)

    def test_partners_that_do_nothing_yet_are_pairs_too(self):
        assert self.pairs(candidates=(YMERE, POLICE)) == (Pair(YMERE, POLICE, ()),)
