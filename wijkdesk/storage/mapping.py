"""SQLAlchemy maps the domain onto the tables: the one place that knows both."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import registry, relationship

from wijkdesk.domain.action import Action
from wijkdesk.domain.attention import Postponement
from wijkdesk.domain.caution import AllowedCaution
from wijkdesk.domain.commitment import Commitment, Reconfirmation
from wijkdesk.domain.contact import Contact, Organisation, Position
from wijkdesk.domain.distinct import Distinct
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, BorderChange, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year_round import RoundStep
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.pillar import Pillar, Rating
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.table_mapping import TableMapping
from wijkdesk.storage import tables as t

_registry = registry(metadata=t.metadata)


def _one(kind: type, column: Any) -> Any:
    remote = [column.table.c.id] if column.references(column.table.c.id) else None
    return relationship(kind, foreign_keys=[column], remote_side=remote)


def _owned(kind: type, *order: Any) -> Any:
    return relationship(kind, order_by=order, cascade="all, delete-orphan", passive_deletes=True)


def _many(kind: type, pairs: Table, target: Table) -> Any:
    return relationship(kind, secondary=pairs, order_by=target.c.id, passive_deletes=True)


def _map(kind: type, table: Table, **properties: Any) -> None:
    _registry.map_imperatively(kind, table, properties=properties)


_map(Area, t.areas, parent=_one(Area, t.areas.c.parent_id))
_map(Organisation, t.organisations)
_map(Position, t.positions, organisation=_one(Organisation, t.positions.c.organisation_id))
_map(Contact, t.contacts, positions=_owned(Position, t.positions.c.id))
_map(
    Programme,
    t.programmes,
    sponsor=_one(Contact, t.programmes.c.sponsor_id),
    areas=_many(Area, t.programme_areas, t.areas),
)
_map(Rating, t.ratings)
_map(
    Pillar,
    t.pillars,
    portfolio_holder=_one(Contact, t.pillars.c.portfolio_holder_id),
    ratings=_owned(Rating, t.ratings.c.rated_on, t.ratings.c.id),
)
_map(
    Indicator,
    t.indicators,
    pillar=_one(Pillar, t.indicators.c.pillar_id),
    base=_one(Indicator, t.indicators.c.base_id),
)
_map(
    Measurement,
    t.measurements,
    indicator=_one(Indicator, t.measurements.c.indicator_id),
    area=_one(Area, t.measurements.c.area_id),
)
_map(BorderChange, t.border_changes, area=_one(Area, t.border_changes.c.area_id))
_map(
    PolicyGoal,
    t.goals,
    organisation=_one(Organisation, t.goals.c.organisation_id),
    portfolio_holder=_one(Contact, t.goals.c.portfolio_holder_id),
    indicator=_one(Indicator, t.goals.c.indicator_id),
)
_map(
    Action,
    t.actions,
    main_pillar=_one(Pillar, t.actions.c.main_pillar_id),
    other_pillars=_many(Pillar, t.action_pillars, t.pillars),
    lead=_one(Organisation, t.actions.c.lead_id),
    lead_contact=_one(Contact, t.actions.c.lead_contact_id),
    partners=_many(Organisation, t.action_partners, t.organisations),
    goals=_many(PolicyGoal, t.action_goals, t.goals),
    follows=_one(Action, t.actions.c.follows_id),
)
_map(
    ContactMoment,
    t.moments,
    contacts=_many(Contact, t.moment_contacts, t.contacts),
    organisations=_many(Organisation, t.moment_organisations, t.organisations),
    pillar=_one(Pillar, t.moments.c.pillar_id),
    action=_one(Action, t.moments.c.action_id),
)
_map(
    Promise,
    t.promises,
    by_contact=_one(Contact, t.promises.c.by_contact_id),
    by_organisation=_one(Organisation, t.promises.c.by_organisation_id),
    to_contact=_one(Contact, t.promises.c.to_contact_id),
    to_organisation=_one(Organisation, t.promises.c.to_organisation_id),
    pillar=_one(Pillar, t.promises.c.pillar_id),
    action=_one(Action, t.promises.c.action_id),
    made_in=_one(ContactMoment, t.promises.c.made_in_id),
    replaces=_one(Promise, t.promises.c.replaces_id),
)
_map(Reconfirmation, t.reconfirmations, by=_one(Contact, t.reconfirmations.c.by_id))
_map(
    Commitment,
    t.commitments,
    organisation=_one(Organisation, t.commitments.c.organisation_id),
    head=_one(Contact, t.commitments.c.head_id),
    reconfirmations=_owned(Reconfirmation, t.reconfirmations.c.day, t.reconfirmations.c.id),
)
_map(
    Event,
    t.events,
    pillar=_one(Pillar, t.events.c.pillar_id),
    action=_one(Action, t.events.c.action_id),
)
_map(
    Escalation,
    t.escalations,
    reported_to=_one(Contact, t.escalations.c.reported_to_id),
    copied_to=_many(Contact, t.escalation_copies, t.contacts),
    pillar=_one(Pillar, t.escalations.c.pillar_id),
    action=_one(Action, t.escalations.c.action_id),
)
_map(Picture, t.pictures)
_map(
    Photo,
    t.photos,
    picture=_one(Picture, t.photos.c.picture_id),
    action=_one(Action, t.photos.c.action_id),
    event=_one(Event, t.photos.c.event_id),
)
_map(Overview, t.overviews)
_map(Postponement, t.postponements)
_map(RoundStep, t.round_steps)
_map(Distinct, t.distinct_pairs)
_map(AllowedCaution, t.allowed_cautions)
_map(TableMapping, t.table_mappings)

ANNOUNCED: dict[str, tuple[tuple[type, str], ...]] = {
    "programmes": ((Programme, "id"),),
    "programme_areas": ((Programme, "programme_id"), (Area, "area_id")),
    "pillars": ((Pillar, "id"),),
    "ratings": ((Pillar, "pillar_id"),),
    "actions": ((Action, "id"),),
    "action_pillars": ((Action, "action_id"), (Pillar, "pillar_id")),
    "action_partners": ((Action, "action_id"), (Organisation, "organisation_id")),
    "action_goals": ((Action, "action_id"), (PolicyGoal, "goal_id")),
    "organisations": ((Organisation, "id"),),
    "contacts": ((Contact, "id"),),
    "positions": ((Contact, "contact_id"), (Organisation, "organisation_id")),
    "moments": ((ContactMoment, "id"),),
    "moment_contacts": ((ContactMoment, "moment_id"), (Contact, "contact_id")),
    "moment_organisations": ((ContactMoment, "moment_id"), (Organisation, "organisation_id")),
    "promises": ((Promise, "id"),),
    "commitments": ((Commitment, "id"), (Organisation, "organisation_id")),
    "reconfirmations": ((Commitment, "commitment_id"),),
    "goals": ((PolicyGoal, "id"),),
    "events": ((Event, "id"),),
    "escalations": ((Escalation, "id"),),
    "escalation_copies": ((Escalation, "escalation_id"),),
    "areas": ((Area, "id"),),
    "indicators": ((Indicator, "id"),),
    "measurements": ((Measurement, "id"), (Indicator, "indicator_id")),
    "border_changes": ((BorderChange, "id"), (Area, "area_id")),
    "photos": ((Photo, "id"), (Action, "action_id"), (Event, "event_id")),
    "overviews": ((Overview, "id"),),
    "postponements": ((Postponement, "id"),),
    "round_steps": ((RoundStep, "id"),),
    "distinct_pairs": ((Distinct, "id"),),
    "allowed_cautions": ((AllowedCaution, "id"),),
    "table_mappings": ((TableMapping, "id"),),
}
"""Which things a changed row is about: by table, the kind of thing and the column that holds its id.

A table that is not here is not journaled: the journal itself, and pictures, which never change.
"""
