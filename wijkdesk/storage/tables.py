"""The tables of a dossier.

Dates are ISO text, fixed choices the value of their enum, yes and no are booleans. A row that belongs to another goes
with it (CASCADE); a row that only refers to another lets go of it (SET NULL). No id is ever used twice, so that history
and undo can name a row for ever.
"""

import re
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import JSON

from wijkdesk.domain import words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class ReadableText(TypeDecorator[str]):
    """Text without what no file can hold: half characters (lone surrogates) and the NUL that ends a text early."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _readable(value)


class ReadableTexts(TypeDecorator[dict[str, str]]):
    """Such texts by their name, kept as JSON."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: dict[str, str] | None, dialect: Dialect) -> dict[str, str] | None:
        return None if value is None else {name: _readable(text) for name, text in value.items()}


def _readable(text: str) -> str:
    return re.sub("[\x00\ud800-\udfff]", "", text)


class ChoiceText(TypeDecorator[StrEnum]):
    """One of a fixed list, kept as its value: a word more in the list changes no table."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.choices(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.choices(value)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, ReadableText, nullable=False, server_default="")


def _date(name: str, *, nullable: bool = True, index: bool = False) -> Column[Any]:
    return Column(name, Date, nullable=nullable, index=index)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default="0")


def _choice(name: str, choices: type[StrEnum], *, nullable: bool = False) -> Column[Any]:
    return Column(name, ChoiceText(choices), nullable=nullable)


def _belongs_to(name: str, target: str) -> Column[int]:
    return Column(name, ForeignKey(f"{target}.id", ondelete="CASCADE"), nullable=False, index=True)


def _refers_to(name: str, target: str) -> Column[int | None]:
    return Column(name, ForeignKey(f"{target}.id", ondelete="SET NULL"), index=True)


def _things(name: str, *columns: Any) -> Table:
    return Table(name, metadata, _id(), *columns, sqlite_autoincrement=True)


def _pairs(name: str, left: tuple[str, str], right: tuple[str, str]) -> Table:
    def side(column: str, target: str, *, index: bool = False) -> Column[int]:
        key = ForeignKey(f"{target}.id", ondelete="CASCADE")
        return Column(column, key, primary_key=True, index=index)

    return Table(name, metadata, side(*left), side(*right, index=True))


programmes = _things(
    "programmes",
    _text("name"),
    _text("municipality"),
    _text("assignment"),
    _text("coordinator"),
    _text("department"),
    _text("paper_header"),
    _refers_to("sponsor_id", "contacts"),
    _date("first_day"),
    _date("last_day"),
    _flag("is_example"),
    Column("review_months", Integer, nullable=False, server_default="12"),
    _text("uid"),
)
programme_areas = _pairs("programme_areas", ("programme_id", "programmes"), ("area_id", "areas"))

pillars = _things(
    "pillars",
    _text("name"),
    _text("aim"),
    Column("position", Integer, nullable=False),
    Column("colour", Integer, nullable=False),
    _text("icon"),
    _refers_to("portfolio_holder_id", "contacts"),
    _date("retired_on"),
)
ratings = _things(
    "ratings",
    _belongs_to("pillar_id", "pillars"),
    _choice("light", words.Light),
    _date("rated_on", nullable=False),
    _text("note"),
    _text("cause"),
    _text("consequence"),
    _text("correction"),
)

actions = _things(
    "actions",
    _text("title"),
    _text("description"),
    _refers_to("main_pillar_id", "pillars"),
    _choice("state", words.ActionState),
    _date("first_day"),
    _date("due"),
    _date("started_on"),
    _date("ended_on", index=True),
    _flag("quick_win"),
    _flag("by_residents"),
    _flag("confidential"),
    _text("next_step"),
    _text("waits_for"),
    _text("place"),
    _refers_to("lead_id", "organisations"),
    _refers_to("lead_contact_id", "contacts"),
    _text("result"),
    _text("lesson"),
    _refers_to("follows_id", "actions"),
)
action_pillars = _pairs("action_pillars", ("action_id", "actions"), ("pillar_id", "pillars"))
action_partners = _pairs("action_partners", ("action_id", "actions"), ("organisation_id", "organisations"))
action_goals = _pairs("action_goals", ("action_id", "actions"), ("goal_id", "goals"))

organisations = _things(
    "organisations",
    _text("name"),
    _choice("kind", words.OrganisationKind),
    _text("phone"),
    _text("email"),
    _text("website"),
    _text("address"),
    _text("notes"),
    _flag("confidential"),
    _date("left_on"),
)
contacts = _things(
    "contacts",
    _choice("kind", words.ContactKind),
    _text("first_name"),
    _text("infix"),
    _text("last_name"),
    _text("phone"),
    _text("email"),
    _text("what_matters"),
    _text("notes"),
    _flag("confidential"),
    _text("purpose"),
    _choice("ground", words.LegalGround, nullable=True),
    _text("source"),
    _date("review_on"),
)
positions = _things(
    "positions",
    _belongs_to("contact_id", "contacts"),
    _belongs_to("organisation_id", "organisations"),
    _text("role"),
    _flag("is_head"),
    _date("first_day"),
    _date("last_day"),
)

moments = _things(
    "moments",
    _date("day", nullable=False, index=True),
    _choice("kind", words.MomentKind),
    _text("summary"),
    _text("notes"),
    _refers_to("pillar_id", "pillars"),
    _refers_to("action_id", "actions"),
    _flag("confidential"),
)
moment_contacts = _pairs("moment_contacts", ("moment_id", "moments"), ("contact_id", "contacts"))
moment_organisations = _pairs("moment_organisations", ("moment_id", "moments"), ("organisation_id", "organisations"))

promises = _things(
    "promises",
    _text("what"),
    _refers_to("by_contact_id", "contacts"),
    _refers_to("by_organisation_id", "organisations"),
    _refers_to("to_contact_id", "contacts"),
    _refers_to("to_organisation_id", "organisations"),
    _flag("to_residents"),
    _date("made_on"),
    _date("due"),
    _choice("state", words.PromiseState),
    _date("settled_on", index=True),
    _text("reason"),
    _date("told_on"),
    _text("told_how"),
    _refers_to("pillar_id", "pillars"),
    _refers_to("action_id", "actions"),
    _refers_to("made_in_id", "moments"),
    _refers_to("replaces_id", "promises"),
    _flag("confidential"),
)

commitments = _things(
    "commitments",
    _belongs_to("organisation_id", "organisations"),
    _text("what"),
    _refers_to("head_id", "contacts"),
    _date("head_since"),
    _choice("rhythm", words.Rhythm, nullable=True),
    _date("first_day"),
    _date("last_day"),
    _text("end_reason"),
    _flag("confidential"),
)
reconfirmations = _things(
    "reconfirmations",
    _belongs_to("commitment_id", "commitments"),
    _date("day", nullable=False),
    _refers_to("by_id", "contacts"),
    _flag("confirmed"),
    _text("note"),
)

goals = _things(
    "goals",
    _text("title"),
    _text("description"),
    _refers_to("organisation_id", "organisations"),
    _refers_to("portfolio_holder_id", "contacts"),
    _refers_to("indicator_id", "indicators"),
    _date("due"),
    _choice("state", words.GoalState),
    _date("settled_on"),
    _flag("confidential"),
)

events = _things(
    "events",
    _text("title"),
    _date("day", nullable=False, index=True),
    _choice("kind", words.EventKind),
    _text("description"),
    _text("place"),
    _refers_to("pillar_id", "pillars"),
    _refers_to("action_id", "actions"),
    _flag("confidential"),
)

escalations = _things(
    "escalations",
    _text("subject"),
    _text("what_happened"),
    _text("consequence"),
    _text("asked"),
    _refers_to("reported_to_id", "contacts"),
    _refers_to("pillar_id", "pillars"),
    _refers_to("action_id", "actions"),
    _choice("state", words.EscalationState),
    _date("sent_on"),
    _text("answer"),
    _date("answered_on"),
    _date("closed_on"),
    _flag("confidential"),
)
escalation_copies = _pairs("escalation_copies", ("escalation_id", "escalations"), ("contact_id", "contacts"))

areas = _things(
    "areas",
    Column("code", ReadableText, nullable=False, unique=True),
    _text("name"),
    _refers_to("parent_id", "areas"),
)
indicators = _things(
    "indicators",
    _text("name"),
    _text("unit"),
    _choice("measure", words.Measure),
    _choice("good_is", words.Direction, nullable=True),
    _refers_to("pillar_id", "pillars"),
    _refers_to("base_id", "indicators"),
    _text("source"),
    _text("licence"),
    _flag("is_modelled"),
    Column("target", Float),
    _date("target_on"),
    _text("topic"),
)
measurements = _things(
    "measurements",
    _belongs_to("indicator_id", "indicators"),
    _belongs_to("area_id", "areas"),
    _date("first_day", nullable=False),
    _date("last_day", nullable=False),
    Column("value", Float),
    _choice("state", words.ValueState),
    _text("source_table"),
    _date("published_on"),
    _text("note"),
)

border_changes = _things(
    "border_changes",
    _belongs_to("area_id", "areas"),
    Column("year", Integer, nullable=False),
    UniqueConstraint("area_id", "year"),
)

# Pictures are large and never change: they stand apart, so that no list reads past them, and outlive their photo, so
# that a removed photo can come back.
pictures = _things(
    "pictures",
    _text("media_type"),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("thumbnail", LargeBinary, nullable=False),
)
photos = _things(
    "photos",
    Column("picture_id", ForeignKey("pictures.id"), nullable=False, index=True),
    _text("description"),
    _choice("moment", words.PhotoMoment),
    _date("taken_on"),
    Column("action_id", ForeignKey("actions.id", ondelete="CASCADE"), index=True),
    Column("event_id", ForeignKey("events.id", ondelete="CASCADE"), index=True),
    Column("people_recognisable", Boolean),
    Column("they_agreed", Boolean),
    _flag("confidential"),
)

overviews = _things(
    "overviews",
    Column("year", Integer, nullable=False),
    Column("half", Integer, nullable=False),
    _choice("state", words.OverviewState),
    Column("texts", ReadableTexts, nullable=False),
    Column("choices", JSON, nullable=False),
    _date("adopted_on"),
    Column("content", Text),
    Column("document", LargeBinary),
    _text("sha256"),
    UniqueConstraint("year", "half"),
)

postponements = _things(
    "postponements",
    _choice("reason", words.AttentionReason),
    Column("about", Integer, nullable=False),  # of a kind that the reason says, so no reference
    _date("until", nullable=False),
    UniqueConstraint("reason", "about"),
)
round_steps = _things(
    "round_steps",
    Column("year", Integer, nullable=False),
    Column("half", Integer, nullable=False),
    _choice("step", words.RoundPart),
    _date("done_on", nullable=False),
    UniqueConstraint("year", "half", "step"),
)

distinct_pairs = _things(
    "distinct_pairs",
    _choice("kind", words.DistinctKind),
    Column("lower", Integer, nullable=False),  # of a kind that stands before it, so no reference
    Column("higher", Integer, nullable=False),
    UniqueConstraint("kind", "lower", "higher"),
)

table_mappings = _things(
    "table_mappings",
    _choice("kind", words.ImportKind),
    _text("headings"),
    Column("columns", ReadableTexts, nullable=False),
    UniqueConstraint("kind", "headings"),
)

# Its lines are never changed or deleted: triggers in the file see to that.
account_entries = _things(
    "account_entries",
    Column("at", Text, nullable=False),
    _choice("action", words.AccountAction),
    _text("what"),
    _text("destination"),
    _text("result"),
)

# Who was forgotten, by ids alone; no edit, so not journaled.
erasures = _things(
    "erasures",
    Column("at", Text, nullable=False),
    Column("contact", Integer, nullable=False),  # of somebody who is gone, so no reference
    _choice("how", words.Erasing),
    Column("decided", JSON, nullable=False),
    UniqueConstraint("contact", "at"),
)
allowed_cautions = _things(
    "allowed_cautions",
    Column("key", Text, nullable=False),
    UniqueConstraint("key"),
)

journal_steps = Table(
    "journal_steps",
    metadata,
    _id(),
    Column("at", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("visit", Text),
    Index(None, "kind", "state"),
    sqlite_autoincrement=True,
)
journal_changes = Table(
    "journal_changes",
    metadata,
    _id(),
    Column("step_id", ForeignKey("journal_steps.id", ondelete="CASCADE"), nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_key", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    UniqueConstraint("step_id", "table_name", "row_key"),
)
