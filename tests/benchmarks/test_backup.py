"""A light backup of 2,000 photos: no more than twice reading what it copies, and no edit waits for it."""

import contextlib
import random
import threading
import time
from functools import partial
from statistics import median

import pytest

from tests.benchmarks.examples import SCALES
from tests.benchmarks.measuring import in_turns
from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.storage import driver
from wijkdesk.storage.backup import light
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit

LIMIT = 0.05  # seconds that somebody who saves may wait for a backup
EDITS_ALONE = 40
PHOTOS, BYTES, THUMBNAIL = 2_000, 315_000, 9_000
FEWER = 500  # photos: to decrypt more takes seconds each time


@pytest.fixture(
    scope="module",
    params=[("650 MB", PHOTOS, None), ("160 MB, locked", FEWER, "geheim")],
    ids=lambda each: each[0],
)
def large(request, tmp_path_factory):
    """A dossier of as many photos, under this password: what it is called, its path and its key."""
    name, photos, password = request.param
    path, key = _with_photos(tmp_path_factory.mktemp("large"), photos, password)
    return name, path, password, key


def _with_photos(folder, photos, password=None):
    """A dossier of as many actions, and its key."""
    chance = random.Random(1)
    actions = [Action(title=f"Actie {number}", description="x" * 800) for number in range(photos)]
    path = new_dossier(folder, *actions, password=password)
    key = None if password is None else driver.raw_key(password, driver.salt_of(path))
    connection = driver.connect(path, key=key)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for number in range(photos):
        content, thumbnail = chance.randbytes(BYTES), chance.randbytes(THUMBNAIL)
        picture = connection.execute(
            "INSERT INTO pictures (media_type, width, height, content, thumbnail) VALUES ('image/jpeg', 9, 9, ?, ?)",
            (content, thumbnail),
        ).lastrowid
        connection.execute(
            "INSERT INTO photos (picture_id, moment, action_id) VALUES (?, 'during', ?)", (picture, number + 1)
        )
    connection.execute("COMMIT")
    connection.close()
    return path, key


def test_a_light_backup_beside_reading_what_it_copies(large, tmp_path, row):
    name, path, _, key = large
    target = tmp_path / "licht.wijkdesk"
    ours, reading = in_turns(lambda: _back_up(path, target, key), lambda: _read(path, key))
    row(f"light backup of {name}, beside reading it", ours.cpu, reading.cpu, "s CPU", 2)


def test_how_a_light_backup_grows(tmp_path, growth):
    amounts = {}
    for scale in SCALES:
        path, key = _with_photos(tmp_path, PHOTOS * scale // SCALES[-1])
        [took] = in_turns(partial(_back_up, path, tmp_path / "licht.wijkdesk", key))
        amounts[scale] = 1000 * took.cpu
        path.unlink()
    growth("light backup, 650 MB at the largest", amounts, "ms CPU")


def _back_up(path, target, key):
    target.write_bytes(b"")
    light.write_light(path, target, key=key)


def _read(path, key):
    reader = driver.connect(path, key=key, only_reads=True)
    tables = [name for (name,) in reader.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    tables = [name for name in tables if not name.startswith(("search", "sqlite_"))]
    for name in tables:
        columns = [row[1] for row in reader.execute(f"PRAGMA table_info({name})") if row[1] != "content"]
        for _ in reader.execute(f"SELECT {', '.join(columns)} FROM {name}"):
            pass
    reader.close()


def test_how_long_an_edit_may_wait(large, tmp_path, row, monkeypatch):
    """How long a light backup keeps the file from being written at once, and how long somebody who edits waits."""
    name, path, password, key = large
    moments, moment = [], light._Copying._moment

    @contextlib.contextmanager
    def timed(copying):
        with moment(copying):
            began = time.thread_time()  # what this thread did; the machine may be busy with something else
            yield
            moments.append(time.thread_time() - began)

    monkeypatch.setattr(light._Copying, "_moment", timed)
    target = tmp_path / "licht.wijkdesk"
    target.write_bytes(b"")
    backup = threading.Thread(target=light.write_light, args=(path, target), kwargs={"key": key})
    with Dossier.open(path, password=password) as dossier:
        alone = [_save(dossier) for _ in range(EDITS_ALONE)]
        backup.start()
        beside = []
        while backup.is_alive():
            beside.append(_save(dossier))
            time.sleep(0.05)  # nobody is faster, and without it the disk has no moment for anything else
        backup.join()
    waits = [taken - median(alone) for taken in beside]
    assert beside
    limit, which = 1000 * LIMIT, f"saving beside a light backup of {name}"
    row(f"{which}, the longest wait for it", 1000 * max(moments), limit, "ms CPU")
    row(f"{which}, on the clock, all but the slowest in twenty", 1000 * _slow(waits), limit, "ms wall")


def _save(dossier):
    """How long an edit takes, from asking for it until it is on the disk."""
    began = time.perf_counter()
    edit.change(dossier, Action, 1, title=f"Titel {began}")
    return time.perf_counter() - began


def _slow(waits):
    """What nineteen in twenty stay below."""
    return sorted(waits)[int(len(waits) * 0.95)]
