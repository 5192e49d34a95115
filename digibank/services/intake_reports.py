"""Takes a device in from hardware reports: several reports of one machine are one device."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digibank.domain.device import Kind
from digibank.domain.errors import ReportsDisagree
from digibank.domain.identifiers import serial_key
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.services.donors import Batch, donate
from digibank.services.intake import NewDevice, TakenIn, intake
from digibank.storage.tx import Tx


@dataclass(frozen=True)
class Arrival:
    """`batch` is the donor's batch of that day where a donor or a day is named."""

    taken_in: TakenIn
    batch: Batch | None


def intake_reports(
    tx: Tx,
    typed: NewDevice,
    reports: Sequence[HardwareFacts] = (),
    *,
    donor: str | None = None,
    received_on: date | None = None,
) -> Arrival:
    """What a person typed stands over what reports say. Raises ReportsDisagree, and what `intake` raises."""
    batch = donate(tx, donor, received_on=received_on) if donor or received_on else None
    new = replace(typed, donation=batch.donation) if batch else typed
    if not reports:
        return Arrival(intake(tx, new), batch)
    return Arrival(intake(tx, new.over(merge(reports, kind=typed.kind))), batch)


def merge(reports: Sequence[HardwareFacts], *, kind: Kind | None = None) -> HardwareFacts:
    """What one says and another does not, together; the first one stands where two say something. A `kind` that a
    person gave ends a dispute about it. Raises ReportsDisagree."""
    if len({key for report in reports if (key := serial_key(report.serial))}) > 1:
        raise ReportsDisagree("serial")
    if len({report.imei for report in reports if report.imei}) > 1:
        raise ReportsDisagree("imei")
    carriers, unnamed = _all_carriers(reports)
    return HardwareFacts(
        kind=kind or _kind(reports),
        make=_first(report.make for report in reports),
        model=_first(report.model for report in reports),
        serial=_first(report.serial for report in reports),
        imei=_first(report.imei for report in reports),
        cpu=_first(report.cpu for report in reports),
        ram_gb=next((report.ram_gb for report in reports if report.ram_gb is not None), None),
        carriers=carriers,
        unnamed_carriers=unnamed,
        carriers_whole=carriers is None or any(r.carriers_whole for r in reports if r.carriers is not None),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _kind(reports: Sequence[HardwareFacts]) -> Kind:
    """ "Other" is what a report says that does not know better."""
    told = {report.kind for report in reports} - {Kind.OTHER}
    if len(told) > 1:
        raise ReportsDisagree("kind")
    return told.pop() if told else Kind.OTHER


def _all_carriers(reports: Sequence[HardwareFacts]) -> tuple[tuple[CarrierFacts, ...] | None, int]:
    """Every disk that any report names, each once, and how many more the report that shows most of them counts."""
    lists = [report.carriers for report in reports if report.carriers is not None]
    most = max((len(report.carriers or ()) + report.unnamed_carriers for report in reports), default=0)
    if not lists:
        return None, most
    best = max(lists, key=lambda carriers: (sum(bool(serial_key(c.serial)) for c in carriers), len(carriers)))
    found = list(best)
    for carrier in (carrier for carriers in lists if carriers is not best for carrier in carriers):
        if (key := serial_key(carrier.serial)) and key not in {serial_key(other.serial) for other in found}:
            found.append(carrier)
    return tuple(found), max(0, most - len(found))
