"""What she chooses for an overview: successes, voices, partners, and what may be published."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.dossiers import new_dossier
from wijkdesk.domain.event import Event
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import EventKind, Openness
from wijkdesk.overview.sections import header_text
from wijkdesk.storage.writing.edit import add, change

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SECOND = HalfYear(2026, 2)
ALT = Qt.KeyboardModifier.AltModifier


def opened(desk, key):
    desk.sections.sections[key].open()
    desk.qtbot.wait(0)
    return {"successes": desk.sections.successes, "neighbourhood": desk.sections.voices}.get(key)


def titles(chooser):
    return [row.box.text() for row in chooser.rows if row.isVisible() and row.box.isChecked()]


def told(desk):
    return [each.key for each in desk.tab._situation.draft.content.successes]


def test_the_proposal_stands_ready_with_what_speaks_for_each(desk):
    chooser = opened(desk, "successes")
    content = desk.tab._situation.draft.content
    assert titles(chooser) == [success.title for success in content.successes]
    assert desk.choices() == {}
    assert not chooser.back.isVisible()
    assert "snelle winst" in chooser.rows[0].box.accessibleName()
    assert desk.head("successes") == ("", f"{len(content.successes)} gekozen")


def test_ticking_and_unticking_is_kept_in_her_order_and_leads_back_to_the_proposal(desk):
    chooser = opened(desk, "successes")
    proposed = told(desk)
    desk.click(chooser.rows[0].box)
    desk.wait()
    assert desk.choices()["successes"] == proposed[1:]
    free = len(chooser.chosen)
    chooser.rows[free].box.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.wait()
    assert desk.choices()["successes"][:-1] == proposed[1:]
    assert told(desk) == desk.choices()["successes"] == chooser.chosen
    desk.click(chooser.back)
    desk.wait()
    assert desk.choices() == {}
    assert told(desk) == proposed


def test_alt_and_an_arrow_move_a_chosen_one_and_the_keyboard_goes_along(desk):
    chooser = opened(desk, "successes")
    proposed = told(desk)
    chooser.rows[1].box.setFocus()
    desk.press(Qt.Key.Key_Up, ALT)
    desk.wait()
    assert told(desk) == [proposed[1], proposed[0], *proposed[2:]]
    assert QApplication.focusWidget() is chooser.rows[0].box
    desk.press(Qt.Key.Key_Up, ALT)
    desk.press(Qt.Key.Key_Down, ALT)
    desk.wait()
    assert told(desk) == proposed
    desk.click(chooser.rows[0].down)
    desk.wait()
    assert told(desk)[1] == proposed[0]
    assert desk.said().index(chooser.rows[0].box.text()) < desk.said().index(chooser.rows[1].box.text())


def test_no_more_than_five_successes_are_chosen(desk):
    chooser = opened(desk, "successes")
    while len(chooser.chosen) < 5:
        desk.click(chooser.rows[len(chooser.chosen)].box)
        desk.wait()
    desk.click(chooser.rows[5].box)
    assert chooser._refused.text() == "Kies er hoogstens 5. Haal er eerst één weg."
    assert not chooser.rows[5].box.isChecked()
    assert len(desk.choices()["successes"]) == 5


def test_voices_can_be_left_out_altogether(desk):
    chooser = opened(desk, "neighbourhood")
    while chooser.chosen:
        desk.click(chooser.rows[0].box)
        desk.wait()
    assert desk.choices()["voices"] == []
    assert desk.tab._situation.draft.content.voices == ()
    assert desk.head("neighbourhood")[0] == "1 te doen"


def test_a_choice_is_one_step_to_undo(desk):
    chooser = opened(desk, "successes")
    before = titles(chooser)
    desk.click(chooser.rows[0].box)
    desk.wait()
    assert desk.dossier.undo() == "Keuze voor het overzicht"
    desk.wait()
    assert titles(chooser) == before


# -- partners that are there less --


@pytest.fixture
def partner(desk):
    desk.sections.sections["partners"].open()
    desk.qtbot.wait(0)
    return next(iter(desk.sections.fading.rows.values()))


def type_day(desk, partner, text):
    editor = partner.discussed_on.focusProxy()
    editor.setFocus()
    editor.selectAll()
    desk.qtbot.keyClicks(editor, text) if text else desk.qtbot.keyClick(editor, Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Tab)


def test_fading_is_told_of_no_partner_by_itself(desk, partner):
    assert not partner.may_tell.isChecked()
    assert desk.tab._situation.draft.content.fading == ()


def test_a_tick_and_the_day_of_the_talk_let_it_be_told(desk, partner):
    desk.click(partner.may_tell)
    type_day(desk, partner, "3-11-2026")
    desk.wait()
    assert desk.choices()["fading"] == [f"{partner.partner.id}:2026-11-03"]
    [line] = desk.tab._situation.draft.content.fading
    assert (line.partner.name, line.discussed_on) == (partner.partner.name, dt.date(2026, 11, 3))
    desk.click(partner.may_tell)
    desk.wait()
    assert desk.choices()["fading"] == []
    assert not partner.discussed_on.isVisible()


def test_a_tick_without_a_day_is_refused_beside_the_field_and_tells_nothing(desk, partner):
    desk.click(partner.may_tell)
    desk.press(Qt.Key.Key_Tab)
    desk.tab.find()
    assert "Zonder die dag wordt het niet verteld" in partner.discussed_on.error_text()
    change(desk.dossier, Programme, 1, department="Wijkzaken")
    desk.wait()
    assert partner.may_tell.isChecked()
    assert partner.discussed_on.has_error
    assert "fading" not in desk.choices()
    assert desk.tab._situation.draft.content.fading == ()


def test_a_day_that_must_still_come_is_refused_beside_the_field(desk, partner):
    desk.click(partner.may_tell)
    type_day(desk, partner, "24-11-2026")
    desk.wait()
    assert partner.discussed_on.has_error
    assert "fading" not in desk.choices()


# -- the header and the openness --


def test_a_line_of_the_header_is_hers_while_it_says_something(desk):
    desk.sections.sections["header"].open()
    field = desk.sections.header.fields["Auteur"]
    editor = field.focusProxy()
    assert editor.placeholderText()
    editor.setFocus()
    desk.qtbot.keyClicks(editor, "Team Wijkzaken")
    desk.press(Qt.Key.Key_Tab)
    desk.wait()
    assert desk.own() == {header_text("Auteur"): "Team Wijkzaken"}
    assert "Team Wijkzaken" in desk.said()
    editor.setFocus()
    editor.selectAll()
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Tab)
    desk.wait()
    assert "Team Wijkzaken" not in desk.said()
    assert editor.placeholderText()


def test_the_lines_are_those_of_the_municipality(desk):
    change(desk.dossier, Programme, 1, paper_header="Onderwerp\nZaaknummer: 2026-12")
    desk.wait()
    assert list(desk.sections.header.fields) == ["Onderwerp", "Zaaknummer"]
    assert desk.sections.header.fields["Zaaknummer"].focusProxy().placeholderText() == "2026-12"
    assert desk.sections.openness.ground.isHidden()


def test_openness_its_ground_and_what_a_public_version_leaves_out_are_kept(desk):
    desk.sections.sections["openness"].open()
    fields = desk.sections.openness
    box = fields.openness.focusProxy()
    box.setCurrentIndex(box.findText("Gedeeltelijk openbaar"))
    box.activated.emit(box.currentIndex())
    desk.wait()
    assert desk.choices()["openness"] == [Openness.PARTLY]
    assert desk.head("openness") == ("1 te doen", "gedeeltelijk openbaar")
    editor = fields.ground.focusProxy()
    editor.setFocus()
    desk.qtbot.keyClicks(editor, "Woo 5.1")
    desk.press(Qt.Key.Key_Tab)
    desk.click(fields.boxes["money"])
    desk.wait()
    assert desk.own() == {header_text("Openbaarheid"): "Woo 5.1"}
    assert desk.choices()["withheld"] == ["money", "escalations"]
    assert desk.head("openness") == ("", "gedeeltelijk openbaar")


def test_something_confidential_is_told_by_a_tick_of_its_own_and_stays_out_again_by_undo(desk):
    number = add(
        desk.dossier, Event, title="Inval", kind=EventKind.SUCCESS, day=dt.date(2026, 9, 14), confidential=True
    )
    desk.wait()
    part = desk.texts.confidential
    part.open()
    desk.qtbot.wait(0)
    box = part.boxes[f"events-{number}"]
    assert (box.accessibleName(), box.isChecked()) == ("Gebeurtenis: Inval, toch vertellen", False)
    assert part.head.said == ("", "2 blijven weg")

    box.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.wait()
    assert desk.choices()["confidential"] == [f"events-{number}"]
    assert part.head.said == ("", "1 verteld, 1 blijft weg")
    assert f"event-{number}" in [each.key for each in desk.tab._situation.draft.successes]
    assert "alleen in waar jij dat koos" in desk.texts.privacy._said.text()

    desk.dossier.undo()
    desk.wait()
    assert desk.choices() == {}
    assert not part.boxes[f"events-{number}"].isChecked()


def test_without_anything_confidential_there_is_nothing_to_choose(open_desk, tmp_path):
    desk = open_desk(new_dossier(tmp_path))
    assert not desk.texts.confidential.isVisible()
