"""The privacy check: everything in the overview that may tell too much, to be mended or let stand one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import Kind, SmallButton
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.overview.section import Section
from wijkdesk.ui.theme import current_theme

if TYPE_CHECKING:
    from wijkdesk.overview.privacy.check import Finding
    from wijkdesk.ui.situation import Draft

FIRST_SHOWN: Final = 20


class _FindingRow(QWidget):
    """One finding, the way to it, and letting it stand or not."""

    def __init__(self, finding: Finding, *, is_allowed: bool, is_read_only: bool) -> None:
        super().__init__()
        self.finding = finding
        self.go = SmallButton(self.tr("Ga erheen"), "arrow-right", Kind.QUIET, "link")
        allow = self.tr("Toch niet laten staan") if is_allowed else self.tr("Laat staan")
        self.allow = SmallButton(allow, "undo-2" if is_allowed else "check", Kind.QUIET, "link")
        for button in (self.go, self.allow):
            button.setAccessibleName(f"{button.text()}: {finding.sentence}")
        self.allow.setEnabled(not is_read_only)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.setContentsMargins(-current_theme().px(self.go.padding), 0, 0, 0)  # words below words
        buttons.addWidget(self.go)
        buttons.addWidget(self.allow)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addWidget(Paragraph(finding.sentence, "body", "text2" if is_allowed else "text"))
        excerpt = f"{finding.where}: “{finding.excerpt}”" if finding.excerpt else finding.where
        column.addWidget(Paragraph(excerpt, "meta", "text2"))
        column.addLayout(buttons)


class PrivacyCheck(Section):
    """What was found; ``chosen`` carries a finding to go to, ``allowed`` the keys of all that may stand."""

    chosen = Signal(object)
    allowed = Signal(object)

    def __init__(self, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.head.setText(self.tr("Privacy"))
        self._is_read_only = is_read_only
        self._shown: object = None
        self._allowed: frozenset[str] = frozenset()
        self.rows: list[_FindingRow] = []
        self._blocked = Paragraph("", "body", "red")
        self._said = Paragraph("", "meta", "text2")
        self.more = SmallButton(self.tr("Meer tonen"), kind=Kind.QUIET, tone="link")
        self.more.clicked.connect(self._show_all)
        self._is_all_shown = False
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addWidget(self._blocked)
        self.column.addLayout(self._list)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._said)
        self._blocked.hide()

    def show_findings(self, draft: Draft) -> None:
        """Show what was found, what is open before what may stand, and how many names were replaced."""
        self._said.set_text(
            self._hidden(draft.content.names_hidden, tells_confidential=bool(draft.choices.confidential))
        )
        state = (draft.findings, draft.choices.allowed)
        if state != self._shown:
            self._shown = state
            self._allowed = draft.choices.allowed
            self._findings = sorted(draft.findings, key=lambda finding: finding.key in self._allowed)
            self._make_rows()
        number = len(draft.open_findings)
        if not number:
            self._blocked.hide()
        said = self.tr("1 bevinding") if number == 1 else self.tr("{n} bevindingen").format(n=number)
        self.head.say(said if number else "", "" if number else self.tr("niets gevonden"))

    def say_blocked(self, sentence: str) -> None:
        """Say above the list why the overview does not go out."""
        self._blocked.set_text(sentence)
        self._blocked.show()

    def focus_first(self) -> None:
        """Go to the first finding."""
        (self.rows[0].go if self.rows else self.head).setFocus()

    def _make_rows(self) -> None:
        place = next((place for place, row in enumerate(self.rows) if row.allow.hasFocus()), None)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown: Sequence[Finding] = self._findings if self._is_all_shown else self._findings[:FIRST_SHOWN]
        self.rows = [
            _FindingRow(finding, is_allowed=finding.key in self._allowed, is_read_only=self._is_read_only)
            for finding in shown
        ]
        for row in self.rows:
            row.go.clicked.connect(partial(self.chosen.emit, row.finding))
            row.allow.clicked.connect(partial(self._turn, row.finding.key))
            self._list.addWidget(row)
        hidden = len(self._findings) - len(shown)
        self.more.setText(self.tr("Nog {n} tonen").format(n=hidden))
        self.more.setVisible(hidden > 0)
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].allow.setFocus()

    def _show_all(self) -> None:
        self._is_all_shown = True
        self._make_rows()
        self.rows[FIRST_SHOWN].go.setFocus()

    def _turn(self, key: str) -> None:
        self.allowed.emit(sorted(self._allowed ^ {key}))

    def _hidden(self, places: int, *, tells_confidential: bool) -> str:
        kept_out = self.tr("Wat vertrouwelijk is, staat er niet in.")
        if tells_confidential:
            kept_out = self.tr("Wat vertrouwelijk is, staat er alleen in waar jij dat koos.")
        if places == 0:
            return self.tr("Er staan geen namen van bewoners in.") + " " + kept_out
        if places == 1:
            return self.tr("Op 1 plaats staat ‘een bewoner’ in plaats van een naam.") + " " + kept_out
        said = self.tr("Op {n} plaatsen staat ‘een bewoner’ in plaats van een naam.").format(n=places)
        return f"{said} {kept_out}"
