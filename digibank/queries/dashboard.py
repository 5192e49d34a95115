"""What the start page counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from digibank.domain.lifecycle import State
from digibank.storage.device_tables import DeviceRow
from digibank.storage.loan_tables import LoanRow
from digibank.storage.tx import Look


@dataclass(frozen=True)
class Dashboard:
    """`by_state` holds every state, with 0 where there is no device. `due_today` and `overdue` count loans."""

    by_state: Mapping[State, int]
    due_today: int
    overdue: int


def dashboard(look: Look) -> Dashboard:
    counted = {
        State(state): count
        for state, count in look.session.execute(select(DeviceRow.state, func.count()).group_by(DeviceRow.state)).all()
    }
    open_loans = select(func.count()).select_from(LoanRow).where(LoanRow.closed_at.is_(None))
    return Dashboard(
        by_state={state: counted.get(state, 0) for state in State},
        due_today=look.session.scalar(open_loans.where(LoanRow.until_on == look.today)) or 0,
        overdue=look.session.scalar(open_loans.where(LoanRow.until_on < look.today)) or 0,
    )
