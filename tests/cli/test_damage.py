"""A damaged dossier ends in sentences, whichever byte it is: no traceback, and the file stays as it is."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.cli.test_commands import NO_WINDOWS
from wijkdesk.cli.commands import run
from wijkdesk.cli.show import KINDS
from wijkdesk.example import create_example

HEADER = 100
PAGE = 4096
TIMES = 6


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "voorbeeld.wijkdesk"
    create_example(path, today=dt.date(2026, 3, 12))
    return path.read_bytes()


def flipped_bit(content: bytearray, random: Random) -> None:
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def other_byte_in_header(content: bytearray, random: Random) -> None:
    content[random.randrange(HEADER)] = random.choice((0, 1, 2, 3, 255))


def other_bytes_in_tables(content: bytearray, random: Random) -> None:
    for _ in range(3):
        content[random.randrange(HEADER, 6 * PAGE)] = random.randrange(256)


def bytes_all_over(content: bytearray, random: Random) -> None:
    for _ in range(random.choice((30, 300))):
        content[random.randrange(HEADER, len(content))] = random.randrange(256)


def page_of_another_place(content: bytearray, random: Random) -> None:
    here, there = (random.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[here : here + PAGE] = content[there : there + PAGE]


def cut_off(content: bytearray, random: Random) -> None:
    del content[random.randrange(len(content)) :]


@pytest.mark.parametrize(
    "spoil",
    [flipped_bit, other_byte_in_header, other_bytes_in_tables, bytes_all_over, page_of_another_place, cut_off],
)
def test_damage_ends_in_sentences_and_is_left_as_it_is(
    whole: bytes, tmp_path: Path, capsys, spoil: Callable[[bytearray, Random], None]
):
    path, target = tmp_path / "stuk.wijkdesk", tmp_path / "overzicht.pdf"
    for seed in range(TIMES):
        random = Random(seed)
        content = bytearray(whole)
        spoil(content, random)
        path.write_bytes(content)
        calls = [["check", str(path)], *(["show", str(path), kind] for kind in random.sample(list(KINDS), 2))]
        if seed == 0 and spoil in (flipped_bit, bytes_all_over):  # half a second each
            calls.append(["overview", str(path), "--period", "2026-1", "--output", str(target)])
        for call in calls:
            code = run(call, NO_WINDOWS)
            told = capsys.readouterr()
            assert (code, bool(told.out)) in ((0, True), (1, False)), (seed, call)
            assert "Error" not in told.err
            assert call[0] == "check" or code == 0 or len(told.err.splitlines()) == 1, (seed, call)
            if not target.exists():  # that something left the dossier is noted in it
                assert path.read_bytes() == content, (seed, call)
        target.unlink(missing_ok=True)
        assert list(tmp_path.iterdir()) == [path], seed
