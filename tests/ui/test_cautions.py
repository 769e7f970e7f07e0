"""Below a field stands what in its text should not be noted, quietly, and it may stay."""

import pytest

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.entity_form import EntityForm
from wijkdesk.ui.fields import LongTextField


@pytest.fixture
def dossier(tmp_path):
    said = "Jan Bakker is verslaafd."
    path = new_dossier(tmp_path, Contact(first_name="Jan", last_name="Bakker"), Action(title="Lampen", result=said))
    with Dossier.open(path) as dossier:
        yield dossier


@pytest.fixture
def field(qtbot, dossier):
    field = LongTextField("Wat bracht het?")
    qtbot.addWidget(field)
    field.form = EntityForm(Changes(dossier, field), Action, field)
    field.form.bind("result", field)
    field.form.load(list_actions(dossier.reader)[0])
    field.show()
    return field


def shown(field):
    line = field._caution
    return line.text.text() if line is not None and line.isVisible() else ""


def test_it_is_said_in_words_beside_a_button_and_to_who_listens(qtbot, field):
    qtbot.waitUntil(lambda: shown(field) != "")

    assert shown(field) == "‘verslaafd’: gezondheid bij een naam"
    assert field.focusProxy().accessibleDescription() == shown(field)
    assert unnamed_controls(field) == []


def test_it_may_stay_and_that_can_be_undone(qtbot, field, dossier):
    qtbot.waitUntil(lambda: shown(field) != "")

    field._caution.allow.click()

    qtbot.waitUntil(lambda: shown(field) == "")
    assert dossier.undo() == "Mag blijven staan"


def test_it_goes_when_the_text_changes_and_comes_when_somebody_new_is_named(qtbot, field, dossier):
    qtbot.waitUntil(lambda: shown(field) != "")
    edit.change(dossier, Action, 1, result="Piet Smit is verslaafd.")
    field.form.patch(list_actions(dossier.reader)[0])
    qtbot.waitUntil(lambda: shown(field) == "")

    edit.add(dossier, Contact, first_name="Piet", last_name="Smit")
    field.form.patch(list_actions(dossier.reader)[0])

    qtbot.waitUntil(lambda: shown(field) != "")


def test_what_is_typed_in_a_dialog_is_marked_before_it_is_stored(qtbot, dossier):
    dialog = CommandDialog(Changes(dossier), lambda _dossier, **_values: None, "Opschrijven", "Opslaan")
    field = dialog.ask("summary", LongTextField("Waarover"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(field.focusProxy(), "Jan Bakker is verslaafd.")
    field.flush()
    qtbot.waitUntil(lambda: shown(field) != "")
    assert shown(field) == "‘verslaafd’: gezondheid bij een naam"
