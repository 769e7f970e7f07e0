"""What a screen reader would find in a window: used by the tests of every window and dialog."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QWidget

ROLE = QAccessible.Role
NAMED_BY_THEIR_TEXT = {
    *(ROLE.Button, ROLE.ButtonMenu, ROLE.ButtonDropDown, ROLE.CheckBox, ROLE.RadioButton),
    *(ROLE.MenuItem, ROLE.PageTab, ROLE.Link),
}


def unnamed_controls(window: QWidget) -> list[str]:
    """Describe every control of the window that can have the focus and that a screen reader could not name.

    A name is an accessible name, a label that belongs to the control, or the text on a button or tab. What a field
    holds is no name, and neither is a placeholder, though Qt reports the first as one. Folded and hidden parts count:
    they are shown one day.
    """
    labels = window.findChildren(QLabel)
    labelled = {label.buddy() for label in labels if label.buddy() is not None and label.text().strip()}
    controls = _controls(QAccessible.queryAccessibleInterface(window))
    return [_described(control) for control in controls if not _has_name(control, labelled)]


def _controls(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that can have the focus; what lists, tables and choices hold is content and stays out."""
    if interface.state().focusable:
        yield interface
    if isinstance(interface.object(), QAbstractItemView | QComboBox):
        return
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield from _controls(child)


def _has_name(control: QAccessibleInterface, labelled: set[QWidget]) -> bool:
    widget = control.object()
    if control.role() in NAMED_BY_THEIR_TEXT:
        return bool(control.text(QAccessible.Text.Name).strip())
    return isinstance(widget, QWidget) and (bool(widget.accessibleName().strip()) or widget in labelled)


def _described(control: QAccessibleInterface) -> str:
    widget = control.object()
    place = []
    while isinstance(widget, QWidget):
        place.append(widget.objectName() or type(widget).__name__)
        widget = widget.parent()
    return f"{control.role().name} in {' < '.join(place)}"


def walked_by_tab(dialog: QWidget, *, back: bool = False) -> list[QWidget]:
    """Every control that Tab, or Shift+Tab, comes to from where the focus is, until it is there again."""
    begun = QApplication.focusWidget()
    assert begun is not None
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    walked: list[QWidget] = []
    while not walked or walked[-1] is not begun:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, modifier)
        reached = QApplication.focusWidget()
        assert reached is not None
        assert dialog.isAncestorOf(reached)
        assert reached not in walked, f"{reached} was come to twice, and never {begun}"
        walked.append(reached)
    return walked


def out_of_reach(dialog: QWidget) -> list[QWidget]:
    """The controls in sight that Tab does not come to, though it may."""
    walked = walked_by_tab(dialog)
    assert {id(each) for each in walked_by_tab(dialog, back=True)} == {id(each) for each in walked}
    return [
        each
        for each in dialog.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.isVisible()
        and each.isEnabled()
        and each not in walked
    ]
