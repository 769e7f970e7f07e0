"""Official figures read from the command line, into a real dossier."""

import pytest

from tests.cli.calls import NO_WINDOWS
from tests.dossiers import new_dossier
from tests.figures import making
from tests.figures.making import CITY, NORTH, SOUTH
from wijkdesk.cli.commands import run
from wijkdesk.domain.figures import Area
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ImportKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import list_indicators, list_measurements
from wijkdesk.storage.writing.table_mappings import keep_mapping


@pytest.fixture
def path(tmp_path):
    city = Area(code=CITY, name="Haarlem")
    north = Area(code=NORTH, name="Rozenprieel-noord", parent=city)
    south = Area(code=SOUTH, name="Iets heel anders", parent=city)
    return new_dossier(tmp_path, city, north, south, Pillar(name="Wonen en leven", position=1, colour=1))


def values(path):
    with Dossier.open(path, read_only=True) as dossier:
        names = {row.id: row.name for row in list_indicators(dossier.reader)}
        codes = dict(dossier.reader.execute("SELECT id, code FROM areas").fetchall())
        return {
            (names[row.indicator_id], codes[row.area_id], row.first_day.year): row.value
            for row in list_measurements(dossier.reader)
        }


def test_what_a_file_says_of_the_areas_of_the_dossier_is_told_and_stored(path, tmp_path, capsys):
    file = making.key_figures(tmp_path / "kwb-2018.xlsx")
    assert run(["import", str(path), str(file), "--dry-run"], NO_WINDOWS) == 0
    assert values(path) == {}
    told = capsys.readouterr().out
    assert "Kerncijfers wijken en buurten, CBS, CC BY 4.0" in told
    assert "5 in het bestand, 2 uit het dossier" in told
    assert "BU03920205 heet hier “Rozenprieel-zuid” en in het dossier “Iets heel anders”" in told

    assert run(["import", str(path), str(file)], NO_WINDOWS) == 0
    assert values(path) == {
        ("Aantal inwoners", CITY, 2018): 159709,
        ("Aantal inwoners", NORTH, 2018): 2190,
        ("Gemiddelde WOZ-waarde", CITY, 2018): 271,
        ("Gemiddelde WOZ-waarde", NORTH, 2018): 205,
        ("Koopwoningen", CITY, 2018): 51.5,
        ("Koopwoningen", NORTH, 2018): 38,
    }
    with Dossier.open(path) as dossier:
        [owned] = [row for row in list_indicators(dossier.reader) if row.name == "Koopwoningen"]
        assert (owned.pillar_id, owned.source) == (1, "CBS, Kerncijfers wijken en buurten")
        assert dossier.undo() == "Cijfers ingelezen"
    assert values(path) == {}


def test_reading_twice_adds_nothing_and_a_newer_delivery_supersedes(path, tmp_path, capsys):
    file = making.key_figures(tmp_path / "kwb-2018.xlsx")
    run(["import", str(path), str(file)], NO_WINDOWS)
    before = values(path)
    run(["import", str(path), str(file)], NO_WINDOWS)
    assert "0 nieuw, 0 vervangen, 6 stonden er al" in capsys.readouterr().out
    rows = [making.KWB_HEAD, *making.KWB_ROWS[:3], [*making.KWB_ROWS[3][:5], 2200, 205, 38]]
    making.workbook(file, rows)
    run(["import", str(path), str(file)], NO_WINDOWS)
    assert "0 nieuw, 1 vervangen" in capsys.readouterr().out
    assert values(path) == before | {("Aantal inwoners", NORTH, 2018): 2200}


def test_the_year_can_be_said_where_the_file_does_not(path, tmp_path, capsys):
    file = making.key_figures(tmp_path / "buurten.xlsx")
    assert run(["import", str(path), str(file)], NO_WINDOWS) == 1
    assert "Er is niets om op te slaan. Zeg met --year van welk jaar" in capsys.readouterr().err
    assert run(["import", str(path), str(file), "--year", "2017"], NO_WINDOWS) == 0
    assert {year for _, _, year in values(path)} == {2017}


@pytest.mark.parametrize("content", [b"", b"Beste buren\n", b"PK\x03\x04half"])
def test_what_is_no_table_is_told_in_one_sentence_and_changes_nothing(path, tmp_path, capsys, content):
    file = tmp_path / "brief.csv"
    file.write_bytes(content)
    before = path.read_bytes()
    assert run(["import", str(path), str(file)], NO_WINDOWS) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert path.read_bytes() == before


def test_what_was_said_of_a_table_before_counts_on_the_command_line_too(path, tmp_path, capsys):
    with Dossier.open(path) as dossier, dossier.write("Cijfers ingelezen") as session:
        keep_mapping(session, ImportKind.FIGURES, ["Plek", "Zakken"], {"Plek": "code", "Zakken": "value"})
    file = making.text(tmp_path / "vuil 2025.csv", "Plek;Zakken", "3920204;7")
    assert run(["import", str(path), str(file), "--as", "figures", "--published", "2026-01-31"], NO_WINDOWS) == 0
    assert values(path) == {("Zakken", NORTH, 2025): 7}


def test_of_columns_that_nobody_knows_is_said_where_they_are_chosen_once(path, tmp_path, capsys):
    file = tmp_path / "tellingen.csv"
    file.write_text("code;naam;2024;2025\nBU03920204;Rozenprieel-noord;5;6\n")
    assert run(["import", str(path), str(file)], NO_WINDOWS) == 1
    assert "Kies de kolommen één keer in het venster, bij Cijfers inlezen" in capsys.readouterr().err


def test_what_cannot_be_read_in_yet_is_said_and_what_does_not_exist_is_a_wrong_call(path, tmp_path, capsys):
    file = making.key_figures(tmp_path / "kwb-2018.xlsx")
    with pytest.raises(SystemExit):
        run(["import", str(path), str(file), "--as", "foto's"], NO_WINDOWS)
    assert "figures" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("zonder-kop-2025.csv", b"BU03920204;Noord;Buurt;5\nBU03920205;Zuid;Buurt;7\n", "geen gebieden met cijfers"),
        ("elders-2025.csv", b"code;naam;a_inw\nBU05990101;Centrum;5\n", "niets om op te slaan"),
        ("leeg.ods", b"", "is leeg"),
        ("pagina.xls", b"<html><table><tr><td>code</td></tr></table></html>", "webpagina"),
        ("half.zip", b"PK\x03\x04half", "beschadigd"),
        ("een-kolom.csv", b"naam\nHaarlem\n", "geen kolommen"),
        ("leeg.vcf", b"", "geen adressen"),
        ("brief.ics", b"Beste buren", "geen agenda"),
    ],
)
def test_a_file_with_one_thing_wrong_is_refused_in_one_sentence(path, tmp_path, capsys, name, content, said):
    file = tmp_path / name
    file.write_bytes(content)
    before = values(path)
    for words in (["--dry-run"], []):
        assert run(["import", str(path), str(file), *words], NO_WINDOWS) == 1
        [sentence] = capsys.readouterr().err.splitlines()
        assert said in sentence
    assert values(path) == before
