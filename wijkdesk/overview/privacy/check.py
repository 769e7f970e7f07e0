"""The privacy check: what an overview would reveal, and where to mend each.

Found are the names of residents, phone numbers and e-mail addresses, what looks like a BSN, what is confidential, and
photos whose consent nobody answered yet. Each stands in the way of the overview until it is mended or consciously
allowed; what is not allowed of residents stays hidden all the same (``privacy``).
"""

import dataclasses
import hashlib
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ContactKind
from wijkdesk.overview.material import Material
from wijkdesk.overview.outcome import Success
from wijkdesk.overview.privacy.text_sources import Source, owner_of, place_of, sources_of
from wijkdesk.overview.sections import (
    ActionLine,
    Content,
    EscalationLine,
    HeaderLine,
    OwnText,
    Party,
    PillarSection,
    PillarText,
    SectionText,
    header_text,
)
from wijkdesk.overview.text_names import text_name
from wijkdesk.privacy.cautions import Cautions
from wijkdesk.privacy.found import FindingKind, Found
from wijkdesk.privacy.letters import composed
from wijkdesk.privacy.revealing import Revealing
from wijkdesk.privacy.sentences import Sentences
from wijkdesk.storage.confidential.naming import officials_hidden, secrets_of
from wijkdesk.storage.reading.photos import PhotoRow, list_photos

EXCERPT_LETTERS = 80
"""How much of a long sentence stands on either side of what was found."""

_SENTENCES = {
    FindingKind.RESIDENT: "‘{}’ is de naam van een bewoner. Haal die weg of laat die bewust staan.",
    FindingKind.PHONE: "‘{}’ is een telefoonnummer. Haal het weg of laat het bewust staan.",
    FindingKind.EMAIL: "‘{}’ is een e-mailadres. Haal het weg of laat het bewust staan.",
    FindingKind.BSN: "‘{}’ lijkt op een burgerservicenummer. Haal het weg, of laat het staan als het iets anders is.",
}
_SECTIONS = {
    "since": OwnText.SINCE,
    "successes": OwnText.SUCCESSES,
    "voices": OwnText.NEIGHBOURHOOD,
    "by_residents": OwnText.NEIGHBOURHOOD,
    "failures": OwnText.FAILURES,
    "commitments": OwnText.PARTNERS,
    "also_present": OwnText.PARTNERS,
    "cooperation": OwnText.PARTNERS,
    "fading": OwnText.PARTNERS,
    "goals": OwnText.GOALS,
    "promises": OwnText.PROMISES,
    "escalations": OwnText.ESCALATIONS,
}
"""The text of the overview beside which each part of a content stands."""

_KEY = re.compile(r"(action|event)-([0-9]+)")
_PILLAR_TEXT = re.compile(r"pillar-([0-9]+)-([a-z]+)")

Thing = tuple[type, int | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the overview would reveal.

    ``thing`` and ``number`` are what to go to, and ``field`` the field there; of the ``Overview`` itself, without a
    number, ``field`` is the name of one of its texts. ``where`` says the same in words. ``told`` is the whole sentence
    and ``excerpt`` what of it fits on a line. ``key`` is another one as soon as that sentence changes.
    """

    kind: FindingKind
    thing: type
    number: int | None
    field: str
    where: str
    found: str
    told: str
    excerpt: str
    key: str
    sentence: str


class _Place(NamedTuple):
    """A text of the overview, by its name and in words."""

    field: str
    where: str


class _Said(NamedTuple):
    """A text as the overview tells it, where it does, and the things that it is told of."""

    text: str
    place: _Place
    owners: tuple[Thing, ...]


def find_revealing(
    connection: sqlite3.Connection, content: Content, material: Material, *, own_texts: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Everything that an overview would reveal, in its order; photos come last.

    ``content`` is what it tells before residents are hidden, and ``own_texts`` what the coordinator wrote, by name. A
    text that says the same in two places is found once for each thing in which it was written.
    """
    revealing = _revealing(connection, material)
    sources: defaultdict[str, list[Source]] = defaultdict(list)
    seen: dict[str, list[Found]] = {}
    findings: dict[str, Finding] = {}
    for said in (*_told(content), *_own(content, own_texts)):
        found = seen.get(said.text)
        if found is None:
            found = seen[said.text] = _unanswered(said.text, revealing, material.cautions)
        if found and not sources:
            for source in filter(lambda source: source.text.strip(), sources_of(material)):
                sources[source.text.strip()].append(source)
        for finding in _findings(said, found, sources):
            findings.setdefault(finding.key, finding)
    photos = (_about_photo(photo) for photo in _unanswered_photos(connection, content, material))
    return (*findings.values(), *photos)


def blocking(findings: Iterable[Finding], allowed: Collection[str]) -> tuple[Finding, ...]:
    """The findings that are not allowed; ``allowed`` are keys."""
    return tuple(finding for finding in findings if finding.key not in allowed)


def shown_of(findings: Collection[Finding], allowed: Collection[str]) -> frozenset[tuple[str, str]]:
    """What is not hidden because it is allowed, as ``hide_residents`` takes it.

    A sentence that was written in two places is shown when it is allowed in both.
    """
    stays_hidden = {(finding.told, finding.found) for finding in blocking(findings, allowed)}
    return frozenset((finding.told, finding.found) for finding in findings) - stays_hidden


def _unanswered(text: str, revealing: Revealing, cautions: Cautions) -> list[Found]:
    """What a text reveals, with what should not be noted; not what may stay."""
    marked = cautions.all_in(text)
    stays = {each.found[:2] for each in marked} - {each.found[:2] for each in cautions.open_in(text)}
    found = [each for each in revealing.found_in(text) if each.kind is not FindingKind.BSN or each[:2] not in stays]
    return sorted([*found, *(each.found for each in cautions.open_in(text) if each.about)])


def _revealing(connection: sqlite3.Connection, material: Material) -> Revealing:
    organisations: list[Any] = list(material.organisations.values())
    people: list[Any] = [row for row in material.contacts.values() if row.kind is not ContactKind.RESIDENT]
    coordinator = [material.programme.coordinator] if material.programme else []
    return Revealing(
        material.residents,
        reachable=[text for rows in (organisations, people) for row in rows for text in (row.phone, row.email) if text],
        secrets=secrets_of(connection, material.told),
        people=officials_hidden(connection, material.told),
        said=[*(row.name for row in organisations), *(row.name for row in people), *coordinator],
    )


def _told(content: Content) -> Iterator[_Said]:
    for field in dataclasses.fields(content):
        section = _SECTIONS.get(field.name)
        place = _Place(section, text_name(section)) if section else _Place(field.name, "Overzicht")
        yield from _said(getattr(content, field.name), place, ())


def _said(value: Any, place: _Place, owners: tuple[Thing, ...]) -> Iterator[_Said]:
    if type(value) is str:
        if value.strip():
            yield _Said(value, place, owners)
    elif type(value) is tuple:
        for part in value:
            yield from _said(part, place, owners)
    elif isinstance(value, Party):
        yield from _said(value.role, place, owners)  # the name is said on purpose
    elif dataclasses.is_dataclass(value):
        place, owners = _place_of(value) or place, (*_things_of(value), *owners)
        for field in dataclasses.fields(value):
            yield from _said(getattr(value, field.name), place, owners)


def _place_of(value: Any) -> _Place | None:
    if isinstance(value, PillarSection) and value.id is not None:
        return _Place(PillarText.DONE.of(value.id), f"{value.name}: {text_name(PillarText.DONE)}")
    if isinstance(value, HeaderLine):
        return _Place(header_text(value.name), f"Kop, {value.name}")
    return _Place(value.name, "Overzicht") if isinstance(value, SectionText) else None


def _things_of(value: Any) -> tuple[Thing, ...]:
    """The thing of the dossier of which this tells; a ``key`` says so too."""
    kinds = ((ActionLine, Action), (EscalationLine, Escalation), (PillarSection, Pillar))
    things: list[Thing] = [(thing, value.id) for line, thing in kinds if isinstance(value, line)]
    key = _KEY.fullmatch(str(getattr(value, "key", "")))
    if key:
        things.append((Action if key[1] == "action" else Event, int(key[2])))
    return tuple(things)


def _own(content: Content, own_texts: Mapping[str, str]) -> Iterator[_Said]:
    """Her own texts that stand in this overview; those of the header are told in its lines."""
    pillars = {pillar.id: pillar.name for pillar in content.pillars}
    for name, text in own_texts.items():
        where = _own_name(name, pillars)
        if where and text.strip():
            yield _Said(text, _Place(name, where), ((Overview, None),))


def _own_name(name: str, pillars: Mapping[int | None, str]) -> str:
    if name in set(OwnText):
        return text_name(OwnText(name))
    part = _PILLAR_TEXT.fullmatch(name)
    if part and int(part[1]) in pillars and part[2] in set(PillarText):
        return f"{pillars[int(part[1])]}: {text_name(PillarText(part[2]))}"
    return ""


def _findings(said: _Said, found: list[Found], sources: Mapping[str, list[Source]]) -> Iterator[Finding]:
    if not found:
        return
    text = composed(said.text)
    sentences = Sentences(text)
    for each in found:
        told = sentences.around(each.start, each.end)
        for source in _written_in(said, each, sources):
            yield finding_of(each, text[each.start : each.end], told, source)


def _written_in(said: _Said, found: Found, sources: Mapping[str, list[Source]]) -> list[Source]:
    """Where a text was written: the same text in a thing, else one that is a part of it, else the overview itself."""
    if (Overview, None) not in said.owners:
        written = sources.get(said.text.strip(), []) or [
            source
            for text, same in sources.items()
            if text in said.text and _covers(composed(text), composed(said.text), found)
            for source in same
        ]
        if written:
            return [source for source in written if source[:2] in said.owners] or written
    return [Source(Overview, None, said.place.field, said.place.where, said.text)]


def _covers(part: str, text: str, found: Found) -> bool:
    """Whether the part stands in a text over all that was found."""
    start = text.find(part, max(0, found.end - len(part)))
    return 0 <= start <= found.start and found.end <= start + len(part)


def finding_of(each: Found, found: str, told: str, source: Source) -> Finding:
    """What is said of words that were ``found`` in the sentence ``told`` of a source."""
    if each.kind is FindingKind.SENSITIVE:
        sentence = f"‘{found}’ zegt bij een naam iets over {each.secret}. Haal het weg, of laat het bewust staan."
    elif each.kind is FindingKind.CONFIDENTIAL:
        sentence = f"‘{found}’ is {each.secret} en vertrouwelijk. Noem het hier niet, of laat het bewust staan."
    else:
        sentence = _SENTENCES[each.kind].format(found)
    thing, number, field = source[:3]
    key = _key(each.kind, thing, number, field, found, told)
    excerpt = _excerpt(told, found)
    return Finding(each.kind, thing, number, field, source.where, found, told, excerpt, key, sentence)


def _key(kind: FindingKind, thing: type, number: int | None, field: str, found: str, told: str) -> str:
    """A short name in which nothing of the text can be read."""
    parts = json.dumps([kind.value, thing.__name__, number, field, found, told])
    return hashlib.sha256(parts.encode("ascii")).hexdigest()[:32]


def _excerpt(told: str, found: str) -> str:
    start = told.find(found)
    end = start + len(found)
    first, last = max(0, start - EXCERPT_LETTERS), min(len(told), end + EXCERPT_LETTERS)
    before = told[first:start].partition(" ")[2] if first and " " in told[first:start] else told[first:start]
    after = told[end:last].rpartition(" ")[0] if last < len(told) and " " in told[end:last] else told[end:last]
    excerpt = f"{'… ' if first else ''}{before}{found}{after}{' …' if last < len(told) else ''}"
    return " ".join(excerpt.split())


def _unanswered_photos(connection: sqlite3.Connection, content: Content, material: Material) -> Iterator[PhotoRow]:
    """Photos of what the overview tells as ended or as a success, of which nobody said whether they may be shown."""
    told = set(_told_with_photos(content))
    open_ones = {(Action, row.id) for row in material.actions} | {(Event, row.id) for row in material.events}
    for photo in list_photos(connection):
        owner = (Action, photo.action_id) if photo.action_id is not None else (Event, photo.event_id)
        if owner in told and owner in open_ones and not photo.confidential and _has_open_question(photo):
            yield photo


def _told_with_photos(value: Any) -> Iterator[Thing]:
    if type(value) is tuple:
        for part in value:
            yield from _told_with_photos(part)
    elif dataclasses.is_dataclass(value):
        if isinstance(value, Success) or (isinstance(value, ActionLine) and value.state.is_ended):
            yield from _things_of(value)
        for field in dataclasses.fields(value):
            yield from _told_with_photos(getattr(value, field.name))


def _has_open_question(photo: PhotoRow) -> bool:
    return photo.people_recognisable is None or (photo.people_recognisable and photo.they_agreed is None)


def _about_photo(photo: PhotoRow) -> Finding:
    thing, number, _ = place_of(photo)
    question = "they_agreed" if photo.people_recognisable else "people_recognisable"
    asked = "of wie herkenbaar is, akkoord gaat" if photo.people_recognisable else "of er mensen herkenbaar zijn"
    name = photo.description.strip() or "Foto zonder beschrijving"
    return Finding(
        kind=FindingKind.PHOTO,
        thing=thing,
        number=number,
        field=question if thing is Photo else "photos",
        where=f"{owner_of(photo)}, foto",
        found=name,
        told=name,
        excerpt=_excerpt(name[: 2 * EXCERPT_LETTERS], ""),
        key=_key(FindingKind.PHOTO, Photo, photo.id, question, name, name),
        sentence=f"Niet bekend is {asked}. Beantwoord dat, of laat de foto bewust weg.",
    )
