"""Lists of a dossier, taken along and read into an empty one: what comes back, and what is said to stay out."""

import csv
import datetime as dt
import io

import pytest

from tests.cli.calls import NO_WINDOWS
from tests.dossiers import new_dossier
from wijkdesk.cli.commands import run
from wijkdesk.domain.action import Action
from wijkdesk.example import create_example
from wijkdesk.exchange.spreadsheets.taking import FORMATS, Asked, list_file
from wijkdesk.storage.dossier import Dossier

KINDS = ("organisations", "contacts", "goals", "actions", "events", "promises")
"""In the order in which who is named in a list is there already."""
NEVER = {
    "goals": {"Cijfer"},
    "contacts": {"Functie"},  # what somebody was before
    "actions": {"Volgt op", "Foto"},
    "events": {"Foto"},
    "promises": {"Gedaan in contactmoment", "In de plaats van"},
}
"""What a table cannot bring back."""


def list_of(path, kind, suffix=".csv"):
    with Dossier.open(path, read_only=True) as dossier:
        return list_file(dossier, Asked(kind, None, with_confidential=True, allow_findings=True), suffix)


def cells(path, kind):
    """The lines of a list, each as what stands under its headings, in an order that does not hang on their numbers."""
    rows = csv.DictReader(io.StringIO(list_of(path, kind).decode("utf-8-sig"), newline=""), delimiter=";")
    told = [{name: text.replace(" ", "") if name == "Telefoon" else text for name, text in row.items()} for row in rows]
    kept = [{name: text for name, text in row.items() if name not in NEVER.get(kind, ())} for row in told]
    return sorted(kept, key=lambda row: tuple(row.values()))


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_text_of_more_lines_comes_back_with_its_lines_and_is_known_again(tmp_path, capsys, suffix):
    text = "Eerst het pad.\n\n- dan  de hoek\n=en de rest"
    there, file = (
        new_dossier(tmp_path, Action(title="Lampen", description=text), name="daar.wijkdesk"),
        tmp_path / f"a{suffix}",
    )
    file.write_bytes(list_of(there, "actions", suffix))
    assert run(["import", str(there), str(file), "--as", "actions"], NO_WINDOWS) == 0
    assert "1 stonden er al" in capsys.readouterr().out

    empty = new_dossier(tmp_path)
    assert run(["import", str(empty), str(file), "--as", "actions"], NO_WINDOWS) == 0
    [row] = cells(empty, "actions")
    assert row["Omschrijving"].split("\n") == [" ".join(line.split()) for line in text.split("\n")]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_field_of_every_list_comes_back_into_an_empty_dossier_or_is_said_not_to(tmp_path, capsys, suffix):
    there = tmp_path / "voorbeeld.wijkdesk"
    create_example(there, today=dt.date(2026, 6, 15))
    empty = new_dossier(tmp_path)
    for kind in KINDS:
        file = tmp_path / f"{kind}{suffix}"
        file.write_bytes(list_of(there, kind, suffix))
        capsys.readouterr()
        assert run(["import", str(empty), str(file), "--as", kind], NO_WINDOWS) == 0
        said = capsys.readouterr().out
        assert cells(empty, kind) == cells(there, kind)
        for name in NEVER.get(kind, ()):
            assert f"- {name}: niet ingelezen" in said or f"{name}: van “" in said
