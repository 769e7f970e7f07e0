"""Dossiers with something of everything, and folders that somebody meddled with."""

import datetime as dt
import hashlib
import json
from pathlib import Path

from tests.dossiers import HOSTILE, new_dossier, read_all
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation, Position
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import NewPicture
from wijkdesk.domain.words import AccountAction
from wijkdesk.exchange.whole_dossier.writing import take_everything
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit
from wijkdesk.storage.writing.photos import add_photos

TODAY = dt.date(2026, 11, 23)
PICTURE = NewPicture("image/jpeg", 4, 3, b"\xff\xd8 groot \x00", b"\xff\xd8 klein", dt.date(2026, 5, 1))


def full_dossier(folder: Path, *, password: str | None = None, name: str = "Testbuurt.wijkdesk") -> Path:
    """A dossier in which things were added, changed, undone and deleted."""
    area = Area(code="BU03920204", name="Rozenprieel-noord")
    figure = Measurement(
        indicator=Indicator(name="Moeite met rondkomen", unit="%"),
        area=area,
        first_day=dt.date(2020, 1, 1),
        last_day=dt.date(2020, 12, 31),
        value=21.700000000000003,
    )
    organisation = Organisation(name=f"=1+1 {HOSTILE}")
    contact = Contact(first_name="Anna", infix="van den", last_name="Berg")
    contact.positions.append(Position(organisation=organisation, role="wijkagent"))
    adopted = Overview(year=2026, half=1, document=b"%PDF-1.7 \x00\xff", content="{}")
    first, second = Action(title="Lampen", lead=organisation), Action(title=HOSTILE, confidential=True)
    second.follows = first
    path = new_dossier(
        folder,
        *(figure, contact, first, second, adopted, Event(title="Opening", day=dt.date(2026, 5, 1))),
        name=name,
        password=password,
    )
    with Dossier.open(path, password=password) as dossier:
        add_photos(dossier, [PICTURE], action=1)
        gone = edit.add(dossier, Action, title="Gaat weg")
        edit.change(dossier, Action, 1, title="Lampen maken")
        edit.remove(dossier, Action, gone)
        edit.change(dossier, Action, 1, place="plein")
        dossier.undo()
        note(dossier, AccountAction.EXPORT, "Uitvoeringsplan")
    return path


def take(path: Path, folder: Path, *, password: str | None = None) -> Path:
    """The folder with everything of a dossier."""
    with Dossier.open(path, password=password, read_only=True) as dossier:
        take_everything(path, dossier.key, folder, today=TODAY)
    return folder


def everything_in(path: Path, password: str | None = None) -> tuple:
    """Every row of every table, the journal too, and the last number that each table gave."""
    with Dossier.open(path, password=password, read_only=True) as dossier:
        journal = [
            dossier.reader.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in ("journal_steps", "journal_changes")
        ]
        numbers = dict(dossier.reader.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    return read_all(path, password), journal, {name: last for name, last in numbers.items() if last}


def rewrite(folder: Path, table: str, change) -> None:
    """Let ``change`` alter the rows of a table, with sums that fit again."""
    file = folder / "gegevens" / f"{table}.json"
    rows = change(json.loads(file.read_text("utf-8")))
    content = json.dumps(rows).encode()
    file.write_bytes(content)
    entry = {"rows": len(rows), "sha256": hashlib.sha256(content).hexdigest()}
    rewrite_contents(folder, lambda contents: contents["tables"].update({table: entry}))


def rewrite_contents(folder: Path, change) -> None:
    """Let ``change`` alter what the folder says that it holds."""
    file = folder / "inhoud.json"
    contents = json.loads(file.read_text("utf-8"))
    change(contents)
    file.write_text(json.dumps(contents), "utf-8")
