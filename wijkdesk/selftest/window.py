"""The window, on a screen that is not there, and what it needs to be shown on one that is."""

import os
import sys
from pathlib import Path
from typing import Final

from wijkdesk.selftest.trial import PASSWORD, Trial, expect

_LEAST_SCREENS: Final = 20


def screens(trial: Trial) -> None:
    """Start the window, paint every screen and dialog of it, and close it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image  # noqa: PLC0415 - what is missing is told of the check that needs it

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
