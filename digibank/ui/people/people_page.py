"""The list of people who borrow: for coordinators. A volunteer finds one person at a time, by card or whole name, and
sees a first name and a code."""

from collections.abc import Sequence

from digibank.domain.roles import reads_personal_data
from digibank.queries.paging import Page, Sort
from digibank.queries.people_list import PeopleFilter, PeopleOrder, PeopleShow, PersonEntry, people_page
from digibank.ui.house import House
from digibank.ui.list_dress import Order
from digibank.ui.list_screen import ListScreen
from digibank.ui.people_seen import PeopleSeen
from digibank.ui.widgets import fields
from digibank.ui.widgets.fields import Field
from digibank.ui.widgets.paged_model import Column
from digibank.ui.widgets.table import cell_icon
from digibank.ui.widgets.words import short_code

_IN_THE_LOG = "people list"


class PeoplePage(ListScreen[PersonEntry]):
    name = "people"
    usual = Sort(PeopleOrder.NAME)

    def __init__(self, house: House) -> None:
        self._whole = reads_personal_data(house.role)
        self._seen = PeopleSeen(house, _IN_THE_LOG)
        super().__init__(house)

    def list(self, wanted: PeopleFilter) -> None:
        """Shows these, and is ready to search in them."""
        self.choose((self._show, wanted.show.value))

    # ---- what this list is

    def title(self) -> str:
        return self.t("People")

    def hint(self) -> str:
        if self._whole:
            return self.t("A part of a name, a phone number or a code")
        return self.t("The code of a card, or a whole name")

    def columns(self) -> tuple[Column[PersonEntry], ...]:
        t = self.t
        by_name, by_code = (PeopleOrder.NAME, PeopleOrder.CODE) if self._whole else ("", "")
        shown = (
            Column[PersonEntry](
                t("Name"), lambda person: person.name, lambda _person: cell_icon("person"), name="name", order=by_name
            ),
            Column[PersonEntry](
                t("Code"), lambda person: short_code(person.code), name="code", order=by_code, width=160
            ),
            Column[PersonEntry](
                t("Open loans"), lambda person: str(person.open_loans or ""), name="loans", width=180, spare=2
            ),
        )
        phone = Column[PersonEntry](t("Phone"), lambda person: person.phone or "", name="phone", width=200, spare=1)
        return (*shown, phone) if self._whole else shown

    def orders(self) -> tuple[Order, ...]:
        """One at a time needs none."""
        t = self.t
        if not self._whole:
            return ()
        by_name = Order(PeopleOrder.NAME, t("Name, A to Z"), t("Name, Z to A"))
        by_code = Order(PeopleOrder.CODE, t("Code, B to X"), t("Code, X to B"))
        return by_name, by_code

    def filters(self) -> Sequence[Field]:
        t = self.t
        shows: list[tuple[str, object]] = [
            (t("Everybody"), PeopleShow.ALL.value),
            (t("With an open loan"), PeopleShow.WITH_LOAN.value),
        ]
        self._show_field, self._show = fields.choice(t("Show"), "people_show", shows)
        return (self._show_field,) if self._whole else ()

    def page(self, text: str, sort: Sort, after: PersonEntry | None, limit: int) -> Page[PersonEntry]:
        return self.house.office.ask(people_page, PeopleFilter(text, self._shown), after, limit, sort)

    def opens(self, row: PersonEntry) -> str:
        return row.code

    def copied(self, row: PersonEntry) -> str:
        return short_code(row.code)

    def sentence(self) -> str:
        t = self.t
        if not self._whole:
            return t("You find one person at a time: scan the card, or type the whole name.")
        return {
            PeopleShow.ALL: t("Everybody who borrowed something."),
            PeopleShow.WITH_LOAN: t("People who have something of ours at home now."),
        }[self._shown]

    def counted(self, count: int, *, whole: bool) -> str:
        if whole:
            return self.t.plural("{n} person", "{n} people", count).format(n=count)
        return self.t("The first {n} people; scroll or type for more.").format(n=count)

    def nothing(self) -> str:
        t = self.t
        if not self._whole:
            return t("Type the whole name, or scan the card.")
        if self._shown is PeopleShow.WITH_LOAN:
            return t("Nobody has an open loan.")
        return t("Nobody is here yet. People come in when you lend to them.")

    def nothing_typed(self) -> str:
        if self._whole:
            return super().nothing_typed()
        return self.t("Nobody has just this name or code. Type the whole name, or scan the card.")

    def looked_at(self, rows: Sequence[PersonEntry]) -> None:
        self._seen.note(row.id for row in rows)

    # ---- how

    @property
    def _shown(self) -> PeopleShow:
        return PeopleShow(self._show.currentData())
