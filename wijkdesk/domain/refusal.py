"""How the domain says no."""

import datetime as dt
import unicodedata

EARLIEST = dt.date(1900, 1, 1)
LATEST = dt.date(2199, 12, 31)

_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")  # Unicode's categories of controls, half characters and blanks


class Refused(ValueError):
    """Something that the rules do not allow.

    ``reason`` is one Dutch sentence for the user; ``field`` is the attribute that it is about, or ``None`` when it is
    about the whole.
    """

    def __init__(self, reason: str, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


def require(text: str, field: str, reason: str) -> None:
    """Refuse a text without anything to read in it, such as blanks or signs that nobody sees."""
    if all(unicodedata.category(sign) in _UNSEEN for sign in text):
        raise Refused(reason, field)


def check_date(day: dt.date | None, field: str) -> None:
    """Refuse a year that can only be a slip of the keyboard, such as 0226 or 20226."""
    if day is not None and not EARLIEST <= day <= LATEST:
        raise Refused(f"Het jaar {day.year} kan niet kloppen. Vul een jaar tussen 1900 en 2199 in.", field)


def check_period(first_day: dt.date | None, last_day: dt.date | None, field: str) -> None:
    """Refuse a period that ends before it begins; an open side is allowed."""
    check_date(first_day, field)
    check_date(last_day, field)
    if first_day is not None and last_day is not None and last_day < first_day:
        raise Refused("De laatste dag ligt voor de eerste. Kies een latere laatste dag.", field)
