"""What panes and dialogs of every tab share, on a pane and a command of its own."""

import pytest
from PySide6.QtCore import Qt

from tests.dossiers import new_dossier
from tests.ui.desk import TODAY, editor_of
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import EventKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DiskFull
from wijkdesk.storage.reading.choices import contacts_to_pick
from wijkdesk.storage.reading.events import EventRow, list_events
from wijkdesk.storage.reading.rows import blank
from wijkdesk.storage.writing.edit import add, change, remove
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.fields import DateField, TextField, TitleField
from wijkdesk.ui.fields.picker import Picker
from wijkdesk.ui.options import READERS, Options
from wijkdesk.ui.thing_pane import ThingPane

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class EventPane(ThingPane):
    def __init__(self, changes, options):
        super().__init__(changes, options, Event, TitleField("Titel"), required="title")
        self.bind("title", self.title)
        self.place = self.form.add(TextField("Waar"))
        self.bind("place", self.place)
        self.shown = []

    def read(self, number):
        return next(iter(list_events(self.changes.dossier.reader, only=[number])), None)

    def blank_row(self):
        return blank(EventRow, day=TODAY, kind=EventKind.ACTIVITY)

    def beginnings(self):
        return {"day": TODAY}

    def show_row(self, row):
        self.shown.append(row.id)


@pytest.fixture
def changes(tmp_path):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        yield Changes(dossier)


@pytest.fixture
def pane(changes, qtbot):
    pane = EventPane(changes, Options(changes))
    changes.changed.connect(lambda _changed: pane.follow())
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    return pane


def test_a_new_thing_is_stored_with_what_it_was_given_once_it_has_a_title(pane, changes, qtbot):
    told = []
    pane.added.connect(told.append)
    pane.begin(place="Merensplein")
    assert pane.place.value() == "Merensplein"
    qtbot.keyClicks(editor_of(pane.title), "Feest")
    assert pane.flush()
    [row] = list_events(changes.dossier.reader)
    assert (row.title, row.day, row.place) == ("Feest", TODAY, "Merensplein")
    assert told == [row.id]
    assert pane.number == row.id


def test_the_pane_follows_its_thing_until_it_is_gone(pane, changes, qtbot):
    number = add(changes.dossier, Event, title="Feest", day=TODAY)
    assert pane.show_thing(number)
    change(changes.dossier, Event, number, place="Buurthuis")
    assert pane.place.value() == "Buurthuis"
    with qtbot.waitSignal(pane.gone):
        remove(changes.dossier, Event, number)
    assert not pane.show_thing(number)


def test_the_way_back_says_where_it_goes(pane, changes):
    number = add(changes.dossier, Event, title="Feest", day=TODAY)
    assert not pane._back.isVisible()
    pane.show_back("Ymere")
    pane.show_thing(number)
    pane.show_kind("Feest")
    assert pane._back.accessibleName() == "Terug naar Ymere"
    assert pane._kind.text() == "Feest · Ymere"


# -- what can be picked --


def test_a_field_offers_what_is_there_now_and_makes_the_rest(changes, qtbot):
    options = Options(changes)
    fields = {kind: options.pick_one("Wie", kind) for kind in (Contact, Organisation, Pillar)}
    for field in fields.values():
        qtbot.addWidget(field)
    add(changes.dossier, Contact, first_name="Bo")
    options.refresh()
    assert [option.text for option in options.of(Contact)] == ["Bo"]
    fields[Contact].creation_requested.emit("Anna van den Berg")
    fields[Organisation].creation_requested.emit("Ymere")
    fields[Pillar].creation_requested.emit("Groen")
    assert [field.value() for field in fields.values()] == [2, 1, 5]
    assert [option.text for option in options.of(Contact)] == ["Anna van den Berg", "Bo"]
    assert options.of(Pillar)[-1].text == "Groen"


def test_what_can_be_picked_is_not_read_before_somebody_looks_for_it(changes, qtbot, monkeypatch):
    bo = add(changes.dossier, Contact, first_name="Bo")
    read = []
    monkeypatch.setitem(
        READERS, Contact, lambda reader, only=None: (read.append(only), contacts_to_pick(reader, only))[1]
    )
    field = Options(changes).pick_one("Wie", Contact)
    qtbot.addWidget(field)
    field.load(bo)
    assert field.findChild(Picker).text() == "Bo"
    assert read == [(bo,)]
    field.findChild(Picker).open_list(everything=True)
    assert read == [(bo,), None]


def test_what_cannot_be_made_is_told_and_nothing_is_picked(changes, qtbot):
    told = []
    changes.not_done.connect(told.append)
    field = Options(changes).pick_one("Wie", Contact)
    qtbot.addWidget(field)
    field.creation_requested.emit(" , ")
    assert told == ["Vul een naam in."]
    assert field.value() is None


# -- dialogs --


def dialog_for(changes, qtbot, command):
    dialog = CommandDialog(changes, command, "Iets doen", "Doen")
    dialog.ask("on", DateField("Op", today=lambda: TODAY), TODAY, required="Vul een datum in.")
    dialog.ask("reason", TextField("Waarom"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_dialog_carries_out_its_command_with_what_was_filled_in(changes, qtbot):
    calls = []
    dialog = dialog_for(changes, qtbot, lambda dossier, **values: calls.append(values) or 7)
    qtbot.keyClicks(editor_of(dialog._asked["reason"]), "daarom")
    qtbot.mouseClick(dialog.commit, Qt.MouseButton.LeftButton)
    assert calls == [{"on": TODAY, "reason": "daarom"}]
    assert dialog.outcome == 7
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("problem", "field", "said"),
    [
        (Refused("Daarom niet.", "reason"), "reason", "Daarom niet."),
        (Refused("Nooit.", "elsewhere"), "on", "Nooit."),
        (DiskFull("De schijf is vol."), "on", "De schijf is vol."),
    ],
)
def test_a_dialog_stays_and_says_why_when_it_is_refused(changes, qtbot, problem, field, said):
    def refuse(dossier, **values):
        raise problem

    dialog = dialog_for(changes, qtbot, refuse)
    qtbot.mouseClick(dialog.commit, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog._asked[field].error_text() == said


def test_a_dialog_asks_for_what_it_cannot_do_without(changes, qtbot):
    dialog = dialog_for(changes, qtbot, lambda dossier, **values: pytest.fail("carried out"))
    dialog._asked["on"].load(None)
    qtbot.mouseClick(dialog.commit, Qt.MouseButton.LeftButton)
    assert dialog._asked["on"].error_text() == "Vul een datum in."
