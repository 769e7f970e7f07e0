"""How far the half-year round is."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import RoundPart
from wijkdesk.storage.reading.rows import read


class FinishedPartRow(NamedTuple):
    part: RoundPart
    done_on: dt.date


def list_finished(connection: sqlite3.Connection, half_year: HalfYear) -> list[FinishedPartRow]:
    """The finished parts of the round of a half-year, in the order of the round."""
    rows = read(
        connection,
        FinishedPartRow,
        f"SELECT t.step, t.done_on FROM round_steps t WHERE t.year = {half_year.year} AND t.half = {half_year.half}",
    )
    return sorted(rows, key=lambda row: list(RoundPart).index(row.part))
