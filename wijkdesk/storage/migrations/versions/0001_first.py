"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "areas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["areas.id"], name="fk_areas_parent_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_areas"),
        sa.UniqueConstraint("code", name="uq_areas_code"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_areas_parent_id", "areas", ["parent_id"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), server_default="", nullable=False),
        sa.Column("infix", sa.Text(), server_default="", nullable=False),
        sa.Column("last_name", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("what_matters", sa.Text(), server_default="", nullable=False),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_contacts"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journal_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("visit", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_journal_steps"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_journal_steps_kind", "journal_steps", ["kind", "state"], unique=False)
    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("website", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_organisations"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "overviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("half", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_overviews"),
        sa.UniqueConstraint("year", "half", name="uq_overviews_year"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pictures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.Text(), server_default="", nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("thumbnail", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pictures"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "commitments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("head_id", sa.Integer(), nullable=True),
        sa.Column("head_since", sa.Date(), nullable=True),
        sa.Column("rhythm", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["head_id"], ["contacts.id"], name="fk_commitments_head_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_commitments_organisation_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commitments"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_commitments_head_id", "commitments", ["head_id"], unique=False)
    op.create_index("ix_commitments_organisation_id", "commitments", ["organisation_id"], unique=False)
    op.create_table(
        "journal_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["step_id"], ["journal_steps.id"], name="fk_journal_changes_step_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_journal_changes"),
        sa.UniqueConstraint("step_id", "table_name", "row_key", name="uq_journal_changes_step_id"),
    )
    op.create_table(
        "pillars",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("aim", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("colour", sa.Integer(), nullable=False),
        sa.Column("icon", sa.Text(), server_default="", nullable=False),
        sa.Column("portfolio_holder_id", sa.Integer(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["portfolio_holder_id"], ["contacts.id"], name="fk_pillars_portfolio_holder_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pillars"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pillars_portfolio_holder_id", "pillars", ["portfolio_holder_id"], unique=False)
    op.create_table(
        "positions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.Column("is_head", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_positions_contact_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_positions_organisation_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_positions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_positions_contact_id", "positions", ["contact_id"], unique=False)
    op.create_index("ix_positions_organisation_id", "positions", ["organisation_id"], unique=False)
    op.create_table(
        "programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("municipality", sa.Text(), server_default="", nullable=False),
        sa.Column("assignment", sa.Text(), server_default="", nullable=False),
        sa.Column("coordinator", sa.Text(), server_default="", nullable=False),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("paper_header", sa.Text(), server_default="", nullable=False),
        sa.Column("sponsor_id", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("is_example", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["sponsor_id"], ["contacts.id"], name="fk_programmes_sponsor_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_programmes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_programmes_sponsor_id", "programmes", ["sponsor_id"], unique=False)
    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("main_pillar_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("quick_win", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("by_residents", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("next_step", sa.Text(), server_default="", nullable=False),
        sa.Column("waits_for", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("lead_contact_id", sa.Integer(), nullable=True),
        sa.Column("result", sa.Text(), server_default="", nullable=False),
        sa.Column("lesson", sa.Text(), server_default="", nullable=False),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["follows_id"], ["actions.id"], name="fk_actions_follows_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["lead_contact_id"], ["contacts.id"], name="fk_actions_lead_contact_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["organisations.id"], name="fk_actions_lead_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["main_pillar_id"], ["pillars.id"], name="fk_actions_main_pillar_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_actions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_actions_ended_on", "actions", ["ended_on"], unique=False)
    op.create_index("ix_actions_follows_id", "actions", ["follows_id"], unique=False)
    op.create_index("ix_actions_lead_contact_id", "actions", ["lead_contact_id"], unique=False)
    op.create_index("ix_actions_lead_id", "actions", ["lead_id"], unique=False)
    op.create_index("ix_actions_main_pillar_id", "actions", ["main_pillar_id"], unique=False)
    op.create_table(
        "indicators",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("good_is", sa.Text(), nullable=True),
        sa.Column("pillar_id", sa.Integer(), nullable=True),
        sa.Column("base_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("licence", sa.Text(), server_default="", nullable=False),
        sa.Column("is_modelled", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["base_id"], ["indicators.id"], name="fk_indicators_base_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["pillar_id"], ["pillars.id"], name="fk_indicators_pillar_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_indicators"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_indicators_base_id", "indicators", ["base_id"], unique=False)
    op.create_index("ix_indicators_pillar_id", "indicators", ["pillar_id"], unique=False)
    op.create_table(
        "programme_areas",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_programme_areas_area_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name="fk_programme_areas_programme_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("programme_id", "area_id", name="pk_programme_areas"),
    )
    op.create_index("ix_programme_areas_area_id", "programme_areas", ["area_id"], unique=False)
    op.create_table(
        "ratings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pillar_id", sa.Integer(), nullable=False),
        sa.Column("light", sa.Text(), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("cause", sa.Text(), server_default="", nullable=False),
        sa.Column("consequence", sa.Text(), server_default="", nullable=False),
        sa.Column("correction", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["pillar_id"], ["pillars.id"], name="fk_ratings_pillar_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_ratings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ratings_pillar_id", "ratings", ["pillar_id"], unique=False)
    op.create_table(
        "reconfirmations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["contacts.id"], name="fk_reconfirmations_by_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name="fk_reconfirmations_commitment_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reconfirmations"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reconfirmations_by_id", "reconfirmations", ["by_id"], unique=False)
    op.create_index("ix_reconfirmations_commitment_id", "reconfirmations", ["commitment_id"], unique=False)
    op.create_table(
        "action_partners",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_action_partners_action_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_action_partners_organisation_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("action_id", "organisation_id", name="pk_action_partners"),
    )
    op.create_index("ix_action_partners_organisation_id", "action_partners", ["organisation_id"], unique=False)
    op.create_table(
        "action_pillars",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("pillar_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_action_pillars_action_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["pillar_id"], ["pillars.id"], name="fk_action_pillars_pillar_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("action_id", "pillar_id", name="pk_action_pillars"),
    )
    op.create_index("ix_action_pillars_pillar_id", "action_pillars", ["pillar_id"], unique=False)
    op.create_table(
        "escalations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("what_happened", sa.Text(), server_default="", nullable=False),
        sa.Column("consequence", sa.Text(), server_default="", nullable=False),
        sa.Column("asked", sa.Text(), server_default="", nullable=False),
        sa.Column("reported_to_id", sa.Integer(), nullable=True),
        sa.Column("pillar_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_escalations_action_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["pillar_id"], ["pillars.id"], name="fk_escalations_pillar_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["reported_to_id"], ["contacts.id"], name="fk_escalations_reported_to_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_escalations"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_escalations_action_id", "escalations", ["action_id"], unique=False)
    op.create_index("ix_escalations_pillar_id", "escalations", ["pillar_id"], unique=False)
    op.create_index("ix_escalations_reported_to_id", "escalations", ["reported_to_id"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("pillar_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_events_action_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["pillar_id"], ["pillars.id"], name="fk_events_pillar_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_action_id", "events", ["action_id"], unique=False)
    op.create_index("ix_events_day", "events", ["day"], unique=False)
    op.create_index("ix_events_pillar_id", "events", ["pillar_id"], unique=False)
    op.create_table(
        "goals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("portfolio_holder_id", sa.Integer(), nullable=True),
        sa.Column("indicator_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicators.id"], name="fk_goals_indicator_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_goals_organisation_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["portfolio_holder_id"], ["contacts.id"], name="fk_goals_portfolio_holder_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_goals"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_goals_indicator_id", "goals", ["indicator_id"], unique=False)
    op.create_index("ix_goals_organisation_id", "goals", ["organisation_id"], unique=False)
    op.create_index("ix_goals_portfolio_holder_id", "goals", ["portfolio_holder_id"], unique=False)
    op.create_table(
        "measurements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source_table", sa.Text(), server_default="", nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_measurements_area_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name="fk_measurements_indicator_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_measurements"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_measurements_area_id", "measurements", ["area_id"], unique=False)
    op.create_index("ix_measurements_indicator_id", "measurements", ["indicator_id"], unique=False)
    op.create_table(
        "moments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("pillar_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_moments_action_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["pillar_id"], ["pillars.id"], name="fk_moments_pillar_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_moments"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_moments_action_id", "moments", ["action_id"], unique=False)
    op.create_index("ix_moments_day", "moments", ["day"], unique=False)
    op.create_index("ix_moments_pillar_id", "moments", ["pillar_id"], unique=False)
    op.create_table(
        "action_goals",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_action_goals_action_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name="fk_action_goals_goal_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("action_id", "goal_id", name="pk_action_goals"),
    )
    op.create_index("ix_action_goals_goal_id", "action_goals", ["goal_id"], unique=False)
    op.create_table(
        "escalation_copies",
        sa.Column("escalation_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name="fk_escalation_copies_contact_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["escalation_id"], ["escalations.id"], name="fk_escalation_copies_escalation_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("escalation_id", "contact_id", name="pk_escalation_copies"),
    )
    op.create_index("ix_escalation_copies_contact_id", "escalation_copies", ["contact_id"], unique=False)
    op.create_table(
        "moment_contacts",
        sa.Column("moment_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name="fk_moment_contacts_contact_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["moment_id"], ["moments.id"], name="fk_moment_contacts_moment_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("moment_id", "contact_id", name="pk_moment_contacts"),
    )
    op.create_index("ix_moment_contacts_contact_id", "moment_contacts", ["contact_id"], unique=False)
    op.create_table(
        "moment_organisations",
        sa.Column("moment_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["moment_id"], ["moments.id"], name="fk_moment_organisations_moment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name="fk_moment_organisations_organisation_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("moment_id", "organisation_id", name="pk_moment_organisations"),
    )
    op.create_index(
        "ix_moment_organisations_organisation_id", "moment_organisations", ["organisation_id"], unique=False
    )
    op.create_table(
        "photos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("people_recognisable", sa.Boolean(), nullable=True),
        sa.Column("they_agreed", sa.Boolean(), nullable=True),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_photos_action_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_photos_event_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["picture_id"], ["pictures.id"], name="fk_photos_picture_id"),
        sa.PrimaryKeyConstraint("id", name="pk_photos"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_photos_action_id", "photos", ["action_id"], unique=False)
    op.create_index("ix_photos_event_id", "photos", ["event_id"], unique=False)
    op.create_index("ix_photos_picture_id", "photos", ["picture_id"], unique=False)
    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("by_contact_id", sa.Integer(), nullable=True),
        sa.Column("by_organisation_id", sa.Integer(), nullable=True),
        sa.Column("to_contact_id", sa.Integer(), nullable=True),
        sa.Column("to_organisation_id", sa.Integer(), nullable=True),
        sa.Column("to_residents", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_how", sa.Text(), server_default="", nullable=False),
        sa.Column("pillar_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("made_in_id", sa.Integer(), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("confidential", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_promises_action_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["by_contact_id"], ["contacts.id"], name="fk_promises_by_contact_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["by_organisation_id"], ["organisations.id"], name="fk_promises_by_organisation_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["made_in_id"], ["moments.id"], name="fk_promises_made_in_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["pillar_id"], ["pillars.id"], name="fk_promises_pillar_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["replaces_id"], ["promises.id"], name="fk_promises_replaces_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["to_contact_id"], ["contacts.id"], name="fk_promises_to_contact_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["to_organisation_id"], ["organisations.id"], name="fk_promises_to_organisation_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_promises"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_promises_action_id", "promises", ["action_id"], unique=False)
    op.create_index("ix_promises_by_contact_id", "promises", ["by_contact_id"], unique=False)
    op.create_index("ix_promises_by_organisation_id", "promises", ["by_organisation_id"], unique=False)
    op.create_index("ix_promises_made_in_id", "promises", ["made_in_id"], unique=False)
    op.create_index("ix_promises_pillar_id", "promises", ["pillar_id"], unique=False)
    op.create_index("ix_promises_replaces_id", "promises", ["replaces_id"], unique=False)
    op.create_index("ix_promises_settled_on", "promises", ["settled_on"], unique=False)
    op.create_index("ix_promises_to_contact_id", "promises", ["to_contact_id"], unique=False)
    op.create_index("ix_promises_to_organisation_id", "promises", ["to_organisation_id"], unique=False)
