import contextlib
import datetime as dt
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import dev

DEV = Path(dev.__file__)


@pytest.mark.parametrize(
    ("today", "half_year"),
    [
        (dt.date(2026, 1, 1), "2025-2"),
        (dt.date(2026, 2, 28), "2025-2"),
        (dt.date(2026, 3, 2), "2026-1"),
        (dt.date(2026, 6, 30), "2026-1"),
        (dt.date(2026, 7, 1), "2026-1"),
        (dt.date(2026, 8, 30), "2026-2"),
        (dt.date(2026, 12, 31), "2026-2"),
    ],
)
def test_the_overview_is_of_the_half_year_that_has_something_to_tell(today, half_year):
    assert dev.reported_half_year(today) == half_year


@pytest.mark.parametrize(
    ("platform", "environment", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
        ("win32", {"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_a_screen_is_seen_where_there_is_one(monkeypatch, platform, environment, screen):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)

    assert dev.has_screen() is screen


@pytest.mark.parametrize(
    ("words", "platform"), [(["run", "x.wijkdesk"], None), (["test"], "offscreen"), (["shots"], "offscreen")]
)
def test_only_what_nobody_looks_at_is_painted_off_screen(monkeypatch, words, platform):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    seen = []
    for name in ("wijkdesk", "check", "shots"):
        monkeypatch.setattr(dev, name, lambda *given: seen.append(os.environ.get("QT_QPA_PLATFORM")) or 0)
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "argv", ["dev.py", *words])

    assert dev.main() == 0
    assert seen == [platform]


def test_what_is_passed_on_may_look_like_an_option():
    assert dev.words().parse_args(["test", "-x", "--lf", "tests/domain"]).arguments == ["-x", "--lf", "tests/domain"]


def test_every_check_runs_also_after_one_that_fails(capfd, monkeypatch):
    monkeypatch.setattr(dev, "BIN", Path(sys.executable).parent)
    python = Path(sys.executable).name

    failed = dev.check([(python, "-c", "raise SystemExit(3)"), (python, "-c", "print('second')")])

    out = capfd.readouterr().out
    assert failed == 1
    assert "second" in out
    assert "Failed" in out


def test_the_example_of_the_window_keeps_what_somebody_did_in_it(tmp_path, capfd):
    example = tmp_path / "build" / "voorbeeld.wijkdesk"
    assert dev.ready_for_window(example) == 0
    made = example.read_bytes()
    assert dev.ready_for_window(example) == 0
    assert example.read_bytes() == made
    assert [path.name for path in example.parent.iterdir()] == [example.name]

    capfd.readouterr()
    old = []
    for number in (1, 2):
        with contextlib.closing(sqlite3.connect(example)) as connection, connection:
            connection.execute("UPDATE actions SET title = 'van mij' WHERE id = 1")
            connection.execute("UPDATE alembic_version SET version_num = ?", (f"later {number}",))
        old.append(example.read_bytes())
        assert dev.ready_for_window(example) == 0
        told = capfd.readouterr()
        assert f"voorbeeld-oud-{number}.wijkdesk" in told.out
        assert told.err == ""

    assert [path.read_bytes() for path in sorted(example.parent.glob("*-oud-*"))] == old
    assert b"van mij" not in example.read_bytes()


def test_installers_are_tried_when_that_is_asked_for_and_after_all_else(monkeypatch):
    asked = []
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "check", lambda commands: asked.extend(commands) or 0)
    monkeypatch.setenv("WIJKDESK_INSTALLERS", "")
    monkeypatch.setattr(sys, "argv", ["dev.py", "test", "--installer", "-k", "deb"])
    assert dev.main() == 0
    assert os.environ["WIJKDESK_INSTALLERS"] == "whole"
    assert asked[-1] == ("pytest", "tests/installer")
    assert asked[-2] == (*dev.TESTS, "--ignore=tests/installer", "-k", "deb")


def test_an_unknown_word_is_a_wrong_call():
    ended = subprocess.run([sys.executable, DEV, "fly"], capture_output=True, text=True, check=False)

    assert ended.returncode == 2
    assert "fly" in ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Debian and Ubuntu lack libraries of Qt")
def test_a_library_that_no_system_has_cannot_be_loaded():
    assert not dev.can_load("libwijkdesk-is-no-library.so.1")
