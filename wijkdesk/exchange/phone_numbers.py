"""Phone numbers as they are written in the Netherlands."""

import re
from typing import Final

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
