"""Two that are the same become one: all that refers to them goes over, and one step back brings both again."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.dossiers import HOSTILE, contents, new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment, Reconfirmation
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.distinct import Distinct
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AttentionReason, ContactKind, DistinctKind, LegalGround, OrganisationKind
from wijkdesk.storage import check, faults
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.mapping import ANNOUNCED
from wijkdesk.storage.reading.attention import list_postponements
from wijkdesk.storage.reading.duplicates import distinct_pairs
from wijkdesk.storage.reading.overviews import choices_of
from wijkdesk.storage.reading.people import list_contacts, list_organisations, list_positions
from wijkdesk.storage.tables import metadata
from wijkdesk.storage.writing import edit
from wijkdesk.storage.writing.attention import postpone
from wijkdesk.storage.writing.merging import keep_apart, merge_contacts, merge_organisations
from wijkdesk.storage.writing.overviews import adopt_overview, choose_for_overview
from wijkdesk.storage.writing.people import take_position
from wijkdesk.storage.writing.references import POSTPONED, references

DAY = dt.date(2026, 3, 12)
EARLIER, LATER = dt.date(2026, 1, 5), dt.date(2026, 9, 1)
RESIDENT, PROFESSIONAL, ADMINISTRATOR = ContactKind.RESIDENT, ContactKind.PROFESSIONAL, ContactKind.ADMINISTRATOR
SPRING, AUTUMN = HalfYear(2026, 1), HalfYear(2026, 2)
KEEP, GONE, THIRD = 1, 2, 3
MERGE = {Contact: merge_contacts, Organisation: merge_organisations}
KINDS = [Contact, Organisation]
DISTINCT = {Contact: DistinctKind.CONTACT, Organisation: DistinctKind.ORGANISATION}


def story():
    """Three people and three organisations, of which the second of each is everywhere that one can be."""
    people = [Contact(first_name="Anna", last_name=name) for name in ("Visser", "Fisser", "Smit")]
    partners = [Organisation(name=name) for name in ("Ymere", "Stichting Ymere", "Politie")]
    for number, thing in enumerate([*people, *partners]):
        thing.id = number % 3 + 1
    anna, double, _ = people
    ymere, partner, police = partners
    double.take_position(partner, role="manager", first_day=DAY)
    commitment = Commitment(organisation=partner, what="Elke maand", head=double)
    commitment.reconfirmations.append(Reconfirmation(day=DAY, by=double))
    return [
        *(people + partners),
        ContactMoment(day=DAY, summary="alleen", contacts=[double], organisations=[partner]),
        ContactMoment(day=DAY, summary="samen", contacts=[anna, double], organisations=[partner, ymere, police]),
        ContactMoment(day=DAY, summary="zonder", contacts=[anna]),
        Promise(what="Door", by_contact=double, by_organisation=partner),
        Promise(what="Aan", to_contact=double, to_organisation=partner),
        Action(title="Lampen", lead=partner, lead_contact=double, partners=[police]),
        Action(title="Stoep", lead=police, partners=[partner, ymere]),
        Action(title="Bank", lead=ymere, partners=[partner]),
        commitment,
        PolicyGoal(title="Minder schulden", organisation=partner),
        PolicyGoal(title="Meer groen", portfolio_holder=double),
        Escalation(subject="Geen licht", reported_to=double),
        Escalation(subject="Geen water", copied_to=[anna, double]),
    ]


@pytest.fixture
def path(tmp_path):
    path = new_dossier(tmp_path, *story())
    with Dossier.open(path) as dossier, dossier.write("Rollen") as session:
        for table, column in (("programmes", "sponsor_id"), ("pillars", "portfolio_holder_id")):
            session.execute(metadata.tables[table].update().values({column: GONE}))
    return path


@pytest.fixture
def dossier(path):
    with Dossier.open(path) as dossier:
        yield dossier


def rows(dossier, table, *names):
    return dossier.reader.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY 1, 2").fetchall()


def left_of(dossier, kind, number):
    """Where the dossier still refers to a thing, by table and column."""
    found = set()
    for column in references(kind):
        sql = f"SELECT count(*) FROM {column.table.name} WHERE {column.name} = ?"
        if dossier.reader.execute(sql, (number,)).fetchone() != (0,):
            found.add(f"{column.table.name}.{column.name}")
    if any(number in pair for pair in distinct_pairs(dossier.reader, DISTINCT[kind])):
        found.add("distinct_pairs")
    if any(row.about == number and row.reason in POSTPONED[kind] for row in list_postponements(dossier.reader)):
        found.add("postponements")
    return found


def contact(dossier, number=KEEP):
    [row] = list_contacts(dossier.reader, only=[number])
    return row


def organisation(dossier, number=KEEP):
    [row] = list_organisations(dossier.reader, only=[number])
    return row


# -- all that refers to them --


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_any_table_refers_any_longer_to_who_went(dossier, kind):
    # Does this differ? A table that is new must stand in the story above, so that it is seen to go over.
    assert left_of(dossier, kind, GONE) == {f"{column.table.name}.{column.name}" for column in references(kind)}

    MERGE[kind](dossier, KEEP, GONE)

    assert left_of(dossier, kind, GONE) == set()
    assert left_of(dossier, kind, KEEP) == {f"{column.table.name}.{column.name}" for column in references(kind)}
    assert check.findings(dossier) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_that_refers_without_a_key_is_none_of_people_or_organisations(kind):
    """Numbers that are no reference are known by name: one that is new may have to go over too."""
    numbers = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if column.type.python_type is int and not column.foreign_keys and not column.primary_key
        if table.name in ANNOUNCED
    }
    assert numbers == {
        *(
            "programmes.review_months",
            "border_changes.year",
            "pillars.position",
            "pillars.colour",
            "overviews.year",
            "overviews.half",
        ),
        *("postponements.about", "round_steps.year", "round_steps.half"),
        *("distinct_pairs.lower", "distinct_pairs.higher"),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_merging_is_one_step_and_going_back_and_forth_is_exact(dossier, path, kind):
    postpone(dossier, AttentionReason.QUIET_CONTACT, GONE, LATER)
    postpone(dossier, AttentionReason.FADING, GONE, LATER)
    for other in (KEEP, THIRD):
        keep_apart(dossier, DISTINCT[kind], GONE, other)
    before = contents(dossier)

    MERGE[kind](dossier, KEEP, GONE)
    after = contents(dossier)
    assert after != before
    label = dossier.undoable

    for _ in range(3):
        assert dossier.undo() == label
        assert contents(dossier) == before
        assert dossier.redo() == label
        assert contents(dossier) == after
    dossier.close()
    with Dossier.open(path) as reopened:
        assert contents(reopened) == after
        assert reopened.undo() == label
        assert contents(reopened) == before
        assert check.findings(reopened) == []


def test_the_step_says_what_was_merged(dossier):
    merge_contacts(dossier, KEEP, GONE)
    assert dossier.undoable == "Contacten samengevoegd"
    merge_organisations(dossier, KEEP, GONE)
    assert dossier.undoable == "Organisaties samengevoegd"


@pytest.mark.parametrize("kind", KINDS)
def test_the_other_way_round_is_the_same(dossier, kind):
    MERGE[kind](dossier, GONE, KEEP)
    assert left_of(dossier, kind, KEEP) == set()
    assert check.findings(dossier) == []


def test_who_was_twice_in_one_moment_is_there_once(dossier):
    merge_contacts(dossier, KEEP, GONE)
    merge_organisations(dossier, KEEP, GONE)
    assert rows(dossier, "moment_contacts", "moment_id", "contact_id") == [(1, KEEP), (2, KEEP), (3, KEEP)]
    assert rows(dossier, "moment_organisations", "moment_id", "organisation_id") == [(1, KEEP), (2, KEEP), (2, THIRD)]
    assert rows(dossier, "escalation_copies", "escalation_id", "contact_id") == [(2, KEEP)]


def test_a_partner_that_now_leads_the_action_is_no_partner_beside_itself(dossier):
    merge_organisations(dossier, KEEP, GONE)
    assert rows(dossier, "action_partners", "action_id", "organisation_id") == [(1, THIRD), (2, KEEP)]
    assert rows(dossier, "actions", "id", "lead_id") == [(1, KEEP), (2, THIRD), (3, KEEP)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_hears_of_what_went_over(dossier, kind):
    heard = []
    dossier.listen(heard.append)
    MERGE[kind](dossier, KEEP, GONE)
    [changed] = heard
    assert changed[kind] >= {KEEP, GONE}
    assert changed[Promise] == {1, 2}
    assert changed[ContactMoment] == {1, 2}


# -- what stands of both --


def test_of_a_field_that_one_has_nothing_is_lost(dossier):
    edit.change(dossier, Contact, KEEP, phone="023 511 5115", notes="Werkt op dinsdag")
    edit.change(dossier, Contact, GONE, last_name="Visser", email="anna@ymere.example", what_matters="Rust")
    merge_contacts(dossier, KEEP, GONE)
    row = contact(dossier)
    assert (row.phone, row.email, row.what_matters) == ("023 511 5115", "anna@ymere.example", "Rust")
    assert row.notes == "Werkt op dinsdag"


def test_of_a_field_that_differs_one_holds_and_the_other_goes_to_the_notes(dossier):
    edit.change(dossier, Contact, KEEP, phone="023 511 5115", email="a@ymere.example", notes="Werkt op dinsdag")
    edit.change(
        *(dossier, Contact, GONE),
        kind=ADMINISTRATOR,
        phone="06 12345678",
        email="anna@ymere.example",
        notes="Drinkt thee",
        review_on=DAY,
    )
    merge_contacts(dossier, KEEP, GONE, values={"phone": "06 12345678", "kind": ADMINISTRATOR})
    row = contact(dossier)
    assert (row.name, row.kind, row.phone, row.email) == (
        *("Anna Visser", ADMINISTRATOR, "06 12345678", "a@ymere.example"),
    )
    assert row.review_on == DAY
    assert row.notes == (
        "Werkt op dinsdag\n\nDrinkt thee\n\nOok bekend als Anna Fisser\nOok genoteerd als professional\n"
        "Ander telefoonnummer: 023 511 5115\nAnder e-mailadres: anna@ymere.example"
    )


def test_the_parts_of_a_name_are_chosen_together(dossier):
    merge_contacts(dossier, KEEP, GONE, values={"first_name": "Anna", "infix": "", "last_name": "Fisser"})
    assert contact(dossier).name == "Anna Fisser"
    assert contact(dossier).notes == "Ook bekend als Anna Visser"


def test_of_an_organisation_that_differs_the_rest_goes_to_the_notes(dossier):
    edit.change(
        *(dossier, Organisation, KEEP),
        phone="14023",
        email="a@y.example",
        website="a.example",
        address="Straat 1",
    )
    edit.change(
        *(dossier, Organisation, GONE),
        kind=OrganisationKind.HOUSING,
        phone="14020",
        email="b@y.example",
        website="b.example",
        address="Laan 2",
        left_on=DAY,
    )
    merge_organisations(dossier, KEEP, GONE, values={"name": "Stichting Ymere", "website": "b.example"})
    row = organisation(dossier)
    assert (row.name, row.kind, row.website, row.left_on) == (
        *("Stichting Ymere", OrganisationKind.HOUSING, "b.example", None),
    )
    assert row.notes.splitlines() == [
        "Ook bekend als Ymere",
        "Ander telefoonnummer: 14020",
        "Ander e-mailadres: b@y.example",
        "Andere website: a.example",
        "Ander adres: Laan 2",
        "Ook genoteerd: vertrokken op 12-03-2026",
    ]


def test_an_organisation_has_left_when_both_have_or_when_that_is_chosen(dossier):
    edit.change(dossier, Organisation, KEEP, left_on=DAY)
    merge_organisations(dossier, KEEP, GONE, values={"left_on": DAY})
    assert organisation(dossier).left_on == DAY
    dossier.undo()
    edit.change(dossier, Organisation, GONE, left_on=LATER)
    merge_organisations(dossier, KEEP, GONE)
    assert organisation(dossier).left_on == DAY
    assert "Ook genoteerd: vertrokken op 01-09-2026" in organisation(dossier).notes


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("secret", [KEEP, GONE])
def test_what_one_keeps_secret_both_do(dossier, kind, secret):
    edit.change(dossier, kind, secret, confidential=True)
    MERGE[kind](dossier, KEEP, GONE)
    [row] = (list_contacts if kind is Contact else list_organisations)(dossier.reader, only=[KEEP])
    assert row.confidential


@pytest.mark.parametrize("text", [HOSTILE, "x" * 10_000, "مرحبا 😀"])
def test_any_text_goes_over_as_it_is(dossier, text):
    edit.change(dossier, Contact, GONE, last_name=text, notes=text, email=text)
    edit.change(dossier, Organisation, GONE, name=text, notes=text)
    merge_contacts(dossier, KEEP, GONE)
    merge_organisations(dossier, KEEP, GONE)
    kept = contact(dossier)
    assert kept.email == text
    assert kept.notes.startswith(text)
    assert text.strip() in kept.notes[len(text) :]
    assert text in organisation(dossier).notes


def test_only_what_both_have_can_be_chosen(dossier):
    before = contents(dossier)
    with pytest.raises(TypeError):
        merge_contacts(dossier, KEEP, GONE, values={"notes": ""})
    with pytest.raises(TypeError):
        merge_organisations(dossier, KEEP, GONE, values={"id": 4})
    assert contents(dossier) == before


# -- positions --


def test_equal_positions_that_overlap_are_one_as_long_as_both(dossier):
    take_position(dossier, KEEP, GONE, role="Manager", first_day=EARLIER, last_day=LATER)
    merge_contacts(dossier, KEEP, GONE)
    [position] = list_positions(dossier.reader)
    assert (position.first_day, position.last_day) == (EARLIER, None)
    assert contact(dossier).notes.splitlines()[-2:] == [
        "Ook genoteerd bij Stichting Ymere: Manager vanaf 05-01-2026 tot en met 01-09-2026",
        "Ook genoteerd bij Stichting Ymere: Manager vanaf 12-03-2026",
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"role": "directeur", "first_day": DAY},
        {"role": "manager", "first_day": DAY, "is_head": True},
        {"role": "manager", "first_day": EARLIER, "last_day": EARLIER},
    ],
)
def test_other_positions_stay_beside_each_other(dossier, other):
    take_position(dossier, KEEP, GONE, **other)
    before = {row[4:] for row in list_positions(dossier.reader)}
    merge_contacts(dossier, KEEP, GONE)
    assert {row[4:] for row in list_positions(dossier.reader)} == before


def test_who_worked_at_both_organisations_works_there_once(dossier):
    edit.change(dossier, Contact, GONE, kind=PROFESSIONAL)
    take_position(dossier, GONE, KEEP, role="manager", first_day=EARLIER)
    take_position(dossier, THIRD, KEEP, role="manager", first_day=EARLIER)
    merge_organisations(dossier, KEEP, GONE)
    found = list_positions(dossier.reader)
    assert [(row.contact_id, row.organisation_id, row.first_day) for row in found] == [
        (GONE, KEEP, EARLIER),
        (THIRD, KEEP, EARLIER),
    ]
    assert contact(dossier, GONE).notes == "Ook genoteerd bij Ymere: manager vanaf 12-03-2026"
    assert organisation(dossier).notes == "Ook bekend als Stichting Ymere"


# -- residents --


def residents(dossier, one, other):
    made = [edit.add(dossier, Contact, kind=RESIDENT, first_name="Bo", **known) for known in (one, other)]
    return made[0], made[1]


def test_a_resident_keeps_one_way_to_be_reached_and_no_notes(dossier):
    bo, double = residents(dossier, {"phone": "06 12345678"}, {"email": "bo@post.example", "last_name": "Bakker"})
    merge_contacts(dossier, bo, double)
    row = contact(dossier, bo)
    assert (row.name, row.phone, row.email, row.notes) == ("Bo", "06 12345678", "", "")
    dossier.undo()
    merge_contacts(
        *(dossier, bo, double),
        values={"phone": "", "email": "bo@post.example", "first_name": "Bo", "infix": "", "last_name": "Bakker"},
    )
    row = contact(dossier, bo)
    assert (row.name, row.phone, row.email, row.notes) == ("Bo Bakker", "", "bo@post.example", "")


def test_why_and_from_where_a_resident_is_known_stays_of_both(dossier):
    bo, double = residents(
        dossier,
        {"purpose": "Terugbellen", "source": "Zelf", "review_on": LATER},
        {"purpose": "Lunch", "source": "Zelf", "ground": LegalGround.CONSENT, "review_on": DAY},
    )
    merge_contacts(dossier, bo, double, values={"review_on": DAY})
    row = contact(dossier, bo)
    assert (row.purpose, row.source, row.ground, row.review_on) == (
        *("Terugbellen; Lunch", "Zelf", LegalGround.CONSENT, DAY),
    )


def test_a_resident_and_a_professional_are_a_resident(dossier):
    [bo, _] = residents(dossier, {"phone": "06 12345678"}, {})
    merge_contacts(dossier, THIRD, bo)
    row = contact(dossier, THIRD)
    assert (row.kind, row.phone, row.notes) == (RESIDENT, "06 12345678", "")


@pytest.mark.parametrize("more", [{"notes": "Drinkt thee"}, {"what_matters": "Rust"}])
def test_a_professional_of_whom_more_is_known_is_no_resident(dossier, more):
    [bo, _] = residents(dossier, {}, {})
    edit.change(dossier, Contact, THIRD, **more)
    refused(dossier, bo, THIRD, "geen aantekeningen")
    refused(dossier, THIRD, bo, "geen aantekeningen")


def test_who_is_in_office_is_no_resident(dossier):
    [bo, _] = residents(dossier, {}, {})
    refused(dossier, bo, GONE, "afdelingshoofd")
    take_position(dossier, THIRD, KEEP, is_head=True)
    refused(dossier, bo, THIRD, "afdelingshoofd")


def test_a_professional_with_two_ways_to_be_reached_is_no_resident(dossier):
    [bo, _] = residents(dossier, {}, {})
    edit.change(dossier, Contact, THIRD, phone="06 12345678", email="anna@ymere.example")
    refused(dossier, bo, THIRD, "één manier van bereiken")


def refused(dossier, keep, gone, why):
    before = contents(dossier)
    with pytest.raises(Refused, match=why):
        merge_contacts(dossier, keep, gone)
    assert contents(dossier) == before


# -- what is no reference --


def test_an_adopted_overview_stays_as_it_was_and_a_draft_follows(dossier):
    for half_year in (SPRING, AUTUMN):
        choose_for_overview(dossier, half_year, "fading", [f"{GONE}:2026-03-12", f"{GONE}1:2026-03-12"])
    adopt_overview(dossier, SPRING, DAY, content=f'{{"id": {GONE}}}', document=b"%PDF", sha256="x")
    before = dossier.reader.execute("SELECT * FROM overviews WHERE half = 1").fetchall()
    merge_organisations(dossier, KEEP, GONE)
    merge_contacts(dossier, KEEP, GONE)
    assert dossier.reader.execute("SELECT * FROM overviews WHERE half = 1").fetchall() == before
    assert choices_of(dossier.reader, AUTUMN)["fading"] == [f"{KEEP}:2026-03-12", f"{GONE}1:2026-03-12"]


def test_what_was_put_off_of_both_comes_back_on_the_first_day(dossier):
    reason = AttentionReason.QUIET_CONTACT
    postpone(dossier, reason, GONE, DAY)
    postpone(dossier, AttentionReason.LATE_ACTION, GONE, DAY)
    merge_contacts(dossier, KEEP, GONE)
    assert list_postponements(dossier.reader) == [
        (reason, KEEP, DAY),
        (AttentionReason.LATE_ACTION, GONE, DAY),
    ]
    dossier.undo()
    postpone(dossier, reason, KEEP, LATER)
    merge_contacts(dossier, KEEP, GONE)
    assert (reason, KEEP, DAY) in list_postponements(dossier.reader)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_put_off_about_one_that_went_is_put_off_about_the_one_that_stays(dossier, kind):
    # What a line is about, only the line knows: ask for each new one whether it is about people or organisations.
    about = {Contact: {"quiet_contact", "review_data"}, Organisation: {"fading"}}
    assert set(POSTPONED[kind]) == about[kind]
    for reason in AttentionReason:
        postpone(dossier, reason, GONE, LATER)
    MERGE[kind](dossier, KEEP, GONE)
    assert {row.reason for row in list_postponements(dossier.reader) if row.about == KEEP} == about[kind]


# -- not the same --


@pytest.mark.parametrize("kind", DistinctKind)
def test_two_that_are_not_the_same_are_known_as_such_for_good(dossier, path, kind):
    keep_apart(dossier, kind, GONE, KEEP)
    assert dossier.undoable == f"Niet dezelfde {kind.dutch}"
    assert distinct_pairs(dossier.reader, kind) == {(KEEP, GONE)}
    before = contents(dossier)
    keep_apart(dossier, kind, KEEP, GONE)
    assert contents(dossier) == before
    dossier.close()
    with Dossier.open(path) as reopened:
        assert distinct_pairs(reopened.reader, kind) == {(KEEP, GONE)}
        reopened.undo()
        assert distinct_pairs(reopened.reader, kind) == set()


def test_who_is_not_the_one_that_went_is_not_the_one_that_stays(dossier):
    for pair in ((GONE, THIRD), (KEEP, GONE)):
        keep_apart(dossier, DistinctKind.CONTACT, *pair)
        keep_apart(dossier, DistinctKind.ORGANISATION, *pair)
    merge_contacts(dossier, KEEP, GONE)
    assert distinct_pairs(dossier.reader, DistinctKind.CONTACT) == {(KEEP, THIRD)}
    assert distinct_pairs(dossier.reader, DistinctKind.ORGANISATION) == {(KEEP, GONE), (GONE, THIRD)}
    dossier.undo()
    keep_apart(dossier, DistinctKind.CONTACT, KEEP, THIRD)
    merge_contacts(dossier, KEEP, GONE)
    assert distinct_pairs(dossier.reader, DistinctKind.CONTACT) == {(KEEP, THIRD)}


def test_nothing_is_not_the_same_as_itself(dossier):
    with pytest.raises(Refused):
        keep_apart(dossier, DistinctKind.CONTACT, KEEP, KEEP)


# -- no --


@pytest.mark.parametrize("kind", KINDS)
def test_one_alone_and_what_is_not_there_are_not_merged(dossier, kind):
    before = contents(dossier)
    for keep, gone in ((KEEP, KEEP), (KEEP, 99), (99, GONE)):
        with pytest.raises(Refused):
            MERGE[kind](dossier, keep, gone)
    assert contents(dossier) == before


@pytest.mark.parametrize("kind", KINDS)
def test_in_a_dossier_that_is_only_to_be_read_nothing_is_merged(path, kind):
    with Dossier.open(path, read_only=True) as dossier:
        before = contents(dossier)
        with pytest.raises(faults.ReadOnly):
            MERGE[kind](dossier, KEEP, GONE)
        with pytest.raises(faults.ReadOnly):
            keep_apart(dossier, DISTINCT[kind], KEEP, GONE)
        assert contents(dossier) == before


def test_the_word_that_two_are_not_the_same_is_held_to_its_order(dossier):
    with pytest.raises(Refused), dossier.write("x") as session:
        session.add(Distinct(kind=DistinctKind.CONTACT, lower=GONE, higher=KEEP))
    with dossier.write("y") as session:
        session.add(Distinct(kind=DistinctKind.CONTACT, lower=KEEP, higher=GONE))
        session.flush()
        assert session.scalar(select(Distinct)).lower == KEEP
