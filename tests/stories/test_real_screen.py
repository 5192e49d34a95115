"""The program itself on an X11 screen (Xvfb), with keys from outside: what Qt's own test keys cannot show."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from digibank.domain.device import Kind
from digibank.domain.lifecycle import State
from digibank.services.intake import NewDevice, intake
from digibank.services.locks import clear_locks
from digibank.services.wipe import record_by_hand
from tests.given import RESET, Given

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60
"""A busy machine is slow, not wrong."""

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no virtual screen here: apt-get install xvfb")

IMEI = "490154203237518"
NUMBER_ROW = dict(zip("1234567890", range(10, 20), strict=True))
"""The X11 keycodes that a scanner set to US-QWERTY presses for digits; on a Belgian keyboard they type &é"'(§è!çà."""


@contextmanager
def running(*command: str | Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([*command], cwd=ROOT, env=os.environ | environment, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """The environment that leads to a screen with a window manager, and with a Belgian keyboard before it."""
    with ExitStack() as stack:
        reading, writing = os.pipe()
        server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        xvfb = subprocess.Popen(server, pass_fds=[writing], stderr=subprocess.DEVNULL)
        stack.callback(xvfb.wait)
        stack.callback(xvfb.terminate)
        os.close(writing)
        with os.fdopen(reading) as number:
            display = {"DISPLAY": f":{number.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        stack.enter_context(running("openbox", **display))
        subprocess.run(["setxkbmap", "be"], env=os.environ | display, check=True)
        yield display


def press(screen: dict[str, str], *keys: str | int) -> None:
    subprocess.run(["xdotool", "key", "--delay", "5", *map(str, keys)], env=os.environ | screen, check=True)


def write(screen: dict[str, str], text: str) -> None:
    subprocess.run(["xdotool", "type", "--delay", "40", text], env=os.environ | screen, check=True)


def again_until(reached: Callable[[], bool], act: Callable[[], None]) -> None:
    """As a person does who sees that nothing happened yet: the window may still be opening."""
    patience = time.monotonic() + PATIENCE_S
    while not reached():
        assert time.monotonic() < patience, "the window did not do it"
        act()


def window_of(screen: dict[str, str], folder: Path, *options: str) -> ExitStack:
    stack = ExitStack()
    stack.enter_context(running(sys.executable, "-m", "digibank", "--data", folder, *options, **screen))
    find = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Digibank$"]
    subprocess.run(find, env=os.environ | screen, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE_S)
    return stack


def test_a_us_scanner_at_a_belgian_keyboard_finds_the_phone_and_a_key_releases_it(
    given: Given, screen: dict[str, str]
) -> None:
    code = given.office.do(intake, NewDevice(kind=Kind.SMARTPHONE, make="Samsung", model="A13", imei=IMEI)).code
    given.office.do(clear_locks, code)
    given.office.do(record_by_hand, code, RESET)

    def scan_and_release() -> None:
        press(screen, "F2", *(NUMBER_ROW[digit] for digit in IMEI), "Return")
        press(screen, "F8")

    with window_of(screen, given.folder / "data", "--as", "Rita"):
        again_until(lambda: given.state_of(code) is State.AVAILABLE, scan_and_release)


def test_a_first_start_needs_two_names_and_enter(tmp_path: Path, screen: dict[str, str]) -> None:
    def fill_in() -> None:
        for name in ("Digibank Ledeberg", "Fien De Smet"):
            press(screen, "ctrl+a")
            write(screen, name)
            press(screen, "Return")
        press(screen, "Return")

    with window_of(screen, tmp_path):
        again_until((tmp_path / "digibank.db").exists, fill_in)
    assert (
        subprocess.run(
            [sys.executable, "-m", "digibank", "--data", tmp_path, "check"], cwd=ROOT, check=False
        ).returncode
        == 0
    )
