"""How things stood at the end of a half-year, whatever happened to them since."""

import datetime as dt

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, ContactKind, EscalationState, Light, PromiseState, Rhythm
from wijkdesk.overview.sections import Confirmation

END = dt.date(2026, 6, 30)
AFTER = dt.date(2026, 7, 1)
START = dt.date(2026, 1, 1)
BEFORE = dt.date(2025, 12, 31)
MARCH = dt.date(2026, 3, 12)
IN_2026_2 = dt.date(2026, 8, 20)


def ended(on, how=ActionState.SUCCEEDED, first_day=dt.date(2025, 3, 1)):
    action = Action(title="Lunch op dinsdag", first_day=first_day, state=ActionState.RUNNING)
    action.end(how, on, lesson="Wie eet, praat.", result="Veertig bewoners.")
    return action


def actions(content):
    return [(action.title, action.state) for pillar in content.pillars for action in pillar.actions]


class TestActions:
    def test_an_action_that_ended_on_the_last_day_ended_in_that_half_year(self, say):
        content = say(ended(END))

        assert actions(content) == [("Lunch op dinsdag", ActionState.SUCCEEDED)]
        assert content.pillars[0].ended[0].result == "Veertig bewoners."
        assert content.numbers.succeeded == 1

    def test_an_action_that_ended_a_day_later_still_ran_and_its_outcome_is_not_known(self, say):
        content = say(ended(AFTER))

        (action,) = content.pillars[0].running
        assert (action.state, action.ended_on, action.result, action.lesson) == (ActionState.RUNNING, None, "", "")
        assert (content.numbers.ended, content.numbers.running, content.successes) == (0, 1, ())

    @pytest.mark.parametrize(("day", "told"), [(START, True), (BEFORE, False)])
    def test_an_action_that_ended_before_the_first_day_is_left_out(self, say, day, told):
        assert bool(actions(say(ended(day)))) is told

    @pytest.mark.parametrize(("day", "told"), [(END, True), (AFTER, False)])
    def test_an_action_that_began_after_the_last_day_is_left_out(self, say, day, told):
        assert bool(actions(say(Action(title="Lunch", state=ActionState.RUNNING, first_day=day)))) is told

    @pytest.mark.parametrize(("day", "told"), [(END, True), (AFTER, False)])
    def test_an_action_runs_from_the_day_on_which_it_really_began(self, say, day, told):
        late = Action(title="Lunch", first_day=START)
        late.start(day)

        assert bool(actions(say(late))) is told

    @pytest.mark.parametrize(("day", "half_year"), [(dt.date(2025, 12, 31), "2025-2"), (dt.date(2026, 1, 1), "2026-1")])
    def test_new_years_eve_and_new_years_day_are_in_different_half_years(self, say, day, half_year):
        told = [period for period in ("2025-2", "2026-1") if say(ended(day), half_year=period).numbers.succeeded]

        assert told == [half_year]

    def test_without_a_first_day_it_is_told_of_from_the_half_year_in_which_it_ended(self, say):
        action = lambda: ended(dt.date(2026, 2, 1), first_day=None)  # noqa: E731 - one entity can be in one dossier

        assert actions(say(action(), half_year="2025-2")) == []
        assert actions(say(action(), half_year="2026-1")) == [("Lunch op dinsdag", ActionState.SUCCEEDED)]

    def test_without_a_first_day_a_running_action_is_only_known_to_run_now(self, say):
        action = lambda: Action(title="Spreekuur", state=ActionState.RUNNING)  # noqa: E731

        assert actions(say(action(), half_year="2026-1")) == []
        assert actions(say(action(), half_year="2026-2")) == [("Spreekuur", ActionState.RUNNING)]

    @pytest.mark.parametrize("first_day", [None, dt.date(2026, 3, 1), dt.date(2026, 10, 1)])
    def test_a_plan_is_told_of_in_the_present_half_year_and_in_the_one_that_is_just_over(self, say, first_day):
        action = lambda: Action(title="Taalmaatjes", first_day=first_day)  # noqa: E731

        assert actions(say(action(), half_year="2025-2")) == []
        for half_year in ("2026-1", "2026-2"):
            content = say(action(), half_year=half_year)
            assert [planned.title for planned in content.pillars[0].planned] == ["Taalmaatjes"]
            assert "‘Taalmaatjes’" in content.text("outlook")

    def test_an_idea_is_in_no_overview(self, say):
        idea = lambda: Action(title="Moestuin", state=ActionState.IDEA)  # noqa: E731

        assert actions(say(idea(), half_year="2026-1")) == actions(say(idea(), half_year="2026-2")) == []

    def test_that_an_action_waits_is_known_of_the_present_alone(self, say):
        def waiting():
            return Action(title="Gevel", state=ActionState.WAITING, first_day=START, waits_for="de vergunning")

        then, now = say(waiting(), half_year="2026-1"), say(waiting(), half_year="2026-2")

        assert (then.pillars[0].running[0].state, then.pillars[0].running[0].waits_for) == (ActionState.RUNNING, "")
        assert (now.pillars[0].running[0].state, now.pillars[0].running[0].waits_for) == (
            ActionState.WAITING,
            "de vergunning",
        )

    def test_an_end_or_a_beginning_after_today_has_not_happened(self, say):
        ends_later = ended(dt.date(2026, 8, 21))
        begins_later = Action(title="Straatfeest", state=ActionState.RUNNING, first_day=dt.date(2026, 8, 21))

        content = say(ends_later, begins_later, half_year="2026-2")

        assert actions(content) == [
            ("Lunch op dinsdag", ActionState.RUNNING),
            ("Straatfeest", ActionState.PLANNED),
        ]

    def test_what_followed_is_told_once_it_had_begun(self, say):
        def failed_and_followed(begins):
            burenhulp = ended(dt.date(2026, 2, 1), ActionState.FAILED)
            after = Action(title="Huisbezoeken", state=ActionState.RUNNING, first_day=begins, follows=burenhulp)
            return burenhulp, after

        (failed,) = say(*failed_and_followed(END)).pillars[0].learned_from
        assert (failed.led_to, failed.lesson) == (("Huisbezoeken",), "Wie eet, praat.")
        assert say(*failed_and_followed(AFTER)).pillars[0].learned_from[0].led_to == ()


class TestRatings:
    def rated(self, *lights):
        pillar = Pillar(name="Wonen")
        for light, day in lights:
            pillar.rate(light, day, cause=f"oorzaak van {day:%d-%m-%Y}")
        return pillar

    def test_the_rating_of_the_last_day_counts_and_a_later_one_does_not(self, say):
        (section,) = say(self.rated((Light.GREEN, BEFORE), (Light.ORANGE, END), (Light.RED, AFTER))).pillars

        assert (section.rating.light, section.rating.at_start) == (Light.ORANGE, Light.GREEN)
        assert section.rating.cause == "oorzaak van 30-06-2026"

    def test_the_light_at_the_start_is_what_the_previous_overview_said(self, say):
        lights = [(Light.RED, dt.date(2025, 3, 1)), (Light.GREEN, BEFORE), (Light.RED, START), (Light.ORANGE, END)]
        (section,) = say(self.rated(*lights)).pillars

        assert (section.rating.at_start, section.rating.was_first) == (Light.GREEN, None)
        assert section.rating.given == ((START, Light.RED), (END, Light.ORANGE))

    @pytest.mark.parametrize(("day", "is_of_earlier"), [(BEFORE, True), (START, False), (END, False)])
    def test_a_rating_of_an_earlier_half_year_is_told_apart_from_one_of_this_one(self, say, day, is_of_earlier):
        content = say(self.rated((Light.RED, dt.date(2025, 3, 1)), (Light.RED, day)))

        (section,) = content.pillars
        assert (section.rating.light, section.rating.at_start) == (Light.RED, Light.RED)
        assert section.rating.is_of_earlier is is_of_earlier
        assert ("Wonen is niet opnieuw beoordeeld, sinds 31 december 2025." in content.text("message")) is is_of_earlier

    def test_a_first_rating_has_none_before_it(self, say):
        (section,) = say(self.rated((Light.GREEN, START))).pillars

        assert (section.rating.light, section.rating.at_start, section.rating.was_first) == (Light.GREEN, None, None)

    def test_of_two_first_ratings_in_one_half_year_neither_is_that_of_an_earlier_one(self, say):
        content = say(self.rated((Light.GREEN, START), (Light.ORANGE, END)))

        (section,) = content.pillars
        assert (section.rating.at_start, section.rating.was_first) == (None, Light.GREEN)
        assert "Wonen staat op oranje (eerder dit halfjaar groen)." in content.text("message")

    def test_a_pillar_that_was_rated_later_had_no_rating(self, say):
        (section,) = say(self.rated((Light.GREEN, AFTER))).pillars

        assert section.rating is None

    def test_of_two_ratings_on_one_day_the_last_one_counts(self, say):
        (section,) = say(self.rated((Light.GREEN, END), (Light.RED, END))).pillars

        assert section.rating.light is Light.RED


class TestPillars:
    @pytest.mark.parametrize(("day", "there", "said"), [(BEFORE, 0, None), (START, 1, START), (AFTER, 1, None)])
    def test_a_retired_pillar_is_there_until_the_half_year_in_which_it_ended(self, say, day, there, said):
        sections = say(Pillar(name="Wonen", retired_on=day)).pillars

        assert [section.retired_on for section in sections] == [said] * there

    def test_a_retired_pillar_under_which_something_still_ran_is_there(self, say):
        wonen = Pillar(name="Wonen", retired_on=BEFORE)

        assert len(
            say(wonen, Action(title="Gevel", main_pillar=wonen, state=ActionState.RUNNING, first_day=BEFORE)).pillars
        )

    def test_pillars_stand_in_the_order_of_the_coordinator_also_when_retired(self, say):
        pillars = [Pillar(name="B", position=2), Pillar(name="A", position=1, retired_on=START)]

        assert [section.name for section in say(*pillars).pillars] == ["A", "B"]

    def test_what_belongs_to_no_pillar_gets_a_section_of_its_own(self, say):
        content = say(Pillar(name="Wonen"), Action(title="Website", state=ActionState.RUNNING, first_day=START))

        assert [(section.name, section.colour) for section in content.pillars] == [
            ("Wonen", 1),
            ("Buiten de pijlers", None),
        ]


class TestPromises:
    def test_a_promise_settled_on_the_last_day_is_settled(self, say):
        promise = Promise(what="Lamp", to_residents=True, made_on=BEFORE)
        promise.break_off(END, "De aannemer kwam niet.")

        (line,) = say(promise).promises.settled
        assert (line.state, line.settled_on, line.reason) == (PromiseState.BROKEN, END, "De aannemer kwam niet.")

    def test_a_promise_settled_a_day_later_was_open_and_why_is_not_told(self, say):
        promise = Promise(what="Lamp", to_residents=True, made_on=BEFORE)
        promise.break_off(AFTER, "De aannemer kwam niet.")
        content = say(promise)

        (line,) = content.promises.open
        assert (line.state, line.settled_on, line.reason) == (PromiseState.OPEN, None, "")
        assert (content.promises.settled, content.numbers.promises_broken) == ((), 0)

    @pytest.mark.parametrize(("day", "told"), [(END, True), (AFTER, False)])
    def test_a_promise_made_later_is_left_out(self, say, day, told):
        promises = say(Promise(what="Lamp", to_residents=True, made_on=day)).promises

        assert (promises is not None) is told
        if told:
            assert (promises.made, len(promises.open)) == (1, 1)

    def test_an_open_promise_without_a_day_is_told_of_now_alone(self, say):
        promise = lambda: Promise(what="Lamp", to_residents=True)  # noqa: E731

        assert say(promise(), half_year="2026-1").promises is None
        assert len(say(promise(), half_year="2026-2").promises.open) == 1

    @pytest.mark.parametrize(("day", "told_on", "how"), [(END, END, "aan de deur"), (AFTER, None, "")])
    def test_how_residents_heard_is_told_from_that_day(self, say, day, told_on, how):
        promise = Promise(what="Lamp", to_residents=True, made_on=BEFORE)
        promise.keep(START)
        promise.tell_residents(day, "aan de deur")

        (line,) = say(promise).promises.settled
        assert (line.told_on, line.told_how) == (told_on, how)

    @pytest.mark.parametrize(("due", "overdue"), [(END, False), (dt.date(2026, 6, 29), True), (None, False)])
    def test_an_open_promise_is_overdue_after_its_day(self, say, due, overdue):
        (line,) = say(Promise(what="Lamp", to_residents=True, made_on=BEFORE, due=due)).promises.open

        assert line.overdue is overdue

    def test_a_renegotiated_promise_and_the_new_agreement_are_both_told(self, say):
        promise = Promise(what="Lamp in april", to_residents=True, made_on=BEFORE)
        agreed = promise.renegotiate(START, due=END, what="Lamp in juni")

        promises = say(promise, agreed).promises
        assert [(line.what, line.state) for line in promises.settled] == [("Lamp in april", PromiseState.RENEGOTIATED)]
        assert [line.what for line in promises.open] == ["Lamp in juni"]


class TestEscalations:
    def escalation(self, sent, answered=None, closed=None):
        wethouder = Contact(kind=ContactKind.ADMINISTRATOR, last_name="Koster")
        report = Escalation(subject="Bedreiging", what_happened="Een ruit is ingegooid.", reported_to=wethouder)
        report.send(sent)
        if answered:
            report.record_answer(answered, "Extra toezicht.")
        if closed:
            report.close(closed)
        return report

    @pytest.mark.parametrize(
        ("day", "is_of_earlier"), [(BEFORE, [True]), (START, [False]), (END, [False]), (AFTER, [])]
    )
    def test_what_was_sent_by_the_last_day_is_told(self, say, day, is_of_earlier):
        assert [report.is_of_earlier for report in say(self.escalation(day)).escalations] == is_of_earlier

    @pytest.mark.parametrize(
        ("answered", "closed", "states"),
        [
            (None, None, [EscalationState.SENT]),
            (START, None, [EscalationState.ANSWERED]),
            (BEFORE, None, [EscalationState.ANSWERED]),
            (BEFORE, BEFORE, []),
            (BEFORE, START, [EscalationState.CLOSED]),
            (BEFORE, AFTER, [EscalationState.ANSWERED]),
            (AFTER, AFTER, [EscalationState.SENT]),
        ],
    )
    def test_what_was_sent_earlier_is_told_until_the_half_year_in_which_it_is_closed(
        self, say, answered, closed, states
    ):
        reports = say(self.escalation(dt.date(2025, 3, 1), answered, closed)).escalations

        assert [report.state for report in reports] == states

    def test_what_was_sent_earlier_and_has_no_answer_is_asked_again(self, say):
        open_report, answered = self.escalation(dt.date(2025, 3, 1)), self.escalation(dt.date(2025, 4, 1), BEFORE)

        content = say(open_report, answered, self.escalation(MARCH, MARCH))

        assert "Op onze melding van 1 maart 2025 kwam nog steeds geen antwoord." in content.text("message")
        assert "Wij meldden 1 zaak direct." in content.text("message")
        assert "te antwoorden op de melding van 1 maart 2025 over ‘Bedreiging’" in content.text("decision")
        assert "1 april 2025" not in content.text("decision")

    @pytest.mark.parametrize(
        ("answered", "closed", "state", "answer"),
        [
            (END, None, EscalationState.ANSWERED, "Extra toezicht."),
            (AFTER, None, EscalationState.SENT, ""),
            (END, AFTER, EscalationState.ANSWERED, "Extra toezicht."),
            (END, END, EscalationState.CLOSED, "Extra toezicht."),
            (None, END, EscalationState.CLOSED, ""),
        ],
    )
    def test_its_state_is_that_of_the_last_day(self, say, answered, closed, state, answer):
        (report,) = say(self.escalation(START, answered, closed)).escalations

        assert (report.state, report.answer) == (state, answer)

    def test_what_happened_is_told(self, say):
        (report,) = say(self.escalation(MARCH)).escalations

        assert report.what_happened == "Een ruit is ingegooid."

    def test_a_draft_is_not_told_of(self, say):
        assert say(Escalation(subject="Nog niet verstuurd")).escalations == ()


class TestCommitments:
    def commitment(self, **values):
        return Commitment(organisation=Organisation(name="Ymere"), what="Twee mensen", **values)

    @pytest.mark.parametrize(("day", "told"), [(BEFORE, 1), (END, 1), (AFTER, 0)])
    def test_a_pledge_stands_from_its_first_day(self, say, day, told):
        assert len(say(self.commitment(first_day=day)).commitments) == told

    @pytest.mark.parametrize(("day", "told", "ended"), [(BEFORE, 0, None), (START, 1, START), (AFTER, 1, None)])
    def test_a_pledge_stands_until_its_last_day_and_a_later_end_is_not_told(self, say, day, told, ended):
        lines = say(self.commitment(first_day=BEFORE, last_day=day, end_reason="Bezuiniging")).commitments

        assert [line.ended_on for line in lines] == [ended] * told
        assert [line.end_reason for line in lines] == ["Bezuiniging" if ended else ""] * told

    @pytest.mark.parametrize(
        ("day", "told", "reason"), [(BEFORE, 0, ""), (START, 1, "verliet de wijkaanpak"), (AFTER, 1, "")]
    )
    def test_a_pledge_ends_when_the_partner_leaves(self, say, day, told, reason):
        commitment = self.commitment(first_day=dt.date(2024, 1, 1))
        commitment.organisation.left_on = day

        assert [line.end_reason for line in say(commitment).commitments] == [reason] * told

    def test_a_pledge_without_a_first_day_stands_from_its_first_answer_or_now(self, say):
        def undated(*answers):
            commitment = self.commitment()
            for day in answers:
                commitment.reconfirm(day)
            return commitment

        assert say(undated()).commitments == ()
        assert len(say(undated(), half_year="2026-2").commitments) == 1
        assert len(say(undated(END)).commitments) == 1
        assert say(undated(AFTER)).commitments == ()

    @pytest.mark.parametrize(
        ("day", "confirmation"),
        [(BEFORE, Confirmation.NONE), (START, Confirmation.YES), (END, Confirmation.YES), (AFTER, Confirmation.NONE)],
    )
    def test_an_answer_counts_in_its_own_half_year(self, say, day, confirmation):
        commitment = self.commitment(first_day=dt.date(2024, 1, 1))
        commitment.reconfirm(day)

        (line,) = say(commitment).commitments
        assert line.confirmation is confirmation

    def test_the_last_answer_counts(self, say):
        commitment = self.commitment(first_day=dt.date(2024, 1, 1))
        commitment.reconfirm(START)
        commitment.reconfirm(END, confirmed=False, note="Er is geen geld meer.")

        (line,) = say(commitment).commitments
        assert (line.confirmation, line.confirmed_on, line.note) == (Confirmation.NO, END, "Er is geen geld meer.")

    def test_a_pledge_of_this_half_year_is_new(self, say):
        (line,) = say(self.commitment(first_day=START)).commitments

        assert line.confirmation is Confirmation.NEW

    def test_a_no_soon_after_the_pledge_outweighs_it(self, say):
        commitment = self.commitment(first_day=START)
        commitment.reconfirm(MARCH, confirmed=False)

        assert say(commitment).commitments[0].confirmation is Confirmation.NO

    def test_a_successor_in_the_half_year_of_the_pledge_still_has_to_answer(self, say):
        commitment = self.commitment(first_day=START, head_since=MARCH)

        assert say(commitment).commitments[0].confirmation is Confirmation.NONE

    def test_after_a_change_of_head_the_successor_has_to_answer(self, say):
        commitment = self.commitment(first_day=dt.date(2024, 1, 1), head=Contact(last_name="Vertrokken"))
        commitment.reconfirm(START)
        commitment.hand_over(Contact(last_name="Opvolger"), dt.date(2026, 3, 1))

        (line,) = say(commitment).commitments
        assert (line.confirmation, line.head.name) == (Confirmation.NONE, "Opvolger")

    def test_a_head_who_came_later_is_not_named_and_the_answer_of_then_stands(self, say):
        commitment = self.commitment(first_day=dt.date(2024, 1, 1), head=Contact(last_name="Vertrokken"))
        commitment.reconfirm(END)
        commitment.hand_over(Contact(last_name="Opvolger"), AFTER)

        (line,) = say(commitment).commitments
        assert (line.confirmation, line.head.name) == (Confirmation.YES, "Vertrokken")


class TestRhythm:
    """How often a partner would have been there, had it kept the agreed rhythm."""

    def agreed(self, say, rhythm=Rhythm.MONTHLY, half_year="2026-1", first_day=BEFORE, **values):
        commitment = Commitment(
            organisation=Organisation(name="Ymere"), what="Tijd", rhythm=rhythm, first_day=first_day, **values
        )
        (line,) = say(commitment, half_year=half_year).commitments
        return line.agreed

    @pytest.mark.parametrize(("rhythm", "times"), [*((one, one.times_a_half_year) for one in Rhythm), (None, None)])
    def test_of_a_whole_half_year_the_rhythm_says_it(self, say, rhythm, times):
        assert self.agreed(say, rhythm) == times

    @pytest.mark.parametrize(
        ("values", "times"),
        [
            ({"first_day": dt.date(2026, 4, 1)}, 3),
            ({"first_day": END}, None),
            ({"last_day": dt.date(2026, 4, 1)}, 3),
            ({"last_day": AFTER}, 6),
            ({"half_year": "2026-2"}, 1),
        ],
    )
    def test_of_a_part_of_it_its_share_counts(self, say, values, times):
        assert self.agreed(say, **values) == times


class TestOffices:
    def office(self, name, first_day=None, last_day=None, organisation=None):
        contact = Contact(kind=ContactKind.ADMINISTRATOR, last_name=name)
        contact.take_position(organisation, role="wethouder Wonen", first_day=first_day).last_day = last_day
        return contact

    def test_before_a_change_of_administrator_the_one_of_then_is_named(self, say):
        college = Organisation(name="College")
        then = self.office("Toen", dt.date(2022, 5, 1), END, college)
        now = self.office("Nu", AFTER, None, college)
        pillar = lambda: Pillar(name="Wonen", portfolio_holder=now)  # noqa: E731

        content = say(then, pillar())

        assert content.pillars[0].portfolio_holder.name == "Toen"
        assert content.pillars[0].portfolio_holder.role == "wethouder Wonen"

    def test_from_the_first_day_in_office_the_new_one_is_named(self, say):
        college = Organisation(name="College")
        then = self.office("Toen", dt.date(2022, 5, 1), dt.date(2026, 6, 29), college)
        now = self.office("Nu", END, None, college)

        assert say(then, Pillar(name="Wonen", portfolio_holder=now)).pillars[0].portfolio_holder.name == "Nu"

    def test_somebody_who_came_later_in_an_office_that_nobody_held_is_not_named(self, say):
        now = self.office("Nu", AFTER, None, Organisation(name="College"))

        assert say(Pillar(name="Wonen", portfolio_holder=now)).pillars[0].portfolio_holder is None

    def test_somebody_without_a_position_is_named(self, say):
        holder = Contact(kind=ContactKind.ADMINISTRATOR, first_name="Sanne", last_name="Koster")

        assert say(Pillar(name="Wonen", portfolio_holder=holder)).pillars[0].portfolio_holder.name == "Sanne Koster"
