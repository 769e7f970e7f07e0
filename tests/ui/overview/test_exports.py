"""Everything that can be saved of an overview, beside the PDF for the College."""

import datetime as dt
import hashlib
import zipfile

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from tests.dossiers import new_dossier
from wijkdesk import paths
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import ContactKind
from wijkdesk.overview.frozen import as_json
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.storage.writing.overviews import adopt_overview, choose_for_overview, write_overview_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def words_of(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


@pytest.fixture
def menu(desk):
    desk.tab._choose("allowed", [finding.key for finding in desk.tab._situation.draft.findings])
    desk.wait()
    return desk.pages.exports


def saved(desk):
    desk.qtbot.waitUntil(desk.pages.saved.open.isVisible, timeout=30_000)
    return words_of(desk.pages.saved.path)


def noted(desk):
    """The last line of the account of the dossier: what left it and where to."""
    line = list_account(desk.dossier.reader)[0]
    return line.what, line.destination


def entry(menu, text):
    [action] = [action for action in menu.actions() if action.text().replace("&", "").startswith(text)]
    return action


def test_the_menu_opens_with_the_keyboard_and_saves_for_the_college(desk, menu, chosen_file):
    desk.pages.more.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.qtbot.waitUntil(menu.isVisible)
    desk.qtbot.keyClick(menu, Qt.Key.Key_Down)
    desk.qtbot.keyClick(menu, Qt.Key.Key_Return)
    saved(desk)
    assert chosen_file["path"].read_bytes() == desk.pages.preview._pages.pdf
    assert noted(desk) == ("Halfjaaroverzicht 2026-2", str(chosen_file["path"]))


def test_the_public_version_leaves_out_what_was_withheld(desk, menu, chosen_file):
    half_year = desk.tab._situation.half_year
    write_overview_text(desk.dossier, half_year, "money", "Er is nog veertigduizend euro.")
    choose_for_overview(desk.dossier, half_year, "withheld", ["money", "escalations"])
    desk.wait()
    entry(menu, "Openbare versie").trigger()
    words = saved(desk)
    assert "veertigduizend" in desk.said()
    assert "veertigduizend" not in words
    assert chosen_file["proposed"] == str(paths.documents() / "Halfjaaroverzicht openbaar Rozenprieel 2026-2.pdf")
    assert noted(desk) == ("Halfjaaroverzicht 2026-2, openbare versie", str(chosen_file["path"]))


def test_an_overview_that_is_not_public_has_no_public_version(desk, menu, chosen_file, monkeypatch):
    told = []
    monkeypatch.setattr("wijkdesk.ui.overview.saver.tell", lambda _window, *said: told.append(said))
    choose_for_overview(desk.dossier, desk.tab._situation.half_year, "openness", ["closed"])
    desk.wait()
    entry(menu, "Openbare versie").trigger()
    desk.qtbot.waitUntil(lambda: told != [], timeout=30_000)
    assert "niet openbaar" in told[0][1]
    assert not chosen_file["path"].exists()
    assert list_account(desk.dossier.reader) == []


def test_each_portfolio_holder_of_the_overview_has_an_extract(desk, menu, chosen_file):
    holders = [action.data() for action in menu.extracts.actions()]
    assert len(holders) > 1
    menu.extracts.actions()[0].trigger()
    assert holders[0] in saved(desk)
    assert f"voor {holders[0]}" in chosen_file["proposed"]
    assert noted(desk)[0] == "Halfjaaroverzicht 2026-2, uittreksel voor een portefeuillehouder"


def test_each_partner_has_a_page_with_what_it_brought(desk, menu, chosen_file):
    partners = {action.data(): action for action in menu.partners.actions()}
    partners["Ymere"].trigger()
    assert "Ymere" in saved(desk)
    assert chosen_file["proposed"] == str(paths.documents() / "Opbrengst voor Ymere Rozenprieel 2026-2.pdf")
    assert noted(desk)[0] == "Halfjaaroverzicht 2026-2, wat het een partner bracht"


@pytest.mark.parametrize(
    ("half_year", "proposed"),
    [
        (HalfYear(2026, 2), "Opbrengst voor Ymere Rozenprieel 2026-2.pdf"),
        (HalfYear(2026, 1), "Opbrengst voor Ymere Rozenprieel 2026-1.pdf"),
    ],
)
def test_the_page_for_a_partner_can_be_asked_for_from_elsewhere(desk, menu, chosen_file, half_year, proposed):
    choose_for_overview(desk.dossier, half_year, "allowed", desk.choices()["allowed"])
    desk.wait()
    desk.tab.save_page_for(half_year, "Ymere", is_holder=False)
    desk.qtbot.waitUntil(lambda: chosen_file["proposed"] == str(paths.documents() / proposed), timeout=30_000)
    assert "Ymere" in saved(desk)


def test_the_extract_of_an_administrator_can_be_asked_for_from_elsewhere(desk, menu, chosen_file):
    holder = menu.extracts.actions()[0].data()
    desk.tab.save_page_for(HalfYear(2026, 2), holder, is_holder=True)
    desk.qtbot.waitUntil(lambda: chosen_file["proposed"] is not None, timeout=30_000)
    assert f"voor {holder}" in chosen_file["proposed"]
    saved(desk)


def test_the_overview_is_saved_as_a_text_to_edit(desk, menu, chosen_file):
    chosen_file["path"] = chosen_file["path"].with_name("Om te bewerken")
    entry(menu, "Bewerkbaar").trigger()
    desk.qtbot.waitUntil(desk.pages.saved.open.isVisible, timeout=30_000)
    assert desk.pages.saved.path.name == "Om te bewerken.odt"
    with zipfile.ZipFile(desk.pages.saved.path) as odt:
        assert "Kernboodschap" in odt.read("content.xml").decode()
    assert noted(desk) == ("Halfjaaroverzicht 2026-2, bewerkbaar", str(desk.pages.saved.path))


def test_the_plan_of_the_approach_is_saved_too(desk, menu, chosen_file):
    entry(menu, "Uitvoeringsplan").trigger()
    assert "Rozenprieel" in saved(desk)
    assert chosen_file["proposed"] == str(paths.documents() / "Uitvoeringsplan Rozenprieel 2026-11-23.pdf")
    assert noted(desk) == ("Uitvoeringsplan", str(chosen_file["path"]))


def test_a_finding_holds_every_version_of_the_overview_back(desk, menu, chosen_file):
    add(desk.dossier, Contact, kind=ContactKind.RESIDENT, first_name="Zeynep", last_name="Xalmavrijn")
    desk.retype("message", "Zeynep Xalmavrijn deed het.")
    desk.tab.flush()
    desk.wait()
    for action in (
        entry(menu, "Voor het College"),
        entry(menu, "Openbare versie"),
        menu.extracts.actions()[0],
        menu.partners.actions()[0],
    ):
        desk.texts.privacy.head.setChecked(False)
        action.trigger()
        assert desk.texts.privacy.is_open
    assert chosen_file["proposed"] is None


def test_what_was_adopted_has_its_variants_too_made_of_what_it_said(desk, menu, chosen_file):
    half_year, content = desk.tab._situation.half_year, desk.tab._situation.draft.content
    pdf = desk.pages.preview._pages.pdf
    sha256 = hashlib.sha256(pdf).hexdigest()
    adopt_overview(desk.dossier, half_year, dt.date(2026, 11, 1), content=as_json(content), document=pdf, sha256=sha256)
    change(desk.dossier, Programme, 1, name="Xerxesbuurt")
    desk.wait()
    partners = {action.data(): action for action in menu.partners.actions()}
    partners["Ymere"].trigger()
    words = saved(desk)
    assert "Ymere" in words
    assert "Xerxesbuurt" not in words


def test_of_an_adopted_overview_whose_content_is_damaged_there_is_the_pdf(open_desk, tmp_path):
    desk = open_desk(new_dossier(tmp_path))
    pdf = desk.pages.preview._pages.pdf
    half_year = desk.tab._situation.half_year
    sha256 = hashlib.sha256(pdf).hexdigest()
    adopt_overview(desk.dossier, half_year, dt.date(2026, 11, 1), content="{}", document=pdf, sha256=sha256)
    desk.wait()
    assert not desk.pages.exports.extracts.isEnabled()
    assert not desk.pages.exports.partners.isEnabled()
    assert entry(desk.pages.exports, "Voor het College").isEnabled()
