"""Old stickers: found by the scan field as they were printed, whatever the scanner's layout, and on one device only."""

import pytest

from digibank.domain.alias_source import AliasSource
from digibank.domain.errors import UnknownCode
from digibank.domain.errors_codes import AliasIsOurs, AliasTaken, AliasThere, AliasUnknown
from digibank.domain.errors_text import NothingWritten
from digibank.domain.keyboard import Layout
from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.lifecycle import State
from digibank.queries.devices import device_card
from digibank.queries.search import find
from digibank.services.aliases import Alias, add_alias, end_alias
from digibank.services.locks import clear_locks
from tests.services.conftest import Hub

UUID = "7c3a1b9e-2f44-4a0b-9c1d-0e5f6a7b8c9d"
STICKERS = {
    "https://snipe.example/hardware/12": Alias("12", AliasSource.SNIPE_IT_ID),
    "https://snipe.example/ht/A-0012": Alias("A-0012", AliasSource.SNIPE_IT_TAG),
    "http://homebox.local:3100/a/000-001": Alias("000-001", AliasSource.HOMEBOX_ASSET),
    f"https://homebox.example/item/{UUID}": Alias(UUID, AliasSource.HOMEBOX_ITEM),
    "https://eam.sh/cm4x9q2": Alias("cm4x9q2", AliasSource.SHELF),
    "https://shelf.example/qr/cm4x9q3": Alias("cm4x9q3", AliasSource.SHELF),
    "https://hub.example/devices/ZX81Q/": Alias("ZX81Q", AliasSource.DEVICEHUB),
    "https://other.example/things/77": Alias("77", AliasSource.OTHER),
    "LE-0042": Alias("LE-0042", AliasSource.OTHER),
}


def found(hub: Hub, text: str) -> list[str]:
    return [hit.code for hit in hub.office.ask(find, text)]


@pytest.mark.parametrize("text", STICKERS)
def test_a_sticker_is_known_by_its_pattern_and_found_as_it_was_printed(hub: Hub, text: str) -> None:
    code, other = hub.laptop(), hub.laptop()
    assert hub.office.do(add_alias, code, text) == STICKERS[text]
    hub.office.do(add_alias, other, "ANOTHER-1")
    for scanned in (text, text.upper() if "eam.sh" not in text else text, STICKERS[text].text):
        assert found(hub, scanned) == [code], scanned
    assert hub.office.ask(device_card, text).code == code
    assert [alias.text for alias in hub.office.ask(device_card, code).aliases] == [STICKERS[text].text]


@pytest.mark.parametrize("text", STICKERS)
@pytest.mark.parametrize("host", [Layout.BE, Layout.FR, Layout.DE])
def test_a_sticker_is_found_with_a_us_scanner_on_a_pc_of_here(hub: Hub, text: str, host: Layout) -> None:
    code = hub.laptop()
    hub.office.do(add_alias, code, text)
    arrives = us_keys_read_as(text, host)
    assert arrives != text
    assert found(hub, arrives) == [code]


def us_keys_read_as(text: str, host: Layout) -> str:
    """The other way round from `read_back`, which keeps to ASCII: character by character."""
    from digibank.domain import keyboard

    us, here = keyboard._PLAIN_AND_SHIFTED[Layout.US], keyboard._PLAIN_AND_SHIFTED[host]
    return text.translate(str.maketrans("".join(us), "".join(here)))


def test_an_old_sticker_works_in_every_task(hub: Hub) -> None:
    code = hub.laptop()
    hub.office.do(add_alias, code, "https://snipe.example/hardware/12")
    hub.office.do(clear_locks, "https://snipe.example/hardware/12")
    assert hub.state(code) is State.TO_WIPE


def test_a_number_of_one_system_is_another_in_the_next(hub: Hub) -> None:
    """Both are offered for the bare number; an address says which."""
    one, two = hub.laptop(), hub.laptop()
    hub.office.do(add_alias, one, "https://snipe.example/hardware/12")
    hub.office.do(add_alias, two, "12", AliasSource.LEIHS)
    assert found(hub, "https://snipe.example/hardware/12") == [one]
    assert sorted(found(hub, "12")) == sorted([one, two])
    with pytest.raises(UnknownCode):
        hub.office.ask(device_card, "12")


def test_a_serial_number_that_is_an_old_number_too_is_for_a_person_to_choose(hub: Hub) -> None:
    one, two = hub.laptop(serial="PF0ABC12"), hub.laptop()
    hub.office.do(add_alias, two, "pf0abc12")
    assert sorted(found(hub, "PF0ABC12")) == sorted([one, two])


def test_the_number_of_a_room_is_no_device(hub: Hub) -> None:
    hub.office.do(add_alias, hub.laptop(), "https://snipe.example/hardware/12")
    assert found(hub, "https://snipe.example/locations/12") == []
    with pytest.raises(UnknownCode):
        hub.office.ask(device_card, "https://snipe.example/locations/12")


def test_two_devices_do_not_share_an_old_sticker(hub: Hub) -> None:
    one, two = hub.laptop(), hub.laptop()
    hub.office.do(add_alias, one, "KL 0007")
    with pytest.raises(AliasTaken) as refused:
        hub.office.do(add_alias, two, "kl0007")
    assert refused.value.code == pretty(LabelCode(one))
    with pytest.raises(AliasThere):
        hub.office.do(add_alias, one, "KL 0007")
    assert hub.office.ask(device_card, two).aliases == ()


def test_an_old_sticker_on_the_wrong_device_is_taken_away(hub: Hub) -> None:
    one, two = hub.laptop(), hub.laptop()
    hub.office.do(add_alias, one, "KL-0007")
    with pytest.raises(AliasUnknown):
        hub.office.do(end_alias, two, "KL-0007")
    hub.office.do(end_alias, one, "KL-0007")
    assert found(hub, "KL-0007") == []
    hub.office.do(add_alias, two, "KL-0007")
    assert found(hub, "KL-0007") == [two]


def test_a_part_of_an_old_number_is_found_among_all_letters(hub: Hub) -> None:
    code = hub.laptop()
    hub.office.do(add_alias, code, "KLAS-0007-B")
    assert found(hub, "0007-b") == [code]


def test_what_is_no_old_sticker_is_refused(hub: Hub) -> None:
    code = hub.laptop()
    with pytest.raises(AliasIsOurs):
        hub.office.do(add_alias, code, "kldr-stvb")
    with pytest.raises(NothingWritten):
        hub.office.do(add_alias, code, " ")


def test_the_journal_holds_no_text_of_a_sticker(hub: Hub) -> None:
    from digibank.queries.journal import events

    code = hub.laptop()
    hub.office.do(add_alias, code, "Klas van Mieke 3")
    assert "Mieke" not in str([event.facts for event in hub.office.ask(events, code)])
