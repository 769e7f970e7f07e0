"""Setting, changing and removing the password of the open dossier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.password.copies import Copy
from wijkdesk.storage.password.setting import PasswordChange, is_password_of
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.dialogs import Dialog, ask
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.password.field import PasswordField
from wijkdesk.ui.password.new_password import NewPassword, why_a_password


class PasswordDialog(Dialog):
    """Asks for a new password and, before it lets anybody change one, for the password that there is.

    ``changed`` carries what became of the earlier copies, once the dossier has its new password, or none. Somebody who
    came in with the recovery sheet (``by_sheet``) is not asked for a password that they forgot.
    """

    handbook_page = "veiligheid.md#een-wachtwoord"
    changed = Signal(object)

    def __init__(self, dossier: Dossier, *, by_sheet: bool = False, parent: QWidget | None = None) -> None:
        has_one = dossier.key is not None
        title = self.tr("Nieuw wachtwoord") if has_one else self.tr("Wachtwoord kiezen")
        super().__init__(
            title, self.tr("Wachtwoord wijzigen") if has_one else self.tr("Wachtwoord kiezen"), parent=parent
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dossier = dossier
        self._is_busy = False
        self.current: PasswordField | None = None
        self.column.add(Paragraph(self._why(has_one=has_one, by_sheet=by_sheet), "body", "text2"))
        if has_one and not by_sheet:
            self.current = self.column.add(PasswordField(self.tr("Wachtwoord van nu")))
        self.new = self.column.add(NewPassword(lambda: (dossier.path.stem,)))
        self._told = self.column.add(Text("", "meta", "text2", wrap=True))
        self._told.hide()
        self.remove = Button(self.tr("Verwijderen…"), kind=Kind.QUIET, tone="text2")
        self.remove.setAccessibleName(self.tr("Wachtwoord verwijderen…"))
        if has_one:
            self.add_button(self.remove)
            self.remove.clicked.connect(self._remove)

    def accept(self) -> None:
        """Change the password; what is not right is said at its field."""
        if self._is_busy or not self.new.is_right():
            return
        if not self.new.value():
            self.new.first.set_error(self.tr("Kies een wachtwoord."))
            self.new.first.setFocus()
            return
        self._check_then_change(self.new.value())

    def reject(self) -> None:
        """Close; while the dossier is being written anew that waits."""
        if not self._is_busy:
            self._wipe()
            super().reject()

    def _remove(self) -> None:
        question = self.tr("Wachtwoord verwijderen?")
        explanation = self.tr("Dan kan iedereen die bij dit bestand kan, alles lezen wat erin staat.")
        if not self._is_busy and ask(self, question, explanation, self.tr("Verwijderen")):
            self._check_then_change(None)

    def _why(self, *, has_one: bool, by_sheet: bool) -> str:
        if by_sheet:
            return self.tr("Je kwam binnen met het herstelblad. Kies nu een wachtwoord dat je onthoudt.")
        if has_one:
            return self.tr(
                "Bij een nieuw wachtwoord hoort een nieuw herstelblad. Back-ups van eerder houden het wachtwoord en "
                "het herstelblad van toen."
            )
        return why_a_password(self)

    # -- the work, beside the window --

    def _check_then_change(self, password: str | None) -> None:
        self._be_busy(True)
        if self.current is None:
            self._write(password, True)
            return
        check = partial(is_password_of, self._dossier, self.current.box.text())
        run_in_background(self, check, partial(self._write, password), self._fail)

    def _write(self, password: str | None, is_known: bool) -> None:
        if not is_known:
            self._be_busy(False)
            assert self.current is not None
            self.current.set_error(self.tr("Dit wachtwoord klopt niet. Probeer het nog een keer."))
            self.current.setFocus()
            return
        try:
            change = PasswordChange(self._dossier, password)
        except (DossierFault, Refused) as fault:
            self._fail(fault)
            return
        run_in_background(self, change.write, partial(self._take_effect, change), partial(self._undo, change))

    def _take_effect(self, change: PasswordChange, _written: object) -> None:
        try:
            with change:
                change.take_effect()
        except DossierFault as fault:
            self._fail(fault)
            return
        run_in_background(self, change.treat_copies, self._finish, self._fail_with_copies)

    def _undo(self, change: PasswordChange, error: Exception) -> None:
        with change:  # nothing of it stays
            pass
        self._fail(error)

    def _finish(self, copies: Sequence[Copy]) -> None:
        self._be_busy(False)
        self._wipe()
        super().accept()
        self.changed.emit(copies)

    def _fail_with_copies(self, error: Exception) -> None:
        """The dossier has its password; what stands beside it could not even be looked through."""
        self._finish([])
        if not isinstance(error, DossierFault):
            raise error

    def _fail(self, error: Exception) -> None:
        self._be_busy(False)
        if not isinstance(error, DossierFault | Refused):
            raise error
        self.new.first.set_error(str(error))

    def _be_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._told.setText(self.tr("Het dossier wordt opnieuw geschreven. Dat duurt even.") if is_busy else "")
        self._told.setVisible(is_busy)
        for part in (self.current, self.new, self.commit, self.cancel, self.remove):
            if part is not None:
                part.setEnabled(not is_busy)

    def _wipe(self) -> None:
        self.new.wipe()
        if self.current is not None:
            self.current.wipe()


class ChangedDialog(Dialog):
    """Says that the dossier has its new password, what became of earlier copies, and offers the recovery sheet.

    It is accepted when the sheet is wanted.
    """

    handbook_page = "veiligheid.md#een-wachtwoord"

    def __init__(self, *, has_one: bool, copies: Sequence[Copy], parent: QWidget | None = None) -> None:
        title = self.tr("Het dossier heeft een wachtwoord") if has_one else self.tr("Het wachtwoord is verwijderd")
        super().__init__(title, self.tr("Herstelblad opslaan…") if has_one else self.tr("Sluiten"), parent=parent)
        self.cancel.setText(self.tr("Niet nu"))
        self.cancel.setVisible(has_one)
        if has_one:
            explanation = self.tr(
                "Vergeet je het wachtwoord, dan kan niemand het dossier nog openen. Met een herstelblad kan het wel: "
                "print het en bewaar het achter slot, niet bij de laptop. Een eerder herstelblad past niet meer."
            )
            self.column.add(Paragraph(explanation))
        if copies:
            self.column.section(self.tr("Kopieën die Wijkdesk eerder maakte"))
            for copy in copies:
                self.column.add(Text(copy.sentence, wrap=True))
        if has_one:
            others = self.tr("Kopieën die je zelf ergens anders zette, hebben dit wachtwoord niet.")
            self.column.add(Text(others, "meta", "text2", wrap=True))
