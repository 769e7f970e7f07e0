"""Lunch on Tuesdays, of which every other one was noted: soup, bread, and what came up at the table."""

from typing import NamedTuple


class Tuesday(NamedTuple):
    """The Tuesday at or after ``when`` (year of the approach, month, day), with how many at the table."""

    when: tuple[int, int, int]
    guests: int
    who: str
    topic: str


TUESDAYS = (
    Tuesday((3, 1, 10), 9, "opbouwwerker, Ria", "negen mensen, twaalf kommen, één soep. We zijn begonnen."),
    Tuesday((3, 1, 24), 11, "opbouwwerker, sociaal werker", "twee buren ontdekten dat ze op dezelfde school zaten."),
    Tuesday(
        (3, 2, 7),
        12,
        "opbouwwerker, teamleider wijkverpleging",
        "de wijkverpleging at mee en zei een uur niets over zorg.",
    ),
    Tuesday((3, 2, 21), 14, "opbouwwerker, Wim", "plan voor één moestuinbak, geschetst op een servet."),
    Tuesday((3, 3, 7), 15, "opbouwwerker, adviseur armoede", "brieven van de energiemaatschappij, samen opengemaakt."),
    Tuesday(
        (3, 3, 21), 18, "opbouwwerker", "niemand wist wie er na de val van de coalitie komt; iedereen had een mening."
    ),
    Tuesday((3, 4, 4), 19, "opbouwwerker, Ria", "wie kan koken voor twintig? Drie vingers."),
    Tuesday((3, 4, 18), 21, "sociaal werker, bewonersbegeleider Ymere", "verhuisdozen geruild aan tafel."),
    Tuesday((3, 5, 16), 22, "opbouwwerker, adviseur armoede", "vorige week was er geen lunch, en dat viel op."),
    Tuesday(
        (3, 5, 30), 23, "manager Haarlem Effect, opbouwwerker", "Haarlem Effect leent een kok uit; eerste les: ui."
    ),
    Tuesday(
        (3, 6, 13), 24, "opbouwwerker, wijkbeheerder Ymere", "de bank op de hoek, en wie er ’s nachts wakker van ligt."
    ),
    Tuesday(
        (3, 6, 27), 24, "wijkwethouder, opbouwwerker", "de nieuwe wijkwethouder schepte op en bleef voor de afwas."
    ),
    Tuesday((3, 7, 11), 22, "opbouwwerker", "komkommersoep en de vraag wie er op vakantie gaat. Weinig handen."),
    Tuesday((3, 8, 22), 20, "opbouwwerker, Ria", "na de zomer: wie miste wie?"),
    Tuesday(
        (3, 9, 5),
        26,
        "opbouwwerker, gebiedsbeheerder",
        "waarom de bank weg is; de gebiedsbeheerder kreeg een tweede kom.",
    ),
    Tuesday(
        (3, 9, 19),
        27,
        "sociaal werker, brugfunctionaris",
        "de brugfunctionaris kende de helft van de kleinkinderen al.",
    ),
    Tuesday(
        (3, 10, 3),
        28,
        "opbouwwerker, teamleider wijkverpleging",
        "bloeddruk werd niet gemeten, wel besproken hoe je slaapt.",
    ),
    Tuesday((3, 10, 17), 29, "opbouwwerker, Kees", "een broodrooster die brandlucht gaf, ter plekke gemaakt."),
    Tuesday(
        (3, 11, 14),
        31,
        "opbouwwerker, jongerenwerker",
        "twee jongens van de muurschildering kwamen vertellen en bleven eten.",
    ),
    Tuesday(
        (3, 11, 28),
        30,
        "opbouwwerker, schuldhulpverlener",
        "de schuldhulpverlener at mee; drie mensen liepen daarna mee naar achteren.",
    ),
    Tuesday(
        (3, 12, 5),
        33,
        "opbouwwerker, programmamaker bibliotheek",
        "pepernoten, en een gedicht voor de gemeente dat niet mals was.",
    ),
    Tuesday((3, 12, 12), 30, "opbouwwerker, Ria", "een rooster met zes namen achter de pan."),
    Tuesday((4, 1, 9), 29, "opbouwwerker, Ria", "goede voornemens: meer groenten, minder vergaderen."),
    Tuesday(
        (4, 1, 23),
        31,
        "bewonersbegeleider Ymere, opbouwwerker",
        "wie straks in de logeerwoning zit, kreeg tips van wie er al zat.",
    ),
    Tuesday((4, 2, 6), 30, "opbouwwerker", "één stoel bleef leeg; de wijkagent belde af."),
    Tuesday((4, 2, 20), 32, "opbouwwerker, teamleider wijkverpleging", "rondje: wie zag deze week iemand die je mist?"),
    Tuesday((4, 3, 5), 31, "sociaal werker, Fatima", "vier soorten linzensoep, één winnaar."),
    Tuesday(
        (4, 3, 19), 30, "opbouwwerker, adviseur armoede", "de kwijtschelding invullen, met de pen van de gastvrouw."
    ),
    Tuesday((4, 4, 2), 33, "opbouwwerker, gebiedsbeheerder", "het plein ’s avonds: licht is goed, lawaai niet."),
    Tuesday(
        (4, 4, 16),
        31,
        "opbouwwerker, wijkbeheerder Ymere",
        "vuilniszakken in het portiek; de nieuwe buurman legde uit dat hij nachtdienst heeft.",
    ),
    Tuesday(
        (4, 5, 14),
        30,
        "opbouwwerker, gebiedsbeheerder",
        "ratten. Iedereen had er één gezien, niemand had er een gemeld.",
    ),
    Tuesday((4, 5, 28), 31, "opbouwwerker, Wim", "radijs uit de tuin, voor ieder drie."),
    Tuesday((4, 6, 11), 32, "jongerenwerker, opbouwwerker", "of het terras van de jongens ook thee schenkt. Ja."),
    Tuesday((4, 6, 25), 30, "opbouwwerker, Ria", "boodschappen: wie heeft nog een bonuskaart?"),
    Tuesday((4, 7, 9), 28, "opbouwwerker, manager Haarlem Effect", "zomerrooster; in augustus koken de buurvrouwen."),
    Tuesday((4, 8, 20), 29, "opbouwwerker", "plannen voor het feest, met een plattegrond van suikerklontjes."),
    Tuesday((4, 9, 3), 32, "wijkwethouder, opbouwwerker", "de wijkwethouder kreeg te horen wat “vroeger” betekent."),
    Tuesday(
        (4, 9, 17), 34, "opbouwwerker, Fatima", "nagenieten van het feest; twee tafels schoven vanzelf aan elkaar."
    ),
    Tuesday(
        (4, 9, 24), 33, "opbouwwerker, gebiedsbeheerder", "“In die poort loop ik niet meer.” Genoteerd, zonder naam."
    ),
    Tuesday(
        (4, 10, 8),
        35,
        "sociaal werker, adviseur Wonen",
        "de rode kaart ging van hand tot hand. Uitgelegd, en nog eens.",
    ),
    Tuesday(
        (4, 10, 22), 34, "opbouwwerker, teamleider wijkverpleging", "griepprik of niet: een stemming zonder uitslag."
    ),
    Tuesday((4, 11, 5), 33, "opbouwwerker, Jolanda", "over deuren die klemmen en wie daar wat aan doet."),
    Tuesday((4, 11, 19), 35, "opbouwwerker, schuldhulpverlener", "kerst zonder geld: tips van wie het al jaren kan."),
    Tuesday(
        (4, 12, 3), 36, "opbouwwerker, bewonersbegeleider Ymere", "met zesendertig past de rollator er niet meer door."
    ),
    Tuesday((4, 12, 10), 36, "opbouwwerker, brugfunctionaris", "drie kinderen met een snipperdag schepten op."),
    Tuesday(
        (4, 12, 17),
        38,
        "opbouwwerker, Ria, Fatima",
        "kerstlunch. De kok van Haarlem Effect kreeg een schort met haar naam.",
    ),
    Tuesday((5, 1, 12), 33, "opbouwwerker, Ria", "wie wil er bij de sleutelgroep?"),
    Tuesday(
        (5, 1, 26), 34, "opbouwwerker, sociaal werker", "iemand uit zuid kwam mee met de buurvrouw die had aangebeld."
    ),
    Tuesday(
        (5, 2, 9), 35, "opbouwwerker, teamleider wijkverpleging", "route met de rollator uitgetekend op het tafelzeil."
    ),
    Tuesday((5, 2, 23), 35, "opbouwwerker, bewonersbegeleider Ymere", "blok 4: wat neem je mee en wat laat je staan?"),
    Tuesday((5, 3, 9), 36, "opbouwwerker, gebiedsbeheerder", "de dames keurden de stoep, streng maar rechtvaardig."),
    Tuesday((5, 3, 23), 36, "opbouwwerker, adviseur armoede", "toeslagen: zes enveloppen open, zes keer meegevallen."),
    Tuesday((5, 4, 6), 35, "opbouwwerker, Wim", "zaaigoed geruild tegen recepten."),
    Tuesday(
        (5, 4, 20), 36, "opbouwwerker, projectleider inrichting", "loopplanken: niet te glad en niet te smal graag."
    ),
    Tuesday((5, 5, 12), 36, "opbouwwerker, Fatima", "de eettafel leende de lunch een pan, of andersom."),
    Tuesday((5, 5, 26), 37, "opbouwwerker, brugfunctionaris", "een vader vroeg hoe je een juf aanspreekt."),
    Tuesday((5, 6, 9), 37, "opbouwwerker, Ria", "achthonderd tegels verder: spierpijn en trots."),
    Tuesday(
        (5, 6, 23), 38, "opbouwwerker, teamleider wijkverpleging", "warmte: wie belt wie als het dertig graden wordt?"
    ),
    Tuesday((5, 7, 7), 36, "opbouwwerker, jongerenwerker", "brood over van het plein, dus wentelteefjes."),
    Tuesday((5, 8, 18), 33, "opbouwwerker", "de vakantiefoto’s: veel Zandvoort."),
    Tuesday(
        (5, 9, 1),
        36,
        "wijkwethouder, opbouwwerker",
        "de wijkwethouder vroeg wat er blijft als wij weggaan. Het werd stil.",
    ),
    Tuesday((5, 9, 15), 37, "opbouwwerker, Ria", "een sleutel voor de keuken: wie durft?"),
    Tuesday(
        (5, 9, 29),
        37,
        "opbouwwerker, schuldhulpverlener",
        "zorgverzekering overstappen, met een rekenmachine van 1988.",
    ),
    Tuesday(
        (5, 10, 13), 38, "opbouwwerker, adviseur ondermijning", "tekeningen voor de meldroute: de vogel mocht blijven."
    ),
    Tuesday(
        (5, 10, 27),
        38,
        "opbouwwerker, teamleider wijkverpleging",
        "de uitnodiging voor wie voor een ander zorgt ging mee in elke tas.",
    ),
    Tuesday((5, 11, 10), 39, "opbouwwerker, Fatima", "eerste keer zonder kok; niemand merkte het."),
    Tuesday((5, 11, 24), 40, "opbouwwerker, manager Haarlem Effect", "veertig, en drie stonden te eten bij het raam."),
    Tuesday(
        (5, 12, 8),
        40,
        "opbouwwerker, programmamaker bibliotheek",
        "rijmen voor beginners; de gemeente kwam er genadig af.",
    ),
    Tuesday((5, 12, 15), 41, "opbouwwerker, Ria", "het kasboek werd overhandigd alsof het een oorkonde was."),
)
