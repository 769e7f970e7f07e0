"""Pictures of every screen, for the README, the handbook and whoever looks after the design."""

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import (
    QBuffer,
    QEvent,
    QMessageLogContext,
    QSize,
    Qt,
    QThreadPool,
    QtMsgType,
    qFormatLogMessage,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.half_year_round import RoundStep
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.words import AccountAction, ActionState, ContactKind, Erasing, EventKind, Light, RoundPart
from wijkdesk.insight.duplicates.proposal import Proposal
from wijkdesk.pdf.files import replace_file
from wijkdesk.privacy.found import FindingKind, Found
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import Gone, OpenElsewhere
from wijkdesk.storage.password.strength import strength_of
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_events
from wijkdesk.storage.reading.figures import list_measurements
from wijkdesk.storage.reading.people import list_contacts, list_organisations
from wijkdesk.storage.reading.photos import list_photos
from wijkdesk.storage.reading.programme import list_pillars, list_ratings
from wijkdesk.ui.account.dialog import AccountDialog
from wijkdesk.ui.actions.photo_dialog import PhotoDialog
from wijkdesk.ui.areas.dialog import AreasDialog
from wijkdesk.ui.attention.column import AttentionColumn
from wijkdesk.ui.background import is_anything_awaited
from wijkdesk.ui.backups.dialog import BackupsDialog
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.duplicates.dialog import MergeDialog
from wijkdesk.ui.contacts.organisation_pane import OrganisationPane
from wijkdesk.ui.dossier.handover_dialog import HandoverDialog
from wijkdesk.ui.dossier.new_dossier import NewDossier
from wijkdesk.ui.dossier.not_there import NotThere
from wijkdesk.ui.dossier.programme_dialog import ProgrammeDialog
from wijkdesk.ui.dossier.start_page import StartPage
from wijkdesk.ui.ending import EndAction
from wijkdesk.ui.history.bin_dialog import BinDialog
from wijkdesk.ui.history.dialog import HistoryDialog
from wijkdesk.ui.main_window import MainWindow
from wijkdesk.ui.moments.note_moment import NoteMoment
from wijkdesk.ui.overview.adopting import AdoptDialog
from wijkdesk.ui.overview.parts import FRONT
from wijkdesk.ui.overview.tab import OverviewTab
from wijkdesk.ui.password.dialog import ChangedDialog, PasswordDialog
from wijkdesk.ui.password.unlocking import LockPage
from wijkdesk.ui.people.forget_dialog import ForgetDialog
from wijkdesk.ui.people.register import RegisterDialog
from wijkdesk.ui.pillars.dialogs import RateDialog
from wijkdesk.ui.program import application
from wijkdesk.ui.quick_note.dialog import QuickNote
from wijkdesk.ui.remembered import Remembered
from wijkdesk.ui.rooms import rooms_of
from wijkdesk.ui.screenshots_of_files import dialogs_with_files
from wijkdesk.ui.search.box import SearchBox
from wijkdesk.ui.search.lately import Lately
from wijkdesk.ui.shortcuts.sheet import ShortcutSheet
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.taking_along.everything_dialog import EverythingDialog
from wijkdesk.ui.taking_along.list_dialog import ListDialog
from wijkdesk.ui.theme import current_theme

_REMARK = "This plugin does not support propagateSizeHints()"
ROUNDS = 5  # of the event loop in which nothing came from the background
WAIT = 20_000  # milliseconds for what is painted in the background


def take_screenshots(
    path: Path, folder: Path, size: tuple[int, int], *, dark: bool, password: str | None = None
) -> list[Path]:
    """Write a PNG of every tab and dialog worth seeing of this dossier, and return the files in order.

    What is confidential is in none of them.

    ``folder`` is made when it is not there. ``size`` is the width and height of the window in pixels. Nothing in the
    dossier changes but its account, and nothing of the user's settings is read or written. Raises a ``DossierFault`` or
    ``OSError`` when it cannot be done.
    """
    with _open(path, password) as dossier, TemporaryDirectory() as settings, _without_a_known_remark():
        folder.mkdir(parents=True, exist_ok=True)
        dossier.show_shareable()
        qt = application()
        current_theme().set_colour_scheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        remembered = Remembered(Path(settings))
        screens = _screens(qt, dossier, remembered, QSize(*size))
        try:
            return [_save(qt, screen, folder / f"{name}.png") for name, screen in screens]
        finally:
            remembered.write_out()
            note(dossier, AccountAction.EXPORT, "Schermafbeeldingen", folder)


def _open(path: Path, password: str | None) -> Dossier:
    try:
        return Dossier.open(path, password=password)
    except OpenElsewhere:
        return Dossier.open(path, password=password, read_only=True)


def _screens(qt: QApplication, dossier: Dossier, remembered: Remembered, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """Every screen under the name of its file; each is to be saved before the next is asked for."""
    window = MainWindow(remembered, lambda: StartPage(remembered.recent))
    window.close_dossier()
    window.resize(size)
    window.show()
    yield "begin", window
    changes = Changes(dossier, window)
    window.show_dossier(changes, rooms_of(changes))
    attention = AttentionColumn(changes, remembered)
    window.show_attention(attention)
    attention.read()
    for room in window.rooms:
        window.go_to(room.key)
        yield room.place.name.lower(), window
    window.go_to("figures")
    yield "cijfers", window
    yield from _figure_through_time(dossier, window)
    for name, kind, number in _things_worth_seeing(dossier):
        window.open_thing(kind, number)
        yield name, window
    attention.show_all()
    if attention.all_shown is not None:
        yield "aandacht", attention.all_shown
        attention.all_shown.close()
    yield from _drawing_of_timeline(window)
    yield from _parts_of_contacts(window)
    window.go_to("overview")
    yield from _parts_of_overview(changes, window)
    yield from _parts_of_round(window)
    box = _searching(changes, window, remembered)
    yield "zoeken", window
    box.close()
    for name, dialog in _dialogs(changes, window):
        dialog.show()
        yield name, dialog
        dialog.close()
    window.show_locked(LockPage(dossier.path))
    yield "vergrendeld", window
    window.close()


def _figure_through_time(dossier: Dossier, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The figure that was measured most often."""
    periods: dict[int, set[dt.date]] = {}
    for row in list_measurements(dossier.reader):
        periods.setdefault(row.indicator_id, set()).add(row.first_day)
    for indicator in sorted(periods, key=lambda each: -len(periods[each]))[:1]:
        window.open_thing(Indicator, indicator)
        yield "cijfers-verloop", window


def _drawing_of_timeline(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The place of the timeline as a drawing: all of it, and the half-year of today."""
    window.go_to("timeline")
    tab = window.tab("timeline")
    tab.show_drawing(drawn=True)
    tab.halves.close_detail()
    yield "tijdlijn-tekening", window
    tab.drawn.chart.fit_half_year()
    yield "tijdlijn-tekening-halfjaar", window
    tab.show_drawing(drawn=False)


def _parts_of_contacts(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The place of the contacts with what the approach brought somebody, and with who works with whom."""
    window.go_to("contacts")
    tab = window.tab("contacts")
    if tab.pane is not None and isinstance(tab.pane, OrganisationPane):
        tab.pane.brought.click()
        yield "contacten-wat-dit-bracht", window
    tab.switch.choose(2)
    yield "contacten-samenwerking", window


def _parts_of_overview(changes: Changes, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The place of the overview with another part of it open each time, and its dialog."""
    tab = window.tab("overview")
    for text in FRONT:
        tab.texts.sections.sections[text].head.setChecked(False)
    sections = tab.texts.sections.sections
    for name, part in (
        ("overzicht-te-doen", tab.texts.checklist),
        ("overzicht-privacy", tab.texts.privacy),
        ("overzicht-successen", sections["successes"]),
        ("overzicht-partners", sections["partners"]),
    ):
        tab.texts.show_part(part)
        if part is tab.texts.privacy:
            _find_something(tab)
        yield name, window
        part.head.setChecked(False)
    half_year = tab.texts.half_year.value()
    dialog = AdoptDialog(changes, half_year, tab.maker, today=dt.date.today, parent=window)
    dialog.show()
    yield "overzicht-vaststellen", dialog
    dialog.close()


def _find_something(tab: OverviewTab) -> None:
    """Show what the privacy check would say of a number in a text of the overview, where it found nothing."""
    from wijkdesk.overview.privacy.check import finding_of  # noqa: PLC0415 - as the tabs, when it is asked for
    from wijkdesk.overview.privacy.text_sources import Source  # noqa: PLC0415
    from wijkdesk.overview.sections import OwnText  # noqa: PLC0415
    from wijkdesk.overview.text_names import text_name  # noqa: PLC0415

    draft = None if tab.situation is None else tab.situation.draft
    if draft is None or draft.findings:
        return
    number, told = "06 00 00 00 00", tab.tr("De voorzitter is bereikbaar op 06 00 00 00 00.")
    where = Source(Overview, None, OwnText.MESSAGE, text_name(OwnText.MESSAGE), told)
    found = (finding_of(Found(0, len(number), FindingKind.PHONE), number, told, where),)
    tab.texts.privacy.show_findings(replace(draft, findings=found, open_findings=found))


def _parts_of_round(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Every part of the half-year round of the present half-year."""
    window.open_thing(RoundStep, HalfYear.of(dt.date.today()).number)
    tab = window.tab("round")
    for part in RoundPart:
        tab.go_to_part(part)
        yield f"halfjaarronde-{part.dutch}", window


def _dialogs(changes: Changes, window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """The dialogs worth seeing, of the first things in the dossier that they can be about."""
    reader = changes.dossier.reader
    last = {rating.pillar_id: rating for rating in list_ratings(reader)}
    # Orange and red ask the most.
    pillars = sorted(list_pillars(reader), key=lambda row: row.light in (None, Light.GREEN))
    for pillar in pillars[:1]:
        yield "pijlers-beoordelen", RateDialog(changes, pillar, last.get(pillar.id), today=dt.date.today, parent=window)
    running = [row for row in list_actions(reader) if row.state is ActionState.RUNNING and not row.confidential]
    for action in running[:1]:
        yield "acties-afronden", EndAction(changes, action, [], how=ActionState.PARTLY, parent=window)
    photos = [row.id for row in list_photos(reader) if not row.confidential]
    for photo in photos[:1]:
        yield "acties-foto", PhotoDialog(changes, photos, photo, window)
    yield "contactmoment-noteren", _noted_half(NoteMoment(changes, window))
    yield "snel-noteren", _line_typed(QuickNote(changes, window))
    yield "snel-noteren-let-op", _cautioned(QuickNote(changes, window))
    contacts = list_contacts(reader)
    people = [row.id for row in contacts if row.kind is ContactKind.PROFESSIONAL][:2]
    if len(people) == 2:
        yield "contacten-samenvoegen", MergeDialog(changes, Contact, [Proposal(min(people), max(people), "")], window)
    if running:
        yield "geschiedenis", HistoryDialog(changes, Action, running[0].id, window)
    yield "prullenbak", BinDialog(changes, parent=window)
    yield "overdragen", HandoverDialog(changes, dt.date.today, window)
    yield "gebieden", AreasDialog(changes, window)
    yield from dialogs_with_files(changes, window)
    yield "meenemen-lijst", ListDialog(changes, None, window)
    yield "meenemen-alles", EverythingDialog(changes, dt.date.today, window)
    yield "logboek", AccountDialog(changes, window)
    yield "back-ups", BackupsDialog(changes, parent=window)
    yield "wachtwoord", _password_typed(PasswordDialog(changes.dossier, parent=window))
    yield "wachtwoord-gekozen", ChangedDialog(has_one=True, copies=[], parent=window)
    residents = [row.id for row in contacts if row.kind is ContactKind.RESIDENT]
    for person in (residents or people)[:1]:
        yield "vergeten", ForgetDialog(changes, person, Erasing.FORGOTTEN, window)
    yield "register", RegisterDialog(window)
    gone = window.tr("{name} is er niet. Zit de stick er nog in?").format(name=changes.dossier.path.name)
    yield "dossier-niet-gevonden", NotThere(Gone(gone), [changes.dossier.path], parent=window)
    yield "sneltoetsen", ShortcutSheet(window.menus.commands(), window)
    yield "wijkaanpak", ProgrammeDialog(changes, window)
    yield "nieuw-dossier", NewDossier(dt.date.today(), window)


def _searching(changes: Changes, window: MainWindow, remembered: Remembered) -> SearchBox:
    """The box over the window in which everything is found, and something typed in it."""
    box = SearchBox(changes, window.menus.commands_to_choose, Lately(remembered, changes.dossier.path), window)
    box.open()
    box.line.setText(box.tr("straat"))
    return box


def _noted_half(dialog: NoteMoment) -> NoteMoment:
    """With one agreement in it, that shows what a line becomes."""
    dialog.summary.load(dialog.tr("De week doorgenomen"))
    dialog.lines.lines[0].what.load(dialog.tr("De lamp in het achterpad maken"))
    return dialog


def _line_typed(dialog: QuickNote) -> QuickNote:
    """With the line of its own example, of which the dossier may know the names."""
    dialog.line.box.setText(dialog.line.box.placeholderText())
    return dialog


def _cautioned(dialog: QuickNote) -> QuickNote:
    """With a number of which it says at once what else it would say a moment later."""
    dialog.line.box.setText(dialog.tr("signaal: bel 123456782 terug"))
    dialog.line.set_caution(dialog.tr("‘123456782’ lijkt op een BSN"), None)
    return dialog


def _password_typed(dialog: PasswordDialog) -> PasswordDialog:
    """With how strong it is."""
    typed = dialog.tr("fietspad langs de kade")
    dialog.new.first.box.setText(typed)
    dialog.new.meter.show_strength(strength_of(typed))
    return dialog


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
    rounds = ROUNDS
    while rounds:  # what came from the background may ask for more
        rounds = ROUNDS if is_anything_awaited() else rounds - 1
        QThreadPool.globalInstance().waitForDone(WAIT)
        qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qt.processEvents()
        for slices in screen.findChildren(Slices):  # what is shown a part at a time is shown whole
            slices.finish()
    picture = QBuffer()
    screen.grab().save(picture, "PNG")
    replace_file(path, bytes(picture.data().data()))  # not by Qt, which does not say why a file cannot be written
    return path


@contextmanager
def _without_a_known_remark() -> Iterator[None]:
    """Leave out what Qt says of every window on a screen that is not there; all else is said as ever."""

    def pass_on(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message == _REMARK:
            return
        if previous is not None:
            previous(kind, context, message)
        else:
            print(qFormatLogMessage(kind, context, message), file=sys.stderr)

    previous = qInstallMessageHandler(pass_on)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)
