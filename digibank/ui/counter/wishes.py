"""The card of a person as a wish for `house.papers`; all other papers are in `ui.paper_wishes`."""

from functools import partial

from digibank.domain.label_code import LabelCode, pretty
from digibank.queries.borrowers import BorrowerCard
from digibank.services.borrower_label import borrower_label
from digibank.ui.house import House
from digibank.ui.outcome import PaperWish
from digibank.ui.printing.habits import PrintHabits


def person_label_wish(house: House, card: BorrowerCard) -> PaperWish:
    """The file is named by the code, never by the person."""
    t, stock = house.t, PrintHabits(house.settings).stock
    return PaperWish(
        t("Card {code}").format(code=pretty(card.code)),
        t("card-{code}.pdf").format(code=pretty(card.code)),
        partial(_person_label, house, card.code, stock),
        stock=stock,
    )


def _person_label(house: House, code: LabelCode, stock: str) -> bytes:
    from digibank.documents.label_sheet import label_sheet
    from digibank.documents.label_stock import load_stocks

    return label_sheet([house.office.ask(borrower_label, code, house.t)], load_stocks()[stock], 1, house.t)
