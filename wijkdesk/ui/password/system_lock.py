"""What the system says of itself: that it goes to sleep, and that its screen was locked.

Linux says so on D-Bus (logind, and the screen savers of the desktops), Windows by messages to a window. Elsewhere
nothing is heard, and ``watch`` alone notices that the machine slept.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from ctypes import wintypes
from typing import Any, Final

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

_SCREEN_SAVERS: Final = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
)
WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x0007
_LOCKS: Final = {(WM_POWERBROADCAST, PBT_APMSUSPEND), (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK)}


class SystemLock(QObject):
    """``locked`` comes when the system is locked or goes to sleep, as far as it says so."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: WindowsMessages | None = None

    def listen(self, window: QWidget) -> None:
        """Begin to listen; ``window`` is the one that Windows tells."""
        if sys.platform == "win32":
            self._messages = WindowsMessages(self.locked)
            application = QCoreApplication.instance()
            assert application is not None
            application.installNativeEventFilter(self._messages)
            with contextlib.suppress(OSError, AttributeError):
                ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)
        elif sys.platform.startswith("linux"):
            self._listen_on_buses()

    def _listen_on_buses(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - a library that other systems lack

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        manager = "org.freedesktop.login1.Manager"
        hear, hear_lock = _slot("hear(bool)"), _slot("hear_lock()")
        system.connect("", "/org/freedesktop/login1", manager, "PrepareForSleep", self, hear)
        system.connect("", "", "org.freedesktop.login1.Session", "Lock", self, hear_lock)
        for path, interface in _SCREEN_SAVERS:
            session.connect("", path, interface, "ActiveChanged", self, hear)

    @Slot(bool)
    def hear(self, begins: bool) -> None:
        """A screen saver, or sleep, begins or ends."""
        if begins:
            self.locked.emit()

    @Slot()
    def hear_lock(self) -> None:
        """A session is locked."""
        self.locked.emit()


def _slot(signature: str) -> Any:
    """Which method hears a signal. PySide says that it wants bytes, and takes text alone (seen in 6.11)."""
    return SLOT(signature)


class WindowsMessages(QAbstractNativeEventFilter):
    """Tells ``locked`` of the messages of Windows that say so."""

    def __init__(self, locked: Any) -> None:
        super().__init__()
        self._locked = locked

    def nativeEventFilter(self, eventType: Any, message: Any) -> tuple[bool, int]:
        if bytes(eventType) == b"windows_generic_MSG":
            found = wintypes.MSG.from_address(int(message))
            if (found.message, found.wParam) in _LOCKS:
                self._locked.emit()
        return False, 0
