"""The left side of the place: which half-year, what is still to be done, and all that she writes and chooses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.ui.buttons import IconButton, Kind, SmallButton
from wijkdesk.ui.fields import Choice, ChoiceField
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.line_list import LineList
from wijkdesk.ui.overview.checks import Checklist
from wijkdesk.ui.overview.confidential import ConfidentialChoices
from wijkdesk.ui.overview.fading import Today
from wijkdesk.ui.overview.findings import PrivacyCheck
from wijkdesk.ui.overview.section import Section
from wijkdesk.ui.overview.text_sections import TextSections
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.situation import Draft, Situation
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.theme import current_theme

MARGIN: Final = 20
NARROWEST: Final = 300


class TextsSide(QScrollArea):
    """``chosen`` carries a HalfYear; ``round_requested`` asks for the round along all that it rests on."""

    chosen = Signal(object)
    round_requested = Signal()

    def __init__(self, today: Today, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Sequence[tuple[HalfYear, str]] = ()
        self._parts_in_order = 0
        self.half_year = ChoiceField(self.tr("Halfjaar"), (), label_above=True)
        self.half_year.label.hide()  # the words of the choice say it, and need its room
        self.half_year.edited.connect(self.chosen)
        self.earlier = IconButton("chevron-left", self.tr("Vorig halfjaar"))
        self.later = IconButton("chevron-right", self.tr("Volgend halfjaar"))
        self.earlier.clicked.connect(lambda: self._step(1))
        self.later.clicked.connect(lambda: self._step(-1))
        self._stood = Paragraph("", "body", "text2")
        self.half_year_round = SmallButton(self.tr("Halfjaarronde…"), "repeat", Kind.QUIET, "link")
        self.half_year_round.clicked.connect(self.round_requested)
        self.checklist = Checklist()
        self.checklist.line_shown.connect(self._show_line)
        self.privacy = PrivacyCheck(is_read_only=is_read_only)
        self.confidential = ConfidentialChoices(is_read_only=is_read_only)
        self.sections = TextSections(today, is_read_only=is_read_only)
        self._set_up_layout()
        current_theme().changed.connect(self._fit)

    @property
    def offered(self) -> list[HalfYear]:
        """The half-years that can be chosen, newest first."""
        return [half_year for half_year, _ in self._offered]

    def show_half_years(self, offered: Mapping[HalfYear, str], chosen: HalfYear) -> None:
        """Offer these half-years, newest first, each with how its overview stands."""
        if tuple(offered.items()) != self._offered:
            self._offered = tuple(offered.items())
            words = self.tr("{half_year} · {state}")
            choices = [
                (each, words.format(half_year=each.dutch.capitalize(), state=said)) for each, said in offered.items()
            ]
            self.half_year.set_choices([Choice(each, text) for each, text in choices])
        self.half_year.set_value(chosen)
        place = self.offered.index(chosen)
        self.earlier.setEnabled(place + 1 < len(self._offered))
        self.later.setEnabled(place > 0)

    def show_situation(self, situation: Situation, *, is_another: bool) -> None:
        """Show what she writes and chooses for an overview for which the sections are there.

        ``is_another`` when it is that of another half-year, or in another state. What it is checked for follows with
        ``show_checks``.
        """
        self._stood.set_text(self._standing(situation))
        self.sections.show_situation(situation, is_another=is_another)
        if is_another:
            self.verticalScrollBar().setValue(0)

    def show_checks(self, draft: Draft | None) -> Iterator[None]:
        """Show what is still to be done, what may be too personal and what is confidential, a part at a time."""
        self.checklist.setVisible(draft is not None)
        self.privacy.setVisible(draft is not None)
        self.confidential.setVisible(draft is not None and bool(draft.confidential))
        if draft is not None:
            self.checklist.show_missing(draft.missing)
            yield
            self.privacy.show_findings(draft)
            yield
            yield from self.confidential.show_choices(draft)
            yield
        parts = len(self.findChildren(QWidget))
        if parts != self._parts_in_order:  # asking for all of them is cheap, putting them in order is not
            self._parts_in_order = parts
            order_by_eye(self)
            yield
        settle_layouts()

    def show_privacy(self) -> None:
        """Open the privacy check, bring it into view, and go to its first finding."""
        self.show_part(self.privacy)
        self.privacy.focus_first()

    def show_part(self, part: Section) -> None:
        """Open a section, with its line at the top of what is seen."""
        part.open()
        settle_layouts()
        sheet = self.widget()
        assert sheet is not None
        self.verticalScrollBar().setValue(part.mapTo(sheet, part.rect().topLeft()).y() - 4)

    def focus_text(self, name: str) -> None:
        """Go to a text, and bring it into view with its section."""
        self.sections.focus_text(name)
        settle_layouts()
        self._show_focus()

    def flush(self) -> bool:
        return self.sections.flush()

    # -- what it says of how things stand --

    def _standing(self, situation: Situation) -> str:
        if situation.adopted is not None:
            said = self.tr("Vastgesteld op {date}. Dit is het overzicht zoals het toen was; het verandert niet meer.")
            return said.format(date=date_in_words(situation.adopted.adopted_on))
        assert situation.draft is not None
        return self._standing_of_draft(situation.draft)

    def _standing_of_draft(self, draft: Draft) -> str:
        header = draft.content.header
        if draft.content.notice:
            return draft.content.notice
        if header.stood_on == header.half_year.last_day:
            return self.tr("Zoals het stond op {date}.").format(date=date_in_words(header.stood_on))
        return self.tr("Dit halfjaar loopt nog. Zoals het staat op {date}.").format(date=date_in_words(header.stood_on))

    def _step(self, places: int) -> None:
        self.chosen.emit(self.offered[self.offered.index(self.half_year.value()) + places])

    # -- layout --

    def _set_up_layout(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(4)
        choice.addWidget(self.half_year, 1)
        for button in (self.earlier, self.later):
            choice.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(MARGIN, 14, MARGIN, MARGIN)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Overzicht"), "title"))
        head.addStretch(1)
        head.addWidget(self.half_year_round)
        column.addLayout(head)
        column.addLayout(choice)
        column.addWidget(self._stood)
        checks = QVBoxLayout()
        checks.setSpacing(0)
        checks.addWidget(self.checklist)
        checks.addWidget(self.privacy)
        checks.addWidget(self.confidential)
        column.addLayout(checks)
        column.addWidget(self.sections)
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

    def _show_line(self, view: LineList, place: QRect) -> None:
        sheet = self.widget()
        assert sheet is not None
        bottom = view.viewport().mapTo(sheet, place.bottomLeft())
        self.ensureVisible(bottom.x(), bottom.y(), 0, MARGIN)

    def _show_focus(self) -> None:
        focused = self.sections.focusWidget()
        if focused is not None:
            self.ensureWidgetVisible(focused, 0, MARGIN)
