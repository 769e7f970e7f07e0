"""What is recorded of each kind of thing, and what its fields are called on the forms: the grammar of history and bin.

Of the tables it knows the names alone, because the tables themselves come with SQLAlchemy.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import (
    ActionState,
    ContactKind,
    Direction,
    EscalationState,
    EventKind,
    GoalState,
    LegalGround,
    Measure,
    MomentKind,
    OrganisationKind,
    OverviewState,
    PhotoMoment,
    PromiseState,
    Rhythm,
    ValueState,
)


class Shown(NamedTuple):
    """How a column is shown: what the form calls it, and what it holds.

    That is a kind of value, a fixed choice, or the name of the table that it refers to. One that ``stays`` is told and
    not put back: its change belonged to more than this thing.
    """

    label: str
    holds: type | str = str
    stays: bool = False


class Pairs(NamedTuple):
    """A table that pairs a thing with others, under the attribute that holds these in the domain."""

    table: str
    owner: str
    other: str
    target: str
    label: str
    attribute: str


class Part(NamedTuple):
    """A table whose rows belong to a thing and are told in one line each."""

    table: str
    owner: str
    label: str


class Record(NamedTuple):
    """What is recorded of one kind of thing."""

    word: str
    several: str
    table: str
    columns: Mapping[str, Shown]
    pairs: tuple[Pairs, ...] = ()
    parts: tuple[Part, ...] = ()


_CONFIDENTIAL: Final = {"confidential": Shown("Vertrouwelijk", bool)}
_PLACE: Final = {"pillar_id": Shown("Pijler", "pillars"), "action_id": Shown("Actie", "actions")}
_PHOTOS: Final = "Foto"

RECORDS: Final[dict[type, Record]] = {
    Programme: Record(
        "Wijkaanpak",
        "wijkaanpakken",
        "programmes",
        {
            "name": Shown("Naam"),
            "municipality": Shown("Gemeente"),
            "sponsor_id": Shown("Opdrachtgever", "contacts"),
            "coordinator": Shown("Opsteller"),
            "department": Shown("Afdeling"),
            "first_day": Shown("Eerste dag", dt.date),
            "last_day": Shown("Laatste dag", dt.date),
            "assignment": Shown("De bestuurlijke opdracht"),
            "paper_header": Shown("Regels in de kop van een stuk voor het College"),
            "review_months": Shown("Gegevens van bewoners nakijken na (maanden)", int),
            "is_example": Shown("Voorbeeld", bool, stays=True),
        },
        (Pairs("programme_areas", "programme_id", "area_id", "areas", "Buurtcodes", "areas"),),
    ),
    Pillar: Record(
        "Pijler",
        "pijlers",
        "pillars",
        {
            "name": Shown("Naam van de pijler"),
            "aim": Shown("Doel"),
            "portfolio_holder_id": Shown("Portefeuillehouder", "contacts"),
            "retired_on": Shown("Afgesloten op", dt.date),
            "position": Shown("Plaats", int, stays=True),
            "colour": Shown("Kleur", int),
            "icon": Shown("Icoon"),
        },
        parts=(Part("ratings", "pillar_id", "Stoplicht"),),
    ),
    Action: Record(
        "Actie",
        "acties",
        "actions",
        {
            "title": Shown("Titel"),
            "main_pillar_id": Shown("Pijler", "pillars"),
            "state": Shown("Stand", ActionState),
            "waits_for": Shown("Wacht op"),
            "quick_win": Shown("Snelle winst", bool),
            "first_day": Shown("Begin", dt.date),
            "due": Shown("Klaar", dt.date),
            "started_on": Shown("Begonnen", dt.date),
            "ended_on": Shown("Geëindigd", dt.date),
            "lead_id": Shown("Trekker", "organisations"),
            "lead_contact_id": Shown("Contact", "contacts"),
            "place": Shown("Waar"),
            "next_step": Shown("Volgende stap"),
            "result": Shown("Wat bracht het?"),
            "lesson": Shown("Wat is geleerd?"),
            "description": Shown("Omschrijving"),
            "by_residents": Shown("Initiatief van bewoners", bool),
            "follows_id": Shown("Volgt op", "actions"),
            **_CONFIDENTIAL,
        },
        (
            Pairs("action_partners", "action_id", "organisation_id", "organisations", "Samen met", "partners"),
            Pairs("action_goals", "action_id", "goal_id", "goals", "Draagt bij aan", "goals"),
            Pairs("action_pillars", "action_id", "pillar_id", "pillars", "Ook onder", "other_pillars"),
        ),
        (Part("photos", "action_id", _PHOTOS),),
    ),
    Organisation: Record(
        "Organisatie",
        "organisaties",
        "organisations",
        {
            "name": Shown("Naam"),
            "kind": Shown("Soort", OrganisationKind),
            "phone": Shown("Telefoon"),
            "email": Shown("E-mail"),
            "address": Shown("Adres"),
            "website": Shown("Website"),
            "left_on": Shown("Vertrokken", dt.date),
            "notes": Shown("Aantekeningen"),
            **_CONFIDENTIAL,
        },
    ),
    Contact: Record(
        "Contact",
        "contacten",
        "contacts",
        {
            "first_name": Shown("Voornaam"),
            "infix": Shown("Tussenvoegsel"),
            "last_name": Shown("Achternaam"),
            "kind": Shown("Soort", ContactKind),
            "phone": Shown("Telefoon"),
            "email": Shown("E-mail"),
            "purpose": Shown("Waarvoor"),
            "ground": Shown("Grondslag", LegalGround),
            "source": Shown("Bron"),
            "review_on": Shown("Nakijken op", dt.date),
            "what_matters": Shown("Wat voor deze persoon belangrijk is"),
            "notes": Shown("Aantekeningen"),
            **_CONFIDENTIAL,
        },
        parts=(Part("positions", "contact_id", "Functie"),),
    ),
    ContactMoment: Record(
        "Contactmoment",
        "contactmomenten",
        "moments",
        {
            "summary": Shown("Waar ging het over?"),
            "day": Shown("Dag", dt.date),
            "kind": Shown("Soort", MomentKind),
            "notes": Shown("Aantekeningen"),
            **_PLACE,
            **_CONFIDENTIAL,
        },
        (
            Pairs("moment_contacts", "moment_id", "contact_id", "contacts", "Met wie", "contacts"),
            Pairs("moment_organisations", "moment_id", "organisation_id", "organisations", "Namens", "organisations"),
        ),
    ),
    Promise: Record(
        "Toezegging",
        "toezeggingen",
        "promises",
        {
            "what": Shown("Wat is er toegezegd?"),
            "state": Shown("Stand", PromiseState),
            "made_on": Shown("Gedaan op", dt.date),
            "due": Shown("Vóór", dt.date),
            "settled_on": Shown("Afgesloten", dt.date),
            "reason": Shown("Waarom"),
            "told_on": Shown("Verteld op", dt.date),
            "told_how": Shown("Hoe verteld"),
            "by_contact_id": Shown("Door persoon", "contacts"),
            "by_organisation_id": Shown("Door organisatie", "organisations"),
            "to_residents": Shown("Aan bewoners", bool),
            "to_contact_id": Shown("Aan persoon", "contacts"),
            "to_organisation_id": Shown("Aan organisatie", "organisations"),
            **_PLACE,
            "made_in_id": Shown("Gedaan in contactmoment", "moments"),
            "replaces_id": Shown("In de plaats van", "promises"),
            **_CONFIDENTIAL,
        },
    ),
    Commitment: Record(
        "Commitment",
        "commitments",
        "commitments",
        {
            "what": Shown("Wat zegt de partner toe?"),
            "organisation_id": Shown("Organisatie", "organisations"),
            "head_id": Shown("Hoofd", "contacts"),
            "head_since": Shown("Hoofd sinds", dt.date),
            "rhythm": Shown("Ritme", Rhythm),
            "first_day": Shown("Vanaf", dt.date),
            "last_day": Shown("Tot en met", dt.date),
            "end_reason": Shown("Waarom het stopt"),
            **_CONFIDENTIAL,
        },
        parts=(Part("reconfirmations", "commitment_id", "Bevestigd"),),
    ),
    PolicyGoal: Record(
        "Beleidsdoel",
        "beleidsdoelen",
        "goals",
        {
            "title": Shown("Beleidsdoel"),
            "state": Shown("Stand", GoalState),
            "organisation_id": Shown("Van", "organisations"),
            "portfolio_holder_id": Shown("Portefeuille", "contacts"),
            "due": Shown("Uiterlijk", dt.date),
            "settled_on": Shown("Afgesloten", dt.date),
            "indicator_id": Shown("Cijfer", "indicators"),
            "description": Shown("Omschrijving"),
            **_CONFIDENTIAL,
        },
    ),
    Event: Record(
        "Gebeurtenis",
        "gebeurtenissen",
        "events",
        {
            "title": Shown("Titel"),
            "day": Shown("Dag", dt.date),
            "kind": Shown("Soort", EventKind),
            "place": Shown("Waar"),
            **_PLACE,
            "description": Shown("Omschrijving"),
            **_CONFIDENTIAL,
        },
        parts=(Part("photos", "event_id", _PHOTOS),),
    ),
    Escalation: Record(
        "Directe melding",
        "directe meldingen",
        "escalations",
        {
            "subject": Shown("Onderwerp"),
            "state": Shown("Stand", EscalationState),
            "reported_to_id": Shown("Aan", "contacts"),
            **_PLACE,
            "what_happened": Shown("Wat is er gebeurd?"),
            "consequence": Shown("Wat zijn de gevolgen?"),
            "asked": Shown("Wat vraag je?"),
            "sent_on": Shown("Verstuurd", dt.date),
            "answered_on": Shown("Antwoord", dt.date),
            "answer": Shown("Wat was het antwoord?"),
            "closed_on": Shown("Gesloten", dt.date),
            **_CONFIDENTIAL,
        },
        (Pairs("escalation_copies", "escalation_id", "contact_id", "contacts", "Kopie aan", "copied_to"),),
    ),
    Area: Record(
        "Gebied",
        "gebieden",
        "areas",
        {"code": Shown("Code"), "name": Shown("Naam"), "parent_id": Shown("Ligt in", "areas")},
    ),
    Indicator: Record(
        "Cijfer",
        "cijfers",
        "indicators",
        {
            "name": Shown("Naam"),
            "unit": Shown("Eenheid"),
            "measure": Shown("Soort", Measure),
            "good_is": Shown("Richting", Direction),
            "pillar_id": Shown("Pijler", "pillars"),
            "base_id": Shown("Gewogen met", "indicators"),
            "source": Shown("Bron"),
            "licence": Shown("Licentie"),
            "is_modelled": Shown("Modelmatige schatting", bool),
            "target": Shown("Streefwaarde", float),
            "target_on": Shown("Streefdatum", dt.date),
            "topic": Shown("Onderwerp in de bron"),
        },
    ),
    Measurement: Record(
        "Meting",
        "metingen",
        "measurements",
        {
            "indicator_id": Shown("Cijfer", "indicators"),
            "area_id": Shown("Gebied", "areas"),
            "first_day": Shown("Eerste dag", dt.date),
            "last_day": Shown("Laatste dag", dt.date),
            "value": Shown("Waarde", float),
            "state": Shown("Stand", ValueState),
            "source_table": Shown("Tabel van de bron"),
            "published_on": Shown("Gepubliceerd", dt.date),
            "note": Shown("Toelichting"),
        },
    ),
    Photo: Record(
        "Foto",
        "foto's",
        "photos",
        {
            "description": Shown("Wat is er te zien?"),
            "moment": Shown("Moment", PhotoMoment),
            "taken_on": Shown("Gemaakt op", dt.date),
            "action_id": Shown("Actie", "actions"),
            "event_id": Shown("Gebeurtenis", "events"),
            "people_recognisable": Shown("Zijn er mensen herkenbaar?", bool),
            "they_agreed": Shown("Zijn zij akkoord?", bool),
            **_CONFIDENTIAL,
        },
    ),
    Overview: Record(
        "Overzicht",
        "overzichten",
        "overviews",
        {
            "year": Shown("Jaar", int, stays=True),
            "half": Shown("Helft", int, stays=True),
            "state": Shown("Stand", OverviewState, stays=True),
            "adopted_on": Shown("Vastgesteld", dt.date, stays=True),
            "texts": Shown("Teksten", dict),
            "choices": Shown("Keuzes", dict),
        },
    ),
}

BELONGS_TO: Final[dict[str, dict[str, str]]] = {
    "positions": {"contact_id": "contacts", "organisation_id": "organisations"},
    "ratings": {"pillar_id": "pillars"},
    "commitments": {"organisation_id": "organisations"},
    "reconfirmations": {"commitment_id": "commitments"},
    "measurements": {"indicator_id": "indicators", "area_id": "areas"},
    "photos": {"action_id": "actions", "event_id": "events"},
}
"""Whose a row is and goes with: by table, the tables that its columns refer to. The first owns its history."""

PARTS: Final = {"positions": ("functie", "functies"), "ratings": ("stoplicht", "stoplichten")} | {
    "reconfirmations": ("antwoord", "antwoorden")
}
"""One and several of what is no kind of thing, by its table."""

KIND_OF: Final = {record.table: kind for kind, record in RECORDS.items()}
