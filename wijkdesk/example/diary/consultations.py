"""The monthly neighbourhood consultation (wijkoverleg): what it was about, and who came.

Most partners keep the rhythm that they pledged; the school is quiet in summer. The police come every month for three
years, then five times in a half-year, then twice.
"""

from typing import NamedTuple

AGENDAS = {
    1: (
        "",
        "kennismaken, en afspreken dat we elke maand een uur hebben.",
        "wat er al loopt: veertien projecten die niets van elkaar wisten.",
        "opruimen eerst, daarna pas praten over plannen.",
        "wat bewoners zeggen over de opgeruimde gangen.",
        "tegels, paaltjes en wie er over lampen gaat.",
        "vakantierooster, en de eerste berichten over de funderingen.",
        "korte zomerronde: vier partijen, twee agendapunten.",
        "hoe vertellen we het nieuws over de palen, en wie eerst.",
        "de avondschouw voorbereid; ieder neemt één bewoner mee.",
        "van vier stapels briefjes naar vier pijlers.",
        "het uitvoeringsplan, en wat ieder er zelf aan heeft.",
    ),
    2: (
        "wie doet wat in het eerste jaar van doen.",
        "stand van de logeerwoningen; Haarlem Effect vertelt over de app.",
        "eerste paal, eerste klachten, eerste antwoord.",
        "vier meldkaarten: lachen of huilen? Leren.",
        "winkeliers schuiven voor het eerst aan.",
        "de proef met melden zonder naam, in één bladzijde uitgelegd.",
        "zomer op straat: wie is er wanneer.",
        "containers later; één boodschap voor iedereen.",
        "terugblik op het straatfeest, en de eerste ochtend bij de bakker.",
        "de burenhulp hapert. Wat zien we, en wat zeggen we eerlijk?",
        "besluit over de burenhulp doorgesproken; langs de deuren als vervolg.",
        "wat brachten we, per partner, in één zin.",
    ),
    3: (
        "soep op dinsdag, en de meldroute wordt vast.",
        "blok 2 en het verkeer; de bus mag om.",
        "de coalitie valt: wat loopt door, wie tekent.",
        "kermis op het plein, ja of nee; nee.",
        "grimmige vrijdagen; voetpatrouille begint.",
        "afscheid van de wijkwethouder, met een lijst van wat nog openstaat.",
        "de nieuwe wijkwethouder wil meelopen; wie laat haar wat zien?",
        "zomerronde: de klimboom en een lekke leiding.",
        "de bank op de hoek: hoe zeg je samen sorry.",
        "een kelder die niemand kende; wat vertellen we wie.",
        "oud en nieuw per straat verdeeld.",
        "meldingen: van de 58 zijn er 52 teruggebeld.",
    ),
    4: (
        "nieuwe blokken, nieuwe buren: wie kent ze?",
        "dunne vrijdagavonden, en wat dat doet met winkels.",
        "brieven in gewone taal; ieder hoorde zichzelf terug.",
        "de straat blijft langer open, en de avondronde van bewoners stelt zich voor.",
        "ratten, putten en brood. Politie afgemeld.",
        "de vrijdagavond valt om; wie vangt wat op.",
        "zomerrooster zonder politie; boa’s schuiven in september in.",
        "korte ronde: terras, putten, hitte.",
        "het feest op het plein, en de eerste keer weer met een wijkagent erbij.",
        "de rode kaart: één verhaal, en dat verhaal klopt.",
        "meldingen die blijven liggen; de wijkagent zegt het zelf ook.",
        "jaarrondje: waar staan we, en wie ontbreekt.",
    ),
    5: (
        "vuurwerk viel tegen; de sleutel krijgt volgend jaar weer een eigenaar.",
        "wat mogen we van de politie verwachten? De wijkagent is er en zegt het eerlijk.",
        "zuidkant begint; loopplanken, borden en een weekbrief.",
        "stoep gekeurd, zwerfvuil geteld, school glundert.",
        "één nummer voor wie onder druk staat: zeven keer gebeld.",
        "halverwege het jaar; elk noemt één ding dat de ander goed deed.",
        "zomerronde, met brood.",
        "korte ronde: kabels onder de straat en een zaag zonder plek.",
        "na de zomer: wijkagent terug, agenda vol.",
        "de meldroute in tekeningen, op tafel en afgekraakt.",
        "blok 5, en wat het College nog moet besluiten.",
        "jaarrondje: wat blijft er staan als de aanpak stopt.",
    ),
}


class Attendance(NamedTuple):
    """Who comes for a partner, from which year and month to which, in which months, and when that failed.

    Without ``contact`` whoever could leave came: only the partner was noted.
    """

    partner: str
    contact: str
    since: tuple[int, int]
    until: tuple[int, int]
    months: frozenset[int]
    missed: frozenset[tuple[int, int]] = frozenset()


BEGIN, END = (1, 1), (6, 12)
EVERY_MONTH = frozenset(range(1, 13))
SIX_WEEKLY = frozenset({1, 3, 4, 6, 7, 9, 10, 12})
SCHOOL_WEEKS = frozenset({1, 3, 4, 6, 9, 10, 11})

ATTENDANCES = (
    Attendance("Haarlem Effect", "opbouwwerker", BEGIN, END, EVERY_MONTH, frozenset({(2, 8), (4, 7)})),
    Attendance(
        "Ymere", "wijkbeheerder Ymere", BEGIN, END, EVERY_MONTH, frozenset({(1, 8), (2, 8), (3, 8), (4, 8), (5, 8)})
    ),
    Attendance(
        "Veiligheid",
        "adviseur ondermijning",
        BEGIN,
        END,
        EVERY_MONTH,
        frozenset({(1, 8), (2, 5), (3, 7), (4, 8), (5, 4)}),
    ),
    Attendance(
        "Openbare ruimte",
        "gebiedsbeheerder",
        BEGIN,
        END,
        EVERY_MONTH,
        frozenset({(1, 7), (2, 7), (3, 8), (4, 7), (5, 7)}),
    ),
    Attendance(
        "Sociaal domein",
        "adviseur armoede",
        BEGIN,
        END,
        EVERY_MONTH,
        frozenset({(1, 7), (2, 8), (3, 7), (4, 8), (5, 7)}),
    ),
    Attendance("politie", "wijkagent zuid", BEGIN, (4, 6), EVERY_MONTH, frozenset({(4, 5)})),
    Attendance("politie", "wijkagent noord", (4, 7), (4, 12), frozenset({9, 11})),
    Attendance("politie", "wijkagent noord", (5, 1), END, frozenset({2, 9})),
    Attendance("Wonen", "adviseur Wonen", BEGIN, END, SIX_WEEKLY),
    Attendance("bewoners", "Ria", (2, 2), END, EVERY_MONTH, frozenset({(2, 8), (3, 2), (3, 8), (4, 4), (5, 8)})),
    Attendance("school", "schooldirecteur", (2, 1), (3, 8), SCHOOL_WEEKS),
    Attendance("school", "brugfunctionaris", (3, 9), END, SCHOOL_WEEKS),
    Attendance("bibliotheek", "programmamaker bibliotheek", (2, 3), END, frozenset({3, 5, 9, 11})),
    Attendance("zorg", "teamleider wijkverpleging", (3, 2), END, frozenset({3, 6, 9, 12})),
    Attendance("ondernemers", "", (2, 5), END, frozenset({2, 5, 10, 11})),
)
