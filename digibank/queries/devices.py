"""One device as a card. What a role may not see is not in the answer."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, select

from digibank.domain.device import Condition, Kind, full_name
from digibank.domain.ids import DeviceId
from digibank.domain.label_code import LabelCode, parse
from digibank.domain.lifecycle import Action, State, may, targets
from digibank.domain.locks import LockKind
from digibank.domain.roles import reads_personal_data, sees_borrowers
from digibank.queries.aliases import AliasView, aliases_of, old_codes_of
from digibank.queries.lookup import device_row
from digibank.storage.device_tables import CarrierRow, DeviceRow, DonationRow, DonorRow, LockRow, WipeRow
from digibank.storage.loan_tables import LoanLineRow, LoanPartyRow, LoanRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Look


@dataclass(frozen=True)
class CarrierView:
    """`wiped`: a passed and checked wipe of this custody. `waits_for_check`: passed, nobody read it yet."""

    position: int
    serial: str | None
    model: str | None
    size_gb: float | None
    type: str | None
    status: str
    wiped: bool
    waits_for_check: bool


@dataclass(frozen=True)
class LoanView:
    """The loan that a device is out on. `borrower` is the first name, for a coordinator the whole name, None for a
    role that sees no borrower."""

    number: str
    code: LabelCode
    begin: date
    until: date | None
    overdue: bool
    handed_over: bool
    in_workshop: bool
    borrower: str | None
    borrower_code: LabelCode | None
    items: tuple[str, ...]


@dataclass(frozen=True)
class DeviceCard:
    id: DeviceId
    code: LabelCode
    kind: Kind
    state: State
    make: str | None
    model: str | None
    serial: str | None
    imei: str | None
    cpu: str | None
    ram_gb: float | None
    condition: Condition | None
    carriers_listed: str | None
    carriers: tuple[CarrierView, ...]
    locks: tuple[LockKind, ...]
    loan: LoanView | None
    returned: bool
    """Came back from a borrower and was not wiped since."""
    reserved_until: date | None
    reserved: bool
    received_on: date | None
    donor: str | None
    created_at: datetime
    actions: tuple[Action, ...]
    """What the table lets this role do in this state."""
    old_codes: tuple[LabelCode, ...] = ()
    """Of labels that it had before, the latest first."""
    aliases: tuple[AliasView, ...] = ()
    """Stickers of other systems."""
    by_old_code: bool = False
    """It was asked for by the code of a label that it had before."""

    @property
    def title(self) -> str:
        return full_name(self.make, self.model)


def device_card(look: Look, text: str) -> DeviceCard:
    """By label code, now or before, serial, IMEI or old sticker. Raises UnknownCode or CodeStillFree."""
    row = device_row(look, text)
    old_codes = old_codes_of(look.session, row.id)
    donation = look.session.get(DonationRow, row.donation_id) if row.donation_id else None
    return DeviceCard(
        id=DeviceId(row.id),
        code=LabelCode(row.code),
        kind=Kind(row.kind),
        state=State(row.state),
        make=row.make,
        model=row.model,
        serial=row.serial,
        imei=row.imei,
        cpu=row.cpu,
        ram_gb=row.ram_gb,
        condition=Condition(row.condition) if row.condition else None,
        carriers_listed=row.carriers_listed,
        carriers=_carriers(look, row),
        locks=_locks(look, row),
        loan=_loan(look, row),
        returned=_returned(look, row),
        reserved_until=row.reserved_until,
        reserved=row.state == State.RESERVED,
        received_on=donation.received_on if donation else None,
        donor=_donor(look, donation),
        created_at=row.created_at,
        actions=actions(look, State(row.state)),
        old_codes=old_codes,
        aliases=aliases_of(look.session, row.id),
        by_old_code=parse(text) in old_codes,
    )


def actions(look: Look, state: State) -> tuple[Action, ...]:
    from digibank.storage.organisation_table import OrganisationRow

    organisation = look.session.get(OrganisationRow, 1)
    volunteers_lend = organisation is None or organisation.volunteers_lend
    return tuple(
        action
        for action in Action
        if targets(state, action) and may(look.actor.role, action, volunteers_lend=volunteers_lend)
    )


def _carriers(look: Look, device: DeviceRow) -> tuple[CarrierView, ...]:
    rows = look.session.scalars(
        select(CarrierRow).where(CarrierRow.device_id == device.id).order_by(CarrierRow.position)
    ).all()
    wipes = look.session.execute(
        select(WipeRow.carrier_id, WipeRow.checked_by)
        .join(CarrierRow, and_(CarrierRow.id == WipeRow.carrier_id, CarrierRow.custody == WipeRow.custody))
        .where(CarrierRow.device_id == device.id, WipeRow.verdict.in_(("passed", "passed-unverified")))
    ).all()
    wiped = {wipe.carrier_id for wipe in wipes if wipe.checked_by}
    waiting = {wipe.carrier_id for wipe in wipes} - wiped
    return tuple(
        CarrierView(
            row.position,
            row.serial,
            row.model,
            row.size_gb,
            row.type,
            row.status,
            row.id in wiped,
            row.id in waiting,
        )
        for row in rows
    )


def _locks(look: Look, device: DeviceRow) -> tuple[LockKind, ...]:
    kinds = look.session.scalars(
        select(LockRow.kind).where(LockRow.device_id == device.id, LockRow.cleared_at.is_(None)).order_by(LockRow.kind)
    )
    return tuple(LockKind(kind) for kind in kinds)


def _loan(look: Look, device: DeviceRow) -> LoanView | None:
    found = look.session.execute(
        select(LoanRow, LoanLineRow, BorrowerRow)
        .join(LoanLineRow, LoanLineRow.loan_id == LoanRow.id)
        .join(LoanPartyRow, and_(LoanPartyRow.loan_id == LoanRow.id, LoanPartyRow.role == "borrower"))
        .join(BorrowerRow, BorrowerRow.id == LoanPartyRow.borrower_id)
        .where(LoanLineRow.device_id == device.id, LoanLineRow.ended_at.is_(None))
    ).first()
    if found is None:
        return None
    loan, line, borrower = found
    items = look.session.scalars(
        select(LoanLineRow.item).where(
            LoanLineRow.loan_id == loan.id, LoanLineRow.item.is_not(None), LoanLineRow.ended_at.is_(None)
        )
    ).all()
    seen = sees_borrowers(look.actor.role)
    return LoanView(
        number=loan.number,
        code=LabelCode(loan.code),
        begin=loan.begin_on,
        until=loan.until_on,
        overdue=loan.until_on is not None and loan.until_on < look.today,
        handed_over=loan.handed_over_at is not None,
        in_workshop=line.in_workshop,
        borrower=shown_name(look, borrower) if seen else None,
        borrower_code=LabelCode(borrower.code) if seen else None,
        items=tuple(item for item in items if item),
    )


def _returned(look: Look, device: DeviceRow) -> bool:
    """Whether its latest loan that was not cancelled ended in a return, and it still waits for the wipe after it."""
    ending = look.session.scalar(
        select(LoanLineRow.ending)
        .where(LoanLineRow.device_id == device.id, LoanLineRow.ending.is_distinct_from("VOID"))
        .order_by(LoanLineRow.opened_at.desc(), LoanLineRow.id.desc())
        .limit(1)
    )
    return ending == "RETURNED" and State(device.state) is State.TO_WIPE


def shown_name(look: Look, borrower: BorrowerRow) -> str | None:
    return borrower.name if reads_personal_data(look.actor.role) else borrower.first_name


def _donor(look: Look, donation: DonationRow | None) -> str | None:
    if donation is None or donation.donor_id is None or not reads_personal_data(look.actor.role):
        return None
    return look.session.scalar(select(DonorRow.name).where(DonorRow.id == donation.donor_id))
