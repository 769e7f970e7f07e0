"""What an overview says."""

import datetime as dt
import subprocess
import sys

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, ContactKind, EventKind, Light, OrganisationKind, Rhythm
from wijkdesk.overview.sections import Party

MARCH = dt.date(2026, 3, 12)


def ended(title, how=ActionState.SUCCEEDED, on=MARCH, **values):
    action = Action(title=title, first_day=dt.date(2025, 9, 1), state=ActionState.RUNNING, **values)
    action.end(how, on, lesson="Begin aan de deur.", result="Veertig bewoners kwamen.")
    return action


class TestHeader:
    def programme(self, **values):
        first_day, last_day = dt.date(2022, 3, 1), dt.date(2028, 2, 29)
        return Programme(**{"name": "Rozenprieel", "first_day": first_day, "last_day": last_day} | values)

    def test_it_is_that_of_a_college_paper(self, say):
        sponsor = Contact(kind=ContactKind.ADMINISTRATOR, first_name="Sanne", last_name="Koster")
        sponsor.take_position(Organisation(name="College"), role="wijkwethouder", first_day=dt.date(2022, 5, 1))
        programme = self.programme(
            coordinator="Mila Vos", department="Gebieden", sponsor=sponsor, municipality="Haarlem"
        )

        header = say(programme).header

        assert header.sponsor == Party("Sanne Koster", "wijkwethouder", "College")
        assert (header.coordinator, header.department, header.municipality) == (
            Party("Mila Vos"),
            "Gebieden",
            "Haarlem",
        )
        assert (header.stood_on, header.made_on) == (dt.date(2026, 6, 30), dt.date(2026, 8, 20))

    @pytest.mark.parametrize(
        ("half_year", "year"),
        [
            ("2021-2", None),
            ("2022-1", (1, 6)),
            ("2026-1", (5, 6)),
            ("2026-2", (5, 6)),
            ("2028-1", (6, 6)),
            ("2028-2", None),
        ],
    )
    def test_the_year_is_the_one_in_which_the_half_year_ends(self, say, half_year, year):
        today = dt.date(2029, 1, 1)

        assert say(self.programme(), half_year=half_year, today=today).header.year == year

    def test_a_half_year_that_runs_is_told_of_until_today(self, say):
        assert say(half_year="2026-2").header.stood_on == dt.date(2026, 8, 20)

    @pytest.mark.parametrize(
        ("name", "subject"),
        [("Rozenprieel", "Voortgang wijkaanpak Rozenprieel"), ("Wijkaanpak Zuid", "Voortgang wijkaanpak Zuid")],
    )
    def test_the_subject_says_once_that_it_is_an_approach(self, say, name, subject):
        assert say(self.programme(name=name)).header.subject == subject

    def test_an_example_says_that_it_is_one(self, say):
        assert say(self.programme(is_example=True)).header.is_example


class TestSuccesses:
    def test_quick_wins_come_first_and_then_the_others_in_order_of_time(self, say):
        content = say(
            ended("Lunch", on=dt.date(2026, 2, 1)),
            Event(title="Straatfeest", kind=EventKind.SUCCESS, day=dt.date(2026, 1, 20), description="Ieder danste."),
            ended("Paaltjes", on=dt.date(2026, 5, 1), quick_win=True),
            ended("Stoeptegels", on=dt.date(2026, 4, 1), quick_win=True),
        )

        assert [success.title for success in content.successes] == ["Stoeptegels", "Paaltjes", "Straatfeest"]
        assert [success.text for success in content.successes][2] == "Ieder danste."
        assert content.more_successes == 1

    def test_three_are_proposed_and_the_others_are_counted(self, say):
        content = say(*(ended(f"Actie {number}") for number in range(8)))

        assert (len(content.successes), content.more_successes) == (3, 5)

    def test_an_action_and_its_event_are_one_success(self, say):
        lunch = ended("Lunch")

        content = say(lunch, Event(title="Feestelijke lunch", kind=EventKind.SUCCESS, day=MARCH, action=lunch))

        assert [success.title for success in content.successes] == ["Lunch"]

    @pytest.mark.parametrize("how", [ActionState.PARTLY, ActionState.FAILED, ActionState.STOPPED])
    def test_what_did_not_wholly_work_is_no_success_but_a_lesson(self, say, how):
        content = say(Pillar(name="Wonen"), ended("Burenhulp", how))

        (line,) = content.pillars[-1].learned_from
        assert content.successes == ()
        assert (line.state, line.lesson, line.result) == (how, "Begin aan de deur.", "Veertig bewoners kwamen.")

    def test_the_setback_of_an_action_that_ended_is_told_with_it(self, say):
        burenhulp = ended("Burenhulp", ActionState.FAILED)
        lunch = Action(title="Lunch", state=ActionState.RUNNING, first_day=MARCH)

        (section,) = say(
            Event(title="Niemand kwam", kind=EventKind.SETBACK, day=MARCH, action=burenhulp),
            Event(title="De kok is ziek", kind=EventKind.SETBACK, day=MARCH, action=lunch),
        ).pillars

        assert [event.title for event in section.setbacks] == ["De kok is ziek"]


class TestNumbers:
    def test_they_count_what_the_half_year_brought(self, say):
        kept = Promise(what="Lamp", to_residents=True, made_on=MARCH)
        kept.keep(MARCH)
        numbers = say(
            ended("a", quick_win=True),
            ended("b"),
            ended("c", ActionState.PARTLY, quick_win=True),
            ended("d", ActionState.FAILED),
            ended("e", ActionState.STOPPED),
            Action(title="f", state=ActionState.RUNNING, first_day=MARCH),
            kept,
            Promise(what="Bankje", to_residents=True, made_on=MARCH),
        ).numbers

        assert (numbers.ended, numbers.succeeded, numbers.partly, numbers.failed, numbers.stopped) == (5, 2, 1, 1, 1)
        assert (numbers.running, numbers.quick_wins) == (1, 1)
        assert (numbers.promises_kept, numbers.promises_open) == (1, 1)

    def test_missing_is_missing_and_never_0(self, say):
        numbers = say(Event(title="Begonnen", day=MARCH)).numbers

        assert (numbers.ended, numbers.quick_wins, numbers.promises_kept, numbers.partners_present) == (None,) * 4


class TestPartners:
    def test_presence_counts_the_moments_of_the_half_year(self, say):
        ymere, politie = Organisation(name="Ymere"), Organisation(name="Politie")
        agent = Contact(last_name="Wijkagent")
        agent.take_position(politie, first_day=dt.date(2026, 2, 1))
        days = [dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 6, 30), dt.date(2026, 7, 1)]

        content = say(
            Commitment(organisation=ymere, what="Een aanspreekpunt", rhythm=Rhythm.MONTHLY, first_day=days[0]),
            Commitment(organisation=politie, what="Een wijkagent", first_day=days[0]),
            *(ContactMoment(day=day, organisations=[ymere], contacts=[agent]) for day in days),
        )

        assert {line.partner.name: line.moments for line in content.commitments} == {"Ymere": 2, "Politie": 1}
        assert (content.numbers.partners, content.numbers.partners_present) == (2, 2)

    def test_a_partner_of_whom_nothing_is_recorded_has_no_number(self, say):
        ymere, politie = Organisation(name="Ymere"), Organisation(name="Politie")

        content = say(
            *(Commitment(organisation=partner, what="Tijd", first_day=MARCH) for partner in (ymere, politie)),
            ContactMoment(day=MARCH, organisations=[ymere]),
        )

        assert {line.partner.name: line.moments for line in content.commitments} == {"Ymere": 1, "Politie": None}
        assert (content.numbers.partners_present, content.numbers.partners) == (1, 2)

    def pledges(self, **moments):
        """Partners that promised to be there every quarter, with how many moments of this half-year each was in."""
        partners = {name: Organisation(name=name) for name in moments}
        pledges = {
            name: Commitment(organisation=one, what="Tijd", rhythm=Rhythm.QUARTERLY, first_day=dt.date(2025, 1, 1))
            for name, one in partners.items()
        }
        met = [
            ContactMoment(day=MARCH, organisations=[partners[name]]) for name, n in moments.items() for _ in range(n)
        ]
        return pledges, met

    def test_what_was_done_stands_beside_what_was_agreed(self, say):
        pledges, met = self.pledges(Ymere=3, Politie=1, School=0, Welzijn=2)

        content = say(*pledges.values(), *met)

        lines = {line.partner.name: (line.moments, line.agreed, line.was_there_less) for line in content.commitments}
        assert lines["Politie"] == (1, 2, True)
        assert (lines["Ymere"], lines["School"]) == ((3, 2, False), (None, 2, False))
        numbers = content.numbers
        assert (numbers.partners_as_agreed, numbers.partners_with_rhythm) == (2, 4)
        assert (numbers.partners_less, numbers.partners_unrecorded) == (1, 1)
        assert "2 van de 4 partners waren zo vaak aan tafel als afgesproken." in content.text("message")
        assert "Politie" not in content.text("message")

    def test_where_nothing_is_recorded_or_agreed_no_partner_is_as_agreed(self, say):
        pledges, _ = self.pledges(Ymere=0)
        without = Commitment(organisation=(politie := Organisation(name="Politie")), what="Tijd", first_day=MARCH)

        assert say(*pledges.values()).numbers.partners_as_agreed is None
        assert say(without, ContactMoment(day=MARCH, organisations=[politie])).numbers.partners_as_agreed is None

    def test_of_a_partner_with_two_pledges_the_strictest_counts(self, say):
        pledges, met = self.pledges(Ymere=2)
        weekly = Commitment(
            organisation=pledges["Ymere"].organisation, what="Elke week", rhythm=Rhythm.WEEKLY, first_day=MARCH
        )

        numbers = say(*pledges.values(), weekly, *met).numbers

        assert (numbers.partners_as_agreed, numbers.partners_with_rhythm) == (0, 1)

    def test_a_partner_that_says_no_is_named_in_the_message(self, say):
        pledges, met = self.pledges(Ymere=2, Politie=1)
        pledges["Politie"].reconfirm(MARCH, confirmed=False, note="Geen rooster.")

        told = say(*pledges.values(), *met).text("message")

        assert "Politie zei op 12 maart nee op de vraag of de toezegging blijft staan." in told

    def test_of_many_partners_that_fall_short_those_that_said_no_are_named(self, say):
        pledges, met = self.pledges(Afdeling=2, Politie=2, School=2)
        for name in ("Afdeling", "Politie", "School"):
            pledges[name].reconfirm(MARCH, confirmed=False)

        message = say(*pledges.values(), *met).text("message")

        assert [name in message for name in ("Afdeling", "Politie", "School")] == [True, True, False]
        assert "Ook bij 1 andere toezegging zei de partner nee of was hij minder vaak aan tafel." in message

    def test_who_was_there_without_a_commitment_is_told_too(self, say):
        content = say(
            ContactMoment(day=MARCH, organisations=[Organisation(name="De Bibliotheek"), Organisation(name="School")]),
            ContactMoment(day=MARCH, organisations=[school := Organisation(name="Buurtsuper")]),
            ContactMoment(day=MARCH, organisations=[school]),
        )

        found = [(other.partner.name, other.moments) for other in content.also_present]
        assert found == [("Buurtsuper", 2), ("De Bibliotheek", 1), ("School", 1)]


class TestPromises:
    def test_only_promises_to_residents_are_told(self, say):
        group = Organisation(name="Bewonersgroep Zuid", kind=OrganisationKind.RESIDENTS)
        fatma = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz")

        content = say(
            Promise(what="Aan allen", to_residents=True, made_on=MARCH),
            Promise(what="Aan een", to_contact=fatma, made_on=MARCH),
            Promise(what="Aan een groep", to_organisation=group, made_on=MARCH),
            Promise(what="Aan een partner", to_organisation=Organisation(name="Ymere"), made_on=MARCH),
            Promise(what="Aan niemand", made_on=MARCH),
        )

        assert [(line.what, line.to) for line in content.promises.open] == [
            ("Aan allen", "bewoners"),
            ("Aan een", "een bewoner"),
            ("Aan een groep", "Bewonersgroep Zuid"),
        ]

    def test_who_promised_is_named_but_no_resident(self, say):
        wethouder = Contact(kind=ContactKind.ADMINISTRATOR, last_name="Koster")
        fatma = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz")
        by = [{"by_organisation": Organisation(name="Ymere")}, {"by_contact": wethouder}, {"by_contact": fatma}, {}]

        content = say(*(Promise(what="Lamp", to_residents=True, made_on=MARCH, **one) for one in by))

        names = [line.by.name if line.by else None for line in content.promises.open]
        assert names == ["Ymere", "Koster", "een bewoner", None]


class TestConfidential:
    def content(self, say):
        secret = {"confidential": True}
        partner = Organisation(name="Geheime Dienst", confidential=True)
        official = Contact(kind=ContactKind.ADMINISTRATOR, last_name="Schaduw", confidential=True)
        hidden = ended("Geheime actie", ActionState.FAILED, **secret)
        kept = Promise(what="Geheime belofte", to_residents=True, made_on=MARCH, **secret)
        kept.keep(MARCH)
        report = Escalation(subject="Geheime melding", reported_to=official, **secret)
        report.send(MARCH)
        told = Escalation(subject="Geheim gemeld", reported_to=official)
        told.send(MARCH)
        alderman = Contact(kind=ContactKind.ADMINISTRATOR, last_name="Wethouder")
        shown = Escalation(subject="Open melding", reported_to=alderman, copied_to=[official])
        shown.send(MARCH)
        return say(
            Programme(name="Rozenprieel", sponsor=official, first_day=dt.date(2022, 1, 1)),
            Pillar(name="Wonen", portfolio_holder=official),
            hidden,
            kept,
            report,
            told,
            shown,
            Event(title="Geheim succes", kind=EventKind.SUCCESS, day=MARCH, **secret),
            Event(title="Geheime tegenslag", kind=EventKind.SETBACK, day=MARCH, **secret),
            ContactMoment(day=MARCH, organisations=[partner, Organisation(name="Ymere")], **secret),
            ContactMoment(day=MARCH, organisations=[partner]),
            Commitment(organisation=partner, what="Iets geheims", first_day=MARCH, head=official),
            Commitment(organisation=Organisation(name="Politie"), what="Geheime inzet", first_day=MARCH, **secret),
            Promise(what="Geheime toezegging", to_residents=True, by_organisation=partner, made_on=MARCH),
            Promise(what="Geheime afspraak", to_residents=True, by_contact=official, made_on=MARCH),
            Promise(what="Open belofte", to_residents=True, made_on=MARCH),
            ended("Geheim onderzoek", lead=partner),
            ended("Geheim gesprek", lead_contact=official),
            ended("Open actie", lead=Organisation(name="Ymere"), partners=[partner], follows=hidden),
            Action(title="Geheim vervolg", follows=ended("Taalmaatjes", ActionState.PARTLY), **secret),
        )

    def test_nothing_confidential_is_said(self, say):
        said = repr(self.content(say))

        assert [word for word in ("Gehei", "gehei", "Schaduw") if word in said] == []

    def test_nothing_confidential_is_counted(self, say):
        content = self.content(say)

        assert (content.numbers.ended, content.numbers.failed, content.numbers.partners) == (2, 0, 0)
        assert (content.numbers.promises_kept, content.numbers.promises_open) == (0, 1)
        assert (content.commitments, content.also_present) == ((), ())
        assert (len(content.escalations), content.events) == (1, ())
        assert content.promises.made == 1

    def test_what_is_not_confidential_loses_its_link_to_what_is(self, say):
        content = self.content(say)

        language, open_action = sorted(content.pillars[-1].ended, key=lambda action: action.lead is not None)
        assert (open_action.lead.name, open_action.partners) == ("Ymere", ())
        assert language.led_to == ()
        assert content.escalations[0].to.name == "Wethouder"
        assert [(line.what, line.by) for line in content.promises.open] == [("Open belofte", None)]
        assert (content.header.sponsor, content.pillars[0].portfolio_holder) == (None, None)

    def test_a_half_year_with_only_confidential_things_is_one_with_nothing(self, say):
        programme = Programme(name="Rozenprieel", first_day=dt.date(2022, 1, 1))
        hidden = Event(title="Geheim", day=MARCH, confidential=True)

        assert say(programme, hidden).notice == "Over de eerste helft van 2026 is in het dossier niets vastgelegd."


class TestResidents:
    def test_the_name_of_a_resident_is_in_no_text_and_the_places_are_counted(self, say):
        fatma = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz")
        pillar = Pillar(name="Wonen", aim="Ook Fatma woont droog.")
        pillar.rate(Light.RED, MARCH, cause="Fatma kreeg geen antwoord.", correction="Bel Yılmaz.")

        content = say(
            fatma,
            pillar,
            ended("Tuin van Fatma"),
            Promise(what="Fatma terugbellen", to_contact=fatma, made_on=MARCH),
            texts={"2026-1": {"outlook": "Fatma blijft."}},
        )

        assert "fatma" not in repr(content).casefold()
        assert "yılmaz" not in repr(content).casefold()
        assert content.pillars[0].aim == "Ook een bewoner woont droog."
        assert "Wonen staat op rood. Een bewoner kreeg geen antwoord." in content.text("message")
        aim_cause_correction_title_promise_outlook = 6
        title_as_success, title_as_ended_since = 1, 1
        places = aim_cause_correction_title_promise_outlook + title_as_success + title_as_ended_since
        assert content.names_hidden == places

    def test_a_draft_that_is_cut_short_shows_no_half_of_a_name(self, say):
        fatma = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz")
        title = f"{'opruimen ' * 12}met fatma yılmaz"

        content = say(fatma, ended(title))

        assert "fatma" not in content.text("message")

    def test_a_resident_holds_no_office(self, say):
        fatma = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz")
        programme = Programme(name="Rozenprieel", sponsor=fatma, first_day=dt.date(2022, 1, 1))
        group = Commitment(organisation=Organisation(name="Groep"), what="Schoffelen", head=fatma, first_day=MARCH)

        content = say(programme, Pillar(name="Wonen", portfolio_holder=fatma), group)

        assert (content.header.sponsor, content.pillars[0].portfolio_holder) == (None, None)
        assert content.commitments[0].head is None


class TestTexts:
    def test_her_own_texts_take_the_place_of_the_drafts(self, say):
        own = {"message": "Het gaat goed.", "outlook": "Wij gaan door.", "decision": "Stem in."}

        content = say(ended("Lunch"), texts={"2026-1": own, "2025-2": {"message": "Van eerder."}})

        assert (content.text("message"), content.text("outlook"), content.text("decision")) == (
            "Het gaat goed.",
            "Wij gaan door.",
            "Stem in.",
        )

    def test_a_blank_text_is_no_text(self, say):
        assert (
            say(ended("Lunch"), texts={"2026-1": {"message": " \n "}}).text("message").startswith("In de eerste helft")
        )

    def test_the_draft_says_what_goes_well_what_does_not_and_what_is_asked(self, say):
        wonen = Pillar(name="Wonen", position=1)
        wonen.rate(Light.ORANGE, dt.date(2025, 10, 1))
        wonen.rate(Light.GREEN, MARCH)
        veilig = Pillar(name="Ondermijning", position=2)
        veilig.rate(Light.RED, MARCH, cause="Weinig meldingen. Niemand durft.", correction="Een meldroute.")
        straat = Pillar(name="Straat", position=3)
        straat.rate(Light.ORANGE, MARCH)
        report = Escalation(subject="Bedreiging", reported_to=Contact(kind=ContactKind.ADMINISTRATOR, last_name="K"))
        report.send(MARCH)

        content = say(wonen, veilig, straat, report, ended("Lunch", quick_win=True), ended("App", ActionState.FAILED))

        well, not_well, asked = content.text("message").split("\n")
        assert well == (
            "In de eerste helft van 2026 rondden wij 2 acties af; 1 daarvan is gelukt. Eén keer was dat snelle winst, "
            "zichtbaar in de straat. Wonen (was oranje) staat op groen. Wat opviel: ‘Lunch’."
        )
        assert not_well == (
            "Ondermijning staat op rood. Weinig meldingen. Straat staat op oranje; de oorzaak is nog niet ingevuld. "
            "1 actie lukte niet; wat wij daarvan leerden, staat bij ‘Wat lukte niet’. Wij meldden 1 zaak direct; een "
            "antwoord kwam er nog niet."
        )
        assert asked == (
            "Wij vragen het College te besluiten over de bijsturing bij Ondermijning en Straat, en te antwoorden op "
            "1 directe melding."
        )
        assert content.text("decision").split("\n") == [
            "Wij vragen het College:",
            "1. kennis te nemen van dit overzicht;",
            "2. in te stemmen met de bijsturing bij Ondermijning (rood);",
            "3. te bespreken hoe wij bijsturen bij Straat (oranje);",
            "4. te antwoorden op de melding van 12 maart 2026 over ‘Bedreiging’.",
        ]

    def test_the_outlook_tells_what_goes_on_and_what_should_be_ready(self, say):
        def running(title, due=None):
            return Action(title=title, first_day=MARCH, state=ActionState.RUNNING, due=due)

        content = say(running("Lunch"), running("Gevel", dt.date(2026, 9, 15)), running("Plein", dt.date(2027, 1, 1)))

        assert content.text("outlook") == (
            "In de tweede helft van 2026 gaan 3 acties door. Volgens plan komt dan klaar: ‘Gevel’ (15 september)."
        )

    def test_the_outlook_of_a_half_year_that_runs_knows_what_should_be_ready_in_it(self, say):
        late, soon, open_ended = (
            Action(title=title, first_day=MARCH, state=ActionState.RUNNING, due=due)
            for title, due in (("Gevel", dt.date(2026, 8, 19)), ("Plein", dt.date(2026, 12, 1)), ("Lunch", None))
        )

        content = say(late, soon, open_ended, half_year="2026-2")

        assert content.text("outlook") == (
            "Nog dit halfjaar komt volgens plan klaar: ‘Plein’ (1 december). "
            "In de eerste helft van 2027 gaan 2 acties door."
        )
        assert [action.overdue for action in content.pillars[0].running] == [True, False, False]

    @pytest.mark.parametrize(
        ("counts", "said"),
        [
            ((1, 0, 0, 0), "rondden wij 1 actie af; die is gelukt."),
            ((3, 0, 0, 0), "rondden wij 3 acties af; alle zijn gelukt."),
            ((0, 0, 1, 0), "rondden wij 1 actie af; die is niet gelukt."),
            ((0, 0, 0, 1), "rondden wij 1 actie af; die is gestopt."),
            ((0, 2, 0, 1), "rondden wij 3 acties af; geen daarvan is helemaal gelukt."),
            ((2, 1, 0, 0), "rondden wij 3 acties af; 2 daarvan zijn gelukt."),
        ],
    )
    def test_the_sentence_about_ended_actions_fits_their_number(self, say, counts, said):
        ways = (ActionState.SUCCEEDED, ActionState.PARTLY, ActionState.FAILED, ActionState.STOPPED)
        things = [ended("Actie", way) for way, count in zip(ways, counts, strict=True) for _ in range(count)]

        assert said in say(*things).text("message")

    @pytest.mark.parametrize(
        ("counts", "said"),
        [
            ((1, 0, 0), "1 actie lukte deels; wat"),
            ((2, 1, 0), "2 acties lukten deels en 1 lukte niet; wat"),
            ((0, 2, 1), "2 acties lukten niet en 1 is gestopt; wat"),
            ((1, 2, 2), "1 actie lukte deels, 2 lukten niet en 2 zijn gestopt; wat"),
        ],
    )
    def test_the_sentence_about_what_did_not_work_fits_their_number(self, say, counts, said):
        ways = (ActionState.PARTLY, ActionState.FAILED, ActionState.STOPPED)
        things = [ended("Actie", way) for way, count in zip(ways, counts, strict=True) for _ in range(count)]

        assert said in say(*things).text("message")


class TestLittleToSay:
    def test_a_half_year_before_the_approach_says_so(self, say):
        content = say(ended("Lunch"), half_year="2021-2")

        assert content.notice == (
            "Over de tweede helft van 2021 is in het dossier niets vastgelegd. De wijkaanpak begint op 1 januari 2022."
        )
        assert (content.numbers, content.pillars, content.text("message")) == (None, (), "")

    def test_a_half_year_after_the_approach_says_so(self, say):
        running = Action(title="Lunch", first_day=MARCH, state=ActionState.RUNNING)

        content = say(running, half_year="2028-1", today=dt.date(2030, 1, 1))

        assert content.notice.endswith("De wijkaanpak liep tot en met 31 december 2027.")
        assert (content.numbers, content.pillars) == (None, ())

    def test_a_half_year_outside_the_approach_with_something_recorded_is_told(self, say):
        content = say(
            Event(title="Eerste gesprek", kind=EventKind.MILESTONE, day=dt.date(2021, 11, 1)), half_year="2021-2"
        )

        assert (content.notice, [event.title for event in content.events]) == ("", ["Eerste gesprek"])

    def test_a_half_year_that_has_not_begun_tells_nothing(self, say):
        content = say(Event(title="Feest", day=dt.date(2027, 2, 1)), Action(title="Plan"), half_year="2027-1")

        assert content.notice == "De eerste helft van 2027 is nog niet begonnen. Er is nog niets vast te stellen."
        assert (content.numbers, content.pillars, content.events) == (None, (), ())

    def test_an_empty_half_year_within_the_approach_says_so_and_shows_the_pillars(self, say):
        content = say(Pillar(name="Wonen", aim="Droge woningen"))

        assert content.notice == "Over de eerste helft van 2026 is in het dossier niets vastgelegd."
        assert content.text("message").startswith(content.notice)
        assert [pillar.aim for pillar in content.pillars] == ["Droge woningen"]

    def test_an_action_that_ran_is_something_even_if_nothing_of_it_has_a_day_in_the_half_year(self, say):
        content = say(Action(title="Lunch", first_day=dt.date(2025, 9, 1), state=ActionState.RUNNING))

        assert (content.notice, content.numbers.running) == ("", 1)
        assert content.text("message").startswith("In de eerste helft van 2026 liep 1 actie.")

    def test_a_talk_with_residents_alone_is_something_and_a_plan_is_nothing(self, say):
        fatma = Contact(kind=ContactKind.RESIDENT, first_name="Fatma")
        talk, plan = ContactMoment(day=MARCH, contacts=[fatma]), Action(title="Lunch", first_day=MARCH)

        assert (say(talk).notice == "", say(plan).notice == "") == (True, False)

    def test_her_own_words_stand_in_an_empty_overview_too(self, say):
        content = say(half_year="2027-1", texts={"2027-1": {"message": "Nog even geduld."}})

        assert content.text("message") == "Nog even geduld."

    def test_the_last_half_year_looks_back(self, say):
        last = say(ended("Lunch", on=dt.date(2027, 12, 31)), half_year="2027-2", today=dt.date(2028, 1, 5))

        assert last.text("outlook") == "De wijkaanpak liep tot en met 31 december 2027."


def test_saying_it_needs_neither_pdf_nor_database_library():
    program = (
        "import sys, wijkdesk.overview.content; print([n for n in ('reportlab', 'sqlalchemy') if n in sys.modules])"
    )

    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert run.stdout == "[]\n"
