"""The two drawings of the body map as shapes: outlines to draw, and the region under a point.

Shapes stand on a grid of `width` by `height`, the origin at the top left; a mark's place is in thousandths of
either (see `body_map.WHOLE`), so that a finer drawing moves no mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from dsl_desk.model.body_map import WHOLE, Mark
from dsl_desk.model.body_region import Region, View

Spot: TypeAlias = tuple[int, int]
Path: TypeAlias = tuple[Spot, ...]

_REACH = 36.0
"""How far outside the drawn body, in steps of the grid, a point still counts to the nearest region."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One view as it is drawn: a closed outline, and open lines within it that only help to find the way."""

    view: View
    width: int
    height: int
    outline: Path
    lines: tuple[Path, ...] = ()

    def on_grid(self, point: tuple[int, int]) -> tuple[float, float]:
        """Put thousandths on the grid."""
        return point[0] * self.width / WHOLE, point[1] * self.height / WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A region's closed outline, and a point well inside it."""

    region: Region
    points: Path
    middle: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One view, and every region of it."""

    drawing: Drawing
    patches: tuple[Patch, ...]

    def patch(self, region: Region) -> Patch:
        """Give a region's shape. Raises `KeyError` where it lies on the other view."""
        found = next((one for one in self.patches if one.region is region), None)
        if found is None:
            raise KeyError(region)
        return found


def region_at(figure: Figure, point: tuple[int, int]) -> Region | None:
    """Give the region at a point in thousandths: the one it lies in, or the nearest; None off the body."""
    x, y = figure.drawing.on_grid(point)
    inside = next((one for one in figure.patches if _holds(one.points, x, y)), None)
    if inside is not None:
        return inside.region
    nearest = min(figure.patches, key=lambda one: _distance(one.points, x, y))
    return nearest.region if _distance(nearest.points, x, y) <= _REACH else None


def middle_of(figure: Figure, region: Region) -> tuple[int, int]:
    """Give the place, in thousandths, of a mark put on a region by its name."""
    x, y = figure.patch(region).middle
    return round(x * WHOLE / figure.drawing.width), round(y * WHOLE / figure.drawing.height)


def stand_of(figure: Figure, mark: Mark) -> tuple[int, int]:
    """Give where a mark is drawn: at its point, or in the middle of its region where the two disagree.

    The region is what people read and correct; no drawing may contradict it.
    """
    x, y = figure.drawing.on_grid(mark.point())
    points = figure.patch(mark.region).points
    if _holds(points, x, y) or _distance(points, x, y) <= _REACH:
        return mark.point()
    return middle_of(figure, mark.region)


def _holds(points: Path, x: float, y: float) -> bool:
    """Count the sides that a line from the point crosses: an odd number is inside."""
    crossed = False
    for (ax, ay), (bx, by) in pairwise((*points, points[0])):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed


def _distance(points: Path, x: float, y: float) -> float:
    return min(_to_side(a, b, x, y) for a, b in pairwise((*points, points[0])))


def _to_side(a: Spot, b: Spot, x: float, y: float) -> float:
    along_x, along_y = b[0] - a[0], b[1] - a[1]
    length = along_x * along_x + along_y * along_y
    share = ((x - a[0]) * along_x + (y - a[1]) * along_y) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return hypot(x - a[0] - share * along_x, y - a[1] - share * along_y)
