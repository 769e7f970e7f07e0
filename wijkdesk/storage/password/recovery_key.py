"""The recovery key: the key of a dossier itself, as text that somebody can keep on paper and type again.

It is 256 bits in base32 with a checksum behind them, in groups of four. What paper and hand make of it is forgiven:
small letters, spaces and hyphens, and the digits that look like letters. A slip is found, and mostly also where.
"""

import base64
import hashlib
from collections.abc import Iterator
from typing import Final

from wijkdesk.domain.refusal import Refused

GROUP: Final = 4

_KEY_BYTES, _CHECK_BYTES = 32, 3
_LETTERS: Final = (_KEY_BYTES + _CHECK_BYTES) * 8 // 5
_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_LOOKALIKES: Final = str.maketrans("018", "OIB")  # base32 has none of these digits
_FIELD: Final = "recovery_key"


def as_text(key: str) -> str:
    """The recovery key of a dossier with this key, in groups of letters and digits."""
    secret = bytes.fromhex(key)[:_KEY_BYTES]
    letters = base64.b32encode(secret + _check_of(secret)).decode()
    return " ".join(letters[start : start + GROUP] for start in range(0, _LETTERS, GROUP))


def read(typed: str) -> bytes:
    """The secret in a recovery key that somebody typed. Raises ``Refused`` with what is wrong with it."""
    letters = "".join(sign for sign in typed.upper() if not sign.isspace() and sign not in "-‐‑–—.").translate(
        _LOOKALIKES
    )
    for place, sign in enumerate(letters):
        if sign not in _ALPHABET:
            raise Refused(f"In groep {_group(place)} staat een teken dat er niet in hoort. Kijk die groep na.", _FIELD)
    if len(letters) != _LETTERS:
        number = abs(_LETTERS - len(letters))
        wrong = f"er ontbreken er {number}" if len(letters) < _LETTERS else f"dit zijn er {number} te veel"
        raise Refused(f"De herstelsleutel heeft {_LETTERS} tekens; {wrong}. Kijk de groepen na.", _FIELD)
    secret = _secret_of(letters)
    if secret is None:
        raise Refused(_where(letters), _FIELD)
    return secret


def _secret_of(letters: str) -> bytes | None:
    """What these letters say, or ``None`` when their checksum does not fit."""
    whole = base64.b32decode(letters)
    secret, check = whole[:_KEY_BYTES], whole[_KEY_BYTES:]
    return secret if check == _check_of(secret) else None


def _check_of(secret: bytes) -> bytes:
    return hashlib.sha256(b"wijkdesk recovery key" + secret).digest()[:_CHECK_BYTES]


def _where(letters: str) -> str:
    """In which group the one slip is that would explain it; two right answers are next to impossible."""
    groups = {_group(place) for place, mended in _mended(letters) if _secret_of(mended) is not None}
    if len(groups) == 1:
        return f"In groep {groups.pop()} zit een typefout. Kijk die groep na."
    return "In de herstelsleutel zit meer dan één typefout. Kijk alle groepen na."


def _mended(letters: str) -> Iterator[tuple[int, str]]:
    for place, wrong in enumerate(letters):
        for right in _ALPHABET:
            if right != wrong:
                yield place, letters[:place] + right + letters[place + 1 :]
    for place in range(len(letters) - 1):
        yield place, letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]


def _group(place: int) -> int:
    return place // GROUP + 1
