"""Texts on the page that are read as if printed, and edited where they stand."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from wijkdesk.ui.fields import LongTextField, TitleField
from wijkdesk.ui.theme import current_theme

PADDING: Final = 7
FRAME: Final = 3


def text_inset() -> int:
    """How far inside its box a text begins, in pixels: what stands in line with it begins there too."""
    return current_theme().px(PADDING) + FRAME


class PageText(LongTextField):
    """A text of a page, with its label in line with the text; its box shows when one points at it."""

    boxed_when_above = False

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        style: str = "body",
        shows_label: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, lines=1, most_lines=30, placeholder=placeholder, parent=parent)
        self._box.setProperty("textStyle", style)
        self.label.setVisible(shows_label)
        self.set_quiet(True)
        self._grid.setVerticalSpacing(0)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.label.setContentsMargins(text_inset(), 0, 0, 0)
        self._grid.setContentsMargins(0, 0, 0, 0)


class PageTitle(TitleField):
    """The title of a page, in its largest type."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._box.setProperty("heading", False)
        self._box.setProperty("textStyle", "title")
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
