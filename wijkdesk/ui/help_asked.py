"""Where a dialog asks for its page of the handbook; who put the window together answers."""

from functools import cache

from PySide6.QtCore import QObject, Signal


class HelpAsked(QObject):
    """Tells over which dialog the handbook was asked for, and which page of it."""

    page_asked = Signal(object, str)


@cache
def help_asked() -> HelpAsked:
    """The one of the program."""
    return HelpAsked()
