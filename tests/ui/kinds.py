"""The kinds of things that live in the places of the window, by name."""

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.half_year_round import RoundStep
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise

KINDS = {
    kind.__name__: kind
    for kind in (
        *(Action, Commitment, Contact, ContactMoment, Escalation, Event, HalfYear, Indicator, Organisation, Overview),
        *(Photo, Pillar, PolicyGoal, Promise, RoundStep),
    )
}
