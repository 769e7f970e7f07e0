"""What a search as you type takes beside the bare query, and how that grows."""

from functools import partial
from itertools import accumulate
from statistics import median

from tests.benchmarks.examples import SCALES, example
from tests.benchmarks.measuring import in_turns
from tests.benchmarks.test_lists import SEARCHED
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.search import MOST_COUNTED, search
from wijkdesk.storage.search_index import words_in
from wijkdesk.storage.searchable import KIND_SHIFT, SEARCHABLE
from wijkdesk.ui.search.box import MOST_OF_A_KIND


def test_a_search_beside_the_bare_query(row, growth):
    """Bare is what FTS5 needs by itself for the same: the newest of each kind, or at once all that match."""
    medians = {}
    for scale in SCALES:
        with Dossier.open(example(scale), read_only=True) as dossier:
            keys = [typed for text in SEARCHED for typed in accumulate(text) if not typed.endswith(" ")]
            medians[scale] = [1000 * median(each) for each in zip(*map(partial(_both, dossier), keys), strict=True)]
    ours, bare = medians[SCALES[-1]]
    row("search as you type, 100,000 texts, beside the bare query", ours, bare, "ms CPU", 2)
    growth("search as you type", {scale: ours for scale, (ours, _) in medians.items()}, "ms CPU")


def _both(dossier, typed):
    """Seconds of the processor for this text: the search, and the bare query."""
    match = " AND ".join(f'"{word}"*' for word in words_in(typed))
    query = "SELECT rowid FROM search WHERE search MATCH ?"
    newest = f"{query} AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT {MOST_OF_A_KIND + MOST_COUNTED + 1}"
    read = dossier.reader.execute

    def of_each_kind():
        for each in SEARCHABLE:
            first = each.number << KIND_SHIFT
            read(newest, (match, first, first + (1 << KIND_SHIFT) - 1)).fetchall()

    ours, *bare = in_turns(
        lambda: search(dossier.reader, typed, index=dossier.index, most=MOST_OF_A_KIND),
        of_each_kind,
        lambda: read(query, (match,)).fetchall(),
    )
    return ours.cpu, min(each.cpu for each in bare)
