"""Opening a dossier: the settings in force, and what is refused."""

import os
import sqlite3
import sys
from pathlib import Path, PureWindowsPath

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.storage import driver, faults, migrations
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_events
from wijkdesk.storage.reading.overviews import choices_of, texts_of
from wijkdesk.storage.reading.programme import list_pillars, list_programmes
from wijkdesk.storage.writing import edit

EXTRA = 3


def pragma(connection, name):
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def test_the_settings_that_keep_every_edit_are_in_force_where_it_writes(dossier):
    with dossier.write("x") as session:
        connection = session.connection()
        settings = {
            name: pragma(connection, name)
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema", "fullfsync")
        }

    assert settings == {
        "journal_mode": "delete",
        "synchronous": EXTRA,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "fullfsync": 1,
    }


def test_the_connection_that_reads_cannot_write(dossier):
    with pytest.raises(driver.driver_module().OperationalError, match="readonly"):
        dossier.reader.execute("UPDATE programmes SET name = 'x'")


def test_a_removed_name_is_not_left_in_the_file(path):
    secret = "Annabel Zoetemelk"
    with Dossier.open(path) as dossier:
        number = edit.add(dossier, Action, title=secret)
        assert secret.encode() in path.read_bytes()
        edit.remove(dossier, Action, number)
        with dossier.write("the journal forgets", final=True) as session:
            session.connection().exec_driver_sql("DELETE FROM journal_changes")
            session.connection().exec_driver_sql("DELETE FROM journal_steps")

    assert secret.encode() not in path.read_bytes()


def test_the_file_says_in_its_header_that_it_is_a_dossier(path):
    header = path.read_bytes()[:100]

    assert header.startswith(b"SQLite format 3\0")
    assert header[68:72] == b"WIJK" == driver.APPLICATION_ID.to_bytes(4, "big")


@pytest.mark.parametrize(
    "name",
    ["Café Überlingen.wijkdesk", "a b.wijkdesk", "100%20.wijkdesk", "wie? #1.wijkdesk", "-x'\".wijkdesk", "猫.x"],
)
def test_any_name_that_a_file_can_have_will_do(tmp_path, name):
    folder = tmp_path / "map %41 & é?#"
    folder.mkdir()

    path = new_dossier(folder, name=name)
    with Dossier.open(path) as dossier:
        edit.add(dossier, Action, title="Lampen")
    with Dossier.open(path, read_only=True) as dossier:
        assert [action.title for action in list_actions(dossier.reader)] == ["Lampen"]
    assert [file.name for file in folder.iterdir()] == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_utf8_will_do(path):
    odd = path.rename(Path(os.fsdecode(os.fsencode(path.parent) + b"/b\xffrt.wijkdesk")))

    with Dossier.open(odd) as dossier:
        edit.add(dossier, Action, title="Lampen")
        assert [action.title for action in list_actions(dossier.reader)] == ["Lampen"]
    assert sorted(path.parent.iterdir()) == [odd]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (r"C:\Mijn buurt\a#b.wijkdesk", "file:///C:/Mijn%20buurt/a%23b.wijkdesk"),
        (r"\\server\deel\a.wijkdesk", "file:////server/deel/a.wijkdesk"),
    ],
)
def test_a_windows_path_becomes_an_address_that_sqlite_can_read(path, address):
    assert driver.address(PureWindowsPath(path)) == address


def test_a_relative_path_and_a_link_lead_to_the_same_dossier(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    link = tmp_path / "link.wijkdesk"
    link.symlink_to(path)

    with Dossier.open(type(path)(path.name)) as dossier:
        assert len(list_pillars(dossier.reader)) == 4
    with Dossier.open(link) as dossier:
        assert len(list_pillars(dossier.reader)) == 4


def other_program(file):
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()


def newer(file):
    made = new_dossier(file.parent)
    with sqlite3.connect(made) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    made.rename(file)


@pytest.mark.parametrize(
    ("make", "fault", "says"),
    [
        (lambda file: None, faults.Gone, "is er niet"),
        (lambda file: file.write_bytes(b""), faults.NotADossier, "is leeg"),
        (lambda file: file.write_text("Beste College,"), faults.NotADossier, "is geen Wijkdesk-dossier"),
        (lambda file: file.write_bytes(b"PK\x03\x04" * 5000), faults.NotADossier, "is geen Wijkdesk-dossier"),
        (lambda file: file.write_bytes(b"SQLite format 3\0"), faults.NotADossier, "geen Wijkdesk-dossier"),
        (
            lambda file: file.write_bytes(b"SQLite format 3\0" + b"x" * 9000),
            faults.NotADossier,
            "geen Wijkdesk-dossier",
        ),
        (other_program, faults.NotADossier, "van een ander programma"),
        (lambda file: file.mkdir(), faults.NotADossier, "is geen bestand"),
        (newer, faults.NewerDossier, "een nieuwere Wijkdesk"),
    ],
    ids=["missing", "empty", "text", "zip", "header alone", "garbage", "other program", "folder", "newer"],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_dossier_of_ours_is_refused_in_a_sentence_and_left_alone(tmp_path, make, fault, says, read_only):
    file = tmp_path / "vreemd.wijkdesk"
    make(file)
    before = file.read_bytes() if file.is_file() else None

    with pytest.raises(fault) as raised:
        Dossier.open(file, read_only=read_only)

    assert type(raised.value) is fault
    assert "vreemd.wijkdesk" in raised.value.sentence
    assert says in raised.value.sentence
    assert (file.read_bytes() if file.is_file() else None) == before
    assert [found.name for found in tmp_path.iterdir()] == [file.name] * file.exists()


def test_a_folder_that_is_gone_is_named(tmp_path):
    with pytest.raises(faults.Gone, match="De map"):
        Dossier.open(tmp_path / "nowhere" / "Buurt.wijkdesk")


def test_a_damaged_page_is_told_in_a_sentence_when_it_is_read(path):
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

    with pytest.raises(faults.Damaged, match="beschadigd"), Dossier.open(path) as dossier:
        list_programmes(dossier.reader)


@pytest.mark.parametrize("password", [None, "geheim"])
@pytest.mark.parametrize("missing", [1, 16, 4095, 4096, 3 * 4096 + 1])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_whose_end_is_missing_is_damaged_from_the_first_byte(tmp_path, password, missing, read_only):
    path = new_dossier(tmp_path, password=password)
    short = path.read_bytes()[:-missing]
    path.write_bytes(short)

    with pytest.raises(faults.Damaged, match=r"ontbreekt het eind|beschadigd"):
        Dossier.open(path, password=password, read_only=read_only)
    assert path.read_bytes() == short
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("place", "byte", "says"),
    [
        (0, 0x00, "geen Wijkdesk-dossier"),  # "SQLite format 3"
        (16, 0x20, "beschadigd"),  # the size of a page
        (17, 0x01, "is beschadigd, of is geen Wijkdesk-dossier"),
        (19, 0xFF, "is beschadigd, of is geen Wijkdesk-dossier"),  # the version of the format
        (21, 0x00, "is beschadigd, of is geen Wijkdesk-dossier"),
        (28, 0x01, "beschadigd"),  # how many pages
        (47, 0xFF, "beschadigd"),  # the version of the tables
        (59, 0x02, "beschadigd"),  # the encoding of text
        (68, 0xFF, "van een ander programma"),  # "WIJK"
    ],
)
def test_a_damaged_header_is_told_in_a_sentence_and_no_password_is_blamed(path, place, byte, says):
    content = bytearray(path.read_bytes())
    content[place] = byte
    path.write_bytes(content)

    with pytest.raises(faults.DossierFault, match=says) as raised:
        Dossier.open(path)
    assert "onjuist" not in raised.value.sentence
    assert path.read_bytes() == content


@pytest.mark.parametrize("given", [{}, {"password": "geheim"}])
def test_a_beginning_that_is_lost_is_told_as_damage_where_there_is_no_password(path, given):
    content = bytes(200) + path.read_bytes()[200:]
    path.write_bytes(content)
    with pytest.raises(faults.Damaged, match=r"Het begin van .* is beschadigd.* Zet een back-up terug"):
        Dossier.open(path, **given)
    assert path.read_bytes() == content


def test_what_another_program_left_behind_the_end_does_no_harm(path):
    with path.open("ab") as file:
        file.write(b"\0" * 100)

    with Dossier.open(path) as dossier:
        edit.add(dossier, Action, title="Lampen")
    with Dossier.open(path) as dossier:
        assert [action.title for action in list_actions(dossier.reader)] == ["Lampen"]


def test_a_value_that_this_version_does_not_know_is_told_in_a_sentence(path):
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO actions (title, state) VALUES ('Lampen', 'dreaming')")
    connection.close()

    with Dossier.open(path) as dossier, pytest.raises(faults.Damaged, match="niet kan lezen"):
        list_actions(dossier.reader)


@pytest.mark.parametrize(
    ("statement", "read"),
    [
        ("UPDATE pillars SET name = x'ff00'", lambda reader: list_pillars(reader)),
        ("UPDATE pillars SET position = 'boven'", lambda reader: list_pillars(reader)),
        ("UPDATE pillars SET aim = CAST(x'ff' AS TEXT)", lambda reader: list_pillars(reader)),
        ("UPDATE pillars SET retired_on = '2026-02-30'", lambda reader: list_pillars(reader)),
        ("INSERT INTO events (title, kind, day) VALUES ('Lampen', 'signal', '')", lambda reader: list_events(reader)),
        ("INSERT INTO areas (code, name) VALUES ('BU03920204', x'ff00')", lambda reader: list_programmes(reader)),
        ("UPDATE overviews SET texts = '{'", lambda reader: texts_of(reader, HalfYear(2026, 1))),
        ("UPDATE overviews SET texts = '3'", lambda reader: texts_of(reader, HalfYear(2026, 1))),
        ("UPDATE overviews SET texts = '{\"message\": 3}'", lambda reader: texts_of(reader, HalfYear(2026, 1))),
        ("UPDATE overviews SET choices = x'00'", lambda reader: choices_of(reader, HalfYear(2026, 1))),
        ("UPDATE overviews SET choices = '{\"photos\": [3]}'", lambda reader: choices_of(reader, HalfYear(2026, 1))),
    ],
)
def test_a_value_of_the_wrong_type_is_told_in_a_sentence(tmp_path, statement, read):
    path = new_dossier(tmp_path, Overview(year=2026, half=1))
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
        connection.execute("INSERT INTO programme_areas SELECT 1, id FROM areas")
    connection.close()

    with Dossier.open(path) as dossier, pytest.raises(faults.Damaged, match=r"niet kan lezen|beschadigd"):
        read(dossier.reader)


def test_this_version_writes_the_schema_that_it_knows_last(dossier):
    rows = dossier.reader.execute("SELECT version_num FROM alembic_version").fetchall()

    assert rows == [(migrations.KNOWN[-1],)]


def test_a_dossier_that_is_only_read_says_so_and_cannot_be_changed(path):
    with Dossier.open(path, read_only=True) as dossier:
        assert dossier.is_read_only
        with pytest.raises(faults.ReadOnly, match="geopend om te lezen"):
            edit.add(dossier, Action, title="Lampen")
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_closed_dossier_cannot_be_changed(path):
    dossier = Dossier.open(path)
    edit.add(dossier, Action, title="Lampen")
    dossier.close()

    with pytest.raises(faults.ReadOnly):
        edit.add(dossier, Action, title="Meer lampen")
    with Dossier.open(path) as again:
        assert [action.title for action in list_actions(again.reader)] == ["Lampen"]


def test_closing_twice_is_harmless(path):
    dossier = Dossier.open(path)
    dossier.close()
    dossier.close()
