"""Which task has a form."""

from digibank.queries.devices import DeviceCard
from digibank.ui.counter.carriers_panel import CarriersPanel
from digibank.ui.counter.lend_panel import LendPanel
from digibank.ui.counter.locks_panel import LocksPanel
from digibank.ui.counter.panel import Panel
from digibank.ui.counter.return_panel import ReturnPanel
from digibank.ui.counter.tasks import Task
from digibank.ui.counter.wipe_panel import WipePanel
from digibank.ui.house import House

_PANELS: dict[Task, type[LocksPanel | CarriersPanel | WipePanel | LendPanel | ReturnPanel]] = {
    Task.LOCKS: LocksPanel,
    Task.CARRIERS: CarriersPanel,
    Task.WIPE: WipePanel,
    Task.LEND: LendPanel,
    Task.TAKE_BACK: ReturnPanel,
}


def panel_for(task: Task, house: House, card: DeviceCard) -> Panel | None:
    made = _PANELS.get(task)
    return made(house, card) if made else None
