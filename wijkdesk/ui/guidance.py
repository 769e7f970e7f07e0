"""What helps somebody along: the page of the handbook about where one is, and the tour of the first start."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from wijkdesk.ui.attention.column import AttentionColumn
from wijkdesk.ui.main_window import MainWindow
from wijkdesk.ui.places import AttentionButton, PlaceTabs
from wijkdesk.ui.remembered import Remembered

PAGES: Final = {
    "pillars": "pijlers.md",
    "actions": "acties.md",
    "contacts": "contacten.md",
    "timeline": "tijdlijn.md",
    "overview": "overzicht.md",
    "figures": "cijfers.md",
    "round": "halfjaarronde.md",
}
"""The page of the handbook about each place of the window."""

FIRST_PAGE: Final = "index.md"
_SEEN: Final = "tour_seen"


class Guidance(QObject):
    """Shows handbook and tour when they are asked for, and the tour unasked at most once in the life of a user."""

    def __init__(self, window: MainWindow, remembered: Remembered) -> None:
        super().__init__(window)
        self._window = window
        self._remembered = remembered
        window.handbook_requested.connect(self.show_handbook)
        window.tour_requested.connect(self.show_tour)

    def show_handbook(self) -> None:
        """Show the page about where somebody is, beside the window; the same window again when it is there."""
        from wijkdesk.ui.handbook.window import HandbookWindow  # noqa: PLC0415 - as the tabs, when it is asked for

        handbook = self._window.findChild(HandbookWindow) or HandbookWindow(self._window)
        handbook.show_page(PAGES.get(self._window.where().place, FIRST_PAGE))
        handbook.show()
        handbook.raise_()
        handbook.activateWindow()

    def welcome(self) -> None:
        """Show the tour to a user who never saw it, as soon as what was just shown has found its place."""
        if not self._remembered.text(_SEEN):
            QTimer.singleShot(0, self, self.show_tour)

    def show_tour(self) -> None:
        """Lead along five places of the window; from now on only when it is asked for."""
        from wijkdesk.ui.tour.tour import Stop, Tour  # noqa: PLC0415 - as the tabs, when it is asked for

        if self._window.changes is None:
            return
        self._remembered.keep_text(_SEEN, "1")
        tr, places = self.tr, self._window.findChild(PlaceTabs)
        assert places is not None
        overview = _inside(places, places.tabRect(places.count() - 1), self._window)
        stops = [
            Stop(
                tr("Vijf onderdelen"),
                tr("Alles van je wijkaanpak staat in een van deze onderdelen. Met Ctrl+1 tot en met Ctrl+5 ben je er."),
                _inside(places, places.rect(), self._window),
            ),
            Stop(
                tr("Vraagt aandacht"),
                tr("Hier staat wat op je wacht, met de reden. Klik op een regel om erheen te gaan."),
                self._attention(),
            ),
            Stop(
                tr("Noteren in tien seconden"),
                tr("Onder Invoegen noteer je wat er was. Ctrl+N is het snelst. Alles wordt meteen bewaard."),
                self._menu(tr("Invoegen")),
            ),
            Stop(
                tr("Het overzicht"),
                tr("Twee keer per jaar maak je hier het overzicht voor het College, uit wat je al noteerde."),
                overview,
            ),
            Stop(
                tr("Hulp"),
                tr("F1 opent het handboek, bij waar je bent. Ook deze rondleiding vind je onder Help terug."),
                self._menu(tr("Help")),
            ),
        ]
        Tour(stops, self._window).open()

    # -- inside --

    def _attention(self) -> QRect:
        """Where the lines are that need attention, or in a narrow window the button that shows them."""
        found = [*self._window.findChildren(AttentionColumn), *self._window.findChildren(AttentionButton)]
        shown = next((each for each in found if each.isVisible()), self._window.menuBar())
        return _inside(shown, shown.rect(), self._window)

    def _menu(self, name: str) -> QRect:
        bar = self._window.menuBar()
        action = next(each for each in bar.actions() if each.text().replace("&", "") == name)
        return _inside(bar, bar.actionGeometry(action), self._window)


def _inside(widget: QWidget, rect: QRect, window: QWidget) -> QRect:
    """The same place in coordinates of the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)) + rect.topLeft(), rect.size())
