"""What a thing was before: read from the journal, and put back as an edit of today."""

import datetime as dt
import json
import shutil
from functools import partial
from random import Random

import pytest

from tests.dossiers import HOSTILE, contents, new_dossier
from tests.storage.random_edits import BUILDING, NOT_ADDED, TABLES, Chance, add_one, change_one, make_edit
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import NewPicture, Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState, Light
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.mapping import ANNOUNCED
from wijkdesk.storage.reading.history import FieldChange, earlier_state, history_of
from wijkdesk.storage.reading.records import RECORDS
from wijkdesk.storage.tables import metadata
from wijkdesk.storage.writing import actions, edit, merging, overviews, people, photos, pillars, promises
from wijkdesk.storage.writing.history import restore_earlier

DAY = dt.date(2026, 3, 12)
PICTURE = NewPicture("image/png", 1, 1, b"\x00\xff", b"\x01")


@pytest.fixture
def action(dossier):
    return edit.add(dossier, Action, title="Lampen")


def history(dossier, kind, number):
    return history_of(dossier.reader, kind, number)


def told(dossier, kind, number):
    """Each change as its label and its fields in words."""
    return [
        (entry.label, [(field.label, field.before, field.after) for field in entry.fields])
        for entry in history(dossier, kind, number)
    ]


def restore(dossier, kind, number, place, field=None):
    """Put back how it was before the change at this place in the history."""
    return restore_earlier(dossier, kind, number, history(dossier, kind, number)[place].step, field)


def row(dossier, kind, number):
    """The whole row by column, and what it is paired with."""
    record = RECORDS[kind]
    found = contents(dossier)
    names = [column.name for column in metadata.tables[record.table].columns]
    own = dict(zip(names, found[record.table][(number,)], strict=True))
    lists = {pairs.attribute: {key[1] for key in found[pairs.table] if key[0] == number} for pairs in record.pairs}
    return own | lists


# -- what is told --


def test_each_kind_of_the_dossier_and_each_of_its_columns_has_its_words():
    assert RECORDS.keys() == edit.NAMES.keys()
    unsaid = {"id", "picture_id", "content", "document", "sha256", "uid"}
    for kind, record in RECORDS.items():
        assert record.table == TABLES[kind].name
        assert record.columns.keys() == {column.name for column in TABLES[kind].columns} - unsaid
        assert record.word == edit.NAMES[kind]


def test_every_reference_says_to_which_table():
    for record in RECORDS.values():
        for column, shown in record.columns.items():
            [*keys] = metadata.tables[record.table].columns[column].foreign_keys
            assert (shown.holds if isinstance(shown.holds, str) else None) == (
                keys[0].column.table.name if keys else None
            )


def test_every_journaled_table_is_told_of_or_of_no_interest_to_a_thing():
    known = {record.table for record in RECORDS.values()}
    known |= {each.table for record in RECORDS.values() for each in (*record.pairs, *record.parts)}
    assert ANNOUNCED.keys() - known == {
        "postponements",
        "round_steps",
        "distinct_pairs",
        "allowed_cautions",
        "border_changes",
        "table_mappings",
    }


def test_what_changed_is_told_newest_first_in_words(dossier, action):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    edit.change(dossier, Action, action, lead=organisation, due=DAY, quick_win=True)
    actions.start_action(dossier, action, DAY)

    assert told(dossier, Action, action) == [
        (
            "Actie gestart",
            [("Stand", "gepland", "loopt"), ("Begin", "", "12-03-2026"), ("Begonnen", "", "12-03-2026")],
        ),
        (
            "Actie gewijzigd",
            [("Snelle winst", "nee", "ja"), ("Klaar", "", "12-03-2026"), ("Trekker", "", "Ymere")],
        ),
        ("Actie toegevoegd", [("Titel", "", "Lampen"), ("Stand", "", "gepland")]),
    ]


def test_the_moment_is_that_of_the_clock_here(dossier, action):
    [entry] = history(dossier, Action, action)

    assert abs(entry.at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    assert entry.at.utcoffset() == dt.datetime.now().astimezone().utcoffset()


def test_what_began_with_the_dossier_has_no_history_yet(dossier):
    assert history(dossier, Pillar, 1) == []
    assert history(dossier, Action, 999) == []


def test_typing_that_was_saved_many_times_in_one_visit_is_one_line(dossier, action):
    for title in ("L", "La", "Lantaarns"):
        edit.change(dossier, Action, action, title=title, visit="v1")

    assert told(dossier, Action, action)[0] == ("Actie gewijzigd", [("Titel", "Lampen", "Lantaarns")])
    assert len(history(dossier, Action, action)) == 2


def test_undone_steps_are_shown_as_what_they_are(dossier, action):
    edit.change(dossier, Action, action, title="Stoep")
    dossier.undo()
    dossier.redo()
    dossier.undo()

    assert [(entry.label, entry.is_undone) for entry in history(dossier, Action, action)] == [
        ("Ongedaan gemaakt: Actie gewijzigd", False),
        ("Opnieuw gedaan: Actie gewijzigd", False),
        ("Ongedaan gemaakt: Actie gewijzigd", False),
        ("Actie gewijzigd", True),
        ("Actie toegevoegd", False),
    ]


def test_a_reference_has_the_name_that_the_thing_had(dossier, action):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    edit.change(dossier, Action, action, lead=organisation, partners=[organisation])
    edit.change(dossier, Organisation, organisation, name="Ymere Wonen")
    edit.remove(dossier, Organisation, organisation)

    assert told(dossier, Action, action)[:2] == [
        ("Organisatie verwijderd", [("Trekker", "Ymere Wonen", ""), ("Samen met", "Ymere Wonen", "")]),
        ("Actie gewijzigd", [("Trekker", "", "Ymere"), ("Samen met", "", "Ymere")]),
    ]


def test_lists_are_told_as_what_they_were_and_became(dossier):
    people_ = [edit.add(dossier, Contact, last_name=name) for name in ("Berg", "Dal", "Kil")]
    moment = edit.add(dossier, ContactMoment, day=DAY, contacts=people_[:2])
    edit.change(dossier, ContactMoment, moment, contacts=people_[1:], summary="Hoi")

    assert told(dossier, ContactMoment, moment)[0] == (
        "Contactmoment gewijzigd",
        [("Waar ging het over?", "", "Hoi"), ("Met wie", "Berg, Dal", "Dal, Kil")],
    )


def test_positions_ratings_answers_and_photos_are_lines_of_whose_they_are(dossier, action):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    contact = edit.add(dossier, Contact, last_name="Berg")
    position = people.take_position(dossier, contact, organisation, role="hoofd", is_head=True, first_day=DAY)
    people.remove_position(dossier, position)
    pillars.rate_pillar(dossier, 1, Light.RED, DAY, cause="Regen")
    commitment = edit.add(dossier, Commitment, organisation=organisation, what="Twee dagen", head=contact)
    promises.reconfirm_commitment(dossier, commitment, DAY, note="Zeker")
    photo = photos.add_photo(dossier, PICTURE, action=action)
    edit.change(dossier, Photo, photo, description="Lamp")

    held = "hoofd bij Ymere, afdelingshoofd, vanaf 12-03-2026"
    assert told(dossier, Contact, contact)[:2] == [
        ("Functie verwijderd", [("Functie", held, "")]),
        ("Functie toegevoegd", [("Functie", "", held)]),
    ]
    assert told(dossier, Pillar, 1) == [
        ("Pijler beoordeeld", [("Stoplicht", "", "rood sinds 12-03-2026, oorzaak: Regen")])
    ]
    assert told(dossier, Commitment, commitment)[0] == (
        "Commitment bevestigd",
        [("Bevestigd", "", "12-03-2026: ja door Berg, Zeker")],
    )
    unknown = "los, mensen herkenbaar: weet ik niet, akkoord: weet ik niet"
    assert told(dossier, Action, action)[:2] == [
        ("Foto gewijzigd", [("Foto", f"zonder beschrijving, {unknown}", f"Lamp, {unknown}")]),
        ("Foto toegevoegd", [("Foto", "", f"zonder beschrijving, {unknown}")]),
    ]


def test_a_position_that_came_from_another_is_told_of_both(dossier):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    keep, gone = (edit.add(dossier, Contact, last_name=name) for name in ("Berg", "Dal"))
    people.take_position(dossier, gone, organisation, role="hoofd")
    merging.merge_contacts(dossier, keep, gone)

    assert ("Functie", "", "hoofd bij Ymere") in told(dossier, Contact, keep)[0][1]
    assert told(dossier, Contact, gone)[0] == ("Contacten samengevoegd", [])


def test_the_texts_of_an_overview_are_told_one_by_one(dossier):
    period = HalfYear(2026, 1)
    overviews.write_overview_text(dossier, period, "outlook", "Meer licht")
    overviews.write_overview_text(dossier, period, "risk", "Donker")
    overviews.write_overview_text(dossier, period, "outlook", "Nog meer licht")
    [overview] = [key[0] for key in contents(dossier)["overviews"]]

    entries = history(dossier, Overview, overview)
    assert entries[0].fields == (FieldChange("texts:outlook", "Teksten", "Meer licht", "Nog meer licht", True),)
    restore_earlier(dossier, Overview, overview, entries[0].step, "texts:outlook")
    assert json.loads(row(dossier, Overview, overview)["texts"]) == {"outlook": "Meer licht", "risk": "Donker"}


def test_hostile_text_is_told_as_it_is(dossier):
    number = edit.add(dossier, Event, title=f"x{HOSTILE}", day=DAY, description="x" * 10_000)
    edit.change(dossier, Event, number, title="مرحبا")

    assert history(dossier, Event, number)[0].fields == (FieldChange("title", "Titel", f"x{HOSTILE}", "مرحبا", True),)


def test_a_thing_that_is_gone_has_its_history_and_nothing_to_put_back_in_it(dossier, action):
    edit.change(dossier, Action, action, title="Stoep")
    edit.remove(dossier, Action, action)

    entries = history(dossier, Action, action)
    assert [entry.label for entry in entries] == ["Actie verwijderd", "Actie gewijzigd", "Actie toegevoegd"]
    assert not any(entry.can_restore or any(field.can_restore for field in entry.fields) for entry in entries)


def test_history_is_read_in_a_dossier_that_is_only_read(path):
    with Dossier.open(path) as dossier:
        number = edit.add(dossier, Action, title="Lampen")
    with Dossier.open(path, read_only=True) as dossier:
        assert told(dossier, Action, number) == [
            ("Actie toegevoegd", [("Titel", "", "Lampen"), ("Stand", "", "gepland")])
        ]


# -- putting back --


def test_one_field_is_put_back_as_one_step_and_the_others_stay(dossier, action):
    edit.change(dossier, Action, action, title="Stoep", place="Plein")
    before = contents(dossier)

    assert restore(dossier, Action, action, 0, "title") == []
    assert (row(dossier, Action, action)["title"], row(dossier, Action, action)["place"]) == ("Lampen", "Plein")
    assert told(dossier, Action, action)[0] == ("Titel teruggezet", [("Titel", "Stoep", "Lampen")])
    assert dossier.undo() == "Titel teruggezet"
    assert contents(dossier) == before


def test_all_of_it_is_put_back_as_it_was_before_a_change_and_history_is_not_rewritten(dossier, action):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    edit.change(dossier, Action, action, partners=[organisation])
    was = row(dossier, Action, action)
    edit.change(dossier, Action, action, title="Stoep", partners=[], main_pillar=2)
    actions.start_action(dossier, action, DAY)
    entries = history(dossier, Action, action)

    assert restore(dossier, Action, action, 1) == []
    assert row(dossier, Action, action) == was
    assert history(dossier, Action, action)[1:] == entries
    assert dossier.undoable == "Actie teruggezet zoals eerder"


def test_what_a_rule_does_not_allow_is_refused_in_one_sentence_and_changes_nothing(dossier, action):
    actions.start_action(dossier, action, DAY)
    actions.end_action(dossier, action, ActionState.SUCCEEDED, DAY, lesson="Licht helpt")
    before = contents(dossier)

    with pytest.raises(Refused, match="einddatum"):
        restore(dossier, Action, action, 0, "state")
    assert contents(dossier) == before
    restore(dossier, Action, action, 0)
    assert row(dossier, Action, action)["state"] == "running"


def test_what_stands_as_it_was_is_refused(dossier, action):
    edit.change(dossier, Action, action, title="Stoep")
    edit.change(dossier, Action, action, title="Lampen")

    with pytest.raises(Refused, match="nu al"):
        restore(dossier, Action, action, 1)


def test_before_it_was_there_nothing_can_be_put_back(dossier, action):
    with pytest.raises(Refused, match="er nog niet"):
        restore(dossier, Action, action, 0)
    with pytest.raises(LookupError):
        restore_earlier(dossier, Action, action, 999)


def test_a_reference_to_what_is_gone_stays_as_it_is_and_is_said(dossier, action):
    first, second, third = (edit.add(dossier, Organisation, name=name) for name in ("Ymere", "Politie", "School"))
    edit.change(dossier, Action, action, title="A", lead=first, partners=[second, third])
    edit.change(dossier, Action, action, title="B", lead=third, partners=[])
    for number in (first, second):
        edit.remove(dossier, Organisation, number)

    step = next(entry.step for entry in history(dossier, Action, action) if entry.fields[0].after == "B")
    assert restore_earlier(dossier, Action, action, step, "lead_id") == ["Trekker"]
    assert row(dossier, Action, action)["lead_id"] == third
    assert restore_earlier(dossier, Action, action, step) == ["Trekker", "Samen met"]
    found = row(dossier, Action, action)
    assert (found["title"], found["lead_id"], found["partners"]) == ("A", third, {third})


def test_a_circle_of_actions_is_refused(dossier, action):
    other = edit.add(dossier, Action, title="Stoep")
    actions.follow_action(dossier, action, other)
    actions.follow_action(dossier, action, None)
    actions.follow_action(dossier, other, action)

    with pytest.raises(Refused, match="uit zichzelf"):
        restore(dossier, Action, action, 0, "follows_id")


def test_a_promise_that_was_replaced_stays_replaced(dossier):
    promise = edit.add(dossier, Promise, what="Bellen")
    promises.renegotiate_promise(dossier, promise, DAY, due=None, what="Schrijven")

    with pytest.raises(Refused, match="nieuwe afspraak"):
        restore(dossier, Promise, promise, 0)


def test_an_adopted_overview_stays_as_it_is(dossier):
    period = HalfYear(2026, 1)
    overviews.write_overview_text(dossier, period, "outlook", "Meer licht")
    overviews.write_overview_text(dossier, period, "outlook", "Minder")
    overviews.adopt_overview(dossier, period, DAY, content="{}", document=b"%PDF", sha256="x")
    [overview] = [key[0] for key in contents(dossier)["overviews"]]

    with pytest.raises(Refused, match="vastgesteld"):
        restore(dossier, Overview, overview, 1)


def test_positions_come_back_go_and_change_back_one_by_one(dossier):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    contact = edit.add(dossier, Contact, last_name="Berg")
    position = people.take_position(dossier, contact, organisation, role="hoofd", first_day=DAY)
    with_it = contents(dossier)
    what = {"organisation": organisation, "is_head": True, "first_day": None, "last_day": DAY}
    people.change_position(dossier, position, role="chef", **what)
    changed = contents(dossier)
    people.remove_position(dossier, position)
    key = f"positions:{position}"

    restore(dossier, Contact, contact, 0, key)
    assert contents(dossier) == changed
    restore(dossier, Contact, contact, 2, key)
    assert contents(dossier) == with_it
    restore(dossier, Contact, contact, 4, key)
    assert contents(dossier)["positions"] == {}
    for _ in range(3):
        dossier.undo()
    assert contents(dossier)["positions"] == {}
    dossier.undo()
    assert contents(dossier) == changed


def test_all_fields_of_a_person_come_back_and_positions_stay(dossier):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    contact = edit.add(dossier, Contact, last_name="Berg")
    edit.change(dossier, Contact, contact, last_name="Dal")
    people.take_position(dossier, contact, organisation, role="hoofd")

    restore(dossier, Contact, contact, 1)

    assert row(dossier, Contact, contact)["last_name"] == "Berg"
    assert len(contents(dossier)["positions"]) == 1


def test_a_position_at_what_is_gone_does_not_come_back(dossier):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    contact = edit.add(dossier, Contact, last_name="Berg")
    position = people.take_position(dossier, contact, organisation, role="hoofd")
    edit.remove(dossier, Organisation, organisation)
    before = contents(dossier)

    with pytest.raises(Refused, match="organisatie"):
        restore(dossier, Contact, contact, 0, f"positions:{position}")
    assert contents(dossier) == before


def test_a_removed_photo_comes_back_in_the_history_of_its_action(dossier, action):
    photo = photos.add_photo(dossier, PICTURE, action=action)
    edit.change(dossier, Photo, photo, description="Lamp")
    before = contents(dossier)
    edit.remove(dossier, Photo, photo)

    restore(dossier, Action, action, 0, f"photos:{photo}")
    assert contents(dossier) == before
    restore(dossier, Action, action, 2, f"photos:{photo}")
    assert row(dossier, Photo, photo)["description"] == ""


def test_the_words_of_the_newest_rating_alone_are_put_back(dossier):
    pillars.rate_pillar(dossier, 1, Light.RED, DAY, cause="Regen")
    pillars.explain_rating(dossier, 1, note="", cause="Wind", consequence="", correction="")
    [rating] = [key[0] for key in contents(dossier)["ratings"]]
    changed, added = history(dossier, Pillar, 1)
    assert [entry.fields[0].can_restore for entry in (changed, added)] == [True, False]

    restore_earlier(dossier, Pillar, 1, changed.step, f"ratings:{rating}")
    assert "Regen" in contents(dossier)["ratings"][(rating,)]
    pillars.rate_pillar(dossier, 1, Light.GREEN, DAY)
    with pytest.raises(Refused, match="eerdere beoordeling"):
        restore_earlier(dossier, Pillar, 1, changed.step, f"ratings:{rating}")


@pytest.mark.parametrize("kind", RECORDS)
def test_any_earlier_state_of_any_kind_is_put_back_row_by_row(dossier, kind):
    chance = Random(f"all of {RECORDS[kind].table}")
    adding = [partial(add_one, kind=each) for each in (Organisation, Area, Indicator, kind) if each not in NOT_ADDED]
    changing = BUILDING if kind in (Photo, Overview) else [partial(change_one, kind=kind)]
    for edits in [*[[each] for each in adding] * 8, *[BUILDING] * 60, *[changing] * 60]:
        make_edit(dossier, chance.randrange(2**32), edits)
    past = {number: history(dossier, kind, number) for number in Chance(dossier, 1).ids(kind)}
    restored = 0
    for number in sorted(past, key=lambda number: -len(past[number]))[:3]:
        for entry in past[number][:8]:
            restored += _restore_and_compare(dossier, kind, number, entry.step)
    assert restored or kind in (Photo, Overview)
    assert dossier.reader.execute("PRAGMA foreign_key_check").fetchall() == []


def _restore_and_compare(dossier, kind, number, step):
    """Whether it could be put back; then it is as it was, and one undo takes that back."""
    earlier, before = earlier_state(dossier.reader, kind, number, step), contents(dossier)
    try:
        left = restore_earlier(dossier, kind, number, step)
    except Refused:
        assert contents(dossier) == before
        return False
    after = row(dossier, kind, number)
    for column, shown in RECORDS[kind].columns.items():
        if shown.label not in left and not shown.stays:
            assert after[column] == earlier.row[column], column
    for pairs in RECORDS[kind].pairs:
        if pairs.label not in left:
            assert after[pairs.attribute] == earlier.lists[pairs.attribute]
    if contents(dossier) != before:
        assert dossier.undo()
        assert contents(dossier) == before
    return True


def test_going_back_through_history_gives_every_state_that_there_was(tmp_path, template):
    with Dossier.open(shutil.copy(template, tmp_path / "x.wijkdesk")) as dossier:
        chance = Random(7)
        number = edit.add(dossier, Action, title="Lampen")
        states = []
        for _ in range(200):
            states.append(row(dossier, Action, number))
            make_edit(dossier, chance.randrange(2**32), BUILDING)
        seen = [state for place, state in enumerate(states) if place == 0 or state != states[place - 1]]
        past = []
        for entry in reversed(history(dossier, Action, number)):
            found = earlier_state(dossier.reader, Action, number, entry.step)
            if found.row is not None:
                state = found.row | {name: set(members) for name, members in found.lists.items()}
                if not past or past[-1] != state:
                    past.append(state)
        assert past == seen[: len(past)]
        assert len(past) >= len(seen) - 1
        assert len(past) > 3


def test_a_dossier_with_a_password_tells_the_same(tmp_path):
    path = new_dossier(tmp_path, password="geheim")
    with Dossier.open(path, password="geheim") as dossier:
        number = edit.add(dossier, PolicyGoal, title="Minder schulden")
        assert history(dossier, PolicyGoal, number)[0].label == "Beleidsdoel toegevoegd"
