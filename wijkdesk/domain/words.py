"""The fixed choices of the domain, each with the Dutch word that people read."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """One of a fixed list: the value is what a dossier keeps, ``dutch`` what screen, report and command line show."""

    dutch: str

    def __new__(cls, value: str, dutch: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.dutch = dutch
        return member


class Light(Choice):
    """The colour of a rating (stoplicht)."""

    GREEN = "green", "groen"
    ORANGE = "orange", "oranje"
    RED = "red", "rood"


class ActionState(Choice):
    """Where an action stands. The last four are the ways to end."""

    IDEA = "idea", "idee"
    PLANNED = "planned", "gepland"
    RUNNING = "running", "loopt"
    WAITING = "waiting", "wacht"
    SUCCEEDED = "succeeded", "gelukt"
    PARTLY = "partly", "deels gelukt"
    FAILED = "failed", "niet gelukt"
    STOPPED = "stopped", "gestopt"

    @property
    def is_ended(self) -> bool:
        return self in ENDINGS


ENDINGS = (ActionState.SUCCEEDED, ActionState.PARTLY, ActionState.FAILED, ActionState.STOPPED)


WORK_FIRST = (
    *(ActionState.RUNNING, ActionState.WAITING, ActionState.PLANNED, ActionState.IDEA),
    *(ActionState.SUCCEEDED, ActionState.PARTLY, ActionState.FAILED, ActionState.STOPPED),
)
"""The order of a list of actions in which what goes on stands in front."""


class OrganisationKind(Choice):
    DEPARTMENT = "department", "afdeling van de gemeente"
    HOUSING = "housing", "woningcorporatie"
    POLICE = "police", "politie"
    WELFARE = "welfare", "welzijnsorganisatie"
    CARE = "care", "zorg"
    SCHOOL = "school", "school"
    BUSINESS = "business", "bedrijf"
    RESIDENTS = "residents", "bewonersgroep"
    OTHER = "other", "overig"


class ContactKind(Choice):
    PROFESSIONAL = "professional", "professional"
    ADMINISTRATOR = "administrator", "bestuurder"
    RESIDENT = "resident", "bewoner"


class LegalGround(Choice):
    """Why a resident's data may be kept (article 6 of the GDPR)."""

    CONSENT = "consent", "toestemming"
    PUBLIC_TASK = "public_task", "taak van algemeen belang"
    LEGAL_DUTY = "legal_duty", "wettelijke plicht"
    CONTRACT = "contract", "overeenkomst"
    VITAL_INTEREST = "vital_interest", "vitaal belang"


class MomentKind(Choice):
    TALK = "talk", "gesprek"
    LUNCH = "lunch", "lunch"
    CALL = "call", "telefoongesprek"
    VISIT = "visit", "bezoek"
    MEETING = "meeting", "overleg"


class PromiseState(Choice):
    OPEN = "open", "open"
    KEPT = "kept", "nagekomen"
    BROKEN = "broken", "niet nagekomen"
    REFUSED = "refused", "geweigerd"
    RENEGOTIATED = "renegotiated", "opnieuw afgesproken"


class Rhythm(Choice):
    """How often a partner takes part, as agreed."""

    WEEKLY = "weekly", "elke week"
    FORTNIGHTLY = "fortnightly", "elke twee weken"
    MONTHLY = "monthly", "elke maand"
    SIX_WEEKLY = "six_weekly", "elke zes weken"
    QUARTERLY = "quarterly", "elk kwartaal"
    HALF_YEARLY = "half_yearly", "elk halfjaar"

    @property
    def times_a_half_year(self) -> int:
        """How many times a partner takes part in a full half-year of 26 weeks that keeps this rhythm."""
        return {"weekly": 26, "fortnightly": 13, "monthly": 6, "six_weekly": 4, "quarterly": 2, "half_yearly": 1}[self]


class GoalState(Choice):
    OPEN = "open", "loopt"
    REACHED = "reached", "gehaald"
    NOT_REACHED = "not_reached", "niet gehaald"


class EventKind(Choice):
    MILESTONE = "milestone", "mijlpaal"
    SUCCESS = "success", "succes"
    SETBACK = "setback", "tegenslag"
    DECISION = "decision", "besluit"
    SIGNAL = "signal", "signaal"
    ACTIVITY = "activity", "activiteit"


class EscalationState(Choice):
    DRAFT = "draft", "concept"
    SENT = "sent", "verstuurd"
    ANSWERED = "answered", "beantwoord"
    CLOSED = "closed", "gesloten"


class AreaKind(Choice):
    """The four levels of the CBS; the value is what an area's code begins with."""

    COUNTRY = "NL", "land"
    MUNICIPALITY = "GM", "gemeente"
    DISTRICT = "WK", "wijk"
    NEIGHBOURHOOD = "BU", "buurt"


class Measure(Choice):
    """What kind of number an indicator is: it decides how areas may be added up."""

    COUNT = "count", "aantal"
    PERCENTAGE = "percentage", "percentage"
    AVERAGE = "average", "gemiddelde"
    MEDIAN = "median", "mediaan"
    AMOUNT = "amount", "bedrag"
    SCORE = "score", "score"


class Direction(Choice):
    """Which way an indicator should go."""

    UP = "up", "hoger is beter"
    DOWN = "down", "lager is beter"


class ValueState(Choice):
    """How certain a measurement is, or why it has no value."""

    GIVEN = "given", "vastgesteld"
    PROVISIONAL = "provisional", "voorlopig"
    MISSING = "missing", "geen gegevens"
    SECRET = "secret", "geheim"


class PhotoMoment(Choice):
    BEFORE = "before", "vóór"
    AFTER = "after", "na"
    OTHER = "other", "los"


class OverviewState(Choice):
    DRAFT = "draft", "concept"
    ADOPTED = "adopted", "vastgesteld"


class Openness(Choice):
    """What may be published of an overview (openbaarheid)."""

    PUBLIC = "public", "openbaar"
    PARTLY = "partly", "gedeeltelijk openbaar"
    CLOSED = "closed", "niet openbaar"


class AttentionReason(Choice):
    """Why something needs attention."""

    LATE_ACTION = "late_action", "actie over tijd"
    NO_NEXT_STEP = "no_next_step", "actie zonder vervolg"
    PROMISE_DUE = "promise_due", "toezegging"
    QUIET_CONTACT = "quiet_contact", "contact dat stil wordt"
    RECONFIRM = "reconfirm", "commitment bevestigen"
    FADING = "fading", "commitment wordt minder"
    OLD_RATING = "old_rating", "stoplicht niet bijgewerkt"
    UNANSWERED = "unanswered", "directe melding zonder antwoord"
    OVERVIEW_DUE = "overview_due", "overzicht"
    REVIEW_DATA = "review_data", "gegevens van een bewoner nakijken"


class RoundPart(Choice):
    """A part of the half-year round, in its order."""

    RESULTS = "results", "resultaten"
    RATINGS = "ratings", "stoplichten"
    COMMITMENTS = "commitments", "commitments"
    PROMISES = "promises", "toezeggingen"
    GOALS = "goals", "beleidsdoelen"
    SUCCESSES = "successes", "successen"
    CLOSING = "closing", "afronding"


class DistinctKind(Choice):
    """Of what two may look like one."""

    CONTACT = "contact", "contacten"
    ORGANISATION = "organisation", "organisaties"


class ImportKind(Choice):
    """What the lines of a table from elsewhere are."""

    FIGURES = "figures", "cijfers"
    ACTIONS = "actions", "acties"
    EVENTS = "events", "gebeurtenissen"
    PROMISES = "promises", "toezeggingen"
    GOALS = "goals", "beleidsdoelen"
    ORGANISATIONS = "organisations", "organisaties"
    CONTACTS = "contacts", "contacten"


class Erasing(Choice):
    """How somebody leaves a dossier: without a trace, or as a row that says nothing of who it was."""

    FORGOTTEN = "forgotten", "vergeten"
    ANONYMISED = "anonymised", "anoniem gemaakt"


class AccountAction(Choice):
    """What stands in the account of a dossier."""

    UNLOCK = "unlock", "ontgrendelen"
    EXPORT = "export", "uitvoer"
    RESTORE = "restore", "terugzetten"
    ERASURE = "erasure", "vergeten"
    HANDOVER = "handover", "overdracht"
