"""Whose report is this? Devices by the serial numbers of their disks, and by their own numbers. Never a guess."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select

from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import GONE
from digibank.storage.device_tables import CARRIER_HERE, CarrierRow, DeviceRow
from digibank.storage.tx import Look


def disk_owners(look: Look, keys: Collection[str]) -> dict[str, LabelCode]:
    """The device in which each disk is, or out of which it came and lies here; `keys` as `serial_key` makes them."""
    rows = look.session.execute(
        select(CarrierRow.serial_key, DeviceRow.code)
        .join(DeviceRow, DeviceRow.id == CarrierRow.device_id)
        .where(CarrierRow.serial_key.in_(keys), CARRIER_HERE)
    )
    return {key: LabelCode(code) for key, code in rows if key}


def numbered_devices(look: Look, key: str | None, imei: str | None = None) -> tuple[LabelCode, ...]:
    """The devices with this serial key or IMEI that did not leave for good: seldom more than one."""
    same: list[ColumnElement[bool]] = []
    if key:
        same.append(DeviceRow.serial_key == key)
    if imei:
        same.append(DeviceRow.imei == imei)
    if not same:
        return ()
    rows = look.session.scalars(
        select(DeviceRow.code).where(or_(*same), DeviceRow.state.not_in(sorted(GONE))).order_by(DeviceRow.code)
    )
    return tuple(LabelCode(code) for code in rows)
