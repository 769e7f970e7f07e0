"""A dossier made of the folder of a whole one."""

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from wijkdesk.domain.refusal import Refused
from wijkdesk.exchange.whole_dossier.layout import CONTENTS, FORMAT, data_of, is_file
from wijkdesk.storage import faults
from wijkdesk.storage.whole.making import Source, make_of_rows
from wijkdesk.storage.whole.rows import Row


def bring_back(folder: Path, output: Path, password: str | None = None) -> None:
    """Make a new dossier of a folder that ``take_everything`` wrote, by this version or an earlier one.

    Raises ``Refused``, with one sentence, for a folder that is none, or in which anything is missing, was changed or
    cannot be; a ``DossierFault`` where ``output`` is there already or cannot be written. Then nothing was written.
    """
    contents = _contents(folder)
    tables = contents["tables"]
    source = Source(contents["schema"], frozenset(tables), partial(_rows, folder, tables), contents["sequences"])
    make_of_rows(output, source, password=password)


def is_whole_dossier(folder: Path) -> bool:
    """Whether this is a folder that could be made a dossier of."""
    return (folder / CONTENTS).is_file()


def _contents(folder: Path) -> dict[str, Any]:
    if not is_whole_dossier(folder):
        raise Refused(f"{folder.name} is geen map met meegenomen gegevens: daarin staat {CONTENTS}. Kies die map.")
    contents = _parsed(_bytes_of(folder, CONTENTS), CONTENTS)
    shape = {"format": int, "schema": str, "tables": dict, "sequences": dict}
    if not isinstance(contents, dict) or any(type(contents.get(name)) is not kind for name, kind in shape.items()):
        raise _changed(CONTENTS)
    if contents["format"] > FORMAT:
        raise faults.NewerDossier("Deze map is gemaakt door een latere Wijkdesk. Gebruik die, of een nieuwere.")
    for table, entry in contents["tables"].items():
        if not table.replace("_", "").isalnum() or not isinstance(entry, dict):
            raise _changed(CONTENTS)
    return contents


def _rows(folder: Path, tables: dict[str, dict[str, Any]], table: str) -> Iterator[Row]:
    name, entry = data_of(table), tables[table]
    content = _bytes_of(folder, name)
    if hashlib.sha256(content).hexdigest() != entry.get("sha256"):
        raise _changed(name)
    rows = _parsed(content, name)
    if not isinstance(rows, list) or len(rows) != entry.get("rows") or not all(isinstance(row, dict) for row in rows):
        raise _changed(name)
    for row in rows:
        yield {column: _value(folder, name, value) for column, value in row.items()}


def _value(folder: Path, name: str, value: Any) -> Any:
    """A value as a dossier keeps it: bytes come from the file that is named there."""
    if not isinstance(value, dict):
        return value
    if value.keys() != {"file", "sha256"} or not is_file(value["file"]):
        raise _changed(name)
    content = _bytes_of(folder, value["file"])
    if hashlib.sha256(content).hexdigest() != value["sha256"]:
        raise _changed(value["file"])
    return content


def _bytes_of(folder: Path, name: str) -> bytes:
    path = folder / name
    if path.is_symlink() or path.parent.is_symlink():  # it may lead out of the folder
        raise Refused(f"{name} is een verwijzing naar een andere plek. Zet het bestand zelf terug in de map.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(f"{name} ontbreekt in de map. Zet het terug, of neem de gegevens opnieuw mee.") from error
    except OSError as error:
        raise Refused(f"{name} kan niet worden gelezen. Zit de stick of schijf er nog in?") from error


def _parsed(content: bytes, name: str) -> Any:
    try:
        return json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _changed(name) from error


def _changed(name: str) -> Refused:
    return Refused(f"{name} is gewijzigd of beschadigd. Zet het terug, of neem de gegevens opnieuw mee.")
