"""What really happens to devices and disks, told without any of our code: whose data lies on which disk, who holds
which device. The program must never let anybody hold a disk with the data of somebody else."""

from dataclasses import dataclass, field


@dataclass
class Disk:
    """`data`: whose data can be read from it. `home`: the device that it is in, or came out of."""

    home: str
    data: set[str]
    inside: bool = True
    destroyed: bool = False


@dataclass
class Thing:
    """A device. `looked`: somebody said what is inside. `holder`: the borrower who has it."""

    phone: bool
    looked: bool
    locks: set[str] = field(default_factory=set)
    holder: str | None = None
    last_holder: str | None = None
    outside: bool = False


class Reality:
    def __init__(self) -> None:
        self.things: dict[str, Thing] = {}
        self.disks: dict[str, Disk] = {}

    def inside(self, code: str) -> list[Disk]:
        return [disk for disk in self.disks.values() if disk.home == code and disk.inside and not disk.destroyed]

    def names_inside(self, code: str) -> list[str]:
        return [name for name, disk in self.disks.items() if disk.home == code and disk.inside and not disk.destroyed]

    def names_here(self, code: str) -> list[str]:
        """Inside, or lying loose beside it."""
        return [name for name, disk in self.disks.items() if disk.home == code and not disk.destroyed]

    def loose(self, code: str) -> list[Disk]:
        return [disk for disk in self.disks.values() if disk.home == code and not disk.inside and not disk.destroyed]

    # ------------------------------------------------------------------------------------------ devices and disks move

    def arrives(self, code: str, disks: tuple[str, ...] | None, *, phone: bool) -> None:
        """With its donor's data on whatever is inside; None: nobody looked."""
        self.things[code] = Thing(phone=phone, looked=phone or bool(disks))
        for name in disks or (f"inside {code}",):
            self.disks[name] = Disk(code, {_donor(code)})

    def nothing_inside(self, code: str) -> None:
        """Somebody looked: the slot is empty."""
        self.things[code].looked = True
        self.disks.pop(f"inside {code}", None)

    def goes_in(self, code: str, name: str) -> None:
        """A disk that lies here, or one that is only seen now: the donor's."""
        if not self.things[code].looked:
            self.nothing_inside(code)
        lying = self.disks.get(name)
        if lying is None:
            self.disks[name] = Disk(code, {_donor(code)})
        else:
            lying.home, lying.inside = code, True

    def comes_out(self, name: str) -> None:
        self.disks[name].inside = False

    def is_destroyed(self, name: str) -> None:
        self.disks[name].destroyed = True

    def is_wiped(self, name: str) -> None:
        self.disks[name].data = set()

    # --------------------------------------------------------------------------------------------------- people get it

    def goes_to(self, code: str, person: str) -> None:
        """Lent: all inside is known, empty and open, and nobody has it."""
        thing = self.things[code]
        assert thing.holder is None, f"{code} is lent twice"
        assert thing.looked, f"{code} is lent and nobody knows what is inside"
        assert not thing.locks, f"{code} is lent with a lock: {thing.locks}"
        assert not thing.phone or self.inside(code), f"{code} is lent without its storage"
        for disk in self.inside(code):
            assert not disk.data, f"{code} is lent to {person} with data of {disk.data}"
            disk.data = {person}
        thing.holder = thing.last_holder = person

    def never_came_back(self, code: str) -> None:
        """A return that was a mistake: the borrower still has it, with nothing but their own data."""
        thing = self.things[code]
        person = thing.last_holder
        assert person is not None
        assert thing.holder is None
        for disk in self.inside(code):
            assert disk.data <= {person}, f"{person} gets {code} back with data of {disk.data}"
        thing.holder = person

    def comes_back(self, code: str) -> None:
        assert self.things[code].holder is not None, f"{code} comes back and nobody had it"
        self.things[code].holder = None

    def is_lost(self, code: str) -> None:
        """From our shelf, or its borrower gave it up: whoever has it may use it."""
        self.things[code].holder = None
        for disk in self.inside(code):
            disk.data = disk.data | {"a finder"}

    def goes_outside(self, code: str) -> None:
        """To another workshop."""
        for disk in self.inside(code):
            disk.data = disk.data | {"a workshop"}

    def leaves(self, code: str, *, to_donor: bool) -> None:
        """For ever: nobody's data goes along, but for the donor's own, and none stays behind on a loose disk."""
        assert to_donor or self.things[code].looked, f"{code} leaves and nobody knows what is inside"
        allowed = {_donor(code)} if to_donor else set()
        if not self.things[code].looked:
            allowed = allowed | {"a finder"}  # of what nobody has seen nobody can tell
        for disk in self.inside(code):
            assert disk.data <= allowed, f"{code} leaves with data of {disk.data}"
            disk.data = {"outside"}
        for disk in self.loose(code):
            assert not disk.data, f"{code} leaves, a disk with data of {disk.data} stays behind"


def _donor(code: str) -> str:
    return f"the donor of {code}"
