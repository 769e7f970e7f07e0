"""Qt's own words in Dutch: its translation, and the words that this translation lacks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

# What a window of this program can show and qtbase_nl of Qt 6.11 leaves in English, by context and source text.
MISSING: Final = {
    ("QAbstractFileIconProvider", "Drive"): "Schijf",
    ("QAbstractFileIconProvider", "Folder"): "Map",
    ("QAccessibleActionInterface", "SetFocus"): "Focus geven",
    ("QAccessibleActionInterface", "ShowMenu"): "Menu tonen",
    ("QCocoaMenuBar", "Edit"): "Bewerken",
    ("QErrorMessage", "An error occurred"): "Er ging iets mis",
    ("QFileDialog", "&Look in:"): "&Zoeken in:",
    ("QFileDialog", "Files of &type:"): "Bestands&type:",
    ("QMessageBox", "Help"): "Help",
    ("QMessageBox", "OK"): "OK",
    ("QPageSetupWidget", "Page &order:"): "Volg&orde van pagina's:",
    ("QPageSetupWidget", "Pages &per sheet:"): "&Pagina's per vel:",
    ("QPrintDialog", "Automatic"): "Automatisch",
    ("QPrintSettingsOutput", "Double Sided Printing"): "Dubbelzijdig afdrukken",
    ("QPrintSettingsOutput", "Long side binding"): "Lange zijde",
    ("QPrintSettingsOutput", "Off"): "Uit",
    ("QPrintSettingsOutput", "Page &Set:"): "&Reeks pagina's:",
    ("QPrintSettingsOutput", "Short side binding"): "Korte zijde",
    ("QShortcut", "Control"): "Control",
    ("QShortcut", "Keyboard"): "Toetsenbord",
}


class MissingWords(QTranslator):
    """Gives the words of MISSING; for all others Qt goes on to the next translator."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return MISSING.get((context, sourceText))  # None is Qt's null string: "not mine"


def use_dutch(application: QCoreApplication) -> bool:
    """Have Qt speak Dutch, in its own buttons, menus, dialogs, dates and numbers.

    Tells whether Qt's own translation was found; without it most of its words stay English.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt_words = QTranslator(application)
    found = qt_words.load("qtbase_nl", folder)
    for translator in (qt_words, MissingWords(application)):
        application.installTranslator(translator)  # the last one installed is asked first
    return found
