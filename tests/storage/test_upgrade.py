"""A dossier of an earlier version is brought up to date when it is opened, or left exactly as it was."""

import contextlib
import inspect
import pkgutil
import shutil
import sqlite3
from importlib import import_module
from threading import Thread

import pytest

from tests.dossiers import contents
from tests.storage.older import all_rows, older_dossier, rows_of
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Organisation
from wijkdesk.storage import check, driver, faults, migrations, reading
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.attention import list_postponements
from wijkdesk.storage.writing import edit

PASSWORD = "rozen & prieel"
OLD, TODAY = "0001", migrations.KNOWN[-1]
CHANGED_BY_AN_UPGRADE = {"alembic_version", "sqlite_sequence", "journal_steps"}

LISTS = [
    read
    for module in pkgutil.iter_modules(reading.__path__, "wijkdesk.storage.reading.")
    for name, read in vars(import_module(module.name)).items()
    if name.startswith("list_") and inspect.signature(read).parameters.keys() <= {"connection", "only"}
]


@pytest.fixture(params=[None, PASSWORD], ids=["plain", "password"])
def password(request):
    return request.param


@pytest.fixture
def old(tmp_path, password):
    return older_dossier(OLD, tmp_path, password=password)


@pytest.fixture
def plain(tmp_path):
    return older_dossier(OLD, tmp_path)


def read_file(path, password=None):
    """Every row in a file, read without anything of Wijkdesk that could change it."""
    key = password and driver.raw_key(password, driver.salt_of(path))
    with contextlib.closing(driver.connect(path, key=key, only_reads=True)) as connection:
        return all_rows(connection)


def schema_of(rows):
    return rows["alembic_version"][0][0]


def names(path):
    return sorted(file.name for file in path.parent.iterdir())


def as_wide_as(earlier, rows):
    """The rows without the columns that came later, which stand last."""
    return [row[: len(earlier[0])] for row in rows]


def copy_of(path):
    return path.with_name(f"{path.stem} (versie {OLD}).wijkdesk")


def assert_left_alone(path, before):
    assert path.read_bytes() == before
    assert names(path) == [path.name]


@pytest.mark.parametrize("schema", migrations.KNOWN[:-1])
def test_all_that_stood_in_it_still_does_row_by_row(tmp_path, schema, password):
    old = older_dossier(schema, tmp_path, password=password)
    before = read_file(old, password)
    assert all(before.values())

    with Dossier.open(old, password=password) as dossier:
        assert not dossier.is_read_only
        after = all_rows(dossier.reader)
        assert check.findings(dossier) == []

    assert (schema_of(before), schema_of(after)) == (schema, TODAY)
    for table in before.keys() - CHANGED_BY_AN_UPGRADE:
        assert as_wide_as(before[table], after[table]) == before[table]
    numbers = dict(after["sqlite_sequence"])
    assert all(numbers[table] >= number for table, number in before["sqlite_sequence"])
    assert read_file(old, password) == after


def test_it_can_be_worked_in_and_a_thing_still_goes_with_what_belongs_to_it(old, password):
    with Dossier.open(old, password=password) as dossier:
        before = contents(dossier)
        edit.remove(dossier, Organisation, 1)
        assert not contents(dossier)["commitments"]
        dossier.undo()
        assert contents(dossier) == before
        assert list_postponements(dossier.reader) == []


def test_a_copy_of_how_it_was_stays_beside_it_and_is_a_whole_dossier_of_that_version(old, password):
    before = read_file(old, password)

    Dossier.open(old, password=password).close()

    copy = copy_of(old)
    assert names(old) == sorted([old.name, copy.name])
    assert driver.is_plain(copy) == (password is None)
    assert read_file(copy, password) == before
    Dossier.open(copy, password=password).close()
    assert schema_of(read_file(copy, password)) == TODAY


def test_the_copy_of_a_plain_dossier_needs_nothing_but_sqlite(plain):
    before = read_file(plain)
    Dossier.open(plain).close()

    with contextlib.closing(sqlite3.connect(copy_of(plain))) as connection:
        assert all_rows(connection) == before


def test_the_copy_takes_a_name_that_is_free(plain):
    copy_of(plain).write_text("van een ander")
    second = plain.with_name(f"{plain.stem} (versie {OLD}) 2.wijkdesk")
    second.mkdir()

    Dossier.open(plain).close()

    assert copy_of(plain).read_text() == "van een ander"
    assert list(second.iterdir()) == []
    assert schema_of(read_file(plain.with_name(f"{plain.stem} (versie {OLD}) 3.wijkdesk"))) == OLD


def test_opened_by_a_link_the_copy_stands_beside_the_dossier_itself(plain, tmp_path):
    link = tmp_path / "elsewhere" / "link.wijkdesk"
    link.parent.mkdir()
    link.symlink_to(plain)

    Dossier.open(link).close()

    assert names(link) == [link.name]
    assert copy_of(plain).is_file()


def test_a_dossier_of_today_is_opened_without_a_copy(plain):
    Dossier.open(plain).close()
    before, there = plain.read_bytes(), names(plain)

    Dossier.open(plain).close()

    assert (plain.read_bytes(), names(plain)) == (before, there)


def test_what_was_done_before_cannot_be_undone_or_redone_but_stays_in_the_history(plain):
    before = read_file(plain)["journal_steps"]
    assert {state for *_, state, _ in before} == {"done", "undone"}

    with Dossier.open(plain) as dossier:
        assert (dossier.undoable, dossier.redoable, dossier.undo(), dossier.redo()) == (None,) * 4
        after = all_rows(dossier.reader)["journal_steps"]
        edit.add(dossier, Action, title="Banken")
    with Dossier.open(plain) as dossier:
        assert dossier.undo() == "Actie toegevoegd"
        assert (dossier.undoable, dossier.redoable) == (None, "Actie toegevoegd")

    number, _, label, kind, state, visit = after.pop()
    assert (number, label, kind, state, visit) == (before[-1][0] + 1, "Dossier bijgewerkt", "final", "done", None)
    assert [step[:4] for step in after] == [step[:4] for step in before]


@pytest.mark.parametrize("schema", migrations.KNOWN)
def test_what_is_brought_up_to_date_is_what_would_be_made_new(tmp_path, schema, path):
    def tables(connection):
        found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'").fetchall()
        return {name: " ".join(sql.split()) for name, sql in found if sql}

    with Dossier.open(older_dossier(schema, tmp_path)) as dossier, Dossier.open(path) as new:
        assert tables(dossier.reader) == tables(new.reader)


# Read only


def test_opened_to_read_everything_that_reads_works_and_the_file_stays_as_it_is(old, password):
    before = old.read_bytes()

    with Dossier.open(old, password=password, read_only=True) as dossier:
        found = {read.__name__: read(dossier.reader) for read in LISTS}
        assert check.findings(dossier) == []
        assert (dossier.undoable, dossier.undo()) == (None, None)
        with pytest.raises(faults.ReadOnly):
            edit.add(dossier, Action, title="Lampen")
        with pytest.raises(driver.driver_module().OperationalError, match="readonly"):
            dossier.reader.execute("UPDATE actions SET title = 'x'")
    assert_left_alone(old, before)

    with Dossier.open(old, password=password) as dossier:
        assert found == {read.__name__: read(dossier.reader) for read in LISTS}
    assert found["list_actions"]


def test_opened_to_read_a_thread_has_a_reader_of_its_own_that_outlives_the_dossier(old, password):
    found = []

    def read_all():
        with dossier.reader_of_its_own() as reader:
            dossier.close()
            found.extend(list_actions(reader))

    dossier = Dossier.open(old, password=password, read_only=True)
    wanted = list_actions(dossier.reader)
    thread = Thread(target=read_all)
    thread.start()
    thread.join()

    assert found == wanted != []


def test_opened_to_read_a_copy_is_one_of_today_under_the_same_password(old, password):
    copy = old.with_name("kopie.wijkdesk")
    with Dossier.open(old, password=password, read_only=True) as dossier:
        dossier.copy_to(copy)
        wanted = all_rows(dossier.reader)

    assert schema_of(wanted) == TODAY
    assert read_file(copy, password) == wanted
    assert driver.is_plain(copy) == (password is None)


@pytest.mark.parametrize("which", ["file", "folder"])
def test_where_file_or_folder_may_not_be_written_it_is_read_as_it_is(plain, immutable, which):
    before = plain.read_bytes()
    immutable(plain if which == "file" else plain.parent)

    with Dossier.open(plain) as dossier:
        assert dossier.is_read_only
        assert list_actions(dossier.reader)

    assert_left_alone(plain, before)


def test_on_a_read_only_disk_it_is_read_as_it_is(mount, read_only):
    disk = mount("size=2m")
    path = older_dossier(OLD, disk)
    before = path.read_bytes()
    read_only(disk)

    with Dossier.open(path) as dossier:
        assert dossier.is_read_only
        assert list_actions(dossier.reader)

    assert_left_alone(path, before)


# What goes wrong


def fail(error):
    def failing(connection):
        raise error

    return failing


def run(statement):
    return lambda connection: connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("mistake", "fault", "says"),
    [
        (fail(KeyError("x")), faults.NotUpgraded, "kan niet worden bijgewerkt en blijft zoals het is"),
        (fail(PermissionError()), faults.ReadOnly, "geen toegang"),
        (run("INSERT INTO areas (code) SELECT code FROM areas"), faults.NotUpgraded, "kan niet worden bijgewerkt"),
        (run("DELETE FROM organisations"), faults.NotUpgraded, "kan niet worden bijgewerkt"),
        (run("UPDATE nothing SET x = 1"), faults.Damaged, "beschadigd"),
        (fail(KeyboardInterrupt("stop")), KeyboardInterrupt, "stop"),
    ],
    ids=["own mistake", "system", "unique", "lost references", "no such table", "interrupted"],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_step_that_fails_leaves_the_dossier_as_it_was(old, password, monkeypatch, mistake, fault, says, read_only):
    before = old.read_bytes()
    take_steps = migrations.upgrade

    def upgrade(connection):
        take_steps(connection)
        mistake(connection)

    monkeypatch.setattr(migrations, "upgrade", upgrade)
    with pytest.raises(fault, match=says) as raised:
        Dossier.open(old, password=password, read_only=read_only)
    assert type(raised.value) is fault
    assert_left_alone(old, before)

    monkeypatch.undo()
    with Dossier.open(old, password=password) as dossier:
        assert list_actions(dossier.reader)


def test_steps_delete_nothing_that_belongs_to_a_table_that_is_made_anew(plain, monkeypatch):
    take_steps = migrations.upgrade

    def upgrade(connection):
        take_steps(connection)
        connection.exec_driver_sql("CREATE TABLE again AS SELECT * FROM organisations")
        connection.exec_driver_sql("DELETE FROM organisations")
        connection.exec_driver_sql("INSERT INTO organisations SELECT * FROM again")
        connection.exec_driver_sql("DROP TABLE again")

    before = read_file(plain)
    monkeypatch.setattr(migrations, "upgrade", upgrade)
    with Dossier.open(plain) as dossier:
        tables = ["organisations", "commitments", "positions", "action_partners"]
        after = rows_of(dossier.reader, tables)
        assert {table: as_wide_as(before[table], after[table]) for table in tables} == {
            table: before[table] for table in tables
        }
        with dossier.write("x") as session:
            assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_a_reference_that_was_already_broken_is_no_reason_to_stay_behind(plain):
    with contextlib.closing(sqlite3.connect(plain)) as connection:
        connection.execute("DELETE FROM contacts WHERE id = 2")
        connection.commit()

    with Dossier.open(plain) as dossier:
        assert schema_of(all_rows(dossier.reader)) == TODAY


def test_a_damaged_dossier_is_not_touched_and_no_copy_of_it_is_kept(old, password):
    content = bytearray(old.read_bytes())
    content[4096 * 12 : 4096 * 13] = b"\xff" * 4096
    old.write_bytes(content)

    with pytest.raises(faults.Damaged, match="beschadigd"):
        Dossier.open(old, password=password)

    assert_left_alone(old, content)


def test_a_damaged_page_under_a_password_is_not_read_as_an_empty_one(tmp_path):
    path = older_dossier(OLD, tmp_path, password=PASSWORD)
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)

    with pytest.raises(faults.Damaged, match="beschadigd"):
        Dossier.open(path, password=PASSWORD, read_only=True)

    assert_left_alone(path, content)


def opened(path):
    """How an attempt to open it ends, and what it says."""
    try:
        Dossier.open(path).close()
    except faults.DiskFull as full:
        return "full", full.sentence
    return "done", ""


def test_a_full_disk_leaves_the_dossier_as_it_was_wherever_it_runs_full(mount, monkeypatch):
    disk = mount("size=2m")
    path = older_dossier(OLD, disk)
    before = path.read_bytes()
    filler = disk / "filler"
    take_steps = migrations.upgrade
    began = []
    monkeypatch.setattr(migrations, "upgrade", lambda connection: (began.append(1), take_steps(connection)))

    ends = set()
    for room in range(0, len(before) + 200_000, 8192):
        began.clear()
        filler.write_bytes(b"x" * (shutil.disk_usage(disk).free - room))
        end, sentence = opened(path)
        filler.unlink()
        if end == "done":
            assert schema_of(read_file(path)) == TODAY
            assert schema_of(read_file(copy_of(path))) == OLD
            copy_of(path).unlink()
            path.write_bytes(before)
        else:
            assert sentence.startswith("De schijf is te vol om Buurt 0001.wijkdesk bij te werken.")
            assert_left_alone(path, before)
        ends.add((end, bool(began)))

    assert ends == {("full", False), ("full", True), ("done", True)}


@pytest.mark.parametrize("read_only", [True, False])
def test_after_a_kill_in_the_middle_it_is_as_it_was_and_opens(old, password, start_writer, read_only):
    before, rows = old.read_bytes(), read_file(old, password)
    writer = start_writer("stop_half_way_in_upgrade", old, *filter(None, [password]))
    assert writer.stdout.readline() == "half-way\n"
    writer.kill()
    writer.wait()
    assert old.read_bytes() != before
    assert read_file(copy_of(old), password) == rows

    with Dossier.open(old, password=password, read_only=read_only) as dossier:
        after = all_rows(dossier.reader)
    assert schema_of(after) == TODAY
    assert after["actions"] == rows["actions"]
    assert (read_file(old, password) == rows) == read_only  # a page under a password is never the same twice


def test_one_that_is_open_elsewhere_is_not_brought_up_to_date(plain):
    before = plain.read_bytes()
    with (
        Dossier.open(plain.rename(plain.with_name("x.wijkdesk")), read_only=True),
        contextlib.closing(driver.connect(plain.with_name("x.wijkdesk"))) as other,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(faults.OpenElsewhere, match="in gebruik"):
            Dossier.open(plain.with_name("x.wijkdesk"))
        other.execute("ROLLBACK")

    assert_left_alone(plain.with_name("x.wijkdesk"), before)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_one_is_refused_and_left_alone(plain, read_only):
    with contextlib.closing(sqlite3.connect(plain)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = plain.read_bytes()

    with pytest.raises(faults.NewerDossier, match="een nieuwere Wijkdesk"):
        Dossier.open(plain, read_only=read_only)

    assert_left_alone(plain, before)
