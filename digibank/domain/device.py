"""What a device is."""

from enum import StrEnum


class Kind(StrEnum):
    LAPTOP = "laptop"
    SMARTPHONE = "smartphone"
    TABLET = "tablet"
    DESKTOP = "desktop"
    OTHER = "other"


OWN_STORAGE: frozenset[Kind] = frozenset({Kind.SMARTPHONE, Kind.TABLET})
"""Kinds whose one carrier is soldered in: listed at intake, never fitted or removed."""


class Condition(StrEnum):
    """Grade at return: A as new, B used, C worn, D damaged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
