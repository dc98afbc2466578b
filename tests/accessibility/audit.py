"""Looks at a window as somebody does who cannot see it, or uses only the keys: findings, a sentence each."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEAST = 24
"""Pixels each way that something to point at must have. Source: WCAG 2.2, 2.5.8."""

MOST_TABS, MOST_LINKS = 600, 60
ROWS_READ = 25

_Role = QAccessible.Role
ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QRadioButton, frozenset({_Role.RadioButton})),
    (QCheckBox, frozenset({_Role.CheckBox})),
    (QPushButton, frozenset({_Role.Button, _Role.ButtonMenu, _Role.CheckBox, _Role.RadioButton})),
    (QToolButton, frozenset({_Role.Button, _Role.ButtonMenu, _Role.ButtonDropDown, _Role.CheckBox})),
    (QComboBox, frozenset({_Role.ComboBox})),
    (QLineEdit, frozenset({_Role.EditableText})),
    (QPlainTextEdit, frozenset({_Role.EditableText, _Role.StaticText})),
    (QTextEdit, frozenset({_Role.EditableText, _Role.StaticText})),
    (QAbstractSpinBox, frozenset({_Role.SpinBox})),
    (QTabBar, frozenset({_Role.PageTabList})),
    (QTableView, frozenset({_Role.Table})),
    (QTreeView, frozenset({_Role.Tree})),
    (QListView, frozenset({_Role.List})),
)
"""What each kind of widget must say it is."""

_NO_ROLE = frozenset({_Role.NoRole, _Role.Client, _Role.Pane, _Role.Window})


def audit(pane: QWidget) -> list[str]:
    """Look at everything that is shown in a window, or a part of one; no finding means nothing is wrong."""
    focusable = list(to_focus(pane))
    stops = walk(pane.window())
    return [
        *unnamed(focusable),
        *wrong_roles(focusable),
        *too_small(focusable),
        *unreachable(stops, focusable),
        *unspoken_rows(focusable),
    ]


def to_focus(window: QWidget) -> Iterator[QWidget]:
    """Give each visible, enabled widget of a window that the Tab key should stop at."""
    for widget in window.findChildren(QWidget):
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and widget.isVisible() and widget.isEnabled() and not _is_inside(widget):
            yield widget


def unnamed(widgets: Iterable[QWidget]) -> Iterator[str]:
    """Find what has no name to be spoken: neither its own, nor a label's, nor its words."""
    for widget in widgets:
        if not name_of(widget):
            yield f"{describe(widget)} has no name: a screen reader says only what kind it is."


def wrong_roles(widgets: Iterable[QWidget]) -> Iterator[str]:
    """Find what says it is something else than it is, or nothing."""
    for widget in widgets:
        role = role_of(widget)
        right = next((roles for kind, roles in ROLES if isinstance(widget, kind)), None)
        if role not in right if right is not None else role in _NO_ROLE and not _is_named_area(widget):
            yield f"{describe(widget)} says it is a {role.name}."


def too_small(widgets: Iterable[QWidget]) -> Iterator[str]:
    """Find what is smaller than a finger or a shaking hand can hit."""
    for widget in widgets:
        if widget.width() < LEAST or widget.height() < LEAST:
            size = f"{widget.width()} by {widget.height()} pixels"
            yield f"{describe(widget)} is {size}: at least {LEAST} each way."


def unreachable(stops: Iterable[QWidget], widgets: Iterable[QWidget]) -> Iterator[str]:
    """Find what the Tab key never stopped at."""
    reached = list(stops)
    for widget in widgets:
        if not any(one is widget or _is_of_one_group(one, widget) for one in reached):
            yield f"{describe(widget)} is never reached by the Tab key."


def walk(window: QWidget) -> list[QWidget]:
    """Press the Tab key until it comes round; gives what it stopped at, in order.

    A page of text stops at each of its links before it lets go.
    """
    begun = window.focusWidget()
    stops = [begun] if begun is not None else []
    stayed = 0
    while len(stops) < MOST_TABS and stayed < MOST_LINKS:
        before = window.focusWidget() or window
        QTest.keyClick(before, Qt.Key.Key_Tab)
        at = window.focusWidget()
        stayed = stayed + 1 if at is before else 0
        if at is None or (at is not before and any(at is one for one in stops)):
            break
        if at is not before:
            stops.append(at)
    return stops


def disordered(pane: QWidget) -> list[str]:
    """Find where the Tab key goes back up within one pane, other than to its top or to another column."""
    stops = walk(pane.window())
    inside = [one for one in stops if pane.isAncestorOf(one)]
    top = min((_place(one, pane).y() for one in inside), default=0)
    findings = []
    for before, after in itertools.pairwise(stops):
        if not (pane.isAncestorOf(before) and pane.isAncestorOf(after)):
            continue
        above, below = _place(after, pane), _place(before, pane)
        goes_up = above.y() + after.height() <= below.y() and above.y() > top
        if goes_up and not _is_in_another_column(before, after, pane):
            findings.append(f"After {describe(before)} the Tab key goes back up to {describe(after)}.")
    return findings


def unspoken_rows(widgets: Iterable[QWidget]) -> Iterator[str]:
    """Find lists and tables whose rows are not read as sentences."""
    for widget in widgets:
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _unspoken(widget, widget.model())


def hidden_focus(widgets: Iterable[QWidget]) -> Iterator[str]:
    """Find what looks the same with the focus as without it. The window must be the active one."""
    for widget in widgets:
        window = widget.window()
        window.setFocus()
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is widget and widget.grab().toImage() == without:
            yield f"{describe(widget)} looks the same with the focus as without it."


def name_of(widget: QWidget) -> str:
    """Give the name a screen reader speaks: the widget's own, its label's, or its words; never a tip's.

    A placeholder goes away as soon as somebody types, so it names nothing.
    """
    if widget.accessibleName().strip():
        return widget.accessibleName().strip()
    labels = [one for one in widget.window().findChildren(QLabel) if one.buddy() is widget]
    if labels:
        return labels[0].text().strip()
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None or isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QComboBox):
        return ""
    name = interface.text(QAccessible.Text.Name).strip()
    return "" if name in {widget.toolTip(), ""} and not _words(widget) else name


def role_of(widget: QWidget) -> QAccessible.Role:
    """Give what a widget says it is."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role() if interface is not None else QAccessible.Role.NoRole


def describe(widget: QWidget) -> str:
    """Say which widget is meant: its class, its name, and what it stands in."""
    name = widget.accessibleName() or _words(widget) or widget.objectName()
    inside = widget.parentWidget()
    around = f" in {type(inside).__name__}" if inside is not None else ""
    return f"{type(widget).__name__} “{name}”{around}" if name else f"{type(widget).__name__}{around}"


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _is_inside(widget: QWidget) -> bool:
    """Say whether a widget is a part of one that is looked at whole: a bar, a viewport, an editor's line."""
    if isinstance(widget, QScrollBar | QHeaderView):
        return True
    proxy = widget.focusProxy()
    around = widget.parentWidget()
    if proxy is not None and (proxy is around or widget.isAncestorOf(proxy)):
        return True
    if isinstance(around, QComboBox | QAbstractSpinBox):
        return True
    return isinstance(around, QAbstractScrollArea) and widget is around.viewport()


def _is_of_one_group(one: QWidget, other: QWidget) -> bool:
    """Buttons of one group are one stop: the arrow keys go on from there."""
    if not isinstance(one, QAbstractButton) or not isinstance(other, QAbstractButton):
        return False
    if one.group() is not None:
        return one.group() is other.group()
    return one.autoExclusive() and other.autoExclusive() and one.parentWidget() is other.parentWidget()


def _is_named_area(widget: QWidget) -> bool:
    """A drawn page has no better role in Qt than the area it is: its name says what is drawn."""
    return isinstance(widget, QAbstractScrollArea) and bool(widget.accessibleName())


def _place(widget: QWidget, pane: QWidget) -> QPoint:
    return widget.mapTo(pane, QPoint(0, 0))


def _is_in_another_column(before: QWidget, after: QWidget, pane: QWidget) -> bool:
    """A column to the right begins again at the top."""
    return _place(after, pane).x() >= _place(before, pane).x() + before.width()


def _unspoken(view: QAbstractItemView, model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    columns = model.columnCount() if isinstance(view, QTableView | QTreeView) else 1
    for row in range(min(model.rowCount(), ROWS_READ)):
        for column in range(columns):
            spoken = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            shown = model.index(row, column).data(Qt.ItemDataRole.DisplayRole)
            if not (isinstance(spoken or shown, str) and str(spoken or shown).strip()):
                yield f"Row {row + 1}, column {column + 1} of {describe(view)} is silent."
                return
        first = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        if columns > 1 and not isinstance(first, str):
            yield f"Row {row + 1} of {describe(view)} is not read as a sentence."
            return
