"""What is still missing in an overview before it goes to the College, with the way to each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import Light, Openness
from wijkdesk.overview.content import Told
from wijkdesk.overview.dutch import listed
from wijkdesk.overview.header import OPENNESS_LINE
from wijkdesk.overview.outcome import Success
from wijkdesk.overview.sections import Content, OwnText, PillarSection, PillarText, header_text
from wijkdesk.overview.text_names import text_name

FEWEST_SUCCESSES, FEWEST_VOICES = 3, 2


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is missing: what it is about, in a few words, and a sentence that says what.

    ``text`` is the name of the text of the overview beside which it belongs, "" for none. ``kind`` and ``number`` are
    the thing to go to, ``None`` where that text is the place to mend it.
    """

    about: str
    sentence: str
    text: str
    kind: type | None = None
    number: int | None = None


def checklist(told: Told, content: Content, before: Mapping[str, str]) -> tuple[Missing, ...]:
    """What is missing, in the order of the overview; ``before`` are her own texts of the overview before this one.

    ``content`` is what ``finish`` made of ``told``. Of a half-year of which nothing is told, nothing is missing.
    """
    if content.numbers is None:
        return ()
    return (
        *_in_header(content),
        *_empty_texts(content),
        *_few(told, content),
        *_without_description(told, content.successes),
        *(missing for pillar in content.pillars for missing in _in_pillar(pillar)),
        *_untold_promises(told),
        *_unchanged(told.own, before, content),
    )


def _in_header(content: Content) -> Iterator[Missing]:
    for line in content.header.lines:
        if line.name.casefold() == OPENNESS_LINE:
            if content.header.openness is not Openness.PUBLIC and not line.below.strip():
                sentence = "Er staat niet bij op welke grond het niet openbaar is."
                yield Missing(line.name, sentence, header_text(line.name))
        elif not line.text.strip():
            yield Missing(line.name, "Deze regel van de kop is leeg.", header_text(line.name))


def _empty_texts(content: Content) -> Iterator[Missing]:
    if not content.text(OwnText.MONEY).strip():
        yield Missing(text_name(OwnText.MONEY), "Er staat niets over het geld.", OwnText.MONEY)
    if not content.text(OwnText.RISK).strip():
        yield Missing(text_name(OwnText.RISK), "Er staat geen grootste risico.", OwnText.RISK)


def _few(told: Told, content: Content) -> Iterator[Missing]:
    """Fewer than can be told, though the dossier has more."""
    counts = (
        (OwnText.SUCCESSES, content.successes, told.successes, FEWEST_SUCCESSES, "successen"),
        (OwnText.NEIGHBOURHOOD, content.voices, told.voices, FEWEST_VOICES, "stemmen uit de buurt"),
    )
    for text, chosen, offered, fewest, what in counts:
        if len(chosen) < min(fewest, len(offered)):
            number = "Geen" if not chosen else str(len(chosen))
            sentence = f"{number} gekozen. Kies er minstens {min(fewest, len(offered))} van de {len(offered)} {what}."
            yield Missing(text_name(text), sentence, text)


def _without_description(told: Told, successes: Iterable[Success]) -> Iterator[Missing]:
    shown = {photo.picture: success for success in successes for photo in success.photos}
    for row in told.material.photos:
        success = shown.get(row.picture_id)
        if success is not None and not row.description.strip():
            # Photos live with their action; that of an event is reached by way of the event.
            kind, number = (Photo, row.id) if row.action_id is not None else (Event, row.event_id)
            yield Missing(success.title, "Een foto heeft geen beschrijving.", OwnText.SUCCESSES, kind, number)


def _in_pillar(pillar: PillarSection) -> Iterator[Missing]:
    text = "" if pillar.id is None else PillarText.DONE.of(pillar.id)
    if pillar.id is not None:
        yield from (Missing(pillar.name, sentence, text, Pillar, pillar.id) for sentence in _in_rating(pillar))
        for figure in pillar.figures:
            if not figure.source.strip():
                sentence = f"Het cijfer ‘{figure.name}’ heeft geen bron."
                yield Missing(pillar.name, sentence, PillarText.EFFECT.of(pillar.id), Pillar, pillar.id)
    for action in pillar.ended:
        if not action.result.strip():  # its lesson is never empty: without one an action cannot end
            yield Missing(action.title, "Er staat niet bij wat deze actie opbracht.", text, Action, action.id)


def _in_rating(pillar: PillarSection) -> Iterator[str]:
    rating = pillar.rating
    if rating is None:
        if pillar.retired_on is None:
            yield "Deze pijler is nog niet beoordeeld."
        return
    if rating.light is not Light.GREEN:
        parts = ((rating.cause, "oorzaak"), (rating.consequence, "gevolg"), (rating.correction, "bijsturing"))
        names = [name for text, name in parts if not text.strip()]
        if names:
            yield f"Het stoplicht is {rating.light.dutch}, zonder {listed(names)}."
    if rating.is_of_earlier:
        yield "Het stoplicht is nog van een eerder halfjaar."


def _untold_promises(told: Told) -> Iterator[Missing]:
    settled = told.content.promises.settled if told.content.promises is not None else ()
    untold = {(line.what, line.settled_on) for line in settled if line.told_on is None and not line.told_how.strip()}
    for row in told.material.promises:
        if (row.what, row.settled_on) in untold:
            sentence = "Er staat niet bij hoe bewoners het hoorden."
            yield Missing(row.what, sentence, OwnText.PROMISES, Promise, row.id)


def _unchanged(own: Mapping[str, str], before: Mapping[str, str], content: Content) -> Iterator[Missing]:
    for name, about in _texts(content):
        if own.get(name, "").strip() and own[name].strip() == before.get(name, "").strip():
            yield Missing(about, "Deze tekst is dezelfde als in het vorige overzicht.", name)


def _texts(content: Content) -> Iterator[tuple[str, str]]:
    """The names of the texts of an overview, each with what it is called."""
    pillars = {which.of(pillar.id): (pillar, which) for pillar in content.pillars if pillar.id for which in PillarText}
    for each in content.texts:
        if each.name in pillars:
            pillar, which = pillars[each.name]
            yield each.name, f"{pillar.name}: {text_name(which)}"
        else:
            yield each.name, text_name(OwnText(each.name))
