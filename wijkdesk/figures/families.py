"""The tables that Wijkdesk knows by their columns, with their source and licence."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, NamedTuple

from wijkdesk.figures.delivery import Table

CC_BY: Final = "CC BY 4.0"


_NUMBERS: Final = (
    *("82339NED", "82931NED", "83220NED", "83487NED", "83765NED", "84286NED", "84583NED", "84799NED", "85039NED"),
    *("85318NED", "85618NED", "85984NED", "86165NED"),
)
KEY_FIGURES: Final = {number: year for year, number in enumerate(_NUMBERS, start=2013)}
"""The year of each of the tables of key figures by its number, for what the open data service gives does not say it."""


class Family(NamedTuple):
    """A kind of table; ``is_this`` tells it by the keys of its columns, its dimensions and its title.

    ``unit`` is that of every topic of which nothing else is known.
    """

    table: Table
    is_this: Callable[[Collection[str]], bool]
    unit: str = ""


FAMILIES: Final = (
    Family(
        Table("Gezondheid per wijk en buurt", "RIVM, GGD’en en CBS", "RIVM: open data", is_modelled=True),
        lambda keys: {"leeftijd", "marges"} <= set(keys) or "ervarengezondheidgoedzeergoed" in keys,
        unit="%",
    ),
    Family(
        Table("SES-WOA-scores per wijk en buurt", "CBS", CC_BY),
        lambda keys: any(key.startswith("seswoa") for key in keys),
    ),
    Family(
        Table("Leefbaarometer", "Ministerie van BZK, Leefbaarometer", "Leefbaarometer: open data", is_modelled=True),
        lambda keys: {"lbm", "afw", "fys"} <= set(keys),
    ),
    Family(
        Table("Geregistreerde misdrijven per wijk en buurt", "Politie", CC_BY),
        lambda keys: "soortmisdrijf" in keys or any(key.startswith("geregistreerdemisdrijven") for key in keys),
    ),
    Family(
        Table("Kerncijfers wijken en buurten", "CBS", CC_BY),
        lambda keys: (
            any(key.startswith("kerncijferswijkenenbuurten") for key in keys)
            or {"aantalinwoners", "woningvoorraad"} <= set(keys)
            or len(
                {"ainw", "aantinw", "aantalhh", "gwoz", "gwozbag", "ahh", "awoning", "pkoopw", "steoad", "bevdich"}
                & set(keys)
            )
            > 1
        ),
    ),
)
"""In the order in which they are asked."""


def key_figures() -> Family:
    """The family of the key figures by neighbourhood."""
    return next(family for family in FAMILIES if family.table.name.startswith("Kerncijfers"))


def family_of(keys: Collection[str]) -> Family | None:
    return next((family for family in FAMILIES if family.is_this(keys)), None)
