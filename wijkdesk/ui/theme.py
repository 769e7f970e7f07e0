"""The look of the window in force: colours, type and sizes, following the system and the user's text size."""

from __future__ import annotations

from copy import copy
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from wijkdesk import paths
from wijkdesk.ui.stylesheet import stylesheet
from wijkdesk.ui.tokens import DARK, LIGHT, TYPE, Tokens, TypeStyle, with_high_contrast

_WITH_FONTS_OF_THEIR_OWN: Final = ("QMenu", "QMenuBar", "QMessageBox", "QStatusBar", "QTipLabel")
TEXT_SIZES: Final = range(100, 201)


class Theme(QObject):
    """Gives the application its look and keeps it up to date; ``changed`` tells who paints by hand."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._chosen_scheme = Qt.ColorScheme.Unknown
        self._text_size, self._scale = 100, 1.0
        self._tokens = LIGHT
        self._in_force: tuple[Tokens, float] | None = None
        self._fonts: dict[str, QFont] = {}  # who paints asks for them at every cell
        self._metrics: dict[str, QFontMetrics] = {}
        self._colours: dict[str, QColor] = {}

    def take_effect(self) -> None:
        """Give the application its fonts and colours, and follow the system from now on."""
        _load_fonts()
        hints = self._application.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def text_size(self) -> int:
        """The user's text size in per cent."""
        return self._text_size

    def px(self, size: float) -> int:
        """A size of the design in logical pixels at the user's text size."""
        return round(size * self._scale)

    def colour(self, tone: str) -> QColor:
        """The colour that a tone names (see Tokens.colour)."""
        found = self._colours.get(tone)
        if found is None:
            found = self._colours[tone] = QColor(self._tokens.colour(tone))
        return copy(found)  # one of its own, as who asked may change it; QColor(found) takes twice as long

    def font(self, style: str) -> QFont:
        """The font of a type style in tokens.TYPE."""
        if style not in self._fonts:
            self._fonts[style] = self._made_font(TYPE[style])
        return self._fonts[style]

    def metrics(self, style: str) -> QFontMetrics:
        """What a text takes in that font."""
        if style not in self._metrics:
            self._metrics[style] = QFontMetrics(self.font(style))
        return self._metrics[style]

    def _made_font(self, kind: TypeStyle) -> QFont:
        font = QFont("InterTab" if kind.tabular else "Inter")
        font.setPixelSize(self.px(kind.size))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # hinted letters stand too far apart
        font.setWeight(QFont.Weight(kind.weight))
        if kind.tracking:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + kind.tracking)
        return font

    def set_text_size(self, per_cent: int) -> None:
        """Make all text, and the rows and fields around it, 100 to 200 per cent of its size."""
        if per_cent not in TEXT_SIZES:
            raise ValueError(per_cent)
        self._text_size, self._scale = per_cent, per_cent / 100
        self._apply()

    def set_colour_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Light or dark, whatever the system says; Unknown follows the system again."""
        self._chosen_scheme = scheme
        self._application.styleHints().setColorScheme(scheme)  # title bars and file dialogs of the system
        self._apply()

    def _apply(self) -> None:
        tokens = self._tokens_in_force()
        if self._in_force == (tokens, self._scale):
            return  # a scheme that is chosen comes back as the news that the system changed it
        self._in_force = tokens, self._scale
        self._fonts.clear()
        self._metrics.clear()
        self._colours.clear()
        self._tokens = tokens
        # Taken away before the next comes: a sheet that replaces another polishes each widget once for every widget
        # around it, one that comes new polishes each once, which takes a quarter of the time.
        self._application.setStyleSheet("")
        self._application.setFont(self.font("body"))
        for kind in _WITH_FONTS_OF_THEIR_OWN:  # else a system's own theme decides what these look like
            self._application.setFont(self.font("body"), kind)  # type: ignore[arg-type]  # it takes no bytes
        self._application.setPalette(_palette(tokens))
        self._application.setStyleSheet(stylesheet(tokens, self._scale))
        self.changed.emit()

    def _tokens_in_force(self) -> Tokens:
        hints = self._application.styleHints()
        scheme = self._chosen_scheme
        if scheme == Qt.ColorScheme.Unknown:
            scheme = hints.colorScheme()
        tokens = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return with_high_contrast(tokens)
        return tokens


_theme: Theme | None = None


def current_theme() -> Theme:
    """The theme of the running application, made at the first call; as QApplication.palette(), there is one."""
    global _theme
    if _theme is None or not shiboken6.isValid(_theme):
        application = QApplication.instance()
        assert isinstance(application, QApplication), "a theme needs a QApplication"
        _theme = Theme(application)
        _theme.take_effect()  # widgets that exist already ask for the theme while it takes effect
    return _theme


def set_style_property(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property that the style sheet looks at, and let the widget take on the look that comes with it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it takes it on when it is first shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _load_fonts() -> None:
    for file in sorted((paths.resources() / "fonts").glob("inter*/*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(tokens: Tokens) -> QPalette:
    """What Fusion draws by itself (menus, calendar, tool tips) in the colours of the theme."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    colours = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.hover,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.red.text,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.on_ink,
        role.Light: tokens.raised,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.line_strong,
        role.Shadow: tokens.sunken,
    }
    palette = QPalette()
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText):
        palette.setColor(group.Disabled, each, QColor(tokens.disabled))
    return palette
