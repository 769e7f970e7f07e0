"""All that a dossier holds of somebody, to be given to them."""

import datetime as dt
import json

import pytest

from tests.dossiers import HOSTILE, new_dossier
from tests.pdf.structure import faults, told
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment, Reconfirmation
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind, MomentKind
from wijkdesk.overview.access import access_of
from wijkdesk.overview.pages.access_layout import render_access
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.records import RECORDS
from wijkdesk.storage.tables import metadata
from wijkdesk.storage.writing import edit

DAY = dt.date(2026, 3, 12)
ANNA, FATMA = 1, 2


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    anna = Contact(first_name="Anna", last_name="Bakker", notes=HOSTILE)
    fatma = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz")
    ymere = Organisation(name="Ymere", notes="Vraag Anna Bakker naar de sleutels.")
    commitment = Commitment(organisation=ymere, what="Elke maand aanwezig", head=anna)
    commitment.reconfirmations.append(Reconfirmation(day=DAY, by=anna, confirmed=True, note="Graag."))
    return new_dossier(
        tmp_path_factory.mktemp("access"),
        *(anna, fatma, ymere, commitment),
        ContactMoment(
            day=DAY, kind=MomentKind.TALK, summary="Met Fatma Yılmaz", contacts=[anna, fatma], confidential=True
        ),
        Promise(what="Lampen", by_contact=anna, to_contact=fatma),
        Action(title="Verlichting", lead_contact=anna),
        PolicyGoal(title="Veilig thuis", portfolio_holder=anna),
        Escalation(subject="Te donker", reported_to=anna, copied_to=[anna]),
    )


@pytest.fixture(scope="module")
def access(path):
    with Dossier.open(path) as dossier:
        edit.change(dossier, Contact, ANNA, phone="06 12345678")
        return access_of(dossier.reader, ANNA, today=DAY)


def test_everything_that_names_somebody_is_in_it_as_what_they_are_there(access):
    assert {(each.kind, each.involved_as) for each in access.involvements} == {
        ("Contactmoment", ("Met wie",)),
        ("Toezegging", ("Door persoon",)),
        ("Commitment", ("Hoofd", "Antwoord gegeven")),
        ("Actie", ("Contact",)),
        ("Beleidsdoel", ("Portefeuille",)),
        ("Directe melding", ("Aan", "Kopie aan")),
    }
    assert [(each.where, each.is_sure) for each in access.mentions] == [("Organisatie ‘Ymere’: Aantekeningen", True)]
    assert [field.after for each in access.history for field in each.fields] == ["06 12345678"]
    facts = {fact.label: fact.text for fact in access.facts}
    assert (facts["Achternaam"], facts["Telefoon"], facts["Aantekeningen"]) == ("Bakker", "06 12345678", HOSTILE)


def test_it_names_no_other_resident(access):
    assert "Yılmaz" not in access.as_json()
    assert "Met een bewoner" in access.as_json()


def test_the_json_can_be_read_back_and_has_every_part(access):
    kept = json.loads(access.as_json())

    assert kept["made_on"] == "2026-03-12"
    assert kept["involvements"][0]["facts"][0].keys() == {"label", "text"}


def test_the_pdf_keeps_both_standards_and_says_it_all(access):
    content = render_access(access)

    assert faults(content) == []
    said = " ".join(text for _, text in told(content))
    for part in ("Anna Bakker", "Elke maand aanwezig", "Vraag Anna Bakker naar de sleutels.", "Veilig thuis"):
        assert part in said


def test_somebody_who_was_deleted_can_still_ask(path):
    with Dossier.open(path) as dossier:
        number = edit.add(dossier, Contact, first_name="Gerda", last_name="Smit")
        edit.remove(dossier, Contact, number)
        access = access_of(dossier.reader, number, today=DAY)

    assert (access.name, access.is_deleted, access.facts) == ("Gerda Smit", True, ())
    assert access.history
    with Dossier.open(path, read_only=True) as dossier, pytest.raises(Refused):
        access_of(dossier.reader, 4711, today=DAY)


def test_every_field_of_the_dossier_that_refers_to_a_person_is_looked_at():
    # What refers to a person by another way than these would have to be told of too.
    columns = {
        (record.table, column)
        for record in RECORDS.values()
        for column, shown in record.columns.items()
        if shown.holds == "contacts"
    }
    columns |= {
        (pairs.table, pairs.other) for each in RECORDS.values() for pairs in each.pairs if pairs.target == "contacts"
    }

    contacts = metadata.tables["contacts"].c.id
    refers = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if column.references(contacts)
    }
    assert refers - columns == {("positions", "contact_id"), ("reconfirmations", "by_id")}
