"""What a table says of itself."""

import datetime as dt

import pytest

from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.own_tables.fields import FIELDS, MADE, REQUIRED, Holds
from wijkdesk.exchange.own_tables.forbidden import is_forbidden
from wijkdesk.exchange.own_tables.proposing import propose_columns, propose_kind
from wijkdesk.exchange.own_tables.table import Table, TableLine

TODAY = dt.date(2026, 11, 23)


def table(headings, *rows, name="Blad1"):
    return Table(name, tuple(headings), tuple(TableLine(number, row) for number, row in enumerate(rows, start=2)))


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("Actie", "Trekker", "Deadline", "Status"), ImportKind.ACTIONS),
        (("Wat", "Wie", "Gereed", "Pijler"), ImportKind.ACTIONS),
        (("Titel", "Datum", "Soort"), ImportKind.EVENTS),
        (("Toezegging", "Door", "Aan", "Uiterlijk"), ImportKind.PROMISES),
        (("Beleidsdoel", "Organisatie", "Portefeuillehouder"), ImportKind.GOALS),
        (("Organisatie", "Website", "Telefoon", "Adres"), ImportKind.ORGANISATIONS),
        (("Voornaam", "Tussenvoegsel", "Achternaam", "E-mail"), ImportKind.CONTACTS),
        (("Naam", "Functie", "Organisatie", "Telefoon"), ImportKind.CONTACTS),
        (("Kleur", "Maat"), None),
    ],
)
def test_what_the_lines_are_shows_in_the_headings(headings, kind):
    assert propose_kind(table(headings), "lijst", TODAY) is kind


def test_the_name_of_the_file_or_sheet_decides_where_the_headings_do_not():
    headings = ("Titel", "Datum", "Omschrijving")
    assert propose_kind(table(headings), "gebeurtenissen 2026", TODAY) is ImportKind.EVENTS
    assert propose_kind(table(headings, name="Acties"), "export", TODAY) is ImportKind.ACTIONS


def test_every_column_becomes_what_its_heading_says_and_none_twice():
    headings = ("Nr", "Wat?", "Actiehouder", "Startdatum", "Deadline", "Stand van zaken", "Pijler (1-4)", "Opmerkingen")
    assert propose_columns(table(headings), ImportKind.ACTIONS, TODAY) == {
        "Wat?": "title",
        "Actiehouder": "lead",
        "Startdatum": "first_day",
        "Deadline": "due",
        "Stand van zaken": "state",
        "Pijler (1-4)": "main_pillar",
        "Opmerkingen": "description",
    }


@pytest.mark.parametrize(("cells", "field"), [(("ja", "nee", "x"), "state"), (("1-3-2026", "12 mei 2026"), "due")])
def test_one_heading_may_be_a_day_or_a_state_and_the_cells_tell_which(cells, field):
    columns = propose_columns(table(("Actie", "Gereed"), *(("a", cell) for cell in cells)), ImportKind.ACTIONS, TODAY)
    assert columns == {"Actie": "title", "Gereed": field}


@pytest.mark.parametrize(
    "heading",
    [
        *("BSN", "Burgerservicenummer", "Geboortedatum", "geboorteplaats", "Verjaardag", "Kinderen", "Geslacht"),
        *("M/V", "Hobby's", "Nationaliteit", "Religie", "Gezondheid", "Birthday", "Aantal kinderen"),
        *("Date of birth", "Birth date", "DOB", "SSN", "Sex", "Kids", "Kind(eren)", "B.S.N.", "Marital status"),
        *("Government ID Number", "Overheids-id", "Anniversary"),
    ],
)
def test_what_is_never_kept_of_people_becomes_nothing(heading):
    assert is_forbidden(heading)
    for kind in FIELDS:
        assert heading not in propose_columns(table(("Naam", heading), ("Anna", "x")), kind, TODAY)


@pytest.mark.parametrize("heading", ["Soort", "Naam kind van de rekening", "Herkomst gegevens", "Partner", "Begin"])
def test_what_only_looks_like_it_is_read(heading):
    assert not is_forbidden(heading)


@pytest.mark.parametrize("kind", FIELDS)
def test_no_field_stands_twice_and_each_heading_is_as_it_is_compared(kind):
    keys = [field.key for field in FIELDS[kind]]
    assert len(keys) == len(set(keys))
    assert set(REQUIRED[kind]) <= set(keys)
    assert MADE[kind]
    for field in FIELDS[kind]:
        assert field.headings == tuple(heading.lower() for heading in field.headings)
        assert isinstance(field.holds, Holds)
