"""Where the texts of an overview were written: the things of the dossier, each with its texts and a name to go by."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme, header_lines
from wijkdesk.domain.promise import Promise
from wijkdesk.overview.dutch import shortened
from wijkdesk.overview.material import Material
from wijkdesk.storage.reading.photos import PhotoRow

MOST_LETTERS = 60
"""How much of a title says which thing is meant."""

_ACTION = {
    "title": "titel",
    "result": "resultaat",
    "lesson": "les",
    "waits_for": "waarop het wacht",
    "next_step": "volgende stap",
}
_EVENT = {"title": "titel", "description": "beschrijving"}
_ESCALATION = {
    "subject": "onderwerp",
    "what_happened": "wat er gebeurde",
    "consequence": "gevolg",
    "asked": "wat wij vragen",
    "answer": "antwoord",
}
_PROMISE = {"what": "wat is toegezegd", "reason": "reden", "told_how": "hoe het is verteld"}
_COMMITMENT = {"what": "wat is toegezegd", "end_reason": "reden van het einde"}
_RATING = {"note": "toelichting", "cause": "oorzaak", "consequence": "gevolg", "correction": "bijsturing"}
_PILLAR = {"name": "naam", "aim": "doel"}
_INDICATOR = {"name": "naam", "unit": "eenheid", "source": "bron"}
_PROGRAMME = {"name": "naam", "municipality": "gemeente", "coordinator": "gebiedsverbinder", "department": "afdeling"}


class Source(NamedTuple):
    """A text, what it is a text of, in which field, and that in words for a person."""

    thing: type
    number: int | None
    field: str
    where: str
    text: str


def thing_named(word: str, name: str) -> str:
    """Which thing is meant: Actie ‘Speeltuin opknappen’."""
    return f"{word} ‘{shortened(name, MOST_LETTERS)}’" if name.strip() else word


def sources_of(material: Material) -> Iterator[Source]:
    """Every text of the dossier that an overview may tell."""
    for action in material.actions:
        yield from _texts(Action, action.id, thing_named("Actie", action.title), action, _ACTION)
    for event in material.events:
        yield from _texts(Event, event.id, thing_named("Gebeurtenis", event.title), event, _EVENT)
    for report in material.escalations:
        yield from _texts(Escalation, report.id, thing_named("Directe melding", report.subject), report, _ESCALATION)
    for promise in material.promises:
        yield from _texts(Promise, promise.id, thing_named("Toezegging", promise.what), promise, _PROMISE)
    for goal in material.goals:
        yield from _texts(PolicyGoal, goal.id, thing_named("Beleidsdoel", goal.title), goal, {"title": "titel"})
    for indicator in material.indicators:
        yield from _texts(Indicator, indicator.id, thing_named("Cijfer", indicator.name), indicator, _INDICATOR)
    yield from _of_commitments(material)
    yield from _of_pillars(material)
    yield from _of_programme(material)
    for photo in material.photos:
        yield Source(*place_of(photo), f"{owner_of(photo)}, foto", photo.description)


def place_of(photo: PhotoRow) -> tuple[type, int | None, str]:
    """The thing to go to for a photo, and the field there: one of an event is reached by way of the event."""
    return (Photo, photo.id, "description") if photo.action_id is not None else (Event, photo.event_id, "photos")


def owner_of(photo: PhotoRow) -> str:
    """The action or the event of a photo, in words."""
    if photo.action_id is not None:
        return thing_named("Actie", photo.action or "")
    return thing_named("Gebeurtenis", photo.event or "")


def _of_commitments(material: Material) -> Iterator[Source]:
    for commitment in material.commitments:
        of = f"Commitment van {shortened(commitment.organisation, MOST_LETTERS)}"
        yield from _texts(Commitment, commitment.id, of, commitment, _COMMITMENT)
        for answer in material.answers.get(commitment.id, ()):
            yield from _texts(Commitment, commitment.id, of, answer, {"note": "toelichting bij een antwoord"})


def _of_pillars(material: Material) -> Iterator[Source]:
    for pillar in material.pillars:
        of = thing_named("Pijler", pillar.name)
        yield from _texts(Pillar, pillar.id, of, pillar, _PILLAR)
        for rating in material.ratings.get(pillar.id, ()):
            yield from _texts(Pillar, pillar.id, f"{of}, stoplicht", rating, _RATING)


def _of_programme(material: Material) -> Iterator[Source]:
    programme = material.programme
    if programme is not None:
        of = thing_named("Wijkaanpak", programme.name)
        yield from _texts(Programme, programme.id, of, programme, _PROGRAMME)
        for line, text in header_lines(programme.paper_header):
            yield Source(Programme, programme.id, "paper_header", f"{of}, kop van collegestukken: {line}", text)


def _texts(thing: type, number: int, of: str, row: Any, fields: dict[str, str]) -> Iterator[Source]:
    return (Source(thing, number, field, f"{of}, {word}", getattr(row, field)) for field, word in fields.items())
