"""What happens in the demonstration, day after day. Every action of the table happens once at least."""

from datetime import timedelta

from digibank.domain.device import Condition, Kind
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import Action
from digibank.domain.locks import LockKind
from digibank.domain.roles import Role
from digibank.domain.wipe import Method
from digibank.readers.facts import CarrierFacts
from digibank.readers.hardware.read import read_hardware
from digibank.services.carrier import destroy_carrier, fit_carrier, no_carrier
from digibank.services.correct_return import correct_return
from digibank.services.demo.stage import Stage
from digibank.services.evidence import evidence
from digibank.services.extend import extend
from digibank.services.intake import NewDevice
from digibank.services.intake_reports import Arrival, intake_reports
from digibank.services.lend import cancel, hand_over, lend
from digibank.services.locks import clear_locks, find_lock
from digibank.services.missing import found, missing
from digibank.services.papers import (
    certificate_paper,
    contract_paper,
    donor_receipt_paper,
    return_receipt_paper,
)
from digibank.services.release import lapse, release, reserve
from digibank.services.repair import repair_back, repair_out
from digibank.services.retire import Destination, retire
from digibank.services.swap import swap
from digibank.services.take_back import take_back
from digibank.services.wipe import HandMade, record_by_hand, record_reports
from digibank.services.workshop import workshop

V, T, C = Role.VOLUNTEER, Role.TECHNICIAN, Role.COORDINATOR
RESET = HandMade(Method.FACTORY_RESET, "Android", passed=True)
CHECKER = "Rita Coens"


def play(stage: Stage) -> None:
    arrival = _take_in_laptop(stage)
    laptop, phone = arrival.taken_in.code, _take_in_phone(stage)
    stage.print("donor-receipt.pdf", donor_receipt_paper, laptop)
    _wipe_laptop(stage, laptop)
    _wipe_phone(stage, phone)
    _lend_laptop(stage, laptop)
    _back_and_wiped_again(stage, laptop)
    _phone_lost_found_and_swapped(stage, phone, laptop)
    _other_devices(stage)


def _take_in(stage: Stage, new: NewDevice, *reports: str, donor: str | None = None) -> Arrival:
    facts = [read_hardware(stage.report(name)) for name in reports]
    stage.calendar.forward(minutes=15)
    arrival = stage.offices[V].do(intake_reports, new, facts, donor=donor)
    stage.tell(V, Action.INTAKE, arrival.taken_in.code)
    return arrival


def _take_in_laptop(stage: Stage) -> Arrival:
    reports = ("laptop_dmidecode.txt", "laptop_lshw.json")
    return _take_in(stage, NewDevice(), *reports, donor="Gemeente Voorbeeld")


def _take_in_phone(stage: Stage) -> LabelCode:
    phone = NewDevice(kind=Kind.SMARTPHONE, make="Samsung", model="Galaxy A13", imei="356938035643809")
    return _take_in(stage, phone, donor="Gemeente Voorbeeld").taken_in.code


def _wipe_laptop(stage: Stage, code: LabelCode) -> None:
    """The first run fails on one disk: the device stays "to wipe" until the second run."""
    stage.try_in_vain(V, Action.LEND, code, lend, [code], "An Peeters")
    stage.play(V, Action.CLEAR_LOCKS, code, clear_locks, code)
    stage.calendar.forward(days=1)
    first = evidence(stage.report("wipe_one_disk_failed.log"))
    stage.play(T, Action.WIPE, code, record_reports, code, [first], checked_by=CHECKER)
    stage.try_in_vain(T, Action.RELEASE, code, release, code)
    stage.calendar.forward(days=1)
    second = evidence(stage.report("wipe_second_disk.log"))
    stage.play(T, Action.WIPE, code, record_reports, code, [second], checked_by=CHECKER)
    stage.play(T, Action.REPAIR_OUT, code, repair_out, code)
    stage.calendar.forward(days=1)
    stage.play(T, Action.REPAIR_BACK, code, repair_back, code)
    stage.play(T, Action.RELEASE, code, release, code)


def _wipe_phone(stage: Stage, code: LabelCode) -> None:
    stage.play(V, Action.FIND_LOCK, code, find_lock, code, LockKind.FRP)
    stage.try_in_vain(V, Action.LEND, code, lend, [code], "Karim El Idrissi")
    stage.calendar.forward(days=2)
    stage.play(V, Action.CLEAR_LOCKS, code, clear_locks, code)
    stage.play(T, Action.WIPE, code, record_by_hand, code, RESET, checked_by=CHECKER)
    stage.play(T, Action.RELEASE, code, release, code)


def _lend_laptop(stage: Stage, code: LabelCode) -> None:
    """Reserved, prepared and cancelled, lent, visited the workshop, extended."""
    stage.play(C, Action.RESERVE, code, reserve, code, "An Peeters")
    stage.play(C, Action.LAPSE, code, lapse, code)
    until = stage.calendar().date() + timedelta(days=30)
    early = stage.play(V, Action.LEND, code, lend, [code], "An Peeters", until=until, prepare=True)
    stage.play(V, Action.CANCEL, code, cancel, early.number)
    items = ["lader", "tas"]
    loan = stage.play(V, Action.LEND, code, lend, [code], "An Peeters", until=until, items=items, prepare=True)
    stage.print("contract.pdf", contract_paper, loan.number)
    stage.play(V, Action.HAND_OVER, code, hand_over, loan.number)
    stage.try_in_vain(V, Action.LEND, code, lend, [code], "Karim El Idrissi")
    stage.calendar.forward(days=12)
    stage.play(T, Action.WORKSHOP, code, workshop, code, inside=True)
    stage.play(T, Action.WORKSHOP, code, workshop, code, inside=False)
    stage.play(C, Action.EXTEND, code, extend, loan.number, until + timedelta(days=180))


def _back_and_wiped_again(stage: Stage, code: LabelCode) -> None:
    """What was wiped before the loan proves nothing after it."""
    stage.calendar.forward(days=20)
    stage.play(V, Action.TAKE_BACK, code, take_back, [code])
    stage.play(C, Action.CORRECT_RETURN, code, correct_return, code)
    stage.play(V, Action.TAKE_BACK, code, take_back, [code], condition=Condition.B, missing=["tas"])
    stage.print("return-receipt.pdf", return_receipt_paper, code)
    stage.try_in_vain(T, Action.RELEASE, code, release, code)
    old = evidence(stage.report("wipe_second_disk.log"))
    stage.try_in_vain(T, Action.WIPE, code, record_reports, code, [old])
    stage.calendar.forward(days=2)
    new = evidence(stage.report("wipe_after_return.log"))
    stage.play(T, Action.WIPE, code, record_reports, code, [new], checked_by=CHECKER)
    stage.play(T, Action.RELEASE, code, release, code)
    stage.print("certificate.pdf", certificate_paper, code)


def _phone_lost_found_and_swapped(stage: Stage, phone: LabelCode, laptop: LabelCode) -> None:
    loan = stage.play(V, Action.LEND, phone, lend, [phone], "Karim El Idrissi")
    stage.calendar.forward(days=6)
    stage.play(C, Action.MISS, phone, missing, phone, "Op de tram laten liggen")
    stage.play(C, Action.FIND, phone, found, phone)
    stage.play(C, Action.SWAP, phone, swap, loan.number, phone, laptop)
    stage.try_in_vain(V, Action.LEND, phone, lend, [phone], "Els Maes")
    stage.play(T, Action.WIPE, phone, record_by_hand, phone, RESET, checked_by=CHECKER)
    stage.play(T, Action.RELEASE, phone, release, phone)
    stage.calendar.forward(days=5)
    stage.play(V, Action.TAKE_BACK, laptop, take_back, [laptop], condition=Condition.B)


def _other_devices(stage: Stage) -> None:
    """The ends of a life, and a disk that goes in and is destroyed."""
    desktop = _take_in(stage, NewDevice(kind=Kind.DESKTOP, make="Dell", model="OptiPlex 3050", serial="DEMO3"))
    tablet = _take_in(stage, NewDevice(kind=Kind.TABLET, make="Apple", model="iPad 2"), donor="Els Maes")
    broken = _take_in(stage, NewDevice(kind=Kind.LAPTOP, make="Acer", model="Aspire 5"))
    scrap = _take_in(stage, NewDevice(kind=Kind.OTHER, model="Chromebox"))
    gift, sold = (_take_in(stage, NewDevice(kind=Kind.SMARTPHONE, make="Nokia", model="3.4")) for _ in "12")
    _desktop(stage, desktop.taken_in.code)
    stage.play(C, Action.GIVE_BACK_TO_DONOR, tablet.taken_in.code, retire, tablet.taken_in.code, Destination.DONOR)
    for arrival, action, end in (
        (broken, Action.USE_FOR_PARTS, Destination.PARTS),
        (scrap, Action.RECYCLE, Destination.RECYCLED),
    ):
        code = arrival.taken_in.code
        stage.play(T, Action.TAKE_OUT_CARRIER, code, no_carrier, code)
        stage.play(C, action, code, retire, code, end)
    _given_phones(stage, gift.taken_in.code, sold.taken_in.code)


def _desktop(stage: Stage, code: LabelCode) -> None:
    """Without a disk when it came; it ends missing from the shelf and is written off."""
    stage.play(V, Action.CLEAR_LOCKS, code, clear_locks, code)
    stage.play(T, Action.TAKE_OUT_CARRIER, code, no_carrier, code)
    disk = CarrierFacts("DEMO-OLD-DISK", "Seagate Barracuda", 500.1, "hdd")
    stage.play(T, Action.FIT_CARRIER, code, fit_carrier, code, disk)
    stage.play(T, Action.TAKE_OUT_CARRIER, code, destroy_carrier, code, "DEMO-OLD-DISK")
    stage.play(C, Action.MISS, code, missing, code, "Niet gevonden bij de telling")
    stage.play(C, Action.WRITE_OFF, code, retire, code, Destination.WRITTEN_OFF)


def _given_phones(stage: Stage, gift: LabelCode, lent: LabelCode) -> None:
    for code in (gift, lent):
        stage.play(V, Action.CLEAR_LOCKS, code, clear_locks, code)
        stage.play(T, Action.WIPE, code, record_by_hand, code, RESET, checked_by=CHECKER)
    stage.play(C, Action.GIVE_AWAY, gift, retire, gift, Destination.GIFT)
    stage.play(T, Action.RELEASE, lent, release, lent)
    stage.play(V, Action.LEND, lent, lend, [lent], "Fatima Yılmaz")
    stage.calendar.forward(days=1)
    stage.play(C, Action.GIVE_TO_BORROWER, lent, retire, lent, Destination.BORROWER)
