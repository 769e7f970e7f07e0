"""The pages of a long PDF, below each other."""

import io
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from wijkdesk.ui.overview.pages import read_pages
from wijkdesk.ui.overview.preview import AT_ONCE, GAP, Preview

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
MANY = 3 * AT_ONCE


def pages(count, *, heading_on=0):
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(300, 400))
    for number in range(count):
        canvas.drawString(20, 200, f"Pagina {number}")
        if number == heading_on:
            canvas.bookmarkHorizontalAbsolute("hier", 300)
            canvas.addOutlineEntry("Partners", "hier", 0)
        canvas.showPage()
    canvas.save()
    return read_pages(written.getvalue())


@pytest.fixture
def preview(qtbot):
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(600, 500)
    with qtbot.waitExposed(preview):
        preview.show()
    return preview


def test_of_many_pages_all_come_and_stand_below_each_other(preview, qtbot):
    preview.show_pages(pages(MANY))
    qtbot.waitUntil(lambda: len(preview.views) == MANY)
    assert preview.views[-1].accessibleName() == f"Bladzijde {MANY} van {MANY}"
    assert f"Pagina {MANY - 1}" in preview.views[-1].accessibleDescription()
    places = [view.geometry() for view in preview.views]
    assert all(below.top() == above.bottom() + 1 + GAP for above, below in pairwise(places))
    [left] = {place.left() for place in places}
    assert left == preview.area.viewport().width() - places[0].right() - 1
    qtbot.waitUntil(lambda: preview.views[0].image is not None)


def test_a_heading_is_gone_to_before_its_page_is_there(preview, qtbot):
    preview.show_pages(pages(MANY, heading_on=MANY - 5))
    assert len(preview.views) < MANY - 5
    preview.go_to_heading("Partners")
    qtbot.waitUntil(lambda: len(preview.views) == MANY)
    assert preview._in_sight()[0] == MANY - 5


def test_fewer_pages_leave_no_room_below_them(preview, qtbot):
    preview.show_pages(pages(MANY))
    qtbot.waitUntil(lambda: len(preview.views) == MANY)
    preview.show_pages(pages(2))
    assert len(preview.views) == 2
    bar = preview.area.verticalScrollBar()
    qtbot.waitUntil(
        lambda: bar.maximum() + preview.area.viewport().height() == preview.views[-1].geometry().bottom() + 1 + GAP
    )
