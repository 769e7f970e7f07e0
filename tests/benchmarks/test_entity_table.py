"""How long a list of 20,000 rows keeps a user waiting."""

from itertools import cycle
from typing import NamedTuple

import pytest

from tests.benchmarks.examples import SCALES
from tests.benchmarks.measuring import in_turns
from wijkdesk.ui.entity_table import Column, EntityTable

ROWS = 20_000
WORDS = ("lampen", "achterpad", "stoeptegels", "speeltuin", "zwerfafval", "lunch", "spreekuur", "fundering")


class Row(NamedTuple):
    id: int
    title: str
    pillar: str


@pytest.fixture
def table(qtbot, qapp):
    return _shown(qtbot, qapp, ROWS)


def _shown(qtbot, qapp, number_of_rows):
    columns = (
        Column[Row](key="title", heading="Actie", text=lambda row: row.title),
        Column[Row](key="pillar", heading="Pijler", width=172, text=lambda row: row.pillar),
    )
    table = EntityTable(columns, "Acties")
    qtbot.addWidget(table)
    table.resize(740, 620)
    names = cycle(WORDS)
    table.set_rows(
        Row(number, f"{next(names)} {number * 7919 % number_of_rows}", f"pijler {number % 4}")
        for number in range(number_of_rows)
    )
    table.show()
    table.search("eerste keer")
    qapp.processEvents()
    return table


def test_a_keystroke_in_the_search(table, qapp, row):
    row("a key in a bare table of 20,000 rows", 1000 * _of_a_key(table, qapp), 16, "ms CPU")


def test_how_a_keystroke_grows(qtbot, qapp, growth):
    amounts = {scale: 1000 * _of_a_key(_shown(qtbot, qapp, ROWS * scale // SCALES[-1]), qapp) for scale in SCALES}
    growth("keystroke in the filter", amounts, "ms CPU")


def _of_a_key(table, qapp):
    texts = cycle(["l", "lu", "lun", "lunch", "lunch 1", ""])

    def type_and_paint():
        table.search(next(texts))
        qapp.processEvents()

    [took] = in_turns(type_and_paint, rounds=60)
    return took.cpu


def test_sorting(table, qapp, row):
    table.search("")
    directions = cycle([False, True])

    def sort_and_paint():
        table.sort_by("title", descending=next(directions))
        qapp.processEvents()

    [took] = in_turns(sort_and_paint, rounds=20)
    row("sorting a bare table of 20,000 rows", 1000 * took.cpu, 50, "ms CPU")


def test_saving_one_row(table, qapp, row):
    table.search("")
    table.sort_by("title")
    shown = table.shown_rows()[300]
    titles = cycle(["aa", "zz"])

    def patch_and_paint():
        table.patch_row(shown._replace(pillar=next(titles)))
        qapp.processEvents()

    [took] = in_turns(patch_and_paint, rounds=20)
    row("one row of a bare table of 20,000 rows patched", 1000 * took.cpu, 16, "ms CPU")
