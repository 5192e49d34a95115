"""What a label is for."""

from enum import StrEnum


class LabelKind(StrEnum):
    """SMALL is a device's label for a telephone. CABLE is folded around a cable or the cord of a charger. RETURN goes
    on a box that comes back to us."""

    DEVICE = "device"
    SMALL = "small"
    SHELF = "shelf"
    CARD = "card"
    CABLE = "cable"
    RETURN = "return"
