"""The JSON of things: keys that scripts rely on. Codes are pretty (`KLDR-STVB`), days ISO, None is null."""

from collections.abc import Sequence
from typing import Any

from digibank.domain.label_code import LabelCode, pretty
from digibank.queries.devices import CarrierView, DeviceCard, LoanView
from digibank.queries.journal import EventLine
from digibank.queries.loans import LoanCard, LoanLine
from digibank.queries.search import Hit


def device(card: DeviceCard) -> dict[str, Any]:
    return {
        "code": pretty(card.code),
        "state": card.state,
        "kind": card.kind,
        "make": card.make,
        "model": card.model,
        "serial": card.serial,
        "imei": card.imei,
        "cpu": card.cpu,
        "ram_gb": card.ram_gb,
        "carriers": [_carrier(view) for view in card.carriers],
        "carriers_listed": card.carriers_listed,
        "condition": card.condition,
        "locks": list(card.locks),
        "loan": None if card.loan is None else _loan_of_device(card.loan),
        "reserved_until": _day(card.reserved_until),
        "received_on": _day(card.received_on),
        "donor": card.donor,
        "old_codes": codes(card.old_codes),
        "aliases": [{"text": alias.text, "source": alias.source} for alias in card.aliases],
        "actions": list(card.actions),
    }


def loan(card: LoanCard) -> dict[str, Any]:
    return {
        "number": card.number,
        "code": pretty(card.code),
        "devices": [pretty(code) for code in card.devices],
        "begin": _day(card.begin),
        "until": _day(card.until),
        "handed_over": card.handed_over,
        "closed": card.closed,
        "overdue": card.overdue,
        "borrower": card.borrower,
        "borrower_code": _code(card.borrower_code),
        "lines": [_line(line) for line in card.lines],
    }


def hit(found: Hit) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "code": pretty(found.code),
        "title": found.title,
        "state": found.state,
        "number": found.number,
    }


def event(line: EventLine, what: str) -> dict[str, Any]:
    """`what` is the same in words."""
    return {
        "at": line.at.isoformat(),
        "station": line.station,
        "seq": line.seq,
        "who": line.who,
        "kind": line.kind,
        "what": what,
        "facts": dict(line.facts),
    }


def codes(several: Sequence[LabelCode]) -> list[str]:
    return [pretty(code) for code in several]


def _carrier(view: CarrierView) -> dict[str, Any]:
    return {
        "position": view.position,
        "serial": view.serial,
        "model": view.model,
        "size_gb": view.size_gb,
        "type": view.type,
        "status": view.status,
        "wiped": view.wiped,
        "waits_for_check": view.waits_for_check,
    }


def _loan_of_device(view: LoanView) -> dict[str, Any]:
    return {
        "number": view.number,
        "code": pretty(view.code),
        "begin": _day(view.begin),
        "until": _day(view.until),
        "overdue": view.overdue,
        "handed_over": view.handed_over,
        "in_workshop": view.in_workshop,
        "borrower": view.borrower,
        "borrower_code": _code(view.borrower_code),
        "items": list(view.items),
    }


def _line(line: LoanLine) -> dict[str, Any]:
    return {
        "code": _code(line.code),
        "title": line.title,
        "item": line.item,
        "ending": line.ending,
        "in_workshop": line.in_workshop,
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _code(code: LabelCode | None) -> str | None:
    return None if code is None else pretty(code)
