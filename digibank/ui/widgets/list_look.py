"""What this PC remembers of a list: its order, and which columns are shown, where and how wide. No personal data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class ListLook:
    """`places` are the columns' names from left to right, `widths` in pixels at 100 %. `order` empty: the usual one."""

    places: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    widths: Mapping[str, int] = field(default_factory=dict)
    order: str = ""
    descending: bool = False

    @classmethod
    def read(cls, text: str) -> "ListLook":
        """What `written` gave; whatever else is read as the usual look."""
        try:
            kept: Any = json.loads(text) if text else {}
            return cls(
                tuple(str(name) for name in kept.get("places", ())),
                frozenset(str(name) for name in kept.get("hidden", ())),
                {str(name): int(width) for name, width in kept.get("widths", {}).items()},
                str(kept.get("order", "")),
                bool(kept.get("descending", False)),
            )
        except (ValueError, TypeError, AttributeError):
            return cls()

    def written(self) -> str:
        return json.dumps(
            {
                "places": self.places,
                "hidden": sorted(self.hidden),
                "widths": dict(self.widths),
                "order": self.order,
                "descending": self.descending,
            }
        )

    def sorted_by(self, order: str, *, descending: bool) -> "ListLook":
        return replace(self, order=order, descending=descending)
