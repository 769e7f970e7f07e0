"""A thing that is read or written without SQLAlchemy is the same as with it."""

import contextlib
import datetime as dt

import pytest
from sqlalchemy import create_engine, inspect, select
from sqlalchemy.orm import Session

from tests.dossiers import HOSTILE
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.figures import Area
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState
from wijkdesk.example import create_example
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.write_side import driver_of
from wijkdesk.storage.writing import edit

DAY = dt.date(2026, 3, 12)


@contextlib.contextmanager
def plain_session(path):
    """SQLAlchemy as it is."""
    with contextlib.closing(driver.connect(path)) as connection:
        engine = create_engine("sqlite://", creator=lambda: connection, module=driver.driver_module())
        with Session(engine) as session:
            yield session


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "Rozenprieel.wijkdesk"
    create_example(path, today=dt.date(2026, 11, 23))
    return path


def columns_of(thing):
    return {each.key: getattr(thing, each.key) for each in inspect(type(thing)).column_attrs}


def test_every_kind_of_thing_is_read_as_sqlalchemy_reads_it(example):
    with Dossier.open(example) as dossier, plain_session(example) as plain:
        for kind in edit.NAMES:
            for number in plain.scalars(select(kind.id).limit(20)).all():
                with dossier.write("Gelezen") as session:
                    thing, expected = edit.get(session, kind, number), plain.get(kind, number)
                    assert columns_of(thing) == columns_of(expected)
                    for each in inspect(kind).relationships:
                        theirs, ours = getattr(expected, each.key), getattr(thing, each.key)
                        if each.uselist:
                            assert [other.id for other in ours] == [other.id for other in theirs]
                        else:
                            assert (ours and ours.id) == (theirs and theirs.id)


def test_what_is_added_and_changed_is_written_as_sqlalchemy_writes_it(dossier, path):
    begun = {"title": "Lampen", "first_day": DAY, "state": ActionState.RUNNING, "main_pillar": 1}
    changed = {"title": f"\ud800{HOSTILE}\0", "due": DAY, "quick_win": True, "first_day": None}
    number = edit.add(dossier, Action, **begun)
    edit.change(dossier, Action, number, **changed)
    with plain_session(path) as plain:
        plain.add(Action(**begun | changed | {"main_pillar": plain.get(Pillar, 1)}))
        plain.commit()
    columns = ", ".join(each.key for each in inspect(Action).column_attrs if each.key != "id")
    [ours, theirs] = driver.fetch(dossier.reader, f"SELECT {columns} FROM actions ORDER BY id")
    assert ours == theirs


@pytest.mark.parametrize(
    ("kind", "column"),
    [(Action, "place"), (Area, "name"), (Contact, "phone"), (PolicyGoal, "description"), (Photo, "description")],
)
def test_a_thing_is_changed_whatever_it_is_related_to(example, kind, column):
    with Dossier.open(example) as dossier:
        with dossier.write("Gelezen") as session:
            numbers = session.scalars(select(kind.id)).all()
        for number in numbers[:20]:
            edit.change(dossier, kind, number, **{column: "iets anders"})
        with dossier.write("Gelezen") as session:
            assert {getattr(edit.get(session, kind, number), column) for number in numbers[:20]} == {"iets anders"}


def test_a_rule_about_another_thing_is_held_by_a_change_of_a_column(dossier):
    municipality = edit.add(dossier, Area, code="GM0392", name="Haarlem")
    quarter = edit.add(dossier, Area, code="WK039202", name="Oost", parent=municipality)
    with pytest.raises(Refused, match="groter gebied"):
        edit.change(dossier, Area, quarter, code="GM0393")


def test_rules_about_a_relation_are_held_when_that_changes(dossier):
    number = edit.add(dossier, Action, title="Lampen", other_pillars=[1, 2])
    with pytest.raises(Refused, match="hoofdpijler"):
        edit.change(dossier, Action, number, main_pillar=2)
    edit.change(dossier, Action, number, main_pillar=3)
    with pytest.raises(Refused, match="hoofdpijler"):
        edit.change(dossier, Action, number, other_pillars=[3])


def test_one_step_may_add_change_and_remove_and_refer_to_what_it_made(dossier, path, heard):
    gone = edit.add(dossier, Action, title="Weg")
    with dossier.write("Alles") as session:
        lead = Organisation(name="Ymere")
        session.add(lead)
        session.flush()
        action = Action(title="Lampen", lead=lead, main_pillar=edit.get(session, Pillar, 1))
        session.add(action)
        session.flush()
        action.title = "Lampen en banken"
        session.delete(edit.get(session, Action, gone))
        session.flush()
        assert session.get(Action, gone) is None
        assert session.get(Action, action.id) is action
        numbers = lead.id, action.id
    assert heard[-1] == {Organisation: {numbers[0]}, Action: {numbers[1], gone}}
    with plain_session(path) as plain:
        written = plain.get(Action, numbers[1])
        assert (written.title, written.lead.name, written.main_pillar.id) == ("Lampen en banken", "Ymere", 1)


def test_what_an_edit_says_to_sqlite_is_prepared_once(dossier):
    number = edit.add(dossier, Action, title="Lampen")
    asked = []
    with dossier.write("Gelezen") as session:
        driver_of(session.connection()).set_authorizer(lambda *what: asked.append(what) or 0)
    for turn in range(3):
        asked.clear()
        edit.change(dossier, Action, number, title=f"Lampen {turn}")
        dossier.undo()
        dossier.redo()
    assert asked == []
