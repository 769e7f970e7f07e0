"""What a text reveals: residents, how to reach somebody, numbers like a BSN, and what is confidential."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from wijkdesk.privacy.found import FindingKind, Found
from wijkdesk.privacy.letters import Word, composed, words_of
from wijkdesk.privacy.names import Resident, ResidentNames
from wijkdesk.privacy.nine_digits import look_like_bsn
from wijkdesk.privacy.organisations import ShortNames
from wijkdesk.privacy.reach import COUNTRY, Reach, Span, numbers_in

FEWEST_LETTERS = 6
"""A shorter word is no name that can be told from a word that everybody uses."""

A_PERSON = "een contact"
AN_ORGANISATION = "een organisatie"
_MOST_WORDS = 40  # so many words are recognised, whatever follows
_EIGHT_DIGITS = re.compile(r"(?:[0-9][\W_]{0,4}){7}[0-9]")
_AT = re.compile(r" ?@ ?| ?[(\[]at[)\]] ?", re.I)
_LOCAL_REVERSED = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}")
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_AROUND_ADDRESS = "./'*`|{}~=-"


class Secret(NamedTuple):
    """The title or name of something confidential, and what that is: "een actie".

    The name of an ``organisation`` is found too as people shorten it (``organisations``).
    """

    text: str
    what: str
    is_organisation: bool = False


class Revealing:
    """Finds what texts reveal.

    ``reachable`` are texts in which the phone numbers and e-mail addresses stand that may be said, ``secrets`` what may
    not be named, ``people`` who may not and are no residents, and ``said`` the names that are said on purpose: a secret
    inside one of those is none.
    """

    def __init__(
        self,
        residents: ResidentNames,
        *,
        reachable: Iterable[str] = (),
        secrets: Iterable[Secret] = (),
        people: Iterable[Resident] = (),
        said: Iterable[str] = (),
    ) -> None:
        secrets, said = list(secrets), list(said)
        self._residents = residents
        self._people = ResidentNames(people, said)
        self._reachable = list(reachable)
        self._secrets = _Phrases((secret.text, secret) for secret in secrets)
        self._shortened = ShortNames(secret.text for secret in secrets if secret.is_organisation)
        self._said = _Phrases((name, None) for name in said)

    def found_in(self, text: str) -> list[Found]:
        """Everything that ``composed(text)`` reveals, in order."""
        found = self._residents.found_in(text)
        hidden = [_of_person(each) for each in self._people.found_in(text)]
        found += [each for each in hidden if not any(map(each.overlaps, found))]
        text = composed(text)
        plain, places = _plain(text)
        addresses = [_back(span, places) for span in _addresses(plain)] if "@" in plain or "at" in plain else []
        found += self._strangers(text, addresses, FindingKind.EMAIL, found)
        if _EIGHT_DIGITS.search(plain):
            phones = [(_back(span, places), number) for span, number in _phones(plain)]
            strange = [span for span, number in phones if number not in self._known_numbers]
            found += self._strangers(text, strange, FindingKind.PHONE, found)
            taken = [Found(*span, FindingKind.PHONE) for span in (*addresses, *(span for span, _ in phones))]
            numbers = [Found(*_back(span, places), FindingKind.BSN) for span in look_like_bsn(plain)]
            found += [each for each in numbers if not any(map(each.overlaps, (*taken, *found)))]
        return sorted([*found, *self._secrets_in(text)])

    def _strangers(self, text: str, spans: Iterable[Span], kind: FindingKind, found: list[Found]) -> list[Found]:
        """Those that are not of a resident, who was found already, nor of somebody who may be reached by anyone."""
        residents = [each for each in found if each.kind is kind]
        each_found = (Found(*span, kind) for span in spans)
        return [
            each
            for each in each_found
            if not any(map(each.overlaps, residents))
            and (kind is FindingKind.PHONE or not self._may_be_said(text[each.start : each.end]))
        ]

    def _may_be_said(self, address: str) -> bool:
        return any(span == (0, len(address)) for span in self._known_addresses.addresses(address))

    @cached_property
    def _known_addresses(self) -> Reach:
        return Reach(text for text in self._reachable if "@" in text)

    @cached_property
    def _known_numbers(self) -> set[tuple[str, str]]:
        texts = (text for text in self._reachable if re.search(r"\d", text))
        return {(country, number) for text in texts for number, country in numbers_in(text).items()}

    def _secrets_in(self, text: str) -> Iterator[Found]:
        if not self._secrets and not self._shortened:
            return
        words = words_of(text)
        secrets, spans = list(self._secrets.found_in(words)), list(self._shortened.found_in(text, words))
        if not secrets and not spans:
            return  # as nearly always: what may be said is thousands of names, many with the same first word
        said = [Found(*span, FindingKind.CONFIDENTIAL) for span, _ in self._said.found_in(words)]
        whole = []
        for (start, end), secret in secrets:
            found = Found(start, end, FindingKind.CONFIDENTIAL, secret.what if secret else "")
            if not any(found.lies_in(name) and found[:2] != name[:2] for name in said):
                whole.append(found)
        yield from whole
        shortened = {Found(*span, FindingKind.CONFIDENTIAL, AN_ORGANISATION) for span in spans} - set(whole)
        reached = 0  # one that lies in a longer name is no other
        for each in sorted({*whole, *said, *shortened}, key=lambda each: (each.start, -each.end, each in shortened)):
            if each in shortened and each.end > reached:
                yield each
            reached = max(reached, each.end)


class _Phrases:
    """Names and titles that are looked for word by word, without capitals and accents."""

    def __init__(self, phrases: "Iterable[tuple[str, Secret | None]]") -> None:
        self._by_first: defaultdict[str, dict[tuple[str, ...], Secret | None]] = defaultdict(dict)
        for text, secret in phrases:
            words = words_of(composed(text))[:_MOST_WORDS]
            folded = tuple(word.folded for word in words)
            if _can_be_recognised(folded):
                self._by_first[folded[0]].setdefault(folded, secret)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def found_in(self, words: list[Word]) -> "Iterator[tuple[Span, Secret | None]]":
        for index, word in enumerate(words):
            for first in {word.folded, word.folded.removesuffix("s")}:
                for phrase, secret in self._by_first.get(first, {}).items():
                    if _stands_at(phrase, words, index):
                        yield (word.start, words[index + len(phrase) - 1].end), secret


def _of_person(found: Found) -> Found:
    """A name says what it is; a number or an address is found as what it is."""
    is_name = found.kind is FindingKind.RESIDENT
    return found._replace(kind=FindingKind.CONFIDENTIAL, secret=A_PERSON) if is_name else found


def _can_be_recognised(words: tuple[str, ...]) -> bool:
    letters = sum(map(len, words))
    return letters >= FEWEST_LETTERS or (len(words) > 1 and letters >= FEWEST_LETTERS - 2)


def _stands_at(phrase: tuple[str, ...], words: list[Word], index: int) -> bool:
    last = index + len(phrase) - 1
    if last >= len(words) or words[last].folded not in (phrase[-1], f"{phrase[-1]}s"):
        return False
    return all(words[index + place].folded == part for place, part in enumerate(phrase[:-1]))


def _addresses(text: str) -> Iterator[Span]:
    """Every e-mail address, also with " (at) " in it."""
    for at in _AT.finditer(text):
        local = _LOCAL_REVERSED.match(text[max(0, at.start() - 64) : at.start()][::-1])
        domain = _DOMAIN.match(text, at.end())
        if local and domain:
            start = at.start() - len(local[0].rstrip(_AROUND_ADDRESS))
            if start < at.start():
                yield start, domain.end()


def _phones(text: str) -> Iterator[tuple[Span, tuple[str, str]]]:
    """Every valid phone number of somebody, with its country and what it is there; not the numbers of services."""
    import phonenumbers  # noqa: PLC0415 - a twentieth of a second of tables, for texts with many digits alone

    services = {
        phonenumbers.PhoneNumberType.TOLL_FREE,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
        phonenumbers.PhoneNumberType.SHARED_COST,
        phonenumbers.PhoneNumberType.UAN,
        phonenumbers.PhoneNumberType.VOICEMAIL,
    }
    # The matcher leaves out what stands against a letter or goes on behind the end of a line.
    spaced = re.sub(r"[^\W\d_]", "|", re.sub(r"[\s_]", " ", text))
    for match in phonenumbers.PhoneNumberMatcher(spaced, COUNTRY):
        if phonenumbers.number_type(match.number) not in services:
            number = str(match.number.country_code), phonenumbers.national_significant_number(match.number)
            yield (match.start, match.end), number


def _plain(text: str) -> tuple[str, list[int] | None]:
    """The text with digits of any script as 0 to 9, plain hyphens and spaces, and without what nobody sees.

    The places say where each letter stands in the text; ``None`` where nothing moved.
    """
    if text.isascii():
        return text, None
    kept = [(place, _sign(letter)) for place, letter in enumerate(text) if unicodedata.category(letter) != "Cf"]
    return "".join(sign for _, sign in kept), [place for place, _ in kept]


def _sign(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if unicodedata.category(letter) == "Pd" or letter == "−":
        return "-"
    return {"＠": "@", "﹫": "@", "．": "."}.get(letter, " " if unicodedata.category(letter) == "Zs" else letter)


def _back(span: Span, places: list[int] | None) -> Span:
    return span if places is None else (places[span[0]], places[span[1] - 1] + 1)
