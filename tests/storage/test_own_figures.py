"""Figures that one measures oneself, on a real dossier."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ValueState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import list_border_changes, list_measurements, measurements_of
from wijkdesk.storage.writing.edit import add
from wijkdesk.storage.writing.own_figures import note_period

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 6, 30)


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        yield dossier


@pytest.fixture
def areas(dossier):
    return [add(dossier, Area, code=code) for code in ("BU03920204", "BU03920205")]


def known(dossier):
    return {row.area_id: (row.value, row.state, row.note) for row in list_measurements(dossier.reader)}


def test_a_period_is_noted_changed_and_taken_back_each_in_one_step(dossier, areas):
    north, south = areas
    indicator = add(dossier, Indicator, name="Afval")
    note_period(dossier, indicator, FIRST, LAST, {north: 38, south: None}, note="Regen")
    assert known(dossier) == {
        north: (38, ValueState.GIVEN, "Regen"),
        south: (None, ValueState.MISSING, "Regen"),
    }
    note_period(dossier, indicator, FIRST, LAST, {south: 45})
    assert known(dossier) == {south: (45, ValueState.GIVEN, "")}
    dossier.undo()
    assert set(known(dossier)) == {north, south}
    dossier.undo()
    assert known(dossier) == {}


def test_what_came_from_a_file_stays_as_it_is(dossier, areas):
    north, south = areas
    indicator = add(dossier, Indicator, name="Moeite")
    period = {"first_day": FIRST, "last_day": LAST}
    add(dossier, Measurement, indicator=indicator, area=north, value=22.0, source_table="50090NED", **period)
    with pytest.raises(Refused) as refused:
        note_period(dossier, indicator, FIRST, LAST, {north: 3, south: 4})
    assert refused.value.field == f"area_{north}"
    assert set(known(dossier)) == {north}
    note_period(dossier, indicator, FIRST, LAST, {south: 4})
    assert {area: value for area, (value, *_) in known(dossier).items()} == {north: 22.0, south: 4}


def test_a_figure_that_was_removed_meanwhile_is_refused(dossier, areas):
    with pytest.raises(Refused):
        note_period(dossier, 999, FIRST, LAST, {areas[0]: 1})


def test_measurements_are_read_of_the_figures_that_are_asked_for(dossier, areas):
    first, second = (add(dossier, Indicator, name=name) for name in ("Afval", "Lunch"))
    for indicator in (first, second):
        note_period(dossier, indicator, FIRST, LAST, {areas[0]: 1})
    assert {row.indicator_id for row in measurements_of(dossier.reader, [second])} == {second}
    assert measurements_of(dossier.reader, []) == []
    assert list_border_changes(dossier.reader) == []
