CREATE TABLE account_entries (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	at TEXT NOT NULL,
	action TEXT NOT NULL,
	what TEXT DEFAULT '' NOT NULL,
	destination TEXT DEFAULT '' NOT NULL,
	result TEXT DEFAULT '' NOT NULL
);
CREATE TABLE action_goals (
	action_id INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	CONSTRAINT pk_action_goals PRIMARY KEY (action_id, goal_id),
	CONSTRAINT fk_action_goals_action_id FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE CASCADE,
	CONSTRAINT fk_action_goals_goal_id FOREIGN KEY(goal_id) REFERENCES goals (id) ON DELETE CASCADE
);
CREATE TABLE action_partners (
	action_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	CONSTRAINT pk_action_partners PRIMARY KEY (action_id, organisation_id),
	CONSTRAINT fk_action_partners_action_id FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE CASCADE,
	CONSTRAINT fk_action_partners_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE CASCADE
);
CREATE TABLE action_pillars (
	action_id INTEGER NOT NULL,
	pillar_id INTEGER NOT NULL,
	CONSTRAINT pk_action_pillars PRIMARY KEY (action_id, pillar_id),
	CONSTRAINT fk_action_pillars_action_id FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE CASCADE,
	CONSTRAINT fk_action_pillars_pillar_id FOREIGN KEY(pillar_id) REFERENCES pillars (id) ON DELETE CASCADE
);
CREATE TABLE actions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	title TEXT DEFAULT '' NOT NULL,
	description TEXT DEFAULT '' NOT NULL,
	main_pillar_id INTEGER,
	state TEXT NOT NULL,
	first_day DATE,
	due DATE,
	started_on DATE,
	ended_on DATE,
	quick_win BOOLEAN DEFAULT '0' NOT NULL,
	by_residents BOOLEAN DEFAULT '0' NOT NULL,
	confidential BOOLEAN DEFAULT '0' NOT NULL,
	next_step TEXT DEFAULT '' NOT NULL,
	waits_for TEXT DEFAULT '' NOT NULL,
	place TEXT DEFAULT '' NOT NULL,
	lead_id INTEGER,
	lead_contact_id INTEGER,
	result TEXT DEFAULT '' NOT NULL,
	lesson TEXT DEFAULT '' NOT NULL,
	follows_id INTEGER,
	CONSTRAINT fk_actions_follows_id FOREIGN KEY(follows_id) REFERENCES actions (id) ON DELETE SET NULL,
	CONSTRAINT fk_actions_lead_contact_id FOREIGN KEY(lead_contact_id) REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT fk_actions_lead_id FOREIGN KEY(lead_id) REFERENCES organisations (id) ON DELETE SET NULL,
	CONSTRAINT fk_actions_main_pillar_id FOREIGN KEY(main_pillar_id) REFERENCES pillars (id) ON DELETE SET NULL
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE allowed_cautions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	"key" TEXT NOT NULL,
	CONSTRAINT uq_allowed_cautions_key UNIQUE ("key")
);
CREATE TABLE areas (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	code TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	parent_id INTEGER,
	CONSTRAINT fk_areas_parent_id FOREIGN KEY(parent_id) REFERENCES areas (id) ON DELETE SET NULL,
	CONSTRAINT uq_areas_code UNIQUE (code)
);
CREATE TABLE border_changes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	area_id INTEGER NOT NULL,
	year INTEGER NOT NULL,
	CONSTRAINT fk_border_changes_area_id FOREIGN KEY(area_id) REFERENCES areas (id) ON DELETE CASCADE,
	CONSTRAINT uq_border_changes_area_id UNIQUE (area_id, year)
);
CREATE TABLE commitments (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	organisation_id INTEGER NOT NULL,
	what TEXT DEFAULT '' NOT NULL,
	head_id INTEGER,
	head_since DATE,
	rhythm TEXT,
	first_day DATE,
	last_day DATE,
	end_reason TEXT DEFAULT '' NOT NULL,
	confidential BOOLEAN DEFAULT '0' NOT NULL,
	CONSTRAINT fk_commitments_head_id FOREIGN KEY(head_id) REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT fk_commitments_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE CASCADE
);
CREATE TABLE contacts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	first_name TEXT DEFAULT '' NOT NULL,
	infix TEXT DEFAULT '' NOT NULL,
	last_name TEXT DEFAULT '' NOT NULL,
	phone TEXT DEFAULT '' NOT NULL,
	email TEXT DEFAULT '' NOT NULL,
	what_matters TEXT DEFAULT '' NOT NULL,
	notes TEXT DEFAULT '' NOT NULL,
	confidential BOOLEAN DEFAULT '0' NOT NULL,
	purpose TEXT DEFAULT '' NOT NULL,
	ground TEXT,
	source TEXT DEFAULT '' NOT NULL,
	review_on DATE
);
CREATE TABLE distinct_pairs (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	lower INTEGER NOT NULL,
	higher INTEGER NOT NULL,
	CONSTRAINT uq_distinct_pairs_kind UNIQUE (kind, lower, higher)
);
CREATE TABLE erasures (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	at TEXT NOT NULL,
	contact INTEGER NOT NULL,
	how TEXT NOT NULL,
	decided JSON NOT NULL,
	CONSTRAINT uq_erasures_contact UNIQUE (contact, at)
);
CREATE TABLE escalation_copies (
	escalation_id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	CONSTRAINT pk_escalation_copies PRIMARY KEY (escalation_id, contact_id),
	CONSTRAINT fk_escalation_copies_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_escalation_copies_escalation_id FOREIGN KEY(escalation_id) REFERENCES escalations (id) ON DELETE CASCADE
);
CREATE TABLE escalations (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	subject TEXT DEFAULT '' NOT NULL,
	what_happened TEXT DEFAULT '' NOT NULL,
	consequence TEXT DEFAULT '' NOT NULL,
	asked TEXT DEFAULT '' NOT NULL,
	reported_to_id INTEGER,
	pillar_id INTEGER,
	action_id INTEGER,
	state TEXT NOT NULL,
	sent_on DATE,
	answer TEXT DEFAULT '' NOT NULL,
	answered_on DATE,
	closed_on DATE,
	confidential BOOLEAN DEFAULT '0' NOT NULL,
	CONSTRAINT fk_escalations_action_id FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE SET NULL,
	CONSTRAINT fk_escalations_pillar_id FOREIGN KEY(pillar_id) REFERENCES pillars (id) ON DELETE SET NULL,
	CONSTRAINT fk_escalations_reported_to_id FOREIGN KEY(reported_to_id) REFERENCES contacts (id) ON DELETE SET NULL
);
CREATE TABLE events (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	title TEXT DEFAULT '' NOT NULL,
	day DATE NOT NULL,
	kind TEXT NOT NULL,
	description TEXT DEFAULT '' NOT NULL,
	place TEXT DEFAULT '' NOT NULL,
	pillar_id INTEGER,
	action_id INTEGER,
	confidential BOOLEAN DEFAULT '0' NOT NULL,
	CONSTRAINT fk_events_action_id FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE SET NULL,
	CONSTRAINT fk_events_pillar_id FOREIGN KEY(pillar_id) REFERENCES pillars (id) ON DELETE SET NULL
);
CREATE TABLE goals (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	title TEXT DEFAULT '' NOT NULL,
	description TEXT DEFAULT '' NOT NULL,
	organisation_id INTEGER,
	portfolio_holder_id INTEGER,
	indicator_id INTEGER,
	due DATE,
	state TEXT NOT NULL,
	settled_on DATE,
	confidential BOOLEAN DEFAULT '0' NOT NULL,
	CONSTRAINT fk_goals_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicators (id) ON DELETE SET NULL,
	CONSTRAINT fk_goals_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE SET NULL,
	CONSTRAINT fk_goals_portfolio_holder_id FOREIGN KEY(portfolio_holder_id) REFERENCES contacts (id) ON DELETE SET NULL
);
CREATE TABLE indicators (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name TEXT DEFAULT '' NOT NULL,
	unit TEXT DEFAULT '' NOT NULL,
	measure TEXT NOT NULL,
	good_is TEXT,
	pillar_id INTEGER,
	base_id INTEGER,
	source TEXT DEFAULT '' NOT NULL,
	licence TEXT DEFAULT '' NOT NULL,
	is_modelled BOOLEAN DEFAULT '0' NOT NULL,
	target FLOAT,
	target_on DATE, topic TEXT DEFAULT '' NOT NULL,
	CONSTRAINT fk_indicators_base_id FOREIGN KEY(base_id) REFERENCES indicators (id) ON DELETE SET NULL,
	CONSTRAINT fk_indicators_pillar_id FOREIGN KEY(pillar_id) REFERENCES pillars (id) ON DELETE SET NULL
);
CREATE TABLE journal_changes (
	id INTEGER NOT NULL,
	step_id INTEGER NOT NULL,
	table_name TEXT NOT NULL,
	row_key TEXT NOT NULL,
	"before" TEXT,
	"after" TEXT,
	CONSTRAINT pk_journal_changes PRIMARY KEY (id),
	CONSTRAINT fk_journal_changes_step_id FOREIGN KEY(step_id) REFERENCES journal_steps (id) ON DELETE CASCADE,
	CONSTRAINT uq_journal_changes_step_id UNIQUE (step_id, table_name, row_key)
);
CREATE TABLE journal_steps (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	at TEXT NOT NULL,
	label TEXT NOT NULL,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,
	visit TEXT
);
CREATE TABLE measurements (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	indicator_id INTEGER NOT NULL,
	area_id INTEGER NOT NULL,
	first_day DATE NOT NULL,
	last_day DATE NOT NULL,
	value FLOAT,
	state TEXT NOT NULL,
	source_table TEXT DEFAULT '' NOT NULL,
	published_on DATE,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT fk_measurements_area_id FOREIGN KEY(area_id) REFERENCES areas (id) ON DELETE CASCADE,
	CONSTRAINT fk_measurements_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicators (id) ON DELETE CASCADE
);
CREATE TABLE moment_contacts (
	moment_id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	CONSTRAINT pk_moment_contacts PRIMARY KEY (moment_id, contact_id),
	CONSTRAINT fk_moment_contacts_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_moment_contacts_moment_id FOREIGN KEY(moment_id) REFERENCES moments (id) ON DELETE CASCADE
);
CREATE TABLE moment_organisations (
	moment_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	CONSTRAINT pk_moment_organisations PRIMARY KEY (moment_id, organisation_id),
	CONSTRAINT fk_moment_organisations_moment_id FOREIGN KEY(moment_id) REFERENCES moments (id) ON DELETE CASCADE,
	CONSTRAINT fk_moment_organisations_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE CASCADE
);
CREATE TABLE moments (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	day DATE NOT NULL,
	kind TEXT NOT NULL,
	summary TEXT DEFAULT '' NOT NULL,
	notes TEXT DEFAULT '' NOT NULL,
	pillar_id INTEGER,
	action_id INTEGER,
	confidential BOOLEAN DEFAULT '0' NOT NULL,
	CONSTRAINT fk_moments_action_id FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE SET NULL,
	CONSTRAINT fk_moments_pillar_id FOREIGN KEY(pillar_id) REFERENCES pillars (id) ON DELETE SET NULL
);
CREATE TABLE organisations (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name TEXT DEFAULT '' NOT NULL,
	kind TEXT NOT NULL,
	phone TEXT DEFAULT '' NOT NULL,
	email TEXT DEFAULT '' NOT NULL,
	website TEXT DEFAULT '' NOT NULL,
	address TEXT DEFAULT '' NOT NULL,
	notes TEXT DEFAULT '' NOT NULL,
	confidential BOOLEAN DEFAULT '0' NOT NULL,
	left_on DATE
);
CREATE TABLE overviews (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	year INTEGER NOT NULL,
	half INTEGER NOT NULL,
	state TEXT NOT NULL,
	texts JSON NOT NULL,
	choices JSON NOT NULL,
	adopted_on DATE,
	content TEXT,
	document BLOB,
	sha256 TEXT DEFAULT '' NOT NULL,
	CONSTRAINT uq_overviews_year UNIQUE (year, half)
);
CREATE TABLE photos (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	picture_id INTEGER NOT NULL,
	description TEXT DEFAULT '' NOT NULL,
	moment TEXT NOT NULL,
	taken_on DATE,
	action_id INTEGER,
	event_id INTEGER,
	people_recognisable BOOLEAN,
	they_agreed BOOLEAN,
	confidential BOOLEAN DEFAULT '0' NOT NULL,
	CONSTRAINT fk_photos_action_id FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE CASCADE,
	CONSTRAINT fk_photos_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE,
	CONSTRAINT fk_photos_picture_id FOREIGN KEY(picture_id) REFERENCES pictures (id)
);
CREATE TABLE pictures (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	media_type TEXT DEFAULT '' NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	content BLOB NOT NULL,
	thumbnail BLOB NOT NULL
);
CREATE TABLE pillars (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name TEXT DEFAULT '' NOT NULL,
	aim TEXT DEFAULT '' NOT NULL,
	position INTEGER NOT NULL,
	colour INTEGER NOT NULL,
	icon TEXT DEFAULT '' NOT NULL,
	portfolio_holder_id INTEGER,
	retired_on DATE,
	CONSTRAINT fk_pillars_portfolio_holder_id FOREIGN KEY(portfolio_holder_id) REFERENCES contacts (id) ON DELETE SET NULL
);
CREATE TABLE positions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	role TEXT DEFAULT '' NOT NULL,
	is_head BOOLEAN DEFAULT '0' NOT NULL,
	first_day DATE,
	last_day DATE,
	CONSTRAINT fk_positions_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_positions_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id) ON DELETE CASCADE
);
CREATE TABLE postponements (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	reason TEXT NOT NULL,
	about INTEGER NOT NULL,
	until DATE NOT NULL,
	CONSTRAINT uq_postponements_reason UNIQUE (reason, about)
);
CREATE TABLE programme_areas (
	programme_id INTEGER NOT NULL,
	area_id INTEGER NOT NULL,
	CONSTRAINT pk_programme_areas PRIMARY KEY (programme_id, area_id),
	CONSTRAINT fk_programme_areas_area_id FOREIGN KEY(area_id) REFERENCES areas (id) ON DELETE CASCADE,
	CONSTRAINT fk_programme_areas_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) ON DELETE CASCADE
);
CREATE TABLE programmes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name TEXT DEFAULT '' NOT NULL,
	municipality TEXT DEFAULT '' NOT NULL,
	assignment TEXT DEFAULT '' NOT NULL,
	coordinator TEXT DEFAULT '' NOT NULL,
	department TEXT DEFAULT '' NOT NULL,
	paper_header TEXT DEFAULT '' NOT NULL,
	sponsor_id INTEGER,
	first_day DATE,
	last_day DATE,
	is_example BOOLEAN DEFAULT '0' NOT NULL, review_months INTEGER DEFAULT '12' NOT NULL, uid TEXT DEFAULT '' NOT NULL,
	CONSTRAINT fk_programmes_sponsor_id FOREIGN KEY(sponsor_id) REFERENCES contacts (id) ON DELETE SET NULL
);
CREATE TABLE promises (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	what TEXT DEFAULT '' NOT NULL,
	by_contact_id INTEGER,
	by_organisation_id INTEGER,
	to_contact_id INTEGER,
	to_organisation_id INTEGER,
	to_residents BOOLEAN DEFAULT '0' NOT NULL,
	made_on DATE,
	due DATE,
	state TEXT NOT NULL,
	settled_on DATE,
	reason TEXT DEFAULT '' NOT NULL,
	told_on DATE,
	told_how TEXT DEFAULT '' NOT NULL,
	pillar_id INTEGER,
	action_id INTEGER,
	made_in_id INTEGER,
	replaces_id INTEGER,
	confidential BOOLEAN DEFAULT '0' NOT NULL,
	CONSTRAINT fk_promises_action_id FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE SET NULL,
	CONSTRAINT fk_promises_by_contact_id FOREIGN KEY(by_contact_id) REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT fk_promises_by_organisation_id FOREIGN KEY(by_organisation_id) REFERENCES organisations (id) ON DELETE SET NULL,
	CONSTRAINT fk_promises_made_in_id FOREIGN KEY(made_in_id) REFERENCES moments (id) ON DELETE SET NULL,
	CONSTRAINT fk_promises_pillar_id FOREIGN KEY(pillar_id) REFERENCES pillars (id) ON DELETE SET NULL,
	CONSTRAINT fk_promises_replaces_id FOREIGN KEY(replaces_id) REFERENCES promises (id) ON DELETE SET NULL,
	CONSTRAINT fk_promises_to_contact_id FOREIGN KEY(to_contact_id) REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT fk_promises_to_organisation_id FOREIGN KEY(to_organisation_id) REFERENCES organisations (id) ON DELETE SET NULL
);
CREATE TABLE ratings (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	pillar_id INTEGER NOT NULL,
	light TEXT NOT NULL,
	rated_on DATE NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	cause TEXT DEFAULT '' NOT NULL,
	consequence TEXT DEFAULT '' NOT NULL,
	correction TEXT DEFAULT '' NOT NULL,
	CONSTRAINT fk_ratings_pillar_id FOREIGN KEY(pillar_id) REFERENCES pillars (id) ON DELETE CASCADE
);
CREATE TABLE reconfirmations (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	commitment_id INTEGER NOT NULL,
	day DATE NOT NULL,
	by_id INTEGER,
	confirmed BOOLEAN DEFAULT '0' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT fk_reconfirmations_by_id FOREIGN KEY(by_id) REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT fk_reconfirmations_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitments (id) ON DELETE CASCADE
);
CREATE TABLE round_steps (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	year INTEGER NOT NULL,
	half INTEGER NOT NULL,
	step TEXT NOT NULL,
	done_on DATE NOT NULL,
	CONSTRAINT uq_round_steps_year UNIQUE (year, half, step)
);
CREATE TABLE table_mappings (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	headings TEXT DEFAULT '' NOT NULL,
	columns JSON NOT NULL,
	CONSTRAINT uq_table_mappings_kind UNIQUE (kind, headings)
);
CREATE INDEX ix_action_goals_goal_id ON action_goals (goal_id);
CREATE INDEX ix_action_partners_organisation_id ON action_partners (organisation_id);
CREATE INDEX ix_action_pillars_pillar_id ON action_pillars (pillar_id);
CREATE INDEX ix_actions_ended_on ON actions (ended_on);
CREATE INDEX ix_actions_follows_id ON actions (follows_id);
CREATE INDEX ix_actions_lead_contact_id ON actions (lead_contact_id);
CREATE INDEX ix_actions_lead_id ON actions (lead_id);
CREATE INDEX ix_actions_main_pillar_id ON actions (main_pillar_id);
CREATE INDEX ix_areas_parent_id ON areas (parent_id);
CREATE INDEX ix_border_changes_area_id ON border_changes (area_id);
CREATE INDEX ix_commitments_head_id ON commitments (head_id);
CREATE INDEX ix_commitments_organisation_id ON commitments (organisation_id);
CREATE INDEX ix_escalation_copies_contact_id ON escalation_copies (contact_id);
CREATE INDEX ix_escalations_action_id ON escalations (action_id);
CREATE INDEX ix_escalations_pillar_id ON escalations (pillar_id);
CREATE INDEX ix_escalations_reported_to_id ON escalations (reported_to_id);
CREATE INDEX ix_events_action_id ON events (action_id);
CREATE INDEX ix_events_day ON events (day);
CREATE INDEX ix_events_pillar_id ON events (pillar_id);
CREATE INDEX ix_goals_indicator_id ON goals (indicator_id);
CREATE INDEX ix_goals_organisation_id ON goals (organisation_id);
CREATE INDEX ix_goals_portfolio_holder_id ON goals (portfolio_holder_id);
CREATE INDEX ix_indicators_base_id ON indicators (base_id);
CREATE INDEX ix_indicators_pillar_id ON indicators (pillar_id);
CREATE INDEX ix_journal_steps_kind ON journal_steps (kind, state);
CREATE INDEX ix_measurements_area_id ON measurements (area_id);
CREATE INDEX ix_measurements_indicator_id ON measurements (indicator_id);
CREATE INDEX ix_moment_contacts_contact_id ON moment_contacts (contact_id);
CREATE INDEX ix_moment_organisations_organisation_id ON moment_organisations (organisation_id);
CREATE INDEX ix_moments_action_id ON moments (action_id);
CREATE INDEX ix_moments_day ON moments (day);
CREATE INDEX ix_moments_pillar_id ON moments (pillar_id);
CREATE INDEX ix_photos_action_id ON photos (action_id);
CREATE INDEX ix_photos_event_id ON photos (event_id);
CREATE INDEX ix_photos_picture_id ON photos (picture_id);
CREATE INDEX ix_pillars_portfolio_holder_id ON pillars (portfolio_holder_id);
CREATE INDEX ix_positions_contact_id ON positions (contact_id);
CREATE INDEX ix_positions_organisation_id ON positions (organisation_id);
CREATE INDEX ix_programme_areas_area_id ON programme_areas (area_id);
CREATE INDEX ix_programmes_sponsor_id ON programmes (sponsor_id);
CREATE INDEX ix_promises_action_id ON promises (action_id);
CREATE INDEX ix_promises_by_contact_id ON promises (by_contact_id);
CREATE INDEX ix_promises_by_organisation_id ON promises (by_organisation_id);
CREATE INDEX ix_promises_made_in_id ON promises (made_in_id);
CREATE INDEX ix_promises_pillar_id ON promises (pillar_id);
CREATE INDEX ix_promises_replaces_id ON promises (replaces_id);
CREATE INDEX ix_promises_settled_on ON promises (settled_on);
CREATE INDEX ix_promises_to_contact_id ON promises (to_contact_id);
CREATE INDEX ix_promises_to_organisation_id ON promises (to_organisation_id);
CREATE INDEX ix_ratings_pillar_id ON ratings (pillar_id);
CREATE INDEX ix_reconfirmations_by_id ON reconfirmations (by_id);
CREATE INDEX ix_reconfirmations_commitment_id ON reconfirmations (commitment_id);
CREATE TRIGGER account_entries_no_delete BEFORE DELETE ON account_entries
BEGIN SELECT RAISE(ABORT, 'the account only grows'); END;
CREATE TRIGGER account_entries_no_update BEFORE UPDATE ON account_entries
BEGIN SELECT RAISE(ABORT, 'the account only grows'); END;
