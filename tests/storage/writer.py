"""A program of its own that writes in a dossier until it is killed, and says what was acknowledged."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any

from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.storage import dossier as dossiers
from wijkdesk.storage import driver, migrations, new_file
from wijkdesk.storage.backup import light, making
from wijkdesk.storage.backup.copies import Kind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.setting import put_under_password, remove_password
from wijkdesk.storage.writing import edit


def write_on(path: Path, password: str | None = None) -> None:
    """Add an action, give it its final title, undo that and do it again; print each once it is acknowledged."""
    with Dossier.open(path, password=password) as dossier:
        while True:
            added = edit.add(dossier, Action, title="Vers", description="x" * 3000, main_pillar=1)
            print("added", added, flush=True)
            edit.change(dossier, Action, added, title=f"Actie {added} klaar", other_pillars=[2, 3])
            print("changed", added, flush=True)
            dossier.undo()
            print("undone", added, flush=True)
            dossier.redo()
            print("redone", added, flush=True)


def hold(path: Path) -> None:
    """Keep the dossier open until somebody closes the input."""
    with Dossier.open(path):
        print("open", flush=True)
        sys.stdin.read()


def stop_half_way(path: Path) -> None:
    """Stand still in the middle of an edit that already reached the file."""
    with Dossier.open(path) as dossier, dossier.write("x") as session:
        session.connection().exec_driver_sql("PRAGMA cache_size = 5")
        session.add_all(Action(title=f"Half {number}", description="x" * 9000) for number in range(300))
        session.flush()
        print("half-way", flush=True)
        sys.stdin.read()


def stop_half_way_in_upgrade(path: Path, password: str | None = None) -> None:
    """Stand still when the steps to the schema of today are taken and already reached the file."""
    take_steps = migrations.upgrade

    def stop(connection):
        connection.exec_driver_sql("PRAGMA cache_size = 5")
        take_steps(connection)
        connection.exec_driver_sql(
            """INSERT INTO actions (title, state, description)
               SELECT 'Half', 'idea', hex(zeroblob(9000)) FROM journal_changes"""
        )
        print("half-way", flush=True)
        sys.stdin.read()

    migrations.upgrade = stop
    Dossier.open(path, password=password)


def stop_half_way_in_full_backup(path: Path, backups: str) -> None:
    """Stand still when a full backup is half written."""
    making._PAGES = 5
    write_copy = driver.write_copy

    def stop(*given: Any, progress: Any, **options: Any) -> None:
        write_copy(*given, progress=lambda left, whole: left > whole / 2 or _stand_still(), **options)

    driver.write_copy = stop
    _back_up(path, backups, Kind.FULL)


def stop_half_way_in_light_backup(path: Path, backups: str) -> None:
    """Stand still when a light backup is half written."""
    light._Copying._copy_last = lambda copying: _stand_still()  # type: ignore[method-assign]
    _back_up(path, backups, Kind.LIGHT)


def _back_up(path: Path, backups: str, kind: Kind) -> None:
    paths.backups = lambda: Path(backups)
    making.make(path, None, kind, dt.datetime.now(dt.UTC))


def _stand_still() -> Any:
    print("half-way", flush=True)
    sys.stdin.read()


def stop_half_way_in_password(path: Path, before: str, after: str) -> None:
    """Stand still when the dossier is written anew under another password, before that takes its place."""

    def stop(*_arguments: object) -> None:
        print("half-way", flush=True)
        sys.stdin.read()

    new_file.replace_with = dossiers.replace_with = stop
    with Dossier.open(path, password=before or None) as dossier:
        put_under_password(dossier, after) if after else remove_password(dossier)


if __name__ == "__main__":
    programs = (
        write_on,
        hold,
        stop_half_way,
        stop_half_way_in_upgrade,
        stop_half_way_in_full_backup,
        stop_half_way_in_light_backup,
        stop_half_way_in_password,
    )
    {program.__name__: program for program in programs}[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
