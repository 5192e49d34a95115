"""One database with a device in every state, for attacks by hand-written SQL: `:lent` is a device's key in a statement,
`:lent_disk` its disk's, `:lent_wipe`, `:lent_release`, `:lent_line`, `:lent_loan` what hangs on it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from digibank.domain.device import Kind
from digibank.domain.locks import LockKind
from digibank.domain.roles import Role
from digibank.domain.wipe import Method
from digibank.readers.facts import CarrierFacts
from digibank.services import organisation
from digibank.services.aliases import add_alias
from digibank.services.carrier import fit_carrier, no_carrier, remove_carrier
from digibank.services.codes import draw_codes, relabel
from digibank.services.donors import donate
from digibank.services.intake import NewDevice, intake
from digibank.services.lend import lend
from digibank.services.locks import clear_locks, find_lock
from digibank.services.missing import missing
from digibank.services.release import release, reserve
from digibank.services.repair import repair_out
from digibank.services.retire import Destination, retire
from digibank.services.take_back import take_back
from digibank.services.wipe import HandMade, record_by_hand
from tests.services.conftest import Hub


@dataclass
class Stage:
    """`keys` holds every parameter that a statement may name."""

    file: Path
    keys: dict[str, str] = field(default_factory=dict)


def build(folder: Path) -> Stage:
    hub = Hub(folder)
    codes = _shelf(hub) | _lent(hub) | _special(hub)
    hub.database.close()
    stage = Stage(hub.database.file)
    connection = driver.connect(str(stage.file))
    for name, code in codes.items():
        stage.keys |= _keys(connection, name, code)
    (stage.keys["fresh_code"],) = connection.execute("SELECT code FROM label WHERE kind = 'fresh'").fetchone()
    (stage.keys["member"],) = connection.execute("SELECT id FROM member ORDER BY rowid").fetchone()
    connection.close()
    return stage


def _shelf(hub: Hub) -> dict[str, str]:
    do = hub.office.do
    do(donate, "Bank Noord")
    do(donate, None)
    codes = {
        "received": hub.laptop("R1"),
        "unlisted": hub.laptop(),
        "blocked": hub.laptop("K1"),
        "to_wipe": hub.to_wipe("T1"),
        "wiped": hub.wiped("W1"),
        "available": hub.available("A1"),
        "reserved": hub.available("V1"),
        "repair": hub.wiped("I1"),
        "outside": hub.wiped("O1"),
        "missing_shelf": hub.wiped("N1"),
    }
    do(find_lock, codes["blocked"], LockKind.BIOS_PASSWORD)
    do(find_lock, codes["blocked"], LockKind.MDM)
    do(organisation.add_member, "Jef", Role.VOLUNTEER)
    do(reserve, codes["reserved"])
    do(repair_out, codes["repair"])
    do(repair_out, codes["outside"], outside=True)
    do(missing, codes["missing_shelf"], "niet op de plank")
    return codes


def _lent(hub: Hub) -> dict[str, str]:
    do = hub.office.do
    codes = {name: hub.lent(name.upper(), borrower=f"An {name}")[0] for name in ("lent", "returned", "missing")}
    codes["prepared"] = hub.available("P1")
    do(lend, [codes["prepared"]], "Piet Prepared", items=["lader"], prepare=True)
    hub.clock.forward(days=1)
    do(take_back, [codes["returned"]])
    do(missing, codes["missing"], "gestolen")
    return codes


def _special(hub: Hub) -> dict[str, str]:
    do = hub.office.do
    codes = {"gone": hub.wiped("G1"), "opened": hub.wiped("U1"), "bare": hub.laptop(), "written_off": hub.wiped("X1")}
    do(retire, codes["gone"], Destination.RECYCLED)
    do(fit_carrier, codes["opened"], CarrierFacts("U2", None, 500.0, "hdd"))
    do(remove_carrier, codes["opened"], "U2")
    do(clear_locks, codes["bare"])
    do(no_carrier, codes["bare"])
    do(missing, codes["written_off"], "weg")
    do(retire, codes["written_off"], Destination.WRITTEN_OFF)
    for name in ("phone", "phone_received"):
        codes[name] = do(intake, NewDevice(kind=Kind.SMARTPHONE, make="Samsung", model="A13")).code
    do(clear_locks, codes["phone"])
    do(record_by_hand, codes["phone"], HandMade(Method.FACTORY_RESET, "Android", passed=True))
    do(release, codes["phone"])
    return codes | _labels(hub, codes["bare"], codes["phone"])


def _labels(hub: Hub, bare: str, phone: str) -> dict[str, str]:
    """Both get another label, one of them printed ahead, and an old sticker."""
    do = hub.office.do
    _, ahead = do(draw_codes, 2)
    do(add_alias, bare, "https://snipe.example/hardware/12")
    do(add_alias, phone, "KL-0007")
    return {"bare": do(relabel, bare).code, "phone": do(relabel, phone, ahead).code}


_OF_A_DEVICE = {
    "disk": "SELECT id FROM carrier WHERE device_id = :device ORDER BY position LIMIT 1",
    "disk2": "SELECT id FROM carrier WHERE device_id = :device ORDER BY position LIMIT 1 OFFSET 1",
    "wipe": "SELECT wipe.id FROM wipe JOIN carrier ON carrier.id = carrier_id WHERE device_id = :device",
    "release": "SELECT id FROM release WHERE device_id = :device",
    "line": "SELECT id FROM loan_line WHERE device_id = :device",
    "loan": "SELECT loan_id FROM loan_line WHERE device_id = :device",
    "alias": "SELECT id FROM device_alias WHERE device_id = :device",
    "old_code": "SELECT code FROM replaced_label WHERE device_id = :device",
    "lock": "SELECT id FROM account_lock WHERE device_id = :device",
    "borrower": "SELECT borrower_id FROM loan_party JOIN loan_line USING (loan_id) WHERE device_id = :device",
}


def _keys(connection: Any, name: str, code: str) -> dict[str, str]:
    (device,) = connection.execute("SELECT id FROM device WHERE code = ?", [code]).fetchone()
    keys = {name: device, f"{name}_code": code}
    for what, query in _OF_A_DEVICE.items():
        row = connection.execute(query, {"device": device}).fetchone()
        if row:
            keys[f"{name}_{what}"] = row[0]
    return keys
