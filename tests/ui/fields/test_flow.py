"""The layout of chips: how long what it holds lives."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijkdesk.ui.fields.flow import FlowLayout

CHIPS = 20


def test_a_chip_stays_when_a_layout_elsewhere_goes_that_had_the_same_memory_before(qtbot: QtBot) -> None:
    for _ in range(20):  # memory is handed out again often, not always
        elsewhere, chips = QWidget(), QWidget()
        qtbot.addWidget(chips)
        column = QVBoxLayout(elsewhere)
        labels = [QLabel("oud") for _ in range(CHIPS)]
        for label in labels:
            column.addWidget(label)
        for place in range(CHIPS):
            column.itemAt(place)  # who looks at a layout leaves a wrapper behind with it
        for label in labels:
            shiboken6.delete(label)
        flow = FlowLayout(chips)
        for _chip in range(CHIPS):
            flow.addWidget(QLabel("nieuw"))
        shiboken6.delete(elsewhere)
        assert flow.heightForWidth(50) > flow.heightForWidth(5000)
        assert flow.minimumSize().height() > 0
