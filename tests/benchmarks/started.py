"""One start of a process, told from inside it: `python started.py KIND [DOSSIER [PASSWORD]]`.

Prints a line when the first picture is painted and, where the kind goes on, one when an edit can be made: seconds since
the process began on the clock, seconds of CPU, and the share of memory that is its own (PSS, in megabytes).
"""

# What is imported when counts here, so it is imported where it is used.
# ruff: noqa: PLC0415

import gc
import os
import sys
import time
from pathlib import Path


def tell() -> None:
    now, used = time.clock_gettime(time.CLOCK_BOOTTIME), time.process_time()
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    [memory] = [int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")]
    began = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
    print(now - began, used, memory, flush=True)


def when_painted(window, then) -> None:
    """Call ``then`` once the window has painted itself and what is in it."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watcher(QObject):
        def eventFilter(self, _watched, event):
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    window.watcher = Watcher()
    window.installEventFilter(window.watcher)


def bare(goes_on: bool) -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget

    program = QApplication([])
    window, tabs = QMainWindow(), QTabWidget()
    for name in ("Pijlers", "Acties", "Contacten", "Tijdlijn"):
        tabs.addTab(QMainWindow(), name)
    window.setCentralWidget(tabs)
    window.resize(1200, 800)

    def painted() -> None:
        tell()
        if goes_on:
            import sqlalchemy.orm

            import wijkdesk.storage.mapping

            sqlalchemy.orm.configure_mappers()
            assert wijkdesk.storage.mapping
            tell()
        program.quit()

    when_painted(window, painted)
    window.show()
    program.exec()


def ours(path: str, goes_on: bool) -> None:
    import wijkdesk.app  # where each start begins

    gc.disable()  # as there
    from wijkdesk.storage.dossier import Dossier
    from wijkdesk.ui.program import Program, application
    from wijkdesk.ui.tidying import Tidying

    assert wijkdesk.app
    load = Dossier.load_write_side

    def load_and_tell(dossier: Dossier) -> None:
        """In its thread, where it is done: to look from that of the window whether it is takes time itself."""
        load(dossier)
        tell()
        os._exit(0)

    Dossier.load_write_side = load_and_tell
    qt = application()
    Tidying(qt)
    program = Program()

    def painted() -> None:
        tell()
        if not goes_on:
            os._exit(0)

    when_painted(program.window, painted)
    program.start(Path(path))
    qt.exec()


if __name__ == "__main__":
    kind, *told = sys.argv[1:]
    goes_on = kind.endswith("-edit")
    if kind.startswith("bare"):
        bare(goes_on)
    else:
        ours(told[0], goes_on)
