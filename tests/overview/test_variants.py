"""What is made of an overview for others: for the public, for one portfolio holder, for one partner."""

import dataclasses
import datetime as dt

import pytest

from tests.overview.anything import content_with
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState, ContactKind, EventKind, Light, Openness, Rhythm
from wijkdesk.example import create_example
from wijkdesk.overview.choices import Choices, read_choices
from wijkdesk.overview.content import overview_of
from wijkdesk.overview.frozen import as_json
from wijkdesk.overview.material import read_material
from wijkdesk.overview.sections import OwnText, PillarText
from wijkdesk.overview.variants import (
    PartnerPage,
    for_partner,
    for_portfolio_holder,
    names_for,
    public_variant,
    variant_for,
)
from wijkdesk.overview.variants.officials import AN_OFFICIAL, People
from wijkdesk.privacy.names import Resident, ResidentNames
from wijkdesk.storage.dossier import Dossier

TODAY, MARCH, HALF_YEAR = dt.date(2026, 8, 20), dt.date(2026, 3, 12), HalfYear(2026, 1)
OPEN = Choices(None, None, {}, frozenset(), Openness.PUBLIC, ())
SECTIONS = [*OwnText]


def choices(*withheld, openness=Openness.PUBLIC):
    return dataclasses.replace(OPEN, openness=openness, withheld=tuple(map(str, withheld)))


class Town:
    """Two pillars with an alderman each, two partners with a head, and one of everything under the first pillar."""

    def __init__(self):
        self.ymere, self.police = Organisation(name="Ymere"), Organisation(name="Politie")
        self.college, self.group = Organisation(name="College"), Organisation(name="Bewonersgroep")
        self.bos = self.alderman("Floor", "", "Bos", "wethouder Wonen")
        self.smit = self.alderman("Ellen", "", "Smit", "wethouder Zorg")
        self.boss = self.official("Piet", "van den", "Berg", "gebiedsmanager", self.ymere)
        self.chief = self.official("Ria", "", "Visser", "teamchef", self.police)
        self.other = self.official("Gijs", "", "Kok", "adviseur", self.ymere)
        self.other.phone, self.other.email = "06 12345678", "gijs.kok@ymere.example"
        self.housing = Pillar(name="Wonen", portfolio_holder=self.bos, position=1)
        self.care = Pillar(name="Zorg", portfolio_holder=self.smit, position=2)
        self.housing.rate(Light.RED, MARCH, cause="Piet van den Berg vertrok.", consequence="Stil.", correction="Bel.")
        self.goal = PolicyGoal(title="Droge huizen", organisation=self.ymere)
        self.portfolio_goal = PolicyGoal(title="Woningen erbij", portfolio_holder=self.bos)

    def alderman(self, first, infix, last, role):
        who = Contact(kind=ContactKind.ADMINISTRATOR, first_name=first, infix=infix, last_name=last)
        who.take_position(self.college, role=role)
        return who

    def official(self, first, infix, last, role, organisation):
        who = Contact(kind=ContactKind.PROFESSIONAL, first_name=first, infix=infix, last_name=last)
        who.take_position(organisation, role=role)
        return who

    def things(self):
        both = {"lead": self.ymere, "partners": [self.police]}
        won = Action(title="Dak gedicht", main_pillar=self.housing, goals=[self.goal, self.portfolio_goal], **both)
        won.end(ActionState.SUCCEEDED, MARCH, result="Het is droog. Gijs Kok belde: 06-12345678.", lesson="Bel eerst.")
        lost = Action(title="Kelder droog", main_pillar=self.housing, lead=self.ymere)
        lost.end(ActionState.FAILED, MARCH, lesson="Eerst pompen.")
        runs = Action(title="Lunch", main_pillar=self.care, state=ActionState.RUNNING, first_day=MARCH, **both)
        runs.due = dt.date(2026, 9, 1)
        plan = Action(title="Verf", main_pillar=self.housing, state=ActionState.PLANNED, lead=self.ymere)
        plan.first_day = dt.date(2026, 10, 1)
        pledge = Commitment(
            organisation=self.ymere, what="Elke maand erbij", head=self.boss, rhythm=Rhythm.MONTHLY, first_day=MARCH
        )
        pledge.reconfirm(MARCH, confirmed=False, note="Piet vindt het te duur.")
        report = Escalation(subject="Geen agent", reported_to=self.smit, pillar=self.housing)
        report.send(MARCH)
        kept = Promise(what="Trap schoon", by_contact=self.chief, to_residents=True, made_on=MARCH)
        mine = Promise(what="Langskomen", by_contact=self.bos, to_residents=True, made_on=MARCH)
        ours = Promise(what="Nieuwe deur", by_organisation=self.ymere, to_residents=True, made_on=MARCH)
        return [
            *(self.housing, self.care, self.smit, self.other, won, lost, runs, plan, pledge, report, kept, mine, ours),
            ContactMoment(day=MARCH, contacts=[self.boss]),
            ContactMoment(day=MARCH, contacts=[self.chief]),
            Event(title="Dak eraf", day=MARCH, kind=EventKind.SETBACK, pillar=self.housing),
            Event(title="Feest", day=MARCH, kind=EventKind.SUCCESS, pillar=self.care),
            Event(title="Licht stuk", day=MARCH, kind=EventKind.SIGNAL, pillar=self.housing),
            Programme(
                name="Rozenprieel",
                municipality="Haarlem",
                first_day=dt.date(2022, 1, 1),
                last_day=dt.date(2027, 12, 31),
                sponsor=self.smit,
                coordinator="Mila Vos",
            ),
        ]


@pytest.fixture
def town(dossier):
    """The content of a half-year in that town with the people in it; ``texts`` and ``picked`` are the coordinator's."""

    def tell(texts=None, picked=None):
        own = Overview(year=2026, half=1, texts=texts or {}, choices=picked or {})
        with Dossier.open(dossier(*Town().things(), own), read_only=True) as opened:
            content = overview_of(opened.reader, HALF_YEAR, today=TODAY)
            return content, People.of(read_material(opened.reader))

    return tell


# -- for the public --


def test_no_official_has_a_name_in_the_public_version(town):
    content, people = town()
    assert "Berg" in as_json(content)
    said = as_json(public_variant(content, choices(), people))
    for name in ("Berg", "Piet", "Visser", "Ria", "Kok", "Gijs", "Mila", "Vos", "12345678"):
        assert name not in said, name


def test_an_official_becomes_the_office(town):
    content, people = town()
    left = public_variant(content, choices(), people)
    assert left.commitments[0].head.name == "gebiedsmanager, Ymere"
    assert "teamchef, Politie" in [promise.by.office for promise in left.promises.open]
    assert left.pillars[0].rating.cause == "Een medewerker vertrok."
    assert left.header.coordinator.name == "gebiedsverbinder"
    assert ("Auteur", "gebiedsverbinder") in [(line.name, line.text) for line in left.header.lines]


def test_administrators_and_organisations_keep_their_names(town):
    content, people = town()
    left = public_variant(content, choices(), people)
    assert left.header.sponsor == content.header.sponsor
    assert [pillar.portfolio_holder.name for pillar in left.pillars] == ["Floor Bos", "Ellen Smit"]
    assert left.escalations[0].to.name == "Ellen Smit"
    assert [line.partner.name for line in left.commitments] == ["Ymere"]
    assert "Floor Bos" in [promise.by.name for promise in left.promises.open]


def test_without_the_dossier_nobody_who_stands_in_the_overview_by_role_has_a_name(town):
    content, _ = town()
    said = as_json(public_variant(content, choices()))
    for name in ("van den Berg", "Ria Visser", "Mila Vos"):
        assert name not in said, name
    assert "Floor Bos" in said


def test_what_was_said_in_private_is_not_public(town):
    picked = {"fading": ["1:2026-03-20", "2:2026-03-20"]}
    content, people = town(picked=picked)
    assert content.fading
    assert content.commitments[0].note
    left = public_variant(content, choices(), people)
    assert left.fading == ()
    assert "te duur" not in as_json(left)


@pytest.mark.parametrize("openness", [Openness.PUBLIC, Openness.PARTLY])
def test_the_header_says_that_it_is_the_public_version(town, openness):
    content, people = town()
    left = public_variant(content, choices("escalations", openness=openness), people)
    assert left.header.lines[0].text == "Openbare versie"
    assert "Direct gemeld" in left.header.lines[0].below


def test_a_closed_overview_has_no_public_version(town):
    content, people = town(picked={"openness": ["closed"]})
    for given in (choices(), choices(openness=Openness.CLOSED)):
        with pytest.raises(Refused, match="niet openbaar"):
            public_variant(content, given, people)


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_that_is_withheld_is_gone_with_its_text(town, name):
    content, people = town(texts={name.value: "Mijn eigen woorden."})
    whole = public_variant(content, choices(), people)
    left = public_variant(content, choices(name), people)
    assert whole.text(name) == "Mijn eigen woorden."
    assert left.text(name) == ""
    assert "Mijn eigen woorden." not in as_json(left)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("successes", ["successes"]),
        ("neighbourhood", ["voices"]),
        ("failures", ["failures"]),
        ("partners", ["commitments", "also_present", "cooperation"]),
        ("goals", ["goals"]),
        ("promises", ["promises"]),
        ("escalations", ["escalations"]),
    ],
)
def test_what_stands_in_a_withheld_section_is_gone(town, name, fields):
    content, people = town()
    left = public_variant(content, choices(name), people)
    for field in fields:
        assert getattr(content, field), field
        assert not getattr(left, field), field


def test_no_draft_tells_of_a_direct_report_that_is_withheld(town):
    content, people = town()
    assert "Geen agent" in content.text("decision")
    assert "Geen agent" not in as_json(public_variant(content, choices("escalations"), people))


def test_no_line_of_her_own_names_a_direct_report_that_is_withheld(town):
    content, people = town(texts={"decision": "Wij vragen:\n1. geld;\n2. een antwoord over geen  ágent."})
    left = public_variant(content, choices("escalations"), people)
    assert left.text("decision") == "Wij vragen:\n1. geld;"
    assert public_variant(content, choices(), people).text("decision") == content.text("decision")


def test_her_own_texts_stay_in_the_public_version_without_officials(town):
    content, people = town(texts={"message": "Ria Visser doet mee.", "pillar-1-done": "Gijs Kok ook."})
    left = public_variant(content, choices(), people)
    assert left.text("message") == f"{AN_OFFICIAL.capitalize()} doet mee."
    assert left.text("pillar-1-done") == f"{AN_OFFICIAL.capitalize()} ook."


def test_no_office_is_taken_for_a_name(tmp_path):
    path = tmp_path / "voorbeeld.wijkdesk"
    create_example(path, today=TODAY)
    with Dossier.open(path, read_only=True) as opened:
        content = overview_of(opened.reader, HALF_YEAR, today=TODAY)
        given, people = read_choices(opened.reader, HALF_YEAR), People.of(read_material(opened.reader))
    left = public_variant(content, given, people)
    assert AN_OFFICIAL not in as_json(left).casefold()
    assert left.header.coordinator == content.header.coordinator
    assert left.text("risk") == content.text("risk")


# -- for a portfolio holder --


def test_an_extract_tells_of_the_own_pillars_alone(town):
    content, _ = town()
    left = for_portfolio_holder(content, "Floor Bos")
    assert [pillar.name for pillar in left.pillars] == ["Wonen"]
    assert left.pillars[0] == content.pillars[0]
    assert [failure.action.title for failure in left.failures] == ["Kelder droog"]
    assert [success.title for success in left.successes] == ["Dak gedicht"]
    assert [voice.text for voice in left.voices] == ["Licht stuk"]
    assert [event.title for event in left.events] == ["Dak eraf"]
    assert [goal.title for goal in left.goals] == ["Woningen erbij"]
    assert [promise.what for promise in left.promises.open] == ["Langskomen"]
    assert [report.subject for report in left.escalations] == ["Geen agent"]
    assert (left.numbers.succeeded, left.numbers.failed, left.numbers.running) == (1, 1, 0)
    said = as_json(left)
    for other in ("Lunch", "Feest", "Trap schoon", "Droge huizen"):
        assert other not in said, other


def test_an_extract_tells_of_reports_to_the_portfolio_holder(town):
    content, _ = town()
    assert [report.subject for report in for_portfolio_holder(content, "Ellen Smit").escalations] == ["Geen agent"]


def test_an_extract_says_for_whom_it_is(town):
    content, _ = town()
    line = for_portfolio_holder(content, "Floor Bos").header.lines[0]
    assert (line.text, line.below) == ("Uittreksel voor Floor Bos", "wethouder Wonen, College")


def test_an_extract_keeps_her_texts_of_the_pillar_and_drafts_the_others(town):
    own = {"message": "Over alles.", "pillar-1-done": "Hard gewerkt.", "pillar-2-done": "Ook."}
    content, _ = town(texts=own)
    left = for_portfolio_holder(content, "Floor Bos")
    assert left.text(PillarText.DONE.of(1)) == "Hard gewerkt."
    assert "1 daarvan is gelukt" in left.text("message")
    assert "Zorg" not in left.text("message")
    assert left.text(PillarText.DONE.of(2)) == ""


def test_who_works_with_whom_is_counted_in_the_own_pillars(town):
    content, _ = town()
    left = for_portfolio_holder(content, "Ellen Smit")
    assert left.cooperation.pillars == ("Zorg",)
    assert {row.partner.name: row.actions for row in left.cooperation.rows} == {"Ymere": (1,), "Politie": (1,)}
    assert left.cooperation.shared == 1


# -- for a partner --


def test_the_page_of_a_partner_tells_what_it_brought_both(town):
    content, _ = town()
    page = for_partner(content, "Ymere")
    assert [goal.title for goal in page.goals] == ["Droge huizen"]
    assert [action.title for action in page.goals[0].actions] == ["Dak gedicht"]
    assert [pledge.what for pledge in page.pledges] == ["Elke maand erbij"]
    assert (page.moments, page.agreed) == (1, 3)
    assert page.head.name == "Piet van den Berg"
    assert {action.title for action in page.actions} == {"Dak gedicht", "Kelder droog", "Lunch"}
    assert [(each.partner.name, each.actions) for each in page.worked_with] == [("Politie", 2)]
    assert [action.title for action in page.coming] == ["Lunch", "Verf"]
    assert page.delivered.open == 1


def test_a_partner_without_a_commitment_has_a_page(town):
    content, _ = town()
    page = for_partner(content, "Politie")
    assert (page.pledges, page.moments, page.agreed, page.delivered.actions) == ((), 1, None, 2)


# -- by name --


def test_the_names_are_those_of_portfolio_holders_and_partners(town):
    content, _ = town()
    names = names_for(content)
    assert names.portfolio_holders == ("Ellen Smit", "Floor Bos")
    assert names.partners == ("Politie", "Ymere")


@pytest.mark.parametrize("name", ["Ymere", "ymere", " YMÉRE "])
def test_a_partner_is_found_without_capitals_and_accents(town, name):
    content, _ = town()
    found = variant_for(content, name)
    assert isinstance(found, PartnerPage)
    assert found.partner.name == "Ymere"


def test_a_portfolio_holder_is_found(town):
    content, _ = town()
    assert variant_for(content, "floor bos") == for_portfolio_holder(content, "Floor Bos")


@pytest.mark.parametrize("name", ["", "Yme", "Niemand", "Piet van den Berg", "<b>", "x" * 10_000])
def test_an_unknown_name_is_refused_with_those_that_there_are(town, name):
    content, _ = town()
    with pytest.raises(Refused, match=r"Floor Bos.*Politie; Ymere") as refused:
        variant_for(content, name)
    assert len(refused.value.reason) < 500


def test_a_name_that_two_have_is_refused_unless_it_is_written_just_so():
    content = content_with("De Brug")
    twins = dataclasses.replace(content.commitments[0], partner=dataclasses.replace(content.commitments[0].partner))
    named = [
        dataclasses.replace(twins, partner=dataclasses.replace(twins.partner, name=name)) for name in ("Noot", "noot")
    ]
    content = dataclasses.replace(content, commitments=tuple(named))
    assert variant_for(content, "noot").partner.name == "noot"
    with pytest.raises(Refused, match=r"Noot.*noot"):
        variant_for(content, "NOOT")
    with pytest.raises(Refused, match=r"portefeuillehouder.*partner"):
        variant_for(content, "De Brug")


def test_a_half_year_that_tells_nothing_has_nobody_to_ask_for(town):
    content = dataclasses.replace(town()[0], pillars=(), goals=(), commitments=(), also_present=())
    with pytest.raises(Refused, match="geen portefeuillehouders en partners"):
        variant_for(content, "Ymere")


@pytest.mark.parametrize("text", ["", "<b>&\"'</b> 😀 مرحبا {0} %s \\ ; -- \x1f\n", "x" * 10_000])
def test_any_text_can_stand_in_a_variant(text):
    content = content_with(text, count=3)
    public_variant(
        dataclasses.replace(content, header=dataclasses.replace(content.header, openness=Openness.PUBLIC)), OPEN
    )
    for_portfolio_holder(content, text)
    for_partner(content, text)


def test_a_resident_whom_she_let_stand_for_the_college_is_not_in_the_public_version(town):
    content, people = town()
    success = dataclasses.replace(content.successes[0], text="Fatma Yılmaz zwaaide.")
    told = dataclasses.replace(content, successes=(success,))
    shown = dataclasses.replace(people, residents=ResidentNames([Resident("Fatma", "", "Yılmaz")]))
    assert public_variant(told, choices(), shown).successes[0].text == "Een bewoner zwaaide."
