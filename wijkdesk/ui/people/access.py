"""Writing down all that the dossier holds of somebody, as a file for them."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage import account
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import tell
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.second_process import Stopped, second_process

if TYPE_CHECKING:
    from wijkdesk.overview.access import Access
    from wijkdesk.storage.dossier import Dossier


def save_access(changes: Changes, number: int, window: QWidget) -> None:
    """Ask where it may stand, as PDF or JSON, and write it beside the window; what goes wrong is told."""
    # The name of the file says nothing of whom it is about: it would stand in lists of other programs.
    proposal = paths.documents() / changes.tr("Inzageoverzicht {number}.pdf").format(number=number)
    kinds = changes.tr("PDF-bestand (*.pdf)"), changes.tr("JSON-bestand (*.json)")
    path = ask_where(window, changes.tr("Inzageoverzicht opslaan"), proposal, *kinds)
    if path is None:
        return
    saved = partial(_tell_saved, window, path)
    failed = partial(_tell_failed, window)
    run_in_background(window, partial(_write, changes.dossier, number, path), saved, failed)


def _write(dossier: Dossier, number: int, path: Path) -> None:
    from wijkdesk.overview.access import access_of  # noqa: PLC0415 - SQLAlchemy, which the window does not wait for

    with dossier.reader_of_its_own() as connection:
        access = access_of(connection, number, today=dt.date.today())
    second_process().call(_write_file, access, path)
    account.note(dossier, AccountAction.EXPORT, "Inzageoverzicht", destination=path.parent)


def _write_file(access: Access, path: Path) -> None:
    # The PDF library, in the second process alone.
    from wijkdesk.overview.pages.access_layout import render_access  # noqa: PLC0415
    from wijkdesk.pdf.files import replace_file  # noqa: PLC0415

    is_json = path.suffix.lower() == ".json"
    replace_file(path, access.as_json().encode() if is_json else render_access(access))


def _tell_saved(window: QWidget, path: Path, _nothing: object) -> None:
    way_out = window.tr("Lees het na voordat je het geeft: in een tekst kan ook iets over een ander staan.")
    tell(window, window.tr("Opgeslagen: {name}").format(name=path.name), way_out)


def _tell_failed(window: QWidget, error: Exception) -> None:
    if isinstance(error, Stopped):
        return
    if isinstance(error, Refused | DossierFault):
        tell(window, window.tr("Het inzageoverzicht is niet opgeslagen"), str(error))
    elif isinstance(error, OSError):
        way_out = window.tr("Kies een andere map of een andere naam, en kijk of de schijf niet vol is.")
        tell(window, window.tr("Het inzageoverzicht is niet opgeslagen"), way_out)
    else:
        raise error
