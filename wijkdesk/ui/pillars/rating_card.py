"""The card with the rating of a pillar: what it is and why, and what it was before."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.pillar import Rating
from wijkdesk.domain.words import Light
from wijkdesk.storage.reading.programme import RatingRow
from wijkdesk.storage.writing.pillars import explain_rating
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.entity_form import EntityForm
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.pillars.content import PillarContent, Rated
from wijkdesk.ui.pillars.history_strip import HistoryStrip
from wijkdesk.ui.pillars.texts import PageText, text_inset
from wijkdesk.ui.ratings import RatingChip
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import RADIUS_CARD

SIDE_BY_SIDE_FROM: Final = 560
TIGHT: Final = 300
MARGIN: Final = 16


class RatingCard(QWidget):
    """Chip, since when, the three texts of orange and red or the note of green, and the strip of half-years.

    ``rate_requested`` asks for the dialog. The texts save themselves through ``form``.
    """

    rate_requested = Signal()

    def __init__(self, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dossier = self._dossier = changes.dossier
        self._rating: RatingRow | None = None
        self._chip = RatingChip()
        self._since = Text("", "meta", "text2", wrap=True)
        self.rate = Button(self.tr("Beoordelen"), kind=Kind.QUIET, tone="text2")
        self.rate.clicked.connect(self.rate_requested)
        if dossier.is_read_only:
            self.rate.hide()
        blank = self.tr("Nog niet ingevuld")
        self.texts = {
            "cause": PageText(self.tr("Oorzaak"), placeholder=blank),
            "consequence": PageText(self.tr("Gevolg"), placeholder=blank),
            "correction": PageText(self.tr("Bijsturing"), placeholder=blank),
            "note": PageText(self.tr("Toelichting"), placeholder=self.tr("Waarom gaat het goed?")),
        }
        self._columns = QWidget()
        self._said = QWidget()
        self._said_when = Text("", "heading", wrap=True)
        self._said_what = Paragraph("", "body", "text2")
        self.history = HistoryStrip()
        self.history.chosen.connect(self._say)
        self.form = EntityForm(changes, Rating, self)
        for name, field in self.texts.items():
            self.form.bind(name, field, save=partial(self._explain, name))
        self._set_up_layout()
        current_theme().changed.connect(self._fit)

    def show_pillar(self, content: PillarContent) -> None:
        """Show the rating of another pillar."""
        self._show(content)
        if content.rating is not None:
            self.form.load(content.rating)
        else:
            self.form.clear()

    def patch(self, content: PillarContent) -> None:
        """Show what the rating of the same pillar is now; a text in which somebody types is left alone."""
        self._show(content)
        if content.rating is None:
            self.form.clear()
        elif content.rating.id == self.form.number:
            self.form.patch(content.rating)
        else:
            self.form.load(content.rating)

    def _show(self, content: PillarContent) -> None:
        rating = self._rating = content.rating
        self._chip.show_light(rating.light if rating else None)
        self._since.setText(self._since_when(content) if rating else "")
        self.rate.setText(self.tr("Opnieuw beoordelen") if rating else self.tr("Beoordelen"))
        self._columns.setVisible(rating is not None and rating.light is not Light.GREEN)
        self.texts["note"].setVisible(rating is not None and (rating.light is Light.GREEN or bool(rating.note)))
        self.history.show_history(content.history)

    def _since_when(self, content: PillarContent) -> str:
        since, last = _since(content)
        text = self.tr("sinds {date}").format(date=date_in_words(since))
        if since == last:
            return text
        return self.tr("{since}, opnieuw beoordeeld op {date}").format(since=text, date=date_in_words(last))

    def _explain(self, name: str, _rating: int, text: str, visit: str) -> None:
        assert self._rating is not None
        words = {each: getattr(self._rating, each) for each in self.texts} | {name: text}
        explain_rating(self._dossier, self._rating.pillar_id, **words, visit=visit)

    def _say(self, rated: Rated | None) -> None:
        """Show what was said in a half-year that was chosen."""
        self._said.setVisible(rated is not None)
        if rated is not None:
            self._said_when.setText(self.history.in_words(rated))
            words = self._words(rated)
            self._said_what.set_text("\n".join(words))
            self._said_what.setVisible(bool(words))

    def _words(self, rated: Rated) -> list[str]:
        lines = []
        for rating in rated.given or ((rated.rating,) if rated.rating else ()):
            lines += [rating.note] if rating.note else []
            lines += [
                f"{self.texts[name].label.text()}: {getattr(rating, name)}"
                for name in ("cause", "consequence", "correction")
                if getattr(rating, name)
            ]
        return lines

    # -- layout --

    def _set_up_layout(self) -> None:
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(14)
        self._head.setVerticalSpacing(6)
        self._head.addWidget(self._chip, 0, 0)
        self._head.addWidget(self._since, 0, 1)
        self._head.addWidget(self.rate, 0, 2)
        self._head.setColumnStretch(1, 1)
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._columns)
        self._side_by_side.setContentsMargins(0, 0, 0, 0)
        for name in ("cause", "consequence", "correction"):
            self._side_by_side.addWidget(self.texts[name], 1, Qt.AlignmentFlag.AlignTop)
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        self._upper.addLayout(self._head)
        for part in (self.history, self._said):
            self._lower.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MARGIN - 2, 0, MARGIN - 8)
        column.setSpacing(8)
        column.addLayout(self._upper)
        column.addWidget(self._columns)
        column.addWidget(self.texts["note"])
        column.addLayout(self._lower)
        said = QVBoxLayout(self._said)
        said.setContentsMargins(0, 4, 0, 8)
        said.setSpacing(2)
        said.addWidget(self._said_when)
        said.addWidget(self._said_what)
        self._said.hide()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def fit(self, room: int) -> None:
        """Take no more than ``room`` pixels: since when, and then the button too, can stand below the chip."""
        theme = current_theme()
        since = (0, 1, 1, 1) if room >= theme.px(SIDE_BY_SIDE_FROM) else (1, 0, 1, 3)
        rate = (0, 2, 1, 1) if room >= theme.px(TIGHT) else (2, 0, 1, 3)
        for part, place in ((self._since, since), (self.rate, rate)):
            if self._head.getItemPosition(self._head.indexOf(part)) != place:
                self._head.addWidget(part, *place)

    def _fit(self) -> None:
        """The three texts side by side, or below each other where there is no room; in line with the chip."""
        wide = self.width() >= current_theme().px(SIDE_BY_SIDE_FROM)
        ways = QBoxLayout.Direction
        self._side_by_side.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._side_by_side.setSpacing(current_theme().px(8) if wide else 4)
        margin = current_theme().px(MARGIN)
        outer = margin - text_inset()
        for part in (self._columns, self.texts["note"]):
            part.setContentsMargins(outer, 0, outer, 0)
        self._upper.setContentsMargins(
            margin, 0, current_theme().px(6), 0
        )  # the text of the button stands on the margin
        self._lower.setContentsMargins(margin, 0, margin, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        if self.history.isVisible():
            top = self.history.geometry().top() - 5
            margin = theme.px(MARGIN)
            painter.fillRect(margin, top, self.width() - 2 * margin, 1, theme.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.px(RADIUS_CARD), theme.px(RADIUS_CARD))


def _since(content: PillarContent) -> tuple[dt.date, dt.date]:
    """From when the pillar has had the light of now, without any other in between, and when it was last given."""
    given = [rating for rated in content.history for rating in rated.given]
    since = given[-1].rated_on
    for rating in reversed(given):
        if rating.light is not given[-1].light:
            break
        since = rating.rated_on
    return since, given[-1].rated_on
