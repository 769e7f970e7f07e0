"""The tables in a file, the steps that make them, and what the domain is mapped to are one and the same."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from tests.storage.older import CONTENTS, SCHEMAS, older_dossier, sql_of
from wijkdesk.domain.action import Action
from wijkdesk.storage import migrations
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.tables import metadata
from wijkdesk.storage.writing import edit


def statements(connection):
    """The statements by which SQLite keeps its tables and indexes, in an order of their own; not the search index."""
    rows = connection.execute(
        """SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'
           ORDER BY type = 'trigger', type DESC, name"""
    ).fetchall()
    lines = "".join(f"{sql};\n" for (sql,) in rows).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def structure(connection):
    """What SQLite makes of those statements, however they are spelled."""
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        if not name.startswith(("sqlite_", "alembic_", "search"))
    ]
    found = {}
    for table in tables:
        [(sql,)] = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchall()
        indexes = connection.execute(f"PRAGMA index_list({table})").fetchall()
        found[table] = {
            "columns": connection.execute(f"PRAGMA table_info({table})").fetchall(),
            "references": {row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()},
            "indexes": {
                (name, unique, origin, tuple(connection.execute(f"PRAGMA index_info({name})").fetchall()))
                for _, name, unique, origin, _ in indexes
            },
            "ids are never used twice": "AUTOINCREMENT" in sql,
        }
    return found


@pytest.fixture
def mapped():
    """An empty database with the tables to which the domain is mapped, made without any migration."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        yield connection.connection.dbapi_connection
    engine.dispose()


def test_the_steps_make_the_tables_to_which_the_domain_is_mapped(dossier, mapped):
    assert structure(dossier.reader) == structure(mapped)


def test_alembic_sees_no_difference_either(path):
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        without_index = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("search")}
        assert compare_metadata(MigrationContext.configure(connection, opts=without_index), metadata) == []
    engine.dispose()


def test_a_number_of_a_removed_thing_is_never_given_again(dossier):
    first = edit.add(dossier, Action, title="Lampen")
    edit.remove(dossier, Action, first)

    assert edit.add(dossier, Action, title="Stoep") > first


def test_every_thing_has_such_numbers(dossier):
    things = {table.name for table in metadata.tables.values() if [c.name for c in table.primary_key] == ["id"]}
    kept = {table for table, facts in structure(dossier.reader).items() if facts["ids are never used twice"]}

    assert things - kept == {"journal_changes"}
    assert kept <= things


def test_the_known_schemas_are_the_steps_in_order():
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    steps = [script.revision for script in scripts.walk_revisions()]

    assert tuple(reversed(steps)) == migrations.KNOWN
    assert scripts.get_current_head() == migrations.KNOWN[-1]


def test_every_known_schema_has_its_statements_beside_the_tests():
    assert tuple(sorted(file.stem for file in SCHEMAS.glob("*.sql"))) == migrations.KNOWN


def test_every_earlier_schema_has_a_dossier_beside_the_tests():
    assert tuple(sorted(file.stem for file in CONTENTS.glob("*.sql"))) == migrations.KNOWN[:-1]


def test_the_tables_of_today_are_those_of_the_last_known_schema(dossier):
    # Does this differ? Then the dossiers that people have do too: add a step to the migrations, and the statements that
    # it leads to as a file of its own. Only a schema that was never released may be changed where it stands.
    assert statements(dossier.reader) == sql_of(migrations.KNOWN[-1])


@pytest.mark.parametrize("schema", migrations.KNOWN)
def test_a_dossier_with_any_known_schema_opens_and_can_be_worked_in(tmp_path, schema, path):
    with Dossier.open(older_dossier(schema, tmp_path)) as dossier, Dossier.open(path, read_only=True) as today:
        assert structure(dossier.reader) == structure(today.reader)
        edit.add(dossier, Action, title="Lampen")
        assert "Lampen" in [action.title for action in list_actions(dossier.reader)]
        assert dossier.undo() == "Actie toegevoegd"
