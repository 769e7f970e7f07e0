"""Pictures of every screen, for the README, the handbook and whoever looks after the design."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QSize, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.words import ActionState, ContactKind, EventKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import OpenElsewhere
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_events
from wijkdesk.storage.reading.people import list_contacts, list_organisations
from wijkdesk.storage.reading.photos import list_photos
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dossier.new_dossier import NewDossier
from wijkdesk.ui.dossier.programme_dialog import ProgrammeDialog
from wijkdesk.ui.dossier.start_page import StartPage
from wijkdesk.ui.main_window import MainWindow
from wijkdesk.ui.program import application, rooms_of
from wijkdesk.ui.remembered import Remembered
from wijkdesk.ui.theme import current_theme

WAIT = 20_000  # milliseconds for what is painted in the background


def take_screenshots(path: Path, folder: Path, size: tuple[int, int], *, dark: bool) -> list[Path]:
    """Write a PNG of every tab and dialog worth seeing of this dossier, and return the files in order.

    ``size`` is the width and height of the window in pixels. Nothing in the dossier changes, and nothing of the user's
    settings is read or written. Raises a ``DossierFault`` or ``OSError`` when it cannot be done.
    """
    with _open(path) as dossier, TemporaryDirectory() as settings:
        qt = application()
        current_theme().set_colour_scheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        remembered = Remembered(Path(settings))
        screens = _screens(qt, dossier, remembered, QSize(*size))
        return [_save(qt, screen, folder / f"{name}.png") for name, screen in screens]


def _open(path: Path) -> Dossier:
    try:
        return Dossier.open(path)
    except OpenElsewhere:
        return Dossier.open(path, read_only=True)


def _screens(qt: QApplication, dossier: Dossier, remembered: Remembered, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """Every screen under the name of its file; each is to be saved before the next is asked for."""
    window = MainWindow(remembered, StartPage(remembered.recent))
    window.resize(size)
    window.show()
    yield "begin", window
    changes = Changes(dossier, window)
    window.show_dossier(changes, rooms_of(changes))
    for room in window.rooms:
        window.go_to(room.key)
        yield room.place.name.lower(), window
    for name, kind, number in _things_worth_seeing(dossier):
        window.open_thing(kind, number)
        yield name, window
    for name, dialog in (
        ("wijkaanpak", ProgrammeDialog(changes, window)),
        ("nieuw-dossier", NewDossier(dt.date.today(), window)),
    ):
        dialog.show()
        yield name, dialog
        dialog.close()
    window.close()


def _things_worth_seeing(dossier: Dossier) -> Iterator[tuple[str, type, int]]:
    """One of each kind, the first that is in the middle of its life; none of a kind that the dossier does not have."""
    actions = list_actions(dossier.reader)
    photographed = {photo.action_id for photo in list_photos(dossier.reader)}
    shown = [row for row in actions if not row.confidential]
    running = [row.id for row in shown if row.state is ActionState.RUNNING and row.due and row.next_step]
    failed = [row.id for row in shown if row.state is ActionState.FAILED]
    with_photos = [row.id for row in shown if row.id in photographed]
    people = [row.id for row in list_contacts(dossier.reader) if row.kind is ContactKind.PROFESSIONAL]
    organisations = [row.id for row in list_organisations(dossier.reader) if row.people]
    signals = [row.id for row in list_events(dossier.reader) if row.kind is EventKind.SIGNAL and not row.confidential]
    found = (
        ("acties-lopende-actie", Action, running or [row.id for row in shown]),
        ("acties-met-fotos", Action, with_photos),
        ("acties-niet-gelukt", Action, failed),
        ("contacten-persoon", Contact, people),
        ("contacten-organisatie", Organisation, organisations),
        ("tijdlijn-signaal", Event, signals),
    )
    for name, kind, numbers in found:
        if numbers:
            yield name, kind, numbers[0]


def _save(qt: QApplication, screen: QWidget, path: Path) -> Path:
    """Let a screen finish painting, and write what it shows."""
    for _ in range(3):  # what came from the background may ask for more
        QThreadPool.globalInstance().waitForDone(WAIT)
        qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qt.processEvents()
    if not screen.grab().save(str(path), "PNG"):
        raise PermissionError(13, "cannot be written", str(path))
    return path
