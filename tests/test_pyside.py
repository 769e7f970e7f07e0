import subprocess
import sys


def test_calls_that_return_nothing_leave_the_reference_count_of_none_alone():
    # PySide6 6.12 lost a reference at each such call, and CPython 3.11 aborted after a few thousand.
    calls = (
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "for _ in range(200_000):\n"
        "    thing.setObjectName('naam')\n"
    )
    ended = subprocess.run([sys.executable, "-c", calls], capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_screen_has_the_size_of_a_laptop(qapp):
    (screen,) = qapp.screens()

    assert (screen.size().width(), screen.size().height()) == (1366, 768)
