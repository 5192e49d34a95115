"""The labels of many devices as one PDF, step by step: it can be watched and stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from digibank.documents.facts import LabelFacts
from digibank.documents.label_kind import LabelKind
from digibank.documents.label_sheet import AS_IT_IS, Calibration, LabelJob
from digibank.documents.label_stock import LabelStock
from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.papers import PaperKind, PaperRef
from digibank.services.label_queue import draw_labels, sheet_facts
from digibank.ui.house import House
from digibank.ui.jobs import Pulse
from digibank.ui.outcome import PaperWish

_AT_A_TIME: Final = 200
"""Devices that are looked up in one go."""


@dataclass(frozen=True)
class LabelPlan:
    """Which labels go on what, and where the first goes."""

    codes: tuple[LabelCode, ...]
    stock: LabelStock
    kind: LabelKind
    start: int
    calibration: Calibration = AS_IT_IS


def first_page(house: House, plan: LabelPlan) -> bytes:
    """In a job. Raises LabelDoesNotFit or what `sheet_facts` raises."""
    shown = plan.codes[: plan.stock.per_page - plan.start + 1]
    return _pdf(house, plan, house.office.ask(sheet_facts, shown), plan.start)


def all_pages(house: House, plan: LabelPlan, pulse: Pulse) -> tuple[bytes, tuple[LabelFacts, ...]]:
    """In a job; raises Cancelled too. The facts are for making the same labels from another position on."""
    facts: list[LabelFacts] = []
    for begin in range(0, len(plan.codes), _AT_A_TIME):
        pulse.beat(begin // 2, len(plan.codes))
        facts += house.office.ask(sheet_facts, plan.codes[begin : begin + _AT_A_TIME])
    half = len(facts) // 2
    job = LabelJob(facts, plan.stock, plan.start, plan.kind, plan.calibration)
    made = draw_labels(job, house.t, lambda done: pulse.beat(half + done // 2, len(facts)))
    return made, tuple(facts)


def made_wish(house: House, plan: LabelPlan, made: tuple[bytes, tuple[LabelFacts, ...]]) -> PaperWish:
    """What was made, to print, look at or save."""
    from digibank.ui.paper_wishes import calibration_now

    t, (pdf, facts) = house.t, made
    first, count, stock = pretty(plan.codes[0]), len(plan.codes), plan.stock

    def from_position(position: int) -> bytes:
        calibration = calibration_now(stock.name, house)
        return draw_labels(LabelJob(facts, stock, position, plan.kind, calibration), t)

    def as_it_lies() -> bytes:
        """Another printer may have been chosen since."""
        same = calibration_now(stock.name, house) == plan.calibration
        return pdf if same else from_position(plan.start)

    title, file = t("Label {code}").format(code=first), t("label-{code}.pdf").format(code=first)
    if count > 1:
        title = t("{count} labels").format(count=count)
        file = t("labels-{code}-and-{count}-more.pdf").format(code=first, count=count - 1)
    return PaperWish(
        title,
        file,
        as_it_lies,
        tuple(PaperRef(PaperKind.LABEL, code) for code in plan.codes) if plan.kind in _ON_THE_DEVICE else (),
        stock=stock.name,
        positions=stock.per_page,
        make_from=from_position,
        start=plan.start,
        labels=count,
    )


_ON_THE_DEVICE: Final = frozenset({LabelKind.DEVICE, LabelKind.SMALL})
"""A label on its cable or on a box is not the device's own: that one is still to be printed."""


def _pdf(house: House, plan: LabelPlan, facts: Sequence[LabelFacts], start: int) -> bytes:
    return draw_labels(LabelJob(facts, plan.stock, start, plan.kind, plan.calibration), house.t)
