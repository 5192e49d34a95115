"""Answers that many commands give: a device, some devices, a loan, as they are now that the action is stored."""

from collections.abc import Sequence
from typing import Any

from digibank.cli import lines, shapes
from digibank.cli.desk import Desk
from digibank.cli.output import Answer
from digibank.queries.devices import device_card
from digibank.queries.loans import loan_card


def device_answer(desk: Desk, code: str, **more: Any) -> Answer:
    """`{"device": …}` and what is `more`."""
    card = desk.office.ask(device_card, code)
    return Answer({"device": shapes.device(card), **more}, (lines.device_line(card, desk.t),))


def devices_answer(desk: Desk, codes: Sequence[str], **more: Any) -> Answer:
    """`{"devices": […]}`, and "device" too where it is one."""
    cards = [desk.office.ask(device_card, code) for code in codes]
    facts: dict[str, Any] = {"devices": [shapes.device(card) for card in cards]}
    if len(cards) == 1:
        facts["device"] = facts["devices"][0]
    return Answer({**facts, **more}, tuple(lines.device_line(card, desk.t) for card in cards))


def loan_answer(desk: Desk, loan: str, **more: Any) -> Answer:
    """`{"loan": …}`."""
    card = desk.office.ask(loan_card, loan)
    return Answer({"loan": shapes.loan(card), **more}, (lines.loan_line(card, desk.t),))
