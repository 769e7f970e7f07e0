"""The place of the overview, on the example dossier, as somebody uses it."""

import datetime as dt

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk import paths
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import ContactKind, Light
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.overviews import list_overviews, texts_of
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.storage.writing.overviews import write_overview_text
from wijkdesk.storage.writing.pillars import rate_pillar
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Message
from wijkdesk.ui.overview.tab import OverviewTab

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = dt.date(2026, 11, 23)
FIRST, SECOND = HalfYear(2026, 1), HalfYear(2026, 2)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The tab on an open dossier, and what it told."""

    def __init__(self, qtbot, path, *, today=TODAY, read_only=False):
        self.qtbot = qtbot
        self.dossier = Dossier.open(path, read_only=read_only)
        self.changes = Changes(self.dossier)
        self.tab = OverviewTab(self.changes, today=lambda: today)
        self.not_done = []
        self.changes.not_done.connect(self.not_done.append)
        qtbot.addWidget(self.tab)
        self.tab.resize(1110, 740)
        with qtbot.waitExposed(self.tab):
            self.tab.show()
        self.tab.activateWindow()
        qtbot.waitUntil(self.tab.isActiveWindow)
        self.texts, self.pages = self.tab.texts, self.tab.pages
        self.wait()

    def wait(self):
        """Until the pages of now are there and those in sight are painted."""

        def is_ready():
            preview = self.pages.preview
            seen = preview._in_sight()
            return (
                not self.tab._soon.isActive()
                and not self.tab._is_making
                and not preview._is_painting
                and seen
                and all(preview._painted[number] == preview._wanted_width() for number in seen)
            )

        self.qtbot.waitUntil(is_ready, timeout=30_000)

    def said(self):
        """All that the pages say, on one line."""
        return " ".join(" ".join(page.text for page in self.pages.preview._pages.pages).split())

    def retype(self, section, text):
        field = self.texts.own[section].field
        field.setFocus()
        self.press(Qt.Key.Key_A, CONTROL)
        if text:
            self.qtbot.keyClicks(QApplication.focusWidget(), text)
        else:
            self.press(Qt.Key.Key_Delete)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    def own(self, half_year=SECOND):
        return texts_of(self.dossier.reader, half_year)

    def close(self):
        """Close the dossier, as when another one is opened."""
        self.tab.hide()
        QThreadPool.globalInstance().waitForDone()
        self.dossier.close()


@pytest.fixture
def open_desk(qtbot):
    desks = []

    def open_it(path, **how):
        desks.append(Desk(qtbot, path, **how))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(open_desk, example):
    return open_desk(example)


@pytest.fixture
def chosen_file(monkeypatch, tmp_path):
    """Answers the file dialog with a path, and remembers what it proposed."""
    answer = {"path": tmp_path / "Mijn overzicht.pdf", "proposed": None}

    def ask(_parent, _title, proposal, _kinds):
        answer["proposed"] = proposal
        return str(answer["path"] or ""), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return answer


# -- the half-year --


@pytest.mark.parametrize(
    ("today", "chosen"), [("2026-11-23", "2026-2"), ("2026-08-29", "2026-1"), ("2026-08-30", "2026-2")]
)
def test_the_half_year_of_sixty_days_ago_is_chosen_first(open_desk, example, today, chosen):
    desk = open_desk(example, today=dt.date.fromisoformat(today))
    assert str(desk.texts.half_year.value()) == chosen
    assert desk.texts.half_year.value().dutch in desk.said()


def test_the_half_years_of_the_approach_that_have_begun_can_be_chosen(desk):
    offered = desk.texts._offered
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
    assert [str(each) for each in desk.texts._offered] == ["2026-2", "2026-1"]
    assert "niets vastgelegd" in desk.texts._stood.accessibleName()


def test_before_the_approach_begins_its_first_half_year_is_there_and_says_that_it_has_not_begun(open_desk, tmp_path):
    path = new_dossier(tmp_path)
    with Dossier.open(path) as dossier:
        change(dossier, Programme, 1, first_day=dt.date(2027, 7, 1), last_day=dt.date(2030, 6, 30))
    desk = open_desk(path)
    assert [str(each) for each in desk.texts._offered] == ["2027-2"]
    assert "nog niet begonnen" in desk.texts._stood.accessibleName()
    assert not desk.texts.summary.isVisible()


def test_an_overview_that_is_asked_for_elsewhere_is_shown(desk):
    write_overview_text(desk.dossier, FIRST, "outlook", "Straks meer.")
    [row] = list_overviews(desk.dossier.reader)
    desk.tab.open(Overview, row.id)
    desk.wait()
    assert desk.texts.half_year.value() == FIRST
    assert "Straks meer." in desk.said()


# -- her own texts --


def test_the_draft_stands_ready_to_be_changed(desk):
    message = desk.texts.own["message"]
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
    assert desk.texts.own["message"]._state.text() == "Jouw tekst"
    desk.close()
    again = open_desk(example)
    assert again.texts.own["message"].field.value() == "Het gaat goed in de wijk."


def test_what_is_half_typed_is_kept_when_another_half_year_is_chosen(desk, qtbot):
    desk.retype("outlook", "Wij gaan door.")
    qtbot.mouseClick(desk.texts.earlier, Qt.MouseButton.LeftButton)
    desk.wait()
    assert desk.own(SECOND) == {"outlook": "Wij gaan door."}
    assert desk.own(FIRST) == {}
    assert desk.texts.own["outlook"].field.value() != "Wij gaan door."


def test_the_way_back_to_the_draft_is_one_click_and_can_be_undone(desk, qtbot):
    outlook = desk.texts.own["outlook"]
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
    outlook = desk.texts.own["outlook"]
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
    desk.texts.own["decision"].field.flush()
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
    assert desk.texts.own["message"].field.value() == "Zeynep Xalmavrijn deed het."
    assert "Xalmavrijn" not in desk.said()
    assert "Een bewoner deed het." in desk.said()
    assert "Op 1 plaats staat ‘een bewoner’" in desk.texts._privacy.accessibleName()


def test_an_adopted_overview_says_beside_the_text_that_it_cannot_change(desk):
    write_overview_text(desk.dossier, SECOND, "outlook", "Zo was het.")
    with desk.dossier.write("Vastgesteld") as session:
        overview = session.query(Overview).one()
        overview.adopt(TODAY, content="{}", document=b"%PDF", sha256="")
    desk.wait()
    desk.retype("message", "Toch anders.")
    assert desk.texts.own["message"].field.flush()
    assert desk.texts.own["message"].field.has_error
    assert desk.own() == {"outlook": "Zo was het."}


# -- what else it says --


def test_each_section_is_a_line_and_leads_to_its_page(desk, qtbot):
    titles = [line.title for line in desk.texts.summary.lines]
    pillars = ["Wonen", "Ondermijning", "Fysieke leefomgeving", "Sociale weerbaarheid"]
    assert titles[:5] == ["Wat ging goed", *pillars]
    assert titles[-1] == "Bijlage"
    bar = desk.pages.preview.area.verticalScrollBar()
    places = []
    for title in titles:
        desk.texts.summary.opened.emit(title)
        places.append(bar.value())
    assert places[0] >= 0
    assert places == sorted(places)
    assert places[-1] > places[1] > 0
    desk.wait()


def test_a_rating_without_its_reasons_says_what_is_missing(desk):
    pillar = add(desk.dossier, Pillar, name="Zorg", position=9)
    rate_pillar(desk.dossier, pillar, Light.ORANGE, TODAY, cause="Te weinig huisartsen.")
    desk.wait()
    [line] = [line for line in desk.texts.summary.lines if line.title == "Zorg"]
    assert line.end == "zonder gevolg en bijsturing"
    assert line.mark.word == "oranje"


def test_an_edit_elsewhere_is_on_the_pages_and_one_stays_where_one_was(desk):
    bar = desk.pages.preview.area.verticalScrollBar()
    bar.setValue(900)
    change(desk.dossier, Programme, 1, name="Xerxesbuurt")
    desk.wait()
    assert "Xerxesbuurt" in desk.said()
    assert bar.value() == 900


def test_a_hidden_tab_makes_its_pages_when_it_is_shown_again(desk):
    desk.tab.hide()
    change(desk.dossier, Programme, 1, name="Xerxesbuurt")
    desk.qtbot.wait(10)
    assert "Xerxesbuurt" not in desk.said()
    desk.tab.show()
    desk.wait()
    assert "Xerxesbuurt" in desk.said()


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
    assert desk.pages._said.text() == f"{len(views)} bladzijden"


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


def test_pages_that_are_there_already_are_saved_and_not_made_again(desk, qtbot, chosen_file, monkeypatch):
    def make_again(_content):
        pytest.fail("made again")

    monkeypatch.setattr("wijkdesk.overview.layout.render_overview", make_again)
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
    assert shown == ["De PDF is niet opgeslagen"]
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


def test_tab_goes_from_the_half_year_by_the_texts_to_the_pages(desk):
    desk.tab.find()
    wanted = [
        *(desk.texts.earlier, desk.texts.own["message"], desk.texts.own["decision"], desk.texts.own["outlook"]),
        *(desk.texts.summary, desk.pages.save, desk.pages.preview),
    ]
    for part in wanted:
        desk.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert part is focused or part.isAncestorOf(focused)


def test_a_dossier_to_read_can_be_saved_as_a_pdf_and_not_changed(open_desk, example, qtbot, chosen_file):
    desk = open_desk(example, read_only=True)
    assert not desk.texts.own["message"].field.isEnabled()
    desk.tab.save()
    qtbot.waitUntil(desk.pages.saved.open.isVisible, timeout=30_000)
    assert chosen_file["path"].stat().st_size > 0


def test_what_stands_in_it_is_copied_as_a_table(desk):
    desk.tab.copy()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().mimeData().text().splitlines()]
    assert rows[0] == ["Onderdeel", "Stand", "Inhoud", "Opmerking"]
    assert [row[0] for row in rows[1:]] == [line.title for line in desk.texts.summary.lines]


def test_the_width_of_the_texts_is_remembered(desk):
    assert desk.tab.layout_state() == {}
    desk.tab.restore_layout({"texts": 380})
    assert desk.texts.width() == pytest.approx(380, abs=2)
    assert desk.tab.layout_state() == {"texts": 380}
