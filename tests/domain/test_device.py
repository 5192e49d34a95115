"""What a machine is called."""

import pytest

from digibank.domain.device import full_name


@pytest.mark.parametrize(
    ("make", "model", "name"),
    [
        ("Lenovo", "ThinkPad T480", "Lenovo ThinkPad T480"),
        ("HP", "HP EliteBook 840 G5", "HP EliteBook 840 G5"),
        ("hp", "HP ProBook", "HP ProBook"),
        ("HP", "HPE Thing", "HP HPE Thing"),
        (None, "iPhone 11", "iPhone 11"),
        ("Apple", None, "Apple"),
        (None, None, ""),
    ],
)
def test_the_maker_is_named_once(make: str | None, model: str | None, name: str) -> None:
    assert full_name(make, model) == name
