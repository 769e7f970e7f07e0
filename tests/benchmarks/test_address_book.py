"""What an address book of 5,000 people costs, from its file to what would become of each of them."""

import time

import pytest

from tests.dossiers import new_dossier
from tests.exchange.address_cards import making
from wijkdesk.exchange.address_cards.files import open_cards, portions, read_cards
from wijkdesk.exchange.address_cards.proposal import known_in, propose
from wijkdesk.storage.dossier import Dossier

CARDS = 5000
LIMIT = 5  # seconds


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
