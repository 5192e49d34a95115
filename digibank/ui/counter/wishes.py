"""The card of a person as a wish for `house.papers`; all other papers are in `ui.paper_wishes`."""

from functools import partial

from digibank.domain.label_code import LabelCode, pretty
from digibank.queries.borrowers import BorrowerCard
from digibank.services.borrower_label import borrower_label
from digibank.ui.house import House
from digibank.ui.outcome import PaperWish
from digibank.ui.paper_wishes import calibration_now
from digibank.ui.printing.habits import PrintHabits


def person_label_wish(house: House, card: BorrowerCard) -> PaperWish:
    """The file is named by the code, never by the person."""
    from digibank.services.own_stocks import all_stocks
    from digibank.ui.printing.label_habits import LabelHabits

    t, folder = house.t, house.office.database.folder
    stock = PrintHabits(house.settings, folder).stock
    positions = all_stocks(folder)[stock].per_page
    start = LabelHabits(house.settings).start(stock, positions)
    make = partial(_person_label, house, card.code, stock)
    return PaperWish(
        t("Card {code}").format(code=pretty(card.code)),
        t("card-{code}.pdf").format(code=pretty(card.code)),
        partial(make, start),
        stock=stock,
        positions=positions,
        make_from=make,
        start=start,
        labels=1,
    )


def _person_label(house: House, code: LabelCode, stock: str, start: int) -> bytes:
    from digibank.documents.label_kind import LabelKind
    from digibank.documents.label_sheet import LabelJob
    from digibank.services.label_queue import draw_labels
    from digibank.services.own_stocks import all_stocks

    facts = [house.office.ask(borrower_label, code, house.t)]
    on = all_stocks(house.office.database.folder)[stock]
    return draw_labels(LabelJob(facts, on, start, LabelKind.CARD, calibration_now(stock, house)), house.t)
