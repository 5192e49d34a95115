"""The bench's queues: who waits, since when, and the one step that is next."""

from pathlib import Path

import pytest

from digibank.domain.device import Kind
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.domain.wipe import Method
from digibank.i18n import translator
from digibank.queries.bench import QUEUES, BenchLine, Step, bench_counts, bench_page
from digibank.sentences.of_bench import bench_step
from digibank.services.evidence import evidence
from digibank.services.intake import NewDevice, intake
from digibank.services.locks import clear_locks
from digibank.services.repair import repair_back, repair_out
from digibank.services.take_back import take_back
from digibank.services.wipe import HandMade, record_by_hand, record_reports
from tests.services.conftest import BY_HAND, Hub

UNCHECKED = Path(__file__).parent.parent / "data" / "wipe" / "v040_ops2_not_verified.log"
T = translator("en")


def line(hub: Hub, code: str, queue: State = State.TO_WIPE) -> BenchLine:
    return next(line for line in hub.office.ask(bench_page, queue).rows if line.code == code)


def says(hub: Hub, code: str, queue: State = State.TO_WIPE) -> str:
    return bench_step(line(hub, code, queue), T)


def test_each_device_stands_in_its_queue_and_is_counted(hub: Hub) -> None:
    hub.laptop()
    to_wipe, wiped, repaired = hub.to_wipe("A1"), hub.wiped("B1"), hub.wiped("C1")
    hub.available("D1")
    hub.office.do(repair_out, repaired)
    assert hub.office.ask(bench_counts) == {State.TO_WIPE: 1, State.WIPED: 1, State.IN_REPAIR: 1}
    for queue, code in zip(QUEUES, (to_wipe, wiped, repaired), strict=True):
        assert [row.code for row in hub.office.ask(bench_page, queue).rows] == [code]


def test_the_step_of_a_disk_that_was_not_wiped_failed_or_waits_for_a_check(hub: Hub) -> None:
    code = hub.to_wipe("1902E1E1B3C7", "D2")
    assert says(hub, code) == "Wipe 1902E1E1B3C7, D2"
    hub.office.do(record_reports, code, [evidence(UNCHECKED)])
    assert line(hub, code).step is Step.CHECK_WIPE
    assert says(hub, code) == "Wiped. Now a person has to check 1902E1E1B3C7"
    hub.office.do(record_by_hand, code, HandMade(Method.CLEAR, "nwipe", passed=False), carrier="D2")
    assert says(hub, code) == "The wipe failed. Wipe D2 again"
    hub.office.do(record_by_hand, code, BY_HAND, carrier="D2")
    assert line(hub, code).step is Step.CHECK_WIPE  # it passed at last
    hub.office.do(record_by_hand, code, BY_HAND, carrier="1902E1E1B3C7")
    assert says(hub, code, State.WIPED) == "Test it, then release it"


def test_a_wipe_of_before_it_was_lent_is_none(hub: Hub) -> None:
    code, _ = hub.lent("D1")
    hub.office.do(take_back, [code])
    assert says(hub, code) == "Wipe D1"


def test_nobody_knows_what_is_inside_and_a_phone_is_reset(hub: Hub) -> None:
    for kind, step in ((Kind.LAPTOP, Step.LIST_DISKS), (Kind.SMARTPHONE, Step.RESET)):
        code = hub.office.do(intake, NewDevice(kind=kind)).code
        hub.office.do(clear_locks, code)
        assert line(hub, code).step is step


@pytest.mark.parametrize(("outside", "step"), [(False, Step.TAKE_FROM_REPAIR), (True, Step.FETCH_FROM_REPAIR)])
def test_in_repair_here_or_elsewhere(hub: Hub, outside: bool, step: Step) -> None:
    code = hub.wiped("D1")
    hub.office.do(repair_out, code, outside=outside)
    assert line(hub, code, State.IN_REPAIR).step is step
    hub.office.do(repair_back, code)
    assert hub.state(code) is (State.TO_WIPE if outside else State.WIPED)


def test_since_is_when_it_came_into_the_queue(hub: Hub) -> None:
    code = hub.to_wipe("D1")
    came = hub.clock.now
    hub.clock.forward(days=3)
    hub.office.do(record_by_hand, code, HandMade(Method.CLEAR, "nwipe", passed=False))  # moves nothing
    assert line(hub, code).since == came
    hub.office.do(record_by_hand, code, BY_HAND)
    assert line(hub, code, State.WIPED).since == hub.clock.now


def test_pages_follow_each_other_and_each_device_comes_once(hub: Hub) -> None:
    made = [_waits(hub, f"D{number}") for number in range(7)]
    seen: list[str] = []
    page = hub.office.ask(bench_page, State.TO_WIPE, None, 3)
    sizes = [len(page.rows)]
    while page.more:
        seen += [row.code for row in page.rows]
        page = hub.office.ask(bench_page, State.TO_WIPE, page.rows[-1], 3)
        sizes.append(len(page.rows))
    seen += [row.code for row in page.rows]
    assert (sizes, seen) == ([3, 3, 1], made)  # who waits longest comes first


def _waits(hub: Hub, disk: str) -> str:
    hub.clock.forward(hours=1)
    return hub.to_wipe(disk)


def test_a_technician_sees_the_bench_and_no_borrower(hub: Hub) -> None:
    code, lent = hub.lent("D1", borrower="An Peeters")
    hub.office.do(take_back, [code])
    rows = hub.as_(Role.TECHNICIAN).ask(bench_page, State.TO_WIPE).rows
    assert [row.code for row in rows] == [code]
    assert lent.number not in repr(rows)
    assert "Peeters" not in repr(rows)
