"""Whatever stands behind a command or in the name of a file, it is done or refused, and stays where it belongs."""

import contextlib
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.calls import first_content
from wijkdesk.cli.commands import Windows, run
from wijkdesk.cli.parser import COMMANDS
from wijkdesk.exchange.phone_numbers import tidy_phone
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.dossier.new_dossier import free_path
from wijkdesk.ui.file_names import fit_for_a_file
from wijkdesk.ui.timeline.letter import _file_name

WINDOWS = Windows(lambda _path: 0, lambda *_: [], lambda: (True, ""))
# What no system passes on as an argument: a NUL; and half a letter is none.
WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
OUTSIDE = ["../../weg", "..", ".", "/etc/passwd", "C:\\Windows\\x", "a/../../b", "..\\..\\b", "\0/x", "con", "~/.ssh/x"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("calls")
    Dossier.create(folder / "proef.wijkdesk", first_content)
    return folder


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    command=st.sampled_from(sorted(COMMANDS)),
    words=st.lists(st.one_of(WORDS, st.sampled_from(["--output", "--period", "--for", "actions", "1", "--help"]))),
)
def test_no_words_behind_a_command_make_it_stumble(place, command, words, capsys):
    here = Path.cwd()
    os.chdir(place)  # a name without a folder is a file there
    try:
        with contextlib.suppress(SystemExit):
            assert run([command, "proef.wijkdesk", *words], WINDOWS) in (0, 1, 2)
    finally:
        os.chdir(here)
    assert "Traceback" not in capsys.readouterr().err
    with Dossier.open(place / "proef.wijkdesk", read_only=True):
        pass


@given(st.text(max_size=60))
def test_any_text_is_a_phone_number_or_stays_as_it_was(text):
    tidy = tidy_phone(text)
    assert tidy == text or re.fullmatch(r"[+0-9 ()\-]+", tidy)


@given(st.one_of(st.text(max_size=60), st.sampled_from(OUTSIDE)))
def test_a_proposed_file_never_lies_outside_its_folder(text):
    folder = Path("/home/iemand/Documenten")
    letter = type("Letter", (), {"subject": text})()
    proposed = [free_path(folder, text), folder / f"x {fit_for_a_file(text)}.pdf", folder / _file_name(letter)]
    for path in proposed:
        assert Path(os.path.normpath(path)).parent == folder
        assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', path.name)
