"""The own area is a set of neighbourhoods, and years of other borders are kept once."""

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.figures import Area
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import list_areas, list_border_changes
from wijkdesk.storage.writing.areas import add_areas, forget_border_change, make_own, note_border_change


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(new_dossier(tmp_path, Area(code="GM0392"), Area(code="BU03920204"))) as dossier:
        yield dossier


def test_only_a_neighbourhood_becomes_part_of_the_own_area(dossier):
    make_own(dossier, 2, is_own=True)
    with pytest.raises(Refused, match="buurten"):
        make_own(dossier, 1, is_own=True)
    assert [row.code for row in list_areas(dossier.reader) if row.is_own] == ["BU03920204"]
    make_own(dossier, 2, is_own=False)
    assert not any(row.is_own for row in list_areas(dossier.reader))


def test_a_code_that_is_none_is_refused_and_adds_nothing(dossier):
    with pytest.raises(Refused, match="gebiedscode"):
        add_areas(dossier, ["BU1"])
    assert len(list_areas(dossier.reader)) == 2


def test_a_year_of_other_borders_is_kept_once_and_can_be_taken_back(dossier):
    note_border_change(dossier, 2, 2019)
    note_border_change(dossier, 2, 2019)
    note_border_change(dossier, 1, 2019)
    assert sorted((row.area_id, row.year) for row in list_border_changes(dossier.reader)) == [(1, 2019), (2, 2019)]
    forget_border_change(dossier, 2, 2019)
    assert [row.area_id for row in list_border_changes(dossier.reader)] == [1]
    with pytest.raises(Refused):
        note_border_change(dossier, 1, 0)


def test_a_name_that_somebody_gave_stays_when_a_file_has_another(dossier):
    add_areas(dossier, ["GM0392"], {"GM0392": "Haarlem"})
    add_areas(dossier, ["GM0392"], {"GM0392": "Haarlem (gemeente)"})
    assert {row.code: row.name for row in list_areas(dossier.reader)}["GM0392"] == "Haarlem"
