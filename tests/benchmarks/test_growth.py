"""How a start, its memory and an overview grow with a dossier; the other costs are told where they are measured."""

import shutil
import sys
from functools import partial
from statistics import median

import pytest

from tests.benchmarks.examples import SCALES, TODAY, example
from tests.benchmarks.measuring import taken
from tests.benchmarks.test_start import start  # noqa: F401 - the fixture
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.overview.content import overview_of
from wijkdesk.overview.pages.layout import render_overview
from wijkdesk.storage.dossier import Dossier

ROUNDS = 1  # medians stand beside their limits; here it is about tenfold


@pytest.mark.skipif(sys.platform != "linux", reason="what a process uses is read from /proc")
def test_a_start(start, tmp_path, growth):  # noqa: F811
    told = {}
    for scale in SCALES:
        path = shutil.copy(example(scale), tmp_path / "Buurt.wijkdesk")
        told[scale] = [start("ours-edit", path) for _ in range(ROUNDS + 1)][1:]
    for name, line, which, unit, times in (
        ("start to first paint", 0, 1, "ms CPU", 1000),
        ("start until an edit can be made", 1, 1, "ms CPU", 1000),
        ("memory after the first paint", 0, 2, "MB PSS", 1),
        ("memory with the write side", 1, 2, "MB PSS", 1),
    ):
        amounts = {scale: times * median(each[line][which] for each in rounds) for scale, rounds in told.items()}
        growth(name, amounts, unit)


def test_an_overview(growth):
    amounts = {}
    for scale in SCALES:
        with Dossier.open(example(scale), read_only=True) as dossier:
            amounts[scale] = taken(partial(_make_overview, dossier)).cpu
    growth("the overview, tagged", amounts, "s CPU")


def _make_overview(dossier: Dossier) -> None:
    render_overview(overview_of(dossier.reader, HalfYear.parse("2026-1"), today=TODAY))
