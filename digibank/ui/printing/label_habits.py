"""How labels are printed on this PC: where the last sheet ended, and how each printer lies on each stock."""

import json
import math
from typing import Any, Final

from digibank.documents.label_kind import LabelKind
from digibank.documents.label_sheet import AS_IT_IS, Calibration
from digibank.ui.machine_settings import MachineSettings

_STARTS: Final = "labels/starts"
_CALIBRATIONS: Final = "labels/calibrations"
_DESIGN: Final = "labels/design"
MOST_OFF: Final = 20.0
"""Millimetres that a printer may be off."""
SCALES: Final = (0.9, 1.1)


class LabelHabits:
    """Kept with the settings of this PC, under printer and stock by name. May be asked on any thread that has a
    MachineSettings of its own."""

    def __init__(self, settings: MachineSettings) -> None:
        self._settings = settings

    def start(self, stock: str, per_page: int) -> int:
        """The first free position of the sheet that is begun; 1 where none is."""
        kept = self._kept(_STARTS).get(stock)
        return kept if isinstance(kept, int) and 1 <= kept <= per_page else 1

    def ended(self, stock: str, start: int, count: int, per_page: int) -> None:
        """So many labels were printed from `start` on."""
        self.begin_at(stock, (start - 1 + count) % per_page + 1)

    def begin_at(self, stock: str, position: int) -> None:
        self._keep(_STARTS, self._kept(_STARTS) | {stock: position})

    def calibration(self, printer: str, stock: str) -> Calibration:
        kept: Any = self._kept(_CALIBRATIONS).get(_both(printer, stock))
        try:
            x, y, scale_x, scale_y = (float(value) for value in kept)
        except (TypeError, ValueError):
            return AS_IT_IS
        known = Calibration(x, y, scale_x, scale_y)
        return known if fits(known) else AS_IT_IS

    def calibrate(self, printer: str, stock: str, to: Calibration) -> None:
        values = [to.x, to.y, to.scale_x, to.scale_y]
        self._keep(_CALIBRATIONS, self._kept(_CALIBRATIONS) | {_both(printer, stock): values})

    @property
    def design(self) -> LabelKind:
        """What was printed last for devices."""
        kept = self._settings.remembered(_DESIGN)
        return LabelKind(kept) if kept in {kind.value for kind in LabelKind} else LabelKind.DEVICE

    @design.setter
    def design(self, kind: LabelKind) -> None:
        self._settings.remember(_DESIGN, kind.value)

    def _kept(self, of: str) -> dict[str, object]:
        try:
            kept = json.loads(self._settings.remembered(of) or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _keep(self, of: str, values: dict[str, object]) -> None:
        self._settings.remember(of, json.dumps(values))


def fits(calibration: Calibration) -> bool:
    """Whether a printer may be so far off; else somebody mistyped."""
    moves, scales = (calibration.x, calibration.y), (calibration.scale_x, calibration.scale_y)
    return all(math.isfinite(move) and abs(move) <= MOST_OFF for move in moves) and all(
        SCALES[0] <= scale <= SCALES[1] for scale in scales
    )


def _both(printer: str, stock: str) -> str:
    return f"{stock}\n{printer}"
