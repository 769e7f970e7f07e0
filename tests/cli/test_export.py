"""Taking lists and everything along without a window, and bringing everything back."""

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.calls import NO_WINDOWS
from tests.dossiers import read_all
from wijkdesk.cli.commands import run
from wijkdesk.domain.action import Action
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.listings import TITLES
from wijkdesk.storage.writing.edit import add


def account(path):
    with Dossier.open(path, read_only=True) as dossier:
        return [(row.what, row.destination) for row in list_account(dossier.reader)]


@pytest.mark.parametrize("kind", TITLES)
def test_each_list_goes_along_and_is_noted(dossier, tmp_path, capsys, kind):
    target = tmp_path / "lijst.xlsx"

    assert run(["export", str(dossier), kind, "--output", str(target)], NO_WINDOWS) == 0
    assert capsys.readouterr() == (f"{target}\n", "")
    assert CalamineWorkbook.from_path(target).sheet_names == [TITLES[kind]]
    assert account(dossier) == [(f"Lijst: {TITLES[kind]}", str(target))]


@pytest.mark.parametrize("flags", [[], ["--with-confidential"]])
def test_what_is_confidential_goes_along_when_it_is_asked_for(dossier, tmp_path, flags):
    with Dossier.open(dossier) as opened:
        add(opened, Action, title="Zwijgplicht", confidential=True)
    target = tmp_path / "lijst.csv"

    assert run(["export", str(dossier), "actions", "--output", str(target), *flags], NO_WINDOWS) == 0
    assert ("Zwijgplicht" in target.read_text("utf-8-sig")) == bool(flags)
    assert account(dossier)[0][0] == ("Lijst: Acties, ook wat vertrouwelijk is" if flags else "Lijst: Acties")


def test_something_marked_holds_a_list_back_until_it_is_allowed(dossier, tmp_path, capsys):
    with Dossier.open(dossier) as opened:
        add(opened, Action, title="Bel 111222333")
    call = ["export", str(dossier), "actions", "--output", str(tmp_path / "lijst.ods")]

    assert run(call, NO_WINDOWS) == 1
    assert "lijkt op een BSN" in capsys.readouterr().err
    assert run([*call, "--allow-findings"], NO_WINDOWS) == 0


def test_everything_goes_to_a_folder_and_comes_back_under_a_password(dossier, tmp_path, capsys):
    folder, target, password = tmp_path / "alles", tmp_path / "terug.wijkdesk", tmp_path / "wachtwoord.txt"
    password.write_text("vier losse woorden\n", "utf-8")
    before = read_all(dossier)

    assert run(["export", str(dossier), "everything", "--output", str(folder)], NO_WINDOWS) == 0
    assert account(dossier) == [("Alle gegevens", str(folder))]
    call = ["restore", str(folder), "--output", str(target), "--new-password-file", str(password)]
    assert run(call, NO_WINDOWS) == 0
    assert capsys.readouterr().out == f"{folder}\n{target}\n"
    back = read_all(target, "vier losse woorden")
    [(_, _, action, what, *_)] = back.pop("account_entries").values()
    assert (action, what) == ("restore", "Meegenomen gegevens")
    assert back.items() <= before.items()


def test_a_folder_that_is_none_is_refused_in_one_sentence(tmp_path, capsys):
    (tmp_path / "leeg").mkdir()

    assert run(["restore", str(tmp_path / "leeg"), "--output", str(tmp_path / "x.wijkdesk")], NO_WINDOWS) == 1
    assert capsys.readouterr().err == (
        "leeg is geen map met meegenomen gegevens: daarin staat inhoud.json. Kies die map.\n"
    )


def test_a_dossier_is_never_written_over(dossier, tmp_path, capsys):
    target = tmp_path / "kopie.csv"
    target.write_bytes(dossier.read_bytes())

    assert run(["export", str(dossier), "actions", "--output", str(target)], NO_WINDOWS) == 1
    assert "blijft zoals het is" in capsys.readouterr().err


@pytest.mark.parametrize(
    "call",
    [
        ["export", "x.wijkdesk", "actions", "--output", "lijst.doc"],
        ["export", "x.wijkdesk", "calendar", "--output", "dagen.xlsx"],
        ["export", "x.wijkdesk", "contacts", "--output", "mensen.ics"],
        ["export", "x.wijkdesk", "spook", "--output", "lijst.csv"],
        ["export", "x.wijkdesk", "everything", "--output", "map", "--with-confidential"],
        ["restore", "x.wijkdesk", "--output", "y.wijkdesk", "--new-password-file", "w"],
        ["restore", "/tmp", "--output", "y.wijkdesk", "--photos-from", "x.wijkdesk"],
    ],
    ids=range(7),
)
def test_what_does_not_go_together_is_a_wrong_call(call, capsys):
    with pytest.raises(SystemExit) as ended:
        run(call, NO_WINDOWS)
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
