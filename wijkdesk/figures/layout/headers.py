"""The names by which tables call their columns of regions, periods and other dimensions."""

from __future__ import annotations

import re
from typing import Final

CODES: Final = (
    *("gwbcode10", "gwbcode", "codering", "regiocode", "buurtcode", "wijkcode", "gemeentecode", "bucode", "wkcode"),
    *(
        "gmcode",
        "wijkenenbuurten",
        "regios",
        "regio",
        "gebiedscode",
        "gebied",
        "code",
        "gwbcode8",
        "statcode",
        "areacode",
    ),
)
NAMES: Final = (
    *(
        "regio",
        "regionaam",
        "gwbnaam",
        "naam",
        "buurtnaam",
        "bunaam",
        "wijknaam",
        "gebiedsnaam",
        "wijkenenbuurten",
        "statnaam",
    ),
    *("gebied", "buurt", "wijk", "regios", "areaname"),
)
KINDS: Final = ("recs", "soortregio", "soort", "regiotype", "gebiedstype", "niveau")
PERIODS: Final = ("perioden", "periode", "jaar", "jaren", "peildatum", "year", "peiljaar", "meetjaar")
TOPICS: Final = ("onderwerp", "onderwerpen")
DIMENSIONS: Final = (
    *("leeftijd", "marges", "geslacht", "soortmisdrijf", "misdrijf", "delict", "gebruiktedelict", "herkomst"),
    *("inkomen", "huishoudenssamenstelling", "kenmerkenvanhuishoudens", "opleidingsniveau"),
)
BORDERS: Final = (
    *("indelingswijzigingwijkenenbuurten", "indelingswijzigingen", "indelingswijziginggemeentewijkbuurt", "indwbz"),
)
IGNORED: Final = (
    *("id", "gmnaam", "gemeentenaam", "gwbcode8", "gwbcode10", "gwbcode", "codering", "soortregio", "recs", "soort"),
    *BORDERS,
    *(
        "objectid",
        "shapelength",
        "shapearea",
        "geometry",
        "geom",
        "fid",
        "meestvoorkomendepostcode",
        "dekkingspercentage",
    ),
    *("pst", "pstmvp", "pstdekp", "regiocode", "omschrijving"),
)
"""Columns that say which region a row is, or how it was made, and measure nothing."""


def key_of(title: str) -> str:
    """A title as titles are compared: its letters and digits, without the number that the services put behind it.

    What stands in brackets behind it, such as a unit, is left out.
    """
    without_unit = re.sub(r"\s*\([^()]*\)\s*$", "", title.strip())
    without_number = re.sub(r"(?<=[A-Za-z)])_\d{1,3}$", "", without_unit)
    return _letters(without_number) or _letters(title)


def _letters(title: str) -> str:
    return "".join(letter for letter in title.lower() if letter.isalnum())


def is_any(title: str, names: tuple[str, ...]) -> bool:
    """Whether a column is called so, also with something in brackets behind it."""
    return key_of(title) in names or key_of(title.split("(")[0]) in names
