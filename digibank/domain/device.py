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


def full_name(make: str | None, model: str | None) -> str:
    """What people call the machine; a model that begins with its maker's name says it once. Empty where unknown."""
    if make and model and model.casefold().startswith(make.casefold() + " "):
        return model
    return " ".join(part for part in (make, model) if part)
