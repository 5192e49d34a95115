"""Every paper of the house as a wish: its title, its file, how it is made, and where it goes."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.papers import PaperKind, PaperRef
from digibank.ui.house import House
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.outcome import PaperWish
from digibank.ui.printing.habits import PrintHabits

if TYPE_CHECKING:
    from digibank.documents.label_sheet import Calibration


def wish_for(house: House, papers: Sequence[PaperRef]) -> PaperWish:
    """One paper, or several labels. Raises ValueError where papers of two kinds, or two that are no labels, are asked
    for in one."""
    kinds = {paper.kind for paper in papers}
    if kinds == {PaperKind.LABEL}:
        return labels_wish(house, [LabelCode(paper.of) for paper in papers])
    (paper,) = papers
    makers: dict[PaperKind, Callable[[House, str], PaperWish]] = {
        PaperKind.CONTRACT: contract_wish,
        PaperKind.RETURN_RECEIPT: return_receipt_wish,
        PaperKind.DONOR_RECEIPT: donor_receipt_wish,
        PaperKind.CERTIFICATE: certificate_wish,
    }
    return makers[paper.kind](house, paper.of)


def contract_wish(house: House, number: str, *, at_once: bool = False) -> PaperWish:
    from digibank.services.papers import contract_paper

    return PaperWish(
        house.t("Contract {number}").format(number=number),
        house.t("contract-{number}.pdf").format(number=number),
        lambda: contract_paper(house.office, number).pdf,
        (PaperRef(PaperKind.CONTRACT, number),),
        at_once=at_once,
    )


def return_receipt_wish(house: House, loan: str, title: str = "", *, at_once: bool = False) -> PaperWish:
    """By a loan's number or code, or the code of a device that came back; `title` is what it is called on the screen,
    where that is not its number."""
    from digibank.services.papers import return_receipt_paper

    return PaperWish(
        house.t("Return receipt {number}").format(number=title or loan),
        house.t("return-receipt-{number}.pdf").format(number=title or loan),
        lambda: return_receipt_paper(house.office, loan).pdf,
        (PaperRef(PaperKind.RETURN_RECEIPT, loan),),
        at_once=at_once,
    )


def donor_receipt_wish(house: House, code: str, *, at_once: bool = False) -> PaperWish:
    """By the donation's code or that of a device in it."""
    from digibank.services.papers import donor_receipt_paper

    shown = pretty(LabelCode(code))
    return PaperWish(
        house.t("Donor receipt {code}").format(code=shown),
        house.t("donor-receipt-{code}.pdf").format(code=shown),
        lambda: donor_receipt_paper(house.office, code).pdf,
        (PaperRef(PaperKind.DONOR_RECEIPT, code),),
        at_once=at_once,
    )


def certificate_wish(house: House, code: str) -> PaperWish:
    from digibank.services.papers import certificate_paper

    shown = pretty(LabelCode(code))
    return PaperWish(
        house.t("Wipe certificate {code}").format(code=shown),
        house.t("wipe-certificate-{code}.pdf").format(code=shown),
        lambda: certificate_paper(house.office, code).pdf,
        (PaperRef(PaperKind.CERTIFICATE, code),),
    )


def labels_wish(house: House, codes: Sequence[LabelCode], *, stock: str = "", at_once: bool = False) -> PaperWish:
    """On the stock that lies in this PC's label printer, unless another is named; from where its last sheet ended."""
    from digibank.services.own_stocks import all_stocks
    from digibank.ui.printing.label_habits import LabelHabits

    t, first = house.t, pretty(codes[0])
    name = stock or PrintHabits(house.settings, house.office.database.folder).stock
    positions = all_stocks(house.office.database.folder)[name].per_page
    start = LabelHabits(house.settings).start(name, positions)
    make = partial(_labels, house, tuple(codes), name)
    title, file = t("Label {code}").format(code=first), t("label-{code}.pdf").format(code=first)
    if len(codes) > 1:
        title = t("{count} labels").format(count=len(codes))
        file = t("labels-{code}-and-{count}-more.pdf").format(code=first, count=len(codes) - 1)
    return PaperWish(
        title,
        file,
        partial(make, start),
        tuple(PaperRef(PaperKind.LABEL, code) for code in codes),
        stock=name,
        positions=positions,
        make_from=make,
        start=start,
        labels=len(codes),
        at_once=at_once,
    )


def _labels(house: House, codes: Sequence[LabelCode], stock: str, start: int) -> bytes:
    """In a job."""
    from digibank.documents.label_sheet import LabelJob
    from digibank.services.label_queue import draw_labels
    from digibank.services.own_stocks import all_stocks
    from digibank.services.papers import label_facts

    made_for = all_stocks(house.office.database.folder)[stock]
    calibration = calibration_now(stock, house)
    facts = house.office.ask(label_facts, codes)
    return draw_labels(LabelJob(facts, made_for, start, calibration=calibration), house.t)


def calibration_now(stock: str, house: House) -> "Calibration":
    """How the printer for this stock prints on it, as this PC remembers it now. In a job too: reads by itself."""
    from digibank.ui.printing.label_habits import LabelHabits

    settings = MachineSettings()
    printer = PrintHabits(settings, house.office.database.folder).printer(stock)
    return LabelHabits(settings).calibration(printer, stock)
