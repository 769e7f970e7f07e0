"""When to lock: nobody touched the window, the machine slept, or the system said that it was locked."""

import ctypes
import shutil
import subprocess
import sys
from ctypes import wintypes

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from wijkdesk.ui.password.system_lock import SystemLock, WindowsMessages
from wijkdesk.ui.password.watch import TICK, LockWatch

LIMIT = 900


class Clock:
    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def watch(qtbot, clock):
    watch = LockWatch(lambda: LIMIT, clock=clock)
    watch.locks = []
    watch.lock_needed.connect(lambda: watch.locks.append(clock.now))
    watch.start()
    yield watch
    watch.stop()


def pass_by(watch, clock, seconds):
    for _ in range(int(seconds * 1000 / TICK)):
        clock.now += TICK / 1000
        watch.tick()


def test_it_locks_when_nobody_was_there_for_so_long_and_not_before(watch, clock):
    pass_by(watch, clock, LIMIT - 10)
    assert watch.locks == []
    pass_by(watch, clock, 10)
    assert len(watch.locks) == 1


def test_whoever_types_is_there(qtbot, watch, clock):
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pass_by(watch, clock, LIMIT - 10)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    pass_by(watch, clock, LIMIT - 10)
    assert watch.locks == []


def test_a_machine_that_slept_locks_at_once(watch, clock):
    clock.now += 120
    watch.tick()
    assert len(watch.locks) == 1


def test_a_clock_that_is_put_back_locks_nothing(watch, clock):
    clock.now -= 7200
    pass_by(watch, clock, LIMIT - 10)
    assert watch.locks == []


def told(message, word):
    """Whether this message of Windows locks."""
    locked = SystemLock()
    heard = []
    locked.locked.connect(lambda: heard.append(True))
    found = wintypes.MSG()
    found.message, found.wParam = message, word
    assert WindowsMessages(locked.locked).nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(found)) == (
        False,
        0,
    )
    return bool(heard)


def test_windows_says_that_it_is_locked_or_goes_to_sleep():
    assert told(0x02B1, 0x7)
    assert told(0x0218, 0x4)
    assert not told(0x02B1, 0x8)
    assert not told(0x0100, 0x7)


SCRIPT = """
import os, sys
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget
from wijkdesk.ui.password.system_lock import SystemLock
application, window, lock = QApplication([]), QWidget(), SystemLock()
lock.locked.connect(lambda: print("locked", flush=True))
lock.locked.connect(application.quit)
lock.listen(window)
path, interface, name, *arguments = sys.argv[1:]
message = QDBusMessage.createSignal(path, interface, name)
message.setArguments([each == "true" for each in arguments])
again = QTimer(interval=50)  # what is sent before the bus knows who listens is lost
again.timeout.connect(lambda: QDBusConnection.sessionBus().send(message))
again.start()
QTimer.singleShot(1000 if "false" in arguments else 20_000, application.quit)
application.exec()
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no bus to speak on")
@pytest.mark.parametrize(
    ("signal", "locks"),
    [
        (("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "true"), True),
        (("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "false"), False),
        (("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock"), True),
        (("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "true"), True),
    ],
    ids=["sleep", "awake", "session", "screen"],
)
def test_linux_says_so_on_its_bus(signal, locks):
    call = ["dbus-run-session", "--", sys.executable, "-c", SCRIPT, *signal]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert ("locked" in done.stdout) == locks, done.stderr
