"""The dialogs that read files of other programs and write for them, each with a file made for the picture."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from wijkdesk.domain.words import ContactKind
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.ui.address_book.export_dialog import ContactsExport
from wijkdesk.ui.address_book.import_dialog import ContactsImport
from wijkdesk.ui.calendar.export_dialog import CalendarExport
from wijkdesk.ui.calendar.import_dialog import CalendarImport
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.importing.figures import FiguresDialog
from wijkdesk.ui.importing.table_dialog import TableDialog

_FIGURES: Final = """\
gwb_code_10;regio;recs;a_inw;a_woning;g_woz;p_koopw;p_huurw;ink_nieuw
NL00;Nederland;Land;18044027;8300000;398;57;43;12
BU03920204;Rozenprieel-noord;Buurt;2255;1190;301;42;58;x
BU03920205;Rozenprieel-zuid;Buurt;1770;875;.;51;49;.
"""
_ACTIONS: Final = """\
Actie;Pijler;Status;Begin;Klaar voor;Wie trekt;Opmerking
Speeltuin opknappen;Fysieke leefomgeving;loopt;01-03-2026;01-10-2026;;met de school
Spreekuur in de buurtkamer;Sociale weerbaarheid;gepland;15-09-2026;;;
Lampen in het achterpad;Fysieke leefomgeving;klaar;half mei;;;
"""
_CARDS: Final = """\
BEGIN:VCARD\r
VERSION:3.0\r
FN:Sanne Voorbeeld\r
N:Voorbeeld;Sanne;;;\r
ORG:Bibliotheek Zuid\r
TITLE:Programmamaker\r
EMAIL:s.voorbeeld@example.org\r
BDAY:1980-01-02\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
FN:Joris Verzonnen\r
N:Verzonnen;Joris;;;\r
TEL:06 00 00 00 00\r
END:VCARD\r
"""


def dialogs_with_files(changes: Changes, window: QWidget) -> Iterator[tuple[str, QDialog]]:
    """Each under the name of its picture; its file is there until the next is asked for."""
    with TemporaryDirectory() as folder:
        at = Path(folder)
        figures = FiguresDialog(changes, dt.date.today, window)
        figures.read(_written(at / "kwb-2025.csv", _FIGURES))
        yield "cijfers-inlezen", figures
        actions = TableDialog(changes, _written(at / "acties.csv", _ACTIONS), dt.date.today, window)
        actions.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # shown twice
        yield "tabel-inlezen-kolommen", actions
        actions.show()
        actions.accept()
        yield "tabel-inlezen-regels", actions
        yield "contacten-inlezen", ContactsImport(changes, _written(at / "contacten.vcf", _CARDS), window)
        meetings = _calendar_with(changes.dossier.reader, dt.date.today())
        yield "agenda-inlezen", CalendarImport(changes, _written(at / "agenda.ics", meetings), parent=window)
        yield "contacten-meenemen", ContactsExport(changes, window)
        yield "agenda-meenemen", CalendarExport(changes, parent=window)


def _written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def _calendar_with(reader: sqlite3.Connection, today: dt.date) -> str:
    """A meeting of yesterday with somebody of the dossier, and one with nobody."""
    day = f"{today - dt.timedelta(days=1):%Y%m%d}"
    people = [row for row in list_contacts(reader) if row.kind is ContactKind.PROFESSIONAL and row.email]
    attendees = [f"ATTENDEE;CN={row.name}:mailto:{row.email}" for row in people[:1]]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Voorbeeld//NL"]
    for number, (title, invited) in enumerate((("Voortgang in de wijk", attendees), ("Tandarts", []))):
        lines += ["BEGIN:VEVENT", f"UID:voorbeeld-{number}", f"DTSTART:{day}T{10 + number}0000"]
        lines += [f"DTEND:{day}T{10 + number}3000", f"SUMMARY:{title}", *invited, "END:VEVENT"]
    return "\r\n".join((*lines, "END:VCALENDAR", ""))
