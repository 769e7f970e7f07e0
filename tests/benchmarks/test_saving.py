"""What an edit takes beside a bare durable commit, from its first read to its announcement.

The bare one is the least that anybody could do: one column of one row in a copy of the file, by the driver alone, with
the same settings. Ours has the journal and what waits for the search index to write as well. The two take turns, so
that whatever else the machine does happens to both.
"""

import contextlib
import datetime as dt
import shutil
from itertools import count, cycle
from pathlib import Path

import pytest

from tests.benchmarks.bare_commits import bare_commits
from tests.benchmarks.measuring import in_turns
from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.event import Event
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import EventKind
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit
from wijkdesk.storage.writing.promises import keep_promise, reopen_promise

ROUNDS, WARM_UP = 61, 5
GOAL = 1.5
DAY = dt.date(2026, 3, 12)
# What writes more than one row, and so has more to note: held against twice a commit of one row.
GOALS = dict.fromkeys(("promise kept", "new action", "undo", "redo", "action removed", "bare, journal too"), 2.0)


@pytest.fixture
def small_example(tmp_path):
    return new_dossier(
        tmp_path,
        *(Action(title=f"Actie {number}", description="x" * 400) for number in range(100)),
        *(Contact(last_name=f"Jansen {number}") for number in range(100)),
        *(Event(title=f"Opening {number}", day=DAY, kind=EventKind.ACTIVITY) for number in range(100)),
        Promise(what="Bellen", made_on=DAY),
    )


@pytest.mark.parametrize("told", ["small_example", "large_example"])
def test_an_edit_takes_little_more_than_a_bare_durable_commit(told, request, row):
    path = request.getfixturevalue(told)
    beside = Path(shutil.copy(path, path.with_suffix(".bare")))  # an edit looks again at a file that another changed
    heard = []
    with Dossier.open(path) as dossier, contextlib.closing(driver.connect(beside)) as connection:
        dossier.load_write_side()
        dossier.listen(heard.append)
        bare = bare_commits(connection)
        edits = _edits(dossier)
        for name, save in ({"bare, journal too": bare_commits(connection, noted=True)} | edits).items():
            least, ours = in_turns(bare, save, rounds=ROUNDS, warm_up=WARM_UP)
            size = told.partition("_")[0]
            row(f"saving ({size}): {name}", 1000 * ours.wall, 1000 * least.wall, "ms wall", GOALS.get(name, GOAL))
    assert len(heard) == len(edits) * (WARM_UP + ROUNDS)


def _edits(dossier):
    numbers, ticks, keeps = count(1), cycle((True, False)), cycle((True, False))
    [(promise, made_on)] = driver.fetch(
        dossier.reader, "SELECT id, made_on FROM promises WHERE state = 'open' AND made_on IS NOT NULL LIMIT 1"
    )
    added = []

    def change(kind, **texts):
        def save():
            number = next(numbers)
            edit.change(dossier, kind, number % 100 + 1, **{name: f"{text} {number}" for name, text in texts.items()})

        return save

    def settle():
        if next(keeps):
            keep_promise(dossier, promise, dt.date.fromisoformat(made_on))
        else:
            reopen_promise(dossier, promise)

    return {
        "title of an action": change(Action, title="Fietspad langs het plein"),
        "tick of an action": lambda: edit.change(dossier, Action, 7, quick_win=next(ticks)),
        "name of a contact": change(Contact, last_name="Vermeer"),
        "text of an event": change(Event, description="Er kwamen bewoners"),
        "promise kept": settle,
        "new action": lambda: added.append(edit.add(dossier, Action, title="Verlichting herstellen")),
        "undo": dossier.undo,
        "redo": dossier.redo,
        "action removed": lambda: edit.remove(dossier, Action, added.pop()),
    }
