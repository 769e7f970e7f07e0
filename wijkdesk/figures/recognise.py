"""Saying what a file of figures is, before anything of it is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from wijkdesk.domain.words import Measure
from wijkdesk.figures.catalogue import known_topic
from wijkdesk.figures.cells import (
    NO_RESULT,
    WITHOUT_RESULT,
    Cell,
    has_decimal_comma,
    is_decimal,
    mark_in_counts,
    parted_in_thousands,
    read_value,
    text_of,
)
from wijkdesk.figures.delivery import Delivery, Impossible, Table, Topic
from wijkdesk.figures.dimensions import is_left_out
from wijkdesk.figures.families import KEY_FIGURES, Family, family_of, key_figures
from wijkdesk.figures.files.reading import read_sheets
from wijkdesk.figures.files.sheet import Sheet, cell_at
from wijkdesk.figures.layout.find import find_layout
from wijkdesk.figures.layout.headers import key_of
from wijkdesk.figures.layout.layout import Layout, Line
from wijkdesk.figures.layout.pointed import Part, headings_in, pointed_layout
from wijkdesk.figures.periods import Period, year, year_in
from wijkdesk.figures.possible import ANY
from wijkdesk.figures.refusal import Unreadable
from wijkdesk.figures.regions import Region
from wijkdesk.figures.topics import topics_of

MOST_SAMPLED: Final = 500
_MOST_SHARE_BEYOND: Final = 0.2
_MARKS: Final = {".": "punt", ",": "komma"}
MOST_ASKED: Final = 1_000  # lines
MOST_COMPARED: Final = 100_000  # lines; to know of all those of a large table would take more memory than it


def recognise(
    path: Path,
    today: dt.date,
    pointed: Callable[[list[str]], Mapping[str, Part] | None] = lambda _headings: None,
    on_line: Callable[[], None] = lambda: None,
    asked: Collection[str] = (),
) -> Delivery:
    """Say what a file holds: which table, its periods, regions and topics, and what of it cannot be read.

    ``pointed`` gives what somebody said of the columns of a table with these headings; ``on_line`` is called at each
    region; ``asked`` are the codes of the regions of which impossible numbers are told.

    Raises ``Unreadable`` when it is no table of figures, and ``OSError`` when it cannot be opened.
    """
    sheets = read_sheets(path)
    found = [
        (layout, at) for at, sheet in enumerate(sheets) if (layout := _layout_of(sheet, pointed)) and layout.topics
    ]
    if not found:
        raise _no_figures(path, sheets)
    layout, at = max(found, key=lambda each: (not sheets[each[1]].is_hidden, len(each[0].topics)))
    others = [each.name for each in sheets if each is not sheets[at] and _holds_something(each)]
    contents = _Contents(layout, asked)
    for line in layout.lines(sheets[at], contents.others.append):
        on_line()
        contents.take_in(line, has_periods=layout.period_at is not None)
    return _describe(path, sheets[at], at, layout, today, others, contents)


def regions_in(path: Path, tell: Callable[[int], None]) -> list[tuple[str, str]]:
    """The code and name of every region in a file, also of one without any figures; ``tell`` hears how many so far.

    Raises what ``recognise`` raises.
    """
    found: dict[Region, None] = {}
    for sheet in read_sheets(path):
        layout = find_layout(sheet)
        for line in layout.lines(sheet) if layout is not None else ():
            found[line.region] = None
            if len(found) % MOST_SAMPLED == 0:
                tell(len(found))
    if not found:
        raise Unreadable(f"In {path.name} vindt Wijkdesk geen gebieden. Kies een bestand met codes van het CBS.")
    return [(region.code, region.name) for region in found]


# -- inside --


def _no_figures(path: Path, sheets: Sequence[Sheet]) -> Unreadable:
    headings = next((tuple(headings) for sheet in sheets if (headings := headings_in(sheet))), ())
    if any(layout.code_at is not None for sheet in sheets if (layout := find_layout(sheet))):
        return Unreadable(f"In {path.name} staan gebieden, maar geen cijfers. Kies een bestand met cijfers.", headings)
    if not any(len(row) > 1 for sheet in sheets for row in islice(sheet.rows(), MOST_SAMPLED)):
        return Unreadable(f"In {path.name} staan geen kolommen. Kies een tabel met gebieden en cijfers.")
    way_out = "Wijs zelf aan in welke kolom de gebieden staan." if headings else "Zet boven elke kolom wat erin staat."
    return Unreadable(f"In {path.name} vindt Wijkdesk geen gebieden met cijfers. {way_out}", headings)


def _holds_something(sheet: Sheet) -> bool:
    return any(text_of(cell) for row in islice(sheet.rows(), MOST_SAMPLED) for cell in row)


def _layout_of(sheet: Sheet, pointed: Callable[[list[str]], Mapping[str, Part] | None]) -> Layout | None:
    columns = pointed(headings_in(sheet))
    return (pointed_layout(sheet, columns) if columns else None) or find_layout(sheet)


class _Contents:
    """What the lines of a file hold, all in all."""

    def __init__(self, layout: Layout, asked: Collection[str]) -> None:
        self._asked = asked
        self._places = [topic.place for topic in layout.topics]
        self.regions: dict[Region, None] = {}
        self.periods: dict[Period, None] = {}
        self.within: dict[tuple[str, ...], None] = {}
        self.new_borders: dict[tuple[Region, Period | None], None] = {}
        self.samples: list[dict[int, Cell]] = []
        self.lines: list[Line] = []
        self.nameless = self.double = 0
        self.others: list[str] = []
        self._seen: set[int] = set()

    def take_in(self, line: Line, *, has_periods: bool) -> None:
        self.regions[line.region] = None
        if line.period is not None:
            self.periods[line.period] = None
        elif has_periods:
            self.nameless += 1
        self.within[line.within] = None
        if len(self._seen) < MOST_COMPARED:
            about = hash((line.region, line.period, line.within))
            self.double += about in self._seen
            self._seen.add(about)
        if line.has_new_borders:
            self.new_borders[line.region, line.period] = None
        if (not line.region.code or line.region.code in self._asked) and len(self.lines) < MOST_ASKED:
            self.lines.append(line)
        if len(self.samples) < MOST_SAMPLED:
            cells = line.cells[:]
            self.samples.append({place: cell_at(cells, place) for place in self._places})


def _describe(
    path: Path,
    sheet: Sheet,
    at: int,
    layout: Layout,
    today: dt.date,
    others: Sequence[str],
    contents: _Contents,
) -> Delivery:
    samples = contents.samples
    cells = [cell for sample in samples for cell in sample.values()]
    title = _title_above(sheet)
    stated = _stated_period(title, sheet, path, today)
    periods = tuple(sorted(contents.periods)) or ((stated,) if stated else ())
    keys = {key_of(part) for each in (*layout.topics, *layout.dimensions) for part in each.path}
    family = _numbered(sheet, path) or family_of({*keys, key_of(title), key_of(sheet.name)})
    table = family.table if family else Table(title or path.stem)
    mark, in_thousands = mark_in_counts(list(_counted(layout, samples)))
    decimal_comma = has_decimal_comma(cells) if mark == "" else mark == "."
    if not (family or mark or decimal_comma) and (in_thousands := parted_in_thousands(cells)):
        mark, decimal_comma = ".", True
    kept = [each for each in contents.within if not _is_left_out(layout, each)]
    headings = [each._replace(unit=each.unit or (family.unit if family else "")) for each in layout.topics]
    parts = sorted({each.part_of_year for each in periods}) or [""]
    topics = tuple(topics_of(headings, layout, kept, parts, samples, table, decimal_comma=decimal_comma))
    doubtful = {each.place for each in topics if _is_often_beyond(each, samples, decimal_comma=decimal_comma)}
    topics = tuple(each._replace(limits=ANY) if each.place in doubtful else each for each in topics)
    return Delivery(
        path,
        at,
        tuple(headings_in(sheet)),
        table,
        periods,
        tuple(contents.regions),
        topics,
        (
            *_unread(contents, kept, others, periods),
            *_to_come(periods, today),
            *_texts_among(layout, samples),
            *_without_result(layout, samples),
            *(f"“{each.title}” is niet gelezen: er staat te veel tekst tussen de getallen." for each in layout.mixed),
            *(f"“{each.title}” is niet gelezen: daar staat geen periode boven." for each in layout.timeless),
            *(_asks_whether_right(each.title) for each in layout.topics if each.place in doubtful),
            *_asks_whether_shares(topics, samples, decimal_comma=decimal_comma),
            *_other_decimals(cells, decimal_comma=decimal_comma),
            *([f"De {_MARKS[mark]} in “{in_thousands}” is gelezen als die tussen duizendtallen."] if mark else []),
        ),
        layout,
        decimal_comma,
        tuple(
            (region, (period or periods[0]).first_day.year)
            for region, period in contents.new_borders
            if period is not None or len(periods) == 1
        ),
        tuple(_impossible(contents.lines, topics, decimal_comma=decimal_comma)),
    )


def _is_often_beyond(topic: Topic, samples: Sequence[Mapping[int, Cell]], *, decimal_comma: bool) -> bool:
    """Whether it is no slip when a number is beyond the limits: then it is the topic that is taken for another."""
    if topic.is_known or topic.limits == ANY:
        return False
    numbers = _numbers_of(topic, samples, decimal_comma=decimal_comma)
    beyond = sum(not topic.limits.allow(number) for number in numbers)
    return beyond > 1 and beyond > len(numbers) * _MOST_SHARE_BEYOND


def _numbers_of(topic: Topic, samples: Sequence[Mapping[int, Cell]], *, decimal_comma: bool) -> list[float]:
    values = (
        read_value(sample[topic.place], decimal_comma=decimal_comma) for sample in samples if topic.place in sample
    )
    return [value.number for value in values if value is not None and value.number is not None]


def _asks_whether_shares(
    topics: Sequence[Topic], samples: Sequence[Mapping[int, Cell]], *, decimal_comma: bool
) -> Iterator[str]:
    """What is asked of percentages that all are one at most: 0,38 is 38 % to whoever forgot to show it so."""
    for topic in {each.place: each for each in topics if each.measure is Measure.PERCENTAGE}.values():
        numbers = [number for number in _numbers_of(topic, samples, decimal_comma=decimal_comma) if number]
        if len(numbers) > 1 and all(0 < number <= 1 for number in numbers) and any(number % 1 for number in numbers):
            yield f"In “{topic.title}” staan alleen getallen tussen 0 en 1. Zijn dat wel procenten?"


def _asks_whether_right(title: str) -> str:
    return f"In “{title}” staan veel getallen onder 0 of boven 100. Klopt dat?"


def _impossible(lines: Sequence[Line], topics: Sequence[Topic], *, decimal_comma: bool) -> Iterator[Impossible]:
    limited = [each for each in topics if each.limits != ANY]
    for line in lines:
        part = line.period.part_of_year if line.period is not None else ""
        for topic in limited:
            if (topic.within, topic.per) == (line.within, part):
                value = read_value(cell_at(line.cells, topic.place), decimal_comma=decimal_comma)
                if value is not None and value.number is not None and not topic.limits.allow(value.number):
                    yield Impossible(topic, line.region, value.number)


def _unread(
    contents: _Contents, kept: Sequence[tuple[str, ...]], others: Sequence[str], periods: Sequence[Period]
) -> list[str]:
    unread = [f"Het blad “{name}” is niet gelezen." for name in others]
    if contents.nameless:
        unread.append(f"{_lines(contents.nameless)} geen periode: overgeslagen.")
    if contents.others:
        example = contents.others[0][:30]
        unread.append(f"{_lines(len(contents.others))} geen gebiedscode van het CBS, zoals “{example}”: overgeslagen.")
    if contents.double:
        unread.append(f"{_lines(contents.double)} een gebied dat er al stond: de eerste keer telt.")
    if not periods:
        unread.append("Het jaar staat niet in het bestand. Vul het zelf in.")
    if len(kept) < len(contents.within):
        unread.append("De marges rond de waarden zijn niet gelezen.")
    return unread


def _to_come(periods: Sequence[Period], today: dt.date) -> list[str]:
    return [f"{each.first_day.year} moet nog komen. Klopt het jaar?" for each in periods if each.first_day > today][:1]


def _lines(number: int) -> str:
    return "1 regel heeft" if number == 1 else f"{number} regels hebben"


def _is_left_out(layout: Layout, within: tuple[str, ...]) -> bool:
    return any(is_left_out(each.title, code) for each, code in zip(layout.dimensions, within, strict=True))


def _title_above(sheet: Sheet) -> str:
    """The title over a table: a first row in which one cell alone is filled."""
    for row in islice(sheet.rows(), 3):
        filled = [str(cell).strip() for cell in row if cell not in (None, "")]
        if len(filled) == 1:
            return filled[0]
        if filled:
            break
    return ""


def _stated_period(title: str, sheet: Sheet, path: Path, today: dt.date) -> Period | None:
    for text in (title, sheet.name, path.stem):
        numbered = next((of for number, of in KEY_FIGURES.items() if number in text.upper()), None)
        if numbered is not None:
            return year(numbered)
        found = year_in(text, today.year)
        if found is not None:
            return found
    return None


def _numbered(sheet: Sheet, path: Path) -> Family | None:
    """The key figures, where the table has the number of one of their years."""
    text = f"{sheet.name} {path.stem}".upper()
    return key_figures() if any(number in text for number in KEY_FIGURES) else None


def _counted(layout: Layout, samples: Sequence[dict[int, Cell]]) -> Iterator[Cell]:
    """The cells of the topics that surely were counted."""
    for topic in layout.topics:
        known = known_topic(topic.path)
        if known.measure is Measure.COUNT if known else topic.title.lower().startswith("aantal "):
            yield from (sample[topic.place] for sample in samples if topic.place in sample)


def _texts_among(layout: Layout, samples: Sequence[dict[int, Cell]]) -> list[str]:
    """Topics in which other things than numbers stand."""
    found = []
    for topic in layout.topics:
        odd = next(
            (
                str(sample[topic.place])
                for sample in samples
                if topic.place in sample and read_value(sample[topic.place], decimal_comma=True) is None
            ),
            None,
        )
        if odd is not None:
            found.append(f"In “{topic.title}” staat ook “{odd[:30]}”: dat wordt overgeslagen.")
    return found


def _without_result(layout: Layout, samples: Sequence[dict[int, Cell]]) -> Iterator[str]:
    """What is said of the first topic with formulas that nobody reckoned."""
    for topic in layout.topics:
        if any(sample.get(topic.place) == NO_RESULT for sample in samples):
            yield f"In “{topic.title}” {WITHOUT_RESULT}"
            return


def _other_decimals(cells: Sequence[Cell], *, decimal_comma: bool) -> list[str]:
    """What is said of the first number that is written with another decimal mark than those around it."""
    other = "." if decimal_comma else ","
    odd = next((each for each in cells if isinstance(each, str) and other in each and is_decimal(each, other)), None)
    return [] if odd is None else [f"De {_MARKS[other]} in “{odd.strip()[:30]}” is gelezen als die voor decimalen."]
