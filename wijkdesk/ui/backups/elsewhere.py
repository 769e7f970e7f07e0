"""A backup of a dossier that is not there any more, put back in a file of the user's choice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage.account import note
from wijkdesk.storage.backup.copies import Backup
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault, NeedsPassword
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.dialogs import tell
from wijkdesk.ui.saving import ask_where


class PutBack(NamedTuple):
    """What came back: open, how many photos lack their bytes, and whether nothing says whom it forgot since."""

    dossier: Dossier
    missing: int
    is_unknown: bool


class PutBackElsewhere(QObject):
    """Asks where a backup comes, and writes it there; ``opened`` gets the dossier, ``unlock`` asks for a password.

    ``unlock`` gives the dossier that it opened, or None when that was given up. ``kinds`` is what a dialog for files
    calls dossiers.
    """

    def __init__(
        self,
        window: QWidget,
        kinds: str,
        unlock: Callable[[Path], Dossier | None],
        opened: Callable[[Dossier], object],
    ) -> None:
        super().__init__(window)
        self._window, self._kinds, self._unlock, self._opened = window, kinds, unlock, opened

    def begin(self, backup: Backup, lost: Path) -> None:
        """Put a backup of the dossier that was at ``lost`` back, there when its folder is still there.

        Where the dossier itself is still there, damaged, it stays, and another name is proposed.
        """
        folder = lost.parent if lost.parent.is_dir() else paths.documents()
        name = lost.with_stem(self.tr("{name} (teruggezet)").format(name=lost.stem)) if lost.exists() else lost
        title = self.tr("Back-up terugzetten als")
        output = ask_where(self._window, title, folder / name.name, self._kinds)
        if output is None:
            return
        try:
            has_key, key = self._key_of(backup.path)
        except DossierFault as fault:
            tell(self._window, self.tr("De back-up is niet teruggezet"), fault.sentence)
            return
        if has_key:
            self._window.setCursor(Qt.CursorShape.WaitCursor)
            work = partial(_write, backup.path, output, key)
            run_in_background(self, work, partial(self._written, output), self._not_written)

    def _key_of(self, backup: Path) -> tuple[bool, str | None]:
        """Whether it can be read, and under which key."""
        try:
            with Dossier.open(backup, read_only=True) as dossier:
                return True, dossier.key
        except NeedsPassword:
            opened = self._unlock(backup)
            if opened is None:
                return False, None
            with opened as dossier:
                return True, dossier.key

    def _written(self, output: Path, made: PutBack) -> None:
        dossier, missing, is_unknown = made
        said = []
        if is_unknown:
            said.append(
                self.tr(
                    "Bij deze back-up ligt geen lijst van wie vergeten is. Was er sindsdien iemand, vergeet die dan "
                    "opnieuw."
                )
            )
        self._window.unsetCursor()
        note(dossier, AccountAction.RESTORE, self.tr("Back-up"), destination=output)
        self._opened(dossier)
        if missing:
            said.append(self.tr("Van {count} foto's is alleen het kleine plaatje er nog.").format(count=missing))
        if said:
            tell(self._window, self.tr("De back-up is teruggezet"), " ".join(said))

    def _not_written(self, error: Exception) -> None:
        self._window.unsetCursor()
        if not isinstance(error, DossierFault):
            raise error
        tell(self._window, self.tr("De back-up is niet teruggezet"), error.sentence)


def _write(backup: Path, output: Path, key: str | None) -> PutBack:
    # SQLAlchemy, when it is asked for.
    from wijkdesk.storage.backup.restoring import restore  # noqa: PLC0415
    from wijkdesk.storage.forgetting.log import identity_of, is_unknown_of  # noqa: PLC0415

    missing = restore(backup, output, key=key)
    dossier = Dossier.open(output, key=key)
    return PutBack(dossier, missing, is_unknown_of(identity_of(dossier.reader), backup, output))
