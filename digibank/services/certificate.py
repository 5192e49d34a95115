"""Gathers and freezes what a wipe certificate says: one device, its carriers, the wipes that count."""

from sqlalchemy import select

from digibank.documents.facts import (
    CarrierWipe,
    CertificateFacts,
    Colleague,
    CustodySource,
    Destination,
    Verification,
)
from digibank.domain.errors import NoPaperYet
from digibank.domain.errors_carriers import CarriersNotWiped
from digibank.domain.ids import PaperId
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action, State
from digibank.domain.roles import Role
from digibank.domain.wipe import Method, Verdict
from digibank.services import _find
from digibank.services._papers import freeze_once, issue
from digibank.services.contract import make_model
from digibank.storage.device_tables import CarrierRow, DeviceRow, WipeRow
from digibank.storage.journal_table import AS_IT_HAPPENED, JournalRow
from digibank.storage.organisation_table import MemberRow
from digibank.storage.tx import Tx

CERTIFICATE = "wipe-certificate"

_DESTINATIONS = {
    State.WIPED: Destination.LOAN,
    State.AVAILABLE: Destination.LOAN,
    State.RESERVED: Destination.LOAN,
    State.ON_LOAN: Destination.LOAN,
    State.MISSING: Destination.LOAN,
    State.GIVEN_AWAY: Destination.GIFT,
    State.BACK_TO_DONOR: Destination.DONOR,
    State.FOR_PARTS: Destination.PARTS,
    State.RECYCLED: Destination.RECYCLING,
}

_SOURCES = {
    Action.TAKE_BACK: CustodySource.RETURN,
    Action.SWAP: CustodySource.RETURN,
    Action.FIND: CustodySource.RETURN,
    Action.REPAIR_BACK: CustodySource.REPAIR,
}


def freeze_certificate(tx: Tx, code: str) -> PaperId:
    """The same certificate again where nothing changed. Raises NoPaperYet, or CarriersNotWiped for a carrier inside
    that has no wipe that counts: what was wiped before it was last lent proves nothing now."""
    device = _find.device(tx.session, code)
    carriers = _find.carriers(tx.session, device.id)
    proven = [(carrier, wipe) for carrier in carriers if (wipe := _last_good(tx, carrier))]
    found_empty = _found_empty_by(tx, device)
    if not proven and not found_empty:
        raise NoPaperYet(_find.pretty(device), CERTIFICATE)
    never = [c for c in carriers if c.status == "FITTED" and c not in {carrier for carrier, _ in proven}]
    if never:
        raise CarriersNotWiped(_find.pretty(device), tuple(c.serial or f"#{c.position}" for c in never))
    facts = CertificateFacts(
        issue=issue(tx),
        code=device.code,
        make_model=make_model(device),
        number=device.serial or device.imei,
        carriers=tuple(_carrier_wipe(tx, device, carrier, wipe) for carrier, wipe in proven),
        found_empty_by=None if proven else found_empty,
    )
    return freeze_once(tx, CERTIFICATE, device.id, facts)


def _last_good(tx: Tx, carrier: CarrierRow) -> WipeRow | None:
    return tx.session.scalar(
        select(WipeRow)
        .where(
            WipeRow.carrier_id == carrier.id,
            WipeRow.custody == carrier.custody,
            WipeRow.checked_by.is_not(None),
            WipeRow.verdict.in_((Verdict.PASSED, Verdict.PASSED_UNVERIFIED)),
        )
        .order_by(WipeRow.recorded_at.desc())
        .limit(1)
    )


def _carrier_wipe(tx: Tx, device: DeviceRow, carrier: CarrierRow, wipe: WipeRow) -> CarrierWipe:
    verified = Verification.TOOL if wipe.evidence_sha256 else Verification.INSPECTED
    return CarrierWipe(
        serial=carrier.serial,
        model=carrier.model,
        size_gb=carrier.size_gb,
        type=carrier.type,
        source=_source(tx, carrier, wipe),
        method=Method(wipe.method),
        technique=wipe.tool_method,
        tool=wipe.tool,
        tool_version=wipe.tool_version,
        started=wipe.started,
        finished=wipe.finished,
        verdict=Verdict(wipe.verdict),
        verification=Verification.READ_BY_PERSON if wipe.verdict == Verdict.PASSED_UNVERIFIED else verified,
        wiped_by=_colleague(tx, wipe.wiped_by),
        checked_by=_colleague(tx, wipe.checked_by) if wipe.checked_by else None,
        same_person=wipe.wiped_by == wipe.checked_by,
        evidence_sha256=wipe.evidence_sha256,
        destination=_DESTINATIONS.get(State(device.state), Destination.UNDECIDED),
    )


def _source(tx: Tx, carrier: CarrierRow, wipe: WipeRow) -> CustodySource:
    """How the carrier came to the custody that the wipe is of: from the action that raised its number."""
    for entry in tx.session.scalars(
        select(JournalRow).where(JournalRow.subject == carrier.id).order_by(AS_IT_HAPPENED)
    ):
        if entry.facts.get("custody") == wipe.custody:
            action = _action_of(tx, entry.request_id)
            fitted = entry.kind == Event.CARRIER_CHANGED or carrier.listed_by == "technician"
            return _SOURCES.get(action, CustodySource.FITTING if fitted else CustodySource.DONATION)
    return CustodySource.DONATION


def _action_of(tx: Tx, request: str) -> Action:
    moved = tx.session.scalars(
        select(JournalRow.facts).where(JournalRow.request_id == request, JournalRow.kind == Event.DEVICE_MOVED)
    ).first()
    return Action(moved["action"]) if moved else Action.INTAKE


def _found_empty_by(tx: Tx, device: DeviceRow) -> Colleague | None:
    if device.carriers_listed != "none":
        return None
    entry = tx.session.scalars(
        select(JournalRow)
        .where(JournalRow.subject == device.id, JournalRow.kind == Event.DEVICE_LISTED)
        .order_by(AS_IT_HAPPENED.desc())
    ).first()
    return _colleague(tx, entry.member_id) if entry else None


def _colleague(tx: Tx, member: str) -> Colleague:
    row = tx.session.get_one(MemberRow, member)
    return Colleague(name=row.name, role=Role(row.role))
