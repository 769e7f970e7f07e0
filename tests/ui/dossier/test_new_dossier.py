"""A new wijkaanpak, from the first screen to a dossier on disk."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.accessibility import unnamed_controls
from wijkdesk import paths
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import list_areas
from wijkdesk.storage.reading.programme import list_pillars, list_programmes
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.dossier.new_dossier import NewDossier, free_path, six_years_from
from wijkdesk.ui.dossier.start_page import StartPage
from wijkdesk.ui.password.new_password import NewPassword

TODAY = dt.date(2026, 11, 23)
ROOM = 768 - 48 - 40  # the bar of Windows, and what its frame takes around a dialog


def new_dossier(qtbot) -> NewDossier:
    dialog = NewDossier(TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_name_is_enough_for_a_wijkaanpak_of_six_years_with_four_pillars(qtbot):
    dialog = new_dossier(qtbot)
    qtbot.keyClicks(dialog.focusWidget(), "Rozenprieel")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.path == paths.documents() / "Rozenprieel.wijkdesk"
    with Dossier.open(dialog.path) as dossier:
        [programme] = list_programmes(dossier.reader)
        assert (programme.name, programme.first_day, programme.last_day) == (
            "Rozenprieel",
            TODAY,
            dt.date(2032, 11, 22),
        )
        assert [pillar.name for pillar in list_pillars(dossier.reader)] == [
            "Wonen",
            "Ondermijning",
            "Fysieke leefomgeving",
            "Sociale weerbaarheid",
        ]
    dialog.path.unlink()


def test_all_of_it_is_seen_at_once_on_a_screen_of_1366_by_768(qtbot):
    dialog = new_dossier(qtbot)
    assert dialog.height() <= ROOM
    assert dialog._middle.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("width", "is_beside"), [(592, True), (432, False)])
def test_the_fields_for_a_password_stand_beside_each_other_where_there_is_room(qtbot, width, is_beside):
    password = NewPassword(tuple)
    qtbot.addWidget(password)
    password.resize(width, 300)
    with qtbot.waitExposed(password):
        password.show()
    first, again = password.first, password.again

    def place(field):
        return field.mapTo(password, QPoint())

    qtbot.waitUntil(lambda: (place(first).y() == place(again).y()) is is_beside)
    assert (place(first).x() == place(again).x()) is not is_beside


def test_without_a_name_it_says_so_and_keeps_what_was_typed(qtbot):
    dialog = new_dossier(qtbot)
    dialog.municipality.load("Haarlem")
    dialog.commit.click()
    assert dialog.name.has_error
    assert dialog.isVisible()
    assert dialog.municipality.value() == "Haarlem"
    assert list(paths.documents().glob("*.wijkdesk")) == []


def test_what_is_not_right_is_said_at_its_field_and_nothing_is_written(qtbot):
    dialog = new_dossier(qtbot)
    dialog.name.load("Proef")
    dialog.areas.load("BU03920204 onzin")
    dialog.commit.click()
    assert dialog.areas.has_error
    dialog.areas.load("BU03920204, BU03920205")
    dialog.last_day.load(dt.date(2020, 1, 1))
    dialog.commit.click()
    assert dialog.last_day.has_error
    assert list(paths.documents().glob("*.wijkdesk")) == []


def test_its_neighbourhoods_can_be_named_by_code(qtbot):
    dialog = new_dossier(qtbot)
    dialog.name.load("Proef")
    dialog.areas.load("BU03920204; BU03920205 BU03920204")
    dialog.commit.click()
    with Dossier.open(dialog.path) as dossier:
        assert [(area.code, area.is_own) for area in list_areas(dossier.reader)] == [
            ("BU03920204", True),
            ("BU03920205", True),
        ]
    dialog.path.unlink()


def test_a_name_that_is_taken_or_cannot_be_a_file_gets_one_that_can(tmp_path):
    assert free_path(tmp_path, 'a/b:"c"').name == "a b  c.wijkdesk"
    assert free_path(tmp_path, "...").name == "Wijkaanpak.wijkdesk"
    (tmp_path / "Buurt.wijkdesk").touch()
    assert free_path(tmp_path, "Buurt").name == "Buurt 2.wijkdesk"


def test_six_years_from_a_leap_day_end_at_the_end_of_february():
    assert six_years_from(dt.date(2024, 2, 29)) == dt.date(2030, 2, 28)
    assert six_years_from(dt.date(2026, 1, 1)) == dt.date(2031, 12, 31)


def test_the_first_screen_offers_what_was_open_lately_and_has_a_name_for_everything(qtbot, tmp_path):
    path = tmp_path / "Buurt.wijkdesk"
    page = StartPage(lambda: [path])
    qtbot.addWidget(page)
    page.list_recent()
    page.show()
    assert unnamed_controls(page) == []
    [recent] = [button for button in page.findChildren(Button) if button.text() == "Buurt"]
    with qtbot.waitSignal(page.open_path_requested) as asked:
        recent.click()
    assert asked.args == [path]


def test_every_field_of_a_new_wijkaanpak_has_a_name(qtbot):
    assert unnamed_controls(new_dossier(qtbot)) == []
