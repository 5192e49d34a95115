"""What is done with borrowers: lent, handed over, cancelled, extended, swapped, taken back, corrected."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from digibank.domain.device import Condition
from digibank.domain.errors import AlreadyDone
from digibank.domain.lifecycle import GONE, Action, State
from digibank.domain.roles import Role
from digibank.domain.wipe import Method
from digibank.services.correct_return import correct_return
from digibank.services.extend import extend
from digibank.services.lend import Lent, cancel, hand_over, lend
from digibank.services.locks import clear_locks
from digibank.services.missing import found
from digibank.services.organisation import change_settings
from digibank.services.release import lapse, release
from digibank.services.repair import repair_back
from digibank.services.swap import swap
from digibank.services.take_back import take_back
from digibank.services.wipe import HandMade, record_by_hand
from digibank.services.workshop import workshop
from digibank.storage.database import Database
from digibank.storage.tx import new_request
from tests.fleet.machine import AIMS, PEOPLE, PICKS, ROLES, Contract, Machine

ITEMS = st.lists(st.sampled_from(["lader", "muis", "tas"]), max_size=2)
CONDITIONS = st.none() | st.sampled_from(Condition)
SOME = st.lists(PICKS, min_size=1, max_size=3)


class LoanRules(Machine):
    @rule(role=ROLES, aim=AIMS, picks=SOME, person=PEOPLE, items=ITEMS, prepare=st.booleans())
    def lend_out(self, role: Role, aim: bool, picks: list[int], person: str, items: list[str], prepare: bool) -> None:
        self.lent_out(role, self.all_aimed(aim, Action.LEND, picks), person, items, prepare=prepare)

    def lent_out(self, role: Role, codes: list[str], person: str, items: list[str], *, prepare: bool) -> None:
        until = self.clock.now.date() + timedelta(days=30) if items else None
        lent = self.act(role, lend, codes, person, until=until, items=items, prepare=prepare)
        if lent:
            self._is_lent(lent, person, codes, prepare=prepare)

    def _is_lent(self, lent: Lent, person: str, codes: list[str], *, prepare: bool = False) -> None:
        assert len(set(codes)) == len(codes)
        self.contracts[lent.number] = Contract(person, set(codes), handed_over=not prepare)
        if not prepare:
            for code in codes:
                self.real.goes_to(code, person)

    @precondition(lambda self: self.contracts)
    @rule(role=ROLES, which=PICKS)
    def hand_it_over(self, role: Role, which: int) -> None:
        number = self.loan(which)
        if self.act(role, hand_over, number):
            contract = self.contracts[number]
            contract.handed_over = True
            for code in contract.devices:
                self.real.goes_to(code, contract.borrower)

    @precondition(lambda self: self.contracts)
    @rule(role=ROLES, which=PICKS)
    def cancel_it(self, role: Role, which: int) -> None:
        number = self.loan(which)
        if self.act(role, cancel, number):
            contract = self.contracts[number]
            assert not contract.handed_over, "cancelled after the devices had left"
            contract.devices.clear()

    @precondition(lambda self: self.contracts)
    @rule(role=ROLES, which=PICKS, days=st.integers(-10, 400))
    def extend_it(self, role: Role, which: int, days: int) -> None:
        number = self.loan(which)
        self.act(role, extend, number, self.clock.now.date() + timedelta(days=days))

    @precondition(lambda self: self.contracts)
    @rule(role=ROLES, aim=AIMS, which=PICKS, old=PICKS, new=PICKS, lost=st.booleans())
    def swap_it(self, role: Role, aim: bool, which: int, old: int, new: int, lost: bool) -> None:
        number = self.loan(which)
        out = sorted(self.contracts[number].devices) if aim else []
        gone = out[old % len(out)] if out else self.aimed(aim, Action.SWAP, old)
        come = self.aimed(aim, Action.LEND, new)
        if self.act(role, swap, number, gone, come, old_missing=lost):
            contract = self.contracts[number]
            assert contract.handed_over
            assert gone in contract.devices
            if not lost:
                self.real.comes_back(gone)
                contract.devices.discard(gone)
            self.real.goes_to(come, contract.borrower)
            contract.devices.add(come)

    @rule(role=ROLES, aim=AIMS, pick=PICKS, inside=st.booleans())
    def visit_the_workshop(self, role: Role, aim: bool, pick: int, inside: bool) -> None:
        code = self.aimed(aim, Action.WORKSHOP, pick)
        if self.act(role, workshop, code, inside=inside):
            assert self.real.things[code].holder is not None

    @rule(role=ROLES, aim=AIMS, picks=SOME, condition=CONDITIONS, lacking=ITEMS)
    def take_it_back(
        self, role: Role, aim: bool, picks: list[int], condition: Condition | None, lacking: list[str]
    ) -> None:
        self.returned(role, self.all_aimed(aim, Action.TAKE_BACK, picks), condition, lacking)

    def returned(self, role: Role, codes: list[str], condition: Condition | None, lacking: list[str]) -> None:
        if self.act(role, take_back, codes, condition=condition, missing=lacking):
            for code in codes:
                self.real.comes_back(code)
                self._contract_of(code).devices.discard(code)

    @rule(role=ROLES, aim=AIMS, pick=PICKS)
    def correct_the_return(self, role: Role, aim: bool, pick: int) -> None:
        code = self.aimed(aim, Action.CORRECT_RETURN, pick)
        loan = self.act(role, correct_return, code)
        if loan:
            self.real.never_came_back(code)
            (number,) = self.books.numbers(loan)
            assert self.contracts[number].borrower == self.real.things[code].holder
            self.contracts[number].devices.add(code)

    def _contract_of(self, code: str) -> Contract:
        (contract,) = (contract for contract in self.contracts.values() if code in contract.devices)
        return contract

    # --------------------------------------------------------------------------------------------- the way of most days

    @rule(pick=PICKS, person=PEOPLE, prepare=st.booleans(), honest=AIMS)
    def do_what_comes_next(self, pick: int, person: str, prepare: bool, honest: bool) -> None:
        """Without it a device seldom comes as far as a borrower."""
        code = self.aimed(False, Action.LEND, pick)
        self.made_available(code, honest=honest)
        self.lent_out(Role.COORDINATOR, [code], person, [], prepare=prepare)

    def made_available(self, code: str, *, honest: bool = True) -> None:
        """From wherever it is, as far as that goes. Who is not honest has only a wipe that failed."""
        role = Role.COORDINATOR
        self.act(role, found, code)
        self.act(role, repair_back, code)
        if self.act(role, clear_locks, code):
            self.real.things[code].locks.clear()
        if honest and not (self.real.things[code].looked and self.real.inside(code)):
            self.found_empty(role, code)
        for name in self.real.names_inside(code) if honest else self.real.names_inside(code)[:1]:
            which = "#1" if name.startswith("inside ") else name
            made = HandMade(Method.CLEAR, "by hand", passed=honest)
            if self.act(role, record_by_hand, code, made, carrier=which) and honest:
                self.real.is_wiped(name)
        self.act(role, release, code)

    def at_closing_time(self) -> None:
        """Whatever happened: nothing that is here can be lent by cutting corners, and all of it in the honest way."""
        for code, thing in self.real.things.items():
            self.made_available(code, honest=False)
            self.lent_out(Role.COORDINATOR, [code], "Dirk Dubois", [], prepare=False)
            usable = not thing.phone or self.real.inside(code)
            if thing.holder is None and usable and State(self.books.states_by_code()[code]) not in GONE:
                self._is_ready(code)

    def _is_ready(self, code: str) -> None:
        """Nobody gets stuck: it is free, or the loan that it lies ready for can be cancelled."""
        for number, contract in self.contracts.items():
            if code in contract.devices and not contract.handed_over:
                self.act(Role.COORDINATOR, cancel, number)
                contract.devices.clear()
        self.act(Role.COORDINATOR, lapse, code)
        self.made_available(code)
        self.lent_out(Role.COORDINATOR, [code], "Eva Engels", [], prepare=False)
        assert self.real.things[code].holder is not None, f"{code} is stuck as {self.books.states_by_code()[code]}"

    @rule(role=ROLES, allowed=st.booleans())
    def let_volunteers_lend(self, role: Role, allowed: bool) -> None:
        before = self.volunteers_lend
        self.volunteers_lend = allowed
        if self.told(role, lambda: self.office(role).do(change_settings, volunteers_lend=allowed) or True) is None:
            self.volunteers_lend = before

    @rule(role=ROLES, picks=SOME, person=PEOPLE)
    def press_twice(self, role: Role, picks: list[int], person: str) -> None:
        """The same request, sent again, acts once."""
        codes = self.all_aimed(True, Action.LEND, picks)
        request, office = new_request(), self.office(role)
        lent = self.told(role, lambda: office.do_once(request, lend, codes, person))
        if lent:
            self._is_lent(lent, person, codes)
            version = self.books.version()
            try:
                office.do_once(request, lend, codes, person)
            except AlreadyDone:
                acted_once = self.books.version() == version
                assert acted_once
            else:
                raise AssertionError("one request acted twice")

    @rule(hours=st.integers(-48, 24 * 40))
    def time_passes(self, hours: int) -> None:
        """Clocks also go back."""
        self.clock.forward(hours=hours)

    @rule()
    def start_again(self) -> None:
        self.database.close()
        self.database = Database(self.database.folder, self.clock)
        assert self.database.lost is None
