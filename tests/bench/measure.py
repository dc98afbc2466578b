"""How a figure is taken: ours and its floor in turn, three runs, both medians and the ratio on one line."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

P = ParamSpec("P")

RUNS = 3
SHORTEST_FLOOR = 0.001
"""Seconds: below this the clock's own noise would make the ratio."""

MILLISECONDS = "ms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One path's medians, one for each run, in seconds or bytes; `count` is how many samples a run took."""

    path: str
    ours: tuple[float, ...]
    floor: tuple[float, ...]
    target: float
    count: int
    unit: str = MILLISECONDS

    @property
    def ratios(self) -> tuple[float, ...]:
        """Each run's own ratio."""
        return tuple(ours / floor for ours, floor in zip(self.ours, self.floor, strict=True))

    @property
    def is_kept(self) -> bool:
        """Say whether the median of the ratios keeps the target."""
        return statistics.median(self.ratios) <= self.target

    def __str__(self) -> str:
        """Put it on one line."""
        ours, floor = (_shown(statistics.median(one), self.unit) for one in (self.ours, self.floor))
        ratio = statistics.median(self.ratios)
        if self.unit == MILLISECONDS and statistics.median(self.floor) < SHORTEST_FLOOR:
            said = f"no ratio, the floor is under 1 ms (it would be {ratio:.2f}, target {self.target:g})"
        else:
            each = ", ".join(f"{one:.2f}" for one in self.ratios)
            verdict = "kept" if self.is_kept else "MISSED"
            said = f"ratio {ratio:.2f} ({each}), target {self.target:g}: {verdict}"
        runs = "three runs" if len(self.ours) == RUNS else "one run"
        return f"{self.path} | ours {ours} | floor {floor} | {said} | n {self.count:,}, {runs}"


def _shown(value: float, unit: str) -> str:
    return f"{value * 1000:,.2f} ms" if unit == MILLISECONDS else f"{value:,.0f} {unit}"


def timed(action: Callable[P, object], *given: P.args, **named: P.kwargs) -> float:
    """Seconds that one call takes."""
    started = time.perf_counter()
    action(*given, **named)
    return time.perf_counter() - started


def compare(
    path: str, ours: Callable[[], object], floor: Callable[[], object], *, count: int, target: float
) -> Figure:
    """Time both in turn, so that whatever else the machine does meets both alike."""
    medians: list[tuple[float, float]] = []
    for _ in range(RUNS):
        pairs = [(timed(ours), timed(floor)) for _ in range(count)]
        medians.append(
            (statistics.median(one for one, _ in pairs), statistics.median(one for _, one in pairs))
        )
    return Figure(
        path=path,
        ours=tuple(one for one, _ in medians),
        floor=tuple(one for _, one in medians),
        target=target,
        count=count,
    )


def at_percentile(samples: Iterable[float], percent: int) -> float:
    """The value that this percentage of the samples does not exceed."""
    return statistics.quantiles(samples, n=100, method="inclusive")[percent - 1]
