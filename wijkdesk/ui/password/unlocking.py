"""Getting into a locked dossier: with its password, or with what stands on its recovery sheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import Damaged, DossierFault, OpenElsewhere, WrongPassword
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.dialogs import Dialog, ask
from wijkdesk.ui.fields import LongTextField
from wijkdesk.ui.icons import icon
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.password.field import PasswordField
from wijkdesk.ui.theme import current_theme

WIDTH, SIGN = 440, 40


class Unlocking(QWidget):
    """Asks for the password of the dossier at ``path``, and opens it in a thread.

    ``opened`` carries the dossier and whether it was opened with its recovery sheet. What was typed is let go of then.
    ``found_damaged`` carries what is the matter with a file of which the password is right.
    """

    opened = Signal(object, bool)
    found_damaged = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, path: Path, *, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._read_only = read_only
        self._attempt = 0  # one that was given up hears nothing of its dossier any more
        self.password = PasswordField(self.tr("Wachtwoord"))
        self.sheet = LongTextField(self.tr("De herstelsleutel, zoals hij op het blad staat"), lines=3, most_lines=4)
        self.switch = Button("", "key", Kind.QUIET)
        self.switch.clicked.connect(lambda: self.ask_for_sheet(is_asked=self.sheet.isHidden()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.password)
        column.addWidget(self.sheet)
        self.ask_for_sheet(is_asked=False)

    @property
    def is_by_sheet(self) -> bool:
        return not self.sheet.isHidden()

    def ask_for_sheet(self, *, is_asked: bool) -> None:
        """Ask for the recovery key in the place of the password, or the other way round."""
        self.sheet.setVisible(is_asked)
        self.password.setVisible(not is_asked)
        text = self.tr("Ik weet het wachtwoord") if is_asked else self.tr("Ik heb een herstelblad")
        self.switch.setText(text)
        self._field.setFocus()

    def try_to_open(self) -> None:
        """Open the dossier with what was typed; what is wrong is said at the field."""
        self._field.set_error("")
        if self.is_by_sheet:
            self.sheet.flush()
            typed = {"recovery_key": self.sheet.value()}
        else:
            typed = {"password": self.password.box.text()}
        self._open(typed, read_only=self._read_only)

    def give_up(self) -> None:
        """Let go of what was typed; a dossier that is still being opened is closed again."""
        self._attempt += 1
        self.wipe()

    def wipe(self) -> None:
        self.password.wipe()
        self.sheet.load("")

    def take_focus(self) -> None:
        self._field.setFocus()

    @property
    def _field(self) -> PasswordField | LongTextField:
        return self.sheet if self.is_by_sheet else self.password

    def _open(self, typed: dict[str, str], *, read_only: bool) -> None:
        self._attempt += 1
        self._be_busy(True)
        application = QCoreApplication.instance()
        assert application is not None
        # The application hears it, also when nobody waits any more: somebody has to close the dossier then.
        run_in_background(
            application,
            partial(Dossier.open, self.path, read_only=read_only, **typed),
            partial(_hear, self, self._attempt, self.is_by_sheet),
            partial(_hear_fault, self, self._attempt, typed),
        )

    def hear(self, attempt: int, dossier: Dossier, *, by_sheet: bool) -> None:
        """The dossier is open."""
        if attempt != self._attempt:
            dossier.close()
            return
        self._be_busy(False)
        self.wipe()
        self.opened.emit(dossier, by_sheet)

    def hear_fault(self, attempt: int, typed: dict[str, str], error: Exception) -> None:
        """It could not be opened."""
        if attempt != self._attempt:
            return
        self._be_busy(False)
        if isinstance(error, OpenElsewhere) and not self._read_only:
            if ask(self, self.tr("Dit dossier is al open"), error.sentence, self.tr("Openen om te lezen")):
                self._open(typed, read_only=True)
            return
        if not isinstance(error, DossierFault | Refused):
            raise error
        if isinstance(error, Damaged):
            self.wipe()
            self.found_damaged.emit(error)
            return
        self._field.set_error(self._sentence(error))
        self._field.setFocus()
        if not self.is_by_sheet:
            self.password.box.selectAll()

    def _sentence(self, error: DossierFault | Refused) -> str:
        if isinstance(error, WrongPassword) and not self.is_by_sheet:
            return self.tr("Dit wachtwoord klopt niet. Let op hoofdletters.")
        return str(error)

    def _be_busy(self, is_busy: bool) -> None:
        for part in (self.password, self.sheet, self.switch):
            part.setEnabled(not is_busy)
        self.busy_changed.emit(is_busy)


def _hear(unlocking: Unlocking, attempt: int, by_sheet: bool, dossier: Dossier) -> None:
    if shiboken6.isValid(unlocking):
        unlocking.hear(attempt, dossier, by_sheet=by_sheet)
    else:
        dossier.close()


def _hear_fault(unlocking: Unlocking, attempt: int, typed: dict[str, str], error: Exception) -> None:
    if shiboken6.isValid(unlocking):
        unlocking.hear_fault(attempt, typed, error)


class UnlockDialog(Dialog):
    """Asks for the password of another dossier than the one in the window; ``dossier`` is what was opened.

    ``fault`` is what is the matter with one that is damaged, under the right password.
    """

    handbook_page = "veiligheid.md#met-het-herstelblad-openen"

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(path.stem, self.tr("Openen"), parent=parent)
        self.setWindowTitle(self.tr("Wachtwoord"))
        self.dossier: Dossier | None = None
        self.fault: DossierFault | None = None
        self.by_sheet = False
        self.column.add(Paragraph(self.tr("Dit dossier heeft een wachtwoord."), "body", "text2"))
        self.unlocking = self.column.add(Unlocking(path))
        self.add_button(self.unlocking.switch)
        self.unlocking.opened.connect(self._take)
        self.unlocking.found_damaged.connect(self._give_up)
        self.unlocking.busy_changed.connect(lambda is_busy: self.commit.setEnabled(not is_busy))

    def accept(self) -> None:
        self.unlocking.try_to_open()

    def reject(self) -> None:
        self.unlocking.give_up()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.unlocking.take_focus()

    def _take(self, dossier: Dossier, by_sheet: bool) -> None:
        self.dossier, self.by_sheet = dossier, by_sheet
        super().accept()

    def _give_up(self, fault: DossierFault) -> None:
        self.fault = fault
        self.reject()


class LockPage(QWidget):
    """What the window shows of a dossier that is locked: nothing but its name and the way in."""

    opened = Signal(object, bool)
    found_damaged = Signal(object)

    def __init__(self, path: Path, *, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unlocking = Unlocking(path, read_only=read_only)
        self.unlocking.opened.connect(self.opened)
        self.unlocking.found_damaged.connect(self.found_damaged)
        self.unlocking.busy_changed.connect(self._show_busy)
        self.commit = Button(self.tr("Ontgrendelen"), kind=Kind.PRIMARY)
        self.commit.clicked.connect(self.unlocking.try_to_open)
        self.unlocking.password.box.returnPressed.connect(self._try)
        self._sign = Text()
        self._column = QWidget()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._set_up_layout(path)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.unlocking.take_focus)

    def _try(self) -> None:
        if self.commit.isEnabled():
            self.unlocking.try_to_open()

    def _show_busy(self, is_busy: bool) -> None:
        self.commit.setEnabled(not is_busy)
        self.commit.setText(self.tr("Bezig met openen…") if is_busy else self.tr("Ontgrendelen"))

    def _set_up_layout(self, path: Path) -> None:
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._sign)
        column.addWidget(Text(path.stem, "title", wrap=True))
        column.addWidget(Paragraph(self.tr("Dit dossier is vergrendeld."), "aim", "text2"))
        column.addWidget(self.unlocking)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.commit)
        buttons.addWidget(self.unlocking.switch)
        buttons.addStretch(1)
        column.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)

    def _follow_theme(self) -> None:
        theme = current_theme()
        self._column.setFixedWidth(theme.px(WIDTH))
        self._sign.setPixmap(icon("lock", "text2").pixmap(theme.px(SIGN), theme.px(SIGN)))
