"""The example as a file."""

import datetime as dt
import os
import re
import subprocess
import sys

import pytest

from wijkdesk.example import create_example
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import AlreadyThere

TODAY = dt.date(2026, 7, 15)
CREATE = """
import datetime, pathlib, sys
from wijkdesk.example import create_example
create_example(pathlib.Path(sys.argv[1]), today=datetime.date(2026, 7, 15), scale=3, seed=7)
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "voorbeeld.wijkdesk"
    create_example(path, today=TODAY)
    return path


def tables_of(path):
    """Every table but the journal, whose steps carry the time."""
    with Dossier.open(path, read_only=True) as dossier:
        names = [
            name
            for (name,) in dossier.reader.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if not name.startswith("journal")
        ]
        return {name: sorted(dossier.reader.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}


def count_of(path, table):
    with Dossier.open(path, read_only=True) as dossier:
        return dossier.reader.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_the_same_arguments_give_the_same_content_in_another_process(tmp_path):
    made = []
    for hash_seed in ("1", "2"):
        path = tmp_path / f"{hash_seed}.wijkdesk"
        subprocess.run(
            [sys.executable, "-c", CREATE, str(path)], check=True, env={**os.environ, "PYTHONHASHSEED": hash_seed}
        )
        made.append(tables_of(path))

    assert made[0] == made[1]


def test_another_seed_varies_what_a_scale_adds(tmp_path):
    for seed in (1, 2):
        create_example(tmp_path / f"{seed}.wijkdesk", today=TODAY, scale=2, seed=seed)

    one, two = (tables_of(tmp_path / f"{seed}.wijkdesk") for seed in (1, 2))
    assert one["moments"] != two["moments"]
    assert one["promises"] == two["promises"]


def test_every_reference_leads_somewhere(example):
    with Dossier.open(example, read_only=True) as dossier:
        assert dossier.reader.execute("PRAGMA foreign_key_check").fetchall() == []
        assert dossier.reader.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_scale_multiplies_actions_contacts_moments_and_events(example, tmp_path):
    create_example(tmp_path / "groot.wijkdesk", today=TODAY, scale=4)

    for table, times in {
        "actions": 4,
        "contacts": 4,
        "moments": 4,
        "events": 4,
        "promises": 1,
        "organisations": 1,
    }.items():
        once, more = count_of(example, table), count_of(tmp_path / "groot.wijkdesk", table)
        assert times * once * 0.95 <= more <= times * once * 1.05, table


def test_a_larger_example_keeps_to_its_days_too(tmp_path):
    create_example(tmp_path / "groot.wijkdesk", today=TODAY, scale=3)

    with Dossier.open(tmp_path / "groot.wijkdesk", read_only=True) as dossier:
        for table, column in {"moments": "day", "events": "day", "actions": "ended_on"}.items():
            first, last = dossier.reader.execute(f"SELECT min({column}), max({column}) FROM {table}").fetchone()
            assert first >= "2022-01-01"
            assert last <= TODAY.isoformat()


def passes_elfproef(digits):
    return (
        sum(int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0
    )


def test_nothing_in_the_file_looks_like_a_citizen_service_number(example):
    texts = [value for rows in tables_of(example).values() for row in rows for value in row if isinstance(value, str)]
    found = [number for text in texts for number in re.findall(r"(?<!\d)\d{9}(?!\d)", re.sub(r"[ .-]", "", text))]

    assert [number for number in found if passes_elfproef(number)] == []


def test_nothing_of_the_example_can_be_undone(example):
    with Dossier.open(example, read_only=True) as dossier:
        assert dossier.undoable is None


def test_a_file_that_is_there_stays_as_it_is(tmp_path):
    path = tmp_path / "mijn.wijkdesk"
    path.write_bytes(b"iets van een ander")

    with pytest.raises(AlreadyThere):
        create_example(path, today=TODAY)
    assert path.read_bytes() == b"iets van een ander"


@pytest.mark.parametrize("scale", [0, 1001])
def test_a_scale_outside_one_to_a_thousand_is_refused(tmp_path, scale):
    with pytest.raises(ValueError, match="scale"):
        create_example(tmp_path / "x.wijkdesk", today=TODAY, scale=scale)
    assert list(tmp_path.iterdir()) == []
