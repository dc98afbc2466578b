"""The body map's two drawings, read from the data that ships, and a record's marks made ready for paper."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dsl_desk.model.body_figure import Drawing, Figure, Patch, Path, stand_of
from dsl_desk.model.body_region import Region, View
from dsl_desk.model.concern import Concern
from dsl_desk.packs import case

if TYPE_CHECKING:
    from dsl_desk.model.body_map import Mark
    from dsl_desk.model.record import Record


@cache
def read_figures() -> tuple[Figure, Figure]:
    """Give the front, then the back. The same data serves screen and paper."""
    held = json.loads(files("resources").joinpath("body_map", "shapes.json").read_text("utf-8"))
    size = held["width"], held["height"]
    return _figure(View.FRONT, size, held["views"]["front"]), _figure(View.BACK, size, held["views"]["back"])


def body_map_of(record: Record) -> case.BodyMap | None:
    """Give what a pack draws of a record's marks; None where it has none."""
    if not isinstance(record, Concern) or not record.marks:
        return None
    marks = tuple(_placed(mark) for mark in record.marks)
    return case.BodyMap(marks=marks, drawings=tuple(one.drawing for one in read_figures()))


def figure_of(view: View) -> Figure:
    """Give the figure of a view."""
    front, back = read_figures()
    return front if view is View.FRONT else back


def _placed(mark: Mark) -> Mark:
    x, y = stand_of(figure_of(mark.region.view), mark)
    return replace(mark, x=x, y=y)


def _figure(view: View, size: tuple[int, int], held: dict[str, Any]) -> Figure:
    drawing = Drawing(
        view=view,
        width=size[0],
        height=size[1],
        outline=_path(held["outline"]),
        lines=tuple(_path(line) for line in held["lines"]),
    )
    patches = (
        Patch(region=Region(name), points=_path(one["points"]), middle=(one["middle"][0], one["middle"][1]))
        for name, one in held["regions"].items()
    )
    return Figure(drawing=drawing, patches=tuple(patches))


def _path(points: list[list[int]]) -> Path:
    return tuple((x, y) for x, y in points)
