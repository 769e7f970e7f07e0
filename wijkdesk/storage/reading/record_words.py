"""What a recorded row and its values are called, in words that somebody reads."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final

from wijkdesk.domain.contact import full_name
from wijkdesk.domain.figures import period_in_words
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import Choice, Light, MomentKind, PhotoMoment
from wijkdesk.storage.reading.records import KIND_OF, RECORDS, Shown

Image = Mapping[str, Any]
"""A row at one moment, as the journal holds it: its values by the names of their columns."""

Names = Mapping[tuple[str, int], str]
"""What rows are called, by their table and id."""

GONE: Final = "iets dat er niet meer is"

_PART_REFERENCES: Final = {
    "positions": {"organisation_id": "organisations"},
    "reconfirmations": {"by_id": "contacts"},
}


def in_words(shown: Shown, value: Any, names: Names) -> str:
    """A value of a column as somebody reads it; ``""`` where it holds nothing.

    ``names`` has what is referred to; what is not in it is gone.
    """
    if value is None or value == "":
        return ""
    holds = shown.holds
    if isinstance(holds, str):
        return names.get((holds, value), GONE)
    if holds is bool:
        return "ja" if value else "nee"
    if holds is dt.date:
        return _day(value)
    if holds is float:
        return f"{value:g}".replace(".", ",")
    if issubclass(holds, Choice):
        return holds(value).dutch
    return str(value)


def texts_of(value: str | None) -> dict[str, str]:
    """The several texts or choices that one column holds, each in words, by its name."""
    return {name: text if isinstance(text, str) else f"{len(text)} gekozen" for name, text in kept_by(value).items()}


def kept_by(value: str | None) -> dict[str, Any]:
    """What one column with several texts or choices holds, by the name of each."""
    kept: dict[str, Any] = json.loads(value) if value else {}
    return kept


def references_of(table: str, row: Image) -> list[tuple[str, int]]:
    """What a row refers to: tables and ids."""
    kind = KIND_OF.get(table)
    refers = {name: shown.holds for name, shown in RECORDS[kind].columns.items()} if kind is not None else {}
    refers |= _PART_REFERENCES.get(table, {})
    return [
        (target, row[name]) for name, target in refers.items() if isinstance(target, str) and row.get(name) is not None
    ]


def title_of(table: str, row: Image, names: Names) -> str:
    """What a row of a table is called; never empty."""
    kind = KIND_OF.get(table)
    return " ".join(_title(table, row, names).split()) or (RECORDS[kind].word if kind is not None else table)


def _title(table: str, row: Image, names: Names) -> str:
    if table == "contacts":
        return full_name(row["first_name"], row["infix"], row["last_name"])
    if table == "overviews":
        half_year = HalfYear(row["year"], row["half"])
        return f"{'eerste' if half_year.half == 1 else 'tweede'} helft {half_year.year}"
    if table == "measurements":
        first, last = (dt.date.fromisoformat(row[name]) for name in ("first_day", "last_day"))
        return f"{names.get(('indicators', row['indicator_id']), '')} {period_in_words(first, last)}"
    if table == "moments":
        return f"{row['summary'].strip() or MomentKind(row['kind']).dutch}, {_day(row['day'])}"
    if table == "areas":
        return str(row["name"].strip() or row["code"])
    if table in ("positions", "ratings", "reconfirmations"):
        return line_of(table, row, names)
    return str(next((row[name] for name in ("title", "name", "what", "subject", "description") if name in row), ""))


def line_of(table: str, row: Image, names: Names) -> str:
    """A part of a thing in one line: a position, a rating, an answer, a photo."""
    return ", ".join(part for part in _LINES[table](row, names) if part)


def _position(row: Image, names: Names) -> tuple[str, ...]:
    where = names.get(("organisations", row["organisation_id"]), GONE)
    return (
        f"{row['role'].strip() or 'functie'} bij {where}",
        "afdelingshoofd" if row["is_head"] else "",
        f"vanaf {_day(row['first_day'])}" if row["first_day"] else "",
        f"tot en met {_day(row['last_day'])}" if row["last_day"] else "",
    )


def _rating(row: Image, _names: Names) -> tuple[str, ...]:
    said = (("note", "toelichting"), ("cause", "oorzaak"), ("consequence", "gevolg"), ("correction", "bijsturing"))
    return (
        f"{Light(row['light']).dutch} sinds {_day(row['rated_on'])}",
        *(f"{word}: {row[name].strip()}" for name, word in said if row[name].strip()),
    )


def _answer(row: Image, names: Names) -> tuple[str, ...]:
    by = f" door {names.get(('contacts', row['by_id']), GONE)}" if row["by_id"] is not None else ""
    return (f"{_day(row['day'])}: {'ja' if row['confirmed'] else 'nee'}{by}", row["note"].strip())


def _photo(row: Image, _names: Names) -> tuple[str, ...]:
    def answer(value: int | None) -> str:
        return "weet ik niet" if value is None else "ja" if value else "nee"

    return (
        row["description"].strip() or "zonder beschrijving",
        PhotoMoment(row["moment"]).dutch,
        _day(row["taken_on"]) if row["taken_on"] else "",
        f"mensen herkenbaar: {answer(row['people_recognisable'])}",
        f"akkoord: {answer(row['they_agreed'])}",
        "vertrouwelijk" if row["confidential"] else "",
    )


_LINES: Final = {"positions": _position, "ratings": _rating, "reconfirmations": _answer, "photos": _photo}


def _day(iso: str) -> str:
    return f"{dt.date.fromisoformat(iso):%d-%m-%Y}"
