"""`wijkdesk handbook`: the handbook as a PDF, without a window and without a dossier."""

import pytest

from tests.cli.calls import NO_WINDOWS
from wijkdesk.cli.commands import run


def test_the_handbook_is_written_and_its_place_told(tmp_path, capsys):
    path = tmp_path / "handboek.pdf"
    assert run(["handbook", "--output", str(path)], NO_WINDOWS) == 0
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert capsys.readouterr().out == f"{path}\n"


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path, capsys):
    assert run(["handbook", "--output", str(tmp_path / "weg" / "handboek.pdf")], NO_WINDOWS) == 1
    assert capsys.readouterr().err == "handboek.pdf is niet te vinden of te maken. Bestaat de map?\n"


def test_another_kind_of_file_is_a_wrong_call(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        run(["handbook", "--output", str(tmp_path / "handboek.odt")], NO_WINDOWS)
    assert ended.value.code == 2
