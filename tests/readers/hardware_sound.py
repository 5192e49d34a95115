"""What holds of facts from any file whatever: they can be stored, printed and added up."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from digibank.readers.facts import HardwareFacts, Health

LONGEST_TEXT = 200


def check_sound(facts: HardwareFacts) -> None:
    """Texts printable, short and trimmed; numbers finite and in their range."""
    json.dumps(asdict(facts), allow_nan=False, ensure_ascii=False).encode("utf-8")
    for text in _texts(facts):
        assert text is None or (text.isprintable() and text == text.strip() and 0 < len(text) <= LONGEST_TEXT)
    assert facts.ram_gb is None or facts.ram_gb > 0
    assert facts.unnamed_carriers >= 0
    assert facts.firmware in {None, "uefi", "bios"}
    for carrier in facts.carriers or ():
        assert carrier.type in {None, "ssd", "hdd", "flash"}
        assert carrier.size_gb is None or carrier.size_gb > 0
        assert carrier.health is None or isinstance(carrier.health, Health)
        for number in (carrier.power_on_hours, carrier.worn_percent, carrier.bad_sectors):
            assert number is None or 0 <= number < 2**63
    for battery in facts.batteries or ():
        assert battery.health_percent is None or 0 <= battery.health_percent <= 100
        for energy in (battery.design_wh, battery.full_wh):
            assert energy is None or 0 < energy < 1000
        assert battery.cycles is None or battery.cycles > 0
    if facts.screen:
        assert all(size is None or 0 < size < 100_000 for size in asdict(facts.screen).values())


def _texts(facts: HardwareFacts) -> Iterator[str | None]:
    yield from (facts.make, facts.model, facts.serial, facts.imei, facts.cpu, facts.uuid)
    yield from (facts.keyboard, facts.os, facts.os_version, facts.tpm)
    for carrier in facts.carriers or ():
        yield from (carrier.serial, carrier.model)
    for battery in facts.batteries or ():
        yield from (battery.serial, battery.model)
