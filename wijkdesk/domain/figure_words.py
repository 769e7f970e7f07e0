"""The numbers of a figure as Dutch text has them."""

import re
from collections.abc import Iterable

from wijkdesk.domain.refusal import Refused

PER_CENT = "%"
NO_DATA = "geen gegevens"

_MOST_DECIMALS, _MOST_OF_PER_CENT = 3, 1
_WHOLE_FROM = 1000
_THOUSANDS = re.compile(r"[-−]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


def decimals_of(values: Iterable[float], unit: str) -> int:
    """How many decimals tell these numbers as they were given: none from a thousand on, one at most of a percentage.

    So numbers that stand beside each other have as many.
    """
    known = list(values)
    if max(map(abs, known), default=0) >= _WHOLE_FROM:
        return 0
    most = _MOST_OF_PER_CENT if unit == PER_CENT else _MOST_DECIMALS
    return next((some for some in range(most) if all(abs(round(each, some) - each) < 1e-9 for each in known)), most)


def number_in_words(value: float, decimals: int) -> str:
    """``1.234,5``; nothing is never negative."""
    said = f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return said.removeprefix("-") if float(f"{value:.{decimals}f}") == 0 else said


def value_in_words(value: float | None, unit: str, decimals: int) -> str:
    """``22,0 %``; of another unit the number alone, and "geen gegevens" where there is none."""
    if value is None:
        return NO_DATA
    said = number_in_words(value, decimals)
    return f"{said} %" if unit == PER_CENT else said


def number_of(typed: str) -> float | None:
    """A number as Dutch text has it, such as ``1.234,5`` or ``22,0 %``; None for a dash or "geen gegevens".

    A point before three digits parts thousands, else it is a comma. Raises ``Refused``.
    """
    text = "".join(typed.removesuffix(PER_CENT).split())
    if text.casefold() in ("-", "–", ".", "x", "geengegevens"):
        return None
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    text = text.replace("−", "-").replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise Refused("Vul een getal in, zoals 22,5. Weet je het niet, vul dan een streepje in.")
    return float(text)
