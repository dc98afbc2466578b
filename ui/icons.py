"""Icons: lucide drawings in the colour of the day, sharp at any scale."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = "icons"
RATIOS = (1.0, 2.0)
"""Device pixels to a pixel that an icon is drawn for beforehand."""


@cache
def drawing(name: str) -> bytes:
    """Read one icon's SVG. Raises `FileNotFoundError` for a name that is not shipped."""
    return files("resources").joinpath(FOLDER, f"{name}.svg").read_bytes()


def draw(name: str, colour: QColor, size: float, ratio: float | None = None) -> QPixmap:
    """Draw an icon `size` pixels square."""
    ratio = ratio or QGuiApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, name, colour, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def paint(painter: QPainter, name: str, colour: QColor, place: QRectF) -> None:
    """Paint an icon into a place of something that is being painted."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour.name()).render(painter, place)


def icon(name: str, colour: QColor, faded: QColor, size: float) -> QIcon:
    """Make an icon for a button: `faded` is for when it cannot be used."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(draw(name, colour, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(draw(name, faded, size, ratio), QIcon.Mode.Disabled)
    return made


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing(name).replace(b"currentColor", colour.encode())))
