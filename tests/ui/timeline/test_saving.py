"""The timeline as a file: without what is confidential, noted in the account, fit for who sees and who hears it."""

import datetime as dt
from xml.etree import ElementTree as ET

import pypdf
import pytest
from PySide6.QtGui import QImage

from tests.dossiers import new_dossier
from tests.pdf.structure import faults, told
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import EventKind, MomentKind, OrganisationKind
from wijkdesk.storage.reading.account import list_account
from wijkdesk.ui.timeline.chart.save_dialog import Asked, SaveDialog
from wijkdesk.ui.timeline.chart.saving import _file_name

KINDS = ("A4", "A3", "png", "svg")


def dossier_with_secrets(folder):
    secret = Organisation(name="Geheime Dienst", kind=OrganisationKind.OTHER, confidential=True)
    hidden = Contact(first_name="Ottoline", last_name="Quispel", confidential=True)
    return new_dossier(
        folder,
        secret,
        Action(title="Open actie", first_day=dt.date(2026, 2, 1), due=dt.date(2026, 6, 30)),
        Action(title="Stille inval", first_day=dt.date(2026, 3, 1), confidential=True),
        Action(title="Van de dienst", first_day=dt.date(2026, 3, 1), lead=secret),
        Event(title="Blok af", day=dt.date(2026, 4, 1), kind=EventKind.SUCCESS),
        Event(title="Tip over de kelder", day=dt.date(2026, 4, 2), kind=EventKind.SIGNAL, confidential=True),
        Event(title="Koffie met Ottoline Quispel", day=dt.date(2026, 4, 3), kind=EventKind.SIGNAL),
        hidden,
        ContactMoment(day=dt.date(2026, 4, 4), kind=MomentKind.LUNCH, contacts=[hidden]),
        Commitment(organisation=secret, what="Meekijken", first_day=dt.date(2026, 1, 1)),
    )


@pytest.fixture
def desk(open_desk, tmp_path, qtbot):
    desk = open_desk(dossier_with_secrets(tmp_path))
    desk.click(desk.tab.view_button)
    qtbot.waitUntil(lambda: desk.tab.drawn.chart.view.board.first is not None)
    return desk


@pytest.fixture
def save(desk, tmp_path, qtbot):
    def save(kind, *, is_whole=True, with_confidential=False):
        asked = Asked(is_whole, kind, with_confidential)
        path = tmp_path / f"Tijdlijn{asked.suffix}"
        drawn = desk.tab.drawn
        number = len(list_account(desk.reader))
        drawn.saving.save(drawn.narrowed(drawn._wanted), asked, path)
        qtbot.waitUntil(lambda: len(list_account(desk.reader)) > number, timeout=20_000)
        return path

    return save


SECRETS = ("Stille inval", "Van de dienst", "Tip over de kelder", "Geheime Dienst", "Meekijken", "Quispel")


@pytest.mark.parametrize("is_whole", [True, False], ids=["whole", "seen"])
def test_a_page_is_one_figure_that_says_what_stands_on_it(save, is_whole):
    for kind, width in (("A4", 841), ("A3", 1190)):
        path = save(kind, is_whole=is_whole)
        [page] = pypdf.PdfReader(path).pages
        assert int(page.mediabox.width) == width
        assert faults(path.read_bytes()) == []
        [(_, said)] = [each for each in told(path.read_bytes()) if each[0] == "Figure"]
        assert "Open actie, van 01-02-2026 tot en met 30-06-2026, gepland" in said
        assert "Blok af, 01-04-2026, succes" in said


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_confidential_and_what_hangs_on_it_stays_here(save, kind):
    path = save(kind)
    if kind == "svg":
        content = path.read_text("utf-8")
    elif kind == "png":
        content = QImage(str(path)).text("Description")
    else:
        content = pypdf.PdfReader(path).pages[0].extract_text() + str(told(path.read_bytes()))
    assert "Open actie" in content
    assert [secret for secret in SECRETS if secret in content] == []


def test_it_goes_along_where_that_was_chosen_and_the_title_says_so(save):
    content = save("svg", with_confidential=True).read_text("utf-8")
    assert [secret for secret in SECRETS if secret not in content] == []
    assert "met vertrouwelijke gegevens" in content


def test_each_file_is_noted_in_the_account(desk, save):
    save("png")
    save("svg", with_confidential=True)
    noted = [(row.what, row.destination.rpartition("/")[2]) for row in list_account(desk.reader)]
    assert ("Tijdlijn", "Tijdlijn.png") in noted
    assert ("Tijdlijn, ook wat vertrouwelijk is", "Tijdlijn.svg") in noted


def test_a_drawing_is_a_document_of_its_own_and_a_picture_is_white(save):
    assert ET.fromstring(save("svg").read_text("utf-8")).tag.endswith("svg")
    image = QImage(str(save("png")))
    assert image.width() > 3000
    assert image.pixelColor(2, 2).name() == "#ffffff"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_dialog_keeps_back_what_is_confidential_unless_it_is_ticked(qtbot):
    dialog = SaveDialog()
    qtbot.addWidget(dialog)
    assert dialog.asked() == Asked(True, "A4", False)
    assert dialog.asked().suffix == ".pdf"


def test_a_name_of_a_file_is_one_that_every_system_takes():
    assert _file_name('Wijk: "Zuid" / <Oost>') == "Tijdlijn Wijk Zuid Oost"
    assert _file_name("...") == "Tijdlijn"


# -- what the overview tells --


def test_only_what_the_overview_tells_is_drawn_where_that_is_wanted(desk, qtbot):
    titles = lambda: {thing.title for thing in desk.tab.drawn.chart.view.board.things()}  # noqa: E731
    assert {"Stille inval", "Tip over de kelder"} <= titles()
    desk.click(desk.tab.drawn.told)
    qtbot.waitUntil(lambda: titles() == {"Open actie", "Blok af"})


@pytest.mark.parametrize("is_whole", [True, False], ids=["whole", "seen"])
def test_the_line_of_a_figure_that_is_shown_goes_along(open_desk, qtbot, tmp_path, is_whole):
    area = Area(code="BU03920204", name="Oost")
    figure = Indicator(name="Meldingen", unit="per jaar")
    counts = [
        Measurement(indicator=figure, area=area, first_day=dt.date(year, 1, 1), last_day=dt.date(year, 12, 31), value=n)
        for year, n in ((2024, 31.0), (2025, 28.0), (2026, 17.0))
    ]
    things = [Action(title="Open actie", first_day=dt.date(2024, 2, 1), due=dt.date(2026, 6, 30)), area, figure]
    desk = open_desk(new_dossier(tmp_path, *things, *counts))
    with desk.dossier.write("Gebied") as session:
        session.get(Programme, 1).areas = [session.get(Area, 1)]
    desk.click(desk.tab.view_button)
    drawn = desk.tab.drawn
    drawn.offer_indicators()
    drawn.indicator._choose(1)
    qtbot.waitUntil(lambda: drawn._drawn is not None and bool(drawn._drawn.lines))
    files = {kind: tmp_path / f"Tijdlijn-{kind}{Asked(True, kind, False).suffix}" for kind in ("A4", "svg")}
    for number, (kind, path) in enumerate(files.items(), len(list_account(desk.reader)) + 1):
        drawn.saving.save(drawn.narrowed(drawn._wanted), Asked(is_whole, kind, False), path)
        qtbot.waitUntil(lambda number=number: len(list_account(desk.reader)) == number, timeout=20_000)

    texts = [each.text for each in ET.parse(files["svg"]).getroot().iter() if each.tag.endswith("text")]
    assert {"Meldingen", "per jaar", "31", "28", "17"} <= set(texts)
    [(_, said)] = [each for each in told(files["A4"].read_bytes()) if each[0] == "Figure"]
    assert "Meldingen, Oost: 2024: 31; 2025: 28; 2026: 17." in said
    assert faults(files["A4"].read_bytes()) == []
