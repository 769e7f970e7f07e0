"""The place of the timeline: one dated list, and the events and direct reports that are edited in it."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from tests.dossiers import HOSTILE, new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.desk import TODAY, Desk, button_of, shown_text
from tests.ui.timeline.conftest import small_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import ActionState, EscalationState, EventKind, Light
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_escalations, list_events
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.storage.writing.pillars import rate_pillar
from wijkdesk.ui.timeline.tab import TimelineTab

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
SIGNAL, DECISION = 1, 2


def listed(desk):
    """What the list shows, from top to bottom, under its headings."""
    model = desk.tab.table.rows_model
    return [model.data(model.index(row, 0 if _is_heading(model, row) else 1)) for row in range(model.rowCount())]


def _is_heading(model, row):
    return row in model.group_positions()


def kinds(desk):
    columns = {column.key: column for column in desk.tab.table.rows_model.columns}
    return [columns["kind"].spoken(row) for row in desk.tab.table.shown_rows()]


def event(desk, number=SIGNAL):
    [row] = list_events(desk.reader, only=[number])
    return row


def report(desk, number=1):
    [row] = list_escalations(desk.reader, only=[number])
    return row


# -- the list --


def test_everything_with_a_date_stands_by_half_year_newest_first(desk):
    rate_pillar(desk.dossier, 1, Light.ORANGE, dt.date(2026, 5, 1), note="Blok 5 zakt")
    assert listed(desk) == [
        *("Nog niet verstuurd 1", "Ruit ingegooid"),
        *("Tweede helft 2026 3", "Motie aangenomen", "Lamp kapot in de steeg", "Anna"),
        *("Eerste helft 2026 3", "Grofvuil weg", "Blok 5 zakt", "Grofvuil weg"),
    ]
    assert kinds(desk) == [
        *("directe melding", "besluit", "signaal", "lunch"),
        *("actie niet gelukt", "beoordeeld: oranje", "actie begonnen"),
    ]


def test_what_is_only_planned_is_no_part_of_the_past(desk):
    assert "Nog te beginnen" not in listed(desk)


def test_filters_let_through_a_kind_a_pillar_and_a_half_year(desk):
    change(desk.dossier, Event, SIGNAL, pillar=3)
    chips = desk.tab.chips
    chips.kind._choose("signal")
    assert listed(desk)[1:] == ["Lamp kapot in de steeg"]
    chips.kind._choose("end")
    assert listed(desk)[1:] == ["Grofvuil weg"]
    chips.clear()
    chips.pillar._choose(3)
    assert listed(desk)[1:] == ["Lamp kapot in de steeg"]
    chips.clear()
    chips.half._choose(HalfYear(2026, 1))
    assert listed(desk) == ["Eerste helft 2026 2", "Grofvuil weg", "Grofvuil weg"]
    chips.pillar._choose(3)
    desk.click(button_of(desk.tab, "Alles tonen"))
    assert len(listed(desk)) == 9


def test_typing_finds_by_title_and_kind(desk):
    desk.tab.find()
    desk.type("besluit")
    assert listed(desk)[1:] == ["Motie aangenomen"]


def test_a_change_elsewhere_is_seen_at_once_and_a_hidden_tab_catches_up(desk):
    desk.tab.open(Event, SIGNAL)
    change(desk.dossier, Action, 1, title="Grofvuil eindelijk weg")
    assert listed(desk).count("Grofvuil eindelijk weg") == 2
    assert desk.tab.table.chosen_ids() == ["event-1"]
    desk.tab.hide()
    add(desk.dossier, Event, title="Oud nieuws", day=dt.date(2024, 3, 1))
    change(desk.dossier, ContactMoment, 1, summary="Gegeten met Anna")
    desk.tab.show()
    assert listed(desk)[-2:] == ["Eerste helft 2024 1", "Oud nieuws"]
    assert "Gegeten met Anna" in listed(desk)
    change(desk.dossier, Contact, 1, first_name="Annelies")
    change(desk.dossier, Pillar, 3, name="Straat")
    change(desk.dossier, Event, SIGNAL, pillar=3)
    assert desk.tab.table.rows_model.row("event-1").pillar == "Straat"


# -- events --


def test_an_event_is_added_edited_and_there_after_reopening(desk):
    desk.tab.new()
    desk.type("Eerste paal geslagen")
    desk.press(KEY.Key_Return)
    pane = desk.tab.events
    desk.fill(pane.day, "gisteren")
    desk.choose(pane.event_kind, "mijlpaal")
    desk.fill(pane.place, "Linnaeusstraat")
    desk.pick(pane.pillar, "Wonen")
    desk.pick(pane.action, "Grofvuil")
    desk.fill(pane.description, "Met de hele straat erbij.")
    desk.tick(pane.confidential)
    assert desk.tab.table.chosen_ids() == ["event-3"]
    desk.reopen()
    row = event(desk, 3)
    assert (row.title, row.day, row.kind) == ("Eerste paal geslagen", dt.date(2026, 11, 22), EventKind.MILESTONE)
    assert (row.place, row.pillar, row.action) == ("Linnaeusstraat", "Wonen", "Grofvuil weg")
    assert (row.description, row.confidential) == ("Met de hele straat erbij.", True)
    assert "Eerste paal geslagen" in listed(desk)


def test_an_event_of_a_year_that_had_none_gets_a_heading_of_its_own(desk):
    desk.tab.open(Event, SIGNAL)
    desk.fill(desk.tab.events.day, "3-4-2023")
    assert listed(desk)[-2:] == ["Eerste helft 2023 1", "Lamp kapot in de steeg"]
    assert desk.tab.table.chosen_ids() == ["event-1"]


def test_an_event_cannot_be_without_a_day(desk):
    desk.tab.open(Event, SIGNAL)
    desk.fill(desk.tab.events.day, "")
    assert "kan niet leeg" in desk.tab.events.day.error_text()
    assert event(desk).day == dt.date(2026, 11, 2)


def test_nothing_is_stored_of_an_event_without_a_title(desk):
    desk.tab.new()
    desk.fill(desk.tab.events.place, "Hier")
    desk.press(KEY.Key_Escape)
    assert len(list_events(desk.reader)) == 2
    assert not desk.tab.halves.is_open()


def test_what_was_heard_in_the_street_becomes_an_action(desk):
    desk.tab.open(Event, DECISION)
    assert not desk.tab.events.make_action.isVisible()
    desk.tab.open(Event, SIGNAL)
    desk.click(desk.tab.events.make_action)
    made = list_actions(desk.reader)[-1]
    assert (made.title, made.state, made.place) == ("Lamp kapot in de steeg", ActionState.IDEA, "Linschotenstraat")
    assert desk.opened == [(Action, made.id)]
    assert event(desk).action_id == made.id
    assert not desk.tab.events.make_action.isVisible()
    desk.click(desk.tab.events.go_to_action)
    assert desk.opened[1:] == [(Action, made.id)]


# -- direct reports --


def test_a_direct_report_is_written_to_the_sponsor_sent_answered_and_closed(desk):
    change(desk.dossier, Programme, 1, sponsor=2)
    desk.click(desk.tab.report_button)
    desk.type("Brand in blok 5")
    desk.press(KEY.Key_Return)
    pane = desk.tab.escalations
    assert report(desk, 2).reported_to == "Zeki"
    desk.fill(pane.what_happened, "Er was brand.")
    desk.fill(pane.consequence, "Acht gezinnen zijn dakloos.")
    desk.fill(pane.asked, "Opvang voor vanavond.")
    desk.pick(pane.copied_to, "Anna")
    desk.pick(pane.pillar, "Wonen")
    assert listed(desk)[:3] == ["Nog niet verstuurd 2", "Ruit ingegooid", "Brand in blok 5"]
    desk.click(pane.send)
    desk.click(desk.dialog().commit)
    assert listed(desk)[:3] == ["Nog niet verstuurd 1", "Ruit ingegooid", "Tweede helft 2026 5"]
    assert set(listed(desk)[3:5]) == {"Brand in blok 5", "Directe melding verstuurd aan Zeki"}
    desk.click(pane.answer)
    desk.click(desk.dialog().commit)
    assert "Schrijf op wat het antwoord was" in desk.dialog()._asked["answer"].error_text()
    desk.fill(desk.dialog()._asked["answer"], "De opvang is geregeld.")
    desk.click(desk.dialog().commit)
    desk.click(pane.close_it)
    desk.fill(desk.dialog()._asked["on"], "1-1-2026")
    desk.click(desk.dialog().commit)
    assert "voor de dag van versturen" in desk.dialog()._asked["on"].error_text()
    desk.fill(desk.dialog()._asked["on"], "vandaag")
    desk.click(desk.dialog().commit)
    row = report(desk, 2)
    assert (row.state, row.sent_on, row.answered_on, row.closed_on) == (EscalationState.CLOSED, TODAY, TODAY, TODAY)
    assert (row.answer, row.copied_to) == ("De opvang is geregeld.", ("Anna",))
    assert not any(button.isVisible() for button in (pane.send, pane.answer, pane.close_it))
    assert pane.answer_text.isVisible()


def test_a_report_to_nobody_is_not_sent(desk):
    desk.tab.open(Escalation, 1)
    pane = desk.tab.escalations
    desk.fill(pane.reported_to, "")
    desk.click(pane.send)
    desk.click(desk.dialog().commit)
    assert "Kies aan wie je dit meldt" in desk.dialog()._asked["on"].error_text()
    desk.dialog().reject()
    assert report(desk).state is EscalationState.DRAFT


def test_a_day_is_needed_to_say_that_it_was_sent(desk):
    desk.tab.open(Escalation, 1)
    desk.click(desk.tab.escalations.send)
    desk.fill(desk.dialog()._asked["on"], "")
    desk.click(desk.dialog().commit)
    assert desk.dialog()._asked["on"].error_text() == "Vul een datum in."


# -- what lives elsewhere --


def test_what_lives_elsewhere_is_read_here_and_opens_there(desk):
    desk.tab.table.choose("end-1")
    pane = desk.tab.elsewhere
    assert "Geleerd: Eerst een vaste ophaaldag." in pane._words.accessibleName()
    desk.click(pane.button)
    desk.tab.table.choose("moment-1")
    desk.tab.table.setFocus()
    desk.press(KEY.Key_Return)
    rate_pillar(desk.dossier, 1, Light.RED, dt.date(2026, 5, 1), cause="Geen geld")
    desk.tab.table.choose("rating-1")
    assert "Geen geld" in pane._words.accessibleName()
    pane.button.setFocus()
    desk.press(KEY.Key_Space)
    assert desk.opened == [(Action, 1), (ContactMoment, 1), (Pillar, 1)]
    desk.press(KEY.Key_Escape)
    assert not desk.tab.halves.is_open()


def test_what_lives_elsewhere_is_not_removed_here(desk):
    desk.tab.table.choose("end-1", "event-1", "event-2", "escalation-1")
    desk.tab.table.setFocus()
    desk.press(KEY.Key_Delete)
    assert list_events(desk.reader) == []
    assert list_escalations(desk.reader) == []
    assert len(list_actions(desk.reader)) == 2
    assert desk.done == ["3 keer van de tijdlijn verwijderd"]
    desk.dossier.undo()
    assert len(listed(desk)) == 9


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (["moment-1"], "Een contactmoment verwijder je bij Contacten."),
        (["end-1"], "Een actie verwijder je bij Acties."),
        (["end-1", "moment-1"], "Dit verwijder je waar het vandaan komt."),
        ([], ""),
    ],
)
def test_removing_what_lives_elsewhere_says_where_to_do_it(desk, monkeypatch, chosen, said):
    told = []
    monkeypatch.setattr("wijkdesk.ui.timeline.tab.say_in_status_bar", lambda _tab, text: told.append(text))
    desk.tab.table.choose(*chosen)
    desk.tab.table.setFocus()
    desk.press(KEY.Key_Delete)
    assert [text.split(" Druk")[0].split(" Kies")[0] for text in told] == ([said] if said else [])
    assert len(listed(desk)) == 9


def test_the_pane_of_what_is_gone_closes(desk):
    desk.tab.open(Event, SIGNAL)
    desk.click(desk.tab.events._remove)
    assert not desk.tab.halves.is_open()
    assert desk.done == ["Gebeurtenis verwijderd"]


# -- keyboard, clipboard, settings --


def test_the_list_is_walked_with_arrows_and_entered_with_enter(desk, qtbot):
    desk.tab.setFocus()
    desk.press(KEY.Key_Space)
    qtbot.waitUntil(lambda: shown_text(desk.tab.escalations.title) == "Ruit ingegooid")
    desk.press(KEY.Key_Down)
    qtbot.waitUntil(lambda: shown_text(desk.tab.events.title) == "Motie aangenomen")
    desk.press(KEY.Key_Return)
    assert desk.tab.events.title.focusProxy().hasFocus()
    desk.press(KEY.Key_Escape)
    assert desk.tab.table.hasFocus()


def test_what_a_field_refuses_keeps_the_list_where_it_is(desk, qtbot):
    desk.tab.open(Event, SIGNAL)
    desk.tab.events.day.setFocus()
    desk.type("x")
    desk.tab.table.choose("event-2")
    qtbot.waitUntil(lambda: desk.tab.table.chosen_ids() == ["event-1"])
    assert desk.tab.events.number == SIGNAL
    assert not desk.tab.flush()


def test_copying_gives_a_table_without_what_is_confidential(desk):
    desk.tab.table.choose("event-1", "event-2", "end-1")
    desk.tab.copy()
    assert QGuiApplication.clipboard().mimeData().text().split("\n") == [
        "Dag\tWat\tSoort\tPijler",
        "02-11-2026\tLamp kapot in de steeg\tsignaal\t",
        "30-06-2026\tGrofvuil weg\tactie niet gelukt\t",
    ]


def test_what_hangs_on_somebody_confidential_is_not_copied_either(desk):
    change(desk.dossier, Contact, 1, confidential=True)
    change(desk.dossier, Action, 1, lead_contact=1)
    change(desk.dossier, Event, SIGNAL, action=1)
    desk.tab.table.choose("event-1", "end-1", "moment-1", "escalation-1")
    desk.tab.copy()
    text = QGuiApplication.clipboard().mimeData().text()
    assert [line.split("\t")[1] for line in text.splitlines()[1:]] == ["Ruit ingegooid"]


def test_the_tab_is_laid_out_as_it_was_left(open_desk, tmp_path):
    path = small_dossier(tmp_path)
    first = open_desk(path)
    first.tab.table.sort_by("title")
    first.tab.chips.kind._choose("decision")
    state = first.tab.layout_state()
    first.close()
    second = open_desk(path)
    second.tab.restore_layout(state)
    assert listed(second)[1:] == ["Motie aangenomen"]
    assert second.tab.layout_state() == state
    second.tab.restore_layout({"sorting": ["gone", False], "filters": {"kind": "gone"}})
    assert len(listed(second)) == 9


def test_an_empty_dossier_says_what_to_do_first(open_desk, tmp_path):
    desk = open_desk(new_dossier(tmp_path))
    assert "Begin met wat je vandaag op straat hoorde" in desk.tab.page._empty.sentence.accessibleName()
    desk.click(desk.tab.page.new_button)
    desk.type("Een lantaarn is stuk")
    desk.press(KEY.Key_Return)
    assert listed(desk) == ["Tweede helft 2026 1", "Een lantaarn is stuk"]


def test_a_dossier_to_read_shows_all_and_changes_nothing(open_desk, tmp_path):
    desk = open_desk(small_dossier(tmp_path), read_only=True)
    desk.tab.open(Event, SIGNAL)
    assert not desk.tab.events.title.isEnabled()
    assert not desk.tab.events.make_action.isVisible()
    assert not desk.tab.report_button.isVisible()
    desk.tab.open(Escalation, 1)
    assert not desk.tab.escalations.send.isVisible()
    desk.tab.new()
    desk.tab.remove()
    assert len(list_events(desk.reader)) == 2


def test_any_text_is_shown_and_kept_as_it_was_typed(desk):
    text = " ".join(HOSTILE.replace("\x1f", " ").split())
    change(desk.dossier, Event, SIGNAL, title=text)
    desk.tab.open(Event, SIGNAL)
    assert shown_text(desk.tab.events.title) == text
    assert text in listed(desk)


def test_the_model_keeps_the_rules_of_qt(desk):
    tester = QAbstractItemModelTester(desk.tab.table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.tab.open(Event, SIGNAL)
    desk.fill(desk.tab.events.day, "3-4-2023")
    desk.tab.chips.kind._choose("signal")
    desk.tab.remove()
    desk.dossier.undo()
    desk.tab.chips.clear()
    assert tester is not None


def test_everything_that_can_have_the_focus_has_a_name(qtbot, example):
    desk = Desk(qtbot, example, lambda changes: TimelineTab(changes, today=lambda: TODAY))
    desk.tab.open(Event, 1)
    assert unnamed_controls(desk.tab) == []
    desk.tab.open(Escalation, 1)
    desk.click(desk.tab.escalations.send)
    assert unnamed_controls(desk.tab) == []
    assert unnamed_controls(desk.dialog()) == []
    desk.dialog().reject()
    desk.close()
