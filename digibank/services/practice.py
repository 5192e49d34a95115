"""Practice: a Digibank with invented people and devices, in a folder of its own inside the real one's, made anew each
time by the services of every day, so that what one learns there is true."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from digibank import paths
from digibank.domain.device import Kind
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import State
from digibank.domain.locks import LockKind
from digibank.domain.papers import PaperKind, PaperRef, PaperUse
from digibank.domain.roles import Role
from digibank.domain.wipe import Method
from digibank.readers.facts import CarrierFacts
from digibank.services.borrowers import NewBorrower
from digibank.services.demo.stage import DAYS, Calendar
from digibank.services.intake import NewDevice, intake
from digibank.services.lend import lend
from digibank.services.locks import clear_locks, find_lock
from digibank.services.new_database import new_database
from digibank.services.office import Office
from digibank.services.organisation import add_member
from digibank.services.paper_queue import note_papers
from digibank.services.release import release
from digibank.services.sign_in import sign_in
from digibank.services.wipe import HandMade, record_by_hand
from digibank.storage.database import Database
from digibank.storage.machine_errors import machine_faults
from digibank.storage.tx import utc_now

FOLDER: Final = "practice"
FOUNDER: Final = "Els Voorbeeld"

_WIPES: Final = {
    Kind.LAPTOP: HandMade(Method.CLEAR, "nwipe 0.38", passed=True),
    Kind.SMARTPHONE: HandMade(Method.FACTORY_RESET, "Android", passed=True),
    Kind.TABLET: HandMade(Method.FACTORY_RESET, "Android", passed=True),
}

_STOCK: Final = (
    (Kind.LAPTOP, "Lenovo", "ThinkPad T480", State.RECEIVED),
    (Kind.SMARTPHONE, "Samsung", "Galaxy A13", State.RECEIVED),
    (Kind.SMARTPHONE, "Apple", "iPhone SE (2020)", State.BLOCKED),
    (Kind.LAPTOP, "HP", "EliteBook 840 G5", State.TO_WIPE),
    (Kind.TABLET, "Samsung", "Galaxy Tab A7", State.TO_WIPE),
    (Kind.LAPTOP, "Dell", "Latitude 5490", State.WIPED),
    (Kind.LAPTOP, "Lenovo", "ThinkPad L390", State.AVAILABLE),
    (Kind.SMARTPHONE, "Fairphone", "3", State.AVAILABLE),
    (Kind.TABLET, "Lenovo", "Tab M10", State.AVAILABLE),
    (Kind.LAPTOP, "HP", "ProBook 450 G5", State.ON_LOAN),
    (Kind.SMARTPHONE, "Samsung", "Galaxy A32", State.ON_LOAN),
    (Kind.LAPTOP, "Acer", "TravelMate P2", State.ON_LOAN),
)

_LOANS: Final = (("An Peeters", 100), ("Mehmet Yılmaz", 0), ("Fatou Diallo", -9))
"""Who borrowed, and in how many days from today it is due: one is too late."""


def lay_out(folder: Path, name: str, role: Role, beat: Callable[[int, int], None] = lambda _done, _of: None) -> Path:
    """Makes the practice database of the database in `folder`, with `name` at work as `role`; its folder. `beat` hears
    how far it is, and may raise to stop. Raises MachineError or a folder refusal."""
    place = folder / FOLDER
    with machine_faults(folder):
        if place.exists():
            shutil.rmtree(place)
    calendar = Calendar()
    database = new_database(place, "Digibank De Sluis (voorbeeld)", FOUNDER, calendar, address="Kaai 12, 9000 Gent")
    try:
        _fill(database, calendar, beat)
        calendar.forward(days=DAYS)
        office = Office(database, sign_in(database))
        for colleague, its_role in (("Tom (technicus)", Role.TECHNICIAN), ("Jef (vrijwilliger)", Role.VOLUNTEER)):
            office.do(add_member, colleague, its_role)
        office.do(add_member, name, role)
    finally:
        database.close()
    with machine_faults(folder):
        shutil.copytree(paths.schema_history() / "seed" / "demo", place / "reports")
    return place


def _fill(database: Database, calendar: Calendar, beat: Callable[[int, int], None]) -> None:
    office = Office(database, sign_in(database))
    loans = iter(_LOANS)
    for number, (kind, make, model, state) in enumerate(_STOCK):
        beat(number, len(_STOCK))
        calendar.forward(days=4)
        disks = (CarrierFacts(f"VOORBEELD{number:03}", None, 256.0, "ssd"),) if kind is Kind.LAPTOP else None
        new = NewDevice(kind=kind, make=make, model=model, carriers=disks)
        code = office.do(intake, new).code
        if state is State.BLOCKED:
            office.do(find_lock, code, LockKind.ACTIVATION_LOCK)
        else:
            _bring(office, code, kind, state)
        if state is State.ON_LOAN:
            person, days = next(loans)
            until = utc_now().astimezone().date() + timedelta(days=days)
            loan = office.do(lend, [code], NewBorrower(person, address="Kaai 1, 9000 Gent"), until=until)
            office.do(note_papers, [PaperRef(PaperKind.CONTRACT, loan.number)], PaperUse.PRINTED)


def _bring(office: Office, code: LabelCode, kind: Kind, state: State) -> None:
    """As far as `state`, a device on loan up to its release."""
    road: tuple[tuple[State, Callable[[], object]], ...] = (
        (State.TO_WIPE, lambda: office.do(clear_locks, code)),
        (State.WIPED, lambda: office.do(record_by_hand, code, _WIPES[kind])),
        (State.AVAILABLE, lambda: office.do(release, code)),
    )
    if state is State.RECEIVED:
        return
    for reached, step in road:
        step()
        if reached is state:
            return
