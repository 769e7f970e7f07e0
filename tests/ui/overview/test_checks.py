"""What is still to be done, and the privacy check that holds an overview back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.event import Event
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ContactKind, EventKind
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.overviews import list_overviews
from wijkdesk.storage.writing.edit import add, change

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def checks(desk):
    desk.texts.checklist.open()
    desk.qtbot.wait(0)
    return desk.texts.checklist


def line(checks, title, sentence):
    [found] = [each for each in checks.list.lines if each.title == title and sentence in each.detail]
    return found


def go(desk, checks, wanted):
    checks.list.setFocus()
    checks.list.setCurrentIndex(checks.list.model().index(list(checks.list.lines).index(wanted), 0))
    desk.press(Qt.Key.Key_Return)


def test_what_is_missing_stands_in_a_list_with_its_number(desk, checks):
    assert len(checks.list.lines) == len(desk.tab._situation.draft.missing) > 3
    assert checks.head.said[0] == f"{len(checks.list.lines)} punten"
    assert desk.head("money") == ("1 te doen", "leeg")


def test_enter_leads_to_the_text_that_is_empty(desk, checks):
    desk.sections.sections["money"].head.click()
    go(desk, checks, line(checks, "Geld", "niets over het geld"))
    assert desk.sections.own["money"].isAncestorOf(QApplication.focusWidget())
    assert desk.sections.own["money"].isVisible()
    assert not desk.sections.own["money"].visibleRegion().isEmpty()


def test_enter_leads_to_the_line_of_the_header_that_is_empty(desk, checks):
    go(desk, checks, line(checks, "Nummer", "leeg"))
    assert QApplication.focusWidget() is desk.sections.header.fields["Nummer"].focusProxy()


def test_enter_leads_to_the_thing_that_misses_something(desk, checks):
    go(desk, checks, line(checks, "Wonen", "eerder halfjaar"))
    [action] = [row for row in list_actions(desk.dossier.reader) if row.title == "Opruimen na de storm"]
    go(desk, checks, line(checks, "Opruimen na de storm", "opbracht"))
    assert desk.opened[0][0] is Pillar
    assert desk.opened[1] == (Action, action.id)


def test_what_is_mended_is_gone_from_the_list(desk, checks):
    before = len(checks.list.lines)
    [action] = [row for row in list_actions(desk.dossier.reader) if row.title == "Opruimen na de storm"]
    change(desk.dossier, Action, action.id, result="De straat was weer begaanbaar.")
    desk.wait()
    assert len(checks.list.lines) == before - 1


# -- privacy --


@pytest.fixture
def named(desk):
    """A resident whose name stands in a text of the coordinator and in an event."""
    add(desk.dossier, Contact, kind=ContactKind.RESIDENT, first_name="Zeynep", last_name="Xalmavrijn")
    desk.retype("message", "Zeynep Xalmavrijn deed het.")
    desk.tab.flush()
    desk.wait()
    return desk


def row_of(desk, found):
    [row] = [row for row in desk.texts.privacy.rows if found in row.finding.sentence]
    return row


def test_every_finding_says_what_it_is_and_where(named):
    row = row_of(named, "Xalmavrijn")
    number = len(named.tab._situation.draft.open_findings)
    assert named.texts.privacy.head.said[0] == ("1 bevinding" if number == 1 else f"{number} bevindingen")
    assert "Xalmavrijn" in row.finding.excerpt
    assert row.go.accessibleName().startswith("Ga erheen: ")


def test_a_finding_holds_saving_and_adopting_back_and_says_what_has_to_happen(named, chosen_file):
    for button in (named.pages.save, named.pages.adopt):
        named.texts.privacy.head.setChecked(False)
        named.click(button)
        assert button.isEnabled()
        assert named.texts.privacy.is_open
        assert "Laat staan" in named.texts.privacy._blocked.accessibleName()
        assert not named.texts.privacy.rows[0].visibleRegion().isEmpty()
    assert chosen_file["proposed"] is None
    assert [row.state.value for row in list_overviews(named.dossier.reader)] == ["draft"]


def test_going_to_a_finding_in_a_text_goes_to_that_text(named):
    named.texts.privacy.open()
    named.sections.sections["message"].head.click()
    row_of(named, "Xalmavrijn").go.click()
    assert named.sections.own["message"].isAncestorOf(QApplication.focusWidget())


def test_going_to_a_finding_in_a_thing_opens_that_thing(desk):
    add(desk.dossier, Contact, kind=ContactKind.RESIDENT, first_name="Zeynep", last_name="Xalmavrijn")
    day = desk.tab._today()
    number = add(desk.dossier, Event, title="Zeynep Xalmavrijn kookte", kind=EventKind.SUCCESS, day=day)
    desk.wait()
    desk.texts.privacy.open()
    row_of(desk, "Xalmavrijn").go.click()
    assert desk.opened == [(Event, number)]


def test_what_may_stand_stands_and_can_be_taken_back(named):
    named.texts.privacy.open()
    row = row_of(named, "Xalmavrijn")
    key = row.finding.key
    named.click(row.allow)
    named.wait()
    assert key in named.choices()["allowed"]
    assert key not in [finding.key for finding in named.tab._situation.draft.open_findings]
    again = row_of(named, "Xalmavrijn")
    assert again.allow.text() == "Toch niet laten staan"
    named.click(again.allow)
    named.wait()
    assert key not in named.choices()["allowed"]
    assert key in [finding.key for finding in named.tab._situation.draft.open_findings]


def test_once_each_finding_is_answered_the_overview_can_be_saved(named, chosen_file, qtbot):
    named.tab._choose("allowed", [finding.key for finding in named.tab._situation.draft.findings])
    named.wait()
    assert named.texts.privacy.head.said == ("", "niets gevonden")
    named.tab.save()
    qtbot.waitUntil(named.pages.saved.open.isVisible, timeout=30_000)
    assert chosen_file["path"].read_bytes() == named.pages.preview._pages.pdf


def test_what_is_typed_last_is_checked_too_before_anything_is_written(desk, chosen_file, qtbot):
    desk.tab._choose("allowed", [finding.key for finding in desk.tab._situation.draft.findings])
    add(desk.dossier, Contact, kind=ContactKind.RESIDENT, first_name="Zeynep", last_name="Xalmavrijn")
    desk.wait()
    desk.retype("message", "Zeynep Xalmavrijn deed het.")
    desk.tab.save()
    qtbot.waitUntil(desk.texts.privacy._blocked.isVisible, timeout=30_000)
    assert not chosen_file["path"].exists()
    desk.wait()
    assert row_of(desk, "Xalmavrijn")
