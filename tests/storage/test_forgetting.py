"""Somebody is forgotten: nothing of them stays in the file, in its copies, or in an older backup that is put back."""

import contextlib
import datetime as dt
import re
import shutil
import unicodedata

import pytest

from tests.dossiers import new_dossier
from tests.storage.older import older_dossier
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.table_mapping import key_of_headings
from wijkdesk.domain.words import (
    AccountAction,
    ContactKind,
    Erasing,
    EventKind,
    ImportKind,
    LegalGround,
    MomentKind,
    PhotoMoment,
)
from wijkdesk.storage import account, check, driver, migrations
from wijkdesk.storage.backup import making, second_place
from wijkdesk.storage.backup.copies import Kind, backups_of
from wijkdesk.storage.backup.restoring import put_back, restore
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.forgetting.again import apply_erasures, catch_up_copies, forget_everywhere
from wijkdesk.storage.forgetting.erasing import Choices, erase_person
from wijkdesk.storage.forgetting.log import erasures_in, identity_of, mirror, read_mirror
from wijkdesk.storage.forgetting.mentions import adopted_mentions_of, mentions_of, past_mentions_of
from wijkdesk.storage.forgetting.person import NamesOfPerson, find_person, people_called
from wijkdesk.storage.forgetting.texts import Place, text_columns
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.bin import list_bin
from wijkdesk.storage.reading.history import history_of
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.people import list_contacts, list_organisations
from wijkdesk.storage.reading.photos import list_photos
from wijkdesk.storage.reading.promises import list_commitments, list_promises
from wijkdesk.storage.writing import edit
from wijkdesk.storage.writing.history import restore_earlier
from wijkdesk.storage.writing.merging import merge_contacts
from wijkdesk.storage.writing.overviews import adopt_overview, write_overview_text
from wijkdesk.storage.writing.people import take_position
from wijkdesk.storage.writing.tables import store_lines

DAY = dt.date(2026, 3, 12)
NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
FATMA, ANNA, AYSE, YMERE = 1, 2, 3, 1
TRACES = ("Yılmaz", "Yilmaz", "Fatma", "0612345678", "06 12 34 56 78", "aardbeien", "Yildiz")
"""What nobody may find any more: her names, how she was reached, and what was noted of her alone."""

PASSWORD = "rozen & prieel"


def first_things():
    """Fatma, a resident; Anna, who works for Ymere; and Ayşe."""
    ymere = Organisation(name="Ymere")
    fatma = Contact(
        kind=ContactKind.RESIDENT,
        first_name="Fatma",
        last_name="Yılmaz",
        phone="06 12 34 56 78",
        purpose="houdt van aardbeien",
        ground=LegalGround.CONSENT,
        source="buurtlunch",
        review_on=DAY,
    )
    anna = Contact(first_name="Anna", infix="van den", last_name="Berg", notes="Kent Fatma Yılmaz van de lunch.")
    ayse = Contact(kind=ContactKind.RESIDENT, first_name="Ayşe", last_name="Kaya")
    moment = ContactMoment(
        day=DAY,
        kind=MomentKind.TALK,
        summary="Koffie met Fatma",
        notes="Mevrouw Yılmaz wil een bankje.",
        contacts=[fatma],
    )
    return [
        *(ymere, fatma, anna, ayse, moment),
        Action(title="Bankje voor Yılmaz", lead_contact=fatma),
        Promise(what="Bankje plaatsen", to_contact=fatma, made_in=moment),
        Promise(what="Planten water geven", by_contact=fatma, made_on=DAY),
        Event(title="Buurtlunch", day=DAY, kind=EventKind.SUCCESS, description="Fatma kookte."),
    ]


PLAIN_AND_LOCKED = pytest.mark.parametrize(
    "password", [None, PASSWORD], ids=["plain", "locked"], indirect=True, scope="module"
)


@pytest.fixture(scope="module")
def password(request):
    return getattr(request, "param", None)


@pytest.fixture(scope="module")
def made(tmp_path_factory, password):
    """A dossier in which much was done with Fatma, and a copy of how it was half-way."""
    folder = tmp_path_factory.mktemp("made")
    path = new_dossier(folder, *first_things(), password=password)
    with Dossier.open(path, password=password) as dossier:
        edit.change(dossier, Contact, FATMA, phone="", email="fatma@example.nl")
        edit.change(dossier, Contact, FATMA, phone="0612345678", email="")
        edit.change(dossier, Event, 1, description="Fatma Yılmaz kookte voor zestig mensen.")
        edit.change(dossier, Event, 1, description="Er werd gekookt.")
        double = edit.add(dossier, Contact, kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yildiz")
        moment = edit.add(
            *(dossier, ContactMoment),
            day=DAY,
            kind=MomentKind.TALK,
            summary="Gesprek met Fatma Yildiz",
            contacts=[double],
        )
        merge_contacts(dossier, FATMA, double)
        edit.remove(dossier, ContactMoment, moment)
        gone = edit.add(dossier, Action, title="Tuin voor Fatma Yılmaz")
        edit.remove(dossier, Action, gone)
        take_position(dossier, FATMA, YMERE, role="huurder Yılmaz")
        write_overview_text(dossier, HalfYear(2026, 1), "outlook", "Fatma Yılmaz gaat verder.")
        picture = {"width": 4, "height": 3, "content": b"fatma-in-beeld", "thumbnail": b"fatma-klein"}
        with dossier.write("Foto toegevoegd") as session:
            shown = Picture(media_type="image/jpeg", **picture)
            session.add(
                Photo(
                    picture=shown,
                    description="Fatma bij haar bankje",
                    moment=PhotoMoment.AFTER,
                    action=session.get(Action, 1),
                )
            )
            gone = Picture(media_type="image/jpeg", width=4, height=3, content=b"fatma-in-de-bak", thumbnail=b"klein")
            session.add(
                Photo(picture=gone, description="Fatma", moment=PhotoMoment.AFTER, action=session.get(Action, 1))
            )
        edit.remove(dossier, Photo, 2)
        account.note(dossier, AccountAction.EXPORT, "Inzageoverzicht", destination=folder / "Inzage Fatma Yılmaz.pdf")
        dossier.copy_to(folder / "Vorige week.wijkdesk")
    return path


@pytest.fixture
def path(made, tmp_path):
    shutil.copyfile(made.with_name("Vorige week.wijkdesk"), tmp_path / "Vorige week.wijkdesk")
    return shutil.copyfile(made, tmp_path / made.name)


@pytest.fixture(autouse=True)
def _backups_of_this_test(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "backups", lambda: tmp_path / "back-ups")


@pytest.fixture
def dossier(path, password):
    with Dossier.open(path, password=password) as dossier:
        yield dossier


@pytest.fixture
def bytes_of(password):
    """Everything in a file, decrypted where it is locked."""

    def read(path):
        raw = path.read_bytes()
        if not raw.startswith(b"SQLite format 3") and path.suffix == ".wijkdesk":
            key = password and driver.raw_key(password, driver.salt_of(path))
            plain = path.with_name("plain.sqlite")
            with contextlib.closing(driver.connect(path, key=key)) as connection:
                connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
                connection.execute("SELECT sqlcipher_export('plain')")
                connection.execute("DETACH DATABASE plain")
                # Also what is in no table: every page as SQLite has it, decrypted.
                pages = (
                    [data for (data,) in connection.execute("SELECT data FROM sqlite_dbpage")]
                    if has_pages(connection)
                    else []
                )
            raw = plain.read_bytes() + b"".join(pages)  # locked it is chance, in which any short name comes up
            plain.unlink()
        return raw

    return read


def has_pages(connection):
    return bool(connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'sqlite_dbpage'").fetchall())


def folded(text):
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("ı", "i")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def found_in(raw, words=TRACES):
    """Which of these words the bytes hold, in any usual encoding, without capitals and accents, or escaped."""
    texts = [raw.decode(encoding, "ignore") for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")]
    texts += [raw[1:].decode(encoding, "ignore") for encoding in ("utf-16-le",)]
    texts.append(
        re.sub(rb"\\u[0-9a-f]{4}", lambda each: chr(int(each[0][2:], 16)).encode(), raw).decode("utf-8", "ignore")
    )
    hexadecimal = b"".join(bytes.fromhex(run.decode()) for run in re.findall(rb"(?:[0-9A-F]{2}){16,}", raw))
    texts.append(hexadecimal.decode("utf-8", "ignore"))
    whole = [folded(text) for text in texts]
    return {word for word in words if any(folded(word) in text for text in whole)}


def forget(dossier, **choices):
    erase_person(dossier, FATMA, Erasing.FORGOTTEN, Choices(**choices))


@PLAIN_AND_LOCKED
def test_nothing_of_who_is_forgotten_is_left_in_the_file(dossier, path, bytes_of, password):
    forget(dossier, photos=frozenset({1}))
    dossier.close()

    assert found_in(bytes_of(path)) == set()
    assert [word for word in (b"fatma-in-beeld", b"fatma-in-de-bak") if word in bytes_of(path)] == []
    assert sorted(each.name for each in path.parent.iterdir()) == ["Testbuurt.wijkdesk", "Vorige week.wijkdesk"]


@PLAIN_AND_LOCKED
def test_the_traces_are_found_before(path, bytes_of):
    assert found_in(bytes_of(path)) >= set(TRACES)


def test_what_must_stay_does_and_loses_the_person(dossier):
    forget(dossier)

    assert [contact.id for contact in list_contacts(dossier.reader)] == [ANNA, AYSE]
    [moment] = list_moments(dossier.reader)
    assert (moment.summary, moment.notes) == ("Koffie met een bewoner", "Mevrouw een bewoner wil een bankje.")
    to_her, by_her = list_promises(dossier.reader)
    assert (to_her.what, to_her.to_residents, to_her.to_contact_id) == ("Bankje plaatsen", True, None)
    names = {row.id: row.name for row in list_organisations(dossier.reader)}
    # She had no position on that day, and later one at Ymere; without anybody it would be our own promise.
    assert names[by_her.by_organisation_id] == "Ymere"
    assert check.findings(dossier) == []


def test_it_cannot_be_undone_nor_anything_before_it(dossier):
    edit.change(dossier, Action, 1, place="Plein")

    forget(dossier)

    assert (dossier.undoable, dossier.redoable) == (None, None)
    edit.change(dossier, Action, 1, place="Straat")
    assert dossier.undo() == "Actie gewijzigd"


def test_of_somebody_whom_nothing_names_no_step_is_left_to_undo(tmp_path):
    with Dossier.open(new_dossier(tmp_path, Action(title="Lampen"))) as dossier:
        number = edit.add(dossier, Contact, first_name="Fatma")
        erase_person(dossier, number, Erasing.FORGOTTEN)

        assert dossier.undoable is None
        assert dossier.reader.execute("SELECT count(*) FROM journal_changes").fetchall() == [(0,)]


def test_the_file_is_written_anew(dossier):
    forget(dossier, photos=frozenset({1}))

    assert dossier.reader.execute("PRAGMA freelist_count").fetchall() == [(0,)]


def test_history_and_bin_tell_the_rest_without_her(dossier):
    forget(dossier)

    told = [change.before for entry in history_of(dossier.reader, Event, 1) for change in entry.fields]
    assert "Een bewoner kookte voor zestig mensen." in told
    titles = {row.title for row in list_bin(dossier.reader, dt.datetime.now(dt.UTC))}
    assert titles == {"Tuin voor een bewoner", "Gesprek met een bewoner, 12-03-2026"}


def test_an_earlier_text_can_still_be_put_back(dossier):
    forget(dossier)
    last = history_of(dossier.reader, Event, 1)[0]

    restore_earlier(dossier, Event, 1, last.step)

    assert history_of(dossier.reader, Event, 1)[0].fields[0].after == "Een bewoner kookte voor zestig mensen."


def test_the_window_is_told_who_is_gone(dossier):
    heard = []
    dossier.listen(heard.append)

    forget(dossier, photos=frozenset({1}))

    gone = {kind: ids for changed in heard for kind, ids in changed.items()}
    assert FATMA in gone[Contact]
    assert gone[Photo] == {1}


def test_a_text_is_left_or_written_anew_where_that_was_chosen(dossier, path, bytes_of):
    summary, notes = Place("moments", 1, "summary"), Place("contacts", ANNA, "notes")

    forget(dossier, texts={summary: None, notes: "Kent iemand van de lunch."})

    assert list_moments(dossier.reader)[0].summary == "Koffie met Fatma"
    assert list_contacts(dossier.reader, only=[ANNA])[0].notes == "Kent iemand van de lunch."
    assert erasures_in(dossier.reader)[0].left == (summary,)
    dossier.close()
    assert found_in(bytes_of(path)) == {"Fatma"}


def test_a_photo_that_does_not_show_her_stays_with_another_description(dossier):
    forget(dossier)

    [photo] = list_photos(dossier.reader)
    assert photo.description == "Een bewoner bij haar bankje"


@PLAIN_AND_LOCKED
def test_anonymous_somebody_stays_as_a_row_that_says_nothing(dossier, path, bytes_of):
    erase_person(dossier, FATMA, Erasing.ANONYMISED, Choices(photos=frozenset({1})))

    [row] = list_contacts(dossier.reader, only=[FATMA])
    assert (row.name, row.kind, row.phone, row.purpose, row.role) == ("Bewoner 1", ContactKind.RESIDENT, "", "", "")
    assert [moment.contact_ids for moment in list_moments(dossier.reader)] == [(FATMA,)]
    dossier.close()
    assert found_in(bytes_of(path)) == set()


def test_who_shares_a_first_name_keeps_it_and_the_texts_that_may_be_theirs(dossier):
    edit.change(dossier, Contact, AYSE, first_name="Fatma")

    forget(dossier)

    assert list_contacts(dossier.reader, only=[AYSE])[0].name == "Fatma Kaya"
    assert list_moments(dossier.reader)[0].summary == "Koffie met Fatma"  # of which of both is not known
    assert list_moments(dossier.reader)[0].notes == "Mevrouw een bewoner wil een bankje."


def test_what_was_kept_out_of_documents_because_of_somebody_still_is(dossier):
    edit.change(dossier, Contact, FATMA, confidential=True)
    action = edit.add(dossier, Action, title="Een bankje", lead_contact=FATMA)

    forget(dossier)

    assert list_actions(dossier.reader, only=[action])[0].confidential
    assert {promise.confidential for promise in list_promises(dossier.reader)} == {True}
    assert {moment.confidential for moment in list_moments(dossier.reader)} == {True}


def test_a_head_and_a_lead_leave_their_work_behind(dossier):
    commitment = edit.add(dossier, Commitment, organisation=YMERE, what="Elke maand aanwezig", head=ANNA)

    erase_person(dossier, ANNA, Erasing.FORGOTTEN)

    assert [(row.id, row.head_id) for row in list_commitments(dossier.reader)] == [(commitment, None)]
    assert check.findings(dossier) == []


def test_an_adopted_overview_is_told_of_and_stays_as_it_was_adopted(dossier):
    adopt(dossier)
    before = dossier.reader.execute("SELECT content, document, sha256 FROM overviews").fetchall()
    names = NamesOfPerson(dossier.reader, find_person(dossier.reader, FATMA))
    [adopted] = adopted_mentions_of(dossier.reader, names)
    assert (adopted.half_year, "Dank aan Fatma Yılmaz." in adopted.texts) == (HalfYear(2026, 1), True)

    forget(dossier)

    assert dossier.reader.execute("SELECT content, document, sha256 FROM overviews").fetchall() == before


def test_an_adopted_overview_goes_as_a_whole_where_that_was_chosen(dossier, path, bytes_of):
    adopt(dossier)

    forget(dossier, overviews=frozenset({1}), photos=frozenset({1}))

    assert dossier.reader.execute("SELECT count(*) FROM overviews").fetchall() == [(0,)]
    dossier.close()
    assert found_in(bytes_of(path)) == set()


def adopt(dossier):
    adopt_overview(
        dossier,
        HalfYear(2026, 1),
        DAY,
        content='{"outlook": "Dank aan Fatma Y\\u0131lmaz."}',
        document=b"%PDF",
        sha256="x",
    )


def test_mentions_are_told_with_their_place_and_what_they_become(dossier):
    person = find_person(dossier.reader, FATMA)
    names = NamesOfPerson(dossier.reader, person)

    told = {each.where: each.neutral for each in mentions_of(dossier.reader, person, names)}
    assert told["Contact ‘Anna van den Berg’: Aantekeningen"] == "Kent een bewoner van de lunch."
    assert told["Actie ‘Bankje voor Yılmaz’: Titel"] == "Bankje voor een bewoner"
    assert any(where.startswith("Overzicht") for where in told)
    past = past_mentions_of(dossier.reader, person, names)
    assert ("Fatma Yılmaz kookte voor zestig mensen.", False) in {(each.text, each.is_gone) for each in past}
    assert ("Tuin voor Fatma Yılmaz", True) in {(each.text, each.is_gone) for each in past}


def test_somebody_is_found_by_name_without_capitals_and_accents_also_from_the_bin(dossier):
    edit.remove(dossier, Contact, AYSE)

    assert people_called(dossier.reader, "fatma yilmaz") == [(FATMA, "Fatma Yılmaz")]
    assert people_called(dossier.reader, "Ayse Kaya") == [(AYSE, "Ayşe Kaya")]
    erase_person(dossier, AYSE, Erasing.FORGOTTEN)
    assert people_called(dossier.reader, "Ayse Kaya") == []
    with pytest.raises(Refused):
        erase_person(dossier, AYSE, Erasing.FORGOTTEN)


@PLAIN_AND_LOCKED
def test_an_older_backup_that_is_put_back_forgets_again(dossier, path, password, bytes_of, tmp_path):
    forget(dossier, photos=frozenset({1}))
    identity = identity_of(dossier.reader)
    mirror(identity, erasures_in(dossier.reader), tmp_path / "backups")
    old = path.with_name("Vorige week.wijkdesk")

    with Dossier.open(old, password=password) as restored:
        log = read_mirror(identity, tmp_path / "backups")
        assert apply_erasures(restored, log) == 1
        assert apply_erasures(restored, log) == 0
        assert restored.undoable is None

    assert found_in(bytes_of(old)) == set()
    assert found_in((tmp_path / "backups" / "vergeten.json").read_bytes()) == set()


@PLAIN_AND_LOCKED
@pytest.mark.parametrize("kind", [Kind.FULL, Kind.LIGHT])
def test_backups_forget_too_and_one_from_elsewhere_forgets_when_it_is_put_back(
    path, password, bytes_of, tmp_path, kind
):
    with Dossier.open(path, password=password) as dossier:
        key = dossier.key
    backup = making.make(path, key, kind, NOW).path
    elsewhere = shutil.copyfile(backup, tmp_path / "Op een stick.bak")

    with Dossier.open(path, password=password) as dossier:
        forget(dossier, photos=frozenset({1}))
        assert backup in forget_everywhere(dossier).done
        names = sorted(row.name for row in list_contacts(dossier.reader))
    assert found_in(bytes_of(backup)) == set()

    shutil.copyfile(elsewhere, backup)
    put_back(backup, path, NOW, key=key)
    assert found_in(bytes_of(path)) == set()
    with Dossier.open(path, password=password) as dossier:
        assert sorted(row.name for row in list_contacts(dossier.reader)) == names

    restore(backup, tmp_path / "Nieuw.wijkdesk", key=key)  # it lies beside the note of who was forgotten
    assert found_in(bytes_of(tmp_path / "Nieuw.wijkdesk")) == set()


def test_two_dossiers_with_backups_in_one_folder_forget_each_their_own(tmp_path, monkeypatch):
    folder = tmp_path / "back-ups"
    monkeypatch.setattr(paths, "backups_of", lambda _dossier: folder)
    made = []
    for minute, name in enumerate(("Een", "Twee")):
        people = Contact(first_name=f"Anna {name}"), Contact(first_name=f"Bea {name}")
        path = new_dossier(tmp_path, *people, name=f"{name}.wijkdesk")
        made.append((path, making.make(path, None, Kind.FULL, NOW + dt.timedelta(minutes=minute)).path))
    for number, (path, backup) in enumerate(made, 1):
        with Dossier.open(path) as dossier:
            erase_person(dossier, number, Erasing.FORGOTTEN)
            assert forget_everywhere(dossier).done == [backup]

    for (path, backup), left in zip(made, ("Bea Een", "Anna Twee"), strict=True):
        for copy in (backup, put_back(backup, path, NOW)[0], path):
            with Dossier.open(copy) as dossier:
                assert [row.name for row in list_contacts(dossier.reader)] == [left]
        restore(backup, tmp_path / f"{left}.wijkdesk", photos_from=made[0][0])
        with Dossier.open(tmp_path / f"{left}.wijkdesk") as dossier:
            assert [row.name for row in list_contacts(dossier.reader)] == [left]


def test_a_copy_of_before_dossiers_had_an_identity_gets_that_of_its_dossier_when_it_forgets(dossier, path):
    earlier = path.with_name("Testbuurt (versie 0006).wijkdesk")
    path.with_name("Vorige week.wijkdesk").unlink()
    shutil.copyfile(older_dossier("0006", path.parent), earlier)
    forget(dossier)

    assert forget_everywhere(dossier).done == [earlier]
    with Dossier.open(earlier, read_only=True) as copy:
        assert identity_of(copy.reader) == identity_of(dossier.reader)


def test_a_second_place_that_was_out_forgets_once_it_is_there_and_so_does_what_was_cut_off(path, bytes_of, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(path, stick, NOW)
    here = making.make(path, None, Kind.FULL, NOW).path
    [there] = [copy.path for copy in backups_of(path) if copy.is_elsewhere]
    stick.rename(tmp_path / "in de tas")
    with Dossier.open(path) as dossier:
        forget(dossier, photos=frozenset({1}), overviews=frozenset({1}))
        assert forget_everywhere(dossier).is_place_out
    assert found_in(bytes_of(here)) == set()

    (tmp_path / "in de tas").rename(stick)
    assert found_in(bytes_of(there)) != set()
    catch_up_copies(path, None)
    assert found_in(bytes_of(there)) == set()

    (paths.backups_of(path) / "vergeten.json").unlink()  # as where it was cut off before the copies
    shutil.copyfile(path.with_name("Vorige week.wijkdesk"), here)
    catch_up_copies(path, None)
    assert found_in(bytes_of(here)) == set()
    before = here.stat().st_mtime_ns
    catch_up_copies(path, None)
    assert here.stat().st_mtime_ns == before


def test_an_old_copy_that_is_restored_in_the_place_of_the_dossier_forgets_too(path, bytes_of, tmp_path):
    with Dossier.open(path) as dossier:
        forget(dossier, photos=frozenset({1}))
        forget_everywhere(dossier)
    path.unlink()
    restore(path.with_name("Vorige week.wijkdesk"), path)
    assert found_in(bytes_of(path)) == set()


@PLAIN_AND_LOCKED
def test_a_number_that_was_forgotten_is_never_given_to_somebody_else(tmp_path, password):
    path = new_dossier(tmp_path, Contact(first_name="Anna"), password=password)
    with Dossier.open(path, password=password) as dossier:
        dossier.copy_to(tmp_path / "Oud.wijkdesk")
        later = edit.add(dossier, Contact, first_name="Fatma")
        erase_person(dossier, later, Erasing.FORGOTTEN)
        log = erasures_in(dossier.reader)

    with Dossier.open(tmp_path / "Oud.wijkdesk", password=password) as restored:
        assert apply_erasures(restored, log) == 0
        new = edit.add(restored, Contact, first_name="Ayşe")
        assert new > later
        assert apply_erasures(restored, log) == 0
        assert [row.name for row in list_contacts(restored.reader)] == ["Anna", "Ayşe"]


@PLAIN_AND_LOCKED
def test_copies_within_reach_forget_too_and_one_under_another_password_is_told(
    dossier, path, password, bytes_of, tmp_path
):
    old = path.with_name("Testbuurt (versie 0005).wijkdesk")
    path.with_name("Vorige week.wijkdesk").rename(old)
    other = new_dossier(tmp_path, name="Testbuurt (versie 0001).wijkdesk", password="iets heel anders")
    before = other.read_bytes()

    forget(dossier, photos=frozenset({1}))
    rewritten = forget_everywhere(dossier)

    assert rewritten == ([old], [other], False)
    assert found_in(bytes_of(old)) == set()
    assert other.read_bytes() == before


def test_the_account_tells_of_it_without_a_name(dossier):
    forget(dossier)

    rows = dossier.reader.execute("SELECT action, what, destination FROM account_entries ORDER BY id").fetchall()
    assert rows[-1] == ("erasure", "Contact 1 vergeten", "")
    assert rows[0][2].endswith("Inzage een bewoner.pdf")
    with pytest.raises(Refused), dossier.write_beside() as connection:
        connection.execute("DELETE FROM account_entries")


def test_a_list_without_headings_that_was_read_is_forgotten_with_who_stood_on_its_first_line(dossier, path, bytes_of):
    headings = ["Fatma", "Yılmaz", "06 12 34 56 78"]
    for columns in ({"Fatma": "first_name"}, {"Fatma": "first_name", "Yılmaz": "last_name"}, {}):
        store_lines(dossier, Contact, [], (ImportKind.CONTACTS, key_of_headings(headings), columns))
    store_lines(dossier, Action, [], (ImportKind.ACTIONS, key_of_headings(["Actie"]), {"Actie": "title"}))
    person = find_person(dossier.reader, FATMA)
    assert mentions_of(dossier.reader, person, NamesOfPerson(dossier.reader, person))  # told without a stumble

    forget(dossier, photos=frozenset({1}))
    kept = dossier.reader.execute("SELECT headings FROM table_mappings").fetchall()
    dossier.close()

    assert kept == [(key_of_headings(["Actie"]),)]
    assert found_in(bytes_of(path)) == set()


def test_it_is_told_of_every_text_of_every_table_that_it_names_somebody(tmp_path):
    with Dossier.open(older_dossier(migrations.KNOWN[-2], tmp_path)) as dossier:
        number = edit.add(dossier, Contact, first_name="Zwierelantje", last_name="Kwabbelstra")
        texts = {(table, column) for table, columns in text_columns().items() for column in columns}
        texts -= {("organisations", "name")}  # what an organisation is called is its own
        with dossier.write_beside() as connection:
            for table, column in texts:
                others = f"id <> {number}" if table == "contacts" else "true"
                said = "'Zwierelantje Kwabbelstra, ' || id"
                connection.execute(f"UPDATE {table} SET {column} = {said} WHERE {others}")
        person = find_person(dossier.reader, number)
        names = NamesOfPerson(dossier.reader, person)

        told = {each.place[::2] for each in mentions_of(dossier.reader, person, names)}

        filled = {table for table, _ in texts if dossier.reader.execute(f"SELECT 1 FROM {table}").fetchall()}
    assert len(filled) > 10
    assert told >= {(table, column) for table, column in texts if table in filled}
