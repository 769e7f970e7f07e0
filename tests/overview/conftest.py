import datetime as dt
from itertools import count

import pytest

import wijkdesk.storage.mapping  # noqa: F401 - entities made after this can be stored
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.programme import Programme
from wijkdesk.overview.content import overview_of
from wijkdesk.storage.dossier import Dossier

TODAY = dt.date(2026, 8, 20)


@pytest.fixture
def dossier(tmp_path):
    """Write a dossier with these things and return its path; unless one is given, the approach is 2022 to 2027."""
    numbers = count()

    def write(*things, texts=None):
        path = tmp_path / f"{next(numbers)}.wijkdesk"
        if not any(isinstance(thing, Programme) for thing in things):
            approach = Programme(name="Rozenprieel", first_day=dt.date(2022, 1, 1), last_day=dt.date(2027, 12, 31))
            things = (approach, *things)
        for half_year, own in (texts or {}).items():
            half_year = HalfYear.parse(half_year)
            things = (*things, Overview(year=half_year.year, half=half_year.half, texts=own))
        Dossier.create(path, lambda session: session.add_all(things))
        return path

    return write


@pytest.fixture
def say(dossier):
    """What the overview of a half-year says of these things; the half-year before today's unless another is given."""

    def of(*things, half_year="2026-1", today=TODAY, texts=None):
        with Dossier.open(dossier(*things, texts=texts), read_only=True) as opened:
            return overview_of(opened.reader, HalfYear.parse(half_year), today=today)

    return of
