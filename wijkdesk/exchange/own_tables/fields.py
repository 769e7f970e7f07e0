"""What a column of a table can become, by what the lines are, and how people call it in their tables."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import Final, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ImportKind


class Holds(Enum):
    """How the cells of a column are read."""

    TEXT = auto()
    PHONE = auto()
    EMAIL = auto()
    BEGIN = auto()
    """A day; of a month or a year the first."""
    END = auto()
    """A day; of a month or a year the last."""
    FLAG = auto()
    CHOICE = auto()
    PILLAR = auto()
    PILLARS = auto()
    PARTY = auto()
    """An organisation or a person, whichever has that name."""
    ORGANISATION = auto()
    ORGANISATIONS = auto()
    PERSON = auto()
    ACTION = auto()
    GOALS = auto()


class Field(NamedTuple):
    """What a column can become: an attribute of the thing, or a word of its own that ``reading`` knows.

    ``headings`` are what it is called in tables, in small letters and without accents, the most usual first.
    """

    key: str
    name: str
    holds: Holds
    headings: tuple[str, ...]


def _field(key: str, name: str, holds: Holds, headings: str) -> Field:
    return Field(key, name, holds, tuple(each.strip() for each in headings.split(",")))


_CONFIDENTIAL: Final = _field("confidential", "Vertrouwelijk", Holds.FLAG, "vertrouwelijk, geheim, intern")
_PLACE: Final = _field("place", "Waar", Holds.TEXT, "waar, locatie, plaats, straat, plek")
_PHONE: Final = _field(
    "phone",
    "Telefoon",
    Holds.PHONE,
    "telefoon, telefoonnummer, tel, tel nr, telnr, mobiel, mobiele telefoon, mob, gsm, 06, phone",
)
_EMAIL: Final = _field("email", "E-mail", Holds.EMAIL, "e-mail, email, mail, e-mailadres, emailadres, mailadres")
_PILLAR: Final = _field("pillar", "Pijler", Holds.PILLAR, "pijler, thema, programmalijn, spoor")
_ACTION: Final = _field("action", "Actie", Holds.ACTION, "actie, hoort bij, bij actie, project")
_NOTES: Final = "aantekeningen, opmerkingen, opmerking, notities, notitie, toelichting, bijzonderheden, notes"

FIELDS: Final[dict[ImportKind, tuple[Field, ...]]] = {
    ImportKind.ACTIONS: (
        _field(
            "title",
            "Titel",
            Holds.TEXT,
            "titel, actie, wat, activiteit, maatregel, taak, project, omschrijving, title, task, task name",
        ),
        _field(
            "description", "Omschrijving", Holds.TEXT, f"omschrijving, beschrijving, uitleg, inhoud, doel, {_NOTES}"
        ),
        _field("main_pillar", "Pijler", Holds.PILLAR, "pijler, hoofdpijler, thema, programmalijn, spoor"),
        _field("other_pillars", "Ook onder", Holds.PILLARS, "ook onder, andere pijlers, overige pijlers, nevenpijler"),
        _field(
            "state",
            "Stand",
            Holds.CHOICE,
            "status, stand, stand van zaken, fase, voortgang, gereed, klaar, afgerond, voltooid",
        ),
        _field("first_day", "Begin", Holds.BEGIN, "begin, start, startdatum, begindatum, vanaf, van, start op"),
        _field(
            "due",
            "Klaar",
            Holds.END,
            "deadline, klaar, gereed, uiterlijk, einddatum, streefdatum, wanneer, planning, voor, tot, einde, datum, "
            "gereed op, klaar op, due date",
        ),
        _field("started_on", "Begonnen", Holds.BEGIN, "begonnen, gestart op, begonnen op, gestart"),
        _field("ended_on", "Geëindigd", Holds.END, "geeindigd, afgerond op, afgerond, geeindigd op, voltooid op"),
        _field(
            "lead",
            "Trekker",
            Holds.PARTY,
            "trekker, eigenaar, wie, verantwoordelijke, verantwoordelijk, actiehouder, uitvoerder, door, owner",
        ),
        _field("lead_contact", "Contact", Holds.PERSON, "contact, contactpersoon, aanspreekpunt"),
        _field(
            "partners",
            "Samen met",
            Holds.ORGANISATIONS,
            "samen met, partners, partner, met wie, betrokkenen, betrokken partijen",
        ),
        _field("goals", "Draagt bij aan", Holds.GOALS, "draagt bij aan, beleidsdoelen, beleidsdoel"),
        _field("quick_win", "Snelle winst", Holds.FLAG, "snelle winst, quick win, quickwin"),
        _field("by_residents", "Initiatief van bewoners", Holds.FLAG, "initiatief van bewoners, bewonersinitiatief"),
        _PLACE,
        _field("next_step", "Volgende stap", Holds.TEXT, "volgende stap, vervolg, vervolgstap, vervolgactie"),
        _field("waits_for", "Wacht op", Holds.TEXT, "wacht op, knelpunt, blokkade"),
        _field("result", "Wat bracht het?", Holds.TEXT, "resultaat, opbrengst, wat bracht het, resultaten"),
        _field("lesson", "Wat is geleerd?", Holds.TEXT, "les, lessen, geleerd, wat is geleerd, leerpunt, leerpunten"),
        _CONFIDENTIAL,
    ),
    ImportKind.EVENTS: (
        _field("title", "Titel", Holds.TEXT, "titel, gebeurtenis, wat, onderwerp, activiteit, signaal, omschrijving"),
        _field("day", "Dag", Holds.BEGIN, "datum, dag, wanneer, op"),
        _field("kind", "Soort", Holds.CHOICE, "soort, type, categorie"),
        _field("description", "Omschrijving", Holds.TEXT, f"omschrijving, beschrijving, uitleg, {_NOTES}"),
        _PLACE,
        _PILLAR,
        _ACTION,
        _CONFIDENTIAL,
    ),
    ImportKind.PROMISES: (
        _field("what", "Wat is er toegezegd?", Holds.TEXT, "toezegging, wat, afspraak, titel, omschrijving, actie"),
        _field("by", "Door", Holds.PARTY, "door, wie, van, toegezegd door, eigenaar, trekker, verantwoordelijke"),
        _field("to", "Aan", Holds.PARTY, "aan, aan wie, toegezegd aan, voor wie, richting"),
        _field("by_contact", "Door persoon", Holds.PERSON, "door persoon"),
        _field("by_organisation", "Door organisatie", Holds.ORGANISATION, "door organisatie"),
        _field("to_residents", "Aan bewoners", Holds.FLAG, "aan bewoners"),
        _field("to_contact", "Aan persoon", Holds.PERSON, "aan persoon"),
        _field("to_organisation", "Aan organisatie", Holds.ORGANISATION, "aan organisatie"),
        _field("made_on", "Gedaan op", Holds.BEGIN, "gedaan op, datum, datum toezegging, toegezegd op, op"),
        _field("due", "Vóór", Holds.END, "deadline, voor, uiterlijk, wanneer, streefdatum, termijn, gereed, klaar"),
        _field("state", "Stand", Holds.CHOICE, "status, stand, stand van zaken, nagekomen, gereed, klaar, afgehandeld"),
        _field("settled_on", "Afgesloten", Holds.END, "afgesloten, afgehandeld op, nagekomen op, afgesloten op"),
        _field("reason", "Waarom", Holds.TEXT, f"waarom, reden, {_NOTES}"),
        _field("told_on", "Verteld op", Holds.END, "verteld op, teruggekoppeld op, teruggemeld op, terugkoppeling op"),
        _field("told_how", "Hoe verteld", Holds.TEXT, "hoe verteld, terugkoppeling, teruggekoppeld"),
        _PILLAR,
        _ACTION,
        _CONFIDENTIAL,
    ),
    ImportKind.GOALS: (
        _field("title", "Beleidsdoel", Holds.TEXT, "beleidsdoel, doel, doelstelling, titel, naam, wat, opgave"),
        _field("description", "Omschrijving", Holds.TEXT, f"omschrijving, beschrijving, uitleg, {_NOTES}"),
        _field("organisation", "Van", Holds.ORGANISATION, "organisatie, van, partner, afdeling, eigenaar, wie"),
        _field("portfolio_holder", "Portefeuille", Holds.PERSON, "portefeuillehouder, portefeuille, wethouder"),
        _field("due", "Uiterlijk", Holds.END, "uiterlijk, deadline, streefdatum, einddatum, wanneer, jaar, voor"),
        _field("state", "Stand", Holds.CHOICE, "status, stand, stand van zaken, gehaald, bereikt"),
        _field("settled_on", "Afgesloten", Holds.END, "afgesloten, gehaald op, bereikt op, afgesloten op"),
        _CONFIDENTIAL,
    ),
    ImportKind.ORGANISATIONS: (
        _field("name", "Naam", Holds.TEXT, "organisatie, naam, organisatienaam, partner, instelling, bedrijf, company"),
        _field("kind", "Soort", Holds.CHOICE, "soort, type, categorie, soort organisatie"),
        _PHONE,
        _EMAIL,
        _field("website", "Website", Holds.TEXT, "website, site, url, webadres, internet"),
        _field("address", "Adres", Holds.TEXT, "adres, bezoekadres, postadres, straat"),
        _field("notes", "Aantekeningen", Holds.TEXT, _NOTES),
        _field("left_on", "Vertrokken", Holds.END, "vertrokken, gestopt op, einddatum"),
        _CONFIDENTIAL,
    ),
    ImportKind.CONTACTS: (
        _field("name", "Hele naam", Holds.TEXT, "naam, volledige naam, contact, contactpersoon, persoon, name"),
        _field("first_name", "Voornaam", Holds.TEXT, "voornaam, roepnaam, voorletters, first name"),
        _field(
            "infix", "Tussenvoegsel", Holds.TEXT, "tussenvoegsel, tussenvoegsels, tussenv, tv, voorvoegsel, middle name"
        ),
        _field("last_name", "Achternaam", Holds.TEXT, "achternaam, familienaam, last name, surname"),
        _field("kind", "Soort", Holds.CHOICE, "soort, type, categorie, soort contact"),
        _field(
            "organisation",
            "Organisatie",
            Holds.ORGANISATION,
            "organisatie, org, bedrijf, werkgever, afdeling, partner, bij, organization name, company",
        ),
        _field("role", "Functie", Holds.TEXT, "functie, rol, functietitel, job title, organization title"),
        _PHONE,
        _EMAIL,
        _field("what_matters", "Wat voor deze persoon belangrijk is", Holds.TEXT, "wat belangrijk is, drijfveer"),
        _field("notes", "Aantekeningen", Holds.TEXT, _NOTES),
        _field("purpose", "Waarvoor", Holds.TEXT, "waarvoor, doel, doeleinde"),
        _field("ground", "Grondslag", Holds.CHOICE, "grondslag, wettelijke grondslag"),
        _field("source", "Bron", Holds.TEXT, "bron, herkomst gegevens"),
        _field("review_on", "Nakijken op", Holds.END, "nakijken op, nakijken, bewaren tot"),
        _CONFIDENTIAL,
    ),
}
"""In the order in which they are offered; what a line cannot do without stands in front."""

REQUIRED: Final[dict[ImportKind, tuple[str, ...]]] = {
    ImportKind.ACTIONS: ("title",),
    ImportKind.EVENTS: ("title", "day"),
    ImportKind.PROMISES: ("what",),
    ImportKind.GOALS: ("title",),
    ImportKind.ORGANISATIONS: ("name",),
    ImportKind.CONTACTS: ("name", "first_name", "last_name"),
}
"""What a line must have; of a contact one of these is enough."""

MADE: Final[dict[ImportKind, type]] = {
    ImportKind.ACTIONS: Action,
    ImportKind.EVENTS: Event,
    ImportKind.PROMISES: Promise,
    ImportKind.GOALS: PolicyGoal,
    ImportKind.ORGANISATIONS: Organisation,
    ImportKind.CONTACTS: Contact,
}


@cache
def field_of(kind: ImportKind, key: str) -> Field | None:
    """The field of this key, or ``None`` where the kind has none, such as in a mapping of another version."""
    return next((field for field in FIELDS[kind] if field.key == key), None)
