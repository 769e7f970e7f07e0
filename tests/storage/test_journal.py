"""Undo, redo, and what is announced."""

import datetime as dt
import json
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from tests.dossiers import HOSTILE, contents
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation, Position
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind, Light
from wijkdesk.storage import tables as t
from wijkdesk.storage import write_side
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.overviews import texts_of
from wijkdesk.storage.reading.people import list_contacts, list_positions
from wijkdesk.storage.reading.photos import list_photos, picture
from wijkdesk.storage.writing import edit, overviews, people, pillars, promises

DAY = dt.date(2026, 3, 12)


@pytest.fixture
def action(dossier):
    return edit.add(dossier, Action, title="Lampen")


def row(dossier, number):
    return list_actions(dossier.reader, only=[number])[0]


def journal(dossier):
    return tuple(
        dossier.reader.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
        for table in ("journal_steps", "journal_changes")
    )


# Undo and redo


def test_edits_are_taken_back_from_the_last_to_the_first_and_done_again_in_order(dossier):
    start = contents(dossier)
    states = [start]
    number = edit.add(dossier, Action, title="Lampen")
    states.append(contents(dossier))
    edit.change(dossier, Action, number, title="Betere lampen")
    states.append(contents(dossier))
    edit.remove(dossier, Action, number)
    states.append(contents(dossier))
    labels = ["Actie toegevoegd", "Actie gewijzigd", "Actie verwijderd"]

    for label, state in zip(reversed(labels), reversed(states[:-1]), strict=True):
        assert dossier.undoable == label
        assert dossier.undo() == label
        assert dossier.redoable == label
        assert contents(dossier) == state
    assert (dossier.undoable, dossier.undo()) == (None, None)

    for label, state in zip(labels, states[1:], strict=True):
        assert dossier.redoable == label
        assert dossier.redo() == label
        assert contents(dossier) == state
    assert (dossier.redoable, dossier.redo()) == (None, None)


def test_undo_and_redo_survive_a_restart(path):
    with Dossier.open(path) as dossier:
        states = [contents(dossier)]
        number = edit.add(dossier, Action, title="Lampen")
        states.append(contents(dossier))
        for title in ("a", "b", "c"):
            edit.change(dossier, Action, number, title=title)
            states.append(contents(dossier))

    for state in reversed(states[:-1]):
        with Dossier.open(path) as dossier:
            assert dossier.undo()
            assert contents(dossier) == state
    for state in states[1:]:
        with Dossier.open(path) as dossier:
            assert dossier.redo()
            assert contents(dossier) == state
    with Dossier.open(path) as dossier:
        assert dossier.redo() is None


def test_a_new_edit_ends_what_could_be_done_again(dossier, action):
    edit.change(dossier, Action, action, title="a")
    edit.change(dossier, Action, action, title="b")
    dossier.undo()
    dossier.undo()

    edit.change(dossier, Action, action, title="c")

    assert dossier.redoable is None
    assert dossier.undo() == "Actie gewijzigd"
    assert row(dossier, action).title == "Lampen"
    assert dossier.undo() == "Actie toegevoegd"


def test_back_and_forth_without_end_changes_nothing(dossier, action):
    edit.change(dossier, Action, action, title="a")
    state = contents(dossier)

    for _ in range(5):
        dossier.undo()
        dossier.redo()

    assert contents(dossier) == state
    assert dossier.undo() == "Actie gewijzigd"
    assert dossier.undo() == "Actie toegevoegd"
    assert dossier.undo() is None


def test_an_edit_without_effect_leaves_no_trace_and_is_not_announced(dossier, action, heard):
    before = journal(dossier)

    edit.change(dossier, Action, action, title="Lampen")
    with dossier.write("there and back") as session:
        thing = edit.get(session, Action, action)
        thing.title = "Stoep"
        session.flush()
        thing.title = "Lampen"
    with dossier.write("added and removed") as session:
        passing = Action(title="Even")
        session.add(passing)
        session.flush()
        session.delete(passing)
    with dossier.write("nothing"):
        pass

    assert heard == []
    assert journal(dossier) == before
    assert dossier.undoable == "Actie toegevoegd"


def test_an_edit_without_effect_leaves_what_could_be_done_again(dossier, action):
    dossier.undo()

    with dossier.write("nothing"):
        pass

    assert dossier.redo() == "Actie toegevoegd"


# One visit to a field


def test_what_is_typed_in_one_visit_is_one_step(dossier, action):
    for title in ("L", "La", "Lantaarns"):
        edit.change(dossier, Action, action, title=title, visit="v1")

    assert dossier.undo() == "Actie gewijzigd"
    assert row(dossier, action).title == "Lampen"
    assert dossier.redo() == "Actie gewijzigd"
    assert row(dossier, action).title == "Lantaarns"
    dossier.undo()
    assert dossier.undo() == "Actie toegevoegd"


def test_another_step_in_between_ends_a_visit(dossier, action):
    edit.change(dossier, Action, action, title="a", visit="v1")
    edit.change(dossier, Action, action, place="Plein")
    edit.change(dossier, Action, action, title="b", visit="v1")

    titles = []
    while dossier.undo():
        titles.append([each.title for each in list_actions(dossier.reader)])

    assert titles == [["a"], ["a"], ["Lampen"], []]


def test_another_visit_and_an_undo_end_a_visit_too(dossier, action):
    edit.change(dossier, Action, action, title="a", visit="v1")
    edit.change(dossier, Action, action, title="b", visit="v2")
    dossier.undo()
    edit.change(dossier, Action, action, title="c", visit="v1")

    dossier.undo()
    assert row(dossier, action).title == "a"
    dossier.undo()
    assert row(dossier, action).title == "Lampen"


def test_a_visit_that_ends_as_it_began_leaves_no_step_but_is_heard(dossier, action, heard):
    edit.change(dossier, Action, action, title="a", visit="v1")
    edit.change(dossier, Action, action, title="Lampen", visit="v1")

    assert heard == [{Action: {action}}] * 2
    assert dossier.undoable == "Actie toegevoegd"


def test_in_a_visit_only_what_changed_since_is_announced(dossier, action, heard):
    other = edit.add(dossier, Event, title="Feest", day=DAY)
    heard.clear()

    edit.change(dossier, Action, action, title="a", visit="v1")
    edit.change(dossier, Event, other, title="b", visit="v1")
    edit.change(dossier, Event, other, title="b", visit="v1")

    assert heard == [{Action: {action}}, {Event: {other}}]


def test_a_final_step_is_final_also_within_a_visit(dossier, action):
    edit.change(dossier, Action, action, title="a", visit="v1")
    with dossier.write("Vastgesteld", visit="v1", final=True) as session:
        edit.get(session, Action, action).title = "b"

    assert dossier.undo() is None


# Steps that cannot be undone


def test_a_final_step_cannot_be_undone_and_nothing_before_it(dossier, action):
    with dossier.write("Vastgesteld", final=True) as session:
        edit.get(session, Action, action).title = "Besluit"
    assert (dossier.undoable, dossier.undo(), dossier.redo()) == (None, None, None)

    edit.change(dossier, Action, action, place="Plein")
    assert dossier.undo() == "Actie gewijzigd"
    assert dossier.undo() is None
    assert row(dossier, action).title == "Besluit"


def test_a_final_step_ends_what_could_be_done_again(dossier, action):
    edit.change(dossier, Action, action, title="a")
    dossier.undo()

    with dossier.write("Vastgesteld", final=True) as session:
        edit.get(session, Action, action).place = "Plein"

    assert dossier.redoable is None
    states = dossier.reader.execute("SELECT kind, state FROM journal_steps ORDER BY id").fetchall()
    assert states == [("edit", "done"), ("edit", "dropped"), ("undo", "done"), ("final", "done")]


def test_a_final_step_without_effect_closes_nothing(dossier, action):
    with dossier.write("Vastgesteld", final=True):
        pass

    assert dossier.undo() == "Actie toegevoegd"


# Rollback


@pytest.mark.parametrize("error", [ValueError("own mistake"), Refused("Dat mag niet."), KeyboardInterrupt()])
def test_a_block_that_raises_changes_announces_and_notes_nothing(dossier, action, heard, error):
    before, noted = contents(dossier), journal(dossier)

    def fail():
        with dossier.write("x") as session:
            edit.get(session, Action, action).title = "x"
            session.add(Action(title="y"))
            session.flush()
            raise error

    with pytest.raises(type(error)):
        fail()

    assert (contents(dossier), journal(dossier), heard) == (before, noted, [])
    assert dossier.undo() == "Actie toegevoegd"


def test_a_rule_that_is_broken_at_the_end_of_the_block_changes_nothing(dossier, action, heard):
    before = contents(dossier)

    def fail():
        with dossier.write("x") as session:
            session.add(Event(title="Feest", day=DAY))
            edit.get(session, Action, action).title = " "

    with pytest.raises(Refused, match="titel"):
        fail()

    assert (contents(dossier), heard) == (before, [])


def test_an_edit_within_an_edit_fails_and_leaves_the_first_whole(path, monkeypatch):
    monkeypatch.setattr(write_side, "_WAIT_SECONDS", 0.1)
    with Dossier.open(path) as dossier:
        heard = []
        number = edit.add(dossier, Action, title="Lampen")
        dossier.listen(heard.append)

        with dossier.write("first") as session:
            edit.get(session, Action, number).title = "first"
            session.flush()
            with pytest.raises(TimeoutError):
                edit.change(dossier, Action, number, title="second")
            edit.get(session, Action, number).place = "Plein"

        assert (row(dossier, number).title, row(dossier, number).place) == ("first", "Plein")
        assert heard == [{Action: {number}}]
        assert dossier.undo() == "first"
        assert (row(dossier, number).title, row(dossier, number).place) == ("Lampen", "")


def test_an_edit_in_another_thread_waits_for_its_turn(dossier, action):
    thread = threading.Thread(target=edit.change, args=(dossier, Action, action), kwargs={"place": "Plein"})
    with dossier.write("first") as session:
        thread.start()
        edit.get(session, Action, action).title = "first"
    thread.join()

    assert (row(dossier, action).title, row(dossier, action).place) == ("first", "Plein")
    assert [dossier.undo(), dossier.undo()] == ["Actie gewijzigd", "first"]


# What is announced


def test_one_commit_is_announced_once_with_every_kind_and_id(dossier, heard):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    contact = edit.add(dossier, Contact, last_name="Berg")
    heard.clear()

    people.take_position(dossier, contact, organisation)
    action = edit.add(dossier, Action, title="Lampen", other_pillars=[2, 3], partners=[organisation])
    moment = edit.add(dossier, ContactMoment, day=DAY, contacts=[contact], organisations=[organisation])
    pillars.rate_pillar(dossier, 4, Light.RED, DAY)
    area = edit.add(dossier, Area, code="NL00")
    edit.change(dossier, Programme, 1, areas=[area])

    assert heard == [
        {Contact: {contact}, Organisation: {organisation}},
        {Action: {action}, Pillar: {2, 3}, Organisation: {organisation}},
        {ContactMoment: {moment}, Contact: {contact}, Organisation: {organisation}},
        {Pillar: {4}},
        {Area: {area}},
        {Programme: {1}, Area: {area}},
    ]


def test_what_a_cascade_changed_is_announced_too(dossier, action, heard):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    edit.change(dossier, Action, action, lead=organisation)
    commitment = edit.add(dossier, Commitment, organisation=organisation, what="Twee dagen")
    heard.clear()

    edit.remove(dossier, Organisation, organisation)
    dossier.undo()
    dossier.redo()

    changed = {Organisation: {organisation}, Action: {action}, Commitment: {commitment}}
    assert heard == [changed] * 3


def test_a_thing_that_moves_is_announced_for_where_it_was_and_where_it_is(dossier, action, heard):
    first, second = (edit.add(dossier, Organisation, name=name) for name in ("Ymere", "Politie"))
    commitment = edit.add(dossier, Commitment, organisation=first, what="Twee dagen")
    heard.clear()

    edit.change(dossier, Commitment, commitment, organisation=second)

    assert heard == [{Commitment: {commitment}, Organisation: {first, second}}]


def test_every_listener_hears_it_after_it_is_durable(dossier, action, path):
    heard = []

    def look(changed):
        with Dossier.open(path, read_only=True) as other:
            heard.append((changed, list_actions(other.reader)[0].title))

    dossier.listen(look)
    dossier.listen(lambda changed: heard.append(changed))

    edit.change(dossier, Action, action, title="a")

    assert heard == [({Action: {action}}, "a"), {Action: {action}}]


# What triggers see and Python does not


def test_bulk_updates_and_deletes_are_undone_and_announced(dossier, heard):
    numbers = {edit.add(dossier, Action, title=f"Actie {place}") for place in range(5)}
    before = contents(dossier)
    heard.clear()

    with dossier.write("all to a pillar") as session:
        session.execute(update(t.actions).values(main_pillar_id=3, quick_win=True))
    with dossier.write("all gone") as session:
        session.execute(delete(Action))
    assert list_actions(dossier.reader) == []

    dossier.undo()
    dossier.undo()
    assert contents(dossier) == before
    assert heard == [{Action: numbers}] * 4


def test_what_was_removed_with_a_thing_or_let_go_of_it_comes_back(dossier, action):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    contact = edit.add(dossier, Contact, last_name="Berg")
    people.take_position(dossier, contact, organisation, role="hoofd", is_head=True, first_day=DAY)
    commitment = edit.add(dossier, Commitment, organisation=organisation, what="Twee dagen", head=contact)
    promises.reconfirm_commitment(dossier, commitment, DAY)
    edit.change(dossier, Action, action, lead=organisation, lead_contact=contact, partners=[organisation])
    edit.add(dossier, Promise, what="Bellen", by_contact=contact, to_organisation=organisation)
    edit.add(dossier, ContactMoment, day=DAY, contacts=[contact], organisations=[organisation])
    before = contents(dossier)

    edit.remove(dossier, Contact, contact)
    edit.remove(dossier, Organisation, organisation)
    after = contents(dossier)
    assert not after["commitments"]
    assert not after["reconfirmations"]
    assert not after["positions"]

    dossier.undo()
    dossier.undo()
    assert contents(dossier) == before
    dossier.redo()
    dossier.redo()
    assert contents(dossier) == after


def test_a_row_that_moved_to_a_new_owner_in_one_step_stays_when_that_owner_goes(dossier):
    old = edit.add(dossier, Organisation, name="Ymere")
    contact = edit.add(dossier, Contact, last_name="Berg")
    held = people.take_position(dossier, contact, old, role="hoofd")
    before = contents(dossier)

    with dossier.write("to a new owner") as session:
        position = edit.get(session, Position, held)
        position.role = "directeur"
        session.flush()
        position.organisation = Organisation(name="Rochdale")
    after = contents(dossier)

    dossier.undo()
    assert contents(dossier) == before
    assert [position.role for position in list_positions(dossier.reader)] == ["hoofd"]
    dossier.redo()
    assert contents(dossier) == after


def test_a_row_that_left_an_owner_who_then_went_stays_when_it_is_done_again(dossier):
    old, new = (edit.add(dossier, Organisation, name=name) for name in ("Ymere", "Rochdale"))
    commitment = edit.add(dossier, Commitment, organisation=old, what="Twee dagen")
    promises.reconfirm_commitment(dossier, commitment, DAY)
    before = contents(dossier)

    with dossier.write("two become one") as session:
        leaving = edit.get(session, Organisation, old)
        leaving.notes = "Gefuseerd"
        session.flush()
        edit.get(session, Commitment, commitment).organisation = edit.get(session, Organisation, new)
        session.flush()
        session.delete(leaving)
    after = contents(dossier)
    assert after["commitments"]
    assert after["reconfirmations"]

    dossier.undo()
    assert contents(dossier) == before
    dossier.redo()
    assert contents(dossier) == after


def test_a_unique_code_can_pass_to_a_new_thing_and_back(dossier):
    old = edit.add(dossier, Area, code="BU03920204", name="noord")
    before = contents(dossier)

    with dossier.write("renewed") as session:
        session.delete(edit.get(session, Area, old))
        session.flush()
        session.add(Area(code="BU03920204", name="Rozenprieel-noord"))
    after = contents(dossier)

    dossier.undo()
    assert contents(dossier) == before
    dossier.redo()
    assert contents(dossier) == after


def test_a_removed_photo_comes_back_with_its_picture(dossier, action):
    with dossier.write("Foto toegevoegd") as session:
        shown = Picture(media_type="image/jpeg", width=4, height=3, content=bytes(range(256)), thumbnail=b"small")
        session.add(Photo(picture=shown, action=edit.get(session, Action, action), description="Voor"))
    [photo] = list_photos(dossier.reader)

    edit.remove(dossier, Photo, photo.id)
    assert list_photos(dossier.reader) == []
    dossier.undo()
    assert list_photos(dossier.reader) == [photo]
    assert picture(dossier.reader, photo.picture_id) == bytes(range(256))

    edit.remove(dossier, Action, action)
    assert list_photos(dossier.reader) == []
    dossier.undo()
    assert list_photos(dossier.reader) == [photo]

    dossier.undo()
    assert list_photos(dossier.reader) == []
    dossier.redo()
    assert picture(dossier.reader, list_photos(dossier.reader)[0].picture_id) == bytes(range(256))


def test_what_can_no_longer_come_back_is_refused_and_the_dossier_stays_as_it_is(dossier, action):
    with dossier.write("Foto toegevoegd") as session:
        shown = Picture(media_type="image/jpeg", width=4, height=3, content=b"whole", thumbnail=b"small")
        session.add(Photo(picture=shown, action=edit.get(session, Action, action)))
    [photo] = list_photos(dossier.reader)
    edit.remove(dossier, Photo, photo.id)
    with dossier.write("purged") as session:
        session.execute(delete(Picture))
    before = contents(dossier)

    with pytest.raises(Refused, match="niet meer is"):
        dossier.undo()

    assert contents(dossier) == before
    assert dossier.undoable == "Foto verwijderd"
    edit.change(dossier, Action, action, place="Plein")
    assert dossier.undo() == "Actie gewijzigd"


# Values come back as they were


TEXTS = st.one_of(st.text(), st.just(HOSTILE), st.text(st.characters(categories=["Cs", "Cc", "So"]), max_size=20))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(TEXTS, min_size=3, max_size=3),
    number=st.floats(allow_nan=False, allow_infinity=False),
    day=st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
)
def test_any_text_number_and_date_comes_back_as_it_was(dossier, texts, number, day):
    title, notes, section = texts
    area = edit.add(dossier, Area, code="NL00")
    indicator = edit.add(dossier, Indicator, name=f"x{title}", target=number, target_on=day)
    edit.add(dossier, Measurement, indicator=indicator, area=area, first_day=DAY, last_day=DAY, value=number)
    contact = edit.add(dossier, Contact, last_name=f"x{title}", notes=notes)
    overviews.write_overview_text(dossier, HalfYear(2026, 1), "outlook", section)
    before = contents(dossier)

    edit.remove(dossier, Area, area)
    edit.remove(dossier, Indicator, indicator)
    edit.remove(dossier, Contact, contact)
    [(overview,)] = dossier.reader.execute("SELECT id FROM overviews").fetchall()
    edit.remove(dossier, Overview, overview)
    for _ in range(4):
        dossier.undo()
    assert contents(dossier) == before

    while dossier.undo():
        pass
    assert not contents(dossier)["contacts"]


@pytest.mark.parametrize("unreadable", ["\x00", "\ud800", "a\x00b\udc80c"])
def test_what_no_file_can_hold_is_left_out_of_a_text(dossier, unreadable):
    readable = "".join(sign for sign in unreadable if sign.isascii() and sign.isalpha())

    contact = edit.add(dossier, Contact, last_name=f"Berg{unreadable}", notes=unreadable)
    overviews.write_overview_text(dossier, HalfYear(2026, 1), "outlook", unreadable)

    [found] = list_contacts(dossier.reader, only=[contact])
    assert (found.last_name, found.notes) == (f"Berg{readable}", readable)
    assert texts_of(dossier.reader, HalfYear(2026, 1)) == {"outlook": readable}


def test_unknown_stays_unknown_and_no_stays_no(dossier, action):
    contact = edit.add(dossier, Contact, kind=ContactKind.RESIDENT, first_name="Anna")
    before = contents(dossier)

    edit.change(dossier, Contact, contact, review_on=DAY, confidential=True)
    dossier.undo()

    assert contents(dossier) == before


# The journal itself


def test_the_journal_reads_as_json_also_where_a_document_may_stand(dossier):
    overviews.write_overview_text(dossier, HalfYear(2026, 1), "outlook", HOSTILE)

    rows = dossier.reader.execute("SELECT table_name, row_key, before, after FROM journal_changes").fetchall()
    [(table, key, before, after)] = rows
    assert (table, json.loads(key), before) == ("overviews", [1], None)
    assert json.loads(json.loads(after)["texts"]) == {"outlook": HOSTILE}
    assert json.loads(after)["document"] is None


def test_the_edits_of_six_years_are_not_read_through_for_each_next_one(dossier, action):
    with dossier.write("x") as session:
        writer = session.connection().connection.dbapi_connection
    asked = []
    for connection in (dossier.reader, writer):
        connection.set_trace_callback(asked.append)

    edit.change(dossier, Action, action, title="a")
    assert (dossier.undoable, dossier.redoable) == ("Actie gewijzigd", None)

    for connection in (dossier.reader, writer):
        connection.set_trace_callback(None)
    about_steps = [sql for sql in asked if "journal_steps" in sql and not sql.startswith(("INSERT", "--"))]
    plans = [row[-1] for sql in about_steps for row in writer.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN")] == []
