"""The four pillars of the example and how they were rated, half-year after half-year."""

import datetime as dt
from functools import partial
from typing import NamedTuple

from wijkdesk.domain.words import Light
from wijkdesk.example.approach import Approach
from wijkdesk.example.calendar import When

HOUSING, UNDERMINING, SURROUNDINGS, RESILIENCE = (
    "Wonen",
    "Ondermijning",
    "Fysieke leefomgeving",
    "Sociale weerbaarheid",
)


class Aim(NamedTuple):
    pillar: str
    portfolio_holder: str
    aim: str


AIMS = (
    Aim(
        HOUSING,
        "wethouder Wonen",
        "De huizen staan weer stevig en droog, en wie er woont kan blijven. Eind van het zesde jaar zijn 96 funderingen"
        " hersteld.",
    ),
    Aim(
        UNDERMINING,
        "burgemeester",
        "Wie dreigt of intimideert krijgt een kleiner podium. Bewoners en winkeliers melden wat ze zien, omdat ze weten"
        " dat het veilig is en dat er iets mee gebeurt.",
    ),
    Aim(
        SURROUNDINGS,
        "vorige wijkwethouder",
        "De straten zijn schoon, heel en veilig, en blijven dat. Wat stuk is wordt binnen drie werkdagen gemaakt.",
    ),
    Aim(
        RESILIENCE,
        "wethouder Sociaal domein",
        "Bewoners kennen elkaar en de weg naar hulp. Minder dan 18 procent van hen heeft moeite met rondkomen.",
    ),
)


class Rated(NamedTuple):
    """Orange and red say why, what it means, and what is done about it."""

    pillar: str
    when: When
    light: Light
    note: str
    cause: str = ""
    consequence: str = ""
    correction: str = ""


RATINGS = (
    Rated(
        HOUSING,
        (1, 12, 8),
        Light.ORANGE,
        "We weten nu hoe de huizen ervoor staan; het geld is nog niet rond.",
        cause="Het onderzoek telde 96 slechte funderingen, dertig meer dan begroot.",
        consequence="Alleen blok 1 heeft dekking.",
        correction="Ymere en de afdeling Wonen leggen in maart een gezamenlijk voorstel voor.",
    ),
    Rated(
        UNDERMINING,
        (1, 12, 9),
        Light.RED,
        "We zien te weinig, omdat bijna niemand iets vertelt.",
        cause="Bewoners lossen het zelf op en vertrouwen een melding niet.",
        consequence="Het beeld van de buurt rust op een handvol gesprekken.",
        correction="Eerst zichtbaar zijn en terugbellen; daarna pas om meldingen vragen.",
    ),
    Rated(
        SURROUNDINGS,
        (1, 12, 10),
        Light.GREEN,
        "De eerste opruiming is gezien: tegels, paaltjes en lampen zijn heel, en mensen zeggen er iets over.",
    ),
    Rated(
        RESILIENCE,
        (1, 12, 12),
        Light.ORANGE,
        "Veel gepraat, nog weinig gedaan.",
        cause="Een jaar van gesprekken leverde vertrouwen op, maar nog geen vast aanbod.",
        consequence="Wie geldzorgen heeft, weet de weg nog niet.",
        correction="In het voorjaar begint een spreekuur in het buurthuis, om de hoek.",
    ),
    Rated(
        HOUSING,
        (2, 6, 9),
        Light.GREEN,
        "In de Tybautstraat zitten de eerste palen in de grond; het geld tot en met blok 4 is bijna rond.",
    ),
    Rated(
        UNDERMINING,
        (2, 6, 13),
        Light.RED,
        "De meldkaart leverde vier kaarten op.",
        cause="Een kaart in de bus vraagt om een naam en een adres.",
        consequence="Wat er speelt bereikt ons pas als het te laat is.",
        correction="Een proef met melden zonder naam, samen met de winkeliers.",
    ),
    Rated(
        SURROUNDINGS,
        (2, 6, 14),
        Light.GREEN,
        "De brandgangen zijn leeg gebleven. Bewoners schouwen nu elk kwartaal mee.",
    ),
    Rated(
        RESILIENCE,
        (2, 6, 15),
        Light.ORANGE,
        "Het spreekuur loopt; de burenhulp niet.",
        cause="De burenhulp via de app vraagt een eerste stap die niemand zet.",
        consequence="Zeven hulpvragen in drie maanden, alle zeven uit hetzelfde portiek.",
        correction="De opbouwwerker belt aan bij wie zich heeft opgegeven.",
    ),
    Rated(
        HOUSING,
        (2, 12, 6),
        Light.GREEN,
        "Blok 1 staat op nieuwe palen en de keukens komen eraan. Het geld voor blok 2 tot en met 4 is er.",
    ),
    Rated(
        UNDERMINING,
        (2, 12, 7),
        Light.ORANGE,
        "Melden zonder naam werkt: 31 meldingen in een halfjaar.",
        cause="De meldingen komen nu, maar de opvolging is dun.",
        consequence="Een derde van de melders weet niet wat ermee gebeurde.",
        correction="Eén adviseur belt terug via de winkelier of de opbouwwerker.",
    ),
    Rated(
        SURROUNDINGS,
        (2, 12, 8),
        Light.ORANGE,
        "De ondergrondse containers kwamen later en het afval stond ernaast.",
        cause="Levering van de containers liep zes weken uit.",
        consequence="Op de weekronde telden we meer afval naast de containers dan een jaar eerder.",
        correction="Tot de containers vol gebruikt worden, rijdt de veegwagen twee keer extra.",
    ),
    Rated(
        RESILIENCE,
        (2, 12, 12),
        Light.RED,
        "De burenhulp is gestopt. Wat bleef, zijn de mensen die we erdoor leerden kennen.",
        cause="Hulp vragen doe je hier niet aan een scherm en niet aan een vreemde.",
        consequence="Wie hulp nodig heeft, zien we later dan we wilden.",
        correction="Langs de deuren, straat voor straat, en vanaf januari elke dinsdag samen lunchen.",
    ),
    Rated(HOUSING, (3, 6, 12), Light.GREEN, "De renovatie van blok 1 is op een week na klaar en blok 2 is halverwege."),
    Rated(
        SURROUNDINGS,
        (3, 6, 13),
        Light.GREEN,
        "De containers worden gebruikt. De speelplek is door kinderen getekend en wordt nu gemaakt.",
    ),
    Rated(
        RESILIENCE,
        (3, 6, 14),
        Light.ORANGE,
        "De lunch groeit elke week; de vrijwilligers groeien niet mee.",
        cause="Drie mensen dragen alles: boodschappen, koken en afwas.",
        consequence="In de meivakantie moest de lunch een keer niet doorgaan.",
        correction="De bewonersgroep maakt een rooster en Haarlem Effect leent een kok uit.",
    ),
    Rated(
        UNDERMINING,
        (3, 8, 29),
        Light.ORANGE,
        "Later beoordeeld dan de andere pijlers: eerst wilden we de zomer afwachten.",
        cause="Rond de winkels werd de sfeer in mei grimmiger.",
        consequence="Twee winkeliers sloten eerder op vrijdag.",
        correction="Politie en handhaving lopen tot het eind van het jaar samen op vrijdagavond.",
    ),
    Rated(
        HOUSING,
        (3, 12, 5),
        Light.ORANGE,
        "Blok 2 is op drie huizen na klaar.",
        cause="Onder drie huizen in de Bakkerstraat lag een oude kelder die niemand kende.",
        consequence="Drie gezinnen wonen vier maanden langer in een logeerwoning.",
        correction="Ymere vergoedt de extra maanden en de aannemer boort voortaan eerst proef.",
    ),
    Rated(
        UNDERMINING,
        (3, 12, 6),
        Light.GREEN,
        "De vrijdagavonden zijn rustiger, en wie meldt wordt teruggebeld.",
    ),
    Rated(
        SURROUNDINGS,
        (3, 12, 7),
        Light.GREEN,
        "De speelplek is open. Negen van de tien meldingen over de straat zijn binnen drie werkdagen opgelost.",
    ),
    Rated(
        RESILIENCE,
        (3, 12, 11),
        Light.GREEN,
        "Dertig mensen aan tafel op dinsdag, en achter de tafel staan nu zes vrijwilligers.",
    ),
    Rated(
        HOUSING,
        (4, 6, 10),
        Light.GREEN,
        "Blok 2 is helemaal klaar. In de Kamperstraat begon blok 3 op de dag die beloofd was.",
    ),
    Rated(
        UNDERMINING,
        (4, 6, 11),
        Light.ORANGE,
        "De meldingen lopen door, maar er wordt minder vaak op teruggekomen.",
        cause="De wijkagenten zijn vaker uitgeleend aan een andere wijk.",
        consequence="De vrijdagavondronde viel in het voorjaar vijf keer uit.",
        correction="Boa’s nemen vaste avonden over; met de teamchef zijn nieuwe afspraken gevraagd.",
    ),
    Rated(
        SURROUNDINGS,
        (4, 6, 12),
        Light.GREEN,
        "De noordkant van de Rozenprieelstraat ligt er nieuw bij, met bomen die bewoners kozen.",
    ),
    Rated(
        RESILIENCE,
        (4, 6, 13),
        Light.ORANGE,
        "Oude en nieuwe bewoners leven langs elkaar heen.",
        cause="In de opgeknapte blokken kwamen veertig nieuwe gezinnen tegelijk.",
        consequence="Er wordt over elkaar geklaagd in plaats van met elkaar gepraat.",
        correction="Kleine avonden per portiek, en in september één straatfeest voor iedereen.",
    ),
    Rated(
        HOUSING,
        (4, 12, 3),
        Light.ORANGE,
        "Blok 3 is deze week klaar; de buurt gelooft niet dat er niet gesloopt wordt.",
        cause="Een kaart met rode vlakken uit een verkenning ging rond in de buurt.",
        consequence="Elf huurders van blok 4 tekenden de overeenkomst nog niet.",
        correction="De wethouder Wonen kwam zelf uitleggen en zette de terugkeergarantie op papier.",
    ),
    Rated(
        UNDERMINING,
        (4, 12, 4),
        Light.RED,
        "De politie was het tweede halfjaar twee keer bij het wijkoverleg.",
        cause="Het basisteam zet zijn mensen in bij onrust in een andere wijk.",
        consequence="Meldingen worden niet opgevolgd; twee winkeliers zeggen dat ze ermee stoppen.",
        correction="Direct gemeld aan de wijkwethouder; de burgemeester spreekt de teamchef.",
    ),
    Rated(
        SURROUNDINGS,
        (4, 12, 5),
        Light.GREEN,
        "De poorten zijn verlicht, de ratten zijn weg en het plein wordt gebruikt.",
    ),
    Rated(
        RESILIENCE,
        (4, 12, 9),
        Light.ORANGE,
        "Het straatfeest bracht twee groepen aan één tafel. Daarna werd het weer stil.",
        cause="Eén feest is geen gewoonte; er is geen plek waar beide groepen vanzelf komen.",
        consequence="De lunch trekt vooral wie hier altijd al woonde.",
        correction="Straatgesprekken over groeten en aanspreken, en 120 adressen in zuid langs de deur.",
    ),
    Rated(
        HOUSING,
        (5, 6, 9),
        Light.ORANGE,
        "De renovatie van blok 3 loopt af; blok 4 begon met één maand vertraging.",
        cause="De laatste huurders wilden eerst zwart op wit zien dat ze terug mogen.",
        consequence="De hei-installatie stond drie weken stil.",
        correction="Bewonersbegeleiding per portiek, en geen nieuw blok zonder getekende garantie.",
    ),
    Rated(
        UNDERMINING,
        (5, 6, 10),
        Light.RED,
        "Melden zonder naam loopt, maar zonder vaste wijkagent stopt het bij ons bureau.",
        cause="De nieuwe teamchef kan het maandelijkse overleg niet toezeggen.",
        consequence="Vier meldingen bleven langer dan zes weken liggen.",
        correction="Boa’s en adviseur ondermijning vangen op; de toezegging ligt opnieuw bij de teamchef.",
    ),
    Rated(
        SURROUNDINGS,
        (5, 6, 11),
        Light.GREEN,
        "Bewoners haalden zelf achthonderd tegels uit hun straat. De stoep is vrij.",
    ),
    Rated(
        RESILIENCE,
        (5, 6, 12),
        Light.GREEN,
        "De eettafel en de lunch koken om en om. Aan de deur gaat vaker open dan dicht.",
    ),
    Rated(HOUSING, (5, 12, 8), Light.GREEN, "Alle huurders van blok 4 tekenden. Het werk loopt op schema."),
    Rated(
        UNDERMINING,
        (5, 12, 9),
        Light.ORANGE,
        "De boa’s zijn bekend in de straat en de meldingen worden weer opgevolgd.",
        cause="Er is nog altijd geen vaste wijkagent.",
        consequence="Wat alleen de politie kan doen, blijft liggen.",
        correction="De burgemeester vraagt om één vaste wijkagent tot het einde van de aanpak.",
    ),
    Rated(
        SURROUNDINGS,
        (5, 12, 10),
        Light.ORANGE,
        "De zuidkant van de Rozenprieelstraat ligt langer open dan beloofd.",
        cause="Onder de straat lagen kabels die op geen tekening stonden.",
        consequence="Winkels zijn tot het voorjaar slecht bereikbaar.",
        correction="Loopplanken, borden en elke week een brief; de aannemer werkt in twee ploegen.",
    ),
    Rated(
        RESILIENCE,
        (5, 12, 11),
        Light.GREEN,
        "Van de 120 adressen in zuid deden er 88 open. Elf gezinnen kregen hulp vóór het misging.",
    ),
)


def add_pillars(approach: Approach) -> None:
    """Give the pillars their aims and portfolio holders, and let them be rated."""
    for aim in AIMS:
        pillar = approach.pillars[aim.pillar]
        pillar.aim, pillar.portfolio_holder = aim.aim, approach.contacts[aim.portfolio_holder]
    for rated in RATINGS:
        approach.on(approach.calendar.day(rated.when), partial(_rate, approach, rated))


def _rate(approach: Approach, rated: Rated, on: dt.date) -> None:
    approach.pillars[rated.pillar].rate(
        rated.light,
        on,
        note=rated.note,
        cause=rated.cause,
        consequence=rated.consequence,
        correction=rated.correction,
    )
