"""The topics that Wijkdesk knows, with the short Dutch name, unit and pillar that it proposes for each."""

from __future__ import annotations

import csv
from functools import cache
from typing import Final, NamedTuple

from wijkdesk import paths
from wijkdesk.domain.words import Direction, Measure
from wijkdesk.figures.layout.headers import key_of

_WHAT: Final = {
    "%": Measure.PERCENTAGE,
    "aantal": Measure.COUNT,
    "gemiddelde": Measure.AVERAGE,
    "mediaan": Measure.MEDIAN,
    "score": Measure.SCORE,
}


class Known(NamedTuple):
    """``key`` is the same in each year's file; ``base`` the key of what a percentage is of.

    ``is_of`` says in Dutch what it really is of, where no file counts that and the base only comes near.
    """

    key: str
    name: str
    unit: str
    measure: Measure
    good_is: Direction | None
    pillar: str
    base: str
    is_of: str


def known_topic(path: tuple[str, ...]) -> Known | None:
    """What is known of a topic by its titles, the last of them first, then with what stands above it.

    In ``topics.csv`` a title that begins with "/" counts where nothing stands above it.
    """
    topics = _topics()
    for first in range(len(path) - 1, -1, -1):
        found = topics.get("/".join(map(key_of, path[first:])))
        if found is not None:
            return found
    return topics.get("/" + "/".join(map(key_of, path)))


def bases() -> dict[str, str]:
    """The key of what each topic is a share of, by its own key."""
    return {known.key: known.base for known in _topics().values() if known.base}


@cache
def _topics() -> dict[str, Known]:
    topics = {}
    with (paths.resources() / "figures" / "topics.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            good_is = {"+": Direction.UP, "-": Direction.DOWN}.get(row["goed"])
            known = Known(
                row["sleutel"],
                row["naam"],
                row["eenheid"],
                _WHAT[row["soort"]],
                good_is,
                row["pijler"],
                row["basis"],
                row["eigenlijk"],
            )
            for title in (row["sleutel"], *row["titels"].split("|")):
                if title:
                    topics["/".join(key_of(part) for part in title.split("/"))] = known
    return topics
