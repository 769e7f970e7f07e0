"""What the dossier holds of somebody, and forgetting it, without a window."""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wijkdesk.cli.note import opened
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AccountAction, Erasing
from wijkdesk.overview.access import access_of
from wijkdesk.storage import account
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.forgetting.again import forget_everywhere
from wijkdesk.storage.forgetting.erasing import Choices, erase_person
from wijkdesk.storage.forgetting.mentions import (
    AdoptedMention,
    Mention,
    adopted_mentions_of,
    mentions_of,
    past_mentions_of,
)
from wijkdesk.storage.forgetting.person import NamesOfPerson, Person, find_person, people_called
from wijkdesk.storage.forgetting.photos import photos_to_ask_about
from wijkdesk.storage.forgetting.texts import Place


class Forgetting(NamedTuple):
    """Whom to forget, and what was decided: the texts to leave by their number in the list, photos, overviews."""

    who: str
    how: Erasing
    left: Sequence[int]
    photos: Sequence[int]
    overviews: Sequence[HalfYear]


def write_access_of(path: Path, who: str, output: Path, *, today: dt.date, password: str | None) -> None:
    """Write all that the dossier holds of somebody, as PDF or JSON by the name of the file."""
    # The PDF library, for this command alone.
    from wijkdesk.overview.pages.access_layout import render_access  # noqa: PLC0415
    from wijkdesk.pdf.files import replace_file  # noqa: PLC0415

    with Dossier.open(path, password=password, read_only=True) as dossier:
        access = access_of(dossier.reader, _person(dossier.reader, who).id, today=today)
    is_json = output.suffix.lower() == ".json"
    replace_file(output, access.as_json().encode() if is_json else render_access(access))
    _note_export(path, output, password)


def _note_export(path: Path, output: Path, password: str | None) -> None:
    with Dossier.open(path, password=password, read_only=True) as dossier:
        account.note(dossier, AccountAction.EXPORT, "Inzageoverzicht", destination=output.parent)


def forget(path: Path, asked: Forgetting, *, really: bool, password: str | None) -> Iterator[str]:
    """Forget somebody, or tell what that would do; a line each of what is or was done."""
    with opened(path, password, only_reads=not really) as dossier:
        person = _person(dossier.reader, asked.who)
        names = NamesOfPerson(dossier.reader, person)
        mentions = mentions_of(dossier.reader, person, names)
        adopted = adopted_mentions_of(dossier.reader, names)
        choices = _choices(asked, mentions, adopted)
        yield from _told(dossier.reader, person, names, mentions, choices, adopted)
        if not really:
            yield "Er is niets gewijzigd. Vergeten kan niet terug: zet --yes erbij om het te doen."
            return
        erase_person(dossier, person.id, asked.how, choices)
        yield f"Contact {person.id} is {asked.how.dutch}. Dit kan niet ongedaan worden gemaakt."
        rewritten = forget_everywhere(dossier)
        yield from (f"Ook vergeten in: {copy.name}" for copy in rewritten.done)
        if rewritten.is_place_out:
            yield "De tweede plek voor back-ups is er nu niet: daar wordt vergeten zodra die er weer is."
        yield from (
            f"{copy.name} kan niet worden geopend, dus daarin staat deze persoon nog. Wis dat bestand."
            for copy in rewritten.left
        )


def _person(connection: sqlite3.Connection, who: str) -> Person:
    found = [(int(who), "")] if who.isdecimal() else people_called(connection, who)
    if len(found) > 1:
        numbers = ", ".join(str(number) for number, _ in found)
        raise Refused(f"Er is meer dan één persoon met deze naam. Geef het nummer: {numbers}.")
    person = find_person(connection, found[0][0]) if found else None
    if person is None:
        raise Refused("Er is niemand met deze naam of dit nummer. Kijk met 'wijkdesk show DOSSIER contacts'.")
    return person


def _choices(asked: Forgetting, mentions: list[Mention], adopted: list[AdoptedMention]) -> Choices:
    unknown = [number for number in asked.left if not 1 <= number <= len(mentions)]
    if unknown:
        raise Refused(f"Tekst {unknown[0]} staat niet in de lijst. Laat --yes weg om de lijst te zien.")
    of_half_year = {each.half_year: each.id for each in adopted}
    if missing := [each for each in asked.overviews if each not in of_half_year]:
        raise Refused(f"In het vastgestelde overzicht van {missing[0].dutch} komt deze persoon niet voor.")
    texts: dict[Place, str | None] = {
        each.place: None if number in asked.left else each.neutral
        for number, each in enumerate(mentions, 1)
        if number in asked.left or each.is_sure
    }
    return Choices(texts, frozenset(asked.photos), frozenset(of_half_year[each] for each in asked.overviews))


def _told(
    connection: sqlite3.Connection,
    person: Person,
    names: NamesOfPerson,
    mentions: list[Mention],
    choices: Choices,
    adopted: list[AdoptedMention],
) -> Iterator[str]:
    for number, each in enumerate(mentions, 1):
        new = choices.texts.get(each.place)
        yield f"{number}. {each.where}: {each.text} -> {'blijft staan' if new is None else new}"
    past = past_mentions_of(connection, person, names)
    if past:
        yield f"In geschiedenis en prullenbak wordt de naam vervangen: {len(past)} keer."
    for photo in photos_to_ask_about(connection, person, names):
        what = "wordt gewist" if photo.id in choices.photos else f"blijft; staat deze persoon erop: --photo {photo.id}"
        yield f"Foto {photo.id}: {photo.description or 'zonder beschrijving'}; {what}"
    for overview in adopted:
        what = "wordt gewist" if overview.id in choices.overviews else "blijft zoals het is vastgesteld"
        yield f"Vastgesteld overzicht van {overview.half_year.dutch} noemt deze persoon en {what}."
