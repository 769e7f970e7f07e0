"""From a dossier to the letters in the PDF."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.pages import texts_of
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, ContactKind, EventKind, Light
from wijkdesk.overview.pages.layout import write_overview

DAY = dt.date(2026, 3, 12)


def dossier_full_of(text, title, *, name=None, confidential=False, resident=("Fatma", "", "Yılmaz")):
    """One of everything that an overview is made of.

    ``title`` is where something must stand, ``name`` what organisations and officials are called, ``text`` all else.
    """
    name = name or title
    marked = {"confidential": confidential}
    partner = Organisation(name=name, notes=text, address=text, **marked)
    official = Contact(kind=ContactKind.ADMINISTRATOR, last_name=name, notes=text, **marked)
    official.take_position(partner, role=text, is_head=True)
    neighbour = Contact(
        kind=ContactKind.RESIDENT, first_name=resident[0], infix=resident[1], last_name=resident[2], **marked
    )
    words = {"description": text, "place": text, **marked}
    goal = PolicyGoal(title=title, organisation=partner, description=text, **marked)
    links = {"lead": partner, "partners": [partner], "goals": [goal], "lead_contact": official}
    ended = Action(title=title, next_step=text, **links, **words)
    ended.end(ActionState.FAILED, DAY, lesson=title, result=text)
    running = Action(title=title, state=ActionState.WAITING, first_day=DAY, waits_for=text, follows=ended, **words)
    report = Escalation(subject=title, what_happened=text, consequence=text, asked=text, reported_to=official, **marked)
    report.send(DAY)
    report.record_answer(DAY, title)
    kept = Promise(what=title, by_contact=official, to_contact=neighbour, made_on=DAY, **marked)
    kept.break_off(DAY, text)
    kept.tell_residents(DAY, text)
    pledge = Commitment(organisation=partner, what=title, head=official, first_day=dt.date(2025, 1, 1), **marked)
    pledge.reconfirm(DAY, confirmed=False, note=text)
    return [
        neighbour,
        ended,
        running,
        Action(title=title, **words),
        report,
        kept,
        Promise(what=title, by_organisation=partner, to_residents=True, made_on=DAY, **marked),
        pledge,
        *(Event(title=title, day=DAY, kind=kind, **words) for kind in EventKind),
        ContactMoment(day=DAY, summary=text, notes=text, contacts=[official, neighbour], **marked),
    ]


def approach(text, title, sponsor=None):
    pillar = Pillar(name=title, aim=text)
    pillar.rate(Light.RED, DAY, note=text, cause=text, consequence=text, correction=text)
    first_day, last_day = dt.date(2022, 1, 1), dt.date(2027, 12, 31)
    texts = {"municipality": text, "coordinator": text, "department": text}
    return [pillar, Programme(name=title, first_day=first_day, last_day=last_day, sponsor=sponsor, **texts)]


def read(content, path):
    write_overview(content, path)
    return "\n".join(texts_of(path))


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&\"'/ \n\u202e\u200dبא🙂")), max_size=120))
@example(text="<b>&\"' <para> &amp; <img src='/x.png'>")
@example(text="</font></b> 🙂 مرحبا שלום")
@example(text="x" * 2_000)
@example(text="")
def test_any_text_in_any_field_of_a_dossier_gives_an_overview(text, say, tmp_path):
    title = f"t{text}"
    things = [*approach(text, title), *dossier_full_of(text, title)]

    content = say(*things, half_year="2026-1", today=DAY)

    assert content.numbers.failed == 1
    assert "HALFJAAROVERZICHT" in read(content, tmp_path / "overzicht.pdf")


def test_nothing_confidential_can_be_read_in_the_pdf(say, tmp_path):
    things = [*approach("", "Rozenprieel"), *dossier_full_of("Geheim", "Geheim", confidential=True)]

    text = read(say(*things, today=DAY), tmp_path / "overzicht.pdf")

    assert "eheim" not in text
    assert "geen gegevens" in text


@pytest.mark.parametrize("resident", [("Fatma", "", "Yılmaz"), ("Anna-Maria", "van den", "Berg"), ("O'Neill", "", "")])
def test_no_resident_can_be_read_in_the_pdf(say, tmp_path, resident):
    name = " ".join(part for part in resident if part)
    text = f"{name} zei dat {resident[0]} en {resident[2] or name} en {resident[0]}'s buren tevreden zijn."
    things = [*approach(text, text), *dossier_full_of(text, text, name="Ymere", resident=resident)]
    things[1].coordinator = "Mila Vos"

    content = say(*things, today=DAY)
    told = read(content, tmp_path / "overzicht.pdf")

    assert [part for part in resident if part and part in told] == []
    assert content.names_hidden > 40
