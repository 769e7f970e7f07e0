"""Handing a dossier over without a window."""

import pytest

from tests.cli.calls import NO_WINDOWS
from wijkdesk.cli.commands import run
from wijkdesk.domain.action import Action
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing.edit import add


@pytest.mark.parametrize("flags", [[], ["--without-confidential"]])
def test_a_successor_gets_a_dossier_under_a_password_of_its_own_and_two_pages(dossier, tmp_path, capsys, flags):
    with Dossier.open(dossier) as opened:
        add(opened, Action, title="Zwijgplicht", confidential=True)
    target, password = tmp_path / "opvolger.wijkdesk", tmp_path / "wachtwoord.txt"
    password.write_text("vier losse woorden\n", "utf-8")
    call = ["handover", str(dossier), "--output", str(target), "--new-password-file", str(password), *flags]

    assert run(call, NO_WINDOWS) == 0
    assert capsys.readouterr().out.splitlines() == [str(target), str(target.with_suffix(".pdf"))]
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    with Dossier.open(target, password="vier losse woorden", read_only=True) as successor:
        titles = [row.title for row in list_actions(successor.reader)]
    assert ("Zwijgplicht" in titles) == (not flags)

    assert run(call, NO_WINDOWS) == 1
    assert "bestaat al" in capsys.readouterr().err
    assert run(["account", str(dossier)], NO_WINDOWS) == 0
    assert capsys.readouterr().out.count("overdracht") == 2  # the dossier and its pages


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"x" * 20_000])
def test_a_file_that_holds_no_password_is_refused_and_nothing_is_written(dossier, tmp_path, capsys, content):
    target, password = tmp_path / "opvolger.wijkdesk", tmp_path / "wachtwoord.txt"
    password.write_bytes(content)
    call = ["handover", str(dossier), "--output", str(target), "--new-password-file", str(password)]

    assert run(call, NO_WINDOWS) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not target.exists()
