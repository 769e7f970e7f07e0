"""The work of reading a table, for a thread beside the window: what is Python all through, in the second process."""

from __future__ import annotations

import datetime as dt
import pickle
from pathlib import Path
from typing import Any, Final

from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.own_tables.importing import LookedAt, beginning_of, look_at, plan_file, store_plan
from wijkdesk.exchange.own_tables.known import read_known
from wijkdesk.exchange.own_tables.plan import Plan, Wishes
from wijkdesk.exchange.own_tables.proposing import Columns
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.recognised import remembered_mapping
from wijkdesk.ui.second_process import second_process

PORTION: Final = 200
Looked = tuple[list[LookedAt], list[tuple[ImportKind, Columns]]]
"""The sheets, and for each of them with what lines and columns it begins."""


def look(dossier: Dossier, path: Path, today: dt.date) -> Looked:
    """Raises ``Unreadable``, ``OSError``, ``Stopped`` or a ``DossierFault``."""
    sheets = second_process().call(look_at, path, today)
    with dossier.reader_of_its_own() as reader:
        return sheets, [beginning_of(sheet, remembered_mapping(reader, sheet.key)) for sheet in sheets]


def plan(
    dossier: Dossier, path: Path, sheet: int, kind: ImportKind, columns: Columns, today: dt.date, wishes: Wishes
) -> Plan:
    """Raises what ``look`` raises."""
    known = dossier.read_at_one_moment(lambda reader: read_known(reader, kind))
    whole, portions = second_process().call(_plan_in_portions, path, sheet, kind, columns, known, today, wishes)
    return whole._replace(lines=tuple(line for portion in portions for line in pickle.loads(portion)))


def store(dossier: Dossier, planned: Plan, key: str, columns: Columns) -> None:
    """Raises ``Refused`` or a ``DossierFault``; then nothing has changed."""
    store_plan(dossier, planned, key, columns)


def _plan_in_portions(*arguments: Any) -> tuple[Plan, list[bytes]]:
    """The plan without its lines, and these a portion at a time: to make thousands at once would hold the window up."""
    whole = plan_file(*arguments)
    portions = [pickle.dumps(whole.lines[begin : begin + PORTION]) for begin in range(0, len(whole.lines), PORTION)]
    return whole._replace(lines=()), portions
