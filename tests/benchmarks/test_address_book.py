"""What an address book of 5,000 people costs, from its file to what would become of each of them, shown too."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.measuring import in_turns, longest_turn, taken
from tests.dossiers import new_dossier
from tests.exchange.address_cards import making
from wijkdesk.exchange.address_cards.files import open_cards, portions, read_cards
from wijkdesk.exchange.address_cards.proposal import known_in, propose
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.address_book.import_dialog import ContactsImport
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.program import application

CARDS = 5000
LIMIT = 5  # seconds
GAP = 0.05  # seconds of CPU

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "adressen.vcf"
    cards = (
        making.card(
            f"N:Achternaam{number};Voornaam{number * 7};van den;;",
            f"ORG:Organisatie {number % 50};Afdeling",
            "TITLE:adviseur\\, wonen",
            f"TEL;TYPE=CELL:06{number:08d}",
            f"EMAIL;TYPE=WORK:naam{number}@voorbeeld.example",
            "ADR;TYPE=WORK:;;Grote Markt 2;Haarlem;;2011 RD;Nederland",
            "NOTE:belt liever\\, op dinsdag",
            f"PHOTO;ENCODING=b;TYPE=JPEG:{making.PICTURE}",
        )
        for number in range(CARDS)
    )
    path.write_text("".join(cards), newline="")
    return path


def test_five_thousand_cards(book, tmp_path, row):
    with Dossier.open(new_dossier(tmp_path)) as dossier:

        def read():
            cards = [card for portion in portions(open_cards(book)) for card in read_cards(portion)]
            assert len(propose(cards, known_in(dossier.reader)).proposals) == CARDS

        [took] = in_turns(read, rounds=3)
    row("an address book of 5,000 cards, read and compared", took.cpu, LIMIT, "s CPU")


def test_the_window_goes_on_while_they_come_in(book, tmp_path, qtbot, row):
    application()
    turns = []
    with Dossier.open(new_dossier(tmp_path)) as dossier:

        def show():
            dialog = ContactsImport(Changes(dossier), book)
            qtbot.addWidget(dialog)
            dialog.show()
            turns.append(longest_turn(QApplication.processEvents, lambda: not dialog.rows))
            assert len(dialog.rows) == CARDS

        took = taken(show)
        turns.append(longest_turn(QApplication.processEvents, iter([True] * 200 + [False]).__next__))
    row("an address book of 5,000 cards, shown", took.wall, LIMIT, "s wall")
    row("an address book coming in, the longest turn", 1000 * max(turns), 1000 * GAP, "ms CPU")
