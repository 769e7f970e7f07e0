"""The overviews of the example, each number counted again from the tables."""

import datetime as dt

import pytest

from tests.pages import texts_of
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.example import create_example
from wijkdesk.overview.content import overview_of, pictures_of
from wijkdesk.overview.pages.layout import write_overview
from wijkdesk.storage.dossier import Dossier

TODAY = dt.date(2026, 11, 23)
HALF_YEARS = [f"{year}-{half}" for year in range(2022, 2028) for half in (1, 2)]
TOLD = HALF_YEARS[:10]  # the others have not begun

TO_RESIDENTS = """NOT confidential AND (to_residents
    OR to_contact_id IN (SELECT id FROM contacts WHERE kind = 'resident')
    OR to_organisation_id IN (SELECT id FROM organisations WHERE kind = 'residents' AND NOT confidential))"""
PRESENT = """SELECT moment_id, organisation_id FROM moment_organisations UNION
    SELECT mc.moment_id, p.organisation_id FROM moment_contacts mc JOIN positions p USING (contact_id)
    JOIN moments m ON m.id = mc.moment_id
    WHERE m.day >= coalesce(p.first_day, m.day) AND m.day <= coalesce(p.last_day, m.day)"""


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "voorbeeld.wijkdesk"
    create_example(path, today=TODAY)
    with Dossier.open(path, read_only=True) as dossier:
        yield dossier.reader


@pytest.fixture(scope="module")
def count(example):
    """How many rows of a table meet a condition; its ``:first`` and ``:last`` are the days of the half-year."""

    def rows(table, condition, half_year):
        last = min(half_year.last_day, TODAY)
        days = {"first": half_year.first_day.isoformat(), "last": last.isoformat()}
        return example.execute(f"SELECT count(*) FROM {table} WHERE {condition}", days).fetchone()[0]

    return rows


@pytest.mark.parametrize("period", TOLD)
def test_actions_are_counted_right(example, count, period):
    half_year = HalfYear.parse(period)
    numbers = overview_of(example, half_year, today=TODAY).numbers
    ended = "NOT confidential AND ended_on BETWEEN :first AND :last"

    for state, told in {
        "succeeded": numbers.succeeded,
        "partly": numbers.partly,
        "failed": numbers.failed,
        "stopped": numbers.stopped,
    }.items():
        assert told == count("actions", f"{ended} AND state = '{state}'", half_year), state
    assert numbers.quick_wins == count("actions", f"{ended} AND state = 'succeeded' AND quick_win", half_year)
    began = "NOT confidential AND first_day <= :last AND state NOT IN ('idea', 'planned')"
    assert numbers.running == count("actions", f"{began} AND (ended_on IS NULL OR ended_on > :last)", half_year)


@pytest.mark.parametrize("period", TOLD)
def test_promises_are_counted_right(example, count, period):
    half_year = HalfYear.parse(period)
    content = overview_of(example, half_year, today=TODAY)
    settled = f"{TO_RESIDENTS} AND settled_on BETWEEN :first AND :last"

    if content.promises is None:
        assert count("promises", f"{TO_RESIDENTS} AND made_on <= :last", half_year) == 0
        return
    for state, told in {
        "kept": content.numbers.promises_kept or 0,
        "broken": content.numbers.promises_broken,
        "refused": content.numbers.promises_refused,
        "renegotiated": content.numbers.promises_renegotiated,
    }.items():
        assert told == count("promises", f"{settled} AND state = '{state}'", half_year), state
    left = f"{TO_RESIDENTS} AND made_on <= :last AND (settled_on IS NULL OR settled_on > :last)"
    assert content.numbers.promises_open == len(content.promises.open) == count("promises", left, half_year)
    made = f"{TO_RESIDENTS} AND made_on BETWEEN :first AND :last"
    assert content.promises.made == count("promises", made, half_year)


@pytest.mark.parametrize("period", TOLD)
def test_presence_and_reports_are_counted_right(example, count, period):
    half_year = HalfYear.parse(period)
    content = overview_of(example, half_year, today=TODAY)
    told = {line.partner.name: line.moments for line in content.commitments}
    told |= {other.partner.name: other.moments for other in content.also_present}

    for name, times in told.items():
        there = (
            f"SELECT moment_id FROM ({PRESENT}) x JOIN organisations o ON o.id = organisation_id AND o.name = '{name}'"
        )
        met = f"NOT confidential AND day BETWEEN :first AND :last AND id IN ({there})"
        assert (times or 0) == count("moments", met, half_year), name
    sent = "NOT confidential AND state <> 'draft' AND sent_on <= :last"
    reported = f"{sent} AND (closed_on IS NULL OR closed_on >= :first)"
    assert len(content.escalations) == count("escalations", reported, half_year)


@pytest.mark.parametrize("period", TOLD)
def test_every_action_of_the_half_year_is_in_the_appendix_once(example, period):
    half_year = HalfYear.parse(period)
    content = overview_of(example, half_year, today=TODAY)
    last = min(half_year.last_day, TODAY).isoformat()
    rows = example.execute(
        """SELECT title FROM actions WHERE NOT confidential AND first_day <= ? AND state NOT IN ('idea', 'planned')
           AND (ended_on IS NULL OR ended_on >= ?)""",
        (last, half_year.first_day.isoformat()),
    )

    told = [action.title for pillar in content.pillars for action in pillar.ended + pillar.running]
    assert sorted(told) == sorted(title for (title,) in rows)


@pytest.mark.parametrize("period", TOLD)
def test_every_action_that_did_not_wholly_work_is_told_with_its_lesson(example, period):
    half_year = HalfYear.parse(period)
    rows = example.execute(
        """SELECT title, lesson FROM actions WHERE NOT confidential AND state IN ('failed', 'partly', 'stopped')
           AND ended_on BETWEEN ? AND ?""",
        (half_year.first_day.isoformat(), min(half_year.last_day, TODAY).isoformat()),
    )

    told = [
        (failure.action.title, failure.action.lesson)
        for failure in overview_of(example, half_year, today=TODAY).failures
    ]
    assert sorted(told) == sorted(rows)


AT_WORK = """SELECT id FROM actions WHERE NOT confidential AND first_day <= :last AND state NOT IN ('idea', 'planned')
    AND (ended_on IS NULL OR ended_on >= :first)"""


@pytest.mark.parametrize("period", TOLD)
def test_who_worked_with_whom_is_counted_right(example, period):
    half_year = HalfYear.parse(period)
    found = overview_of(example, half_year, today=TODAY).cooperation
    rows = example.execute(
        f"""SELECT o.name, count(DISTINCT involved.action_id) FROM organisations o JOIN
            (SELECT action_id, organisation_id FROM action_partners UNION SELECT id, lead_id FROM actions) involved
            ON involved.organisation_id = o.id WHERE involved.action_id IN ({AT_WORK}) GROUP BY o.name""",
        {"first": half_year.first_day.isoformat(), "last": min(half_year.last_day, TODAY).isoformat()},
    )

    assert {row.partner.name: sum(row.actions) for row in found.rows} == dict(rows.fetchall())


@pytest.mark.parametrize("period", TOLD)
def test_every_goal_has_the_actions_that_served_it(example, period):
    half_year = HalfYear.parse(period)
    goals = overview_of(example, half_year, today=TODAY).goals
    rows = example.execute(
        f"""SELECT g.title, a.title FROM goals g JOIN action_goals ag ON ag.goal_id = g.id
            JOIN actions a ON a.id = ag.action_id WHERE NOT g.confidential AND a.id IN ({AT_WORK})""",
        {"first": half_year.first_day.isoformat(), "last": min(half_year.last_day, TODAY).isoformat()},
    )

    assert sorted((goal.title, action.title) for goal in goals for action in goal.actions) == sorted(rows)


@pytest.mark.parametrize("period", HALF_YEARS)
def test_the_body_is_at_most_eight_pages_and_names_no_resident(example, period, tmp_path):
    content = overview_of(example, HalfYear.parse(period), today=TODAY)
    path = tmp_path / "overzicht.pdf"
    write_overview(content, path, pictures_of(example, content))
    pages = texts_of(path)

    appendix = next((number for number, page in enumerate(pages) if page.startswith("Bijlage")), len(pages))
    residents = example.execute("SELECT first_name, last_name FROM contacts WHERE kind = 'resident'").fetchall()
    assert appendix <= 8
    words = set("\n".join(pages).replace(",", " ").replace(".", " ").split())
    assert not words & {name for names in residents for name in names if name}


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2026, 3, 31), dt.date(2026, 6, 30)])
def test_the_half_year_of_today_fits_on_eight_pages_on_any_of_its_days(today, tmp_path):
    create_example(tmp_path / "voorbeeld.wijkdesk", today=today)
    for half_year in (HalfYear.of(today).previous, HalfYear.of(today)):
        with Dossier.open(tmp_path / "voorbeeld.wijkdesk", read_only=True) as dossier:
            content = overview_of(dossier.reader, half_year, today=today)
            write_overview(content, tmp_path / "overzicht.pdf", pictures_of(dossier.reader, content))
        pages = texts_of(tmp_path / "overzicht.pdf")
        assert next(number for number, page in enumerate(pages) if page.startswith("Bijlage")) <= 8


def test_the_shown_numbers_stand_on_the_first_two_pages(example, tmp_path):
    content = overview_of(example, HalfYear.parse("2025-2"), today=TODAY)
    path = tmp_path / "overzicht.pdf"
    write_overview(content, path)

    pages = texts_of(path)[:2]
    first = [line.strip() for page in pages for line in page.splitlines()]
    numbers = content.numbers
    assert first[first.index("acties afgerond") - 1] == str(numbers.ended)
    assert first[first.index("keer snelle winst") - 1] == str(numbers.quick_wins)
    assert first[first.index("beloften nagekomen") - 1] == str(numbers.promises_kept)
    kept = f"{numbers.partners_as_agreed} van {numbers.partners_with_rhythm}"
    assert first[first.index("partners naar afspraak") - 1] == kept
