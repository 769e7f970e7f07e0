"""Whatever leaves a dossier: nothing in it of what is confidential, however that is marked, linked or named."""

import datetime as dt
import io
import zipfile
from contextlib import contextmanager
from functools import partial

import pypdf
import pytest

from tests.dossiers import contents
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, ContactKind, EventKind, MomentKind
from wijkdesk.example import create_example
from wijkdesk.overview.content import overview_of
from wijkdesk.overview.editions import Asked, Held, make_document
from wijkdesk.overview.escalation_letter import letter_of
from wijkdesk.overview.handover.handing import hand_over
from wijkdesk.overview.pages.escalation_layout import render_letter
from wijkdesk.overview.pages.handover_layout import render_handover
from wijkdesk.overview.pages.plan_layout import render_plan
from wijkdesk.overview.plan import plan_of
from wijkdesk.overview.variants import names_for, variant_for
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.events import list_escalations
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.storage.reading.promises import list_goals
from wijkdesk.storage.writing import edit, overviews
from wijkdesk.storage.writing.events import send_escalation

TODAY = dt.date(2026, 11, 23)
DAY = dt.date(2026, 9, 14)
HALF_YEAR = HalfYear(2026, 2)
SECRETS = ("Zwartezwaan", "zwartezwaan", "Qorvenhuis", "Vlietsprong", "Schimmelpenninck", "0612349876", "Zilverreiger")
"""The second is in what hangs on what is marked, the last in what the example has marked."""

NAMED = "Met Qorvenhuis en Noor Vlietsprong (06-12349876) en A. Schimmelpenninck; zie Zwartezwaan de eerste."


@contextmanager
def with_secrets(folder):
    """The example with something confidential of every kind, and what hangs on each."""
    path = folder / "voorbeeld.wijkdesk"
    create_example(path, today=TODAY)
    with Dossier.open(path) as opened:
        add_secrets(opened)
        yield opened


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    with with_secrets(tmp_path_factory.mktemp("example")) as opened:
        yield opened


@pytest.fixture
def naming(tmp_path):
    """The same with texts that name it."""
    with with_secrets(tmp_path) as opened:
        edit.add(opened, Event, title=NAMED, day=DAY, kind=EventKind.MILESTONE)
        edit.add(opened, Action, title=NAMED, main_pillar=1, state=ActionState.RUNNING, started_on=DAY)
        overviews.write_overview_text(opened, HALF_YEAR, "outlook", NAMED)
        yield opened


def add_secrets(dossier):
    add, secret = partial(edit.add, dossier), {"confidential": True}
    house = add(Organisation, name="Stichting Qorvenhuis", phone="023-5319876", **secret)
    other = add(Organisation, name="Zwartezwaan recherche")
    resident = {"kind": ContactKind.RESIDENT, "first_name": "Noor", "last_name": "Vlietsprong", "phone": "0612349876"}
    noor = add(Contact, **resident, **secret)
    official = add(Contact, kind=ContactKind.ADMINISTRATOR, first_name="Arend", last_name="Schimmelpenninck", **secret)
    alderman = next(row.id for row in list_contacts(dossier.reader) if row.kind is ContactKind.ADMINISTRATOR)
    partner = next(row.organisation_id for row in list_goals(dossier.reader) if row.organisation_id is not None)
    goal = add(PolicyGoal, title="Zwartezwaan doel", organisation=partner, **secret)
    running = {
        "main_pillar": 1,
        "state": ActionState.RUNNING,
        "started_on": DAY,
        "goals": [goal],
        "next_step": "zwartezwaan",
    }
    marked = add(Action, title="Zwartezwaan de eerste", lead=partner, partners=[other], **running, **secret)
    led = [
        add(Action, title="Door zwartezwaan huis", lead=house, **running),
        add(Action, title="Door zwartezwaan iemand", lead_contact=official, **running),
        add(Action, title="Door zwartezwaan buur", lead_contact=noor, **running),
        add(Action, title="Met zwartezwaan alleen", partners=[house], **running),
    ]
    shown = {"main_pillar": 1, "state": ActionState.RUNNING, "started_on": DAY}
    add(Action, title="Lampen in het achterpad", lead=partner, partners=[partner, house], **shown)
    for action in (marked, *led):
        add(Event, title="Zwartezwaan succes", day=DAY, kind=EventKind.SUCCESS, action=action)
        report(dossier, alderman, subject="zwartezwaan actie", action=action)
        add(Promise, what="zwartezwaan actie", to_residents=True, made_on=DAY, action=action)
        add(ContactMoment, day=DAY, kind=MomentKind.TALK, summary="zwartezwaan", organisations=[partner], action=action)
    add(Event, title="Zwartezwaan signaal", day=DAY, kind=EventKind.SIGNAL, **secret)
    report(dossier, alderman, subject="Zwartezwaan zelf", **secret)
    report(dossier, official, subject="Melding aan zwartezwaan")
    talk = {"day": DAY, "kind": MomentKind.TALK, "summary": "zwartezwaan"}
    closed = add(ContactMoment, **talk, contacts=[noor])
    add(ContactMoment, **talk, organisations=[house, partner])
    add(ContactMoment, **talk, organisations=[partner], **secret)
    for side in (
        {"by_contact": noor},
        {"by_contact": official},
        {"by_organisation": house},
        {"to_contact": noor},
        secret,
    ):
        add(Promise, what="zwartezwaan belofte", to_residents=True, made_on=DAY, **side)
    add(Promise, what="zwartezwaan gesprek", to_residents=True, made_on=DAY, made_in=closed)
    for pledge in ({"organisation": house}, {"organisation": partner, **secret}):
        add(Commitment, what="zwartezwaan inzet", first_day=DAY, **pledge)
    add(PolicyGoal, title="zwartezwaan van iemand", portfolio_holder=official)


def report(dossier, to, **values):
    number = edit.add(dossier, Escalation, what_happened="zwartezwaan", reported_to=to, **values)
    send_escalation(dossier, number, DAY)


def words_in(document):
    if document.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(document)) as file:
            return "".join(file.read(name).decode("utf-8", "ignore") for name in file.namelist())
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document)).pages).replace("\n", " ")


def leaked(text):
    return [secret for secret in SECRETS if secret in text or secret in text.replace(" ", "")]


def make(dossier, **asked):
    return make_document(dossier.reader, HALF_YEAR, Asked(**asked), today=TODAY).document


@pytest.mark.parametrize("how", ["pdf", "odt"])
@pytest.mark.parametrize("public", [False, True])
def test_the_overview_and_its_public_version(dossier, how, public):
    text = words_in(make(dossier, format=how, public=public))

    assert "Lampen in het achterpad" in text
    assert leaked(text) == []


def test_the_extract_of_every_portfolio_holder_and_the_page_of_every_partner(dossier):
    content = overview_of(dossier.reader, HALF_YEAR, today=TODAY)
    names = names_for(content)

    assert leaked(repr(names)) == []
    for name in (*names.portfolio_holders, *names.partners):
        assert leaked(repr(variant_for(content, name))) == [], name
    for name in (names.portfolio_holders[0], names.partners[0]):
        assert leaked(words_in(make(dossier, name=name))) == [], name


def test_the_plan(dossier):
    text = words_in(render_plan(plan_of(dossier.reader, today=TODAY)))

    assert "Lampen in het achterpad" in text
    assert leaked(text) == []


def test_the_letter_of_every_direct_report_that_is_not_confidential_itself(dossier):
    letters = [letter_of(dossier.reader, row.id, today=TODAY) for row in list_escalations(dossier.reader)]
    told = [letter for letter in letters if not letter.is_confidential]

    assert told
    for letter in told:
        assert leaked(words_in(render_letter(letter))) == []


def test_the_dossier_for_a_successor_and_its_pages(dossier, tmp_path):
    path = tmp_path / "Opvolger.wijkdesk"
    handed = hand_over(dossier, path, whole=False, password=None, today=TODAY)

    assert leaked(path.read_bytes().decode("utf-8", "ignore")) == []
    assert leaked(words_in(render_handover(handed.pages))) == []
    with Dossier.open(path, read_only=True) as successor:
        assert leaked(str(contents(successor))) == []


def test_what_names_it_is_asked_about_in_an_overview_and_marked_in_what_goes_along_as_it_is(naming, tmp_path):
    path = tmp_path / "Opvolger.wijkdesk"
    hand_over(naming, path, whole=False, password=None, today=TODAY)

    with pytest.raises(Held) as held:
        make(naming)
    found = {finding.found for finding in held.value.findings}
    assert {"Qorvenhuis", "Schimmelpenninck", "Zwartezwaan de eerste"} <= found
    assert any("12349876" in each for each in found)
    assert leaked(words_in(render_plan(plan_of(naming.reader, today=TODAY)))) == []
    assert leaked(path.read_bytes().decode("utf-8", "ignore")) == []
    for text in (shared(path), shared(naming.path)):
        assert "Met (weggelaten) en (weggelaten)" in text
        assert leaked(text) == []


def test_what_pictures_of_the_screen_are_made_of(dossier):
    text = shared(dossier.path)

    assert "Lampen in het achterpad" in text
    assert leaked(text) == []


def shared(path):
    with Dossier.open(path, read_only=True) as shown:
        shown.show_shareable()
        return str(contents(shown))
