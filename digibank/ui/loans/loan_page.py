"""The list of loans: who has what, and until when. A volunteer sees first names, a technician has no such list."""

from collections.abc import Sequence

from PySide6.QtGui import QIcon

from digibank.domain.roles import reads_personal_data
from digibank.queries.loan_list import LoanEntry, LoanFilter, LoanOrder, LoanShow, loan_page
from digibank.queries.paging import Page, Sort
from digibank.ui.house import House
from digibank.ui.list_dress import Order
from digibank.ui.list_screen import ListScreen
from digibank.ui.loans.filter_words import filter_sentence, nothing_sentence, show_word
from digibank.ui.people_seen import PeopleSeen
from digibank.ui.widgets import fields
from digibank.ui.widgets.fields import Field
from digibank.ui.widgets.paged_model import Column
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.table import cell_icon
from digibank.ui.widgets.words import device_title, short_code, short_day

_IN_THE_LOG = "loan list"


class LoanPage(ListScreen[LoanEntry]):
    name = "loan"
    usual = Sort(LoanOrder.BACK)

    def __init__(self, house: House) -> None:
        self._whole = reads_personal_data(house.role)
        self._seen = PeopleSeen(house, _IN_THE_LOG)
        super().__init__(house)

    def list(self, wanted: LoanFilter) -> None:
        """Shows these, and is ready to search in them."""
        self.choose((self._show, wanted.show.value))

    # ---- what this list is

    def title(self) -> str:
        return self.t("Loans")

    def hint(self) -> str:
        if self._whole:
            return self.t("Number, code, or a part of a name")
        return self.t("Number, code, or a whole name")

    def columns(self) -> tuple[Column[LoanEntry], ...]:
        t = self.t
        person_wide, devices_wide = (0, 230) if self._whole else (200, 0)
        since = LoanOrder.SINCE
        return (
            Column(t("Number"), lambda loan: loan.number, name="number", order=LoanOrder.NUMBER, width=120),
            Column(t("Person"), self._person, name="person", order=self._by_person, width=person_wide),
            Column(t("Devices"), self._devices, name="devices", width=devices_wide, spare=2 if self._whole else 0),
            Column(t("State"), self._state, _icon, name="state", width=155),
            Column(t("Since"), lambda loan: short_day(loan.begin), name="since", order=since, width=120, spare=3),
            Column(t("Back on"), self._back, name="back", order=LoanOrder.BACK, width=145),
        )

    def orders(self) -> tuple[Order, ...]:
        t = self.t
        orders = (
            Order(LoanOrder.BACK, t("Back soonest first"), t("Back latest first")),
            Order(LoanOrder.SINCE, t("Longest running first"), t("Newest first")),
            Order(LoanOrder.NUMBER, t("Number, low to high"), t("Number, high to low")),
        )
        by_person = Order(LoanOrder.PERSON, t("Person, A to Z"), t("Person, Z to A"))
        return (*orders, by_person) if self._whole else orders

    def filters(self) -> Sequence[Field]:
        shows: list[tuple[str, object]] = [(show_word(show, self.t), show.value) for show in LoanShow]
        field, self._show = fields.choice(self.t("Show"), "loan_show", shows)
        return (field,)

    def page(self, text: str, sort: Sort, after: LoanEntry | None, limit: int) -> Page[LoanEntry]:
        return self.house.office.ask(loan_page, LoanFilter(text, self._shown), after, limit, sort)

    def opens(self, row: LoanEntry) -> str:
        return row.code

    def copied(self, row: LoanEntry) -> str:
        return short_code(row.code)

    def sentence(self) -> str:
        return filter_sentence(self._shown, self.t)

    def counted(self, count: int, *, whole: bool) -> str:
        if whole:
            return self.t.plural("{n} loan", "{n} loans", count).format(n=count)
        return self.t("The first {n} loans; scroll or type for more.").format(n=count)

    def nothing(self) -> str:
        return nothing_sentence(self._shown, self.t)

    def nothing_typed(self) -> str:
        if self._whole:
            return super().nothing_typed()
        return self.t("Nothing found. Type the whole name, or scan the contract or the card.")

    def looked_at(self, rows: Sequence[LoanEntry]) -> None:
        self._seen.note(row.borrower for row in rows)

    # ---- how

    @property
    def _shown(self) -> LoanShow:
        return LoanShow(self._show.currentData())

    @property
    def _by_person(self) -> str:
        """First names are no order to find anybody in."""
        return LoanOrder.PERSON if self._whole else ""

    def _person(self, loan: LoanEntry) -> str:
        name = loan.person or self.t("(erased)")
        return name if self._whole else f"{name} · {short_code(loan.borrower_code)}"

    def _devices(self, loan: LoanEntry) -> str:
        return ", ".join(device_title(title, kind, self.t) for title, kind in loan.devices)

    def _back(self, loan: LoanEntry) -> str:
        if loan.ended:
            return short_day(loan.ended)
        return short_day(loan.until) if loan.until else self.t("no end")

    def _state(self, loan: LoanEntry) -> str:
        if loan.ended:
            return self.t("Closed")
        if not loan.handed_over:
            return self.t("Prepared")
        return self.t("Too late") if loan.overdue else self.t("On loan")


def _icon(loan: LoanEntry) -> QIcon:
    """As on the loan's card."""
    if loan.ended:
        return cell_icon("info")
    if not loan.handed_over:
        return cell_icon("clock", Tone.WAIT)
    return cell_icon("wait", Tone.NO) if loan.overdue else cell_icon("person", Tone.ACCENT)
