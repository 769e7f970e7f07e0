"""Finding how a sheet is laid out: which row heads it, where its regions stand, and what else its columns are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final

from wijkdesk.domain.words import AreaKind
from wijkdesk.figures.cells import Cell, read_value, text_of
from wijkdesk.figures.files.sheet import Row, Sheet, cell_at
from wijkdesk.figures.layout.across import Beside, with_periods, with_periods_below, without_periods
from wijkdesk.figures.layout.headers import BORDERS, CODES, DIMENSIONS, IGNORED, KINDS, NAMES, PERIODS, TOPICS, is_any
from wijkdesk.figures.layout.layout import Heading, Layout
from wijkdesk.figures.layout.measured import is_filled, is_mixed, measures, measures_across
from wijkdesk.figures.periods import read_period
from wijkdesk.figures.regions import Region, code_of, kind_of

_LOOKED_AT: Final = 400
_MOST_HEADINGS: Final = 40
_KIND_BY_DIGITS: Final = {
    **dict.fromkeys((3, 4), AreaKind.MUNICIPALITY),
    **dict.fromkeys((5, 6), AreaKind.DISTRICT),
    **dict.fromkeys((7, 8), AreaKind.NEIGHBOURHOOD),
}


def find_layout(sheet: Sheet) -> Layout | None:
    """How a sheet is laid out, or ``None`` where no regions are found in it."""
    rows = [row[:] for row in islice(sheet.rows(), _LOOKED_AT)]
    return _topics_as_columns(sheet, rows) or _topics_as_rows(sheet, rows)


# -- topics as columns --


def _topics_as_columns(sheet: Sheet, rows: Sequence[Row]) -> Layout | None:
    width = max(map(len, rows), default=0)
    code_at, count = _column_of_codes(rows, width)
    if count < max(map(_number_of_codes, rows), default=0):
        return None  # they stand beside each other
    if not count:
        return _by_titles(sheet, rows)
    first = next(number for number, row in enumerate(rows) if _has_code(row, code_at))
    head = _head_above(rows, first)
    if not head:
        return None
    return _laid_out(sheet, rows, head, first, code_at)


def _laid_out(sheet: Sheet, rows: Sequence[Row], head: Sequence[Row], first: int, code_at: int | None) -> Layout | None:
    data = rows[first:]
    headings, beside = headings_of(head, sheet), Beside()

    def column(names: tuple[str, ...], holds: Callable[[Cell], bool] | None = None) -> int | None:
        by_order = [h.place for name in names for h in headings if h.place != code_at and is_any(h.title, (name,))]
        return next((place for place in by_order if holds is None or _mostly(data, place, holds)), None)

    period_at = column(PERIODS, lambda cell: read_period(text_of(cell)) is not None)
    if period_at is None:
        headings, beside = without_periods(headings, _title_over(rows, head) or sheet.name, data)
    name_at = column(NAMES, lambda cell: bool(text_of(cell)) and not code_of(text_of(cell)))
    kind_at = column(KINDS, lambda cell: kind_of(text_of(cell)) is not None)
    layout = Layout(
        first, (), code_at, name_at, kind_at, period_at, borders_at=column(BORDERS), kind=kind_of_digits(data, code_at)
    )
    return with_periods(_with_topics(layout, headings, data), beside)


def _title_over(rows: Sequence[Row], head: Sequence[Row]) -> str:
    """The title over a table, in the last row above its headings in which one cell alone is filled."""
    above = rows[: next(number for number, row in enumerate(rows) if row is head[0])]
    filled = ([text for cell in row if (text := text_of(cell))] for row in reversed(above))
    return next((texts[0] for texts in filled if len(texts) == 1), "")


def _by_titles(sheet: Sheet, rows: Sequence[Row]) -> Layout | None:
    """A table whose codes are digits alone, or that has names alone: known by what its columns are called."""
    for number, row in enumerate(rows[:_MOST_HEADINGS]):
        titles = [text_of(cell) for cell in row]
        data = rows[number + 1 :]
        if sum(map(bool, titles)) < 2 or not data:
            continue
        kinds = [place for place, title in enumerate(titles) if is_any(title, KINDS)]
        for place in [place for name in CODES for place, title in enumerate(titles) if is_any(title, (name,))]:
            is_code = _mostly(data, place, lambda cell: text_of(cell).isdigit() and len(text_of(cell)) <= 8)
            if is_code and (kinds or is_any(titles[place], ("gwbcode", "gwbcode8", "buurtcode", "wijkcode", "bucode"))):
                return _laid_out(sheet, rows, rows[number : number + 1], number + 1, place)
        for place in [place for name in NAMES for place, title in enumerate(titles) if is_any(title, (name,))]:
            if _mostly(data, place, lambda cell: bool(text_of(cell)) and not text_of(cell).isdigit()):
                head = _head_above(rows, number + 1) or rows[number : number + 1]
                below = [row for row in data[:1] if _holds_periods_alone(row)]
                layout = _laid_out(sheet, rows, [*head, *below], number + 1 + len(below), None)
                return layout._replace(name_at=place) if layout and layout.topics else None
    return None


def _holds_periods_alone(row: Row) -> bool:
    texts = [text for cell in row if (text := text_of(cell))]
    return bool(texts) and all(read_period(text) for text in texts)


def _column_of_codes(rows: Sequence[Row], width: int) -> tuple[int, int]:
    """The first of the columns that hold most codes of regions, and how many it holds.

    Of those that hold as many it is the one with the most regions: beside each neighbourhood its city may stand.
    """
    found = [
        (len(codes), len(set(codes)))
        for place in range(min(width, 60))
        for codes in [[code_of(str(row[place])) for row in rows if _has_code(row, place)]]
    ]
    most = max(found, default=(0, 0))
    return (found.index(most) if most[0] else 0), most[0]


def _has_code(row: Row, place: int) -> bool:
    return place < len(row) and isinstance(row[place], str) and bool(code_of(str(row[place])))


def _head_above(rows: Sequence[Row], first: int) -> list[Row]:
    """The rows right above the first region that are as wide as a table, without the titles above them."""
    width = sum(text_of(cell) != "" for cell in rows[first])
    head: list[Row] = []
    for row in reversed(rows[max(0, first - 6) : first]):
        filled = sum(text_of(cell) != "" for cell in row)
        if filled <= 1 or (head and filled * 4 < width):
            if head or filled > 1:
                break
            continue
        head.insert(0, row)
    return head


def headings_of(head: Sequence[Row], sheet: Sheet) -> list[Heading]:
    """The titles over each column, in one or more rows; one that stands over several columns counts for each."""
    width = max(map(len, head), default=0)
    filled = [_filled(row, width) if row is not head[-1] else [text_of(cell) for cell in row] for row in head]
    found = []
    for place in range(width):
        titles = list(dict.fromkeys(row[place] for row in filled if place < len(row) and row[place]))
        if not titles:
            continue
        titles[-1] = sheet.titles.get(titles[-1], titles[-1])
        unit = titles.pop() if len(titles) > 1 and _is_unit(titles[-1]) else ""
        path = tuple(part.strip() for title in titles for part in _parts(title) if part.strip())
        found.append(Heading(place, path, unit))
    return found


def _filled(row: Row, width: int) -> list[str]:
    titles: list[str] = []
    for place in range(width):
        text = text_of(row[place]) if place < len(row) else ""
        titles.append(text or (titles[-1] if titles else ""))
    return titles


def kind_of_digits(data: Sequence[Row], code_at: int | None) -> AreaKind | None:
    """What regions are whose codes are digits alone, by the longest of them: zeros before the others may be lost."""
    codes = (text_of(cell_at(row, code_at)) for row in data)
    return _KIND_BY_DIGITS.get(max((len(code) for code in codes if code.isdigit()), default=0))


def _parts(title: str) -> list[str]:
    """A path such as "SES-WOA/Totaalscore/Gemiddelde score (Getal)"; a "/" between digits or in brackets is none."""
    if "|" in title:
        return title.split("|")
    head, bracket, tail = title.partition("(")
    *parts, last = head.split("/")
    return [*parts, last + bracket + tail]


def _is_unit(text: str) -> bool:
    return text.lower() in ("%", "aantal", "euro", "km", "code", "getal", "score") or text.lower().startswith(
        ("x 1", "per 1", "aantal ", "% ", "m²", "km²")
    )


def _with_topics(layout: Layout, headings: Sequence[Heading], data: Sequence[Row]) -> Layout:
    taken = {layout.code_at, layout.name_at, layout.kind_at, layout.period_at}
    topics, dimensions, mixed = [], [], []
    for heading in headings:
        if heading.place in taken or is_any(heading.title, IGNORED) or is_any(heading.title, CODES[:9]):
            continue
        if is_any(heading.title, DIMENSIONS):
            dimensions.append(heading)
        elif measures(data, heading.place):
            topics.append(heading)
        elif is_mixed(data, heading.place):
            mixed.append(heading)
    return layout._replace(topics=tuple(topics), dimensions=tuple(dimensions), mixed=tuple(mixed))


def _mostly(data: Sequence[Row], place: int, holds: Callable[[Cell], bool]) -> bool:
    cells: list[Cell] = [row[place] for row in data[:100] if place < len(row) and text_of(row[place])]
    return bool(cells) and sum(map(bool, map(holds, cells))) * 2 > len(cells)


# -- topics as rows --


def _topics_as_rows(sheet: Sheet, rows: Sequence[Row]) -> Layout | None:
    """A table with its regions beside each other: one row has their codes, or the row over the topics their names."""
    codes_in = next((number for number, row in enumerate(rows) if _number_of_codes(row) > 1), None)
    head = codes_in
    if head is None:
        head = _row_over_topics(rows)
    if head is None:
        head = _row_over_periods(rows)
    if head is None:
        return None
    at = [place for place, cell in enumerate(rows[head]) if _heads_region(cell, place, has_codes=codes_in is not None)]
    if not at:
        return None
    periods_in = next((number for number, row in enumerate(rows) if _has_periods(row, at)), None)
    names_in = head if codes_in is None else _row_of_names(rows, head, at, periods_in)
    topics, borders_at = [], None
    for number, row in enumerate(rows):
        title = text_of(row[0]) if row else ""
        if number in (head, names_in, periods_in) or number < head or not title or not measures_across(row, at):
            continue
        path = tuple(part.strip() for part in _parts(title) if part.strip())
        if path and is_any(path[-1], BORDERS):
            borders_at = number
        if not path or is_any(path[-1], IGNORED):
            continue
        topics.append(Heading(number, path, text_of(cell_at(row, 1)) if at[0] > 1 else ""))
    layout = Layout(
        head + 1,
        tuple(topics),
        period_at=periods_in,
        topics_are_rows=True,
        regions=tuple((place, _region_at(rows, place, codes_in, names_in)) for place in at),
        borders_at=borders_at,
    )
    return with_periods_below(layout, _title_over(rows, rows[head : head + 1]) or sheet.name)


def _heads_region(cell: Cell, place: int, *, has_codes: bool) -> bool:
    return bool(code_of(text_of(cell))) if has_codes else place > 0 and text_of(cell) != ""


def _row_over_topics(rows: Sequence[Row]) -> int | None:
    """The row that begins with the word for topics, over which names stand and no codes."""
    return next((at for at, row in enumerate(rows) if row and is_any(text_of(row[0]), TOPICS)), None)


def _row_over_periods(rows: Sequence[Row]) -> int | None:
    """The row that begins with the word for periods or with nothing, where only periods stand under that."""
    for at, row in enumerate(rows[:_MOST_HEADINGS]):
        titles = [text for cell in row[1:] if (text := text_of(cell))]
        if not titles or not (is_any(text_of(row[0]), PERIODS) or text_of(row[0]) == ""):
            continue
        below = [text_of(each[0]) for each in rows[at + 1 :] if sum(text_of(cell) != "" for cell in each) > 1]
        if below and all(map(read_period, below)) and not any(read_value(each, decimal_comma=True) for each in titles):
            return at
    return None


def _row_of_names(rows: Sequence[Row], head: int, at: Sequence[int], periods_in: int | None) -> int | None:
    counts = {
        number: sum(is_filled(row, place) for place in at)
        for number, row in enumerate(rows[:head])
        if number != periods_in
    }
    return max(counts, key=counts.__getitem__, default=None)


def _region_at(rows: Sequence[Row], place: int, codes_in: int | None, names_in: int | None) -> Region:
    code = code_of(text_of(cell_at(rows[codes_in], place))) if codes_in is not None else ""
    return Region(code, text_of(cell_at(rows[names_in], place)) if names_in is not None else "")


def _has_periods(row: Row, at: Sequence[int]) -> bool:
    """Whether a row says of each region which period its column is about."""
    is_so_called = any(is_any(text_of(cell), PERIODS) for cell in row[: at[0]])
    return is_so_called and all(read_period(text_of(cell_at(row, place))) for place in at)


def _number_of_codes(row: Row) -> int:
    """How many regions stand beside each other in a row; none where numbers stand there too, as those of one region."""
    codes = sum(isinstance(cell, str) and bool(code_of(cell)) for cell in row)
    if codes > 1 and any((value := read_value(cell, decimal_comma=True)) and value.number is not None for cell in row):
        return 1
    return codes
