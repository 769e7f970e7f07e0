"""Photos of an action: dropped, pasted or chosen, and what is to be known about each."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.accessibility import unnamed_controls
from tests.ui.actions.conftest import GARDEN, HELP, LUNCH, ROOF, TILES, TODAY, jpeg, shown, stored
from wijkdesk.domain.action import Action
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.words import PhotoMoment
from wijkdesk.exchange.pictures import read_picture
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.photos import list_photos, list_photos_of, picture
from wijkdesk.storage.writing.edit import change, remove
from wijkdesk.storage.writing.photos import add_photo, add_photos
from wijkdesk.ui.actions.photo_dialog import PhotoDialog
from wijkdesk.ui.actions.pictures_given import DropHint, pictures_in
from wijkdesk.ui.actions.tab import ActionsTab
from wijkdesk.ui.changes import Changes

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def files(tmp_path):
    """Two pictures and a letter."""
    for name, colour in (("voor.jpg", "red"), ("na.jpg", "green")):
        (tmp_path / name).write_bytes(jpeg(colour))
    (tmp_path / "brief.docx").write_bytes(b"geen foto")
    return tmp_path


def mime_of(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def dropped(widget, data):
    """What the system sends when something is dragged here and let go."""
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), actions, data, buttons, NO_KEYS))
    drop = QDropEvent(QPointF(5, 5), actions, data, buttons, NO_KEYS)
    QApplication.sendEvent(widget, drop)
    return drop


def photos_of(dossier, action):
    return list_photos_of(dossier.reader, action)


def wait_for(qtbot, dossier, action, count):
    qtbot.waitUntil(lambda: len(photos_of(dossier, action)) == count)


def dialog_of(tab, qtbot) -> PhotoDialog:
    [dialog] = [each for each in tab.window().findChildren(PhotoDialog) if each.isVisible()]
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    return dialog


def chosen_from(field, value):
    place = [choice.value for choice in field._box._choices].index(value)
    field._box.setCurrentIndex(place)
    field._box.activated.emit(place)


def test_files_dropped_on_the_pane_are_one_step_to_undo(tab, dossier, files, qtbot):
    tab.open(Action, TILES)
    assert dropped(tab.pane, mime_of(files / "voor.jpg", files / "na.jpg")).isAccepted()
    wait_for(qtbot, dossier, TILES, 2)
    assert dossier.undoable == "2 foto's toegevoegd"
    assert [thumb.row.moment for thumb in tab.pane.photos.thumbs()] == [PhotoMoment.OTHER] * 2
    assert tab.table.rows_model.row(TILES).photos == 2
    dossier.undo()
    assert tab.pane.photos.thumbs() == []
    dossier.redo()
    assert len(tab.pane.photos.thumbs()) == 2


def test_a_file_let_go_over_a_field_is_a_photo_and_not_its_path(tab, dossier, files, qtbot):
    tab.open(Action, TILES)
    dropped(tab.pane.next_step._box.viewport(), mime_of(files / "voor.jpg"))
    wait_for(qtbot, dossier, TILES, 1)
    assert tab.flush()
    assert stored(dossier, TILES).next_step == ""


def test_while_dragging_the_pane_says_where_to_let_go(tab, files):
    tab.open(Action, TILES)
    data = mime_of(files / "voor.jpg")
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    QApplication.sendEvent(tab.pane, enter)
    hint = tab.pane.findChild(DropHint)
    assert hint.isVisible()
    assert hint.size() == tab.pane.size()
    QApplication.sendEvent(tab.pane, QDragLeaveEvent())
    assert not hint.isVisible()


def test_text_may_still_be_dragged_into_a_field(tab):
    tab.open(Action, TILES)
    data = QMimeData()
    data.setText("langs de gracht")
    dropped(tab.pane.place._box, data)
    assert tab.pane.place._box.text() == "langs de gracht"


def test_an_image_on_the_clipboard_is_pasted_with_the_keyboard(tab, dossier, qtbot):
    tab.open(Action, TILES)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, KEY.Key_V, CONTROL)
    wait_for(qtbot, dossier, TILES, 1)
    [row] = photos_of(dossier, TILES)
    stored_image = Image.open(io.BytesIO(picture(dossier.reader, row.picture_id)))
    assert stored_image.size == (400, 300)
    assert stored_image.getpixel((200, 150))[2] > 200
    tab.pane.place.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_V, CONTROL)
    wait_for(qtbot, dossier, TILES, 2)
    assert tab.paste()
    wait_for(qtbot, dossier, TILES, 3)


def test_text_that_is_pasted_stays_text(tab, dossier, qtbot):
    tab.open(Action, TILES)
    data = QMimeData()
    data.setText("langs de gracht")
    data.setImageData(QImage(10, 10, QImage.Format.Format_RGB32))
    assert pictures_in(data) == []
    QGuiApplication.clipboard().setMimeData(data)
    tab.pane.place.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_V, CONTROL)
    assert tab.pane.place._box.text() == "langs de gracht"
    assert not tab.paste()


def test_files_are_chosen_in_the_dialog_of_the_system(tab, dossier, files, qtbot, monkeypatch):
    asked = {}

    def choose(parent, title, folder, kinds):
        asked["kinds"] = kinds
        return [str(files / "na.jpg")], kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    tab.open(Action, TILES)
    tab.pane.photos.add_button.click()
    wait_for(qtbot, dossier, TILES, 1)
    assert "*.heic" in asked["kinds"]


def test_what_is_no_photo_is_refused_beside_the_photos_and_the_rest_is_kept(tab, dossier, files, qtbot):
    tab.open(Action, TILES)
    dropped(tab.pane, mime_of(files / "brief.docx", files / "voor.jpg", files / "weg.jpg"))
    wait_for(qtbot, dossier, TILES, 1)
    assert tab.pane.photos._message.text().splitlines() == [
        "brief.docx is geen foto die Wijkdesk kan lezen. Kies een JPG, PNG of HEIC.",
        "weg.jpg kan niet worden geopend. Staat het bestand er nog?",
    ]
    assert dossier.undoable == "Foto toegevoegd"
    tab.open(Action, LUNCH)
    assert tab.pane.photos._message.text() == "Sleep foto's hierheen, of plak er een met Ctrl+V."


@pytest.mark.parametrize(
    ("action", "moment"),
    [(ROOF, PhotoMoment.BEFORE), (GARDEN, PhotoMoment.BEFORE), (LUNCH, PhotoMoment.OTHER), (HELP, PhotoMoment.AFTER)],
)
def test_a_photo_is_from_before_or_after_as_the_action_stands(tab, dossier, files, qtbot, action, moment):
    tab.open(Action, action)
    dropped(tab.pane, mime_of(files / "voor.jpg"))
    wait_for(qtbot, dossier, action, 1)
    assert photos_of(dossier, action)[0].moment is moment


def test_a_photo_goes_to_the_action_it_was_dropped_on(tab, dossier, files, qtbot):
    tab.open(Action, TILES)
    dropped(tab.pane, mime_of(files / "voor.jpg"))
    tab.open(Action, LUNCH)
    wait_for(qtbot, dossier, TILES, 1)
    assert photos_of(dossier, LUNCH) == []
    assert tab.pane.photos.thumbs() == []


def test_a_photo_for_an_action_that_was_removed_meanwhile_is_told(tab, dossier, changes, files, qtbot):
    tab.open(Action, TILES)
    with qtbot.waitSignal(changes.not_done) as told:
        dropped(tab.pane, mime_of(files / "voor.jpg"))
        remove(dossier, Action, TILES)
    assert "intussen verwijderd" in told.args[0]


def test_a_new_action_wants_its_title_first(tab, dossier, files, qtbot):
    tab.new()
    dropped(tab.pane, mime_of(files / "voor.jpg"))
    assert tab.pane.photos._message.text() == "Geef de actie eerst een titel. Dan kan de foto erbij."
    assert list_photos(dossier.reader) == []


# -- one photo --


@pytest.fixture
def two(dossier):
    """A photo from before and one from after, of the paving stones."""
    before, after = add_photos(dossier, [read_picture(jpeg("red")), read_picture(jpeg("green"))], action=TILES)
    change(dossier, Photo, before, moment=PhotoMoment.BEFORE)
    change(dossier, Photo, after, moment=PhotoMoment.AFTER, people_recognisable=False)
    return before, after


def test_what_is_known_of_a_photo_is_saved_as_it_is_answered(tab, dossier, two, qtbot):
    tab.open(Photo, two[0])
    dialog = dialog_of(tab, qtbot)
    assert not dialog.agreed.isVisible()
    assert dialog._note.text() == "Nog niet gezegd of er mensen herkenbaar zijn"
    chosen_from(dialog.people, True)
    assert dialog.agreed.isVisible()
    chosen_from(dialog.agreed, False)
    assert "niet akkoord" in dialog._note.text()
    chosen_from(dialog.moment, PhotoMoment.AFTER)
    dialog.description.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Losse tegels")
    dialog.taken_on.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "3-11-2026")
    dialog.commit.click()
    [row] = list_photos(dossier.reader, only=[two[0]])
    assert (row.people_recognisable, row.they_agreed, row.moment) == (True, False, PhotoMoment.AFTER)
    assert (row.description, str(row.taken_on)) == ("Losse tegels", "2026-11-03")


def test_one_goes_on_to_the_next_photo_without_closing(tab, two, qtbot):
    tab.open(Photo, two[0])
    dialog = dialog_of(tab, qtbot)
    assert not dialog.previous.isEnabled()
    dialog.next.click()
    assert dialog._form.number == two[1]
    assert dialog.moment.value() is PhotoMoment.AFTER
    assert dialog._note.text() == "Deze foto mag in overzichten staan."
    assert not dialog.next.isEnabled()
    dialog.reject()


def test_a_photo_is_removed_from_its_dialog_and_comes_back(tab, dossier, two, qtbot):
    tab.open(Photo, two[0])
    dialog_of(tab, qtbot).remove.click()
    assert [thumb.row.id for thumb in tab.pane.photos.thumbs()] == [two[1]]
    dossier.undo()
    assert [thumb.row.id for thumb in tab.pane.photos.thumbs()] == list(two)


def test_small_photos_are_buttons_to_the_keyboard(tab, dossier, two, qtbot):
    tab.open(Action, TILES)
    first, second = tab.pane.photos.thumbs()
    assert first.accessibleName() == "Foto vóór. Nog niet gezegd of er mensen herkenbaar zijn"
    assert second.accessibleName() == "Foto na"
    first.setFocus()
    qtbot.keyClick(first, KEY.Key_Return)
    dialog_of(tab, qtbot).reject()
    qtbot.keyClick(first, KEY.Key_Delete)
    assert [row.id for row in photos_of(dossier, TILES)] == [two[1]]


def test_the_moment_of_a_photo_can_be_said_from_its_menu(tab, dossier, two, qtbot):
    tab.open(Action, TILES)
    first = tab.pane.photos.thumbs()[0]
    first.moment_chosen.emit(two[0], PhotoMoment.OTHER)
    assert photos_of(dossier, TILES)[0].moment is PhotoMoment.OTHER


def test_controls_have_names(tab, two, qtbot):
    tab.open(Photo, two[0])
    dialog = dialog_of(tab, qtbot)
    assert unnamed_controls(dialog) == []
    dialog.reject()
    assert unnamed_controls(tab.pane) == []


def test_photos_are_there_after_reopening_and_can_be_read_only(dossier, path, two, qtbot):
    dossier.close()
    with Dossier.open(path, read_only=True) as again:
        tab = shown(ActionsTab(Changes(again), today=lambda: TODAY), qtbot)
        tab.open(Photo, two[1])
        dialog = dialog_of(tab, qtbot)
        assert not dialog.remove.isVisible()
        assert not dialog.description._box.isEnabled()
        dialog.reject()
        QTest.keyClick(tab.pane.photos.thumbs()[0], KEY.Key_Delete)
        assert len(photos_of(again, TILES)) == 2
        tab.hide()


def test_one_photo_can_be_added_by_a_command(dossier):
    number = add_photo(dossier, read_picture(jpeg()), action=LUNCH, moment=PhotoMoment.BEFORE)
    [row] = list_photos(dossier.reader, only=[number])
    assert (row.action_id, row.moment, row.people_recognisable) == (LUNCH, PhotoMoment.BEFORE, None)
    assert dossier.undoable == "Foto toegevoegd"
