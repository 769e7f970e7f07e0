"""Signals: what was heard in the street, without names; some of them became an action."""

from wijkdesk.example.chronicle.happened import SIGNAL, Happened
from wijkdesk.example.pillars import HOUSING, RESILIENCE, SURROUNDINGS, UNDERMINING

EVENTS = (
    Happened(
        (1, 1, 20),
        SIGNAL,
        SURROUNDINGS,
        "“Onze gang is de vuilnisbelt van de hele straat.”",
        "Grofvuil weg uit de brandgangen",
        "Kamperstraat",
    ),
    Happened((1, 2, 3), SIGNAL, UNDERMINING, "“Hier is nog nooit iets gestolen. Zeg dat maar zo.”"),
    Happened(
        (1, 2, 15),
        SIGNAL,
        SURROUNDINGS,
        "“Mijn moeder durft die stoep niet meer op.”",
        "Losse tegels recht, Linschotenstraat",
        "Linschotenstraat",
    ),
    Happened((1, 3, 2), SIGNAL, HOUSING, "“De deur klemt al sinds de wegwerkzaamheden van 1998.”"),
    Happened(
        (1, 3, 21),
        SIGNAL,
        HOUSING,
        "“Ze laten het verrotten, dan kan het plat.”",
        "Geen sloop: een brief en een gesprek aan de deur",
    ),
    Happened((1, 4, 14), SIGNAL, RESILIENCE, "“Iedereen komt praten en niemand komt terug.”"),
    Happened(
        (1, 5, 3), SIGNAL, UNDERMINING, "“Die winkel heeft nooit klanten en toch een nieuwe auto.”", confidential=True
    ),
    Happened((1, 5, 18), SIGNAL, SURROUNDINGS, "“Zet die paaltjes dan gewoon recht.”", "Scheve paaltjes rechtgezet"),
    Happened(
        (1, 6, 8),
        SIGNAL,
        UNDERMINING,
        "“Je belt, en dan staat de hele straat te kijken wie er gebeld heeft.”",
        "Melden zonder naam: proef",
    ),
    Happened((1, 7, 11), SIGNAL, RESILIENCE, "“Na vier uur is er hier voor kinderen niks.”"),
    Happened(
        (1, 8, 24),
        SIGNAL,
        SURROUNDINGS,
        "“Op de hoek is het al maanden pikdonker.”",
        "Kapotte lampen vervangen",
        "Kamperstraat",
    ),
    Happened(
        (1, 9, 8), SIGNAL, HOUSING, "“Als ik eruit moet, kom ik er nooit meer in.”", "Terugkeergarantie op papier"
    ),
    Happened(
        (1, 9, 26), SIGNAL, RESILIENCE, "“Mijn post maak ik niet meer open.”", "Spreekuur geldzorgen in het buurthuis"
    ),
    Happened((1, 10, 19), SIGNAL, HOUSING, "“In de krant staat sloop. Dan is het dus waar.”"),
    Happened(
        (1, 11, 15), SIGNAL, RESILIENCE, "“Ik zou best willen helpen, maar niemand vraagt het.”", "Burenhulp via de app"
    ),
    Happened((1, 12, 14), SIGNAL, UNDERMINING, "“Eerst zien, dan geloven.”"),
    Happened(
        (2, 1, 10),
        SIGNAL,
        UNDERMINING,
        "“Die open bergingen, daar kom ik ’s avonds niet.”",
        "Lege bergingen dicht",
        "Kamperstraat",
    ),
    Happened((2, 1, 25), SIGNAL, RESILIENCE, "“Een krant? Doe mij maar gewoon iemand aan de deur.”"),
    Happened(
        (2, 2, 20),
        SIGNAL,
        HOUSING,
        "“Bij elke klap rammelen mijn borden, maar goed, het is voor iets.”",
        place="Tybautstraat",
    ),
    Happened(
        (2, 3, 9),
        SIGNAL,
        SURROUNDINGS,
        "“Halve fietsen overal, je kunt de stoep niet eens meer zien.”",
        "Fietswrakken weg",
    ),
    Happened(
        (2, 3, 30), SIGNAL, UNDERMINING, "“Die kaart ligt nog onder de fruitschaal.”", "Meldkaart in elke brievenbus"
    ),
    Happened(
        (2, 4, 21),
        SIGNAL,
        RESILIENCE,
        "“Bij dat spreekuur kijkt iedereen wie er naar binnen gaat.”",
        "Spreekuur geldzorgen in het buurthuis",
    ),
    Happened(
        (2, 5, 4),
        SIGNAL,
        SURROUNDINGS,
        "“Een bankje zou al schelen.”",
        "Bankjes terug op het Voortingplantsoen",
        "Voortingplantsoen",
    ),
    Happened((2, 5, 24), SIGNAL, HOUSING, "“Oker in het trappenhuis, mijn man vindt het een museum.”"),
    Happened(
        (2, 6, 15),
        SIGNAL,
        RESILIENCE,
        "“Die app vraagt om een wachtwoord. Mijn hulp woont naast me.”",
        "Burenhulp via de app",
    ),
    Happened(
        (2, 7, 12),
        SIGNAL,
        SURROUNDINGS,
        "“Eindelijk een plek waar je niet wordt weggestuurd.”",
        place="Voortingplantsoen",
    ),
    Happened(
        (2, 8, 18),
        SIGNAL,
        SURROUNDINGS,
        "“De oude bak is weg en de nieuwe is er niet. Logisch.”",
        "Ondergrondse containers op het Merensplein",
        "Merensplein",
    ),
    Happened((2, 9, 6), SIGNAL, RESILIENCE, "“Ik ken de mensen aan de overkant niet eens van gezicht.”"),
    Happened(
        (2, 9, 21), SIGNAL, UNDERMINING, "“Tegen de bakker durf ik het wel te zeggen.”", "Melden zonder naam: proef"
    ),
    Happened((2, 10, 18), SIGNAL, HOUSING, "“Zij krijgen een nieuwe keuken en ik een brief.”"),
    Happened((2, 11, 9), SIGNAL, RESILIENCE, "“Hulp vragen is hier bijna hetzelfde als schulden hebben.”"),
    Happened(
        (2, 11, 30), SIGNAL, RESILIENCE, "“Ze kwamen écht terug. Met speculaas.”", "Langs de deuren, eerste ronde"
    ),
    Happened(
        (2, 12, 14), SIGNAL, HOUSING, "“Mijn huis staat recht. Nu alleen nog een keuken erin.”", place="Tybautstraat"
    ),
    Happened((3, 1, 18), SIGNAL, RESILIENCE, "“Soep is soep, maar je zit niet alleen.”", "Lunch op dinsdag"),
    Happened(
        (3, 2, 2),
        SIGNAL,
        SURROUNDINGS,
        "“Een tuin? Hier groeit alleen onkruid. Of nee, geef maar een bak.”",
        "Buurttuin Voortingplantsoen",
    ),
    Happened((3, 2, 22), SIGNAL, HOUSING, "“Kleiner wonen en meer betalen, leg dat eens uit.”"),
    Happened((3, 3, 14), SIGNAL, "", "“Nieuwe wethouder, nieuwe plannen. Let maar op.”"),
    Happened((3, 4, 6), SIGNAL, UNDERMINING, "“Ik belde, en twee dagen later wist ik wat ermee gedaan was.”"),
    Happened(
        (3, 4, 25),
        SIGNAL,
        UNDERMINING,
        "“Vrijdags doe ik het rolluik om vier uur dicht.”",
        "Voetpatrouille op vrijdagavond",
    ),
    Happened((3, 5, 18), SIGNAL, SURROUNDINGS, "“Die bank staat precies onder mijn slaapkamer.”", place="Bakkerstraat"),
    Happened((3, 6, 8), SIGNAL, SURROUNDINGS, "“Na de coaches is het meteen weer raak.”"),
    Happened((3, 6, 30), SIGNAL, HOUSING, "“Op het feest stond mijn naam op een slinger.”", place="Tybautstraat"),
    Happened((3, 7, 17), SIGNAL, RESILIENCE, "“Drie vrouwen doen alles. Wacht maar tot die op vakantie gaan.”"),
    Happened(
        (3, 8, 28),
        SIGNAL,
        RESILIENCE,
        "“De school belde en er was niks aan de hand!”",
        "Een brugfunctionaris op school",
    ),
    Happened((3, 9, 12), SIGNAL, UNDERMINING, "“Twee agenten op de fiets, en ze stapten af.”"),
    Happened((3, 10, 11), SIGNAL, HOUSING, "“Een kelder? Daar bewaarde mijn opa zijn konijnen.”", place="Bakkerstraat"),
    Happened((3, 10, 30), SIGNAL, SURROUNDINGS, "“Mijn dochter klimt hoger dan ik leuk vind.”", place="Merensplein"),
    Happened((3, 11, 16), SIGNAL, SURROUNDINGS, "“Die vogel, die heeft mijn neef gemaakt.”", place="Kamperstraat"),
    Happened(
        (3, 12, 7), SIGNAL, RESILIENCE, "“Wie niet op dinsdag kan, hoort er niet bij.”", "Eettafel van de buurvrouwen"
    ),
    Happened(
        (4, 1, 11),
        SIGNAL,
        HOUSING,
        "“De scheur boven mijn bed is nieuw.”",
        "Schade na het heien: één aanspreekpunt",
        "Kamperstraat",
    ),
    Happened((4, 1, 29), SIGNAL, RESILIENCE, "“Die nieuwe mensen groeten niet.”", "Nieuwe buren, oude buren"),
    Happened(
        (4, 1, 31), SIGNAL, RESILIENCE, "“De mensen die hier al woonden, groeten niet.”", "Nieuwe buren, oude buren"
    ),
    Happened(
        (4, 2, 14),
        SIGNAL,
        HOUSING,
        "“Een brief van vier kanten om te zeggen dat het water een uur dicht is.”",
        "Brieven in gewone taal",
    ),
    Happened((4, 2, 28), SIGNAL, UNDERMINING, "“Vroeger kwam de wijkagent koffie drinken.”"),
    Happened((4, 3, 14), SIGNAL, UNDERMINING, "“Twee keer doorgegeven, nul keer iets gehoord.”"),
    Happened(
        (4, 4, 17),
        SIGNAL,
        SURROUNDINGS,
        "“Een bankje van mezelf, dáár gaat niemand ’s nachts op zitten.”",
        "Gevelbankjes van bewoners",
    ),
    Happened(
        (4, 5, 8),
        SIGNAL,
        SURROUNDINGS,
        "“Bij de glasbak loopt er elke avond een rat over.”",
        "Ratten: voer weg en gaten dicht",
        "Linschotenstraat",
    ),
    Happened((4, 5, 29), SIGNAL, SURROUNDINGS, "“Mooie straat. Nu nog winkels erin.”", place="Rozenprieelstraat"),
    Happened(
        (4, 6, 12), SIGNAL, RESILIENCE, "“Wij willen geen raad, wij willen een terras.”", "Jongeren runnen het terras"
    ),
    Happened(
        (4, 7, 11),
        SIGNAL,
        RESILIENCE,
        "“Om vier uur heeft hij honger en is er thuis niemand.”",
        "Zomer op het plein, met brood",
    ),
    Happened(
        (4, 8, 21), SIGNAL, UNDERMINING, "“Als er niemand loopt, lopen zij.”", "Boa’s op vaste tijden in de straat"
    ),
    Happened(
        (4, 9, 18),
        SIGNAL,
        RESILIENCE,
        "“Ik heb haar nooit gesproken en nu weet ik hoe haar taart smaakt.”",
        "Straatfeest Merensplein",
    ),
    Happened(
        (4, 9, 24), SIGNAL, SURROUNDINGS, "“In die poort loop ik niet meer.”", "Licht in de poorten", "Kamperstraat"
    ),
    Happened((4, 10, 15), SIGNAL, HOUSING, "“Het staat rood op de kaart, dus het gaat plat.”"),
    Happened((4, 10, 30), SIGNAL, HOUSING, "“Hij zei het drie keer. Toen geloofde ik het een beetje.”"),
    Happened((4, 11, 14), SIGNAL, UNDERMINING, "“Ik zeg niks meer. Het komt toch nergens aan.”"),
    Happened((4, 11, 27), SIGNAL, RESILIENCE, "“Wij eten donderdag, zij dinsdag. Waarom eigenlijk?”"),
    Happened(
        (4, 12, 12),
        SIGNAL,
        UNDERMINING,
        "“Zilverreiger: er werd ’s nachts geladen achter het derde pand.”",
        confidential=True,
    ),
    Happened(
        (5, 1, 16),
        SIGNAL,
        HOUSING,
        "“Eerst een handtekening, dan pas mijn dozen.”",
        "Fundering blok 4, Linschotenstraat",
        "Linschotenstraat",
    ),
    Happened(
        (5, 1, 29),
        SIGNAL,
        RESILIENCE,
        "“Er stond een buurvrouw voor de deur. Dan doe je open.”",
        "Langs de deuren: 120 adressen in zuid",
    ),
    Happened(
        (5, 2, 17), SIGNAL, SURROUNDINGS, "“Met de rollator haal ik het plein niet.”", "De stoep vrij voor rollators"
    ),
    Happened((5, 3, 3), SIGNAL, UNDERMINING, "“De boa’s ken ik nu. Aardige lui, die twee.”"),
    Happened(
        (5, 3, 25), SIGNAL, HOUSING, "“Wat levert zo’n paneel nou echt op?”", "Zonnepanelen op blok 2", "Bakkerstraat"
    ),
    Happened((5, 4, 10), SIGNAL, RESILIENCE, "“Hoi is ook groeten, staat nu op ons tegeltje.”"),
    Happened(
        (5, 4, 28), SIGNAL, SURROUNDINGS, "“Ik heb nog nooit zo veel regenwormen gezien.”", place="Casteleynstraat"
    ),
    Happened((5, 5, 19), SIGNAL, RESILIENCE, "“Dat nummer hangt bij mij op de koelkast. Gelukkig nog niet nodig.”"),
    Happened((5, 6, 16), SIGNAL, UNDERMINING, "“Wat zij ’s nachts doen weet ik, maar wie vertel ik het nu?”"),
    Happened(
        (5, 7, 14),
        SIGNAL,
        SURROUNDINGS,
        "“Weer open, die straat. Maar nu zeggen ze tenminste waarom.”",
        place="Rozenprieelstraat",
    ),
    Happened((5, 8, 13), SIGNAL, SURROUNDINGS, "“Bij ons koelde het ’s nachts niet onder de dertig graden.”"),
    Happened((5, 9, 3), SIGNAL, RESILIENCE, "“Op het plein kreeg hij brood. Hij wil nu elke dag.”"),
    Happened(
        (5, 9, 24),
        SIGNAL,
        HOUSING,
        "“En wij dan, in de Van Marumstraat?”",
        "Fundering blok 5, Van Marumstraat: voorbereiding",
        "Van Marumstraat",
    ),
    Happened(
        (5, 10, 14), SIGNAL, SURROUNDINGS, "“Mijn stokroos komt boven de brievenbus uit.”", place="Casteleynstraat"
    ),
    Happened(
        (5, 11, 5),
        SIGNAL,
        RESILIENCE,
        "“Als jullie weggaan, blijft de sleutel dan hier?”",
        "De lunch wordt van de buurt",
    ),
    Happened(
        (5, 11, 25),
        SIGNAL,
        UNDERMINING,
        "“Een vogel betekent dus dat je het mag vertellen.”",
        "De meldroute in pictogrammen",
    ),
    Happened(
        -29,
        SIGNAL,
        SURROUNDINGS,
        "“De stoep bij ons zakt elke week een vinger.”",
        "Verzakte stoep in de Van Marumstraat",
        "Van Marumstraat",
    ),
    Happened(
        -16,
        SIGNAL,
        HOUSING,
        "“Elf punten, het zijn er nog steeds elf.”",
        "Nazorg Bakkerstraat: de laatste elf punten",
        "Bakkerstraat",
    ),
    Happened(-4, SIGNAL, UNDERMINING, "“Er fietste weer een agent. Voor een andere wijk, zei hij.”"),
)
