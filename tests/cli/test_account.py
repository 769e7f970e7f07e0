"""What leaves a dossier by the command line stands in its account, which can be read and saved."""

import pytest

from tests.cli.calls import NO_WINDOWS
from wijkdesk.cli.commands import run
from wijkdesk.domain.escalation import Escalation
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.writing.edit import add


def noted(path):
    with Dossier.open(path, read_only=True) as dossier:
        return [(line.what, line.destination) for line in list_account(dossier.reader)]


def test_every_document_is_noted_with_where_it_went(dossier, tmp_path):
    with Dossier.open(dossier) as opened:
        add(opened, Escalation, subject="Vuurwerk")
        calls = {
            "Halfjaaroverzicht 2026-1": ["overview", dossier, "--period", "2026-1", "--output", tmp_path / "a.pdf"],
            "Uitvoeringsplan": ["plan", dossier, "--output", tmp_path / "b.pdf"],
            "Brief van directe melding 1": ["escalation", dossier, 1, "--output", tmp_path / "c.pdf"],
            "Logboek": ["account", dossier, "--output", tmp_path / "d.csv"],
        }
        for call in calls.values():  # also while the dossier is open in a window
            assert run(list(map(str, call)), NO_WINDOWS) == 0

    written = [(what, str(call[-1])) for what, call in calls.items()]
    assert noted(dossier) == written[::-1]


def test_variants_are_told_apart_without_a_name(dossier, tmp_path):
    target = str(tmp_path / "a.odt")
    assert run(["overview", str(dossier), "--period", "2026-1", "--public", "--output", target], NO_WINDOWS) == 0
    assert noted(dossier) == [("Halfjaaroverzicht 2026-1, openbare versie", target)]


def test_what_was_not_written_is_not_noted(dossier, tmp_path, capsys):
    assert run(["plan", str(dossier), "--output", str(tmp_path / "weg" / "a.pdf")], NO_WINDOWS) == 1
    assert noted(dossier) == []
    assert run(["account", str(dossier)], NO_WINDOWS) == 0
    assert capsys.readouterr().out == "In het logboek staat nog niets.\n"


def test_the_account_is_a_table_or_a_file(dossier, tmp_path, capsys):
    run(["plan", str(dossier), "--output", str(tmp_path / "a.pdf")], NO_WINDOWS)
    capsys.readouterr()
    assert run(["account", str(dossier)], NO_WINDOWS) == 0
    heading, line = capsys.readouterr().out.splitlines()
    assert heading.split() == ["tijd", "handeling", "wat", "waarheen", "resultaat"]
    assert "uitvoer    Uitvoeringsplan" in line

    assert run(["account", str(dossier), "--output", str(tmp_path / "a.csv")], NO_WINDOWS) == 0
    assert "Uitvoeringsplan" in (tmp_path / "a.csv").read_text("utf-8-sig")
    with pytest.raises(SystemExit):
        run(["account", str(dossier), "--output", str(tmp_path / "a.txt")], NO_WINDOWS)
