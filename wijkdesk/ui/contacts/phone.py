"""A field for a phone number, which may be typed in any way."""

from __future__ import annotations

import re
from typing import Any, Final

from wijkdesk.ui.fields import TextField

COUNTRY: Final = "NL"

_ONLY_A_NUMBER: Final = re.compile(r"[+(]?[\d\s().\-/]{4,}")


def tidy_phone(text: str) -> str:
    """A phone number as it is written in the Netherlands; anything that is not a number alone stays as it was typed."""
    # A twentieth of a second of tables, for who edits a number alone.
    import phonenumbers  # noqa: PLC0415

    if not _ONLY_A_NUMBER.fullmatch(text.strip()):
        return text
    try:
        number = phonenumbers.parse(text, COUNTRY)
    except phonenumbers.NumberParseException:
        return text
    if not phonenumbers.is_valid_number(number):
        return text
    at_home = number.country_code == phonenumbers.country_code_for_region(COUNTRY)
    how = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, how)


class PhoneField(TextField):
    """A phone number; it is written out tidily when one leaves the field."""

    def _leave(self) -> None:
        typed = self._box.text().strip()
        if self._is_visited and typed:
            tidy = self._tidy(typed)
            if tidy != typed:
                self._box.show_text(tidy)
                self._is_dirty = True
        super()._leave()

    def _tidy(self, text: str) -> str:
        return tidy_phone(text)


class ReachField(PhoneField):
    """The one way to reach somebody: a phone number or an e-mail address."""

    def _tidy(self, text: str) -> str:
        return text if "@" in text else tidy_phone(text)


def reach_values(reach: Any) -> dict[str, str]:
    """What a way to reach somebody is: an e-mail address or a phone number, and then not the other."""
    return {"phone": "", "email": reach} if "@" in reach else {"phone": reach, "email": ""}
