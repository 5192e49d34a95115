"""The papers of what lies on the counter, as wishes for `house.papers`."""

from functools import partial
from typing import Final

from digibank.domain.label_code import LabelCode, pretty
from digibank.queries.borrowers import BorrowerCard
from digibank.queries.devices import DeviceCard
from digibank.services.borrower_label import borrower_label
from digibank.services.papers import certificate_paper, contract_paper, label_facts, return_receipt_paper
from digibank.ui.house import House
from digibank.ui.outcome import PaperWish

ROLL: Final = "brother-62x29"
"""The label printer most counters have; the choice of stock comes with the labels screen."""


def contract_wish(house: House, number: str) -> PaperWish:
    t = house.t
    return PaperWish(
        t("Contract {number}").format(number=number),
        t("contract-{number}.pdf").format(number=number),
        lambda: contract_paper(house.office, number).pdf,
    )


def receipt_wish(house: House, loan: str, title: str) -> PaperWish:
    """`loan` is a loan's number or code, or the code of a device that came back; `title` names it on the paper bar."""
    t = house.t
    return PaperWish(
        t("Return receipt {number}").format(number=title),
        t("return-receipt-{number}.pdf").format(number=title),
        lambda: return_receipt_paper(house.office, loan).pdf,
    )


def certificate_wish(house: House, card: DeviceCard) -> PaperWish:
    t, code = house.t, pretty(card.code)
    return PaperWish(
        t("Wipe certificate {code}").format(code=code),
        t("wipe-certificate-{code}.pdf").format(code=code),
        lambda: certificate_paper(house.office, card.code).pdf,
    )


def label_wish(house: House, code: LabelCode) -> PaperWish:
    t = house.t
    return PaperWish(
        t("Label {code}").format(code=pretty(code)),
        t("label-{code}.pdf").format(code=pretty(code)),
        partial(_label, house, code),
    )


def person_label_wish(house: House, card: BorrowerCard) -> PaperWish:
    """The file is named by the code, never by the person."""
    t = house.t
    return PaperWish(
        t("Card {code}").format(code=pretty(card.code)),
        t("card-{code}.pdf").format(code=pretty(card.code)),
        partial(_person_label, house, card.code),
    )


def _label(house: House, code: LabelCode) -> bytes:
    from digibank.documents.label_sheet import label_sheet
    from digibank.documents.label_stock import load_stocks

    return label_sheet(house.office.ask(label_facts, [code]), load_stocks()[ROLL], 1, house.t)


def _person_label(house: House, code: LabelCode) -> bytes:
    from digibank.documents.label_sheet import label_sheet
    from digibank.documents.label_stock import load_stocks

    return label_sheet([house.office.ask(borrower_label, code, house.t)], load_stocks()[ROLL], 1, house.t)
