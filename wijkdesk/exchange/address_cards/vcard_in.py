"""Reading one vCard of version 2.1, 3.0 or 4.0.

vobject knows version 3.0, and gives up on a card for one line. So each line is read by itself, first written as 3.0
would have it: letters decoded, kinds of numbers under one name. What stands in a line is for vobject to take apart.
"""

import base64
import codecs
import quopri
import re
import urllib.parse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from vobject.icalendar import stringToTextValues
from vobject.vcard import splitFields

from wijkdesk.domain.contact import split_name
from wijkdesk.exchange.address_cards.card import (
    ORGANISATION,
    OWN_NAME,
    Card,
    Reach,
    Unread,
    best_email,
    best_phone,
    is_address,
    name_in_address,
    name_parts,
    role_of,
    why_nobody,
)
from wijkdesk.exchange.address_cards.left_out import kept_note, kept_role, others, properties_left_out
from wijkdesk.exchange.address_cards.splitting import RawCard
from wijkdesk.exchange.phone_numbers import tidy_phone

_TYPES: Final = {"MOBILE": "CELL", "IPHONE": "CELL", "BUSINESS": "WORK"}
_NOT_A_TYPE: Final = ("CHARSET", "ENCODING", "LANGUAGE", "VALUE", "ALTID", "PID", "LABEL", "MEDIATYPE", "SORT-AS")
# Each sign fits in one way only: what is no line is seen at once, however long it is.
_PARAMETER = re.compile(r';((?:"[^"]*"|[^;:"])*)')
_LINE = re.compile(rf"(?:[\w-]+\.)?(?P<name>[\w-]+)\s*(?P<parameters>(?:{_PARAMETER.pattern})*):(?P<value>.*)", re.S)
_LONGEST: Final = 100_000  # letters that somebody may write; vobject goes through them one by one
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class _Line(NamedTuple):
    name: str
    types: frozenset[str]
    value: str  # escaped as version 3.0 does


_Lines = Mapping[str, Sequence[_Line]]


def read_card(raw: RawCard) -> Card | Unread:
    """The person on a card, or why it could not be read."""
    if not raw.is_whole:
        return Unread(raw.number, "het einde ontbreekt")
    try:
        is_old = any(re.fullmatch(rb"VERSION\s*:\s*2\.1\s*", line, re.I) for line in raw.lines)
        lines = [line for each in raw.lines if (line := _line(each, is_old=is_old)) is not None]
        by_name: defaultdict[str, list[_Line]] = defaultdict(list)
        for line in lines:
            by_name[line.name].append(line)
        return _person(raw.number, by_name, properties_left_out((line.name, line.value) for line in lines))
    except Exception:  # vobject raises anything on what is no vCard
        return Unread(raw.number, "het is beschadigd")


def _line(raw: bytes, *, is_old: bool) -> _Line | None:
    """A line with its letters decoded; ``None`` for what is no line of a vCard."""
    match = _LINE.fullmatch(raw.decode("latin-1"))
    if match is None:
        return None
    name = match["name"].upper()
    types, charset, is_quoted, is_base64 = [], "", False, False
    for parameter in _PARAMETER.findall(match["parameters"]):
        key, _, value = (part.strip().upper() for part in parameter.partition("="))
        words = [word.strip() for word in value.replace('"', "").split(",") if word.strip()]
        if key == "CHARSET":
            charset = value.strip('"')
        elif "QUOTED-PRINTABLE" in (key, *words):
            is_quoted = True
        elif key == "BASE64" or (key == "ENCODING" and words in (["B"], ["BASE64"])):
            is_base64 = True
        elif key == "TYPE":
            types += words
        elif key == "PREF" or (key not in _NOT_A_TYPE and not words):
            types.append(key)
    content = match["value"].encode("latin-1")
    if is_quoted:
        content = quopri.decodestring(content)
    elif is_base64:
        content = base64.b64decode(content)
    text = _CONTROLS.sub("", _decoded(content, charset).replace("\r\n", "\n").replace("\r", "\n"))
    if is_old:  # in which only a semicolon is escaped
        text = re.sub(r"(?<!\\),", r"\\,", re.sub(r"\\(?![;,\\])", r"\\\\", text))
    types = [_TYPES.get(each, each) for each in types]
    return _Line(name, frozenset(types), text.replace("\n", "\\n"))


def _decoded(content: bytes, charset: str) -> str:
    """Text in its own letters, in UTF-8, or else as Dutch offices wrote before that."""
    try:
        return content.decode(codecs.lookup(charset).name if charset else "utf-8")
    except (LookupError, ValueError):
        pass
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _person(number: int, lines: _Lines, left_out: list[str]) -> Card | Unread:
    kind = _first(lines, "KIND").lower()
    if kind == "group":
        return Unread(number, "het is een groep adressen")
    if kind == "org" or _first(lines, "X-ABSHOWAS").upper() == "COMPANY":
        return Unread(number, ORGANISATION)
    first, infix, last, others_in_name = _name(lines)
    organisation, department = _organisation(lines)
    if organisation and _first(lines, "FN") == organisation and not _has_name(lines):
        return Unread(number, ORGANISATION)
    email, more_emails = best_email(_reaches(lines, "EMAIL", "mailto:"))
    if not (first or last) or is_address(f"{first}{last}"):  # some programs call a card by its address
        first, infix, last = name_in_address(email or _first(lines, "FN"))
    if not (first or last):
        return Unread(number, why_nobody(organisation=organisation, email=email))
    phone, more_phones = best_phone(_reaches(lines, "TEL", "tel:"))
    notes, not_noted = kept_note("\n".join(map(_text, lines.get("NOTE", ()))))
    title = _first(lines, "TITLE") or _first(lines, "ROLE")
    role, no_role = kept_role(role_of(title, department))
    left_out += [
        *others_in_name,
        *others(more_phones, "telefoonnummer", "telefoonnummers"),
        *others(more_emails, "e-mailadres", "e-mailadressen"),
    ]
    return Card(
        number,
        first,
        infix,
        last,
        tidy_phone(phone),
        email,
        organisation,
        role,
        notes,
        _first(lines, "UID"),
        tuple(dict.fromkeys([*left_out, *no_role, *not_noted])),
    )


def _has_name(lines: _Lines) -> bool:
    return any(line.value.strip(" ;") for line in lines.get("N", ()))


def _name(lines: _Lines) -> tuple[str, str, str, list[str]]:
    """The parts of a name, and what of it is not kept."""
    for line in lines.get(OWN_NAME, ()):
        first, infix, last, *_ = [*_fields(line), "", "", ""]
        if first or last:
            return first, infix, last, []
    for line in lines.get("N", ()):
        family, given, additional, *titles = [*_fields(line), "", "", ""]
        if family or given or additional:
            return *name_parts(given, additional, family), ["titel"] if any(titles) else []
    return *split_name(_first(lines, "FN")), []


def _organisation(lines: _Lines) -> tuple[str, str]:
    """An organisation and the department in it."""
    for line in lines.get("ORG", ()):
        parts = [part for part in _fields(line) if part]
        if parts:
            return parts[0], ", ".join(parts[1:])
    return "", ""


def _fields(line: _Line) -> list[str]:
    """What stands between the semicolons of a line."""
    fields = splitFields(_written(line))
    return [" ".join(" ".join([field] if isinstance(field, str) else field).split()) for field in fields]


def _reaches(lines: _Lines, name: str, scheme: str) -> list[Reach]:
    found = []
    for line in lines.get(name, ()):
        value = _text(line)
        if value.lower().startswith(scheme):
            value = urllib.parse.unquote(value[len(scheme) :]).partition(";")[0]
        found.append(Reach(" ".join(value.split()), line.types))
    return found


def _text(line: _Line) -> str:
    written = _written(line)
    if "\\" not in written:  # most: vobject takes its time
        return written.strip()
    [text] = stringToTextValues(written, listSeparator="\0")
    return str(text).strip()


def _written(line: _Line) -> str:
    """What stands in a line. Raises ``ValueError`` where that is more than anybody writes."""
    if len(line.value) > _LONGEST:
        raise ValueError("too long")
    return line.value


def _first(lines: _Lines, name: str) -> str:
    """The first text under a name, on one line."""
    texts = (" ".join(_text(line).split()) for line in lines.get(name, ()))
    return next(filter(None, texts), "")
