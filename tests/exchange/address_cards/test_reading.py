"""Cards of every age and program, and files with one thing wrong each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.address_cards import making
from wijkdesk.domain.refusal import Refused
from wijkdesk.exchange.address_cards.card import Card, Unread
from wijkdesk.exchange.address_cards.files import is_address_book, open_cards, portions, read_cards
from wijkdesk.exchange.address_cards.splitting import split_cards
from wijkdesk.exchange.address_cards.vcard_in import read_card


@pytest.fixture
def read(tmp_path):
    def read(content, name="adressen.vcf"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return [card for portion in portions(open_cards(path)) for card in read_cards(portion)]

    return read


def test_a_card_of_a_telephone_is_read_and_what_is_not_kept_is_named(read):
    [card] = read(making.android())
    assert card == Card(
        number=1,
        first_name="Ayşe",
        infix="",
        last_name="Çelik",
        phone="06 12345678",
        email="ayse@ymere.example",
        organisation="Ymere",
        left_out=("verjaardag", "foto", "nog een telefoonnummer"),
    )


def test_a_card_of_outlook_keeps_its_commas_and_its_department(read):
    [card] = read(making.outlook())
    assert (card.first_name, card.infix, card.last_name) == ("Anna", "van den", "Berg, jr.")
    assert (card.organisation, card.role) == ("Gemeente Haarlem", "adviseur, wonen, Wonen")
    assert (card.phone, card.email) == ("023 511 5115", "anna@haarlem.example")
    assert set(card.left_out) == {"adres", "trouwdag", "partner", "kinderen", "titel", "nog een telefoonnummer"}


def test_a_card_of_a_server_has_groups_links_and_no_uid(read):
    [card] = read(making.server())
    assert (card.first_name, card.last_name, card.uid) == ("Kees", "Bakker", "")
    assert (card.phone, card.email) == ("023 511 1111", "kees@politie.example")
    assert card.organisation == "Politie; team, Haarlem"
    assert set(card.left_out) == {"geslacht", "hobby's", "verwanten"}


def test_many_cards_stand_in_one_file_whatever_ends_its_lines(read):
    whole = making.android() + making.outlook() + making.server()
    for content in (whole, whole.replace("\r\n", "\n"), "\ufeff" + whole):
        assert [card.last_name for card in read(content)] == ["Çelik", "Berg, jr.", "Bakker"]
    assert [card.last_name for card in read(whole.encode("utf-16"))] == ["Çelik", "Berg, jr.", "Bakker"]


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "UTF-8"])
def test_each_property_is_in_letters_of_its_own(read, charset):
    raw = f"ORG;CHARSET={charset}:Café België".encode(charset)
    [card] = read(
        making.card(making.quoted("N", "Müller;Zoë;;;", charset), "@", version="2.1").encode().replace(b"@", raw)
    )
    assert (card.first_name, card.last_name, card.organisation) == ("Zoë", "Müller", "Café België")


def test_letters_of_nobody_are_read_as_dutch_offices_wrote_them(read):
    assert read(making.card("FN:Zoë Müller").encode("cp1252"))[0].last_name == "Müller"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:van den Berg;Anna"], ("Anna", "van den", "Berg")),
        (["N:Berg;Anna;van den"], ("Anna", "van den", "Berg")),
        (["N:Berg;Anna;Maria"], ("Anna Maria", "", "Berg")),
        (["N:Berg;Anna,Maria"], ("Anna Maria", "", "Berg")),
        (["FN:Anna van den Berg"], ("Anna", "van den", "Berg")),
        (["N:;;;;", "FN:Anna van den Berg"], ("Anna", "van den", "Berg")),
        (["N:O\\;Neill;Shaun"], ("Shaun", "", "O;Neill")),
    ],
)
def test_a_name_is_taken_apart_as_the_dutch_sort_it(read, lines, name):
    [card] = read(making.card(*lines))
    assert (card.first_name, card.infix, card.last_name) == name


def test_a_note_with_a_bsn_or_with_health_is_left_out_and_named(read):
    cards = read(
        making.card("FN:Anna Berg", "NOTE:belt op dinsdag")
        + making.card("FN:Kees Bos", "NOTE:bsn 111222333")
        + making.card("FN:Piet Vos", "NOTE:heeft een depressie")
    )
    assert [card.notes for card in cards] == ["belt op dinsdag", "", ""]
    assert cards[1].left_out == ("aantekening (lijkt een BSN te bevatten)",)
    assert "aantekening" in cards[2].left_out[0]


def test_what_a_program_has_in_properties_of_its_own_is_named_too(read):
    custom = "X-ANDROID-CUSTOM:vnd.android.cursor.item"
    [card] = read(
        making.card(
            *("FN:Anna Berg", "X-GEBOORTEDATUM:1980-01-01", "X-KINDEREN:2", "X-SEX:v", "X-EVOLUTION-SPOUSE:Kees"),
            *(f"{custom}/relation;Kees;14;;", f"{custom}/contact_event;1980-01-01;3;;", f"{custom}/sip_address;x"),
        )
    )
    assert card.left_out == (
        *("verjaardag", "kinderen", "geslacht", "partner", "verwanten", "bijzondere datum, zoals een verjaardag"),
        "andere velden",
    )


def test_what_somebody_is_stays_out_with_a_bsn_in_it_and_not_for_a_word_of_their_trade(read):
    agent, nurse = read(
        making.card("FN:Kees Bos", "TITLE:Wijkagent (111222333)")
        + making.card("FN:Anna Berg", "TITLE:casemanager dementie")
    )
    assert (agent.role, agent.left_out) == ("", ("functie (lijkt een BSN te bevatten)",))
    assert nurse.role == "casemanager dementie"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (
            making.card("EMAIL:info@x.example"),
            "er staat alleen een e-mailadres op, en daaruit blijkt niet van wie het is",
        ),
        (making.card("TEL:0612345678"), "er staat geen naam op"),
        (making.card("EMAIL:info@ymere.example", "ORG:Ymere"), "het gaat over een organisatie, niet over een persoon"),
        (making.card("KIND:group", "FN:Buurt", version="4.0"), "het is een groep adressen"),
        (making.card("KIND:org", "FN:Ymere", version="4.0"), "het gaat over een organisatie, niet over een persoon"),
        (making.card("FN:Ymere", "ORG:Ymere"), "het gaat over een organisatie, niet over een persoon"),
        ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zonder Einde\r\n", "het einde ontbreekt"),
    ],
)
def test_one_bad_card_is_named_and_stops_none_of_the_others(read, wrong, reason):
    found = read(making.outlook() + wrong + making.server())
    assert [type(each) for each in found] == [Card, Unread, Card]
    assert found[1] == Unread(2, reason)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["EMAIL:jan.de.vries@ymere.example"], ("Jan", "de", "Vries")),
        (["FN:j.bakker@ymere.example", "EMAIL:j.bakker@ymere.example"], ("J.", "", "Bakker")),
        (["N:;;;;", "FN:anna_smit@ymere.example"], ("Anna", "", "Smit")),
    ],
)
def test_who_has_an_address_alone_is_called_as_the_address_is(read, lines, name):
    [card] = read(making.card(*lines))
    assert (card.first_name, card.infix, card.last_name) == name


def test_a_note_in_base64_is_read_as_text(read):
    assert read(making.card("FN:Anna Berg", "NOTE;ENCODING=B:YmVsdCBncmFhZw=="))[0].notes == "belt graag"


def test_a_line_that_never_ends_its_parameters_is_passed_over_at_once(read):
    [card] = read(making.card("FN:Anna Berg", "TEL" + ";x= a " * 20_000))
    assert card.last_name == "Berg"


@pytest.mark.parametrize("name", ["N", "FN", "ORG", "NOTE"])
def test_a_card_with_more_in_a_line_than_anybody_writes_is_named_and_a_large_photo_is_no_such_line(read, name):
    long = "BEGIN:VCARD\r\nVERSION:3.0\r\n%s:" + r"a\;" * 1_000_000 + "\r\nFN:Jan Bakker\r\nEND:VCARD\r\n"
    told = read(long % name + long % "PHOTO;ENCODING=b" + making.android())
    assert told[0] == Unread(1, "het is beschadigd")
    assert [card.last_name for card in told[1:]] == ["Bakker", "Çelik"]


@pytest.mark.parametrize("begins", ["AGENT:\r\n", "AGENT:", "item1.AGENT;VALUE=VCARD: "])
def test_a_card_inside_a_card_is_no_card_of_its_own(read, begins):
    within = making.card("FN:Haar Assistent", "TEL:0687654321", "AGENT:", making.card("FN:Diens Assistent").strip())
    [card] = read(making.card("FN:Anna Berg", begins + within.strip(), "TEL:0612345678", version="2.1"))
    assert (card.last_name, card.phone) == ("Berg", "06 12345678")
    assert "assistent" in card.left_out


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-8"])
@pytest.mark.parametrize("headings", [making.DUTCH_HEADINGS, making.in_english()])
def test_the_table_of_outlook_is_read_in_dutch_and_in_english(read, headings, encoding):
    person = {
        "Voornaam": "Zoë",
        "Middelste naam": "van den",
        "Achternaam": "Berg",
        "Bedrijf": "Ymere",
        "Afdeling": "Wonen",
        "Functie": "adviseur",
        "Telefoon op werk": "0235115115",
        "Mobiele telefoon": "0612345678",
        "E-mailadres": "zoe@ymere.example",
        "E-mailtype": "SMTP",
        "Kinderen": "Piet",
        "Sofinummer": "1",
        "Verjaardag": "22-3-1980",
        "Notities": "belt op dinsdag",
    }
    [card, empty] = read(
        making.outlook_table(person, {"Achternaam": "Bos"}, headings=headings, encoding=encoding), "o.csv"
    )
    assert card == Card(
        number=1,
        first_name="Zoë",
        infix="van den",
        last_name="Berg",
        phone="023 511 5115",
        email="zoe@ymere.example",
        organisation="Ymere",
        role="adviseur, Wonen",
        notes="belt op dinsdag",
        left_out=("kinderen", "BSN", "verjaardag", "nog een telefoonnummer"),
    )
    assert empty.left_out == ()


@pytest.mark.parametrize("content", [b"", b"Beste buren,\n", b"\x00\x01", b"a;b\n1;2\n", b"SQLite format 3\x00"])
def test_what_is_no_address_book_is_refused_in_one_sentence(read, content):
    with pytest.raises(Refused, match="geen adressen"):
        read(content)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="kan niet worden geopend"):
        open_cards(tmp_path / "weg.vcf")


pieces = st.sampled_from(
    [
        b"BEGIN:VCARD\n",
        b"END:VCARD\n",
        b"VERSION:2.1\n",
        b"N:",
        b"FN:",
        b";",
        b"\\",
        b"=",
        b"\n ",
        b"\n",
        b"AGENT:\n",
        b";ENCODING=QUOTED-PRINTABLE",
        b";CHARSET=",
        b"utf-7:",
        b"PHOTO;BASE64:",
        b"\xff",
        b'"',
        b":",
        b"NOTE:",
        b"TEL:1",
    ]
)


@given(st.lists(st.one_of(pieces, st.binary(max_size=8)), max_size=60))
def test_whatever_stands_in_a_file_each_card_is_read_or_named(parts):
    raw = list(split_cards(b"".join(parts)))
    assert [each.number for each in raw] == list(range(1, len(raw) + 1))
    for each in map(read_card, raw):
        assert isinstance(each, Card | Unread)
        if isinstance(each, Card):
            assert each.first_name or each.last_name


def test_a_table_of_outlook_is_told_by_its_first_line(tmp_path):
    table = tmp_path / "contacten.csv"
    table.write_text('"First Name","Last Name","Company"\r\n"Anna","Bakker","Ymere"\r\n')
    assert is_address_book(table)
    table.write_text("Voornaam;Tussenvoegsel;Achternaam;Telefoon;E-mailadres\r\nAnna;;Bakker;0612345678;a@x.nl\r\n")
    assert not is_address_book(table)
    with pytest.raises(Refused, match="Tabel inlezen"):
        open_cards(table)
    table.write_text("Gebied;2024\r\nRozenprieel;12\r\n")
    assert not is_address_book(table)


def test_the_lines_of_a_note_in_a_table_end_as_those_that_are_typed_here(read):
    table = '"Voornaam","Achternaam","Bedrijf","Notities"\r\n"Anna","Bakker","Ymere","belt\r\nop dinsdag"\r\n'
    [card] = read(table.encode("cp1252"))
    assert card.notes == "belt\nop dinsdag"
