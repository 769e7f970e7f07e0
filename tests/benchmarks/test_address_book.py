"""What an address book of 5,000 people costs, from its file to what would become of each of them, shown too."""

import time

import pytest
from PySide6.QtWidgets import QApplication

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
GAP = 0.05  # seconds of CPU in the thread of the window

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


@pytest.mark.benchmark(timer=time.process_time)
def test_five_thousand_cards(book, tmp_path, benchmark):
    with Dossier.open(new_dossier(tmp_path)) as dossier:

        def read():
            cards = [card for portion in portions(open_cards(book)) for card in read_cards(portion)]
            return propose(cards, known_in(dossier.reader))

        found = benchmark.pedantic(read, rounds=3)
    assert len(found.proposals) == CARDS
    assert benchmark.stats["median"] < LIMIT


def longest_turn(is_busy):
    """The most that one turn of the event loop takes until something is over."""
    longest = 0.0
    while is_busy():
        began = time.thread_time()
        QApplication.processEvents()
        longest = max(longest, time.thread_time() - began)
    return longest


def test_the_window_goes_on_while_they_come_in(book, tmp_path, qtbot, capsys):
    application()
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        began = time.perf_counter()
        dialog = ContactsImport(Changes(dossier), book)
        qtbot.addWidget(dialog)
        dialog.show()
        shown = longest_turn(lambda: not dialog.rows)
        took = time.perf_counter() - began
        assert len(dialog.rows) == CARDS
        settled = longest_turn(iter([True] * 200 + [False]).__next__)
    with capsys.disabled():
        print(
            f"\n{CARDS} cards: shown in {took / LIMIT:.2f} of the limit of {LIMIT} s; "
            f"the longest turn {max(shown, settled) / GAP:.2f} of the limit of {GAP * 1000:.0f} ms CPU."
        )
    assert max(shown, settled) < GAP
