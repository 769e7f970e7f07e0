"""What each partner pledged for six years, and whether its head still says so every half-year."""

from functools import partial
from typing import NamedTuple

from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.words import Rhythm
from wijkdesk.example.approach import Approach
from wijkdesk.example.calendar import RUNNING_YEAR, When


class Pledge(NamedTuple):
    """What a partner pledged; a residents' group has no ``head``.

    ``asked_on`` is the day in June and in December on which it is asked again, ``answered_until`` the last time that
    there was an answer; ``None`` where there always is one.
    """

    key: str
    partner: str
    what: str
    head: str
    rhythm: Rhythm
    first_day: When
    asked_on: int
    answered_until: When | None = None
    ended: tuple[When, str] | None = None


class Answer(NamedTuple):
    """What a head said besides yes, or instead of it."""

    pledge: str
    when: When
    note: str
    confirmed: bool = True


SIGNED = (1, 12, 15)

PLEDGES = (
    Pledge(
        "Ymere",
        "Ymere",
        "Vier blokken herstellen en opknappen, een vaste wijkbeheerder, en elke maand aan tafel.",
        "gebiedsmanager Ymere",
        Rhythm.MONTHLY,
        SIGNED,
        8,
    ),
    Pledge(
        "politie",
        "politie",
        "Twee vaste wijkagenten, elke maand bij het wijkoverleg, en terugkoppeling op meldingen binnen twee weken.",
        "vorige teamchef basisteam",
        Rhythm.MONTHLY,
        SIGNED,
        11,
        answered_until=(4, 6, 30),
    ),
    Pledge(
        "Haarlem Effect",
        "Haarlem Effect",
        "Een opbouwwerker, een jongerenwerker en een sociaal werker die hier hun bureau hebben.",
        "manager Haarlem Effect",
        Rhythm.MONTHLY,
        SIGNED,
        9,
    ),
    Pledge(
        "Wonen",
        "Wonen",
        "Een vaste adviseur voor fundering en huur, en elke zes weken aan tafel.",
        "hoofd Wonen",
        Rhythm.SIX_WEEKLY,
        SIGNED,
        10,
    ),
    Pledge(
        "Veiligheid",
        "Veiligheid",
        "Eén adviseur ondermijning en boa’s op vaste tijden, zes jaar lang.",
        "hoofd Veiligheid en Handhaving",
        Rhythm.MONTHLY,
        SIGNED,
        12,
    ),
    Pledge(
        "Openbare ruimte",
        "Openbare ruimte",
        "Wat stuk is binnen drie werkdagen heel, en een gebiedsbeheerder die elke maand meeloopt.",
        "vorig hoofd Beheer openbare ruimte",
        Rhythm.MONTHLY,
        SIGNED,
        7,
        answered_until=-41,
    ),
    Pledge(
        "Sociaal domein",
        "Sociaal domein",
        "Een spreekuur in de buurt en één contactpersoon voor gezinnen met geldzorgen.",
        "hoofd Sociaal domein",
        Rhythm.MONTHLY,
        SIGNED,
        10,
    ),
    Pledge(
        "school",
        "school",
        "De school is de hele week open voor ouders; buiten de zomer elke zes weken aan tafel.",
        "schooldirecteur",
        Rhythm.SIX_WEEKLY,
        (2, 1, 16),
        13,
    ),
    Pledge(
        "bibliotheek",
        "bibliotheek",
        "Elke woensdag voorlezen, en eens per kwartaal aan tafel.",
        "programmamaker bibliotheek",
        Rhythm.QUARTERLY,
        (2, 3, 14),
        6,
    ),
    Pledge(
        "zorg, proef",
        "zorg",
        "Een jaar lang een wijkverpleegkundige bij de lunch.",
        "teamleider wijkverpleging",
        Rhythm.QUARTERLY,
        (3, 2, 6),
        9,
        ended=((3, 12, 19), "De proef slaagde; er kwam een afspraak voor langer."),
    ),
    Pledge(
        "zorg",
        "zorg",
        "Een wijkverpleegkundige bij de lunch, en eens per kwartaal aan tafel.",
        "teamleider wijkverpleging",
        Rhythm.QUARTERLY,
        (4, 1, 8),
        9,
    ),
    Pledge(
        "ondernemers",
        "ondernemers",
        "Deuren open voor wie iets wil melden, en eens per kwartaal aan tafel.",
        "voorzitter ondernemers",
        Rhythm.QUARTERLY,
        (2, 5, 9),
        12,
    ),
    Pledge(
        "bewoners",
        "bewoners",
        "Meedenken, meeschouwen, en eerlijk zeggen wat er in de straat wordt gezegd.",
        "",
        Rhythm.MONTHLY,
        (2, 2, 8),
        14,
    ),
)

ANSWERS = (
    Answer("Ymere", (4, 6, 8), "Ook na blok 3. Wel graag een besluit over blok 5 vóór de zomer van het vijfde jaar."),
    Answer("politie", (2, 6, 11), "Ja. De wijkagenten staan er graag."),
    Answer("politie", (3, 12, 11), "Ja, zolang het in de rest van de stad rustig blijft."),
    Answer("politie", (4, 6, 11), "Ja, maar de bezetting staat onder druk."),
    Answer(
        "politie",
        (5, 3, 12),
        "Kan het maandelijkse overleg niet toezeggen. Wil eerst weten hoe het rooster na de zomer uitvalt.",
        confirmed=False,
    ),
    Answer("Haarlem Effect", (3, 6, 9), "Ja, en de kok voor de lunch erbij."),
    Answer("Veiligheid", (4, 12, 12), "Ja. Boa’s vangen op wat kan, maar zijn geen politie."),
    Answer("school", (2, 12, 13), "Ja, als we ons niet hoeven te verantwoorden over de zomer."),
    Answer("bibliotheek", (4, 6, 6), "Ja. Niet meer, niet minder."),
)


def add_commitments(approach: Approach) -> None:
    for pledge in PLEDGES:
        commitment = Commitment(
            organisation=approach.organisations[pledge.partner],
            what=pledge.what,
            head=approach.contacts[pledge.head] if pledge.head else None,
            rhythm=pledge.rhythm,
            first_day=approach.calendar.day(pledge.first_day),
            last_day=approach.calendar.last_day,
        )
        approach.commitments[pledge.key] = commitment
        if pledge.ended is not None:
            when, reason = pledge.ended
            approach.on(approach.calendar.day(when), partial(commitment.end, reason=reason))
        _add_answers(approach, pledge, commitment)


def _add_answers(approach: Approach, pledge: Pledge, commitment: Commitment) -> None:
    calendar = approach.calendar
    said = {calendar.day(answer.when): answer for answer in ANSWERS if answer.pledge == pledge.key}
    until = pledge.answered_until or (pledge.ended[0] if pledge.ended else None)
    last = calendar.last_day if until is None else calendar.day(until)
    asked = {
        day
        for year in range(2, RUNNING_YEAR + 1)
        for month in (6, 12)
        if calendar.day(pledge.first_day) < (day := calendar.day((year, month, pledge.asked_on))) <= last
    }
    for day in sorted(asked | said.keys()):
        answer = said.get(day, Answer(pledge.key, (0, 0, 0), ""))
        approach.on(day, partial(commitment.reconfirm, confirmed=answer.confirmed, note=answer.note))
