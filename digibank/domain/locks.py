"""Locks that make a device dead stock: looked for at intake and again at return, before the borrower leaves."""

from enum import StrEnum


class LockKind(StrEnum):
    FRP = "frp"  # Android: asks the old Google account after a reset
    ACTIVATION_LOCK = "activation-lock"  # Apple: survives erasing
    SAMSUNG_ACCOUNT = "samsung-account"
    XIAOMI_ACCOUNT = "xiaomi-account"
    MDM = "mdm"  # managed by an organisation
    AUTOPILOT = "autopilot"  # Windows: claimed by the old organisation again at first start
    APPLE_BUSINESS = "abm"
    BIOS_PASSWORD = "bios-password"  # noqa: S105 (the name of a lock)
    DISK_PASSWORD = "disk-password"  # noqa: S105
    OTHER = "other"
