"""Who takes part in the example.

Organisations and offices are named. People are called by their office or by an invented first name: nobody in the
example is a person that exists.
"""

import datetime as dt
from functools import partial
from typing import NamedTuple

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.succession import hand_over
from wijkdesk.domain.words import ContactKind, LegalGround, OrganisationKind
from wijkdesk.example.approach import Approach
from wijkdesk.example.calendar import When


class Partner(NamedTuple):
    """``key`` is what the other tables call it."""

    key: str
    name: str
    kind: OrganisationKind
    domain: str
    phone: str = ""
    address: str = ""
    notes: str = ""


MUNICIPALITY = "haarlem.example"
SWITCHBOARD = "14 023"

PARTNERS = (
    Partner(
        "Ymere",
        "Ymere",
        OrganisationKind.HOUSING,
        "ymere.example",
        address="Bouwkeet, Linschotenstraat",
        notes="Verhuurt ruim de helft van de woningen. De keet is op woensdagmiddag open.",
    ),
    Partner(
        "politie",
        "Politie, basisteam Haarlem",
        OrganisationKind.POLICE,
        "politie.example",
        phone="0900 8844",
        notes="Het basisteam bedient de hele stad; wat elders misgaat, voel je hier.",
    ),
    Partner(
        "Haarlem Effect",
        "Haarlem Effect",
        OrganisationKind.WELFARE,
        "haarlemeffect.example",
        address="Buurthuis, Van Marumstraat",
        notes="Sleutel van het buurthuis ligt bij de opbouwwerker.",
    ),
    Partner("College", "College van B en W", OrganisationKind.OTHER, MUNICIPALITY, SWITCHBOARD),
    Partner("Wonen", "Afdeling Wonen", OrganisationKind.DEPARTMENT, MUNICIPALITY, SWITCHBOARD),
    Partner("Veiligheid", "Afdeling Veiligheid en Handhaving", OrganisationKind.DEPARTMENT, MUNICIPALITY, SWITCHBOARD),
    Partner(
        "Openbare ruimte",
        "Afdeling Beheer openbare ruimte",
        OrganisationKind.DEPARTMENT,
        MUNICIPALITY,
        SWITCHBOARD,
        notes="Werkbonnen vóór donderdag twaalf uur gaan de week erna mee.",
    ),
    Partner("Sociaal domein", "Afdeling Sociaal domein", OrganisationKind.DEPARTMENT, MUNICIPALITY, SWITCHBOARD),
    Partner(
        "school",
        "Basisschool De Rozentuin",
        OrganisationKind.SCHOOL,
        "rozentuin.example",
        address="Merensplein",
        notes="In de zomervakantie is er niemand te bereiken; plan niets tussen half juli en september.",
    ),
    Partner("ondernemers", "Ondernemersgroep Rozenprieel", OrganisationKind.BUSINESS, "ondernemers.example"),
    Partner(
        "bibliotheek",
        "Bibliotheek Haarlem-Zuid",
        OrganisationKind.OTHER,
        "bibliotheek.example",
        notes="Belooft weinig, en doet dat altijd.",
    ),
    Partner("zorg", "Wijkverpleging Haarlem-Zuid", OrganisationKind.CARE, "wijkverpleging.example"),
    Partner(
        "bewoners",
        "Bewonersgroep Rozenprieel",
        OrganisationKind.RESIDENTS,
        "bewoners.example",
        address="Buurthuis, Van Marumstraat",
        notes="Vergadert liever aan de lunchtafel dan in een zaal.",
    ),
)


class Person(NamedTuple):
    """Somebody at a partner; without ``role`` they succeed somebody. ``last`` is the last day of who left for good."""

    name: str
    partner: str
    role: str
    what_matters: str = ""
    is_head: bool = False
    last: When | None = None


ADMINISTRATORS = (
    Person("burgemeester", "College", "burgemeester", "Dat niemand hoeft te zwijgen uit angst voor een buurman."),
    Person("vorige wijkwethouder", "College", "wijkwethouder", "Liep elk kwartaal door de straat, zonder pers."),
    Person("wijkwethouder", "College", "", "Groeide op in zo’n buurt. Vraagt altijd eerst wat bewoners ervan vinden."),
    Person("wethouder Wonen", "College", "wethouder Wonen", "Wil niet de wethouder van de sloop heten."),
    Person("wethouder Sociaal domein", "College", "wethouder Sociaal domein", "Kinderen zonder ontbijt op school."),
)

PROFESSIONALS = (
    Person("gebiedsmanager Ymere", "Ymere", "gebiedsmanager", "Huurders die over tien jaar nog trots zijn.", True),
    Person("projectleider funderingen", "Ymere", "projectleider", "Beloof een week, niet een dag."),
    Person("wijkbeheerder Ymere", "Ymere", "wijkbeheerder", "Kent elke berging; wil dat klachten bij hem beginnen."),
    Person("bewonersbegeleider Ymere", "Ymere", "bewonersbegeleider", "Niemand mag alleen staan op de verhuisdag."),
    Person(
        "vorige teamchef basisteam",
        "politie",
        "teamchef",
        "Zichtbare wijkagenten; heeft zelf zo’n wijk gelopen.",
        True,
    ),
    Person("teamchef basisteam", "politie", "", "Niets toezeggen wat het rooster niet waarmaakt."),
    Person("wijkagent noord", "politie", "wijkagent", "Koffie bij de bakker levert meer op dan een ronde in de auto."),
    Person(
        "wijkagent zuid",
        "politie",
        "wijkagent",
        "Jongeren bij hun voornaam kennen voordat er iets gebeurt.",
        last=(4, 6, 28),
    ),
    Person(
        "manager Haarlem Effect",
        "Haarlem Effect",
        "manager",
        "Dat haar mensen tijd houden voor een praatje dat nergens over hoeft te gaan.",
        True,
    ),
    Person("opbouwwerker", "Haarlem Effect", "opbouwwerker", "Bewoners die het na een jaar zelf doen."),
    Person("jongerenwerker", "Haarlem Effect", "jongerenwerker", "Een plek waar je niet weggestuurd wordt."),
    Person("sociaal werker", "Haarlem Effect", "sociaal werker", "Eén keer vragen, en dan ook terugkomen."),
    Person("hoofd Wonen", "Wonen", "afdelingshoofd", "Een planning die klopt met de begroting.", True),
    Person("adviseur Wonen", "Wonen", "adviseur", "Regels uitleggen tot iemand knikt en het meent."),
    Person(
        "hoofd Veiligheid en Handhaving",
        "Veiligheid",
        "afdelingshoofd",
        "Handhavers die iets mogen oplossen in plaats van alleen beboeten.",
        True,
    ),
    Person(
        "adviseur ondermijning", "Veiligheid", "adviseur", "Kleine signalen naast elkaar leggen, en dan pas praten."
    ),
    Person("teamleider handhaving", "Veiligheid", "teamleider", "Vaste gezichten in vaste straten."),
    Person(
        "vorig hoofd Beheer openbare ruimte",
        "Openbare ruimte",
        "afdelingshoofd",
        "Schoon is geen project maar een gewoonte.",
        True,
    ),
    Person("hoofd Beheer openbare ruimte", "Openbare ruimte", "", "Kwam van buiten; wil eerst zelf meelopen."),
    Person(
        "gebiedsbeheerder", "Openbare ruimte", "gebiedsbeheerder", "Eén keer goed maken in plaats van drie keer lappen."
    ),
    Person("projectleider inrichting", "Openbare ruimte", "projectleider", "Een straat die kinderen hebben getekend."),
    Person("hoofd Sociaal domein", "Sociaal domein", "afdelingshoofd", "Eén gezin, één plan, één gezicht.", True),
    Person("adviseur armoede", "Sociaal domein", "adviseur", "Geld dat klaarligt en niet wordt aangevraagd."),
    Person("schuldhulpverlener", "Sociaal domein", "schuldhulpverlener", "Mensen die bellen vóór de deurwaarder belt."),
    Person("schooldirecteur", "school", "directeur", "Ouders die binnenlopen zonder afspraak.", True),
    Person("brugfunctionaris", "school", "brugfunctionaris", "Een kind leert pas als het thuis rustig is."),
    Person("voorzitter ondernemers", "ondernemers", "voorzitter", "Geen dichte luiken in de winkelstraat.", True),
    Person("eigenaar buurtsuper", "ondernemers", "lid", "Klanten die durven zeggen wat ze zien."),
    Person(
        "programmamaker bibliotheek",
        "bibliotheek",
        "programmamaker",
        "Liever één voorleesmiddag die doorgaat dan vijf die op papier staan.",
        True,
    ),
    Person("teamleider wijkverpleging", "zorg", "teamleider", "Ouderen die iemand hebben om mee te eten.", True),
)


class Resident(NamedTuple):
    """A resident with the least that serves; ``review`` is when it is asked again whether that still serves."""

    name: str
    role: str
    purpose: str
    source: str
    ground: LegalGround
    review: int
    is_in_group: bool = True
    has_email: bool = True


RESIDENTS = (
    Resident(
        "Ria",
        "voorzitter",
        "Aanspreekpunt van de bewonersgroep",
        "Zelf gegeven bij de start van de bewonersgroep",
        LegalGround.CONSENT,
        210,
    ),
    Resident(
        "Kees",
        "penningmeester",
        "Afspraken over het repaircafé",
        "Zelf gegeven in het buurthuis",
        LegalGround.CONSENT,
        95,
    ),
    Resident(
        "Fatima",
        "lid",
        "Afspraken over de eettafel van de buurvrouwen",
        "Zelf gegeven bij de lunch",
        LegalGround.CONSENT,
        -18,
    ),
    Resident(
        "Jolanda",
        "",
        "Terugbellen over de nazorg in de Bakkerstraat",
        "Zelf gegeven in de bouwkeet",
        LegalGround.CONSENT,
        40,
        is_in_group=False,
    ),
    Resident(
        "Wim",
        "",
        "Sleutel en afspraken van de buurttuin",
        "Gemeld via de bewonersgroep",
        LegalGround.PUBLIC_TASK,
        160,
        is_in_group=False,
        has_email=False,
    ),
)


class Succession(NamedTuple):
    leaver: str
    successor: str
    last_day: When


SUCCESSIONS = (
    Succession("vorige wijkwethouder", "wijkwethouder", (3, 6, 15)),
    Succession("vorige teamchef basisteam", "teamchef basisteam", (4, 8, 28)),
    Succession("vorig hoofd Beheer openbare ruimte", "hoofd Beheer openbare ruimte", -40),
)


def add_people(approach: Approach) -> None:
    for partner in PARTNERS:
        approach.organisations[partner.key] = Organisation(
            name=partner.name,
            kind=partner.kind,
            phone=partner.phone,
            email=f"info@{partner.domain}",
            address=partner.address,
            notes=partner.notes,
        )
    for person in ADMINISTRATORS:
        _add_official(approach, person, ContactKind.ADMINISTRATOR)
    for person in PROFESSIONALS:
        _add_official(approach, person, ContactKind.PROFESSIONAL)
    for resident in RESIDENTS:
        _add_resident(approach, resident)


def add_successions(approach: Approach) -> None:
    """Let leavers hand over; add this after all that they may have in hand."""
    for succession in SUCCESSIONS:
        approach.on(approach.calendar.day(succession.last_day), partial(_hand_over, approach, succession))


def _hand_over(approach: Approach, succession: Succession, on: dt.date) -> None:
    hand_over(
        approach.contacts[succession.leaver],
        approach.contacts[succession.successor],
        on,
        promises=approach.promises,
        commitments=approach.commitments.values(),
        actions=approach.actions.values(),
        goals=approach.goals.values(),
        pillars=approach.pillars.values(),
        programme=approach.programme,
    )


def _add_official(approach: Approach, person: Person, kind: ContactKind) -> None:
    organisation = approach.organisations[person.partner]
    domain = next(partner.domain for partner in PARTNERS if partner.key == person.partner)
    contact = Contact(
        kind=kind, last_name=person.name, email=_email(person.name, domain), what_matters=person.what_matters
    )
    approach.contacts[person.name] = contact
    if person.role:
        contact.take_position(
            organisation, role=person.role, is_head=person.is_head, first_day=approach.calendar.first_day
        )
    if person.last is not None:
        approach.on(approach.calendar.day(person.last), partial(contact.leave, organisation))


def _add_resident(approach: Approach, resident: Resident) -> None:
    contact = Contact(
        kind=ContactKind.RESIDENT,
        first_name=resident.name,
        email=_email(resident.name, "bewoners.example") if resident.has_email else "",
        purpose=resident.purpose,
        source=resident.source,
        ground=resident.ground,
        review_on=approach.calendar.day(resident.review),
    )
    if resident.is_in_group:
        contact.take_position(approach.organisations["bewoners"], role=resident.role)
    approach.contacts[resident.name] = contact


def _email(name: str, domain: str) -> str:
    return f"{name.lower().replace(' ', '.')}@{domain}"
