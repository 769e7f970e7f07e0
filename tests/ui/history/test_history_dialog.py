"""The history of one thing, as somebody reads it and goes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.dossiers import HOSTILE
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.action import Action
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.pillar import Pillar
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit, overviews
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.labels import Paragraph, Text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def said(view):
    """The texts of a change, from top to bottom."""
    return [
        each.accessibleName() if isinstance(each, Paragraph) else each.text()
        for each in view.findChildren(Text)
        if each.isVisibleTo(view)
    ]


def button(view, name):
    [found] = [each for each in view.findChildren(Button) if each.accessibleName().startswith(name)]
    return found


def action(dialog):
    return list_actions(dialog.dossier.reader, only=[1])[0]


def test_each_change_tells_when_what_and_per_field_what_it_was_and_became(show):
    dialog = show()

    labels = [view.entry.label for view in dialog.entries]
    assert labels == ["Organisatie verwijderd", *["Actie gewijzigd"] * 3, "Actie toegevoegd"]
    texts = said(dialog.entries[3])
    assert texts[0].endswith(" uur")
    assert texts[1:] == [
        *("Actie gewijzigd", "Titel", "Lampen → Stoep", "Klaar", "leeg → 12-03-2026", "Waar", "leeg → Plein"),
    ]
    assert said(dialog.entries[4])[2:] == ["Titel", "Lampen", "Stand", "gepland"]
    assert dialog.about.text() == "Actie: Bankje"


def test_one_field_is_put_back_and_the_others_stay(qtbot, show):
    dialog = show()
    done = []
    dialog._changes.done.connect(done.append)

    button(dialog.entries[3], "Zet Titel terug naar: Lampen").click()

    assert (action(dialog).title, action(dialog).place) == ("Lampen", "Plein")
    assert done == ["Titel teruggezet"]
    assert dialog.said.accessibleName() == "Titel teruggezet."
    assert dialog.entries[0].entry.label == "Titel teruggezet"
    dialog.dossier.undo()
    assert action(dialog).title == "Bankje"


def test_all_fields_are_put_back_by_keyboard_alone(qtbot, show):
    dialog = show()
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused.accessibleName().startswith("Zet alles terug") and dialog.entries[3].isAncestorOf(focused):
            break
    qtbot.keyClick(focused, Qt.Key.Key_Space)

    found = action(dialog)
    assert (found.title, found.place, found.due) == ("Lampen", "", None)
    assert dialog.dossier.undoable == "Actie teruggezet zoals eerder"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_refused_is_said_in_red_and_what_is_gone_by_name(show):
    dialog = show()

    button(dialog.entries[1], "Zet Trekker").click()
    assert dialog.said.accessibleName() == "Zo staat het nu al."
    button(dialog.entries[0], "Zet Trekker terug naar: Ymere").click()
    assert "Trekker" in dialog.said.accessibleName()
    assert action(dialog).lead_id is None


def test_a_thing_without_changes_says_so(show):
    dialog = show(kind=Pillar)

    assert dialog.entries == []
    assert "nog niets" in " ".join(each.accessibleName() for each in dialog.findChildren(Paragraph))
    assert unnamed_controls(dialog) == []


def test_older_changes_come_when_asked_for(qtbot, show, path):
    with Dossier.open(path) as dossier:
        for place in range(30):
            edit.change(dossier, Action, 1, place=f"Plein {place}")
    dialog = show()

    qtbot.waitUntil(lambda: len(dialog.entries) == 20)
    dialog.older.click()
    qtbot.waitUntil(lambda: len(dialog.entries) == 35)
    assert not dialog.older.isVisible()
    assert dialog.entries[20].isAncestorOf(QApplication.focusWidget())


def test_of_a_long_text_the_part_that_differs_is_shown_and_all_when_asked_for(show, path):
    long = "a" * 5000
    with Dossier.open(path) as dossier:
        edit.change(dossier, Action, 1, description=long)
        edit.change(dossier, Action, 1, description=f"{long[:3000]}HIER{long[:3000]}")
    dialog = show()

    text = said(dialog.entries[0])[3]
    assert "HIER" in text
    assert len(text) < 800
    assert dialog.entries[0].findChild(Paragraph).width() > dialog.width() / 2
    button(dialog.entries[0], "Alles lezen").click()
    assert f"{long[:3000]}HIER{long[:3000]}" in said(dialog.entries[0])[3]


def test_hostile_text_is_shown_as_typed_and_every_control_has_a_name(show, path):
    with Dossier.open(path) as dossier:
        edit.change(dossier, Action, 1, title=f"<h1>{HOSTILE}", description=f"{HOSTILE} مرحبا\n" * 50)
    dialog = show()

    assert f"<h1>{HOSTILE}".strip() in said(dialog.entries[0])[3]
    assert unnamed_controls(dialog) == []


def test_a_dossier_that_is_only_read_shows_history_without_ways_back(show):
    dialog = show(read_only=True)

    assert len(dialog.entries) == 5
    assert [each for view in dialog.entries for each in view.buttons()] == []


def test_the_texts_of_an_overview_go_by_their_names(show, path):
    with Dossier.open(path) as dossier:
        for section in ("outlook", "pillar-2-done", "header-Afdeling"):
            overviews.write_overview_text(dossier, HalfYear(2026, 1), section, "Hier gaat het over")
    dialog = show(kind=Overview)

    assert [said(view)[2] for view in dialog.entries[:2]] == ["Afdeling", "Wat deden wij"]
    assert "Vooruitblik" in said(dialog.entries[2])


def test_page_keys_read_on(qtbot, show, path):
    with Dossier.open(path) as dossier:
        for place in range(20):
            edit.change(dossier, Action, 1, place=f"Plein {place}")
    dialog = show()
    bar = dialog._middle.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    qtbot.keyClick(dialog, Qt.Key.Key_PageDown)
    assert bar.value() == min(bar.pageStep(), bar.maximum()) > 0
    qtbot.keyClick(dialog, Qt.Key.Key_PageUp)
    assert bar.value() == 0
