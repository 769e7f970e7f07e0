"""What is typed in the search box finds what it should, in every language, and nothing typed is a command."""

import contextlib
import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.orm import selectinload

from tests.dossiers import HOSTILE, new_dossier
from tests.storage.older import older_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment, Reconfirmation
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ContactKind, Light
from wijkdesk.storage import check, driver, faults, migrations, search_index, search_state
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.search import MOST_COUNTED, search, things
from wijkdesk.storage.searchable import SEARCHABLE
from wijkdesk.storage.writing import edit
from wijkdesk.storage.writing.bin import erase
from wijkdesk.storage.writing.merging import merge_contacts
from wijkdesk.storage.writing.overviews import adopt_overview, write_overview_text
from wijkdesk.storage.writing.people import hand_over_work, take_position
from wijkdesk.storage.writing.pillars import rate_pillar

DAY = dt.date(2026, 3, 12)
PASSWORD = "rozen & prieel"


def titles(dossier, text, **options):
    groups = search(dossier.reader, text, index=dossier.index, **options)
    return [hit.title.text for group in groups for hit in group.hits]


def found(dossier, text):
    groups = search(dossier.reader, text, index=dossier.index)
    return {(hit.kind, hit.id) for group in groups for hit in group.hits}


def marked(part):
    return [part.text[begin:end] for begin, end in part.found]


def spoil(path, statement):
    """Change the file as no Wijkdesk would."""
    with contextlib.closing(driver.connect(path)) as connection:
        connection.execute(statement)


@pytest.fixture
def picture(dossier):
    def add(**values):
        with dossier.write("Foto") as session:
            picture = Picture(media_type="image/png", width=1, height=1, content=b"\x00", thumbnail=b"\x01")
            owner = {name: edit.get(session, kind, 1) for name, kind in values.pop("of", {}).items()}
            photo = Photo(picture=picture, **owner, **values)
            session.add(photo)
            session.flush()
            return photo.id

    return add


# -- languages and scripts --


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        *(("Fietspad verlichten", "pad"), ("Fietspad verlichten", "FIETS"), ("Fietspad verlichten", "verl fiet")),
        *(("Crème de la crème", "creme"), ("cafe\u0301", "café"), ("Straße", "strasse"), ("Straße", "STRAẞE")),
        *(("Işıl", "isil"), ("Işıl", "ışıl"), ("IŞIL", "ışıl"), ("İstanbulplein", "istanbul")),
        *(("Łukasz", "lukasz"), ("Søren", "soren"), ("Ægir", "aegir"), ("Œuvre", "oeuvre"), ("Đorđe", "dorde")),
        *(("مرحبا بالعالم", "مرحبا"), ("Добро пожаловать", "добро"), ("Ελλάς", "ελλασ"), ("社区中心很大", "中心")),
        *(("नमस्ते दुनिया", "नमस्ते"), ("Overleg-plus (2e)", "overleg plus"), ("a.b@c.nl", "a.b@c.nl")),
        *(("12-03-2026", "12-03"), ("ij en y", "ij"), ("Ĳmuiden", "ijm"), ("ﬁets", "fiets"), ("Q", "q")),
    ],
)
def test_found_as_people_type_it(tmp_path, title, typed):
    with Dossier.open(new_dossier(tmp_path, Action(title="Iets anders"), Action(title=title))) as dossier:
        assert titles(dossier, typed, only=Action) == [title]


@pytest.mark.parametrize("typed", ["berg", "van den berg", "anna berg", "Anna van den B", "den", "ann", "ERG"])
def test_a_person_is_found_by_any_part_of_the_name(tmp_path, typed):
    anna = Contact(first_name="Anna", infix="van den", last_name="Berg")
    with Dossier.open(new_dossier(tmp_path, anna, Contact(last_name="Vermeer"))) as dossier:
        assert titles(dossier, typed) == ["Anna van den Berg"]


def test_every_word_must_be_there_in_whatever_text_of_the_thing(tmp_path):
    path = new_dossier(
        tmp_path,
        Action(title="Fietspad", description="Nieuwe lampen"),
        Action(title="Fietspad"),
        Action(title="Lampen"),
    )
    with Dossier.open(path) as dossier:
        assert found(dossier, "pad lamp") == {(Action, 1)}
        assert found(dossier, "lamp zebra") == set()


def test_in_the_middle_of_a_word_of_a_long_text_nothing_is_found(tmp_path):
    with Dossier.open(new_dossier(tmp_path, Action(title="Lampen", description="Langs het fietspad"))) as dossier:
        assert found(dossier, "fiets") == {(Action, 1)}
        assert found(dossier, "pad") == set()


@pytest.mark.parametrize("typed", ["", "  ", '"', "*", "-", "()", "\x00", "😀", '""', "' OR '"[:1]])
def test_what_has_no_words_finds_nothing(dossier, typed):
    assert search(dossier.reader, typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        *("fiets -pad", "fiets AND pad", 'fiets"pad', "fiets*", "words:fiets", "fiets NEAR(pad)", "NOT fiets"),
        *(
            "^fiets",
            "%",
            "_",
            "\\",
            "{fiets}",
            "fiets OR pad",
            "fiets'; DROP TABLE search; --",
            HOSTILE,
            "\x00fiets",
            "fiets😀",
            "x" * 10_000,
        ),
        *("fiets " * 2000, " ".join(f"w{number}" for number in range(2000)), "fie\ud800ts", "fiets\n"),
    ],
)
def test_whatever_is_typed_is_text_and_no_command(tmp_path, typed):
    with Dossier.open(new_dossier(tmp_path, Action(title="Iets heel anders"), Action(title=typed or "-"))) as dossier:
        search(dossier.reader, typed)
        assert found(dossier, "heel") == {(Action, 1)}
        if any(sign.isalnum() for sign in typed):
            assert (Action, 2) in found(dossier, typed.replace("\x00", "").replace("\ud800", ""))


# -- what is found --


def test_everything_that_has_words_is_found_and_says_what_opens_it(dossier, picture):
    numbers = {
        Action: edit.add(dossier, Action, title="t", next_step="zebra"),
        Organisation: edit.add(dossier, Organisation, name="zebra"),
        ContactMoment: edit.add(dossier, ContactMoment, day=DAY, notes="een zebra"),
        Promise: edit.add(dossier, Promise, what="zebra"),
        PolicyGoal: edit.add(dossier, PolicyGoal, title="t", description="zebra"),
        Event: edit.add(dossier, Event, title="t", day=DAY, place="zebra"),
        Escalation: edit.add(dossier, Escalation, subject="t", asked="zebra"),
        Pillar: 2,
    }
    numbers[Contact] = edit.add(dossier, Contact, last_name="t")
    take_position(dossier, numbers[Contact], numbers[Organisation], role="zebra")
    numbers[Commitment] = edit.add(dossier, Commitment, organisation=1, what="t", end_reason="zebra")
    rate_pillar(dossier, 2, Light.ORANGE, DAY, cause="zebra", consequence="x", correction="y")
    write_overview_text(dossier, HalfYear(2026, 1), "outlook", "Volgend jaar een zébra")
    numbers[Overview] = 1
    numbers[Photo] = picture(description="zebra", of={"action": Action})

    groups = search(dossier.reader, "zebra")

    assert [group.kind for group in groups] == [each.kind for each in SEARCHABLE]
    assert {(hit.kind, hit.id) for group in groups for hit in group.hits} == set(numbers.items())
    assert all(hit.opens == (hit.kind, hit.id) for group in groups for hit in group.hits)
    assert all(marked(hit.title) or marked(hit.snippet) for group in groups for hit in group.hits)


@pytest.mark.parametrize("each", SEARCHABLE, ids=lambda each: each.table)
def test_every_text_of_every_kind_is_in_it(dossier, picture, each):
    edit.add(dossier, Action, title="t")
    edit.add(dossier, Organisation, name="t")
    add = {
        Photo: lambda: picture(of={"action": Action}),
        Overview: lambda: write_overview_text(dossier, HalfYear(2026, 1), "outlook", "t"),
    }
    required = {
        Action: {"title": "t"},
        Contact: {"last_name": "t"},
        Organisation: {"name": "t"},
        ContactMoment: {"day": DAY},
        Promise: {"what": "t"},
        Commitment: {"organisation": 1, "what": "t"},
        PolicyGoal: {"title": "t"},
        Event: {"title": "t", "day": DAY},
        Escalation: {"subject": "t"},
        Pillar: {},
    }
    number = 1
    if each.kind in add:
        add[each.kind]()
    elif each.kind is not Pillar:
        number = edit.add(dossier, each.kind, **required[each.kind])
    columns = [*each.names, *each.texts]
    value = '{"outlook": "zebra"}' if each.kind is Overview else "zebra"
    for column in columns:
        with dossier.write("x") as session:
            session.connection().exec_driver_sql(f"UPDATE {each.table} SET {column} = ? WHERE id = ?", (value, number))
        assert (each.kind, number) in found(dossier, "zebra"), column
        dossier.undo()
        assert found(dossier, "zebra") == set()


def test_a_photo_of_an_event_opens_the_event(dossier, picture):
    edit.add(dossier, Event, title="Buurtfeest", day=DAY)
    picture(description="zebra", of={"event": Event})

    [group] = search(dossier.reader, "zebra")

    assert (group.hits[0].opens, group.hits[0].detail) == ((Event, 1), "Buurtfeest")


def test_what_is_confidential_is_found_and_says_so(dossier):
    edit.add(dossier, Action, title="Zebra", confidential=True)
    assert [hit.confidential for group in search(dossier.reader, "zebra") for hit in group.hits] == [True]


def test_the_texts_of_an_adopted_overview_are_still_found(dossier):
    write_overview_text(dossier, HalfYear(2026, 1), "outlook", "zebra")
    adopt_overview(dossier, HalfYear(2026, 1), DAY, content="{}", document=b"%PDF", sha256="x")
    assert titles(dossier, "zebra") == ["Eerste helft 2026"]


def test_the_newest_of_a_kind_come_first_whenever_they_were_noted(dossier):
    for day in (dt.date(2025, 1, 1), dt.date(2027, 1, 1), dt.date(1960, 1, 1), dt.date(2026, 1, 1)):
        edit.add(dossier, ContactMoment, day=day, summary=f"zebra {day.year}")
    edit.change(dossier, ContactMoment, 3, day=dt.date(2030, 1, 1))

    assert titles(dossier, "zebra") == ["zebra 1960", "zebra 2027", "zebra 2026", "zebra 2025"]


def test_of_each_kind_a_few_and_how_many_more(tmp_path):
    many = [Action(title=f"zebrapad {number}") for number in range(130)]
    path = new_dossier(tmp_path, *many, Event(title="zebra", day=DAY))
    with Dossier.open(path) as dossier:
        for typed in ("z", "zebra", "zebrapad"):  # short words and long ones are looked for in different ways
            groups = search(dossier.reader, typed, most=3)
            assert [len(group.hits) for group in groups] == [3, 1][: len(groups)]
            assert groups[0].more == MOST_COUNTED + 1
        [all_of_them] = search(dossier.reader, "zebrapad", only=Action, most=100)
        assert (len(all_of_them.hits), all_of_them.more) == (100, 30)
        assert [group.kind for group in search(dossier.reader, "zebra", only=Event)] == [Event]


def test_what_was_found_is_marked_in_the_title_and_the_rest_in_a_piece_of_text(tmp_path):
    text = "Eerst iets anders. " * 20 + "Toen <b>Işıl</b> de lampen\nin de straat telde. " + "En zo verder. " * 20
    actions = Action(title="Fietspad: het Pád", description=text), Action(title="Fietspad lamp isil")
    with Dossier.open(new_dossier(tmp_path, *actions)) as dossier:
        [group] = search(dossier.reader, "pad isil lamp")
    whole, in_text = group.hits
    assert (marked(whole.title), whole.snippet.text) == (["pad", "lamp", "isil"], "")
    assert marked(in_text.title) == ["pad", "Pád"]
    assert marked(in_text.snippet) == ["Işıl", "lamp"]
    assert "\n" not in in_text.snippet.text
    assert in_text.snippet.text.startswith("…")
    assert in_text.snippet.text.endswith("…")
    assert len(in_text.snippet.text) < 160


@pytest.mark.parametrize("title", ["e\u0301e\u0301n zebra", "ŒŒ zebra", "ﬁ ß zebra", "😀😀 zebra", "İİ zebra"])
def test_marks_fall_where_the_word_stands_whatever_stands_in_front(tmp_path, title):
    with Dossier.open(new_dossier(tmp_path, Action(title=title))) as dossier:
        [group] = search(dossier.reader, "zebra")
        assert marked(group.hits[0].title) == ["zebra"]


def test_things_that_were_opened_are_shown_again_without_those_that_are_gone(dossier):
    number = edit.add(dossier, Action, title="Lampen")
    wanted = [(Pillar, 1), (Action, number), (Action, 99), (HalfYear, 20261)]
    assert [(hit.kind, hit.id) for hit in things(dossier.reader, wanted)] == wanted[:2]


# -- in step --


def test_it_follows_every_edit_and_its_undoing(dossier):
    number = edit.add(dossier, Action, title="Zebrapad")
    assert found(dossier, "zebra") == {(Action, number)}
    edit.change(dossier, Action, number, title="Lampen")
    assert found(dossier, "zebra") == set()
    dossier.undo()
    assert found(dossier, "zebra") == {(Action, number)}
    edit.remove(dossier, Action, number)
    assert found(dossier, "zebra") == set()
    dossier.undo()
    assert found(dossier, "zebra") == {(Action, number)}
    dossier.redo()
    assert found(dossier, "zebra") == set()
    assert not search_index.differs(dossier.reader)


def test_it_follows_merging_and_handing_over_and_what_goes_along(dossier):
    org = edit.add(dossier, Organisation, name="Ymere")
    one = edit.add(dossier, Contact, last_name="Vermeer", kind=ContactKind.PROFESSIONAL)
    two = edit.add(dossier, Contact, last_name="Vermeir", kind=ContactKind.PROFESSIONAL, notes="kent de zebra")
    take_position(dossier, two, org, role="wijkagent")
    merge_contacts(dossier, one, two)
    assert found(dossier, "zebra wijkagent vermeer") == {(Contact, one)}
    three = edit.add(dossier, Contact, last_name="Smit", kind=ContactKind.PROFESSIONAL)
    hand_over_work(dossier, one, three, DAY)
    edit.add(dossier, Commitment, organisation=org, what="elke zebra")
    edit.remove(dossier, Organisation, org)
    assert found(dossier, "zebra") == {(Contact, one)}
    assert found(dossier, "wijkagent") == set()
    while dossier.undo():
        assert not search_index.differs(dossier.reader)


def test_what_waits_is_found_as_it_is_now_and_once_it_was_taken_in_as_well(dossier):
    numbers = [edit.add(dossier, Action, title=f"Zebrapad {day}", due=DAY.replace(day=day)) for day in (3, 1, 4, 2)]
    dossier.catch_up_index()
    edit.change(dossier, Action, numbers[0], title="Lampen 3")
    edit.change(dossier, Action, numbers[1], due=DAY.replace(day=5))
    edit.remove(dossier, Action, numbers[2])
    edit.add(dossier, Action, title="Zebrapad 6", due=DAY.replace(day=6))

    for is_behind in (True, False):
        assert search_state.is_behind(dossier.reader) is is_behind
        assert titles(dossier, "bra") == ["Zebrapad 6", "Zebrapad 1", "Zebrapad 2"]
        assert titles(dossier, "zebrapad 1") == ["Zebrapad 1"]
        assert titles(dossier, "lampen 3") == ["Lampen 3"]
        assert not search_index.differs(dossier.reader)
        dossier.catch_up_index()


def test_what_waits_counts_once_among_how_many_more(tmp_path):
    path = new_dossier(tmp_path, *(Action(title=f"Zebra {number}") for number in range(30)))
    with Dossier.open(path) as dossier:
        for number in range(1, 11):
            edit.change(dossier, Action, number, title=f"Zebra nummer {number}")
        [group] = search(dossier.reader, "zebra")
        assert (len(group.hits), group.more) == (5, 25)


def test_what_waited_when_a_program_was_killed_is_found_and_taken_in_by_the_next(path, tmp_path):
    left = tmp_path / "gestopt.wijkdesk"
    with Dossier.open(path) as dossier:
        edit.add(dossier, Action, title="Zebra")
        dossier.copy_to(left)
    for is_behind in (True, False):
        with Dossier.open(left, read_only=True) as dossier:
            assert search_state.is_behind(dossier.reader) is is_behind
            assert found(dossier, "ebra") == {(Action, 1)}
            assert check.findings(dossier) == []
        Dossier.open(left).close()


def test_where_it_cannot_be_taken_in_closing_still_closes_and_it_waits(path):
    with Dossier.open(path) as dossier:
        edit.add(dossier, Action, title="Zebra")
        spoil(path, "DELETE FROM search_data")
    Dossier.open(path).close()
    with Dossier.open(path) as dossier:
        assert search_state.is_behind(dossier.reader)
        dossier.rebuild_index()
        assert found(dossier, "zebra") == {(Action, 1)}
        assert not search_state.is_behind(dossier.reader)


def test_where_very_many_wait_closing_makes_it_anew_and_nothing_of_what_went_stays(path, monkeypatch):
    monkeypatch.setattr(search_index, "_MANY", 20)
    with Dossier.open(path) as dossier:
        numbers = [edit.add(dossier, Contact, last_name=f"Zoetemelk{number}") for number in range(30)]
        edit.remove_several(dossier, Contact, numbers[1:])
        with dossier.write("Geschiedenis gewist", final=True) as session:
            session.connection().exec_driver_sql("DELETE FROM journal_changes")
    with Dossier.open(path) as dossier:
        assert not search_state.is_behind(dossier.reader)
        assert not search_index.differs(dossier.reader)
        assert found(dossier, "zoetemelk") == {(Contact, numbers[0])}
    assert b"zoetemelk1" not in path.read_bytes().lower()


def test_what_waits_is_not_taken_in_while_all_that_is_read_must_be_of_one_moment(dossier, monkeypatch):
    edit.add(dossier, Action, title="Zebra")
    tries, rests = [], threading.Event()
    monkeypatch.setattr("wijkdesk.storage.dossier.time.sleep", lambda _seconds: rests.set())

    def read(reader):
        tries.append(pool.submit(dossier.catch_up_index))
        assert rests.wait(60)
        return search_state.is_behind(reader)

    with ThreadPoolExecutor(1) as pool:
        assert dossier.read_at_one_moment(read)
        [taking_in] = tries
        taking_in.result(60)
    assert not search_state.is_behind(dossier.reader)


def test_an_edit_that_begins_while_it_is_taken_in_has_its_turn_before_the_rest(dossier, monkeypatch):
    number = edit.add(dossier, Action, title="Zebra")
    begun, moments = threading.Event(), []

    def take_in(_connection, _seconds):
        begun.set()
        moments.append(dossier.reader.execute("SELECT title FROM actions").fetchone()[0])
        return len(moments) < 500 and moments[-1] == "Zebra"

    monkeypatch.setattr(search_index, "catch_up", take_in)
    with ThreadPoolExecutor(1) as pool:
        taking_in = pool.submit(dossier.catch_up_index)
        assert begun.wait(60)
        edit.change(dossier, Action, number, title="Lampen")
        taking_in.result(60)
    monkeypatch.undo()
    assert moments[-1] == "Lampen"


def test_an_edit_that_fails_leaves_it_as_it_was(dossier):
    with contextlib.suppress(ZeroDivisionError), dossier.write("x") as session:
        session.add(Action(title="Zebra"))
        session.flush()
        raise ZeroDivisionError
    assert found(dossier, "zebra") == set()
    assert not search_index.differs(dossier.reader)


def test_it_is_no_part_of_the_history(dossier):
    edit.add(dossier, Action, title="Zebra")
    rows = dossier.reader.execute("SELECT DISTINCT table_name FROM journal_changes").fetchall()
    assert rows == [("actions",)]


def test_of_a_removed_name_nothing_stays_in_the_index(path):
    with Dossier.open(path) as dossier:
        kept = [edit.add(dossier, Contact, last_name=f"Vermeer{number}") for number in range(50)]
        number = edit.add(dossier, Contact, last_name="Zoetemelk", notes="kent Zoetemelkstra")
        edit.change(dossier, Contact, number, last_name="Zoetemelks")
        edit.remove(dossier, Contact, number)
        with dossier.write("Geschiedenis gewist", final=True) as session:
            session.connection().exec_driver_sql("DELETE FROM journal_changes")
        assert len(found(dossier, "vermeer")) == len(kept[:5])
    content = path.read_bytes().lower()
    assert b"zoetem" not in content
    assert b"oetemelk" not in content


def test_what_is_deleted_for_good_does_not_wait(path):
    with Dossier.open(path) as dossier:
        number = edit.add(dossier, Contact, last_name="Zoetemelk")
        dossier.catch_up_index()
        assert b"zoetem" in path.read_bytes().lower()
        edit.remove(dossier, Contact, number)
        erase(dossier, Contact, number)
        assert b"zoetem" not in path.read_bytes().lower()


# -- made anew --


@pytest.mark.parametrize("spoiling", ["PRAGMA user_version = 0", "PRAGMA user_version = 99", "DROP TABLE search"])
def test_one_that_is_missing_or_of_another_version_is_made_anew_by_who_opens_it_to_write(path, spoiling):
    with Dossier.open(path) as dossier:
        edit.add(dossier, Action, title="Zebra")
    spoil(path, spoiling)
    before = path.read_bytes()

    with Dossier.open(path, read_only=True) as dossier:
        assert found(dossier, "zebra") == {(Action, 1)}
        assert [finding.split(".")[0] for finding in check.findings(dossier)] == [
            "De zoekindex ontbreekt of is van een andere versie"
        ]
    assert path.read_bytes() == before
    with Dossier.open(path) as dossier:
        assert dossier.index is dossier.reader
        assert found(dossier, "zebra") == {(Action, 1)}
        assert check.findings(dossier) == []
        assert dossier.undo() == "Actie toegevoegd"


@pytest.mark.parametrize(
    "spoiling",
    [
        "UPDATE actions SET title = 'Giraf'",
        "INSERT INTO search (rowid, words) VALUES (3, 'giraf')",
        "DELETE FROM search",
        "UPDATE search_content SET c0 = 'giraf'",
        "DELETE FROM search_content",
    ],
)
def test_one_that_says_something_else_is_one_finding_and_is_made_anew_on_request(path, spoiling):
    with Dossier.open(path) as dossier:
        edit.add(dossier, Action, title="Zebra")
    spoil(path, spoiling)

    with Dossier.open(path) as dossier:
        [finding] = check.findings(dossier)
        assert finding.startswith("In de zoekindex staat iets anders dan in het dossier.")
        dossier.rebuild_index()
        assert check.findings(dossier) == []
        edit.change(dossier, Action, 1, title="Olifant")
        assert found(dossier, "olif") == {(Action, 1)}


def test_one_that_is_broken_says_so_and_what_to_do(path):
    spoil(path, "DELETE FROM search_data WHERE id > 10")
    with Dossier.open(path, read_only=True) as dossier, pytest.raises(faults.Damaged, match="--rebuild-index"):
        search(dossier.reader, "fysieke")


@pytest.mark.parametrize(
    "spoiling",
    [
        *("DELETE FROM search_data", "DROP TABLE search_data", "UPDATE search_data SET block = x'ff'"),
        *("DELETE FROM search_content", "DROP TABLE search_idx"),
    ],
)
def test_however_it_is_broken_it_can_be_made_anew(path, spoiling):
    spoil(path, spoiling)
    with Dossier.open(path) as dossier:
        assert len(check.findings(dossier)) == 1
        dossier.rebuild_index()
        assert check.findings(dossier) == []
        assert found(dossier, "fysieke") == {(Pillar, 3)}


@pytest.mark.parametrize("schema", migrations.KNOWN[:-1])
@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "password"])
def test_a_dossier_of_an_earlier_version_can_be_searched_at_once(tmp_path, schema, read_only, password):
    path = older_dossier(schema, tmp_path, password=password)
    with Dossier.open(path, read_only=read_only, password=password) as dossier:
        assert (Action, 1) in found(dossier, "lamp")
        assert not search_index.differs(dossier.reader)


def test_a_dossier_with_a_password_is_searched_and_its_index_cannot_be_read(tmp_path):
    path = new_dossier(tmp_path, Action(title="Zebrapad"), password=PASSWORD)
    with Dossier.open(path, password=PASSWORD) as dossier:
        edit.add(dossier, Action, title="Zebravink")
        assert len(found(dossier, "zebra")) == 2
    assert b"zebra" not in path.read_bytes().lower()


def test_values_that_are_no_text_keep_nobody_from_making_it(path):
    with contextlib.closing(driver.connect(path)) as connection:
        connection.execute("INSERT INTO actions (title, state, description) VALUES ('Zebra', 'idea', x'ff00')")
        connection.execute("INSERT INTO actions (title, state) VALUES (CAST(x'41ff42' AS TEXT), 'idea')")
        connection.execute("INSERT INTO overviews (year, half, state, texts, choices) VALUES (1, 1, 'x', '{', '{}')")
        connection.execute("PRAGMA user_version = 0")
    with Dossier.open(path) as dossier:
        assert search_state.is_current(dossier.reader)
        assert not search_index.differs(dossier.reader)


def test_reconfirmations_are_words_of_their_commitment(dossier):
    edit.add(dossier, Organisation, name="Ymere")
    number = edit.add(dossier, Commitment, organisation=1, what="t")
    with dossier.write("x") as session:
        commitment = session.get(Commitment, number, options=[selectinload(Commitment.reconfirmations)])
        commitment.reconfirmations.append(Reconfirmation(day=DAY, note="zebra"))
    assert found(dossier, "zebra") == {(Commitment, number)}
