"""When two names, numbers or addresses are the same but for how somebody typed them."""

import re
from typing import Final

from wijkdesk.domain.folding import fold

SHORTEST: Final = 5
"""A word of fewer letters is another word when one letter differs: Bos and Vos, Anna and Anne."""

LONGEST: Final = 40
"""What is longer is no word that somebody mistyped."""

_OF_ALL: Final = frozenset(
    (
        *("administratie", "algemeen", "balie", "bestuur", "contact", "gemeente"),
        *("info", "mail", "post", "receptie", "secretariaat"),
    )
)

# What no decomposition takes apart, and what Dutch names spell in two ways.
_SPELLINGS: Final = str.maketrans({"’": None, "'": None})


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name in letters and digits alone, so that "Dijk-Šmit" is what "dyk smit" is."""
    return tuple(re.findall(r"[^\W_]+", fold(text).translate(_SPELLINGS).replace("ij", "y")))


def differs_one_letter(one: str, other: str) -> bool:
    """Whether two words are one typing error apart: a letter too many, another one, or two that changed places.

    The first letter counts for sure, a digit is never a slip, and short words are left alone.
    """
    if one == other or one[:1] != other[:1] or min(len(one), len(other)) < SHORTEST:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, other_rest = one[start:], other[start:]
    if any(letter.isdigit() for letter in rest[:1] + other_rest[:1]):
        return False
    return (
        other_rest in (rest[1:], rest[1:2] + rest[:1] + rest[2:])
        or rest == other_rest[1:]
        or rest[1:] == other_rest[1:]
    )


def with_a_letter_less(word: str) -> set[str]:
    """The word itself and with each letter left out: two words that differ one letter have one of these in common."""
    return {word} | {word[:place] + word[place + 1 :] for place in range(1, len(word))}


def phone_key(phone: str) -> str:
    """The digits of a Dutch number, however it was written; empty for what is no number."""
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", phone))
    international = re.fullmatch(r"(?:00)?31(\d{9})", digits)
    if international:
        return f"0{international[1]}"
    return digits if len(digits) >= 5 else ""


def is_mobile(key: str) -> bool:
    """Whether a number, as ``phone_key`` gives it, is of a telephone that somebody carries."""
    return len(key) == 10 and key.startswith("06")


def address_key(address: str) -> str:
    """An e-mail address or a website, without what does not tell two apart."""
    bare = address.strip().casefold()
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", bare).rstrip("/")


def is_own_address(email: str) -> bool:
    """Whether an e-mail address can be somebody's own, unlike that of a front desk."""
    return email.partition("@")[0] not in _OF_ALL
