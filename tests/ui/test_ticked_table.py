"""A table whose rows can be ticked."""

from typing import NamedTuple

import pytest

from wijkdesk.ui.entity_table import Column
from wijkdesk.ui.entity_table.columns import TITLE
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.ticked_table import TickedTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Row(NamedTuple):
    id: int
    name: str


def first_column_with_ink(picture, until):
    ground = current_theme().colour("surface")
    columns = range(min(until, picture.width()))
    rows = range(picture.height() - 2)  # without the hairline below
    return next(x for x in columns if any(picture.pixelColor(x, y) != ground for y in rows))


def test_the_heading_stands_over_the_boxes(qtbot):
    column = Column[Row](key="name", heading="Naam", text=lambda row: row.name, style=lambda _row: TITLE)
    table = TickedTable([column], "Contacten", "Mee")
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.set_rows([Row(1, "Jan"), Row(2, "Els")])
    table.tick([2])
    table.show()
    heading = first_column_with_ink(table.horizontalHeader().viewport().grab().toImage(), 100)
    box = first_column_with_ink(table.viewport().grab().toImage().copy(0, 0, 500, 34), 100)
    assert abs(heading - box) <= 2
