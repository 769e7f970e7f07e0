"""A light backup of 2,000 photos: no more than twice reading what it copies, and no edit waits for it."""

import contextlib
import random
import threading
import time

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.storage import driver
from wijkdesk.storage.backup import light
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit

PHOTOS, BYTES, THUMBNAIL = 2_000, 315_000, 9_000
ROUNDS = {"rounds": 5, "warmup_rounds": 1}


@pytest.fixture(scope="module", params=[None, "geheim"], ids=["plain", "locked"])
def large(request, tmp_path_factory):
    """650 MB, under this password, with a history."""
    chance = random.Random(1)
    actions = [Action(title=f"Actie {number}", description="x" * 800) for number in range(2_000)]
    path = new_dossier(tmp_path_factory.mktemp("large"), *actions, password=request.param)
    key = None if request.param is None else driver.raw_key(request.param, driver.salt_of(path))
    connection = driver.connect(path, key=key)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for number in range(PHOTOS):
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
    return path, request.param, key


@pytest.fixture(scope="module")
def medians():
    return {}


def process_time():
    """Of all threads together; the machine may be busy with something else."""
    return time.process_time()


@pytest.mark.benchmark(group="backup", timer=process_time)
def test_reading_what_a_light_backup_copies(benchmark, large, medians):
    path, password, key = large
    reader = driver.connect(path, key=key, only_reads=True)
    tables = [name for (name,) in reader.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    tables = [name for name in tables if not name.startswith(("search", "sqlite_"))]

    def read():
        for name in tables:
            columns = [row[1] for row in reader.execute(f"PRAGMA table_info({name})") if row[1] != "content"]
            for _ in reader.execute(f"SELECT {', '.join(columns)} FROM {name}"):
                pass

    benchmark.pedantic(read, **ROUNDS)
    reader.close()
    medians[password, "read"] = benchmark.stats and benchmark.stats["median"]


@pytest.mark.benchmark(group="backup", timer=process_time)
def test_a_light_backup(benchmark, large, medians, tmp_path, capsys):
    path, password, key = large
    target = tmp_path / "licht.wijkdesk"

    def back_up():
        target.write_bytes(b"")
        light.write_light(path, target, key=key)

    benchmark.pedantic(back_up, **ROUNDS)
    if benchmark.stats and medians.get((password, "read")):
        ratio = benchmark.stats["median"] / medians[password, "read"]
        with capsys.disabled():
            print(f"\nA light backup takes {ratio:.2f} times reading what it copies ({target.stat().st_size:,} bytes).")


def test_how_long_an_edit_may_wait(large, tmp_path, capsys, monkeypatch):
    """How long a light backup keeps the file from being written at once, while somebody edits."""
    path, password, key = large
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
        backup.start()
        edits = 0
        while backup.is_alive():
            edit.change(dossier, Action, 1, title=f"Titel {edits}")
            edits += 1
            time.sleep(0.05)  # nobody is faster, and without it the disk has no moment for anything else
        backup.join()
    with capsys.disabled():
        print(f"\n{edits} edits meanwhile, each of which waits for at most {max(moments) * 1000:.0f} ms of copying.")
    assert edits
