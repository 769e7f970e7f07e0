"""The lists of a dossier, as text to read and as JSON for another program."""

import datetime as dt
import json

import pytest

from tests.cli.calls import HOSTILE, NO_WINDOWS
from wijkdesk.cli.commands import run
from wijkdesk.cli.show import KINDS
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.figures import Area
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import Light
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.writing import edit


def test_every_kind_can_be_listed_as_text_and_as_json(dossier, capsys):
    for kind in KINDS:
        assert run(["show", str(dossier), kind], NO_WINDOWS) == 0
        assert capsys.readouterr().out.strip()
        assert run(["show", str(dossier), kind, "--format", "json"], NO_WINDOWS) == 0
        rows = json.loads(capsys.readouterr().out)
        assert all(isinstance(row["id"], int) for row in rows)


def test_a_list_for_another_program_is_noted_in_the_account_and_one_to_read_is_not(dossier):
    for words in (["actions"], ["actions", "--format", "json"], ["bin", "--format", "json"]):
        assert run(["show", str(dossier), *words], NO_WINDOWS) == 0
    with Dossier.open(dossier) as opened:
        told = [line.what for line in list_account(opened.reader)]
    assert told == ["Lijst voor een ander programma: bin", "Lijst voor een ander programma: actions"]


def test_json_says_what_is_measured_where_when_and_by_whom(dossier, capsys):
    run(["show", str(dossier), "measurements", "--format", "json"], NO_WINDOWS)
    (row,) = json.loads(capsys.readouterr().out)
    told = {name: row[name] for name in ("area_code", "indicator", "value", "unit", "period", "source", "first_day")}
    assert told == {
        "area_code": "BU03920204",
        "indicator": "Moeite met rondkomen",
        "value": 22.0,
        "unit": "%",
        "period": "2020",
        "source": "RIVM",
        "first_day": "2020-01-01",
    }


def test_any_text_is_shown_as_it_was_typed(dossier, capsys):
    run(["show", str(dossier), "actions"], NO_WINDOWS)
    assert HOSTILE in capsys.readouterr().out
    run(["show", str(dossier), "actions", "--format", "json"], NO_WINDOWS)
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["title"], row["state"], row["due"]) == (HOSTILE, "running", None)


def test_a_list_has_one_line_a_thing_and_leaves_the_screen_alone(dossier, capsys):
    """Escape codes, turned directions, line ends and long texts stay in the cell, also as one of several names."""
    hostile = "Rood\x1b[31m\nen\r\u2028\u202eandersom\u2066\u00ad\x9b " + "lang " * 100
    with Dossier.open(dossier) as opened, opened.write("proef") as session:
        programme = session.get(Programme, 1)
        programme.areas.append(Area(code="BU03920205", name=hostile))
        session.get(Action, 1).title = hostile
    for kind, things in (("programme", 1), ("areas", 2), ("actions", 1)):
        assert run(["show", str(dossier), kind], NO_WINDOWS) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 1 + things
        assert max(map(len, lines)) < 250
        assert all(line.isprintable() for line in lines)
    run(["show", str(dossier), "actions", "--format", "json"], NO_WINDOWS)
    (row,) = json.loads(capsys.readouterr().out)
    assert row["title"] == hostile


def test_json_tells_what_was_said_of_a_pillar_and_a_commitment_in_the_course_of_time(dossier, capsys):
    with Dossier.open(dossier) as opened, opened.write("proef") as session:
        pillar = session.get(Pillar, 2)
        pillar.rate(Light.RED, dt.date(2026, 1, 5), cause="vraag", consequence="wachten", correction="bellen")
        pillar.rate(Light.GREEN, dt.date(2026, 2, 5), note="gedaan")
        commitment = Commitment(organisation=session.get(Organisation, 1), what="twee wijkagenten")
        commitment.reconfirm(dt.date(2026, 3, 1), confirmed=True)
        session.add(commitment)
    run(["show", str(dossier), "pillars", "--format", "json"], NO_WINDOWS)
    pillars = {row["id"]: row["ratings"] for row in json.loads(capsys.readouterr().out)}
    assert pillars[1] == []
    assert [(each["light"], each["rated_on"]) for each in pillars[2]] == [
        ("red", "2026-01-05"),
        ("green", "2026-02-05"),
    ]
    run(["show", str(dossier), "commitments", "--format", "json"], NO_WINDOWS)
    (row,) = json.loads(capsys.readouterr().out)
    assert [(each["day"], each["confirmed"]) for each in row["reconfirmations"]] == [("2026-03-01", True)]


def test_the_history_of_a_thing_is_told_as_text_and_as_json(dossier, capsys):
    with Dossier.open(dossier) as opened:
        edit.change(opened, Action, 1, title="Stoep\nen\x1b[31m plein", quick_win=True)
    assert run(["show", str(dossier), "history", "actions", "1"], NO_WINDOWS) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("  Actie gewijzigd")
    assert lines[1:] == [f"    Titel: {HOSTILE} -> Stoep en [31m plein", "    Snelle winst: nee -> ja"]
    assert run(["show", str(dossier), "history", "actions", "1", "--format", "json"], NO_WINDOWS) == 0
    [entry] = json.loads(capsys.readouterr().out)
    assert entry["fields"][1] == {"label": "Snelle winst", "before": "nee", "after": "ja"}


def test_what_nobody_changed_has_no_history(dossier, capsys):
    assert run(["show", str(dossier), "history", "programme", "1"], NO_WINDOWS) == 0
    assert capsys.readouterr().out == "Hier is nog niets aan gewijzigd.\n"


def test_the_bin_is_told_as_text_and_as_json(dossier, capsys):
    assert run(["show", str(dossier), "bin"], NO_WINDOWS) == 0
    assert capsys.readouterr().out == "De prullenbak is leeg.\n"
    with Dossier.open(dossier) as opened:
        edit.remove(opened, Organisation, 1)
    assert run(["show", str(dossier), "bin"], NO_WINDOWS) == 0
    head, line = capsys.readouterr().out.splitlines()
    assert head.split() == ["id", "soort", "wat", "verwijderd", "ging", "mee"]
    assert line.startswith(f"1   Organisatie  {HOSTILE}")
    assert run(["show", str(dossier), "bin", "--format", "json"], NO_WINDOWS) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["kind"], row["id"], row["title"]) == ("organisations", 1, HOSTILE)


@pytest.mark.parametrize(
    "words", [["history"], ["history", "actions"], ["bin", "actions"], ["actions", "actions", "1"]]
)
def test_a_history_is_of_one_thing_and_all_else_of_none(dossier, words, capsys):
    with pytest.raises(SystemExit) as ended:
        run(["show", str(dossier), *words], NO_WINDOWS)
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
