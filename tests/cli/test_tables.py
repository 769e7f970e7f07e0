"""A table of somebody's own read from the command line, into a real dossier."""

import pytest

from tests.cli.calls import NO_WINDOWS
from tests.dossiers import new_dossier, read_all
from tests.exchange.own_tables.making import text, workbook
from wijkdesk.cli.commands import run
from wijkdesk.domain.action import Action
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.people import list_contacts

ROWS = [
    ["Actie", "Trekker", "Deadline", "BSN", "Kleur"],
    ["Lampen", "Ymere", "maand 13", "123456782", "rood"],
    ["Stoep", "", "1-2-2027", "", ""],
    ["", "Ymere", "", "", ""],
]


@pytest.fixture
def path(tmp_path):
    return new_dossier(tmp_path, Action(title="Stoep"))


def titles(path):
    with Dossier.open(path, read_only=True) as dossier:
        return [row.title for row in list_actions(dossier.reader)]


def test_each_line_is_told_with_its_reasons_and_all_come_in_as_one_step(path, tmp_path, capsys):
    file = text(tmp_path / "lijst.csv", ROWS)
    before = read_all(path)
    assert run(["import", str(path), str(file), "--as", "actions", "--dry-run"], NO_WINDOWS) == 0
    told = capsys.readouterr().out
    assert read_all(path) == before
    assert "- BSN: nooit ingelezen" in told
    assert "- Kleur: niet ingelezen" in told
    assert "Regel 2, Lampen: nieuw. Klaar is niet gelezen. “maand 13”: Deze datum begrijp ik niet." in told
    assert "Regel 3, Stoep: aanvullen. Vult aan: Klaar." in told
    assert "Regel 4, zonder naam: weggelaten. Geef de actie een titel." in told
    assert "Nieuwe organisaties: Ymere" in told
    assert told.endswith("1 nieuw, 1 aangevuld, 1 weggelaten\nEr is niets opgeslagen.\n")

    assert run(["import", str(path), str(file), "--as", "actions"], NO_WINDOWS) == 0
    assert "Opgeslagen, in één stap." in capsys.readouterr().out
    assert titles(path) == ["Stoep", "Lampen"]
    with Dossier.open(path) as dossier:
        assert dossier.undo() == "Tabel ingelezen: acties"
    assert titles(path) == ["Stoep"]


def test_a_list_that_nobody_says_the_kind_of_is_refused_with_the_word_for_it(path, tmp_path, capsys):
    assert run(["import", str(path), str(text(tmp_path / "lijst.csv", ROWS))], NO_WINDOWS) == 1
    assert capsys.readouterr().err.strip().endswith("Zeg dan wat erin staat, zoals --as actions.")
    assert titles(path) == ["Stoep"]


def test_a_list_of_people_is_refused_with_the_word_for_it_and_not_taken_for_areas(path, tmp_path, capsys):
    file = text(tmp_path / "lijst.csv", [["Naam", "Telefoon"], ["Anna Bakker", "0612345678"]])
    assert run(["import", str(path), str(file)], NO_WINDOWS) == 1
    assert capsys.readouterr().err.strip().endswith("Zeg dan wat erin staat, zoals --as contacts.")


def test_of_a_workbook_the_sheet_is_read_that_is_of_that_kind_and_the_others_are_told(path, tmp_path, capsys):
    people = [["Voornaam", "Achternaam"], ["Anna", "Bakker"]]
    file = workbook(tmp_path / "alles.xlsx", ("Acties", ROWS), ("Mensen", people))
    assert run(["import", str(path), str(file), "--as", "contacts"], NO_WINDOWS) == 0
    with Dossier.open(path, read_only=True) as dossier:
        assert [row.name for row in list_contacts(dossier.reader)] == ["Anna Bakker"]
    assert "Het blad “Acties” is niet gelezen." in capsys.readouterr().out


def test_a_table_without_what_no_line_can_do_without_is_refused_in_one_sentence(path, tmp_path, capsys):
    file = text(tmp_path / "lijst.csv", [["Kleur", "Maat"], ["rood", "xl"]])
    assert run(["import", str(path), str(file), "--as", "actions"], NO_WINDOWS) == 1
    assert capsys.readouterr().err.strip() == ("Er is geen kolom voor: Titel. Zet dat als kopje boven de kolom.")
    assert titles(path) == ["Stoep"]


def test_an_unknown_kind_is_answered_with_those_that_there_are(path, tmp_path, capsys):
    with pytest.raises(SystemExit) as ending:
        run(["import", str(path), str(tmp_path / "x.csv"), "--as", "foto's"], NO_WINDOWS)
    assert ending.value.code == 2
    assert (
        "figures, actions, events, promises, goals, organisations, contacts, calendar"
        in capsys.readouterr().err.replace("'", "")
    )
