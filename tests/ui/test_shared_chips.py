"""What one narrows among the actions is narrowed in the timeline too, and the other way round."""

import datetime as dt

import pytest

from tests.ui.desk import TODAY
from tests.ui.timeline.conftest import small_dossier
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.actions.tab import ActionsTab
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.timeline.tab import TimelineTab


@pytest.fixture
def tabs(qtbot, tmp_path):
    dossier = Dossier.open(small_dossier(tmp_path))
    changes = Changes(dossier)
    made = [ActionsTab(changes, today=lambda: TODAY), TimelineTab(changes, today=lambda: TODAY)]
    for tab in made:
        qtbot.addWidget(tab)
        tab.show()
    yield made
    dossier.close()


def test_a_pillar_that_is_chosen_in_one_tab_is_chosen_in_the_other(tabs):
    actions, timeline = tabs
    timeline.chips.pillar._choose(2)
    assert actions.page.chips.pillar.value() == 2
    assert not actions.table.shown_rows()
    actions.page.chips.pillar._choose(None)
    assert timeline.chips.pillar.value() is None


def test_a_half_year_narrows_both_and_what_one_does_not_offer_counts_as_all_there(tabs):
    actions, timeline = tabs
    timeline.chips.half._choose(HalfYear(2026, 1))
    assert [row.title for row in actions.table.shown_rows()] == ["Grofvuil weg"]
    actions.page.chips.half_year._choose(HalfYear.of(dt.date(2027, 1, 1)))
    assert timeline.chips.half.value() is None


def test_letting_everything_through_does_so_everywhere(tabs):
    actions, timeline = tabs
    actions.page.chips.state._choose("ended")
    assert timeline.chips.state.value() == "ended"
    timeline.chips.clear()
    assert actions.page.chips.state.value() is None
