"""What went wrong in the example and was told at once: answered, closed, and one that waits for its answer."""

import datetime as dt
from functools import partial
from typing import NamedTuple

from wijkdesk.domain.escalation import Escalation
from wijkdesk.example.approach import Approach, split
from wijkdesk.example.calendar import When


class Report(NamedTuple):
    subject: str
    to: str
    copies: str
    pillar: str
    what_happened: str
    consequence: str
    asked: str
    sent: When | None = None
    answered: tuple[When, str] | None = None
    closed: When | None = None
    action: str = ""
    confidential: bool = False


REPORTS = (
    Report(
        "Dertig slechte funderingen meer dan begroot",
        "vorige wijkwethouder",
        "wethouder Wonen, gebiedsmanager Ymere, hoofd Wonen",
        "Wonen",
        "Het onderzoek telt 96 woningen die binnen vijf jaar hersteld moeten worden. Begroot waren er 66.",
        "Voor de laatste twee blokken is geen geld. Als dit via de krant komt, gelooft niemand ons meer.",
        "Steun om het eerst aan de bewoners te vertellen, huis voor huis, en een gesprek over de dekking.",
        (1, 8, 24),
        ((1, 8, 31), "Eerst de bewoners, dan de pers. De wethouder Wonen komt met een voorstel voor de dekking."),
        (2, 6, 28),
        "Funderingsonderzoek in vijf blokken",
    ),
    Report(
        "De ondergrondse containers komen zes weken later",
        "vorige wijkwethouder",
        "vorig hoofd Beheer openbare ruimte",
        "Fysieke leefomgeving",
        "De fabriek levert half november in plaats van eind september. De oude bakken zijn dan al weg.",
        "Zes weken afval op het plein, net nu men begint te geloven dat het schoon blijft.",
        "Akkoord voor extra veegrondes en tijdelijke bakken.",
        (2, 8, 9),
        ((2, 8, 11), "Akkoord. Vertel het de bewoners vandaag nog."),
        (2, 11, 15),
        "Ondergrondse containers op het Merensplein",
    ),
    Report(
        "De burenhulp werkt niet en wij willen ermee stoppen",
        "vorige wijkwethouder",
        "wethouder Sociaal domein, manager Haarlem Effect",
        "Sociale weerbaarheid",
        "In acht maanden bleven twee koppels over. Wie hulp nodig heeft, vraagt dat niet in een app.",
        "Doorgaan kost geld en vertrouwen. Stoppen kost alleen trots.",
        "Rugdekking om te stoppen en het resterende geld te gebruiken voor bezoeken aan de deur.",
        (2, 10, 26),
        ((2, 11, 1), "Stop maar, en schrijf op wat jullie leerden. Dat lees ik graag voor in het College."),
        (2, 11, 18),
        "Burenhulp via de app",
    ),
    Report(
        "Zilverreiger: druk op een medewerker",
        "burgemeester",
        "hoofd Veiligheid en Handhaving",
        "Ondermijning",
        "Zilverreiger: na een controle werd een medewerker bij de eigen fiets opgewacht en aangesproken.",
        "Zilverreiger ligt stil tot duidelijk is wie er veilig verder kan.",
        "Bescherming voor de medewerker, en een besluit wie het overneemt.",
        (3, 5, 16),
        ((3, 5, 17), "Zilverreiger: dezelfde dag besproken in de driehoek, begeleiding geregeld."),
        (3, 9, 12),
        "Zilverreiger: gezamenlijke controle van bedrijfspanden",
        confidential=True,
    ),
    Report(
        "Een onbekende kelder onder drie huizen",
        "wijkwethouder",
        "wethouder Wonen, gebiedsmanager Ymere",
        "Wonen",
        "Onder drie huizen in de Bakkerstraat ligt een kelder die op geen tekening staat.",
        "Drie gezinnen wonen vier maanden langer in een logeerwoning. Het kost ongeveer twee ton extra.",
        "Een besluit over de kosten, zodat wij de gezinnen zekerheid kunnen geven.",
        (3, 10, 3),
        ((3, 10, 9), "Ymere en gemeente delen de kosten. De gezinnen betalen niets extra."),
        (4, 5, 17),
        "Fundering blok 2, Bakkerstraat",
    ),
    Report(
        "Een kaart met rode vlakken gaat rond",
        "wijkwethouder",
        "wethouder Wonen, gebiedsmanager Ymere",
        "Wonen",
        "Een tekening uit een verkenning, zonder datum, gaat van telefoon naar telefoon. Rood leest men als sloop.",
        "Elf huurders van blok 4 tekenen niet. Drie jaar vertrouwen staat op het spel.",
        "Dat de wethouder Wonen zelf naar het buurthuis komt, en snel.",
        (4, 10, 7),
        ((4, 10, 9), "Hij komt zelf, binnen twee weken, en neemt de terugkeergarantie mee."),
        (5, 6, 4),
        "Fundering blok 4, Linschotenstraat",
    ),
    Report(
        "De politie is bijna niet meer aan tafel",
        "wijkwethouder",
        "burgemeester, teamchef basisteam, hoofd Veiligheid en Handhaving",
        "Ondermijning",
        "Dit halfjaar was de politie tot nu toe twee keer bij het wijkoverleg. Drie toezeggingen zijn niet nagekomen.",
        "Meldingen blijven liggen en winkeliers stoppen met melden.",
        "Een gesprek met de teamchef over wat wél kan, hoe klein ook.",
        (4, 11, 25),
        ((4, 12, 10), "Ik ga zelf naar de teamchef. De burgemeester is ingelicht."),
        action="Nieuwe afspraken met de politie",
    ),
    Report(
        "Onbekende kabels onder de Rozenprieelstraat",
        "wijkwethouder",
        "voorzitter ondernemers",
        "Fysieke leefomgeving",
        "Aan de zuidkant liggen kabels die op geen tekening staan. Het werk loopt minstens tien weken uit.",
        "Winkels zijn in de drukste weken slecht bereikbaar.",
        "Extra geld voor een tweede ploeg en voor loopplanken.",
        (5, 7, 8),
        ((5, 7, 8), "Dezelfde middag gebeld: de tweede ploeg mag. De omzetregeling loopt door tot de straat open is."),
        action="Rozenprieelstraat: riool en straat, zuidkant",
    ),
    Report(
        "De wijkagent is weer uitgeleend, zonder vervanging",
        "wijkwethouder",
        "burgemeester, hoofd Veiligheid en Handhaving",
        "Ondermijning",
        "De enige wijkagent die de buurt nog kent, werkt tot nader bericht in een andere wijk.",
        "Er is nu niemand van de politie die meldingen aanneemt of terugbelt.",
        "Eén vast gezicht, desnoods één dag in de week, tot het einde van de aanpak.",
        -10,
        action="Nieuwe afspraken met de politie",
    ),
    Report(
        "Nog geen dekking voor blok 5",
        "wijkwethouder",
        "wethouder Wonen, gebiedsmanager Ymere",
        "Wonen",
        "De voorbereiding van blok 5 heeft een besluit nodig over geld.",
        "Zonder besluit vertrekt de aannemer na blok 4 en begint alles opnieuw.",
        "Een richting vóór de begroting.",
        action="Fundering blok 5, Van Marumstraat: voorbereiding",
    ),
)


def add_escalations(approach: Approach) -> None:
    """Let reports be sent, answered and closed up to today; people, pillars and actions are there already."""
    for report in REPORTS:
        escalation = Escalation(
            subject=report.subject,
            what_happened=report.what_happened,
            consequence=report.consequence,
            asked=report.asked,
            reported_to=approach.contacts[report.to],
            copied_to=[approach.contacts[name] for name in split(report.copies)],
            pillar=approach.pillars[report.pillar],
            action=approach.actions[report.action],
            confidential=report.confidential,
        )
        if report.sent is None:
            approach.escalations.append(escalation)
        else:
            approach.on(approach.calendar.day(report.sent), partial(_send, approach, escalation))
        if report.answered is not None:
            when, answer = report.answered
            approach.on(approach.calendar.day(when), partial(escalation.record_answer, answer=answer))
        if report.closed is not None:
            approach.on(approach.calendar.day(report.closed), escalation.close)


def _send(approach: Approach, escalation: Escalation, on: dt.date) -> None:
    escalation.send(on)
    approach.escalations.append(escalation)
