"""Her own texts of the overview: in sections that fold, with a draft to begin with and a way back to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ContactKind
from wijkdesk.storage.writing.edit import add

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FIRST, SECOND = HalfYear(2026, 1), HalfYear(2026, 2)


def test_the_draft_stands_ready_to_be_changed(desk):
    message = desk.sections.own["message"]
    assert message.field.value().startswith("In de tweede helft van 2026 rondden wij")
    assert message._state.text() == "Voorstel uit het dossier"
    assert not message.back.isVisible()
    assert desk.own() == {}


def test_her_own_text_takes_the_place_of_the_draft_on_the_pages_and_comes_back_after_closing(desk, open_desk, example):
    desk.retype("message", "Het gaat goed in de wijk.")
    desk.press(Qt.Key.Key_Tab)
    desk.wait()
    assert desk.own() == {"message": "Het gaat goed in de wijk."}
    assert "Kernboodschap Het gaat goed in de wijk." in desk.said()
    assert desk.sections.own["message"]._state.text() == "Jouw tekst"
    desk.close()
    again = open_desk(example)
    assert again.sections.own["message"].field.value() == "Het gaat goed in de wijk."


def test_what_is_half_typed_is_kept_when_another_half_year_is_chosen(desk, qtbot):
    desk.retype("outlook", "Wij gaan door.")
    qtbot.mouseClick(desk.texts.earlier, Qt.MouseButton.LeftButton)
    desk.wait()
    assert desk.own(SECOND) == {"outlook": "Wij gaan door."}
    assert desk.own(FIRST) == {}
    assert desk.sections.own["outlook"].field.value() != "Wij gaan door."


def test_what_is_typed_while_another_half_year_is_read_belongs_to_the_one_that_is_shown(desk, qtbot):
    qtbot.mouseClick(desk.texts.earlier, Qt.MouseButton.LeftButton)
    desk.retype("message", "Nog van de tweede helft.")
    desk.wait()
    assert desk.own(SECOND) == {"message": "Nog van de tweede helft."}
    assert desk.own(FIRST) == {}


def test_the_sections_of_the_front_page_are_open_and_the_others_a_line_that_space_opens(desk):
    sections = desk.sections.sections
    assert {key for key, section in sections.items() if section.is_open} == {"message", "money", "risk", "decision"}
    assert sections["outlook"].head.accessibleName() == "Vooruitblik, voorstel"
    sections["outlook"].head.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.sections.own["outlook"].isVisible()
    assert sections["outlook"].head.accessibleDescription() == "opengeklapt"
    desk.press(Qt.Key.Key_Space)
    assert not desk.sections.own["outlook"].isVisible()


def test_every_text_of_the_overview_has_its_field_under_its_pillar_or_section(desk):
    assert set(desk.sections.own) == {each.name for each in desk.tab._situation.draft.content.texts}
    names = [desk.sections.own[f"pillar-1-{which}"].field.focusProxy().accessibleName() for which in ("done", "next")]
    assert names == ["Wonen: Wat deden wij", "Wonen: Volgend halfjaar"]
    desk.retype("pillar-2-effect", "Er wordt weer gemeld.")
    desk.press(Qt.Key.Key_Tab)
    desk.wait()
    assert desk.own() == {"pillar-2-effect": "Er wordt weer gemeld."}
    assert desk.head("pillar-2")[1] == "jouw tekst"
    assert "Er wordt weer gemeld." in desk.said()


def test_the_way_back_to_the_draft_is_one_click_and_can_be_undone(desk, qtbot):
    outlook = desk.field("outlook")
    draft = outlook.field.value()
    desk.retype("outlook", "Wij gaan door.")
    desk.press(Qt.Key.Key_Tab)
    desk.wait()
    assert outlook.back.isVisible()
    qtbot.mouseClick(outlook.back, Qt.MouseButton.LeftButton)
    desk.wait()
    desk.tab.find()
    assert outlook.field.value() == draft
    assert not outlook.back.isVisible()
    desk.dossier.undo()
    desk.wait()
    assert outlook.field.value() == "Wij gaan door."


def test_a_text_that_is_emptied_to_be_rewritten_stays_empty_until_one_leaves(desk):
    outlook = desk.field("outlook")
    draft = outlook.field.value()
    desk.retype("outlook", "Oud.")
    outlook.field.flush()
    desk.retype("outlook", "")
    outlook.field.flush()
    desk.wait()
    assert outlook.field.value() == ""
    desk.tab.find()
    assert outlook.field.value() == draft


def test_one_visit_to_a_text_is_one_step_to_undo(desk):
    desk.retype("decision", "Stem in.")
    desk.sections.own["decision"].field.flush()
    desk.qtbot.keyClicks(QApplication.focusWidget(), " En betaal.")
    desk.press(Qt.Key.Key_Tab)
    assert desk.own() == {"decision": "Stem in. En betaal."}
    assert desk.dossier.undo() == "Tekst van het overzicht"
    assert desk.own() == {}


def test_a_text_of_hers_that_names_a_resident_is_shown_as_she_wrote_it_and_hidden_on_the_pages(desk):
    add(desk.dossier, Contact, kind=ContactKind.RESIDENT, first_name="Zeynep", last_name="Xalmavrijn")
    desk.retype("message", "Zeynep Xalmavrijn deed het.")
    desk.press(Qt.Key.Key_Tab)
    desk.wait()
    assert desk.sections.own["message"].field.value() == "Zeynep Xalmavrijn deed het."
    assert "Xalmavrijn" not in desk.said()
    assert "Een bewoner deed het." in desk.said()
    assert "Op 1 plaats staat ‘een bewoner’" in desk.texts.privacy._said.accessibleName()
