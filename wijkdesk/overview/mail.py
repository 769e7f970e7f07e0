"""Drafts of mails, as addresses that a mail program opens (``mailto:``, RFC 6068). Nothing is sent."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from wijkdesk.pdf.text import clean

LONGEST = 2_000
"""Letters of a whole address; many mail programs and Windows itself cut off or refuse a longer one."""

_MOST_OF_SUBJECT = 400
_ROOM_FOR_TEXT = 900
_ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\"\\%]{1,64}@[^\s@,;:<>()\[\]\"\\%?&=/#]{1,190}")


@dataclass(frozen=True, slots=True)
class MailDraft:
    """The address to open; ``left_out`` are the copies for which there was no room in it.

    ``is_shortened`` says that the text in it is not all of the text.
    """

    url: str
    left_out: tuple[str, ...] = ()
    is_shortened: bool = False


def is_address(text: str) -> bool:
    """Whether this can be an address to which a mail goes: one, and nothing that a mail program reads as more."""
    return _ADDRESS.fullmatch(text) is not None


def draft_mail(
    to: str,
    copies: Sequence[str],
    subject: str,
    text: str,
    *,
    before: str = "",
    after: str = "",
    when_shortened: str = "",
) -> MailDraft:
    """A draft of at most ``LONGEST`` letters.

    Where ``text`` is too long it ends after a word, with ``when_shortened`` behind it; ``before`` and ``after`` stay.
    ``to`` may be ``""``: the mail program then asks. What is no address (``is_address``) is left out.
    """
    line = _longest(" ".join(clean(subject).split()), lambda part: len(_encoded(part)) <= _MOST_OF_SUBJECT)
    kept = [copy for copy in dict.fromkeys(copies) if is_address(copy)]
    all_of_them = len(kept)

    def url(body: str) -> str:
        fields = [f"cc={','.join(map(_address, kept))}"] if kept else []
        fields += [f"subject={_encoded(line)}", f"body={_encoded(body)}"]
        return f"mailto:{_address(to) if is_address(to) else ''}?{'&'.join(fields)}"

    while kept and len(url("")) > LONGEST - _ROOM_FOR_TEXT:
        kept.pop()
    left_out = tuple(dict.fromkeys(copy for copy in copies if is_address(copy)))[len(kept) : all_of_them]
    whole = f"{before}{text}{after}"
    if len(url(whole)) <= LONGEST:
        return MailDraft(url(whole), left_out)
    # The frame around it may be long by itself: a name can be of any length.
    room = _ROOM_FOR_TEXT // 3
    before, after = (_longest(part, lambda part: len(_encoded(part)) <= room) for part in (before, after))
    begun = _longest(text, lambda part: len(url(f"{before}{part}{when_shortened}{after}")) <= LONGEST)
    return MailDraft(url(f"{before}{begun}{when_shortened}{after}"), left_out, is_shortened=True)


def _longest(text: str, fits: Callable[[str], bool]) -> str:
    """The text, or as much of its beginning as fits, cut off after a word."""
    if fits(text):
        return text
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(f"{text[:middle]}…") else (low, middle)
    begun = text[:low]
    words = begun.rstrip() if text[low].isspace() else re.sub(r"\s+\S*$", "", begun)
    return f"{words if len(words) > low // 2 else begun}…" if low else ""


def _address(address: str) -> str:
    return quote(address, safe="@")


def _encoded(text: str) -> str:
    """The text as part of an address, with the line ends of a mail."""
    return quote(clean(text).replace("\n", "\r\n"), safe="")
