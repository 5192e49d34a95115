"""What is done with a device in the house: taken in, unlocked, opened, wiped, repaired, released, ended."""

from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from digibank.domain.device import Kind
from digibank.domain.lifecycle import SHELF, Action, State
from digibank.domain.locks import LockKind
from digibank.domain.roles import Role
from digibank.domain.wipe import Method, Verdict
from digibank.readers.facts import CarrierFacts, WipeFacts, WipeReport
from digibank.services.carrier import destroy_carrier, fit_carrier, remove_carrier
from digibank.services.intake import NewDevice, intake
from digibank.services.locks import clear_locks, find_lock
from digibank.services.missing import found, missing
from digibank.services.release import lapse, release, reserve
from digibank.services.repair import repair_back, repair_out
from digibank.services.retire import Destination, retire
from digibank.services.wipe import Evidence, HandMade, record_by_hand, record_reports
from tests.fleet.machine import AIMS, PEOPLE, PICKS, ROLES, Machine

DISKS = tuple(f"DISK{number}" for number in range(8))
MOST = 5
"""Devices: few enough to meet again."""
ENDS = {
    Destination.BORROWER: Action.GIVE_TO_BORROWER,
    Destination.GIFT: Action.GIVE_AWAY,
    Destination.PARTS: Action.USE_FOR_PARTS,
    Destination.RECYCLED: Action.RECYCLE,
    Destination.DONOR: Action.GIVE_BACK_TO_DONOR,
    Destination.WRITTEN_OFF: Action.WRITE_OFF,
}
VERDICTS = st.lists(st.sampled_from([Verdict.PASSED, *Verdict]), max_size=3)


class ShelfRules(Machine):
    @precondition(lambda self: len(self.real.things) < MOST)
    @rule(role=ROLES, kind=st.sampled_from(Kind), disks=st.none() | st.sets(st.sampled_from(DISKS), max_size=3))
    def take_in(self, role: Role, kind: Kind, disks: set[str] | None) -> None:
        self.taken_in(role, kind, disks)

    def taken_in(self, role: Role, kind: Kind, disks: set[str] | None) -> str | None:
        carriers = None if disks is None else tuple(CarrierFacts(name, None, 256.0, "ssd") for name in sorted(disks))
        taken_in = self.act(role, intake, NewDevice(kind=kind, carriers=carriers))
        if taken_in is None:
            return None
        phone = kind in (Kind.SMARTPHONE, Kind.TABLET)
        self.real.arrives(taken_in.code, None if phone or not disks else tuple(sorted(disks)), phone=phone)
        return taken_in.code

    @rule(role=ROLES, aim=AIMS, pick=PICKS, kind=st.sampled_from(list(LockKind)[:3]))
    def find_a_lock(self, role: Role, aim: bool, pick: int, kind: LockKind) -> None:
        code = self.aimed(aim, Action.FIND_LOCK, pick)
        if self.act(role, find_lock, code, kind):
            self.real.things[code].locks.add(kind)

    @rule(role=ROLES, aim=AIMS, pick=PICKS)
    def clear_the_locks(self, role: Role, aim: bool, pick: int) -> None:
        code = self.aimed(aim, Action.CLEAR_LOCKS, pick)
        if self.act(role, clear_locks, code):
            self.real.things[code].locks.clear()

    # --------------------------------------------------------------------------------------------------- what is inside

    @rule(role=ROLES, aim=AIMS, pick=PICKS, disk=PICKS)
    def fit(self, role: Role, aim: bool, pick: int, disk: int) -> None:
        code = self.aimed(aim, Action.FIT_CARRIER, pick)
        lying = [name for name, one in self.real.disks.items() if not one.inside and not one.destroyed]
        name = among(lying if aim else DISKS, disk) or DISKS[disk]
        if self.act(role, fit_carrier, code, CarrierFacts(name, None, None, None)):
            self.real.goes_in(code, name)

    @rule(role=ROLES, aim=AIMS, pick=PICKS, disk=PICKS)
    def take_out(self, role: Role, aim: bool, pick: int, disk: int) -> None:
        code = self.aimed(aim, Action.TAKE_OUT_CARRIER, pick)
        name = among(self.real.names_inside(code) if aim else DISKS, disk) or DISKS[disk]
        if self.act(role, remove_carrier, code, name):
            self.real.comes_out(name)

    @rule(role=ROLES, aim=AIMS, pick=PICKS, disk=PICKS)
    def destroy(self, role: Role, aim: bool, pick: int, disk: int) -> None:
        code = self.aimed(aim, Action.TAKE_OUT_CARRIER, pick)
        which = among(self.real.names_here(code) if aim else DISKS, disk) or "#1"
        name = self.disk_of(code, which)
        if self.act(role, destroy_carrier, code, which):
            self.real.is_destroyed(name)

    @rule(role=ROLES, aim=AIMS, pick=PICKS)
    def find_nothing_inside(self, role: Role, aim: bool, pick: int) -> None:
        self.found_empty(role, self.aimed(aim, Action.TAKE_OUT_CARRIER, pick))

    def disk_of(self, code: str, which: str) -> str:
        """A phone's own storage has no serial number: it is `#1`."""
        return (self.books.first_disk(code) or f"inside {code}") if which == "#1" else which

    # ------------------------------------------------------------------------------------------------------------ wipes

    @rule(role=ROLES, aim=AIMS, pick=PICKS, disk=st.none() | PICKS, passed=st.booleans())
    def wipe_by_hand(self, role: Role, aim: bool, pick: int, disk: int | None, passed: bool) -> None:
        code = self.aimed(aim, Action.WIPE, pick)
        which = None if disk is None else among(self.real.names_here(code) if aim else DISKS, disk) or "#1"
        alone = self.only_disk(code)
        made = HandMade(Method.CLEAR, "by hand", passed=passed)
        if self.act(role, record_by_hand, code, made, carrier=which) and passed:
            self.real.is_wiped(alone if which is None else self.disk_of(code, which))

    def only_disk(self, code: str) -> str:
        """Which one is meant where nobody says: the one inside, or what lies here of a device that is away."""
        names = self.real.names_inside(code)
        if State(self.books.states_by_code()[code]) not in SHELF:
            names = [name for name in self.real.names_here(code) if name not in names]
        return names[0] if len(names) == 1 else ""

    @rule(role=ROLES, aim=AIMS, pick=PICKS, verdicts=VERDICTS, file=st.integers(0, 5), checked=st.booleans())
    def wipe_by_report(
        self, role: Role, aim: bool, pick: int, verdicts: list[Verdict], file: int, checked: bool
    ) -> None:
        code = self.aimed(aim, Action.WIPE, pick)
        here = self.real.names_here(code) if aim else []
        drives = dict(zip((*[name for name in here if name in DISKS], *DISKS), verdicts, strict=False))
        evidence = Evidence(f"{file:064d}", WipeReport(tuple(_drive(*drive) for drive in drives.items())))
        checker = "Jef volunteer" if checked else None
        if self.act(role, record_reports, code, [evidence], checked_by=checker):
            for name, verdict in drives.items():
                believed = verdict is Verdict.PASSED or (verdict is Verdict.PASSED_UNVERIFIED and checked)
                if believed and self.in_our_hands(name):
                    self.real.is_wiped(name)

    def in_our_hands(self, name: str) -> bool:
        disk = self.real.disks.get(name)
        return disk is not None and (not disk.inside or self.books.states_by_code()[disk.home] in SHELF)

    # -------------------------------------------------------------------------------------------------- repair and away

    @rule(role=ROLES, aim=AIMS, pick=PICKS, outside=st.booleans())
    def to_repair(self, role: Role, aim: bool, pick: int, outside: bool) -> None:
        code = self.aimed(aim, Action.REPAIR_OUT, pick)
        if self.act(role, repair_out, code, outside=outside) and outside:
            self.real.goes_outside(code)

    @rule(role=ROLES, aim=AIMS, pick=PICKS)
    def back_from_repair(self, role: Role, aim: bool, pick: int) -> None:
        code = self.aimed(aim, Action.REPAIR_BACK, pick)
        self.act(role, repair_back, code)

    @rule(role=ROLES, aim=AIMS, pick=PICKS)
    def miss(self, role: Role, aim: bool, pick: int) -> None:
        code = self.aimed(aim, Action.MISS, pick)
        if self.act(role, missing, code, "niet gevonden") and self.real.things[code].holder is None:
            self.real.is_lost(code)
            self.nobody_owes(code)

    @rule(role=ROLES, aim=AIMS, pick=PICKS)
    def find(self, role: Role, aim: bool, pick: int) -> None:
        code = self.aimed(aim, Action.FIND, pick)
        self.act(role, found, code)

    @rule(role=ROLES, aim=AIMS, pick=PICKS)
    def release_it(self, role: Role, aim: bool, pick: int) -> None:
        code = self.aimed(aim, Action.RELEASE, pick)
        self.act(role, release, code)

    @rule(role=ROLES, aim=AIMS, pick=PICKS, person=st.none() | PEOPLE)
    def reserve_it(self, role: Role, aim: bool, pick: int, person: str | None) -> None:
        code = self.aimed(aim, Action.RESERVE, pick)
        self.act(role, reserve, code, person)

    @rule(role=ROLES, aim=AIMS, pick=PICKS)
    def let_it_lapse(self, role: Role, aim: bool, pick: int) -> None:
        code = self.aimed(aim, Action.LAPSE, pick)
        self.act(role, lapse, code)

    @rule(role=ROLES, aim=AIMS, pick=PICKS, to=st.sampled_from(Destination))
    def end_it(self, role: Role, aim: bool, pick: int, to: Destination) -> None:
        code = self.aimed(aim, ENDS[to], pick)
        if not self.act(role, retire, code, to):
            return
        match to:
            case Destination.BORROWER:
                self.given_to_borrower(code)
            case Destination.WRITTEN_OFF:
                self.real.is_lost(code)
                self.nobody_owes(code)
            case _:
                self.real.leaves(code, to_donor=to is Destination.DONOR)

    def given_to_borrower(self, code: str) -> None:
        assert self.real.things[code].holder is not None, f"{code} is given to a borrower who does not have it"
        self.nobody_owes(code)

    def nobody_owes(self, code: str) -> None:
        for contract in self.contracts.values():
            contract.devices.discard(code)


def among(names: Sequence[str], pick: int) -> str | None:
    """One that can be named: the storage of a phone, or what nobody has seen, has no serial number."""
    named = [name for name in names if name in DISKS]
    return named[pick % len(named)] if named else None


def _drive(name: str, verdict: Verdict) -> WipeFacts:
    return WipeFacts(name, None, 256.0, "PRNG Stream", "nwipe", "0.37", None, None, verdict, 0, None)
