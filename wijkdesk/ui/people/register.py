"""The register of what is kept and why, to read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.help_text import HelpText

WIDTH: Final = 1000
HEIGHT: Final = 560


class RegisterDialog(Dialog):
    """Shows the register as the program brings it along; the keyboard scrolls it, and it can be copied."""

    handbook_page = "register.md"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", width=WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Register van persoonsgegevens"))
        self._heading.hide()
        self.commit.setText(self.tr("Sluiten"))
        self.cancel.hide()
        self.text = self.column.add(HelpText(self.tr("Register van persoonsgegevens")))
        self.text.take_height(HEIGHT)
        self.text.show_markdown((paths.resources() / "help" / "register.md").read_text("utf-8"))
