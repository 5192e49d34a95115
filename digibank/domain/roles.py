"""Who may act: each role may do what the ones before it may, except that a technician sees no borrower."""

from enum import StrEnum


class Role(StrEnum):
    VOLUNTEER = "volunteer"
    TECHNICIAN = "technician"
    COORDINATOR = "coordinator"


_RANK = {Role.VOLUNTEER: 0, Role.TECHNICIAN: 1, Role.COORDINATOR: 2}


def at_least(role: Role, needed: Role) -> bool:
    return _RANK[role] >= _RANK[needed]


def sees_borrowers(role: Role) -> bool:
    """May meet a borrower's first name and code at the counter."""
    return role is not Role.TECHNICIAN


def reads_personal_data(role: Role) -> bool:
    """May read full names, addresses and contacts."""
    return role is Role.COORDINATOR
