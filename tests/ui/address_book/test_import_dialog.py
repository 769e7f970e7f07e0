"""Contacts that come in, as somebody looks them over, says what they are, and takes them in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.dossiers import new_dossier
from tests.exchange.address_cards import making
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.words import ContactKind, LegalGround
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.ui.address_book.import_dialog import ContactsImport
from wijkdesk.ui.changes import Changes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def dossier(tmp_path):
    person = Contact(first_name="Kees", last_name="Bakker", email="kees@politie.example")
    with Dossier.open(new_dossier(tmp_path, person)) as dossier:
        yield dossier


@pytest.fixture
def show(qtbot, dossier, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)

    def show(content, *, name="adressen.vcf"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        dialog = ContactsImport(Changes(dossier, parent), path, parent)
        with qtbot.waitExposed(dialog):
            dialog.open()
        qtbot.waitUntil(lambda: bool(dialog.rows) or "Kies" in dialog.said.accessibleName())
        return dialog

    return show


def choose(field, text):
    box = field.focusProxy()
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def take_in(qtbot, dialog):
    dialog.commit.click()
    qtbot.waitUntil(lambda: dialog.commit.text() == "Sluiten")


def names(dossier):
    return {row.name for row in list_contacts(dossier.reader)}


def test_what_a_file_holds_is_shown_before_anything_is_stored(show, dossier):
    dialog = show(making.android() + making.server() + making.card("EMAIL:x@x.example"))
    assert "3 kaartjes in adressen.vcf" in dialog.said.accessibleName()
    assert "verjaardag (1)" in dialog.left_out.accessibleName()
    assert dialog.unread.isVisible()
    told = [[column.text(row) for column in dialog.table.rows_model.columns] for row in dialog.table.shown_rows()]
    assert [(line[1], line[-1]) for line in told] == [
        ("Ayşe Çelik", "toevoegen"),
        ("Kees Bakker", "aanvullen: Kees Bakker"),
    ]
    assert names(dossier) == {"Kees Bakker"}
    assert unnamed_controls(dialog) == []


def test_who_is_ticked_comes_in_as_one_step_and_the_report_says_so(qtbot, show, dossier):
    dialog = show(making.android() + making.server())
    take_in(qtbot, dialog)
    assert "1 toegevoegd, 1 aangevuld" in dialog.said.accessibleName()
    assert names(dossier) == {"Kees Bakker", "Ayşe Çelik"}
    assert dossier.undo() == "Contacten ingelezen"
    assert names(dossier) == {"Kees Bakker"}


def test_space_takes_a_tick_away_and_that_card_stays_out(qtbot, show, dossier):
    dialog = show(making.android() + making.server())
    assert QApplication.focusWidget() is dialog.table
    dialog.table.choose(1)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.commit.text() == "1 inlezen"
    mark = dialog.table.rows_model.columns[0].spoken(dialog.rows[1])
    assert mark == "niet aangevinkt"
    take_in(qtbot, dialog)
    assert "1 overgeslagen" in dialog.said.accessibleName()
    assert names(dossier) == {"Kees Bakker"}


def test_who_has_no_organisation_waits_until_somebody_says_what_they_are(qtbot, show, dossier):
    dialog = show(making.android() + making.card("FN:Els Bos", "TEL:0611111111", "EMAIL:els@x.example"))
    dialog.commit.click()
    assert "professional, bestuurder of bewoner" in dialog.refusal.accessibleName()
    assert dialog.table.chosen_ids() == [2]
    choose(dialog.chosen_part.kind, "bewoner")
    purpose = dialog.chosen_part.purpose.focusProxy()
    purpose.setFocus()
    qtbot.keyClicks(purpose, "de buurttuin")
    qtbot.keyClick(purpose, Qt.Key.Key_Tab)
    choose(dialog.chosen_part.ground, "toestemming")
    take_in(qtbot, dialog)
    els = next(row for row in list_contacts(dossier.reader) if row.name == "Els Bos")
    assert (els.kind, els.phone, els.email) == (ContactKind.RESIDENT, "", "els@x.example")
    assert (els.purpose, els.ground, els.source) == ("de buurttuin", LegalGround.CONSENT, "adresboek")


def test_a_double_can_be_added_as_somebody_else(qtbot, show, dossier):
    dialog = show(making.server())
    choose(dialog.chosen_part.way, "toevoegen als iemand anders")
    take_in(qtbot, dialog)
    assert len(list_contacts(dossier.reader)) == 2


def test_a_choice_counts_for_all_cards_that_are_chosen(show):
    dialog = show(making.card("FN:Els Bos") + making.card("FN:Piet Vos"))
    dialog.table.choose(1, 2)
    choose(dialog.chosen_part.kind, "bestuurder")
    assert {row.decision.kind for row in dialog.rows.values()} == {ContactKind.ADMINISTRATOR}


def test_one_choice_is_enough_for_all_who_have_no_organisation(qtbot, show, dossier):
    dialog = show(making.card("FN:Els Bos") + making.android() + making.card("FN:Piet Vos"))
    choose(dialog.kind_of_others, "bestuurder")
    take_in(qtbot, dialog)
    kinds = {row.name: row.kind for row in list_contacts(dossier.reader)}
    assert kinds["Els Bos"] is kinds["Piet Vos"] is ContactKind.ADMINISTRATOR
    assert kinds["Ayşe Çelik"] is ContactKind.PROFESSIONAL


def test_a_file_without_addresses_is_said_in_one_sentence(show):
    dialog = show("Beste buren")
    assert "geen adressen" in dialog.said.accessibleName()
    assert not dialog.commit.isEnabled()


def test_reading_can_be_cancelled_half_way(qtbot, show, dossier, tmp_path):
    path = tmp_path / "groot.vcf"
    path.write_text("".join(making.card(f"FN:Naam {number}") for number in range(2000)))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ContactsImport(Changes(dossier, parent), path, parent)
    reading = dialog._reading
    with qtbot.waitSignal(reading.progressed) as told:
        dialog.open()
    dialog.reject()
    number, of = told.args
    assert 0 < number < of == 2000
    assert names(dossier) == {"Kees Bakker"}
