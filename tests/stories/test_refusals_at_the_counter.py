"""What is refused at the counter: one sentence each, nothing stored, the form as it was typed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from digibank.domain.device import Kind
from digibank.domain.label_code import neighbours
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.domain.wipe import Method
from digibank.services.donors import donate
from digibank.services.intake import NewDevice, intake
from digibank.services.lend import hand_over, lend
from digibank.services.wipe import HandMade, record_by_hand
from tests.desk import Desk
from tests.given import DATA, FIRST_DISK, Given


def refused(at: Desk) -> str:
    """The sentence; there must be one, and it must end like one."""
    assert at.tone == "no"
    assert at.message.endswith((".", "?")), at.message
    return at.message


def at_lending(desk: Callable[..., Desk], code: str, name: str = "An Peeters") -> Desk:
    rita = desk()
    rita.scan(code)
    rita.press("F5")
    rita.write(name)
    return rita


# ---- the scan field


def test_a_code_with_one_wrong_letter_offers_the_right_one(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.TO_WIPE)
    wrong = ("C" if code[0] != "C" else "D") + code[1:]
    assert code in neighbours(wrong)
    rita = desk()
    rita.write(wrong)
    rita.press("Return")
    assert rita.reads("unknown_text") == wrong
    rita.tab_to("found")
    rita.press("Return")
    assert rita.reads("card_code").replace("-", "") == code


def test_nonsense_is_said_to_be_unknown(desk: Callable[..., Desk]) -> None:
    rita = desk()
    rita.scan("%%%nonsense%%%")
    assert rita.reads("unknown_text") == "%%%nonsense%%%"
    assert rita.focus == "take_in_unknown"


def test_the_label_of_something_else(desk: Callable[..., Desk], given: Given) -> None:
    batch = given.office.do(donate, "Stad Gent")
    rita = desk()
    rita.scan(batch.code)
    assert "batch of gifts" in refused(rita)


def test_a_card_that_a_technician_may_not_see(desk: Callable[..., Desk], given: Given) -> None:
    loan = given.card(given.lent("An Peeters").devices[0]).loan
    assert loan
    assert loan.borrower_code
    jef = desk(Role.TECHNICIAN)
    jef.scan(loan.borrower_code)
    assert "An" not in refused(jef)


# ---- taking in


def test_intake_without_a_kind_keeps_the_form(desk: Callable[..., Desk]) -> None:
    rita = desk()
    rita.press("F3")
    rita.write("SN-77")
    rita.do("take_in")
    refused(rita)
    assert rita.written("intake_serial") == "SN-77"


def test_a_wrong_imei(desk: Callable[..., Desk]) -> None:
    rita = desk()
    rita.press("F3")
    rita.choose("intake_kind", "Smartphone")
    rita.fill("intake_imei", "356938035643808")
    rita.do("take_in")
    refused(rita)
    assert rita.written("intake_imei") == "356938035643808"


def test_a_serial_number_that_is_here_already_wants_a_reason(desk: Callable[..., Desk], given: Given) -> None:
    given.office.do(intake, NewDevice(kind=Kind.LAPTOP, serial="SN-0815-4711"))
    rita = desk()
    rita.press("F3")
    rita.write("SN-0815-4711")
    rita.choose("intake_kind", "Laptop")
    rita.do("take_in")
    refused(rita)
    assert rita.focus == "intake_reason"
    rita.write("Two stickers of one series")
    rita.do("take_in")
    assert rita.message.startswith("Taken in")


def test_a_report_that_is_none(desk: Callable[..., Desk], tmp_path: Path) -> None:
    nothing = tmp_path / "photo.bin"
    nothing.write_bytes(bytes(range(256)) * 40)
    rita = desk()
    rita.press("F3")
    for file in (nothing, FIRST_DISK[1], tmp_path / "gone.txt"):
        if not file.exists():
            file.write_text("")
        rita.press("Ctrl+O")
        rita.open_files(file)
        assert file.name in refused(rita)


# ---- wiping


@pytest.mark.parametrize("log", ["v041_verify_ones_only.log", "v042_a_retry_helped.log", "v037_never_started.log"])
def test_a_log_that_proves_no_wipe_of_this_device(desk: Callable[..., Desk], given: Given, log: str) -> None:
    code = given.device(State.TO_WIPE, Kind.LAPTOP, "HP EliteBook")
    rita = desk()
    rita.scan(code)
    rita.press("F7")
    rita.press("Ctrl+O")
    rita.open_files(DATA / "wipe" / log)
    refused(rita)
    assert rita.sees("wipe_tool")
    assert given.state_of(code) is State.TO_WIPE


def test_wiping_by_hand_where_nobody_said_what_is_inside(desk: Callable[..., Desk], given: Given) -> None:
    code = given.office.do(intake, NewDevice(kind=Kind.LAPTOP, make="HP")).code
    rita = desk()
    rita.scan(code)
    rita.press("F7")
    rita.fill("wipe_tool", "DBAN")
    rita.do("wipe_passed")
    refused(rita)
    assert rita.written("wipe_tool") == "DBAN"
    rita.press("Esc")
    rita.press("F11")
    rita.do("carrier_none")
    assert rita.message == "Written down: no disk inside."


@pytest.mark.parametrize("verdict", ["wipe_passed", "wipe_failed"])
@pytest.mark.parametrize("tool", ["", "   "])
def test_a_wipe_by_hand_names_its_tool(desk: Callable[..., Desk], given: Given, verdict: str, tool: str) -> None:
    code = given.device(State.TO_WIPE)
    rita = desk()
    rita.scan(code)
    rita.press("F7")
    rita.write(tool)
    for _ in range(4):
        rita.press("Return")  # does not walk past the empty field
    assert rita.focus == "wipe_tool"
    refused(rita)
    rita.do(verdict)
    assert refused(rita)
    assert rita.focus == "wipe_tool"
    assert rita.reads("wipe_tool_wrong") == "Write down with which tool."
    assert given.state_of(code) is State.TO_WIPE
    assert given.happened_to(code).count("wipe-recorded") == 0

    rita.write("Android settings")
    assert not rita.sees("wipe_tool_wrong")
    for _ in range(3):
        rita.press("Return")
    assert given.state_of(code) is State.WIPED


def test_a_disk_that_is_in_another_device(desk: Callable[..., Desk], given: Given) -> None:
    there = given.card(given.device(State.TO_WIPE, Kind.LAPTOP, "HP EliteBook")).carriers[0].serial
    here = given.office.do(intake, NewDevice(kind=Kind.LAPTOP, make="Dell")).code
    assert there
    rita = desk()
    rita.scan(here)
    rita.press("F11")
    rita.write(there)
    rita.do("carrier_fit")
    refused(rita)
    assert rita.written("carrier_serial") == there


# ---- lending and taking back


def test_somebody_else_was_quicker(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.AVAILABLE)
    rita = at_lending(desk, code)
    given.office.do(lend, [code], "Amal Haddad")
    rita.do("lend_now")
    refused(rita)
    assert rita.written("borrower_name") == "An Peeters"


@pytest.mark.parametrize("day", ["01/01/2020", "31/02/2030", "soon", ""])
def test_a_day_that_is_over_or_is_none(desk: Callable[..., Desk], given: Given, day: str) -> None:
    code = given.device(State.AVAILABLE)
    rita = at_lending(desk, code)
    rita.fill("lend_until", day or " ")
    rita.do("lend_now")
    refused(rita)
    assert rita.written("lend_until").strip() == day
    assert given.state_of(code) is State.AVAILABLE


def test_a_device_that_is_not_ready_cannot_go_along(desk: Callable[..., Desk], given: Given) -> None:
    code, other = given.device(State.AVAILABLE), given.device(State.TO_WIPE)
    rita = at_lending(desk, code)
    rita.scan(other)
    assert "cannot go along" in refused(rita)
    assert rita.written("borrower_name") == "An Peeters"


@pytest.mark.parametrize("name", ["93051822361", "93.05.18-223.61"])
def test_a_national_number_is_no_name(desk: Callable[..., Desk], given: Given, name: str) -> None:
    code = given.device(State.AVAILABLE)
    rita = at_lending(desk, code, name)
    rita.do("lend_now")
    refused(rita)
    assert rita.written("borrower_name") == name


def test_a_name_without_end(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.AVAILABLE)
    rita = at_lending(desk, code, "")
    rita.paste("x" * 10_000)
    rita.do("lend_now")
    refused(rita)
    assert given.state_of(code) is State.AVAILABLE


def test_nobody_borrows_it(desk: Callable[..., Desk], given: Given) -> None:
    rita = at_lending(desk, given.device(State.AVAILABLE), "")
    rita.do("lend_now")
    refused(rita)
    assert rita.focus == "borrower_name"


def test_handed_over_by_somebody_else(desk: Callable[..., Desk], given: Given) -> None:
    loan = given.lent("An Peeters", prepare=True)
    rita = desk()
    rita.scan(loan.devices[0])
    given.office.do(hand_over, loan.number)
    rita.do("do_cancel")
    refused(rita)


def test_a_return_that_stands(desk: Callable[..., Desk], given: Given) -> None:
    code = given.lent("An Peeters").devices[0]
    given.back(code)
    rita = desk()
    rita.scan(code)
    given.office.do(record_by_hand, code, HandMade(Method.FACTORY_RESET, "Android", passed=False))
    rita.do("do_correct-return")
    refused(rita)


# ---- the machine


@pytest.fixture
def read_only(given: Given) -> Iterator[Callable[[], None]]:
    """From now on the file takes nothing more, as on a disk that was write protected."""

    def protect(connection: object, *_more: object) -> None:
        connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]

    yield lambda: event.listen(given.database.engine, "checkout", protect)
    if event.contains(given.database.engine, "checkout", protect):
        event.remove(given.database.engine, "checkout", protect)
        given.database.engine.dispose()


def test_a_disk_that_takes_nothing_leaves_the_form(
    desk: Callable[..., Desk], given: Given, read_only: Callable[[], None]
) -> None:
    code = given.device(State.AVAILABLE)
    rita = at_lending(desk, code)
    read_only()
    rita.do("lend_now")
    refused(rita)
    assert rita.written("borrower_name") == "An Peeters"
    assert given.state_of(code) is State.AVAILABLE
