"""The first screen: what Wijkdesk is, and three ways to begin."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.icons import icon
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.theme import current_theme

WIDTH, LOGO, SHOWN_RECENT = 520, 64, 5


class StartPage(QWidget):
    """Shown while no dossier is open; ``recent`` gives the dossiers that were open lately."""

    new_requested = Signal()
    open_requested = Signal()
    example_requested = Signal()
    open_path_requested = Signal(object)

    def __init__(self, recent: Callable[[], list[Path]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self._logo = Text()
        self._recent_list = QWidget()
        self._recent_column = QVBoxLayout(self._recent_list)
        self._recent_column.setContentsMargins(0, 16, 0, 0)
        self._recent_column.setSpacing(2)
        self._column = QWidget()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._set_up_layout()
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def list_recent(self) -> None:
        """Show the dossiers that were open lately, as they are now."""
        while (item := self._recent_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        paths = self._recent()[:SHOWN_RECENT]
        if paths:
            self._recent_column.addWidget(Text(self.tr("Laatst geopend"), "section", "text2"))
        for path in paths:
            button = Button(path.stem, "file-text", Kind.QUIET)
            button.setToolTip(str(path))
            button.clicked.connect(partial(self.open_path_requested.emit, path))
            self._recent_column.addWidget(button)

    def _set_up_layout(self) -> None:
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._logo)
        column.addWidget(Text(self.tr("Welkom bij Wijkdesk"), "title"))
        column.addWidget(
            Paragraph(
                self.tr(
                    "Hier houd je je wijkaanpak bij elkaar: pijlers, acties, contacten en wat er gebeurde. Twee keer"
                    " per jaar maak je er het overzicht voor het College mee. Alles blijft op deze laptop, in één"
                    " bestand."
                ),
                "aim",
                "text2",
            )
        )
        column.addSpacing(8)
        column.addLayout(self._buttons())
        column.addWidget(self._recent_list)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        new = Button(self.tr("Nieuwe wijkaanpak"), "plus", Kind.PRIMARY)
        new.clicked.connect(self.new_requested)
        open_one = Button(self.tr("Dossier openen"), "folder-open")
        open_one.clicked.connect(self.open_requested)
        example = Button(self.tr("Bekijk het voorbeeld"), "eye")
        example.clicked.connect(self.example_requested)
        for button in (new, open_one, example):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _follow_theme(self) -> None:
        theme = current_theme()
        self._column.setFixedWidth(theme.px(WIDTH))
        self._logo.setPixmap(icon("wijkdesk").pixmap(theme.px(LOGO), theme.px(LOGO)))
