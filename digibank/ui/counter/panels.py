"""Which task has a form, for which kind of card."""

from collections.abc import Callable
from typing import Final

from digibank.queries.borrowers import BorrowerCard
from digibank.queries.devices import DeviceCard, device_card
from digibank.queries.loans import LoanCard
from digibank.ui.counter.carriers_panel import CarriersPanel
from digibank.ui.counter.correct_panel import CorrectPanel
from digibank.ui.counter.extend_panel import ExtendPanel
from digibank.ui.counter.label_panels import AliasPanel, RelabelPanel
from digibank.ui.counter.lend_panel import LendPanel
from digibank.ui.counter.locks_panel import LocksPanel
from digibank.ui.counter.panel import Panel
from digibank.ui.counter.person_panel import PersonPanel
from digibank.ui.counter.reserve_panel import ReservePanel
from digibank.ui.counter.retire_panel import RetirePanel
from digibank.ui.counter.return_panel import ReturnPanel
from digibank.ui.counter.swap_panel import SwapPanel
from digibank.ui.counter.tasks import Card, Task
from digibank.ui.counter.text_panels import MissingPanel, NotePanel
from digibank.ui.counter.wipe_panel import WipePanel
from digibank.ui.house import House


def panel_for(task: Task, house: House, card: Card) -> Panel | None:
    """None for a task without a form. Raises what the rules or the machine refuse: some forms look things up first."""
    if not has_form(task, card):
        return None
    if isinstance(card, DeviceCard):
        return _OF_DEVICES[task](house, card)
    return _OF_LOANS[task](house, card) if isinstance(card, LoanCard) else _OF_PEOPLE[task](house, card)


def has_form(task: Task, card: Card) -> bool:
    """Else one press stores it, or makes a paper."""
    if isinstance(card, DeviceCard):
        return task in _OF_DEVICES
    return task in (_OF_LOANS if isinstance(card, LoanCard) else _OF_PEOPLE)


def _take_back_all(house: House, loan: LoanCard) -> Panel:
    """All that is still out on it."""
    out = [line.code for line in loan.lines if line.code and line.ending is None]
    return ReturnPanel(house, [house.office.ask(device_card, code) for code in out], loan.code)


_OF_DEVICES: Final[dict[Task, Callable[[House, DeviceCard], Panel]]] = {
    Task.LOCKS: LocksPanel,
    Task.CARRIERS: CarriersPanel,
    Task.WIPE: WipePanel,
    Task.LEND: lambda house, card: LendPanel(house, [card]),
    Task.TAKE_BACK: lambda house, card: ReturnPanel(house, [card], card.code),
    Task.EXTEND: ExtendPanel,
    Task.SWAP: SwapPanel,
    Task.RESERVE: ReservePanel,
    Task.MISSING: MissingPanel,
    Task.RETIRE: RetirePanel,
    Task.CORRECT: CorrectPanel,
    Task.NOTE: NotePanel,
    Task.ALIAS: AliasPanel,
    Task.RELABEL: RelabelPanel,
}

_OF_LOANS: Final[dict[Task, Callable[[House, LoanCard], Panel]]] = {
    Task.TAKE_BACK: _take_back_all,
    Task.TAKE_BACK_ALL: _take_back_all,
    Task.EXTEND: ExtendPanel,
    Task.SWAP: SwapPanel,
}

_OF_PEOPLE: Final[dict[Task, Callable[[House, BorrowerCard], Panel]]] = {
    Task.LEND: lambda house, card: LendPanel(house, [], card),
    Task.CHANGE_PERSON: PersonPanel,
}
