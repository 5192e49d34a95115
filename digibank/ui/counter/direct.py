"""Tasks that need no form: one press stores them, or makes a paper."""

from functools import partial
from typing import TYPE_CHECKING

from digibank.domain.label_code import LabelCode, pretty
from digibank.queries.devices import DeviceCard
from digibank.services.lend import hand_over
from digibank.services.papers import certificate_paper
from digibank.services.release import release
from digibank.services.repair import repair_back, repair_out
from digibank.ui.counter.lend_panel import cancelled, contract_wish
from digibank.ui.counter.return_panel import corrected
from digibank.ui.counter.tasks import Task
from digibank.ui.house import House
from digibank.ui.outcome import Outcome, PaperWish

if TYPE_CHECKING:
    from collections.abc import Callable

ROLL = "brother-62x29"
"""The label printer most counters have; the choice of stock comes with the labels screen."""


def act(task: Task, house: House, card: DeviceCard) -> Outcome:
    """Raises what the rules or the machine refuse."""
    stored = _store(task, house, card)
    number = card.loan.number if card.loan else ""
    return stored or Outcome("", paper=_paper(task, house, card, number))


def _store(task: Task, house: House, card: DeviceCard) -> Outcome | None:
    """None for a task that only makes a paper."""
    t, office, number = house.t, house.office, card.loan.number if card.loan else ""
    acts: dict[Task, tuple[Callable[[], object], str]] = {
        Task.RELEASE: (lambda: office.do(release, card.code), t("Released. It can be lent now.")),
        Task.HAND_OVER: (lambda: office.do(hand_over, number), t("Handed over: loan {number}.").format(number=number)),
        Task.REPAIR_OUT: (lambda: office.do(repair_out, card.code), t("Written down: in repair.")),
        Task.REPAIR_BACK: (lambda: office.do(repair_back, card.code), t("Written down: back from repair.")),
    }
    if task is Task.CANCEL:
        return cancelled(house, number, card.code)
    if task is Task.CORRECT_RETURN:
        return corrected(house, card.code)
    if task not in acts:
        return None
    store, said = acts[task]
    store()
    return Outcome(said, card.code)


def _paper(task: Task, house: House, card: DeviceCard, number: str) -> PaperWish:
    t, code = house.t, pretty(card.code)
    if task is Task.CONTRACT:
        return contract_wish(house, number)
    if task is Task.LABEL:
        title, file = t("Label {code}").format(code=code), t("label-{code}.pdf").format(code=code)
        return PaperWish(title, file, partial(_label, house, card.code))
    title = t("Wipe certificate {code}").format(code=code)
    file = t("wipe-certificate-{code}.pdf").format(code=code)
    return PaperWish(title, file, lambda: certificate_paper(house.office, card.code).pdf)


def _label(house: House, code: LabelCode) -> bytes:
    from digibank.documents.label_sheet import label_sheet
    from digibank.documents.label_stock import load_stocks
    from digibank.services.papers import label_facts

    return label_sheet(house.office.ask(label_facts, [code]), load_stocks()[ROLL], 1, house.t)
