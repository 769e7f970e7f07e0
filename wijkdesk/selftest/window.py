"""The window, on a screen that is not there, and what it needs to be shown on one that is."""

import os
import sys
from pathlib import Path
from typing import Final

from wijkdesk.example import create_example
from wijkdesk.selftest.trial import PASSWORD, Trial, expect

_LEAST_SCREENS: Final = 20
_MOST_WAIT: Final = 60_000  # milliseconds


def start(trial: Trial) -> None:
    """Start the program as somebody does, on the example; go through its tabs, and close it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEventLoop, QThreadPool, QTimer  # noqa: PLC0415 - what is missing is told of its check

    from wijkdesk.ui.program import Program, application  # noqa: PLC0415 - as above

    path = trial.folder / "Voorbeeld.wijkdesk"
    create_example(path, today=trial.today)
    qt = application()
    hook, mistakes = sys.excepthook, list[BaseException]()
    program = Program()
    sys.excepthook = lambda _kind, mistake, _where: mistakes.append(mistake)  # a dialog would wait for somebody
    try:
        painted = QEventLoop()
        program.dossier_shown.connect(painted.quit)
        QTimer.singleShot(_MOST_WAIT, painted, lambda: painted.exit(1))
        program.start(path)
        expect(painted.exec() == 0, "the window is not painted")
        for room in program.window.rooms:
            program.window.go_to(room.key)
            for _ in range(3):  # what came from the background may ask for more
                QThreadPool.globalInstance().waitForDone(_MOST_WAIT)
                qt.processEvents()
        program.window.close()
        QThreadPool.globalInstance().waitForDone(_MOST_WAIT)  # the last backup
    finally:
        sys.excepthook = hook
    for mistake in mistakes:
        raise mistake


def screens(trial: Trial) -> None:
    """Paint every screen and dialog of the window."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image  # noqa: PLC0415 - as above

    from wijkdesk.ui.screenshots import take_screenshots  # noqa: PLC0415 - as above

    pictures = take_screenshots(trial.dossier, trial.folder / "schermen", (1366, 768), dark=False, password=PASSWORD)
    expect(len(pictures) >= _LEAST_SCREENS, "screens are missing")
    for path in pictures:
        with Image.open(path) as image:
            shades = sum(count > 0 for count in image.convert("L").histogram())
        expect(shades > 1, f"{path.stem} is blank")


def words_and_icons(trial: Trial) -> None:
    """Qt speaks Dutch, reads the pictures that are shown, and draws our icons in our letters."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - as above
    from PySide6.QtGui import QFontDatabase, QImageReader  # noqa: PLC0415

    from wijkdesk.ui.icons import icon  # noqa: PLC0415
    from wijkdesk.ui.program import application  # noqa: PLC0415

    application()
    expect(QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren", "Qt does not speak Dutch")
    known = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    expect({"jpeg", "png"} <= known, "Qt does not read jpeg or png")
    expect({"Inter", "InterTab"} <= set(QFontDatabase.families()), "the letters are missing")
    painted = icon("wijkdesk").pixmap(64, 64).toImage()
    colours = {painted.pixel(x, y) for x in range(painted.width()) for y in range(painted.height())}
    expect(len(colours) > 1, "icons are not painted")


def screen_of_the_system(trial: Trial) -> None:
    """What Qt loads to show a window to somebody, with all that this needs of the system; where there is a screen."""
    from PySide6.QtCore import QLibraryInfo, QPluginLoader  # noqa: PLC0415 - as above

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    for name in _plugins():
        expect((folder / name).is_file(), f"{name} is missing")
        if sys.platform == "win32" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            loader = QPluginLoader(str(folder / name))
            expect(loader.load(), f"{name} does not load")


def _plugins() -> tuple[str, ...]:
    if sys.platform == "win32":
        return ("qwindows.dll",)
    return ("libqcocoa.dylib",) if sys.platform == "darwin" else ("libqxcb.so", "libqwayland.so")
