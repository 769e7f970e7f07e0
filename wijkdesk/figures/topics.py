"""The topics of a table: by what each is known again, and the name, unit and pillar that are proposed for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from wijkdesk.domain.words import Measure
from wijkdesk.figures.catalogue import known_topic
from wijkdesk.figures.cells import Cell, read_value
from wijkdesk.figures.delivery import Table, Topic
from wijkdesk.figures.dimensions import MARGINS, as_code, in_words, is_for_all
from wijkdesk.figures.layout.headers import key_of
from wijkdesk.figures.layout.layout import Heading, Layout
from wijkdesk.figures.possible import limits_of

Samples = Sequence[Mapping[int, Cell]]
_UNIT: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
_IS_AVERAGE: Final = re.compile(
    r"gemiddeld|\bgem(?:\b|_)|dichtheid|afstand|aandeel|verhouding|\bindex\b|quote\b"
    r"|\bper (?:1[ .]?0|km|m²|m2|ha\b|hectare|inwoner|persoon|huishouden|woning|adres)"
)
"""What is a number of each, and no number of all: two areas have no more of it than one."""

_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")


def topics_of(
    headings: Sequence[Heading],
    layout: Layout,
    within: Sequence[tuple[str, ...]],
    parts: Sequence[str],
    samples: Samples,
    table: Table,
    *,
    decimal_comma: bool,
) -> Iterator[Topic]:
    """What each column measures, for each of the values of the other dimensions ``within`` which it does.

    ``parts`` are the parts of a year of which values are, each of them a topic of its own.
    """
    topics = [
        _per(_topic(heading, layout, values, samples, decimal_comma), part)
        for heading in headings
        for values in within
        for part in parts
    ]
    return _told_apart(topics, layout, table)


def _told_apart(topics: Sequence[Topic], layout: Layout, table: Table) -> Iterator[Topic]:
    """The topics with keys and names of their own; what only this table knows has the table in its key."""
    names = Counter(each.name for each in topics)
    above = {each.place: each.path[-2] for each in layout.topics if len(each.path) > 1}
    keys: Counter[str] = Counter()
    for topic in topics:
        key = topic.key if topic.is_known else f"{_key_of_table(table)}:{topic.key}"
        keys[key] += 1
        yield topic._replace(
            is_known=topic.is_known and keys[key] == 1,
            key=key if keys[key] == 1 else f"{key}/{keys[key]}",
            name=f"{topic.name} ({above[topic.place]})"
            if names[topic.name] > 1 and topic.place in above
            else topic.name,
        )


def _key_of_table(table: Table) -> str:
    """By what a table is known again, whatever its year."""
    return key_of(re.sub(r"\d+", "", table.name))


def _topic(heading: Heading, layout: Layout, within: tuple[str, ...], samples: Samples, decimal_comma: bool) -> Topic:
    pairs = [
        (each.title, as_code(each.title, code))
        for each, code in zip(layout.dimensions, within, strict=True)
        if key_of(each.title) != MARGINS
    ]
    said = [words for dimension, code in pairs if (words := in_words(dimension, code))]
    known = known_topic(heading.path)
    is_for_everybody = all(is_for_all(code) for _, code in pairs)
    suffix = "" if is_for_everybody or not said else f" ({', '.join(said)})"
    key = "/".join(
        [
            known.key if known else "/".join(map(key_of, heading.path)),
            *(code for _, code in pairs if not is_for_all(code)),
        ]
    )
    if known:
        return Topic(
            heading.place,
            within,
            key,
            heading.title,
            known.name + suffix,
            known.unit,
            known.measure,
            known.good_is,
            known.pillar,
            known.base if is_for_everybody else "",  # who is counted in the base is everybody
            is_known=is_for_everybody,
            limits=limits_of(known.measure, "", is_known=True),
        )
    unit = heading.unit or (found[1] if (found := _UNIT.search(heading.title)) else "")
    if not unit and any("€" in cell for sample in samples if isinstance(cell := sample.get(heading.place), str)):
        unit = "euro"
    numbers = [
        value.number
        for sample in samples
        if (value := read_value(sample.get(heading.place), decimal_comma=decimal_comma)) and value.number is not None
    ]
    measure = _measure_of(heading, unit, numbers)
    words = " ".join((*heading.path, unit)).lower()
    return Topic(
        heading.place,
        within,
        key,
        heading.title,
        _readable(heading) + suffix,
        _unit_of(unit, measure),
        measure,
        limits=limits_of(measure, words, is_known=False),
    )


def _per(topic: Topic, part: str) -> Topic:
    return topic._replace(key=f"{topic.key}/{part}", name=f"{topic.name} per {part}", per=part) if part else topic


def _measure_of(heading: Heading, unit: str, numbers: Sequence[float]) -> Measure:
    words = " ".join((*heading.path, unit)).lower()
    first = heading.title.lower()
    if "mediaan" in words or first.startswith("m_"):
        return Measure.MEDIAN
    if "%" in words or "percentage" in words or first.startswith("p_"):
        return Measure.PERCENTAGE
    if "score" in words or "rapportcijfer" in words:
        return Measure.SCORE
    if "euro" in words.split() or "€" in words:
        return Measure.AMOUNT if not _IS_AVERAGE.search(words) else Measure.AVERAGE
    if first.startswith("g_") or unit.lower().startswith("per ") or _IS_AVERAGE.search(words):
        return Measure.AVERAGE
    return Measure.COUNT if all(number.is_integer() for number in numbers) else Measure.AVERAGE


def _unit_of(unit: str, measure: Measure) -> str:
    if measure is Measure.PERCENTAGE:
        return "%"
    return "" if unit.lower() in ("aantal", "getal", "code", "score") else unit


def _readable(heading: Heading) -> str:
    """A title as a sentence begins: "MoeiteMetRondkomen_38" as "Moeite met rondkomen"."""
    title = _UNIT.sub("", heading.title)
    title = re.sub(r"_\d{1,3}$", "", title)
    if " " not in title:
        title = " ".join(word.lower() for word in _CAMEL.split(title) if word)
    above = [part for part in heading.path[:-1] if part]
    if title.lower() in ("waarde", "totaal", "gemiddelde score") and above:
        title = above[-1]
    return title[:1].upper() + title[1:]
