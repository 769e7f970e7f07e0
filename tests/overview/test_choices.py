"""What the coordinator chooses for an overview, and writes in its header."""

import datetime as dt

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState, ContactKind, EventKind, Openness, Rhythm
from wijkdesk.overview.choices import read_choices
from wijkdesk.overview.content import overview_of, tell
from wijkdesk.overview.sections import OwnChoice, confidential_key, fading_key
from wijkdesk.overview.variants import public_variant
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit
from wijkdesk.storage.writing.overviews import choose_for_overview, write_overview_text

SPRING, TODAY = HalfYear(2026, 1), dt.date(2026, 8, 20)


def event(title, kind=EventKind.SUCCESS, day=dt.date(2026, 3, 12), **values):
    return Event(title=title, kind=kind, day=day, **values)


@pytest.fixture
def opened(dossier):
    """Open a dossier of these things; the function says what its overview tells after each choice."""
    found = []

    def of(*things):
        found.append(Dossier.open(dossier(*things)))
        return found[-1]

    yield of
    for each in found:
        each.close()


def told(dossier):
    return overview_of(dossier.reader, SPRING, today=TODAY)


class TestSuccesses:
    def test_the_chosen_ones_stand_in_her_order(self, opened):
        dossier = opened(*(event(f"Succes {number}") for number in range(1, 7)))

        choose_for_overview(dossier, SPRING, OwnChoice.SUCCESSES, ["event-5", "event-2", "event-4"])

        content = told(dossier)
        assert [success.title for success in content.successes] == ["Succes 5", "Succes 2", "Succes 4"]
        assert content.more_successes == 3

    def test_what_is_no_success_of_this_half_year_any_more_has_no_place(self, opened):
        dossier = opened(event("Feest"), event("Vorig jaar", day=dt.date(2025, 3, 1)))

        choose_for_overview(dossier, SPRING, OwnChoice.SUCCESSES, ["event-2", "event-1", "action-9", "onzin"])

        assert [success.title for success in told(dossier).successes] == ["Feest"]


class TestVoices:
    def test_without_a_choice_they_come_from_as_many_pillars_as_there_are(self, opened):
        one, other = Pillar(name="Wonen"), Pillar(name="Fysiek")
        days = (dt.date(2026, 5, day) for day in (9, 8, 7))
        heard = [event(f"Gehoord {n}", EventKind.SIGNAL, day, pillar=one) for n, day in zip("abc", days, strict=True)]
        heard.append(event("Gehoord d", EventKind.SIGNAL, dt.date(2026, 1, 2), pillar=other))

        assert [voice.text for voice in told(opened(*heard)).voices] == ["Gehoord a", "Gehoord d"]

    def test_none_can_be_chosen(self, opened):
        dossier = opened(event("Gehoord", EventKind.SIGNAL))

        choose_for_overview(dossier, SPRING, OwnChoice.VOICES, [])

        assert told(dossier).voices == ()

    def test_the_offer_has_all_of_the_half_year(self, opened):
        dossier = opened(*(event(f"Gehoord {number}", EventKind.SIGNAL) for number in range(9)))

        assert len(tell(dossier.reader, SPRING, today=TODAY).voices) == 9


class TestFading:
    def pledged(self):
        police = Organisation(name="Politie")
        met = [ContactMoment(day=dt.date(2025, month, 3), organisations=[police]) for month in range(7, 13)]
        return Commitment(
            organisation=police, what="Wijkoverleg", rhythm=Rhythm.MONTHLY, first_day=dt.date(2025, 7, 1)
        ), *met

    def test_it_is_never_told_unless_she_says_so(self, opened):
        assert told(opened(*self.pledged())).fading == ()

    def test_once_discussed_it_is_told_with_its_evidence(self, opened):
        dossier = opened(*self.pledged())

        choose_for_overview(dossier, SPRING, OwnChoice.FADING, [fading_key(1, dt.date(2026, 6, 2))])

        (line,) = told(dossier).fading
        assert (line.partner.name, line.discussed_on) == ("Politie", dt.date(2026, 6, 2))
        assert [(str(each.half_year), each.moments, each.agreed) for each in line.attendance] == [
            ("2025-2", 6, 6),
            ("2026-1", None, 6),
        ]

    def test_the_message_names_a_partner_that_was_there_less_once_that_was_discussed(self, opened):
        last = ContactMoment(day=dt.date(2026, 3, 3), organisations=[(pledged := self.pledged())[0].organisation])
        dossier = opened(*pledged, last)
        said = "Politie was 1 keer aan tafel, waar 6 keer was afgesproken."

        assert "Politie" not in told(dossier).text("message")
        choose_for_overview(dossier, SPRING, OwnChoice.FADING, [fading_key(1, dt.date(2026, 6, 2))])

        assert said in told(dossier).text("message")

    def test_a_talk_that_is_still_to_come_tells_nothing(self, opened):
        dossier = opened(*self.pledged())

        choose_for_overview(dossier, SPRING, OwnChoice.FADING, [fading_key(1, dt.date(2026, 7, 1)), "onzin", "1:"])

        assert told(dossier).fading == ()


class TestAllowed:
    @pytest.fixture
    def names_fatma(self, opened):
        fatma = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz")
        return opened(fatma, event("Feest bij Fatma Yılmaz"))

    def test_the_name_of_a_resident_blocks_and_is_hidden(self, names_fatma):
        found = tell(names_fatma.reader, SPRING, today=TODAY)

        assert [finding.found for finding in found.blocking] == ["Fatma Yılmaz"]
        assert told(names_fatma).successes[0].title == "Feest bij een bewoner"

    def test_once_she_lets_it_stand_it_is_shown_and_blocks_no_more(self, names_fatma):
        (finding,) = tell(names_fatma.reader, SPRING, today=TODAY).blocking

        choose_for_overview(names_fatma, SPRING, OwnChoice.ALLOWED, [finding.key])

        assert tell(names_fatma.reader, SPRING, today=TODAY).blocking == ()
        assert told(names_fatma).successes[0].title == "Feest bij Fatma Yılmaz"

    def test_a_sentence_that_changes_is_asked_about_anew(self, names_fatma):
        (finding,) = tell(names_fatma.reader, SPRING, today=TODAY).blocking
        choose_for_overview(names_fatma, SPRING, OwnChoice.ALLOWED, [finding.key])

        edit.change(names_fatma, Event, 1, title="Ruzie bij Fatma Yılmaz")

        assert len(tell(names_fatma.reader, SPRING, today=TODAY).blocking) == 1
        assert "Fatma" not in told(names_fatma).successes[0].title


class TestHeader:
    def lines(self, content):
        return {line.name: (line.text, line.below) for line in content.header.lines}

    def test_it_has_the_lines_of_the_municipality_with_what_always_stands_there(self, say):
        programme = Programme(
            name="Rozenprieel", paper_header="Onderwerp\nKenmerk: 2026/\nAfdeling", department="Wijken"
        )

        assert self.lines(say(programme)) == {
            "Onderwerp": ("Voortgang wijkaanpak Rozenprieel", ""),
            "Kenmerk": ("2026/", ""),
            "Afdeling": ("Wijken", ""),
        }

    def test_what_she_writes_for_this_overview_comes_first(self, say):
        content = say(texts={"2026-1": {"header-Nummer": "2026/123", "header-Openbaarheid": "Woo 5.1, lid 2"}})

        assert self.lines(content)["Nummer"] == ("2026/123", "")
        assert self.lines(content)["Openbaarheid"] == ("Openbaar", "Woo 5.1, lid 2")

    def test_the_openness_is_what_she_chose(self, opened):
        dossier = opened(event("Feest"))

        choose_for_overview(dossier, SPRING, OwnChoice.OPENNESS, [Openness.PARTLY.value])
        write_overview_text(dossier, SPRING, "header-Openbaarheid", "Direct gemeld: Woo 5.2")

        assert told(dossier).header.openness is Openness.PARTLY
        assert self.lines(told(dossier))["Openbaarheid"] == ("Gedeeltelijk openbaar", "Direct gemeld: Woo 5.2")


class TestConfidential:
    """Each thing is chosen by itself."""

    @pytest.fixture
    def secrets(self, opened):
        house = Organisation(name="Qorvenhuis", confidential=True)
        running = {"state": ActionState.RUNNING, "started_on": dt.date(2026, 3, 12)}
        led = Action(title="Door hen", lead=house, **running)
        return opened(
            Action(title="Inval", confidential=True, **running),
            led,
            event("Geslaagd", action=led),
            event("Lang geleden", day=dt.date(2024, 3, 12), confidential=True),
            Promise(what="Opvang", to_residents=True, by_organisation=house, made_on=dt.date(2026, 3, 12)),
            Commitment(organisation=house, what="Elke week", first_day=dt.date(2026, 1, 1)),
            Commitment(organisation=Organisation(name="Ymere"), what="Inzet", confidential=True),
        )

    def offered(self, dossier):
        return {each.key: each.title for each in tell(dossier.reader, SPRING, today=TODAY).confidential}

    def choose(self, dossier, *things):
        choose_for_overview(dossier, SPRING, OwnChoice.CONFIDENTIAL, [confidential_key(*thing) for thing in things])
        return told(dossier)

    def test_offered_is_what_this_half_year_would_tell_of_it(self, secrets):
        assert sorted(self.offered(secrets).values()) == ["Door hen", "Geslaagd", "Inval", "Opvang"]

    def test_a_chosen_thing_is_told_and_nothing_else_of_it(self, secrets):
        before = told(secrets)
        number = next(key for key, title in self.offered(secrets).items() if title == "Door hen").split("-")[1]

        content = self.choose(secrets, ("actions", int(number)))

        [action] = [action for pillar in content.pillars for action in pillar.actions]
        assert [each for pillar in before.pillars for each in pillar.actions] == []
        assert (action.title, action.lead.name) == ("Door hen", "een partner")
        assert (content.successes, content.promises) == ((), None)
        assert "Qorvenhuis" not in repr(content)

    def test_it_is_chosen_for_this_overview_alone_and_is_asked_about_no_more(self, secrets):
        edit.add(secrets, Action, title="Na de inval op straat", state=ActionState.RUNNING)
        self.choose(secrets, ("actions", 1))

        assert [each.found for each in tell(secrets.reader, SPRING, today=TODAY).findings] == []
        assert "Inval" not in repr(overview_of(secrets.reader, SPRING.next, today=TODAY))

    def test_what_is_told_so_has_no_public_version(self, secrets):
        content = self.choose(secrets, ("actions", 1))

        with pytest.raises(Refused, match="vertrouwelijks dat je zelf koos"):
            public_variant(content, read_choices(secrets.reader, SPRING))

    def test_what_is_confidential_no_more_or_gone_is_no_choice(self, secrets):
        self.choose(secrets, ("actions", 1), ("promises", 99))
        edit.change(secrets, Action, 1, confidential=False)

        assert read_choices(secrets.reader, SPRING).confidential == frozenset()
