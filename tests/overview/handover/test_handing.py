"""A dossier for a successor: all of it, or nothing that is confidential or hangs on what is."""

import datetime as dt
from functools import partial

import pytest

from tests.dossiers import contents, new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.photo import NewPicture, Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AccountAction, ContactKind, MomentKind
from wijkdesk.overview.handover.content import handover_of
from wijkdesk.overview.handover.handing import hand_over
from wijkdesk.storage import check, driver, faults
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.people import list_contacts, list_organisations
from wijkdesk.storage.search_index import differs
from wijkdesk.storage.writing import actions, edit, overviews, photos

TODAY = dt.date(2026, 11, 23)
SECRETS = (
    "Xalmavrijn",
    "Zwijgplicht",
    "Qorvenhuis",
    "Wraakneming",
    "0612345678",
    "Vluchtplan",
    "Geheimhouder",
    "Vlietsprong",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A dossier in which something of every kind is confidential, hangs on it, or names it."""
    path = new_dossier(tmp_path_factory.mktemp("told"))
    with Dossier.open(path) as dossier:
        add = partial(edit.add, dossier)
        hidden = add(Organisation, name="Qorvenhuis", confidential=True)
        partner = add(Organisation, name="Ymere")
        resident = add(
            Contact,
            kind=ContactKind.RESIDENT,
            first_name="Zeynep",
            last_name="Xalmavrijn",
            phone="0612345678",
            confidential=True,
        )
        official = add(Contact, kind=ContactKind.PROFESSIONAL, last_name="Geheimhouder", confidential=True)
        neighbour = add(Contact, kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Bruinsma")
        stranger = add(Contact, kind=ContactKind.RESIDENT, first_name="Noor", last_name="Vlietsprong")
        other = add(Organisation, name="Recherche Haarlem")
        add(Organisation, name="Buurtkrant")
        secret = add(Action, title="Zwijgplicht", confidential=True)
        street = add(
            Action,
            title="Lampen",
            lead=partner,
            partners=[partner, hidden],
            lead_contact=official,
            description="Met Zeynep Xalmavrijn, 06-12345678, en Qorvenhuis, na Zwijgplicht. Fatma Bruinsma deed mee, "
            "Noor Vlietsprong ook, en de recherche.",
        )
        actions.follow_action(dossier, street, secret)
        add(Action, title="Van het huis", lead=hidden, description="Vluchtplan")
        add(Event, title="Wraakneming", day=TODAY, action=secret)
        add(Event, title="Feest", day=TODAY, action=street)
        add(Escalation, subject="Vluchtplan", action=secret)
        add(Promise, what="Vluchtplan", by_organisation=hidden)
        add(Promise, what="Een lamp", by_organisation=partner, to_contact=resident)
        for number, action in enumerate((street, secret, street), start=1):
            picture = NewPicture("image/jpeg", 1, 1, f"Beeld{number}".encode(), f"Klein{number}".encode())
            photo = photos.add_photo(dossier, picture, action=action)
        edit.change(dossier, Photo, photo, confidential=True)
        talk = {"day": TODAY, "kind": MomentKind.TALK}
        add(ContactMoment, **talk, summary="Bij haar thuis", contacts=[resident])
        add(ContactMoment, **talk, summary="Vluchtplan op straat", contacts=[neighbour, resident])
        add(ContactMoment, **talk, summary="Op straat", contacts=[neighbour])
        add(ContactMoment, **talk, summary="Vluchtplan", contacts=[stranger], organisations=[other], action=secret)
        add(ContactMoment, **talk, summary="Vluchtplan", contacts=[neighbour], confidential=True)
        edit.change(dossier, Pillar, 1, aim="Weg met de Wraakneming", portfolio_holder=official)
        overviews.write_overview_text(dossier, HalfYear(2026, 2), "outlook", "Zeynep Xalmavrijn helpt.")
        edit.remove(dossier, Action, add(Action, title="Weg: Vluchtplan"))
        yield dossier


@pytest.fixture(params=[None, "voor de opvolger"], ids=["plain", "password"])
def password(request):
    return request.param


def test_whole_it_is_the_same_row_by_row_and_its_history_too(told, tmp_path):
    path = tmp_path / "Opvolger.wijkdesk"
    hand_over(told, path, whole=True, password="voor de opvolger", today=TODAY)

    assert not driver.is_plain(path)
    with Dossier.open(path, password="voor de opvolger") as successor:
        assert contents(successor) | {"account_entries": {}} == contents(told) | {"account_entries": {}}
        assert check.findings(successor) == []
        steps = "SELECT label FROM journal_steps"
        assert len(driver.fetch(successor.reader, steps)) == len(driver.fetch(told.reader, steps)) + 1
        assert successor.undo() is None
        last = max(row.id for row in list_actions(told.reader))
        assert edit.add(successor, Action, title="Nieuw") > last + 1  # also not the number of what was deleted


def test_without_what_is_confidential_nothing_of_it_is_in_the_file(told, tmp_path):
    path = tmp_path / "Opvolger.wijkdesk"
    handed = hand_over(told, path, whole=False, password=None, today=TODAY)

    content = path.read_bytes()
    for secret in (*SECRETS, "Beeld2", "Klein2", "Beeld3", "Klein3"):
        assert secret.encode() not in content, secret
        assert secret.lower().encode() not in content, secret
        assert secret not in repr(handed.pages)
    with Dossier.open(path) as successor:
        reader = successor.reader
        assert check.findings(successor) == []
        assert not differs(reader)
        [street] = list_actions(reader)
        assert (street.title, street.partners, street.follows, street.lead_contact) == (
            "Lampen",
            ("Ymere",),
            None,
            None,
        )
        assert street.description == (
            "Met (weggelaten), (weggelaten), en (weggelaten), na (weggelaten). Fatma Bruinsma deed mee, "
            "(weggelaten) ook, en de recherche."
        )
        assert [row.name for row in list_contacts(reader)] == ["Fatma Bruinsma"]
        assert [row.name for row in list_organisations(reader)] == ["Buurtkrant", "Ymere"]
        assert driver.fetch(reader, "SELECT content FROM pictures") == [(b"Beeld1",)]
        for table in ("journal_steps", "journal_changes", "overviews", "account_entries"):
            assert driver.fetch(reader, f"SELECT count(*) FROM {table}") == [(0,)]
        assert edit.add(successor, Action, title="Nieuw")
        assert successor.undo() == "Actie toegevoegd"


def test_who_was_there_decides_whether_a_moment_goes_along(told, tmp_path):
    path = tmp_path / "Opvolger.wijkdesk"
    hand_over(told, path, whole=False, password=None, today=TODAY)

    with Dossier.open(path, read_only=True) as successor:
        assert [(row.summary, row.contacts) for row in list_moments(successor.reader)] == [
            ("Op straat", ("Fatma Bruinsma",))
        ]


def test_it_opens_with_the_new_password_alone(told, tmp_path, password):
    path = tmp_path / "Opvolger.wijkdesk"
    hand_over(told, path, whole=False, password=password, today=TODAY)

    assert driver.is_plain(path) == (password is None)
    with Dossier.open(path, password=password, read_only=True) as successor:
        assert [row.title for row in list_actions(successor.reader)] == ["Lampen"]


def test_it_stands_in_the_account(told, tmp_path):
    path = tmp_path / "Opvolger.wijkdesk"
    hand_over(told, path, whole=False, password=None, today=TODAY)

    pages, line = list_account(told.reader)[:2]
    assert (pages.what, pages.destination) == ("Bladen voor de opvolger", str(path.with_suffix(".pdf")))
    assert (line.action, line.what) == (AccountAction.HANDOVER, "Dossier zonder wat vertrouwelijk is")
    assert line.destination == str(path)


@pytest.mark.parametrize("there", ["Opvolger.wijkdesk", "Opvolger.pdf"])
def test_a_file_that_is_there_stays_and_nothing_is_written(told, tmp_path, there):
    (tmp_path / there).write_text("van mij")
    noted = len(list_account(told.reader))
    with pytest.raises(faults.AlreadyThere):
        hand_over(told, tmp_path / "Opvolger.wijkdesk", whole=True, password=None, today=TODAY)

    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(there, "van mij")]
    assert len(list_account(told.reader)) == noted


def test_a_locked_dossier_goes_to_nobody_without_a_password(tmp_path):
    path = new_dossier(tmp_path, password="rozen")
    with Dossier.open(path, password="rozen") as dossier, pytest.raises(Refused, match="ook een voor je opvolger"):
        hand_over(dossier, tmp_path / "Opvolger.wijkdesk", whole=True, password=None, today=TODAY)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_the_pages_name_no_resident_and_nothing_confidential_also_of_the_whole(told):
    said = repr(handover_of(told.reader, today=TODAY))

    assert "Lampen" in said
    assert "Bruinsma" not in said
    assert [secret for secret in SECRETS if secret in said] == []
