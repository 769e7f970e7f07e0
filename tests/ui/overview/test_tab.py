"""The place of the overview, on the example dossier, as somebody uses it."""

import datetime as dt
import io
import time
from functools import partial

import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk import paths
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.programme import Programme
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.overviews import list_overviews
from wijkdesk.storage.writing.edit import change
from wijkdesk.storage.writing.overviews import write_overview_text
from wijkdesk.ui.dialogs import Message
from wijkdesk.ui.overview.pages import make_pages
from wijkdesk.ui.second_process import SecondProcess, Stopped, second_process

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = dt.date(2026, 11, 23)
FIRST, SECOND = HalfYear(2026, 1), HalfYear(2026, 2)


# -- the half-year --


@pytest.mark.parametrize(
    ("today", "chosen"), [("2026-11-23", "2026-2"), ("2026-08-29", "2026-1"), ("2026-08-30", "2026-2")]
)
def test_the_half_year_of_sixty_days_ago_is_chosen_first(open_desk, example, today, chosen):
    desk = open_desk(example, today=dt.date.fromisoformat(today))
    assert str(desk.texts.half_year.value()) == chosen
    assert desk.texts.half_year.value().dutch in desk.said()


def test_the_half_years_of_the_approach_that_have_begun_can_be_chosen(desk):
    offered = desk.texts.offered
    assert [str(offered[0]), str(offered[-1]), len(offered)] == ["2026-2", "2022-1", 10]
    assert not desk.texts.later.isEnabled()


def test_another_half_year_is_a_click_or_a_key_away(desk, qtbot):
    qtbot.mouseClick(desk.texts.earlier, Qt.MouseButton.LeftButton)
    desk.wait()
    assert desk.texts.half_year.value() == FIRST
    assert "Eerste helft 2026" in desk.said()
    assert desk.texts.later.isEnabled()
    desk.tab.find()
    desk.press(Qt.Key.Key_Down)
    desk.wait()
    assert desk.texts.half_year.value() == HalfYear(2025, 2)


def test_without_dates_this_half_year_and_the_one_before_can_be_chosen(open_desk, tmp_path):
    desk = open_desk(new_dossier(tmp_path))
    assert [str(each) for each in desk.texts.offered] == ["2026-2", "2026-1"]
    assert "niets vastgelegd" in desk.texts._stood.accessibleName()


def test_before_the_approach_begins_its_first_half_year_is_there_and_says_that_it_has_not_begun(open_desk, tmp_path):
    path = new_dossier(tmp_path)
    with Dossier.open(path) as dossier:
        change(dossier, Programme, 1, first_day=dt.date(2027, 7, 1), last_day=dt.date(2030, 6, 30))
    desk = open_desk(path)
    assert [str(each) for each in desk.texts.offered] == ["2027-2"]
    assert "nog niet begonnen" in desk.texts._stood.accessibleName()
    assert not desk.texts.checklist.list.isVisible()


def test_an_overview_that_is_asked_for_elsewhere_is_shown(desk):
    write_overview_text(desk.dossier, FIRST, "outlook", "Straks meer.")
    [row] = list_overviews(desk.dossier.reader)
    desk.tab.open(Overview, row.id)
    desk.wait()
    assert desk.texts.half_year.value() == FIRST
    assert "Straks meer." in desk.said()


# -- what else it says --


def test_opening_a_section_leads_to_its_page(desk):
    bar = desk.pages.preview.area.verticalScrollBar()
    places = []
    for key in ("successes", "pillar-1", "pillar-4", "partners", "outlook"):
        desk.click(desk.sections.sections[key].head)
        places.append(bar.value())
    assert places == sorted(places)
    assert places[-1] > places[1] > places[0] > 0
    desk.wait()


def test_what_stands_in_it_is_copied_as_a_table(desk):
    desk.tab.copy()
    lines = QGuiApplication.clipboard().mimeData().text().splitlines()
    assert lines[0].split("\t") == ["Onderdeel", "Stand", "Inhoud", "Opmerking"]
    assert any(line.startswith("Wonen\toranje\t") for line in lines)


def test_an_edit_elsewhere_is_on_the_pages_and_one_stays_where_one_was(desk):
    bar = desk.pages.preview.area.verticalScrollBar()
    bar.setValue(900)
    change(desk.dossier, Programme, 1, name="Xerxesbuurt")
    desk.wait()
    assert "Xerxesbuurt" in desk.said()
    assert bar.value() == 900


def test_the_first_page_is_there_before_the_others(desk, qtbot):
    came = []
    desk.tab.maker.begun.connect(lambda pdf, _situation: came.append(pdf))
    desk.tab.maker.made.connect(lambda pages, _situation: came.append(pages.pdf))

    desk.retype("message", "Een nieuwe boodschap.")
    qtbot.waitUntil(lambda: len(came) == 2, timeout=30_000)
    desk.wait()

    beginning, whole = (pypdf.PdfReader(io.BytesIO(pdf)) for pdf in came)
    assert "Een nieuwe boodschap." in beginning.pages[0].extract_text()
    assert beginning.pages[0].extract_text() == whole.pages[0].extract_text()


def test_a_hidden_tab_makes_its_pages_when_it_is_shown_again(desk):
    desk.tab.hide()
    change(desk.dossier, Programme, 1, name="Xerxesbuurt")
    desk.qtbot.wait(10)
    assert "Xerxesbuurt" not in desk.said()
    desk.tab.show()
    desk.wait()
    assert "Xerxesbuurt" in desk.said()


def test_pages_that_came_while_nobody_looked_are_painted_when_somebody_does(desk):
    before = desk.pages.preview.views[0].image
    write_overview_text(desk.dossier, SECOND, "message", "Een nieuwe boodschap.")
    desk.qtbot.waitUntil(lambda: desk.tab.maker.is_busy)
    desk.tab.hide()
    desk.qtbot.waitUntil(lambda: not desk.tab.maker.is_busy)
    assert "Een nieuwe boodschap." in desk.said()
    desk.tab.show()
    desk.wait()
    assert desk.pages.preview.views[0].image != before


def stop_making(monkeypatch, times):
    """Have the second process stopped, as by who gives up something else, whenever it is at whole pages."""
    call, left = SecondProcess.call, iter(range(times))

    def call_or_stop(process, work, *asked, **how):
        if work is make_pages and next(left, None) is not None:
            raise Stopped
        return call(process, work, *asked, **how)

    monkeypatch.setattr(SecondProcess, "call", call_or_stop)


def test_pages_that_were_stopped_for_something_else_are_made_all_the_same(desk, monkeypatch):
    stop_making(monkeypatch, 1)
    write_overview_text(desk.dossier, SECOND, "message", "Een nieuwe boodschap.")
    desk.wait()
    assert "Een nieuwe boodschap." in desk.said()


def test_where_no_pages_can_be_made_the_window_says_so_and_an_undo_shows_those_from_before(desk, monkeypatch):
    before = desk.pages.preview.views[0].image
    stop_making(monkeypatch, 2)
    write_overview_text(desk.dossier, SECOND, "message", "Een nieuwe boodschap.")
    desk.qtbot.waitUntil(lambda: desk.pages.said.startswith("De bladzijden zijn niet gemaakt."))
    desk.qtbot.waitUntil(lambda: desk.pages.preview.views[0].image != before)  # that one was made by itself
    desk.dossier.undo()
    desk.wait()
    assert desk.pages.said == f"{len(desk.pages.preview.views)} bladzijden"
    assert desk.pages.preview.views[0].image == before


def never_end(_content, _pictures):
    time.sleep(600)


def test_the_pages_of_a_dossier_that_closes_keep_nobody_waiting(desk, monkeypatch):
    monkeypatch.setattr("wijkdesk.ui.overview.maker.make_pages", never_end)
    made = []
    desk.tab.maker.begun.connect(lambda *_: made.append("the first page"))
    write_overview_text(desk.dossier, SECOND, "message", "Een nieuwe boodschap.")
    desk.qtbot.waitUntil(lambda: made == ["the first page"])
    desk.dossier.close()
    desk.qtbot.waitUntil(lambda: not desk.tab.maker.is_busy)
    assert second_process().call(len, "abc") == 3


# -- the pages --


def test_the_pages_are_painted_and_can_be_read_by_who_does_not_see_them(desk):
    views = desk.pages.preview.views
    assert views[0].accessibleName() == f"Bladzijde 1 van {len(views)}"
    assert "Kernboodschap" in views[0].accessibleDescription()
    image = views[0].image
    assert image.width() == views[0].width()
    tones = {image.pixelColor(x, y).lightness() for x in range(0, image.width(), 5) for y in range(0, 400, 3)}
    assert {0 <= tone < 60 for tone in tones} >= {True}
    assert QColor(Qt.GlobalColor.white).lightness() in tones
    assert desk.pages.said == f"{len(views)} bladzijden"


def test_pages_are_painted_as_they_come_in_sight(desk):
    views = desk.pages.preview.views
    assert views[-1].image is None
    desk.pages.preview.setFocus()
    desk.press(Qt.Key.Key_PageDown)
    assert desk.pages.preview.area.verticalScrollBar().value() > 0
    desk.pages.preview.area.verticalScrollBar().setValue(10**6)
    desk.wait()
    assert views[-1].image is not None


def test_where_there_is_no_room_the_pages_stand_below_the_texts(desk):
    desk.tab.resize(600, 740)
    desk.wait()
    assert desk.pages.y() > desk.texts.y()
    assert desk.pages.preview.views[0].width() < 600
    desk.tab.resize(1110, 740)
    desk.wait()
    assert desk.pages.x() > desk.texts.x()


def test_the_page_that_is_seen_stays_in_sight_when_the_pages_get_another_size(desk):
    preview = desk.pages.preview
    preview.go_to_heading("Beloften")

    def in_sight():
        number = preview._in_sight()[0]
        view, value = preview.views[number], preview.area.verticalScrollBar().value()
        return number, (value - view.y()) / view.height(), view.width()

    number, above, wide = in_sight()
    assert number > 0
    for width in (900, 1400, 600):
        desk.tab.resize(width, 740)
        desk.wait()
        assert in_sight()[2] != wide
        assert in_sight()[0] == number
        assert in_sight()[1] == pytest.approx(above, abs=0.1)
        wide = in_sight()[2]


# -- saving --


def test_the_pdf_is_saved_where_one_says_with_a_good_name_to_begin_with(desk, qtbot, chosen_file, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    qtbot.mouseClick(desk.texts.earlier, Qt.MouseButton.LeftButton)
    desk.wait()
    qtbot.mouseClick(desk.pages.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(desk.pages.saved.open.isVisible, timeout=30_000)
    assert chosen_file["proposed"] == str(paths.documents() / "Halfjaaroverzicht Rozenprieel 2026-1.pdf")
    assert chosen_file["path"].read_bytes() == desk.pages.preview._pages.pdf
    qtbot.mouseClick(desk.pages.saved.open, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(desk.pages.saved.show_folder, Qt.MouseButton.LeftButton)
    assert opened == [chosen_file["path"].as_posix(), chosen_file["path"].parent.as_posix()]
    qtbot.mouseClick(desk.pages.saved.close_button, Qt.MouseButton.LeftButton)
    assert not desk.pages.saved.isVisible()


def test_while_the_pdf_is_saved_the_window_says_so(desk, qtbot, chosen_file):
    desk.tab.save()
    assert desk.pages.saved.isVisible()
    assert desk.pages.saved.said == "Wordt opgeslagen: Mijn overzicht.pdf"
    assert not desk.pages.save.isEnabled()
    assert not desk.pages.saved.open.isVisible()
    qtbot.waitUntil(desk.pages.saved.open.isVisible, timeout=30_000)
    assert desk.pages.saved.said == "Opgeslagen: Mijn overzicht.pdf"


def test_what_takes_long_to_save_can_be_given_up_and_leaves_the_old_file(desk, qtbot, chosen_file):
    chosen_file["path"].write_bytes(b"van vorig jaar")
    bar = desk.pages.saved
    noted = []
    desk.tab.outgoing._saver.save("Opslaan", "Overzicht", partial(second_process().call, time.sleep, 600), noted.append)
    assert not bar.give_up.isVisible()
    qtbot.waitUntil(bar.give_up.isVisible, timeout=10_000)
    desk.click(bar.give_up)
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=10_000)
    assert desk.pages.save.isEnabled()
    assert chosen_file["path"].read_bytes() == b"van vorig jaar"
    assert noted == []


def test_pages_that_are_there_already_are_saved_and_not_made_again(desk, qtbot, chosen_file, monkeypatch):
    def make_again(*_):
        pytest.fail("made again")

    monkeypatch.setattr("wijkdesk.ui.second_process.SecondProcess.call", make_again)
    desk.tab.save()
    qtbot.waitUntil(desk.pages.saved.open.isVisible, timeout=30_000)
    assert chosen_file["path"].read_bytes() == desk.pages.preview._pages.pdf


def test_what_is_half_typed_is_in_the_pdf(desk, qtbot, chosen_file):
    chosen_file["path"] = chosen_file["path"].with_suffix("")
    desk.retype("message", "Nog net getypt.")
    desk.tab.save()
    qtbot.waitUntil(desk.pages.saved.open.isVisible, timeout=30_000)
    document = pypdfium2.PdfDocument(desk.pages.saved.path)
    assert "Nog net getypt." in document[0].get_textpage().get_text_bounded()
    document.close()
    assert desk.pages.saved.path.name == "Mijn overzicht.pdf"


def test_saving_can_be_given_up(desk, chosen_file):
    chosen_file["path"] = None
    desk.tab.save()
    assert desk.pages.save.isEnabled()
    assert not desk.pages.saved.isVisible()


@pytest.mark.parametrize("trouble", ["no folder", "a folder of that name"])
def test_a_pdf_that_cannot_be_written_is_told_in_one_sentence(desk, qtbot, chosen_file, trouble, tmp_path):
    if trouble == "no folder":
        chosen_file["path"] = tmp_path / "weg" / "overzicht.pdf"
    else:
        chosen_file["path"].mkdir()
    shown = []

    def read_message():
        message = QApplication.activeModalWidget()
        if isinstance(message, Message):
            shown.append(message.windowTitle())
            message.accept()

    reader = QTimer(interval=20)
    reader.timeout.connect(read_message)
    reader.start()
    desk.tab.save()
    qtbot.waitUntil(desk.pages.save.isEnabled, timeout=30_000)
    qtbot.waitUntil(lambda: shown != [])
    reader.stop()
    assert shown == ["Het document is niet opgeslagen"]
    assert not desk.pages.saved.isVisible()
    assert list(tmp_path.glob("*.tmp")) == []


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Rozen/prieel: \\ <1>", "Halfjaaroverzicht Rozen prieel 1 2026-2.pdf"),
        ("Wijk " * 60, f"Halfjaaroverzicht {('Wijk ' * 16).strip()} 2026-2.pdf"),
    ],
)
def test_the_name_of_the_file_can_stand_on_every_disk(desk, chosen_file, name, file):
    change(desk.dossier, Programme, 1, name=name)
    chosen_file["path"] = None
    desk.tab.save()
    assert chosen_file["proposed"] == str(paths.documents() / file)
    desk.wait()


# -- around it --


def test_every_control_has_a_name_for_a_screen_reader(desk):
    assert unnamed_controls(desk.tab) == []


def test_tab_goes_from_the_half_year_by_the_sections_to_the_pages(desk):
    desk.tab.find()
    sections = desk.sections.sections
    wanted = [
        *(desk.texts.earlier, desk.texts.checklist.head, desk.texts.privacy.head, desk.texts.confidential.head),
        sections["header"].head,
        *(sections["message"].head, desk.sections.own["message"], sections["money"].head, desk.sections.own["money"]),
        *(sections["risk"].head, desk.sections.own["risk"], sections["decision"].head, desk.sections.own["decision"]),
        *(sections[key].head for key in ("glance", "since", "successes", "neighbourhood", "pillar-1", "pillar-2")),
        *(sections[key].head for key in ("pillar-3", "pillar-4", "failures", "partners", "goals", "promises")),
        *(sections[key].head for key in ("escalations", "outlook", "openness")),
        *(desk.pages.adopt, desk.pages.save, desk.pages.more, desk.pages.preview),
    ]
    for part in wanted:
        desk.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert part is focused or part.isAncestorOf(focused), part


def test_a_dossier_to_read_can_be_saved_as_a_pdf_and_not_changed(open_desk, example, qtbot, chosen_file):
    desk = open_desk(example, read_only=True)
    assert not desk.field("message").field.isEnabled()
    desk.tab.save()
    qtbot.waitUntil(desk.pages.saved.open.isVisible, timeout=30_000)
    assert chosen_file["path"].stat().st_size > 0


def test_the_width_of_the_texts_is_remembered(desk):
    assert desk.tab.layout_state() == {}
    desk.tab.restore_layout({"texts": 380})
    assert desk.texts.width() == pytest.approx(380, abs=2)
    assert desk.tab.layout_state() == {"texts": 380}
