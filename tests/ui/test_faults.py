"""What the user reads when disk and file do what they do, and that nothing that was typed is lost."""

import shutil
import sqlite3
import sys

import pytest
from PySide6.QtWidgets import QApplication

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.desk import editor_of
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import Gone
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.overviews import texts_of
from wijkdesk.storage.writing import edit
from wijkdesk.ui import dialogs, other_dossiers
from wijkdesk.ui.dossier.not_there import NotThere
from wijkdesk.ui.program import Program, application

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "Wat ik net typte. " * 120_000  # two megabytes


@pytest.fixture
def program(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(dialogs, "ask", lambda *_: True)
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    qtbot.addWidget(program.window)
    yield program
    program.window.close()


@pytest.fixture
def show(qtbot, program):
    """Open a dossier with two actions, and show the first."""

    def show(folder):
        path = new_dossier(folder, Action(title="Lampen"), Action(title="Stoep"))
        with qtbot.waitExposed(program.window):
            program.start(path)
        program.window.open_thing(Action, 1)
        return path

    return show


@pytest.fixture
def said(monkeypatch):
    """What dialogs said."""
    said = []
    for module in (dialogs, other_dossiers):
        monkeypatch.setattr(module, "tell", lambda _parent, *texts: said.append(texts))
    return said


def pane(program):
    return program.window.tab("actions").pane


def type_into(field, text):
    """Put this text in a field, as somebody who pastes it, and leave the field."""
    field.setFocus()
    editor = editor_of(field)
    editor.selectAll()
    editor.insertPlainText(text) if hasattr(editor, "insertPlainText") else editor.insert(text)
    field._typed()
    field.flush()


def banner(program):
    return program.window._banner


def titles(path):
    with Dossier.open(path, read_only=True) as dossier:
        return [row.title for row in list_actions(dossier.reader)]


def description(path):
    with Dossier.open(path, read_only=True) as dossier:
        return list_actions(dossier.reader, only=[1])[0].description


def test_on_a_full_disk_what_was_typed_waits_wherever_one_goes_and_is_saved_once_there_is_room(program, show, mount):
    path = show(mount("size=1m"))
    type_into(pane(program).description, LONG)

    assert banner(program).isVisible()
    assert banner(program).sentence.startswith("De schijf is vol.")
    assert banner(program).button.text() == "Opnieuw proberen"
    assert unnamed_controls(banner(program)) == []
    program.window.open_thing(Action, 2)
    assert pane(program).description.value() == ""
    program.window.open_thing(Action, 1)
    assert pane(program).description.value() == LONG.strip()
    program.window.changes.carry_out(edit.change, Action, 1, place="Plein")  # a smaller edit fits
    assert pane(program).description.value() == LONG.strip()
    banner(program).button.click()
    assert banner(program).sentence.startswith("De schijf is vol.")

    mount("remount", "size=16m")
    program.window.open_thing(Action, 2)  # which by itself tries again
    assert not banner(program).isVisible()
    assert description(path) == LONG.strip()


def test_a_new_thing_for_which_there_is_no_room_is_added_later(program, show, mount):
    path = show(mount("size=1m"))
    program.window.new_in("actions")
    type_into(pane(program).description, LONG)
    type_into(pane(program).title, "Bankje")
    assert banner(program).isVisible()
    program.window.open_thing(Action, 1)
    assert pane(program).title.value() == "Lampen"

    mount("remount", "size=16m")
    banner(program).button.click()
    assert not banner(program).isVisible()
    assert sorted(titles(path)) == ["Bankje", "Lampen", "Stoep"]


def test_closing_asks_first_while_something_is_not_on_disk(program, show, mount, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "ask", lambda _parent, *texts: bool(asked.append(texts)))
    path = show(mount("size=1m"))
    type_into(pane(program).description, LONG)

    assert not program.window.close()
    assert program.window.isVisible()
    assert asked[0][0] == "Niet alles is bewaard"
    assert asked[0][1].startswith("De schijf is vol.")
    program.others.open_dossier(path.with_name("another.wijkdesk"))
    assert len(asked) == 2
    assert pane(program).description.value() == LONG.strip()
    mount("remount", "size=16m")
    assert program.window.close()
    assert len(asked) == 2
    assert description(path) == LONG.strip()


def test_a_stick_that_is_out_is_asked_for_and_what_was_typed_is_saved_when_it_is_back(
    program, show, mount, pull_out, tmp_path
):
    disk = mount("size=4m")
    path = show(disk)
    held = shutil.copy(path, tmp_path / "on the stick")
    pull_out(disk)
    type_into(pane(program).title, "Lantaarns")
    assert banner(program).sentence.startswith("Testbuurt.wijkdesk is er niet. Staat het dossier op een stick")
    assert pane(program).title.value() == "Lantaarns"

    mount("size=4m")
    shutil.copy(held, path)
    banner(program).button.click()
    assert not banner(program).isVisible()
    assert titles(path)[:1] == ["Lantaarns"]
    assert pane(program).title.value() == "Lantaarns"


def test_a_dossier_that_was_replaced_is_opened_again_with_what_was_typed_waiting_in_it(program, show, tmp_path):
    path = show(tmp_path)
    other = shutil.copy(path, tmp_path / "other")
    with Dossier.open(other) as dossier:
        edit.add(dossier, Action, title="Van elders")
        edit.change(dossier, Action, 1, title="Lampen elders")
    shutil.copy(other, tmp_path / "new").replace(path)
    program.window.go_to("overview")
    type_into(pane(program).title, "Lantaarns")

    assert "is intussen vervangen" in banner(program).sentence
    assert path.read_bytes() == other.read_bytes()
    banner(program).button.click()
    assert banner(program).sentence.startswith("Wat je typte is nog niet bewaard.")
    assert program.window.current_tab() is program.window.tab("actions")
    assert pane(program).title.value() == "Lantaarns"
    assert titles(path) == ["Lampen elders", "Stoep", "Van elders"]
    banner(program).button.click()
    assert sorted(titles(path)) == ["Lantaarns", "Stoep", "Van elders"]
    assert not banner(program).isVisible()


def test_a_text_of_the_overview_waits_too(qtbot, program, show, tmp_path):
    path = show(tmp_path)
    program.window.go_to("overview")
    tab = program.window.tab("overview")
    qtbot.waitUntil(lambda: tab._situation is not None, timeout=30_000)
    half_year = tab._situation.half_year
    other = shutil.copy(path, tmp_path / "other")
    with Dossier.open(other) as dossier:
        edit.add(dossier, Action, title="Van elders")
    shutil.copy(other, tmp_path / "new").replace(path)
    type_into(tab.texts.sections.own["outlook"].field, "We gaan door.")
    assert "is intussen vervangen" in banner(program).sentence

    banner(program).button.click()
    again = program.window.tab("overview")
    assert again is not tab
    qtbot.waitUntil(lambda: again._situation is not None, timeout=30_000)
    assert editor_of(again.texts.sections.own["outlook"].field).toPlainText() == "We gaan door."
    banner(program).button.click()
    with Dossier.open(path, read_only=True) as dossier:
        assert texts_of(dossier.reader, HalfYear(half_year.year, half_year.half))["outlook"] == "We gaan door."


def test_on_a_read_only_disk_it_opens_with_a_banner(program, show, mount, read_only, qtbot):
    disk = mount("size=4m")
    path = new_dossier(disk, Action(title="Lampen"))
    read_only(disk)
    with qtbot.waitExposed(program.window):
        program.start(path)

    assert banner(program).sentence.startswith("Dit dossier is alleen te lezen.")
    assert not banner(program).button.isVisible()


def cut_off(path):
    path.write_bytes(path.read_bytes()[:-1000])


def damage(path):
    content = bytearray(path.read_bytes())
    content[20:90] = bytes(70)
    path.write_bytes(content)


def of_another_program(path):
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recepten (naam)")
    connection.close()


def newer(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.write_bytes(b""), "is leeg"),
        (cut_off, "ontbreekt het eind"),
        (damage, "is beschadigd"),
        (of_another_program, "is van een ander programma"),
        (newer, "is gemaakt met een nieuwere Wijkdesk"),
    ],
    ids=["empty", "cut off", "damaged", "another program", "newer"],
)
def test_what_does_not_open_is_told_in_a_sentence_and_left_alone_and_what_was_open_stays(
    program, show, said, tmp_path, spoil, sentence
):
    path = show(tmp_path)
    (tmp_path / "sub").mkdir()
    other = new_dossier(tmp_path / "sub", name="Ander.wijkdesk")
    spoil(other)
    before = other.read_bytes()
    program.others.open_dossier(other)

    assert said[0][0] == "Dit dossier gaat niet open"
    assert sentence in said[0][1]
    assert other.read_bytes() == before
    assert program.window.changes.dossier.path == path


def test_a_dossier_that_is_not_there_is_told_with_others_to_open(program, show, tmp_path, monkeypatch):
    path = show(tmp_path)
    (tmp_path / "stick").mkdir()
    gone = new_dossier(tmp_path / "stick", name="Stick.wijkdesk")
    program.others.open_dossier(gone)
    shutil.rmtree(tmp_path / "stick")
    program.others.open_dossier(path)
    seen = []

    def choose_first(dialog):
        seen.append((dialog.windowTitle(), [line.key for line in dialog.others.lines], unnamed_controls(dialog)))
        dialog.others.opened.emit(path)
        return dialog.result()

    monkeypatch.setattr(NotThere, "exec", choose_first)
    program.others.open_dossier(gone)
    assert seen == [("Dit dossier is er niet", [path], [])]
    assert program.window.changes.dossier.path == path


def test_the_last_dossier_that_is_gone_is_told_at_the_start_and_no_other_is_opened(qtbot, program, tmp_path):
    other = new_dossier(tmp_path, name="Ander.wijkdesk")
    gone = tmp_path / "Stick.wijkdesk"
    for path in (other, gone):
        program.remembered.opened(path)
    with qtbot.waitExposed(program.window):
        program.start(None)

    assert banner(program).sentence.startswith("Stick.wijkdesk is er niet.")
    assert program.window.changes is None
    program.others.open_dossier(other)
    assert banner(program).sentence == ""


def test_what_the_machine_does_while_something_is_read_is_no_mistake_of_ours(program, show, said, tmp_path):
    show(tmp_path)
    fault = Gone("De stick is weg.")
    program._tell_mistake(Gone, fault, None)

    assert said == [("Het dossier is niet te lezen", "De stick is weg.")]
    assert QApplication.instance() is not None
