"""Whose history is asked for: a device's by any of its numbers, or a loan's."""

import pytest

from digibank.domain.device import Kind
from digibank.domain.errors import UnknownCode, UnknownLoan
from digibank.domain.journal import Event
from digibank.queries.journal import events
from digibank.services.intake import NewDevice, intake
from tests.services.conftest import Hub


def kinds(hub: Hub, code: str) -> set[Event]:
    return {line.kind for line in hub.office.ask(events, code)}


@pytest.mark.parametrize("text", ["49-015420-323751-8", "490154203237518", "49 015420 323751 8"])
def test_an_imei_with_or_without_hyphens_is_a_device(hub: Hub, text: str) -> None:
    hub.office.do(intake, NewDevice(kind=Kind.SMARTPHONE, imei="490154203237518"))
    assert Event.DEVICE_RECEIVED in kinds(hub, text)


def test_a_serial_of_figures_and_hyphens_is_a_device(hub: Hub) -> None:
    hub.laptop("D1", serial="2026-0042")
    assert Event.DEVICE_RECEIVED in kinds(hub, "2026-0042")


def test_a_loan_goes_by_its_number_and_by_its_code(hub: Hub) -> None:
    _, lent = hub.lent("D1")
    for text in (lent.number, f" {lent.number} ", lent.code):
        assert Event.LOAN_OPENED in kinds(hub, text)
        assert Event.DEVICE_RECEIVED not in kinds(hub, text)


def test_what_is_not_there_is_called_what_it_looks_like(hub: Hub) -> None:
    with pytest.raises(UnknownLoan):
        hub.office.ask(events, "2026-9999")
    for text in ("49-015420-323751-8", "12-34", "KLDRSTVB"):
        with pytest.raises(UnknownCode):
            hub.office.ask(events, text)
