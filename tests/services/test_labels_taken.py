"""Codes are random; one that is taken is not given twice."""

import pytest

from digibank.domain import label_code
from digibank.domain.device import Kind
from digibank.services.intake import NewDevice, intake
from tests.services.conftest import Hub


def test_a_code_that_is_taken_is_drawn_again(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    first = hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, make="HP", model="250")).code
    free = label_code.new_code()
    draws = iter([first, first, free])
    monkeypatch.setattr(label_code, "new_code", lambda: next(draws))
    assert hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, make="HP", model="250")).code == free
