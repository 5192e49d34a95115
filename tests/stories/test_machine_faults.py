"""What the machine does to somebody at the counter: said in a sentence, nothing stored, the form as it was typed; and
when it is mended, the same key stores it."""

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digibank.domain.lifecycle import State
from digibank.queries.dashboard import dashboard
from digibank.ui.widgets import theme
from tests.desk import Desk
from tests.given import Given

PAGE = 4096


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "digibank-test", str(place)]
    if os.name != "posix" or os.getuid() != 0 or subprocess.run(mount, check=False).returncode:
        pytest.skip("only root can make a disk of its own")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def here(disk: Path) -> Iterator[Given]:
    given = Given(disk)
    yield given
    assert given.all_is_well()
    given.database.close()


@pytest.fixture
def rita(here: Given, qtbot: QtBot, qapp: QApplication) -> Desk:
    theme.apply(qapp, theme.Theme())
    return Desk(here, here.office.actor, qtbot)


@contextmanager
def full(given: Given) -> Iterator[None]:
    """Not a byte is left."""
    given.database.empty_log()
    filler = given.folder / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as out:
        while True:
            out.write(b"x" * PAGE)
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def read_only(given: Given) -> Iterator[None]:
    given.database.empty_log()
    given.database.engine.dispose()  # a file that is open for writing keeps the disk so
    subprocess.run(["mount", "-o", "remount,ro", str(given.folder)], check=True)
    try:
        yield
    finally:
        given.database.engine.dispose()
        subprocess.run(["mount", "-o", "remount,rw", str(given.folder)], check=True)


@contextmanager
def busy(given: Given) -> Iterator[None]:
    """Another program is in the middle of writing."""
    other = driver.connect(str(given.database.file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


FAULTS: dict[str, tuple[Callable[[Given], AbstractContextManager[None]], str]] = {
    "full": (full, "The disk is full."),
    "read-only": (read_only, "may be written"),
    "busy": (busy, "Another program"),
}


def stock(given: Given) -> int:
    return sum(given.office.ask(dashboard).by_state.values())


@pytest.mark.parametrize("fault", FAULTS)
def test_an_intake_stays_as_typed_and_is_stored_when_it_can_be(rita: Desk, here: Given, fault: str) -> None:
    happens, sentence = FAULTS[fault]
    rita.press("F3")
    rita.write("SN-77")
    rita.choose("intake_kind", "Laptop")
    rita.fill("intake_model", "ThinkPad T480")
    rita.tab_to("take_in")
    with happens(here):
        rita.press("Space")
        assert rita.tone == "no"
        assert sentence in rita.message
        assert (rita.written("intake_serial"), rita.written("intake_model")) == ("SN-77", "ThinkPad T480")
        assert rita.focus == "take_in"
    assert stock(here) == 0
    rita.press("Space")
    assert rita.tone == "yes"
    assert stock(here) == 1


@pytest.mark.parametrize("fault", FAULTS)
def test_a_loan_stays_as_typed_and_is_stored_when_it_can_be(rita: Desk, here: Given, fault: str) -> None:
    happens, sentence = FAULTS[fault]
    code = here.device(State.AVAILABLE)
    rita.scan(code)
    rita.press("F5")
    rita.write("Ömer Şahin")
    rita.press("Return")
    rita.fill("borrower_address", "Kaai 1, 9000 Gent")
    rita.tab_to("lend_now")
    with happens(here):
        rita.press("Space")
        assert rita.tone == "no"
        assert sentence in rita.message
        assert (rita.written("borrower_name"), rita.written("borrower_address")) == ("Ömer Şahin", "Kaai 1, 9000 Gent")
    assert here.state_of(code) is State.AVAILABLE
    rita.do("lend_now")
    assert rita.tone in ("yes", "wait")
    assert here.state_of(code) is State.ON_LOAN


@pytest.mark.parametrize("fault", ["full", "read-only"])
def test_looking_around_and_settings_say_it_too(rita: Desk, here: Given, fault: str) -> None:
    """No page dies of it, whatever one opens."""
    happens, _sentence = FAULTS[fault]
    code = here.device(State.AVAILABLE)
    rita.press("Ctrl+,")
    rita.fill("organisation_address", "Kaai 1, 9000 Gent")
    with happens(here):
        rita.press("Ctrl+Return")
        assert rita.tone == "no"
        assert rita.written("organisation_address") == "Kaai 1, 9000 Gent"
    rita.press("Ctrl+Return")
    assert rita.tone == "yes"
    with happens(here):
        for key in ("F4", "Ctrl+,", "F2"):
            rita.press(key)
        rita.scan(code)
        rita.press("Ctrl+L")
        rita.press("Return")
        assert rita.window.place == "counter"
    rita.press("Ctrl+,")
    rita.press("Ctrl+Return")
    assert rita.message == "Nothing was changed."
