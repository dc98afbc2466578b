"""How everything looks: colours, lengths and type from the tokens, in the look and text size chosen."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

FAMILIES = ("Inter", "Noto Sans Arabic", "Noto Emoji")
SMALLEST, USUAL, LARGEST = 80, 100, 200
"""Text size in per cent."""

ICON = 18.0
_TEMPLATE = re.compile(r"\{(colour|paper|edge|px|space|radius|control|font|mark):([a-z0-9_.]+)\}")
_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Link: "primary_ink",
    QPalette.ColorRole.Accent: "primary",
}


class Look(StrEnum):
    """Which colours somebody chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """Colours, lengths, fonts and icons as they are now. Lengths are design pixels, scaled with the text."""

    changed = Signal()

    def __init__(self, application: QApplication, look: Look = Look.SYSTEM, text: int = USUAL) -> None:
        """Load the fonts and dress the application."""
        super().__init__(application)
        self._application = application
        self._choice = look
        self._text = text
        load_fonts()
        application.setStyle("Fusion")
        self.dress_application()
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self.dress_application)
        hints.accessibility().contrastPreferenceChanged.connect(self.dress_application)

    @property
    def choice(self) -> Look:
        """What was chosen; `look` is what is shown."""
        return self._choice

    @property
    def text(self) -> int:
        """The text size in per cent."""
        return self._text

    @property
    def scale(self) -> float:
        """How much larger than drawn everything is."""
        return self._text / USUAL

    @property
    def look(self) -> str:
        """The look shown now: light, dark or contrast."""
        if self._choice is not Look.SYSTEM:
            return self._choice.value
        hints = self._application.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return Look.CONTRAST.value
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return (Look.DARK if dark else Look.LIGHT).value

    def choose(self, look: Look, text: int) -> None:
        """Show another look or text size; a size is kept between 80 and 200 per cent."""
        chosen = (look, max(SMALLEST, min(LARGEST, text)))
        if chosen != (self._choice, self._text):
            self._choice, self._text = chosen
            self.dress_application()

    def dress_application(self) -> None:
        """Put the tokens on every window."""
        self._application.setFont(self.font("body"))
        self._application.setPalette(self._palette())
        self._application.setStyleSheet(self.style_sheet())
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        """Give a colour of today's look."""
        return QColor(_tokens()["themes"][self.look][token])

    def px(self, length: float) -> int:
        """Scale a length in design pixels."""
        return round(length * self.scale)

    def space(self, token: str) -> int:
        """Give a gap: xxs, xs, s, m, l, xl, xxl or xxxl."""
        return self.px(_tokens()["space"][token])

    def radius(self, token: str) -> int:
        """Give a corner: chip, control, card or dialog."""
        return self.px(_tokens()["radius"][token])

    def control(self, token: str) -> int:
        """Give a control's height: compact, normal or large."""
        return self.px(_tokens()["control_height"][token])

    def font(self, role: str) -> QFont:
        """Give a font by its role: caption, small, body, body_strong, subtitle, title or display."""
        size, weight = _tokens()["type_px_weight"][role]
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def icon(self, name: str, colour: str = "text2", size: float = ICON) -> QIcon:
        """Give an icon for a button."""
        return icons.icon(name, self.colour(colour), self.colour("border_strong"), self.px(size))

    def pixmap(self, name: str, colour: str = "text2", size: float = ICON) -> QPixmap:
        """Give an icon as a picture."""
        return icons.draw(name, self.colour(colour), self.px(size))

    def style_sheet(self) -> str:
        """Fill the style templates in order."""
        return "\n".join(_TEMPLATE.sub(self._fill, template) for template in _templates())

    def _fill(self, found: re.Match[str]) -> str:
        what, value = found.groups()
        if what == "colour":
            return self.colour(value).name()
        if what == "paper":
            return QColor(_tokens()["themes"]["light"][value]).name()  # on what is dark in every look
        if what == "edge":
            return self.colour(value if self.look == Look.CONTRAST else f"{value}_soft").name()
        if what == "mark":
            picture = files("resources").joinpath("look", "marks", f"{value}_{self.look}.svg")
            return PurePath(str(picture)).as_posix()
        if what == "font":
            size, weight = _tokens()["type_px_weight"][value]
            return f"font-size: {self.px(size)}px; font-weight: {weight};"
        length = self.px(float(value)) if what == "px" else getattr(self, what)(value)
        return f"{length}px"

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text3"))
        return palette


def dress(widget: QWidget, look: str) -> None:
    """Give a widget one of the styles of the style sheet."""
    widget.setProperty("look", look)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.ensurePolished()  # once, and not again when it is shown
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


@cache
def load_fonts() -> None:
    """Make the shipped fonts known to Qt, once in a program."""
    for font in sorted(files("resources").joinpath("fonts").iterdir(), key=lambda one: one.name):
        if font.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(font.read_bytes())


@cache
def _tokens() -> dict[str, Any]:
    held: dict[str, Any] = json.loads(files("resources").joinpath("look", "tokens.json").read_text("utf-8"))
    return held


def contrast_pairs() -> tuple[tuple[str, str, float], ...]:
    """Give the pairs of colours that are read on each other, and the least contrast each must have (WCAG)."""
    return tuple((ink, paper, least) for ink, paper, least in _tokens()["contrast_pairs_min"])


@cache
def _templates() -> tuple[str, ...]:
    found = [one for one in files("resources").joinpath("qss").iterdir() if one.name.endswith(".qss")]
    return tuple(one.read_text("utf-8") for one in sorted(found, key=lambda one: one.name))
