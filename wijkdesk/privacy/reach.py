"""Where a phone number or an e-mail address stands in a text, whichever way it was typed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

COUNTRY = "NL"
FEWEST_DIGITS = 6
"""A shorter number is no phone number of somebody: 112, a house number, a year."""

_GAP = r"[\W_]{0,4}"  # a space, a hyphen, ") " or " - " between two digits
_NEAR = re.compile(_GAP)
_ADDRESS = re.compile(r"[^\s,;:<>()\[\]\"]+@[^\s,;:<>()\[\]\"]+")


class Reach:
    """The phone numbers and e-mail addresses in ``written``, the texts in which somebody noted them."""

    def __init__(self, written: Iterable[str]) -> None:
        self._addresses: set[str] = set()
        self._numbers: dict[str, str] = {}
        for text in written:
            self._addresses |= {_plain(address.strip("./'")) for address in _ADDRESS.findall(text)}
            rest = _ADDRESS.sub(" ", text).strip()
            if re.search(r"\d", rest):
                self._numbers |= numbers_in(rest)
        self._lengths = {len(number) for number in self._numbers}

    def __bool__(self) -> bool:
        return bool(self._addresses or self._numbers)

    def addresses(self, text: str) -> Iterator[Span]:
        """Every place of an address, in capitals and small letters alike, also inside a longer one."""
        if self._addresses and "@" in text:
            yield from self._address_spans(text)

    def numbers(self, text: str) -> Iterator[Span]:
        """Every place of a number, with any signs and spaces between its digits.

        Before it +31, 0031, 31, 0 or nothing may stand.
        """
        if self._numbers:
            yield from self._number_spans(text)

    def _address_spans(self, text: str) -> Iterator[Span]:
        places = [place for place, letter in enumerate(text) if unicodedata.category(letter) != "Cf"]
        plain = _plain(text)
        for address in self._addresses:
            start = plain.find(address)
            while start >= 0:
                yield places[start], places[start + len(address) - 1] + 1
                start = plain.find(address, start + 1)

    def _number_spans(self, text: str) -> Iterator[Span]:
        plain = re.sub(r"[^\D0-9]", lambda digit: str(int(digit[0])), text)
        for places in _runs_of_digits(plain):
            digits = "".join(plain[place] for place in places)
            for first in range(len(digits)):
                for length in self._lengths:
                    number = digits[first : first + length]
                    if len(number) == length and number in self._numbers:
                        start = _with_what_is_dialled_first(plain, places[first], self._numbers[number])
                        end = places[first + length - 1] + 1
                        if not plain[start - 1 : start].isdecimal() and not plain[end : end + 1].isdecimal():
                            yield start, end


def numbers_in(written: str) -> dict[str, str]:
    """The numbers that somebody noted, as they are within their country, each with the code of that country."""
    # A twentieth of a second of tables, for a dossier with phone numbers alone.
    import phonenumbers  # noqa: PLC0415

    try:
        parsed = [phonenumbers.parse(written, COUNTRY)]
    except phonenumbers.NumberParseException:
        parsed = []
    if not all(phonenumbers.is_possible_number(number) for number in parsed) or not parsed:
        possible = phonenumbers.Leniency.POSSIBLE
        parsed = [match.number for match in phonenumbers.PhoneNumberMatcher(written, COUNTRY, leniency=possible)]
    found = {phonenumbers.national_significant_number(number): str(number.country_code) for number in parsed}
    found = found or {"".join(re.findall(r"[0-9]", written)).lstrip("0"): ""}
    return {number: country for number, country in found.items() if len(number) >= FEWEST_DIGITS}


def _runs_of_digits(text: str) -> Iterator[list[int]]:
    """The places of digits that stand so near each other that they may be one number."""
    run: list[int] = []
    for digit in re.finditer("[0-9]", text):
        if run and not _NEAR.fullmatch(text, run[-1] + 1, digit.start()):
            yield run
            run = []
        run.append(digit.start())
    if run:
        yield run


def _with_what_is_dialled_first(text: str, start: int, country: str) -> int:
    """Where a number begins when the country code and the 0 before it count."""
    code = _GAP.join(country)
    before = rf"(?:\(?(?:\+{_GAP}|0{_GAP}0{_GAP})?{code}{_GAP})?(?:\(?0\)?{_GAP})?$" if country else r"\+?0*$"
    from_here = max(0, start - 24)
    found = re.search(before, text[from_here:start])
    return from_here + found.start() if found else start


def _plain(text: str) -> str:
    """Small letters without those that nobody sees, each as one sign."""
    return "".join(letter.lower()[0] for letter in text if unicodedata.category(letter) != "Cf")
