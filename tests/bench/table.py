"""What a bench prints: one row a figure, with the goal beside it. A goal that is missed is said, and is no failure:
a busy machine is slow, not wrong."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`value` and `goal` in `unit` (ms, or × for a ratio); `beside` says what it was measured against."""

    what: str
    value: float
    goal: float | None
    unit: str
    beside: str

    def line(self) -> str:
        goal = f"<= {self.goal:g} {self.unit}" if self.goal is not None else ""
        verdict = "" if self.goal is None else ("met" if self.value <= self.goal else "MISSED")
        return f"{self.what:<44} {self.value:>8.2f} {self.unit:<2}  {goal:<12} {verdict:<7} {self.beside}"


def show(figures: Sequence[Figure]) -> str:
    machine = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, " + (
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    )
    return "\n".join([machine, *(figure.line() for figure in figures)])


def milliseconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


def percentile_99(times: Sequence[float]) -> float:
    return sorted(times)[max(0, -(-99 * len(times) // 100) - 1)]
