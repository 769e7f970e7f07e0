"""The one style sheet of the window, filled from the tokens.

It styles what Qt draws as a whole (text fields, menus, scroll bars, labels); what needs a shape of its own
(buttons, chips, table rows, places) is painted by its class from the same tokens.
"""

from __future__ import annotations

from string import Template
from typing import Final

from wijkdesk.ui.tokens import FIELD, PROPERTY, RADIUS_BAR, RADIUS_CONTROL, TYPE, Tokens

TEXT_TONES: Final = ("text", "text2", "text3", "link", "red", "orange", "green", "on_ink", "disabled")

_TEMPLATE: Final = Template("""
QMenuBar { background: $canvas; border-bottom: 1px solid $line; padding: 0 ${s8}px; }
QMenuBar::item { background: transparent; color: $text2; padding: ${s6}px ${s12}px; border-radius: ${bar}px; }
QMenuBar::item:selected { background: $sunken; color: $text; }
QMenuBar::item:disabled { color: $disabled; }
QMenu { background: $raised; border: 1px solid $line_strong; padding: ${s4}px; }
QMenu::item { padding: ${s6}px ${s24}px ${s6}px ${s10}px; border-radius: ${bar}px; color: $text; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: ${s4}px ${s6}px; }
QMenu::icon { left: ${s8}px; }
QMenu::indicator { left: ${s8}px; width: ${s14}px; height: ${s14}px; }

QToolTip { background: $ink; color: $on_ink; border: 1px solid $ink; padding: ${s4}px ${s6}px; }

QStatusBar { background: $canvas; border-top: 1px solid $line; color: $text2; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $line; }

QLineEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $line_strong; border-radius: ${control}px;
    padding: 0 ${s7}px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { min-height: ${field_inner}px; max-height: ${field_inner}px; }
QTextEdit { padding: ${s4}px ${s7}px; }
QLineEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 0 ${s6}px; }
QLineEdit:focus { min-height: ${field_focus}px; max-height: ${field_focus}px; }
QTextEdit:focus { padding: ${s3}px ${s6}px; }
QLineEdit:disabled, QTextEdit:disabled { color: $text2; border-color: $line; background: transparent; }
QLineEdit[quiet="true"] { min-height: ${property_inner}px; max-height: ${property_inner}px; }
QLineEdit[quiet="true"]:focus { min-height: ${property_focus}px; max-height: ${property_focus}px; }
QLineEdit[quiet="true"], QTextEdit[quiet="true"] { border-color: $quiet_border; }
QLineEdit[quiet="true"][empty="true"], QLineEdit[quiet="true"][boxed="true"], QTextEdit[quiet="true"][boxed="true"] {
    border-color: $line;
}
QLineEdit[quiet="true"]:hover, QTextEdit[quiet="true"]:hover { border-color: $line_strong; }
QLineEdit[quiet="true"]:focus, QTextEdit[quiet="true"]:focus { border-color: $focus; }
QLineEdit[wrong="true"], QTextEdit[wrong="true"] { border-color: $red_text; }
QLineEdit[search="true"] { padding-left: ${s30}px; }
QLineEdit[search="true"]:focus { padding-left: ${s29}px; }
QTextEdit[heading="true"] { font-size: ${item_size}px; font-weight: 600; letter-spacing: ${item_tracking}px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${s12}px; }
QScrollBar:horizontal { height: ${s12}px; }
QScrollBar::handle { background: $scroll; border-radius: ${s4}px; margin: ${s2}px; }
QScrollBar::handle:hover { background: $line_strong; }
QScrollBar::handle:vertical { min-height: ${s32}px; }
QScrollBar::handle:horizontal { min-width: ${s32}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QProgressBar { background: $line; border: none; border-radius: ${s2}px; min-height: ${s4}px; max-height: ${s4}px; }
QProgressBar::chunk { background: $accent; border-radius: ${s2}px; }

QFrame[popup="true"], QAbstractItemView[popup="true"] { background: $raised; border: 1px solid $line_strong; }
QAbstractItemView[popup="true"] { outline: none; padding: ${s2}px; }
QAbstractItemView[popup="true"]::item { padding: ${s6}px ${s8}px; border-radius: ${bar}px; color: $text; }
QAbstractItemView[popup="true"]::item:hover { background: $hover; }
QAbstractItemView[popup="true"]::item:selected { background: $selection; color: $text; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $raised; }
QCalendarWidget QToolButton {
    background: transparent; color: $text; border: none; border-radius: ${bar}px; padding: ${s6}px; font-weight: 600;
}
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton:focus { border: 2px solid $focus; padding: ${s4}px; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView {
    background: $raised; color: $text; outline: none;
    selection-background-color: $accent; selection-color: $on_accent;
}
""")


def stylesheet(tokens: Tokens, scale: float) -> str:
    """The style sheet for these colours, with every size but the hairlines multiplied by ``scale``."""
    return _TEMPLATE.substitute(_colours(tokens), **_sizes(scale)) + _label_rules(tokens, scale)


def _colours(tokens: Tokens) -> dict[str, str]:
    names = (
        "canvas surface raised sunken hover text text2 text3 disabled line line_strong accent on_accent focus selection"
    )
    colours = {name: tokens.colour(name) for name in (*names.split(), "ink", "on_ink")}
    quiet = tokens.line_strong if tokens.line == tokens.line_strong else "transparent"
    return colours | {"red_text": tokens.red.text, "quiet_border": quiet, "scroll": _scroll_colour(tokens)}


def _scroll_colour(tokens: Tokens) -> str:
    return "#3A4046" if tokens.dark else "#D5D2CC"


def _sizes(scale: float) -> dict[str, int | str]:
    sizes: dict[str, int | str] = {f"s{size}": round(size * scale) for size in range(2, 33)}
    for name, height in (("field", FIELD), ("property", PROPERTY)):
        sizes[f"{name}_inner"] = round(height * scale) - 2
        sizes[f"{name}_focus"] = round(height * scale) - 4
    item = TYPE["item"]
    return sizes | {
        "bar": round(RADIUS_BAR * scale),
        "control": round(RADIUS_CONTROL * scale),
        "item_size": round(item.size * scale),
        "item_tracking": f"{item.size * scale * item.tracking / 100:.2f}",
    }


def _label_rules(tokens: Tokens, scale: float) -> str:
    styles = [
        f'QLabel[textStyle="{name}"], QTextEdit[textStyle="{name}"] {{'
        f" font-family: {'InterTab' if kind.tabular else 'Inter'};"
        f" font-size: {round(kind.size * scale)}px; font-weight: {kind.weight};"
        f" letter-spacing: {kind.size * scale * kind.tracking / 100:.2f}px; }}"
        for name, kind in TYPE.items()
    ]
    tones = [f'QLabel[tone="{tone}"] {{ color: {tokens.colour(tone)}; }}' for tone in TEXT_TONES]
    pillars = [
        f'QLabel[tone="pillar{number}"] {{ color: {hue.text}; }}' for number, hue in enumerate(tokens.pillars, start=1)
    ]
    return "\n".join(styles + tones + pillars)
