"""What helps somebody along: the page of the handbook about where one is, the tour, what is new, and what this is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from wijkdesk import __version__
from wijkdesk.ui.attention.column import AttentionColumn
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.flyout import AttentionButton
from wijkdesk.ui.help_asked import help_asked
from wijkdesk.ui.main_window import MainWindow
from wijkdesk.ui.places import PlaceTabs
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
NEWS_PAGE: Final = "nieuw.md"
_SEEN: Final = "tour_seen"
_VERSION: Final = "version_seen"


class Guidance(QObject):
    """Shows handbook, tour and the like when they are asked for; unasked the tour once, and news once a version."""

    def __init__(self, window: MainWindow, remembered: Remembered) -> None:
        super().__init__(window)
        self._window = window
        self._remembered = remembered
        help_asked().page_asked.connect(self._show_over)

    def answer(self) -> None:
        """Answer the window from now on."""
        self._window.handbook_requested.connect(self.show_handbook)
        self._window.tour_requested.connect(self.show_tour)
        self._window.news_requested.connect(self.show_news)
        self._window.about_requested.connect(self.show_about)

    def show_handbook(self) -> None:
        """Show the page about where somebody is, beside the window; the same window again when it is there."""
        self._show_page(PAGES.get(self._window.where().place, FIRST_PAGE), self._window)

    def show_news(self) -> None:
        """Show what is new in this version."""
        self._show_page(NEWS_PAGE, self._window)

    def show_about(self) -> None:
        """Show which version this is, what is inside, and where the user's files are."""
        from wijkdesk.ui.about.dialog import AboutDialog  # noqa: PLC0415 - as the tabs, when it is asked for

        changes = self._window.changes
        AboutDialog(None if changes is None else changes.dossier, self._window).open()

    def welcome(self) -> None:
        """Show what a user never saw: on the first start the tour, and after an upgrade what is new.

        As soon as what was just shown has found its place, and once.
        """
        before = self._remembered.text(_VERSION)
        self._remembered.keep_text(_VERSION, __version__)
        if not self._remembered.text(_SEEN):
            QTimer.singleShot(0, self, self.show_tour)
        elif before != __version__:
            QTimer.singleShot(0, self, self.show_news)

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

    def _show_over(self, dialog: QDialog, page: str) -> None:
        """Show a page over a dialog, which leaves no other window usable; it goes with the dialog."""
        asking: QObject | None = dialog
        while asking is not None and asking is not self._window:
            page = page or (asking.handbook_page if isinstance(asking, Dialog) else "")
            asking = asking.parent()
        if asking is not None:
            self._show_page(page or PAGES.get(self._window.where().place, FIRST_PAGE), dialog)

    def _show_page(self, page: str, over: QWidget) -> None:
        from wijkdesk.ui.handbook.window import HandbookWindow  # noqa: PLC0415 - as the tabs, when it is asked for

        direct = Qt.FindChildOption.FindDirectChildrenOnly
        handbook = over.findChild(HandbookWindow, options=direct)
        if handbook is None:
            handbook = HandbookWindow(over)
            if isinstance(over, QDialog):
                over.finished.connect(handbook.close)
        handbook.show_page(page)
        handbook.show()
        handbook.raise_()
        handbook.activateWindow()

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
