"""What an edit costs beside what the disk asks for it: no more than a small multiple, whatever the machine."""

from itertools import count

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit

EDITS = {"rounds": 300, "warmup_rounds": 20}
ACTIONS = 1000


@pytest.fixture(scope="module")
def medians():
    """The median of each benchmark of this file, in seconds, by its name."""
    return {}


@pytest.fixture
def path(tmp_path):
    return new_dossier(tmp_path, *(Action(title=f"Actie {number}", description="x" * 400) for number in range(ACTIONS)))


@pytest.mark.benchmark(group="saving")
def test_a_bare_durable_commit(benchmark, path, medians):
    """The rows that an edit writes, by the driver alone: one changed, two added."""
    connection = driver.connect(path)
    numbers = count(1)

    def commit():
        number = next(numbers)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE actions SET title = ? WHERE id = ?", (f"Titel {number}", number % ACTIONS + 1))
        step = connection.execute(
            "INSERT INTO journal_steps (at, label, kind, state) VALUES (?, 'Actie gewijzigd', 'edit', 'done')",
            ("2026-03-12T09:00:00.000+00:00",),
        ).lastrowid
        connection.execute(
            "INSERT INTO journal_changes (step_id, table_name, row_key, before, after) VALUES (?, 'actions', ?, ?, ?)",
            (step, "[1]", "x" * 900, "x" * 900),
        )
        connection.execute("COMMIT")

    benchmark.pedantic(commit, **EDITS)
    connection.close()
    medians["commit"] = benchmark.stats and benchmark.stats["median"]


@pytest.mark.benchmark(group="saving")
def test_an_edit_from_its_first_read_to_its_announcement(benchmark, path, medians, capsys):
    numbers = count(1)
    with Dossier.open(path) as dossier:
        heard = []
        dossier.listen(heard.append)

        def save():
            number = next(numbers)
            edit.change(dossier, Action, number % ACTIONS + 1, title=f"Titel {number}")

        benchmark.pedantic(save, **EDITS)
        assert heard
        assert [list_actions(dossier.reader, only=ids)[0].title for ids in heard[-1].values()]

    if benchmark.stats and medians.get("commit"):
        ratio = benchmark.stats["median"] / medians["commit"]
        with capsys.disabled():
            print(f"\nAn edit takes {ratio:.1f} times a bare durable commit of the same rows.")
