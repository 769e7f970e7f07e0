import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QTextEdit

from wijkdesk.ui.dutch import MISSING, use_dutch


@pytest.fixture
def dutch(qapp):
    before, locale = qapp.findChildren(QTranslator), QLocale()
    found = use_dutch(qapp)
    yield found
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
    QLocale.setDefault(locale)


def test_the_translation_of_qt_is_there(dutch):
    assert dutch


def test_edit_menus_speak_dutch(dutch, qtbot):
    for editor in (QLineEdit("tekst"), QTextEdit("tekst")):
        qtbot.addWidget(editor)
        menu = editor.createStandardContextMenu()
        words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
        assert words[:5] == ["Ongedaan maken", "Opnieuw", "Knippen", "Kopiëren", "Plakken"]
        assert words[-1] == "Alles selecteren"


def test_the_buttons_of_dialogs_speak_dutch(dutch, qtbot):
    button = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(button.Cancel | button.Close | button.Yes | button.No | button.Save)
    qtbot.addWidget(box)
    assert {each.text().replace("&", "") for each in box.buttons()} == {"Annuleren", "Sluiten", "Ja", "Nee", "Opslaan"}


@pytest.mark.parametrize(("context", "source"), MISSING)
def test_words_that_the_translation_of_qt_lacks_are_given(dutch, context, source):
    assert QCoreApplication.translate(context, source) == MISSING[context, source]


def test_the_file_dialog_has_no_english_left(dutch, qtbot):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    texts = {child.property("text") for child in dialog.findChildren(object) if isinstance(child.property("text"), str)}
    assert "&Zoeken in:" in texts
    assert not {"&Look in:", "Files of &type:", "&Open", "Cancel"} & texts


def test_texts_of_our_own_stay_as_they_are(dutch):
    assert QCoreApplication.translate("Dialog", "Annuleren") == "Annuleren"


def test_numbers_and_dates_are_dutch(dutch):
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"
    assert QLocale().dayName(1) == "maandag"
