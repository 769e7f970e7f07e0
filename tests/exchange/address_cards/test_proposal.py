"""What becomes of the people of a file: who is new, who stands there already, and what that does to the dossier."""

import datetime as dt

import pytest

from tests.dossiers import contents, new_dossier
from tests.exchange.address_cards import making
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind, LegalGround
from wijkdesk.exchange.address_cards.proposal import Way, decide, known_in, people_of, propose
from wijkdesk.exchange.address_cards.splitting import split_cards
from wijkdesk.exchange.address_cards.vcard_in import read_card
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.people import list_contacts, list_organisations
from wijkdesk.storage.writing.address_cards import take_in_people

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def dossier(tmp_path):
    ymere = Organisation(name="Ymere")
    ayse = Contact(first_name="Ayse", last_name="Celik", email="ayse@ymere.example")
    ayse.take_position(ymere)
    kees = Contact(first_name="Kees", last_name="Bakker", kind=ContactKind.RESIDENT, email="kees@buurt.example")
    with Dossier.open(new_dossier(tmp_path, ayse, kees)) as dossier:
        yield dossier


def proposed(dossier, *cards):
    read = [read_card(raw) for raw in split_cards("".join(cards).encode())]
    return propose(read, known_in(dossier.reader)).proposals


def take(dossier, decisions):
    return take_in_people(dossier, people_of(decisions, "adresboek"), TODAY)


def contact(dossier, name):
    return next(row for row in list_contacts(dossier.reader) if row.name == name)


def test_who_stands_in_the_dossier_is_proposed_to_be_supplemented(dossier):
    [proposal] = proposed(dossier, making.android())
    assert (proposal.name, proposal.kind) == ("Ayse Celik", ContactKind.PROFESSIONAL)
    assert "zelfde" in proposal.evidence
    assert proposal.organisation == 1

    before = contact(dossier, "Ayse Celik")
    taken = take(dossier, [decide(proposal)])
    assert (taken.added, taken.supplemented, taken.organisations) == (0, 1, 0)
    after = contact(dossier, "Ayse Celik")
    assert (before.phone, after.phone) == ("", "06 12345678")
    assert after._replace(phone="") == before  # her name, spelled otherwise on the card, stays


def test_nothing_that_stands_there_is_changed_and_what_differs_is_told(dossier):
    card = making.card("FN:Ayse Celik", "EMAIL:ander@ymere.example", "ORG:Politie", "NOTE:belt graag")
    [proposal] = proposed(dossier, card)
    taken = take(dossier, [decide(proposal)])
    after = contact(dossier, "Ayse Celik")
    assert (after.email, after.organisation, after.notes) == ("ayse@ymere.example", "Ymere", "belt graag")
    assert {what for _, what in taken.not_taken} == {"ander e-mailadres", "andere organisatie"}


def test_somebody_may_be_added_as_new_or_skipped_all_the_same(dossier):
    [proposal] = proposed(dossier, making.android())
    taken = take(dossier, [decide(proposal)._replace(way=Way.ADD)])
    assert taken.added == 1
    assert take(dossier, [decide(proposal)._replace(way=Way.SKIP)]).added == 0


def test_the_same_person_twice_in_a_file_comes_in_once(dossier):
    one = making.card("FN:Piet Vos", "ORG:Politie", "TEL;TYPE=CELL:0611111111")
    other = making.card("FN:Piet Vos", "ORG:Politie", "EMAIL:piet@politie.example")
    proposals = proposed(dossier, one, other)
    assert (proposals[0].is_double, proposals[1].earlier) == (False, 1)
    taken = take(dossier, map(decide, proposals))
    assert (taken.added, taken.supplemented) == (1, 1)
    piet = contact(dossier, "Piet Vos")
    assert (piet.phone, piet.email) == ("06 11111111", "piet@politie.example")


def test_who_is_on_an_earlier_card_is_what_that_one_is(dossier):
    first, second = proposed(dossier, making.card("FN:Els Bos"), making.card("FN:Els Bos", "TEL:0611111111"))
    assert take(dossier, [decide(first), decide(second)]).added == 0
    taken = take(dossier, [decide(first)._replace(kind=ContactKind.ADMINISTRATOR), decide(second)])
    assert (taken.added, taken.supplemented) == (1, 1)
    assert contact(dossier, "Els Bos").phone == "06 11111111"


def test_who_has_an_organisation_is_a_professional_and_of_others_it_is_asked(dossier):
    with_one, without = proposed(dossier, making.card("FN:Piet Vos", "ORG:Politie"), making.card("FN:Els Bos"))
    assert (with_one.kind, without.kind) == (ContactKind.PROFESSIONAL, None)
    assert take(dossier, map(decide, (with_one, without))).added == 1
    assert "Els Bos" not in {row.name for row in list_contacts(dossier.reader)}


def test_of_a_resident_comes_in_what_serves_and_why_it_is_kept(dossier):
    card = making.card("FN:Els Bos", "TEL:0611111111", "EMAIL:els@x.example", "ORG:Bakkerij", "NOTE:belt graag")
    [proposal] = proposed(dossier, card)
    chosen = decide(proposal)._replace(kind=ContactKind.RESIDENT, purpose="de buurttuin", ground=LegalGround.CONSENT)
    take(dossier, [chosen])
    els = contact(dossier, "Els Bos")
    assert (els.kind, els.phone, els.email, els.notes) == (ContactKind.RESIDENT, "", "els@x.example", "")
    assert (els.organisation, els.purpose, els.ground) == (None, "de buurttuin", LegalGround.CONSENT)
    assert (els.source, els.review_on) == ("adresboek", dt.date(2027, 11, 23))


def test_a_resident_who_is_there_gets_no_second_way_to_be_reached(dossier):
    [proposal] = proposed(dossier, making.card("FN:Kees Bakker", "EMAIL:kees@buurt.example", "TEL:0611111111"))
    assert proposal.kind is ContactKind.RESIDENT
    take(dossier, [decide(proposal)])
    assert contact(dossier, "Kees Bakker").phone == ""


def test_who_has_no_organisation_may_be_a_resident_of_that_name(dossier):
    [proposal] = proposed(dossier, making.card("FN:Kees Bakker"))
    assert (proposal.name, proposal.kind) == ("Kees Bakker", ContactKind.RESIDENT)


def test_organisations_are_known_however_they_are_typed_and_a_new_one_is_made_once(dossier):
    cards = [
        making.card(f"FN:{name}", f"ORG:{org}")
        for name, org in (("A B", "YMERE"), ("C D", "Politie"), ("E F", "politie "))
    ]
    taken = take(dossier, map(decide, proposed(dossier, *cards)))
    assert taken.organisations == 1
    assert [row.name for row in list_organisations(dossier.reader)] == ["Politie", "Ymere"]


def test_all_of_it_is_one_step_that_can_be_undone_and_reading_twice_adds_nothing(dossier):
    before = contents(dossier)
    cards = [making.outlook(), making.server(), making.android()]
    first = take(dossier, map(decide, proposed(dossier, *cards)))
    second = take(dossier, map(decide, proposed(dossier, *cards)))
    assert (first.added, second.added, second.supplemented) == (2, 0, 0)
    assert dossier.undo() == "Contacten ingelezen"
    assert contents(dossier) == before


def test_a_rule_that_says_no_keeps_all_of_it_out(dossier):
    before = contents(dossier)
    [proposal] = proposed(dossier, making.card("FN:Els Bos"))
    broken = people_of([decide(proposal)._replace(kind=ContactKind.RESIDENT)], "x")[0]._replace(notes="van alles")
    with pytest.raises(Refused, match="Els Bos"):
        take_in_people(dossier, [broken], TODAY)
    assert contents(dossier) == before
