"""What was put off, and how far the half-year round is."""

import datetime as dt

import pytest

from tests.dossiers import contents
from wijkdesk.domain.action import Action
from wijkdesk.domain.attention import Postponement
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.half_year_round import RoundStep
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AttentionReason, RoundPart
from wijkdesk.storage import check, faults
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.attention import list_postponements
from wijkdesk.storage.reading.half_year_round import list_finished
from wijkdesk.storage.writing import edit
from wijkdesk.storage.writing.attention import postpone, take_up_again
from wijkdesk.storage.writing.half_year_round import finish_part, reopen_part

DAY = dt.date(2026, 3, 12)
LATER = dt.date(2026, 4, 1)
LATE, PROMISE = AttentionReason.LATE_ACTION, AttentionReason.PROMISE_DUE
SPRING, AUTUMN = HalfYear(2026, 1), HalfYear(2026, 2)


@pytest.mark.parametrize("reason", AttentionReason)
def test_a_line_is_put_off_and_comes_back_in_one_step_each(dossier, heard, reason):
    before = contents(dossier)

    postpone(dossier, reason, 20261, LATER)
    assert list_postponements(dossier.reader) == [(reason, 20261, LATER)]
    assert dossier.undoable == f"Later: {reason.dutch}"
    assert dossier.undo() == f"Later: {reason.dutch}"
    assert contents(dossier) == before
    dossier.redo()
    take_up_again(dossier, reason, 20261)
    assert contents(dossier) == before
    dossier.undo()

    assert list_postponements(dossier.reader) == [(reason, 20261, LATER)]
    assert heard == [{Postponement: {1}}] * 5


def test_a_later_day_takes_the_place_of_the_earlier_and_undo_brings_that_back(dossier):
    postpone(dossier, LATE, 1, LATER)
    postpone(dossier, LATE, 1, DAY)
    assert list_postponements(dossier.reader) == [(LATE, 1, DAY)]

    dossier.undo()
    assert list_postponements(dossier.reader) == [(LATE, 1, LATER)]


def test_lines_about_the_same_number_are_put_off_apart_the_first_to_come_back_in_front(dossier):
    postpone(dossier, LATE, 1, LATER)
    postpone(dossier, PROMISE, 1, DAY)
    postpone(dossier, LATE, 2, DAY)
    assert list_postponements(dossier.reader) == [(PROMISE, 1, DAY), (LATE, 2, DAY), (LATE, 1, LATER)]

    take_up_again(dossier, LATE, 1)
    assert list_postponements(dossier.reader) == [(PROMISE, 1, DAY), (LATE, 2, DAY)]


def test_what_was_not_put_off_or_not_finished_is_taken_up_again_without_a_step(dossier, heard):
    take_up_again(dossier, LATE, 1)
    reopen_part(dossier, SPRING, RoundPart.RESULTS)

    assert (dossier.undoable, heard) == (None, [])


@pytest.mark.parametrize("day", [dt.date(226, 3, 12), dt.date(2200, 1, 1), dt.date.max])
def test_a_day_that_can_only_be_a_slip_is_refused_and_the_earlier_one_stays(dossier, day):
    postpone(dossier, LATE, 1, LATER)
    finish_part(dossier, SPRING, RoundPart.GOALS, DAY)

    with pytest.raises(Refused, match="kan niet kloppen"):
        postpone(dossier, LATE, 1, day)
    with pytest.raises(Refused, match="kan niet kloppen"):
        finish_part(dossier, SPRING, RoundPart.GOALS, day)

    assert list_postponements(dossier.reader) == [(LATE, 1, LATER)]
    assert list_finished(dossier.reader, SPRING) == [(RoundPart.GOALS, DAY)]


def test_what_is_put_off_about_a_removed_thing_stays_and_can_never_be_about_another(dossier):
    first = edit.add(dossier, Action, title="Lampen")
    postpone(dossier, LATE, first, LATER)

    edit.remove(dossier, Action, first)
    assert edit.add(dossier, Action, title="Stoep") != first
    dossier.undo()
    dossier.undo()

    assert list_postponements(dossier.reader) == [(LATE, first, LATER)]


@pytest.mark.parametrize("part", RoundPart)
def test_a_part_of_the_round_is_finished_and_taken_up_again_in_one_step_each(dossier, heard, part):
    before = contents(dossier)

    finish_part(dossier, SPRING, part, DAY)
    assert list_finished(dossier.reader, SPRING) == [(part, DAY)]
    assert dossier.undo() == f"Halfjaarronde: {part.dutch} klaar"
    assert contents(dossier) == before
    dossier.redo()
    reopen_part(dossier, SPRING, part)

    assert contents(dossier) == before
    assert heard == [{RoundStep: {1}}] * 4


def test_the_parts_stand_in_the_order_of_the_round_each_half_year_apart(dossier):
    for part in (RoundPart.CLOSING, RoundPart.RESULTS, RoundPart.PROMISES):
        finish_part(dossier, SPRING, part, DAY)
    finish_part(dossier, AUTUMN, RoundPart.RESULTS, DAY)
    finish_part(dossier, SPRING, RoundPart.RESULTS, LATER)

    assert list_finished(dossier.reader, SPRING) == [
        (RoundPart.RESULTS, LATER),
        (RoundPart.PROMISES, DAY),
        (RoundPart.CLOSING, DAY),
    ]
    assert list_finished(dossier.reader, AUTUMN) == [(RoundPart.RESULTS, DAY)]
    with dossier.write("x") as session:
        assert session.query(RoundStep).filter_by(half=2).one().half_year == AUTUMN


def test_all_of_it_is_there_when_the_dossier_is_opened_again_and_undo_still_works(path):
    with Dossier.open(path) as dossier:
        postpone(dossier, LATE, 1, LATER)
        finish_part(dossier, SPRING, RoundPart.RESULTS, DAY)
    with Dossier.open(path) as dossier:
        assert list_postponements(dossier.reader) == [(LATE, 1, LATER)]
        assert dossier.undo() == "Halfjaarronde: resultaten klaar"
        assert list_finished(dossier.reader, SPRING) == []


def test_a_dossier_that_is_only_read_keeps_them_as_they_are(path):
    with Dossier.open(path, read_only=True) as dossier:
        with pytest.raises(faults.ReadOnly):
            postpone(dossier, LATE, 1, LATER)
        with pytest.raises(faults.ReadOnly):
            finish_part(dossier, SPRING, RoundPart.RESULTS, DAY)


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE postponements SET reason = 'zin'", "In postponements is rij 1 niet te lezen."),
        ("UPDATE postponements SET until = '0226-03-12'", "Uitgesteld punt 1: "),
        ("UPDATE round_steps SET done_on = 'gisteren'", "In round_steps is rij 1 niet te lezen."),
        ("UPDATE round_steps SET half = 3", "Onderdeel van de halfjaarronde 1: "),
    ],
)
def test_the_check_of_a_dossier_looks_at_them_too(dossier, statement, finding):
    postpone(dossier, LATE, 1, LATER)
    finish_part(dossier, SPRING, RoundPart.RESULTS, DAY)
    assert check.findings(dossier) == []

    with dossier.write("x") as session:
        session.connection().exec_driver_sql(statement)
    assert any(line.startswith(finding) for line in check.findings(dossier))
