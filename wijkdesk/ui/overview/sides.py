"""The two sides of the place: what the overview says, and its pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.ui.buttons import Button, IconButton, Kind
from wijkdesk.ui.fields import Choice, ChoiceField
from wijkdesk.ui.fields.dutch_dates import date_in_words
from wijkdesk.ui.labels import ElidedText, Paragraph, Text
from wijkdesk.ui.line_list import LineList
from wijkdesk.ui.overview.own_text import OwnTextField
from wijkdesk.ui.overview.pages import Pages
from wijkdesk.ui.overview.preview import Preview
from wijkdesk.ui.overview.saved_bar import SavedBar
from wijkdesk.ui.overview.summary import summary_lines
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.theme import current_theme

if TYPE_CHECKING:
    from wijkdesk.overview.sections import Content

MARGIN: Final = 20
NARROWEST: Final = 300
CHOICE_WIDTH: Final = 176


class TextsSide(QScrollArea):
    """The half-year, the three texts that she can write herself, and what else stands in the overview.

    ``chosen`` carries a HalfYear, ``written`` section, text and visit.
    """

    chosen = Signal(object)
    written = Signal(str, str, str)

    def __init__(self, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Sequence[HalfYear] = ()
        self.half_year = ChoiceField(self.tr("Halfjaar"), ())
        self.half_year.edited.connect(self.chosen)
        self.earlier = IconButton("chevron-left", self.tr("Vorig halfjaar"))
        self.later = IconButton("chevron-right", self.tr("Volgend halfjaar"))
        self.earlier.clicked.connect(lambda: self._step(1))
        self.later.clicked.connect(lambda: self._step(-1))
        self._stood = Paragraph("", "body", "text2")
        labels = {
            "message": self.tr("Kernboodschap"),
            "decision": self.tr("Gevraagd besluit"),
            "outlook": self.tr("Vooruitblik"),
        }
        self.own = {name: OwnTextField(label, is_read_only=is_read_only) for name, label in labels.items()}
        for name, field in self.own.items():
            field.written.connect(partial(self.written.emit, name))
        self._summary_heading = Text(self.tr("Wat er verder in staat"), "section", "text2")
        self.summary = LineList(self.tr("Wat er verder in staat"))
        self.summary.line_shown.connect(self._show_line)
        self._privacy = Paragraph("", "meta", "text2")
        self._set_up_layout()
        current_theme().changed.connect(self._fit)

    def show_half_years(self, offered: Sequence[HalfYear], chosen: HalfYear) -> None:
        """Offer these half-years, newest first."""
        if tuple(offered) != self._offered:
            self._offered = tuple(offered)
            self.half_year.set_choices([Choice(each, each.dutch.capitalize()) for each in offered])
        self.half_year.set_value(chosen)
        place = self._offered.index(chosen)
        self.earlier.setEnabled(place + 1 < len(self._offered))
        self.later.setEnabled(place > 0)

    def show_content(self, content: Content, own: dict[str, str], *, is_another: bool) -> None:
        """Show what an overview says; ``is_another`` when it is that of another half-year than before."""
        drafts = {name: content.text(name) for name in self.own}
        for name, field in self.own.items():
            show = field.load if is_another else field.patch
            show(own.get(name, ""), drafts[name])
        self._stood.set_text(self._standing(content))
        lines = summary_lines(content, self.tr)
        self._summary_heading.setVisible(bool(lines))
        self.summary.set_lines(lines)
        self.summary.setVisible(bool(lines))
        self._privacy.set_text(self._hidden(content.names_hidden))
        settle_layouts()

    def focus_first(self) -> None:
        self.own["message"].field.setFocus()

    def flush(self) -> bool:
        flushed = [each.field.flush() for each in self.own.values()]  # each, also after one that refuses
        return all(flushed)

    def refuse(self, section: str, reason: str) -> None:
        """Say beside a text why it was not kept."""
        self.own[section].field.set_error(reason)

    def _step(self, places: int) -> None:
        self.chosen.emit(self._offered[self._offered.index(self.half_year.value()) + places])

    def _standing(self, content: Content) -> str:
        header = content.header
        if content.notice:
            return content.notice
        if header.stood_on == header.half_year.last_day:
            return self.tr("Zoals het stond op {date}.").format(date=date_in_words(header.stood_on))
        return self.tr("Dit halfjaar loopt nog. Zoals het staat op {date}.").format(date=date_in_words(header.stood_on))

    def _hidden(self, places: int) -> str:
        kept_out = self.tr("Wat vertrouwelijk is, staat er niet in.")
        if places == 0:
            return self.tr("Er staan geen namen van bewoners in.") + " " + kept_out
        if places == 1:
            return self.tr("Op 1 plaats staat ‘een bewoner’ in plaats van een naam.") + " " + kept_out
        said = self.tr("Op {n} plaatsen staat ‘een bewoner’ in plaats van een naam.").format(n=places)
        return f"{said} {kept_out}"

    # -- layout --

    def _set_up_layout(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Overzicht"), "title"))
        head.addStretch(1)
        choice = QHBoxLayout()
        choice.setSpacing(4)
        choice.addWidget(self.half_year)
        choice.addWidget(self.earlier)
        choice.addWidget(self.later)
        choice.addStretch(1)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(MARGIN, 14, MARGIN, MARGIN)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(choice)
        column.addWidget(self._stood)
        for field in self.own.values():
            column.addWidget(field)
        column.addSpacing(6)
        column.addWidget(self._summary_heading)
        column.addWidget(self.summary)
        column.addWidget(self._privacy)
        column.addStretch(1)
        for part in (self, self.viewport(), sheet):
            part.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(sheet)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        settle_layouts()

    def _fit(self) -> None:
        self.setMinimumWidth(current_theme().px(NARROWEST))
        self.half_year.setFixedWidth(current_theme().px(88 + CHOICE_WIDTH))

    def _show_line(self, place: QRect) -> None:
        sheet = self.widget()
        assert sheet is not None
        bottom = self.summary.viewport().mapTo(sheet, place.bottomLeft())
        self.ensureVisible(bottom.x(), bottom.y(), 0, MARGIN)


class PagesSide(QWidget):
    """How many pages there are, the button that saves them, and the pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._half_year: HalfYear | None = None
        self._said = ElidedText("", "body", "text2")
        self.save = Button(self.tr("PDF opslaan…"), "file-down", Kind.PRIMARY)
        self.saved = SavedBar()
        self.preview = Preview()
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 14, MARGIN, 10)
        head.addWidget(self._said)
        head.addStretch(1)
        head.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.saved)
        column.addWidget(self.preview, 1)

    def say_making(self) -> None:
        self._said.setText(self.tr("Bladzijden worden gemaakt…"))

    def say_failed(self, sentence: str) -> None:
        self._said.setText(sentence)

    def show_pages(self, pages: Pages, half_year: HalfYear | None) -> None:
        """Show these pages; those of another half-year from the first on."""
        count = len(pages.pages)
        self._said.setText(self.tr("1 bladzijde") if count == 1 else self.tr("{n} bladzijden").format(n=count))
        self.preview.show_pages(pages)
        if half_year != self._half_year:
            self.preview.show_top()
        self._half_year = half_year

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self.preview.geometry().top() - 1
        QPainter(self).fillRect(0, line, self.width(), 1, current_theme().colour("line"))
