"""A file of vCards apart into cards, and each card into lines: as bytes, for each line may be in letters of its own."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*", re.I)
_END = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.I)
_AGENT = re.compile(rb"((?:[\w-]+\.)?AGENT[^:]*:)\s*(BEGIN\s*:\s*VCARD\s*)?", re.I)
_NAME = re.compile(rb"(?:[\w-]+\.)?([\w-]+)")
_QUOTED_PRINTABLE = re.compile(rb"[;=]QUOTED-PRINTABLE\b", re.I)
_BASE64 = re.compile(rb"[;=](?:BASE64|B)\b", re.I)
_PICTURES = frozenset((b"PHOTO", b"LOGO", b"SOUND", b"KEY"))
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class RawCard(NamedTuple):
    """The lines of one card, folded lines made whole; ``is_whole`` is false where its end is missing.

    Of pictures, sounds and keys only the name is kept.
    """

    number: int
    lines: tuple[bytes, ...]
    is_whole: bool


def split_cards(content: bytes) -> Iterator[RawCard]:
    """Every card of a file, counted from 1; what stands between cards is passed over."""
    lines: list[bytes] | None = None
    number, inside = 0, 0
    for line in _physical_lines(content):
        if lines is not None and (agent := _AGENT.fullmatch(line)):  # in vCard 2.1 an assistant is a card in the card
            inside += agent[2] is not None
            lines.append(agent[1])
        elif _BEGIN.fullmatch(line):
            if lines and _AGENT.fullmatch(lines[-1]):
                inside += 1
                continue
            if lines is not None:
                yield RawCard(number, tuple(_logical_lines(lines)), is_whole=False)
            lines, number, inside = [], number + 1, 0
        elif _END.fullmatch(line):
            if inside:
                inside -= 1
            elif lines is not None:
                yield RawCard(number, tuple(_logical_lines(lines)), is_whole=True)
                lines = None
        elif lines is not None and not inside:
            lines.append(line)
    if lines is not None:
        yield RawCard(number, tuple(_logical_lines(lines)), is_whole=False)


def _physical_lines(content: bytes) -> list[bytes]:
    if content.startswith(_WIDE):
        content = content.decode("utf-16", "replace").encode()
    return content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def _logical_lines(physical: list[bytes]) -> Iterator[bytes]:
    parts: list[bytes] = []
    is_picture = is_base64 = goes_on = False
    for line in physical:
        if goes_on:  # the soft line break of quoted-printable
            parts[-1] = parts[-1].removesuffix(b"=")
            parts.append(line)
            goes_on = line.endswith(b"=")
        elif line[:1] in (b" ", b"\t") and parts:
            if not is_picture:
                parts.append(line[1:])
        elif is_base64 and b":" not in line:
            continue  # some telephones do not indent the lines of a picture
        else:
            if parts:
                yield b"".join(parts)
            parts = [line] if line.strip() else []
            head, colon, _value = line.partition(b":")
            name = _NAME.match(head)
            is_picture = name is not None and name[1].upper() in _PICTURES
            is_base64 = bool(_BASE64.search(head))
            if is_picture:
                parts = [head + colon]
            goes_on = line.endswith(b"=") and bool(_QUOTED_PRINTABLE.search(head))
    if parts:
        yield b"".join(parts)
