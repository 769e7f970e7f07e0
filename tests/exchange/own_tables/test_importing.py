"""Tables into a real dossier: what each line does, and what it leaves."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dossiers import contents
from tests.exchange.own_tables.making import ACTIONS, open_document, text, with_typed_days, workbook
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ContactKind, ImportKind
from wijkdesk.exchange.own_tables.fields import FIELDS
from wijkdesk.exchange.own_tables.importing import missing_columns
from wijkdesk.exchange.own_tables.plan import Fate
from wijkdesk.storage.writing.edit import add


def fates(plan):
    return [line.fate for line in plan.lines]


def remarks(plan, place=0):
    return " ".join(plan.lines[place].remarks)


# -- what comes in --


@pytest.mark.parametrize("make", ["xlsx", "ods", "csv"])
def test_a_table_comes_in_the_same_from_every_kind_of_file(desk, tmp_path, make):
    path = {
        "xlsx": lambda: workbook(tmp_path / "a.xlsx", ("Acties", ACTIONS)),
        "ods": lambda: open_document(tmp_path / "a.ods", ACTIONS),
        "csv": lambda: text(tmp_path / "a.csv", with_typed_days(ACTIONS), encoding="cp1252"),
    }[make]()
    desk.store(desk.plan(ImportKind.ACTIONS, path=path))
    assert desk.rows("SELECT title, description, main_pillar_id, state, due, ended_on FROM actions ORDER BY id") == [
        ("Lampen in het achterpad", "=1+1", 3, "running", "2027-03-01", None),
        ("Café voor buren", "@buurt", 4, "succeeded", "2026-03-12", "2026-03-12"),
    ]
    assert desk.rows("SELECT name FROM organisations") == [("Ymere",)]
    assert desk.rows("SELECT first_name, infix, last_name FROM contacts") == [("Anna", "van den", "Berg")]


def test_the_whole_import_is_one_step_and_so_is_taking_it_back(desk):
    before = contents(desk.dossier)
    desk.read_in(ImportKind.ACTIONS, *with_typed_days(ACTIONS))
    assert desk.dossier.undo() == "Tabel ingelezen: acties"
    assert contents(desk.dossier) == before


def test_what_the_columns_were_is_remembered_for_the_next_table(desk, tmp_path):
    rows = [["Klus", "Wat", "Wanneer"], ["Lampen", "Het achterpad", "1-3-2027"]]
    path = text(tmp_path / "klussen.csv", rows)
    assert desk.beginning(path)[1]["Wat"] == "title"
    columns = {"Klus": "title", "Wat": "description", "Wanneer": "due"}
    desk.store(desk.plan(ImportKind.ACTIONS, path=path, columns=columns))
    again = text(tmp_path / "anders.csv", [["wanneer", "KLUS", "wat"], ["1-4-2027", "Stoep", "Hoek"]])
    assert desk.beginning(again) == (ImportKind.ACTIONS, {"wanneer": "due", "KLUS": "title", "wat": "description"})


def test_all_kinds_come_in_with_what_belongs_to_them(desk):
    desk.read_in(ImportKind.ORGANISATIONS, ["Organisatie", "Soort", "Telefoon"], ["Ymere", "corporatie", "023-1234567"])
    desk.read_in(ImportKind.GOALS, ["Beleidsdoel", "Van", "Uiterlijk"], ["Minder schulden", "Ymere", "2028"])
    desk.read_in(
        ImportKind.ACTIONS, ["Actie", "Beleidsdoelen", "Partners"], ["Spreekuur", "Minder schulden", "Ymere; GGD"]
    )
    desk.read_in(
        ImportKind.EVENTS,
        ["Gebeurtenis", "Datum", "Soort", "Bij actie"],
        ["Eerste spreekuur", "2-3-2026", "succes", "spreekuur"],
    )
    desk.read_in(
        ImportKind.PROMISES, ["Toezegging", "Door", "Aan", "Deadline"], ["Lamp maken", "Ymere", "bewoners", "1-1-2027"]
    )
    desk.read_in(ImportKind.CONTACTS, ["Naam", "Organisatie", "Functie"], ["Bakker, Kees de", "Ymere", "wijkbeheerder"])

    assert desk.rows("SELECT name, kind, phone FROM organisations ORDER BY id") == [
        ("Ymere", "housing", "023 123 4567"),
        ("GGD", "other", ""),
    ]
    assert desk.rows("SELECT title, organisation_id, due FROM goals") == [("Minder schulden", 1, "2028-12-31")]
    assert desk.rows("SELECT action_id, goal_id FROM action_goals") == [(1, 1)]
    assert desk.rows("SELECT organisation_id FROM action_partners ORDER BY 1") == [(1,), (2,)]
    assert desk.rows("SELECT title, day, kind, action_id FROM events") == [
        ("Eerste spreekuur", "2026-03-02", "success", 1)
    ]
    promised = desk.rows("SELECT what, by_organisation_id, to_residents, due FROM promises")
    assert promised == [("Lamp maken", 1, 1, "2027-01-01")]
    assert desk.rows("SELECT first_name, infix, last_name FROM contacts") == [("Kees", "de", "Bakker")]
    assert desk.rows("SELECT contact_id, organisation_id, role FROM positions") == [(1, 1, "wijkbeheerder")]


# -- what is left out, with its reason --


def test_what_cannot_be_read_stays_out_and_the_rest_of_the_line_comes_in(desk):
    plan = desk.read_in(
        ImportKind.ACTIONS,
        ["Actie", "Deadline", "Status", "Pijler"],
        ["Lampen", "maand 13", "blauw", "Sport"],
        ["Stoep", "1-2-2027", "loopt", "w"],
    )
    assert fates(plan) == [Fate.NEW, Fate.NEW]
    assert "Klaar is niet gelezen. “maand 13”: Deze datum begrijp ik niet." in remarks(plan)
    assert "Stand is niet gelezen. “blauw” ken ik hier niet." in remarks(plan)
    assert "Een pijler “Sport” is er niet." in remarks(plan)
    assert desk.rows("SELECT title, state, due, main_pillar_id FROM actions") == [
        ("Lampen", "planned", None, None),
        ("Stoep", "running", "2027-02-01", 1),
    ]


def test_a_line_without_what_it_is_about_stays_out_with_the_reason_of_the_rule(desk):
    plan = desk.read_in(ImportKind.ACTIONS, ["Actie", "Waar"], ["", "Achterpad"], ["Lampen", ""])
    assert fates(plan) == [Fate.LEFT_OUT, Fate.NEW]
    assert remarks(plan) == "Geef de actie een titel."
    plan = desk.plan(ImportKind.EVENTS, ["Gebeurtenis", "Datum"], ["Feest", "ooit"])
    assert fates(plan) == [Fate.LEFT_OUT]
    assert "De dag van de gebeurtenis ontbreekt." in remarks(plan)


def test_what_a_rule_refuses_stays_out_and_the_rest_comes_in(desk):
    plan = desk.read_in(ImportKind.ACTIONS, ["Actie", "Begin", "Deadline"], ["Lampen", "1-5-2027", "1-4-2027"])
    assert remarks(plan) == "Klaar blijft leeg. De laatste dag ligt voor de eerste. Kies een latere laatste dag."
    assert desk.rows("SELECT first_day, due FROM actions") == [("2027-05-01", None)]


def test_what_ended_without_a_day_or_a_lesson_says_what_was_made_of_it(desk):
    plan = desk.read_in(
        ImportKind.ACTIONS,
        ["Actie", "Status", "Deadline", "Les"],
        ["Met deadline", "afgerond", "1-2-2026", ""],
        ["Zonder dag", "afgerond", "", ""],
        ["Met les", "mislukt", "1-3-2026", "Vraag eerst wie er komt"],
    )
    assert desk.rows("SELECT title, state, ended_on, lesson FROM actions") == [
        ("Met deadline", "succeeded", "2026-02-01", "Geen les genoteerd."),
        ("Zonder dag", "running", None, ""),
        ("Met les", "failed", "2026-03-01", "Vraag eerst wie er komt"),
    ]
    assert "komt erin als loopt" in remarks(plan, 1)


def test_a_promise_that_was_refused_without_a_reason_stays_open(desk):
    desk.read_in(
        ImportKind.PROMISES,
        ["Toezegging", "Status", "Deadline"],
        ["Bank", "geweigerd", "1-2-2026"],
        ["Lamp", "ja", "1-2-2026"],
    )
    assert desk.rows("SELECT what, state, settled_on FROM promises") == [
        ("Bank", "open", None),
        ("Lamp", "kept", "2026-02-01"),
    ]


def test_of_a_resident_only_comes_in_what_serves(desk):
    plan = desk.read_in(
        ImportKind.CONTACTS,
        ["Naam", "Soort", "Telefoon", "E-mail", "Aantekeningen", "BSN", "Kinderen"],
        ["Fatima El Idrissi", "bewoner", "06-12345678", "f@x.nl", "Heeft het zwaar", "123456782", "3"],
    )
    assert plan.forbidden == ("BSN", "Kinderen")
    assert "één manier van bereiken" in remarks(plan)
    assert "geen aantekeningen" in remarks(plan)
    [(kind, phone, email, notes, review)] = desk.rows("SELECT kind, phone, email, notes, review_on FROM contacts")
    assert (kind, phone, email, notes) == ("resident", "06 12345678", "", "")
    assert review is not None


def test_who_may_be_a_resident_is_said_to_come_in_as_something_else(desk):
    plan = desk.plan(
        ImportKind.CONTACTS,
        ["Naam", "Soort", "Organisatie"],
        *(["Anna Bakker", "", ""], ["Kees Bos", "bewoner", ""], ["Piet Vos", "", "Ymere"]),
    )
    said = "Zonder organisatie en soort: komt erin als professional. Is het een bewoner, zet dat erbij."
    assert [said in remarks(plan, place) for place in range(3)] == [True, False, False]


def test_a_mapping_cannot_bring_in_what_is_never_kept(desk):
    path = desk.write(["Naam", "BSN"], ["Anna Bakker", "123456782"])
    desk.store(desk.plan(ImportKind.CONTACTS, path=path, columns={"Naam": "name", "BSN": "notes"}))
    assert desk.rows("SELECT notes FROM contacts") == [("",)]


def test_what_is_never_kept_of_people_stays_out_in_whatever_column_it_stands_and_is_told(desk):
    plan = desk.read_in(
        ImportKind.CONTACTS,
        ["Naam", "Organisatie", "Functie", "Opmerkingen"],
        ["Anna Bakker", "Ymere", "casemanager dementie", "belt op dinsdag"],
        ["Kees Bos", "Politie", "agent (123456782)", "heeft een depressie"],
    )
    assert remarks(plan, 1) == (
        "Aantekeningen is niet gelezen: gezondheid. Functie is niet gelezen: lijkt een BSN te bevatten."
    )
    assert desk.rows("SELECT notes, role FROM contacts JOIN positions ON contact_id = contacts.id ORDER BY notes") == [
        ("", ""),
        ("belt op dinsdag", "casemanager dementie"),
    ]


# -- what there is already --


@pytest.mark.parametrize("kind", FIELDS)
def test_reading_the_same_table_twice_adds_nothing_twice(desk, kind):
    rows = [
        ["Titel", "Naam", "Wat", "Datum", "Status", "Organisatie"],
        ["Lampen", "Anna Bakker", "Lampen", "1-2-2026", "", "Ymere"],
        ["Stoep", "Kees de Vries", "Stoep", "1-3-2026", "", "GGD"],
    ]
    first = desk.read_in(kind, *rows)
    assert fates(first) == [Fate.NEW, Fate.NEW]
    before = {name: rows for name, rows in contents(desk.dossier).items() if name != "table_mappings"}
    again = desk.read_in(kind, *rows)
    assert fates(again) == [Fate.SAME, Fate.SAME]
    assert not again.does_something
    assert {name: rows for name, rows in contents(desk.dossier).items() if name != "table_mappings"} == before


@pytest.mark.parametrize(
    "content", [(Action(title="Lampen", place="Achterpad", due=dt.date(2027, 1, 1)), Organisation(name="Ymere"))]
)
def test_what_exists_is_filled_in_and_never_overwritten(desk):
    plan = desk.read_in(
        ImportKind.ACTIONS,
        ["Actie", "Waar", "Deadline", "Trekker", "Toelichting"],
        ["LAMPEN", "Plein", "1-1-2027", "ymere", "Twaalf"],
    )
    assert fates(plan) == [Fate.FILL]
    assert "Vult aan: Trekker, Omschrijving." in remarks(plan)
    assert "Is hier anders en blijft zoals het is: Waar." in remarks(plan)
    assert desk.rows("SELECT title, place, due, lead_id, description FROM actions") == [
        ("Lampen", "Achterpad", "2027-01-01", 1, "Twaalf")
    ]


@pytest.mark.parametrize("content", [(Event(title="Lunch", day=dt.date(2026, 3, 2)),)])
def test_an_event_of_the_same_title_on_another_day_is_another(desk):
    plan = desk.plan(
        ImportKind.EVENTS, ["Titel", "Datum", "Waar"], ["Lunch", "2-3-2026", "Hof"], ["Lunch", "9-3-2026", "Hof"]
    )
    assert fates(plan) == [Fate.FILL, Fate.NEW]


@pytest.mark.parametrize("content", [(Promise(what="Terugbellen", made_on=dt.date(2026, 1, 5)),)])
def test_a_promise_made_on_another_day_is_another(desk):
    rows = [["Terugbellen", "5-1-2026"], ["Terugbellen", "6-1-2026"], ["terugbellen", ""]]
    plan = desk.plan(ImportKind.PROMISES, ["Toezegging", "Datum toezegging"], *rows)
    assert fates(plan) == [Fate.SAME, Fate.NEW, Fate.SAME]


@pytest.mark.parametrize(
    "content",
    [
        (
            Organisation(name="Stichting Haarlem Effect"),
            Contact(first_name="Anna", infix="van den", last_name="Berg", email="anna@ymere.nl"),
        )
    ],
)
def test_people_and_organisations_are_known_again_though_written_otherwise(desk):
    plan = desk.plan(ImportKind.ORGANISATIONS, ["Organisatie", "Website"], ["Haarlem Effect", "haarlemeffect.nl"])
    assert fates(plan) == [Fate.FILL]
    assert "Lijkt op wat er al staat: zelfde naam, anders geschreven." in remarks(plan)
    plan = desk.plan(ImportKind.CONTACTS, ["Naam", "Telefoon", "E-mail"], ["A. van den Berg", "06-1", "Anna@ymere.nl"])
    assert fates(plan) == [Fate.FILL]
    as_new = desk.plan(
        ImportKind.ORGANISATIONS, ["Organisatie", "Website"], ["Haarlem Effect", "h.nl"], fates={2: Fate.NEW}
    )
    assert fates(as_new) == [Fate.NEW]


def test_a_line_that_stands_twice_comes_in_once(desk):
    plan = desk.read_in(ImportKind.ACTIONS, ["Actie", "Waar"], ["Lampen", "Pad"], ["lampen", "Hof"], ["Stoep", ""])
    assert fates(plan) == [Fate.NEW, Fate.LEFT_OUT, Fate.NEW]
    assert remarks(plan, 1) == "Staat ook in regel 2."


@pytest.mark.parametrize("content", [(Action(title="Lampen"),)])
def test_two_lines_about_one_thing_never_overwrite_each_other(desk):
    plan = desk.read_in(ImportKind.ACTIONS, ["Actie", "Waar"], ["Lampen", "Pad"], ["Lampen", "Hof"])
    assert fates(plan) == [Fate.FILL, Fate.SAME]
    assert desk.rows("SELECT place FROM actions") == [("Pad",)]


# -- who is named --


@pytest.mark.parametrize(
    "content",
    [
        (
            Contact(first_name="Anna", infix="van den", last_name="Berg"),
            Contact(first_name="Kees", last_name="Bakker"),
            Contact(first_name="Kees", last_name="Visser"),
        )
    ],
)
def test_who_is_named_in_short_is_who_can_only_be_meant(desk):
    plan = desk.read_in(
        ImportKind.ACTIONS,
        ["Actie", "Trekker"],
        ["Lampen", "anna"],
        ["Stoep", "Kees"],
        ["Bank", "K. Visser"],
        ["Boom", "Berg, Anna van den"],
    )
    assert "Trekker: “anna” is gelezen als Anna van den Berg." in remarks(plan)
    assert "Trekker is niet gelezen. “Kees” kan meer dan één zijn." in remarks(plan, 1)
    assert desk.rows("SELECT title, lead_contact_id FROM actions") == [
        ("Lampen", 1),
        ("Stoep", None),
        ("Bank", 3),
        ("Boom", 1),
    ]


def test_a_title_stands_on_one_line_and_a_long_text_keeps_its_lines(desk, tmp_path):
    rows = [["Actie", "Toelichting"], ["Lampen\nvervangen", "Eerst het pad.\nDan de hoek."]]
    desk.store(desk.plan(ImportKind.ACTIONS, path=workbook(tmp_path / "a.xlsx", ("Acties", rows))))
    assert desk.rows("SELECT title, description FROM actions") == [("Lampen vervangen", "Eerst het pad.\nDan de hoek.")]


# -- what the user wants otherwise --


@pytest.mark.parametrize("content", [(Contact(first_name="Fatima", last_name="Idrissi", kind=ContactKind.RESIDENT),)])
def test_who_is_not_known_is_made_only_where_that_is_wanted(desk):
    rows = [["Toezegging", "Aan", "Door"], ["Lamp", "Piet Jansen", "Ymere"], ["Bank", "Fatima Idrissi", ""]]
    plan = desk.read_in(ImportKind.PROMISES, *rows, make_organisations=False)
    assert (plan.organisations, plan.people) == (("Ymere",), ("Piet Jansen",))
    assert "Aan: “Piet Jansen” staat niet in het dossier en wordt niet gemaakt." in remarks(plan)
    assert desk.rows("SELECT to_contact_id, to_residents, by_organisation_id FROM promises") == [
        (None, 0, None),
        (1, 1, None),
    ]
    assert desk.rows("SELECT count(*) FROM organisations") == [(0,)]


def test_a_line_stays_out_when_the_user_says_so(desk):
    plan = desk.read_in(ImportKind.ACTIONS, ["Actie", "Waar"], ["Lampen", ""], ["Stoep", ""], fates={2: Fate.LEFT_OUT})
    assert fates(plan) == [Fate.LEFT_OUT, Fate.NEW]
    assert desk.rows("SELECT title FROM actions") == [("Stoep",)]


def test_what_no_line_can_do_without_is_asked_for():
    assert missing_columns(ImportKind.ACTIONS, {"Waar": "place"}) == ["Titel"]
    assert missing_columns(ImportKind.EVENTS, {"Wat": "title"}) == ["Dag"]
    assert missing_columns(ImportKind.CONTACTS, {"Achternaam": "last_name"}) == []
    assert missing_columns(ImportKind.CONTACTS, {}) == ["Hele naam"]


CELL = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.sampled_from(
        ["x", "ja", "nee", "afgerond", "1-1-2026", "2026", "Ymere", "Anna van den Berg", "bewoners", "Wonen"]
    ),
)


@pytest.mark.parametrize("kind", FIELDS)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_a_table_every_line_has_a_fate_and_storing_never_fails(desk, kind, data):
    fields = FIELDS[kind]
    headings = [field.headings[0] for field in fields]
    rows = data.draw(st.lists(st.lists(CELL, min_size=len(fields), max_size=len(fields)), min_size=1, max_size=5))
    marked = [["regel", *headings], *(["-", *row] for row in rows)]
    columns = {heading: field.key for heading, field in zip(headings, fields, strict=True)}
    plan = desk.plan(kind, path=desk.write(*marked), columns=columns)
    assert len(plan.lines) == len(rows)
    desk.store(plan)
    again = desk.plan(kind, path=desk.path, columns=columns)
    assert Fate.NEW not in fates(again) or kind in (ImportKind.ORGANISATIONS, ImportKind.CONTACTS)
    desk.dossier.undo()


# -- as other programs and offices write it --


@pytest.mark.parametrize(
    "content", [(Organisation(name="Gemeente Haarlem"), Organisation(name="Stichting Ymere"))], ids=["known"]
)
def test_an_organisation_is_known_however_its_name_is_written(desk):
    plan = desk.plan(
        ImportKind.ACTIONS,
        ["Actie", "Trekker", "Betrokken partijen"],
        ["Lampen", "Gem. Haarlem", "Ymere; n.v.t."],
        ["Stoep", "Café De Buren", "n.v.t."],
    )
    assert plan.organisations == ("Café De Buren",)
    assert plan.people == ()
    assert "“Gem. Haarlem” is gelezen als Gemeente Haarlem." in remarks(plan)


def test_of_google_the_values_come_in_and_not_the_labels_beside_them(desk):
    desk.read_in(
        ImportKind.CONTACTS,
        [
            *("First Name", "Last Name", "Phonetic First Name", "E-mail 1 - Label", "E-mail 1 - Value"),
            *("Phone 1 - Label", "Phone 1 - Value", "Organization Name"),
        ],
        ["Anna", "Bakker", "", "Work", "a@ymere.example", "Mobile", "0612345678 ::: 0235113000", "Ymere"],
    )
    assert desk.rows("SELECT first_name, email, phone FROM contacts") == [("Anna", "a@ymere.example", "06 12345678")]
    assert desk.rows("SELECT name FROM organisations") == [("Ymere",)]


@pytest.mark.parametrize("typed", ["0612345678", "06-1234 5678", "+31 (0)6 12345678", "612345678", "31612345678"])
def test_a_phone_number_is_written_as_it_is_here(desk, typed):
    desk.read_in(ImportKind.CONTACTS, ["Naam", "Mob."], ["Anna Bakker", typed])
    assert desk.rows("SELECT phone FROM contacts") == [("06 12345678",)]


def test_what_is_no_address_stays_out_and_is_told(desk):
    rows = [["Naam", "E-mail"], ["Anna Bakker", "a@b.example"], ["Piet Jansen", "volgt nog"]]
    assert "E-mail is niet gelezen. “volgt nog” is geen e-mailadres." in remarks(
        desk.plan(ImportKind.CONTACTS, *rows), 1
    )


def test_what_adds_up_the_lines_is_none_of_them(desk):
    plan = desk.plan(ImportKind.ACTIONS, ["Nr.", "Actie"], ["1", "Lampen"], ["Totaal", "1"])
    assert fates(plan) == [Fate.NEW, Fate.LEFT_OUT]
    assert remarks(plan, 1) == "Dit is een optelling."


def test_a_list_of_contacts_of_a_dossier_says_who_works_where(desk):
    desk.read_in(
        ImportKind.CONTACTS,
        ["Voornaam", "Achternaam", "Functie", "Wat voor deze persoon belangrijk is"],
        ["Anna", "Bakker", "beheerder bij Ymere, vanaf 01-01-2022", "Rust"],
        ["Tom", "Dijk", "agent bij Politie, tot en met 01-01-2022; chef bij GGD, afdelingshoofd", ""],
        ["Jan", "Smit", "functie bij Ymere", ""],
    )
    assert desk.rows(
        "SELECT first_name, name, role, first_day, is_head FROM positions JOIN contacts ON contact_id = contacts.id"
        " JOIN organisations ON organisation_id = organisations.id ORDER BY first_name"
    ) == [
        ("Anna", "Ymere", "beheerder", "2022-01-01", 0),
        ("Jan", "Ymere", "", None, 0),
        ("Tom", "GGD", "chef", None, 1),
    ]


@pytest.mark.parametrize("content", [(Contact(first_name="Anna", last_name="Bakker", email="a@x.nl"),)])
def test_since_when_somebody_works_somewhere_comes_with_that_and_a_day_that_is_none_is_told(desk):
    rows = [["Naam", "E-mail", "Functie"], ["Anna Bakker", "a@x.nl", "beheerder bij Ymere, vanaf 31-02-2022"]]
    plan = desk.read_in(ImportKind.CONTACTS, *rows)
    assert "Vanaf is niet gelezen." in remarks(plan)
    assert desk.rows("SELECT role, first_day FROM positions") == [("beheerder", None)]
    again = desk.plan(ImportKind.CONTACTS, rows[0], ["Anna Bakker", "a@x.nl", "beheerder bij Ymere, vanaf 01-02-2022"])
    assert fates(again) == [Fate.SAME]


def test_a_list_of_promises_of_a_dossier_says_by_whom_and_to_whom(desk):
    desk.read_in(
        ImportKind.PROMISES,
        [
            *("Wat is er toegezegd?", "Door persoon", "Door organisatie"),
            *("Aan bewoners", "Aan organisatie", "In de plaats van"),
        ],
        ["Lampen", "", "Ymere", "ja", "", ""],
        ["Stoep", "", "Ymere", "nee", "Politie", "Lampen"],
    )
    assert desk.rows("SELECT name FROM organisations ORDER BY name") == [("Politie",), ("Ymere",)]
    assert desk.rows("SELECT what, to_residents FROM promises ORDER BY what") == [("Lampen", 1), ("Stoep", 0)]
    assert desk.rows("SELECT count(*) FROM promises WHERE by_organisation_id IS NOT NULL") == [(2,)]


def test_of_events_with_one_title_and_day_a_line_is_the_one_that_it_says_most_of(desk):
    rows = [
        ["Titel", "Dag", "Waar"],
        ["Schouw", "01-02-2026", "Voorplein"],
        ["Schouw", "01-02-2026", "Achterpad"],
    ]
    add(desk.dossier, Event, title="Schouw", day=dt.date(2026, 2, 1), place="Voorplein")
    add(desk.dossier, Event, title="Schouw", day=dt.date(2026, 2, 1), place="Achterpad")
    plan = desk.plan(ImportKind.EVENTS, *rows)
    assert fates(plan) == [Fate.SAME, Fate.SAME]
    assert [remarks(plan, place) for place in (0, 1)] == ["", ""]


def test_who_has_a_first_name_alone_is_known_again_by_all_that_is_said(desk):
    add(desk.dossier, Contact, first_name="Wim", kind=ContactKind.RESIDENT, purpose="Sleutel van de tuin")
    head = ["Voornaam", "Soort", "Waarvoor"]
    assert fates(desk.plan(ImportKind.CONTACTS, head, ["Wim", "bewoner", "Sleutel van de tuin"])) == [Fate.SAME]
    assert fates(desk.plan(ImportKind.CONTACTS, head, ["Wim", "bewoner", "Doet de lampen"])) == [Fate.NEW]
    assert fates(desk.plan(ImportKind.CONTACTS, head, ["Wim", "bewoner", ""])) == [Fate.NEW]


def test_a_number_that_is_written_otherwise_is_no_other(desk):
    add(desk.dossier, Organisation, name="Ymere", phone="14023")
    plan = desk.plan(ImportKind.ORGANISATIONS, ["Naam", "Telefoon"], ["Ymere", "14 023"])
    assert (fates(plan), remarks(plan)) == ([Fate.SAME], "")
