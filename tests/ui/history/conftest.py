"""A dossier in which things changed and were deleted, and dialogs about it."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Organisation
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.history.bin_dialog import BinDialog
from wijkdesk.ui.history.dialog import HistoryDialog

DAY = dt.date(2026, 3, 12)


@pytest.fixture
def path(tmp_path):
    path = new_dossier(tmp_path)
    with Dossier.open(path) as dossier:
        action = edit.add(dossier, Action, title="Lampen")
        edit.change(dossier, Action, action, title="Stoep", place="Plein", due=DAY)
        edit.change(dossier, Action, action, title="Bankje")
        organisation = edit.add(dossier, Organisation, name="Ymere")
        edit.change(dossier, Action, action, lead=organisation)
        gone = edit.add(dossier, Action, title="Weg")
        edit.remove(dossier, Action, gone)
        edit.remove(dossier, Organisation, organisation)
    return path


@pytest.fixture
def show(qtbot, path):
    """Show a dialog on the dossier: that of the history of the first action, or of a kind and id; or the bin."""
    opened = []

    def show(what="history", kind=Action, number=1, *, read_only=False, **how):
        dossier = Dossier.open(path, read_only=read_only)
        parent = QWidget()
        changes = Changes(dossier, parent)
        opened.append((dossier, parent))
        qtbot.addWidget(parent)
        if what == "bin":
            dialog = BinDialog(changes, parent=parent, **how)
        else:
            dialog = HistoryDialog(changes, kind, number, parent)
        with qtbot.waitExposed(dialog):
            dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        if isinstance(dialog, HistoryDialog):
            qtbot.waitUntil(lambda: not dialog._adding.is_busy and all(view.isVisible() for view in dialog.entries))
        dialog.dossier = dossier
        return dialog

    yield show
    for dossier, _parent in opened:
        dossier.close()
