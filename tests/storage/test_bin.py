"""The bin: what was deleted waits there, comes back whole, or goes for good."""

import datetime as dt
import json
import shutil
from random import Random

import pytest
from sqlalchemy import update

from tests.dossiers import HOSTILE, contents, new_dossier
from tests.storage.random_edits import BUILDING, TABLES, Chance, make_edit
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import NewPicture, Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import Light
from wijkdesk.storage import check, faults
from wijkdesk.storage import tables as t
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.bin import list_bin
from wijkdesk.storage.reading.history import history_of
from wijkdesk.storage.reading.records import RECORDS
from wijkdesk.storage.writing import actions, edit, merging, overviews, people, photos, pillars, promises
from wijkdesk.storage.writing.bin import erase, purge_expired, put_back

DAY = dt.date(2026, 3, 12)
NAME = "Xanthippe-Quintenbosch"
BYTES = b"\x89PNG of a street" + bytes(range(256)) * 20
PICTURE = NewPicture("image/png", 1, 1, BYTES, b"\x01")


def now(days=0):
    return dt.datetime.now(dt.UTC) + dt.timedelta(days=days)


def in_bin(dossier, days=0):
    return [(row.word, row.title) for row in list_bin(dossier.reader, now(days))]


def keys_in_bin(dossier):
    return [(row.kind, row.number) for row in list_bin(dossier.reader, now())]


def without_pictures(state):
    return {table: rows for table, rows in state.items() if table != "pictures"}


@pytest.fixture
def action(dossier):
    return edit.add(dossier, Action, title="Lampen")


@pytest.fixture
def full(dossier):
    """An organisation and a person with all that can belong or refer to them."""
    organisation = edit.add(dossier, Organisation, name="Ymere")
    contact = edit.add(dossier, Contact, last_name="Berg")
    people.take_position(dossier, contact, organisation, role="hoofd", is_head=True, first_day=DAY)
    commitment = edit.add(dossier, Commitment, organisation=organisation, what="Twee dagen", head=contact)
    promises.reconfirm_commitment(dossier, commitment, DAY)
    goal = edit.add(dossier, PolicyGoal, title="Minder schulden", organisation=organisation)
    action = edit.add(
        dossier, Action, title="Lampen", main_pillar=1, other_pillars=[2], goals=[goal], lead_contact=contact
    )
    edit.add(dossier, Action, title="Stoep", partners=[organisation], main_pillar=1)
    edit.change(dossier, Action, action, lead=organisation)
    photos.add_photo(dossier, PICTURE, action=action)
    event = edit.add(dossier, Event, title="Feest", day=DAY, action=action, pillar=1)
    photos.add_photo(dossier, PICTURE, event=event)
    moment = edit.add(dossier, ContactMoment, day=DAY, contacts=[contact], organisations=[organisation], action=action)
    edit.add(dossier, Promise, what="Bellen", by_contact=contact, to_organisation=organisation, made_in=moment)
    edit.change(dossier, Pillar, 1, portfolio_holder=contact)
    edit.change(dossier, Programme, 1, sponsor=contact)
    pillars.rate_pillar(dossier, 1, Light.GREEN, DAY)
    area = edit.add(dossier, Area, code="NL00")
    indicator = edit.add(dossier, Indicator, name="Rondkomen", pillar=1)
    edit.add(dossier, Escalation, subject="Overlast", reported_to=contact, pillar=1)
    period = {"first_day": DAY, "last_day": DAY, "value": 1.0}
    edit.add(dossier, Measurement, indicator=indicator, area=area, **period)
    overviews.write_overview_text(dossier, HalfYear(2026, 1), "outlook", "Meer licht")
    return dossier


# -- what lies in it --


def test_what_was_deleted_is_listed_last_first_with_what_it_was_and_what_went_with_it(full):
    [organisation] = Chance(full, 1).ids(Organisation)
    edit.remove(full, ContactMoment, 1)
    edit.remove(full, Organisation, organisation)

    first, second = list_bin(full.reader, now())
    assert (first.word, first.title, first.label) == ("Organisatie", "Ymere", "Organisatie verwijderd")
    assert first.with_it == "1 functie, 1 commitment, 1 antwoord"
    assert abs(first.deleted_at - now()) < dt.timedelta(minutes=1)
    assert (second.word, second.title, second.with_it) == ("Contactmoment", "gesprek, 12-03-2026", "")


@pytest.mark.parametrize("kind", [kind for kind in RECORDS if kind is not Programme])
def test_each_kind_lies_there_under_its_name_and_comes_back_as_it_was(full, kind):
    number = Chance(full, 1).ids(kind)[0]
    before = contents(full)
    edit.remove(full, kind, number)
    gone = contents(full)

    [row] = list_bin(full.reader, now())
    assert (row.kind, row.number, row.word) == (kind, number, edit.NAMES[kind])
    assert row.title.strip()
    assert put_back(full, kind, number) == []
    assert contents(full) == before
    assert list_bin(full.reader, now()) == []
    assert full.undo() == f"{edit.NAMES[kind]} teruggezet"
    assert contents(full) == gone
    full.redo()
    assert contents(full) == before
    assert check.findings(full) == []


def test_several_that_were_deleted_at_once_lie_there_one_by_one(dossier):
    numbers = [edit.add(dossier, Action, title=title) for title in ("A", "B", "C")]
    before = contents(dossier)
    edit.remove_several(dossier, Action, numbers)

    assert in_bin(dossier) == [("Actie", "A"), ("Actie", "B"), ("Actie", "C")]
    put_back(dossier, Action, numbers[1])
    assert in_bin(dossier) == [("Actie", "A"), ("Actie", "C")]
    put_back(dossier, Action, numbers[0])
    put_back(dossier, Action, numbers[2])
    assert contents(dossier) == before


def test_what_was_taken_back_lies_there_too_and_what_is_back_does_not(dossier, action):
    dossier.undo()
    assert [row.label for row in list_bin(dossier.reader, now())] == ["Ongedaan gemaakt: Actie toegevoegd"]
    dossier.redo()
    assert list_bin(dossier.reader, now()) == []
    dossier.undo()

    put_back(dossier, Action, action)
    assert contents(dossier)["actions"].keys() == {(action,)}


def test_what_was_deleted_longer_ago_than_thirty_days_is_not_shown(dossier, action):
    edit.remove(dossier, Action, action)

    assert in_bin(dossier, 29.9) == [("Actie", "Lampen")]
    assert in_bin(dossier, 30.1) == []


def test_hostile_text_lies_there_on_one_line(dossier):
    number = edit.add(dossier, Event, title=f"x{HOSTILE}{'y' * 10_000}", day=DAY)
    edit.remove(dossier, Event, number)

    [row] = list_bin(dossier.reader, now())
    assert row.title.startswith("x<b>&\"'</b>")
    assert "\n" not in row.title
    put_back(dossier, Event, number)


# -- coming back --


def test_it_comes_back_after_other_edits_and_these_stay(full):
    edit.remove(full, Organisation, 1)
    edit.change(full, Action, 1, title="Betere lampen", lead_contact=None)
    other = edit.add(full, Organisation, name="Politie")
    edit.change(full, Action, 2, partners=[other])

    assert put_back(full, Organisation, 1) == []
    found = contents(full)
    names = [column.name for column in t.actions.columns]
    action = dict(zip(names, found["actions"][(1,)], strict=True))
    assert (action["title"], action["lead_id"], action["lead_contact_id"]) == ("Betere lampen", 1, None)
    assert found["action_partners"].keys() == {(2, 1), (2, other)}
    assert len(found["commitments"]) == len(found["reconfirmations"]) == len(found["positions"]) == 1


def test_where_something_took_its_place_that_stays(full):
    edit.remove(full, Organisation, 1)
    other = edit.add(full, Organisation, name="Politie")
    edit.change(full, Action, 1, lead=other)

    put_back(full, Organisation, 1)
    assert full.reader.execute("SELECT lead_id FROM actions WHERE id = 1").fetchall() == [(other,)]


def test_a_reference_that_a_rule_does_not_allow_any_more_is_left_and_said(full):
    holder = edit.add(full, Contact, last_name="Wethouder")
    edit.remove(full, Organisation, 1)
    edit.change(full, PolicyGoal, 1, portfolio_holder=holder)

    assert put_back(full, Organisation, 1) == ["van"]
    assert full.reader.execute("SELECT organisation_id, portfolio_holder_id FROM goals").fetchall() == [(None, holder)]
    assert check.findings(full) == []


def test_what_it_referred_to_and_is_gone_is_left_and_said(full):
    edit.remove(full, Action, 1)
    edit.remove(full, Organisation, 1)
    edit.remove(full, PolicyGoal, 1)

    assert sorted(put_back(full, Action, 1)) == ["draagt bij aan", "trekker"]
    assert full.reader.execute("SELECT lead_id, lead_contact_id FROM actions WHERE id = 1").fetchall() == [(None, 1)]
    assert full.reader.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_belonged_to_something_that_is_gone_is_refused_and_nothing_is_half_done(full):
    edit.remove(full, Photo, 1)
    edit.remove(full, Action, 1)
    before = contents(full)

    with pytest.raises(Refused, match="actie"):
        put_back(full, Photo, 1)
    assert contents(full) == before
    put_back(full, Action, 1)
    put_back(full, Photo, 1)
    assert len(contents(full)["photos"]) == 2


def test_what_is_taken_by_another_is_refused_in_a_sentence(dossier):
    area = edit.add(dossier, Area, code="NL00")
    edit.remove(dossier, Area, area)
    edit.add(dossier, Area, code="NL00")
    before = contents(dossier)

    with pytest.raises(Refused, match="al een gebied"):
        put_back(dossier, Area, area)
    assert contents(dossier) == before


def test_what_is_there_or_never_was_is_refused(dossier, action):
    with pytest.raises(Refused, match="al in het dossier"):
        put_back(dossier, Action, action)
    with pytest.raises(Refused, match="definitief"):
        put_back(dossier, Action, 999)


def test_who_was_merged_comes_back_and_what_came_together_stays_together(dossier):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    keep, gone = (edit.add(dossier, Contact, last_name=name) for name in ("Berg", "Dal"))
    people.take_position(dossier, gone, organisation, role="hoofd")
    alone = edit.add(dossier, ContactMoment, day=DAY, contacts=[gone])
    together = edit.add(dossier, ContactMoment, day=DAY, contacts=[keep, gone])
    edit.add(dossier, Promise, what="Bellen", by_contact=gone)
    merging.merge_contacts(dossier, keep, gone)

    put_back(dossier, Contact, gone)
    found = contents(dossier)
    assert found["moment_contacts"].keys() == {(alone, keep), (together, keep), (together, gone)}
    assert dossier.reader.execute("SELECT contact_id FROM positions").fetchall() == [(keep,)]
    assert dossier.reader.execute("SELECT by_contact_id FROM promises").fetchall() == [(keep,)]


def test_who_left_comes_back_and_what_was_handed_over_stays_with_the_successor(dossier):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    leaver, successor = (edit.add(dossier, Contact, last_name=name) for name in ("Berg", "Dal"))
    people.take_position(dossier, leaver, organisation, role="hoofd")
    promise = edit.add(dossier, Promise, what="Bellen", by_contact=leaver)
    people.hand_over_work(dossier, leaver, successor, DAY)
    edit.remove(dossier, Contact, leaver)

    assert put_back(dossier, Contact, leaver) == []
    rows = dossier.reader.execute("SELECT by_contact_id FROM promises WHERE id = ?", (promise,)).fetchall()
    assert rows == [(successor,)]
    assert len(contents(dossier)["positions"]) == 2


def test_a_circle_of_actions_does_not_come_back(dossier):
    first, second = (edit.add(dossier, Action, title=title) for title in ("A", "B"))
    actions.follow_action(dossier, second, first)
    edit.remove(dossier, Action, first)
    put_back(dossier, Action, first)
    edit.remove(dossier, Action, first)
    third = edit.add(dossier, Action, title="C")
    actions.follow_action(dossier, third, second)

    put_back(dossier, Action, first)
    assert dossier.reader.execute("SELECT id, follows_id FROM actions ORDER BY id").fetchall() == [
        (first, None),
        (second, first),
        (third, second),
    ]


def test_whatever_was_deleted_amid_random_edits_comes_back_whole(tmp_path, template):
    """Put back in the reverse order of deletion, with nothing in between, the dossier is as it was."""
    for seed in range(4):
        with Dossier.open(shutil.copy(template, tmp_path / f"{seed}.wijkdesk")) as dossier:
            chance = Random(seed)
            for _ in range(120):
                make_edit(dossier, chance.randrange(2**32), BUILDING)
            before = contents(dossier)
            removed = []
            for kind in chance.sample([kind for kind in TABLES if kind is not Programme], 12):
                numbers = Chance(dossier, 1).ids(kind)
                if numbers:
                    removed.append((kind, chance.choice(numbers)))
                    edit.remove(dossier, *removed[-1])
            for kind, number in reversed(removed):
                assert put_back(dossier, kind, number) == []
            assert contents(dossier) == before
            for _ in range(2 * len(removed)):
                assert dossier.undo()
            assert contents(dossier) == before


def test_amid_random_edits_what_comes_back_breaks_no_rule(tmp_path, template):
    came_back = 0
    for seed in range(3):
        with Dossier.open(shutil.copy(template, tmp_path / f"{seed}.wijkdesk")) as dossier:
            chance = Random(seed + 100)
            for _ in range(160):
                make_edit(dossier, chance.randrange(2**32))
                if chance.random() < 0.4:
                    came_back += _put_one_back(dossier, chance)
            assert dossier.reader.execute("PRAGMA foreign_key_check").fetchall() == []
            while dossier.undo():
                pass
            assert contents(dossier)["actions"] == {}
    assert came_back > 30


def _put_one_back(dossier, chance):
    waiting = keys_in_bin(dossier)
    if not waiting:
        return False
    before = contents(dossier)
    kind, number = chance.choice(waiting)
    try:
        put_back(dossier, kind, number)
    except Refused:
        assert contents(dossier) == before
        return False
    assert (number,) in contents(dossier)[RECORDS[kind].table]
    assert (kind, number) not in keys_in_bin(dossier)
    return True


def test_a_dossier_that_is_only_read_shows_its_bin_and_gives_nothing_back(path):
    with Dossier.open(path) as dossier:
        number = edit.add(dossier, Action, title="Lampen")
        edit.remove(dossier, Action, number)
    with Dossier.open(path, read_only=True) as dossier:
        assert in_bin(dossier) == [("Actie", "Lampen")]
        with pytest.raises(faults.ReadOnly):
            put_back(dossier, Action, number)


# -- going for good --


def bytes_of(path):
    return path.read_bytes()


def test_after_thirty_days_nothing_of_a_deleted_person_stays_in_the_file(path):
    with Dossier.open(path) as dossier:
        kept = edit.add(dossier, Contact, last_name="Berg")
        contact = edit.add(dossier, Contact, last_name=NAME, notes=f"{NAME} belt niet graag", phone="0611223344")
        organisation = edit.add(dossier, Organisation, name="Ymere")
        people.take_position(dossier, contact, organisation, role=f"zus van {NAME}")
        removed = people.take_position(dossier, contact, organisation, role=f"broer van {NAME}")
        people.remove_position(dossier, removed)
        moment = edit.add(dossier, ContactMoment, day=DAY, contacts=[kept, contact])
        for place in range(30):
            edit.change(dossier, Contact, contact, notes=f"{NAME} {place} " * 40)
        edit.remove(dossier, Contact, contact)
        assert NAME.encode() in bytes_of(path)

        assert not purge_expired(dossier, now(29))
        assert in_bin(dossier) == [("Contact", NAME)]
        assert purge_expired(dossier, now(31))
        assert in_bin(dossier) == []
        assert not purge_expired(dossier, now(31))
        assert NAME.encode() not in bytes_of(path)
        with pytest.raises(Refused, match="definitief"):
            put_back(dossier, Contact, contact)
        # What is still there keeps its history.
        assert [entry.label for entry in history_of(dossier.reader, Contact, kept)] == ["Contact toegevoegd"]
        labels = [entry.label for entry in history_of(dossier.reader, ContactMoment, moment)]
        assert labels == ["Contact verwijderd", "Contactmoment toegevoegd"]
        [left] = history_of(dossier.reader, ContactMoment, moment)[0].fields
        assert (left.before, left.after) == ("Berg, iets dat er niet meer is", "Berg")
        assert check.findings(dossier) == []


def test_the_bytes_of_a_deleted_photo_go_after_thirty_days_and_those_of_others_stay(path):
    with Dossier.open(path) as dossier:
        action = edit.add(dossier, Action, title="Lampen")
        gone = photos.add_photo(dossier, PICTURE, action=action)
        other = PICTURE._replace(content=b"another street " * 100)
        photos.add_photo(dossier, other, action=action)
        edit.remove(dossier, Photo, gone)

        purge_expired(dossier, now(31))
        assert BYTES[:200] not in bytes_of(path)
        assert other.content[:200] in bytes_of(path)
        assert len(contents(dossier)["pictures"]) == 1


def test_a_photo_goes_with_its_action_after_thirty_days(path):
    with Dossier.open(path) as dossier:
        action = edit.add(dossier, Action, title=NAME)
        photos.add_photos(dossier, [PICTURE] * 9, action=action)
        edit.remove(dossier, Action, action)

        purge_expired(dossier, now(31))
        assert contents(dossier)["pictures"] == {}
        assert BYTES[:200] not in bytes_of(path)
        assert NAME.encode() not in bytes_of(path)


def test_what_came_back_is_not_purged(dossier, action):
    edit.remove(dossier, Action, action)
    put_back(dossier, Action, action)

    assert not purge_expired(dossier, now(31)) or contents(dossier)["actions"].keys() == {(action,)}
    assert len(history_of(dossier.reader, Action, action)) == 3


def test_undo_stops_before_what_was_purged_and_never_works_by_half(dossier):
    kept = edit.add(dossier, Action, title="Stoep")
    gone = edit.add(dossier, Action, title="Lampen")
    edit.remove(dossier, Action, gone)
    _date_back(dossier, 31)
    edit.change(dossier, Action, kept, title="Nieuwe stoep")
    before = contents(dossier)
    edit.change(dossier, Action, kept, title="Nog een stoep")

    assert purge_expired(dossier, now())
    assert dossier.undo() == "Actie gewijzigd"
    assert contents(dossier) == before
    assert dossier.undo() == "Actie gewijzigd"
    assert (dossier.undoable, dossier.undo()) == (None, None)
    assert [row[1] for row in contents(dossier)["actions"].values()] == ["Stoep"]
    dossier.redo()
    dossier.redo()
    assert [row[1] for row in contents(dossier)["actions"].values()] == ["Nog een stoep"]
    assert len(history_of(dossier.reader, Action, kept)) == 7


def test_what_was_undone_long_ago_and_is_purged_cannot_be_done_again(dossier):
    edit.add(dossier, Action, title=NAME)
    edit.change(dossier, Action, 1, place="Plein")
    dossier.undo()
    dossier.undo()
    _date_back(dossier, 31)

    assert purge_expired(dossier, now())
    assert (dossier.redoable, dossier.redo()) == (None, None)
    assert NAME.encode() not in bytes_of(dossier.path)


def test_undo_of_old_edits_stays_while_nothing_of_them_is_purged(dossier, action):
    edit.change(dossier, Action, action, title="Stoep")
    _date_back(dossier, 400)

    assert not purge_expired(dossier, now())
    assert dossier.undo() == "Actie gewijzigd"
    assert dossier.undo() == "Actie toegevoegd"


def test_purging_amid_random_edits_keeps_undo_and_redo_whole(tmp_path, template):
    """Whatever was purged: each undo that is still offered gives the whole state that there was."""
    for seed in range(5):
        with Dossier.open(shutil.copy(template, tmp_path / f"{seed}.wijkdesk")) as dossier:
            chance = Random(seed)
            for _ in range(100):
                make_edit(dossier, chance.randrange(2**32))
            _date_back(dossier, 31)
            states = [without_pictures(contents(dossier))]
            for _ in range(60):
                make_edit(dossier, chance.randrange(2**32))
                found = without_pictures(contents(dossier))
                if found != states[-1]:
                    states.append(found)
            purge_expired(dossier, now())
            assert without_pictures(contents(dossier)) == states[-1]
            for state in reversed(states[:-1]):
                assert dossier.undo()
                assert without_pictures(contents(dossier)) == state
            while dossier.undo():
                assert dossier.reader.execute("PRAGMA foreign_key_check").fetchall() == []
            for _ in range(500):
                if not dossier.redo():
                    break
            assert without_pictures(contents(dossier)) == states[-1]
            assert [found for found in check.findings(dossier) if "geschiedenis" in found] == []


def test_one_thing_is_erased_at_once_and_the_others_wait_on(path):
    with Dossier.open(path) as dossier:
        gone = edit.add(dossier, Contact, last_name=NAME)
        waits = edit.add(dossier, Contact, last_name="Berg")
        edit.remove_several(dossier, Contact, [gone, waits])
        number = edit.add(dossier, Action, title="Lampen")

        erase(dossier, Contact, gone)
        assert NAME.encode() not in bytes_of(path)
        assert in_bin(dossier) == [("Contact", "Berg")]
        assert dossier.undo() == "Actie toegevoegd"
        assert dossier.undo() is None
        assert dossier.redo() == "Actie toegevoegd"
        put_back(dossier, Contact, waits)
        assert contents(dossier)["contacts"].keys() == {(waits,)}
        assert (number,) in contents(dossier)["actions"]


def test_erasing_an_undone_thing_ends_what_could_be_done_again(path):
    with Dossier.open(path) as dossier:
        number = edit.add(dossier, Contact, last_name=NAME)
        dossier.undo()

        erase(dossier, Contact, number)
        assert dossier.redo() is None
        assert NAME.encode() not in bytes_of(path)


def test_what_is_there_is_not_erased(dossier, action):
    with pytest.raises(Refused):
        erase(dossier, Action, action)
    assert len(history_of(dossier.reader, Action, action)) == 1


def test_everything_in_the_bin_of_a_full_dossier_can_be_erased(full):
    for kind in (Action, Organisation, Contact, Event, Pillar):
        edit.remove(full, kind, 1)
    before = without_pictures(contents(full))
    for kind, number in keys_in_bin(full):
        erase(full, kind, number)

    assert keys_in_bin(full) == []
    assert without_pictures(contents(full)) == before
    assert contents(full)["pictures"] == {}
    assert "Lampen" not in json.dumps(full.reader.execute("SELECT before, after FROM journal_changes").fetchall())
    assert check.findings(full) == []


def test_bulk_deletes_are_purged_too(dossier):
    for title in "ABC":
        edit.add(dossier, Action, title=f"{NAME} {title}")
    with dossier.write("all gone") as session:
        session.execute(update(t.actions).values(place=NAME))
        session.execute(t.actions.delete())
    _date_back(dossier, 31)

    purge_expired(dossier, now())
    assert NAME.encode() not in bytes_of(dossier.path)


def test_an_encrypted_dossier_is_purged_too(tmp_path):
    with Dossier.open(new_dossier(tmp_path, password="geheim"), password="geheim") as dossier:
        number = edit.add(dossier, Contact, last_name=NAME)
        edit.remove(dossier, Contact, number)
        assert purge_expired(dossier, now(31))
        assert NAME not in json.dumps(dossier.reader.execute("SELECT before, after FROM journal_changes").fetchall())


def test_adopted_overviews_stay(full):
    overviews.adopt_overview(full, HalfYear(2026, 1), DAY, content="{}", document=b"%PDF", sha256="x")
    edit.remove(full, Contact, 1)

    purge_expired(full, now(31))
    assert len(contents(full)["overviews"]) == 1
    assert Chance(full, 1).ids(Overview) == [1]


def _date_back(dossier, days):
    """Let all that was done so far be done so many days ago."""
    earlier = (now(-days)).isoformat(timespec="milliseconds")
    with dossier.write("moved clock") as session:
        session.execute(update(t.journal_steps).values(at=earlier))
