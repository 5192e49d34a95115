"""The program itself on an X11 screen (Xvfb), with keys from outside: what Qt's own test keys cannot show."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from digibank.domain.device import Kind
from digibank.domain.lifecycle import State
from digibank.services.intake import NewDevice, intake
from digibank.services.locks import clear_locks
from digibank.services.wipe import record_by_hand
from tests.given import RESET, Given
from tests.real_screen import PATIENCE_S, ROOT, Environment, a_screen, again_until, press, running, write

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no virtual screen here: apt-get install xvfb")

IMEI = "490154203237518"
NUMBER_ROW = dict(zip("1234567890", range(10, 20), strict=True))
"""The X11 keycodes that a scanner set to US-QWERTY presses for digits; on a Belgian keyboard they type &é"'(§è!çà."""


@pytest.fixture
def screen() -> Iterator[Environment]:
    """The environment that leads to a screen, with a Belgian keyboard before it."""
    with a_screen() as display:
        subprocess.run(["setxkbmap", "be"], env=os.environ | display, check=True)
        yield display


def window_of(screen: Environment, folder: Path, *options: str) -> ExitStack:
    stack = ExitStack()
    stack.enter_context(running(sys.executable, "-m", "digibank", "--data", folder, *options, **screen))
    find = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Digibank$"]
    subprocess.run(find, env=os.environ | screen, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE_S)
    return stack


def test_a_us_scanner_at_a_belgian_keyboard_finds_the_phone_and_a_key_releases_it(
    given: Given, screen: Environment
) -> None:
    code = given.office.do(intake, NewDevice(kind=Kind.SMARTPHONE, make="Samsung", model="A13", imei=IMEI)).code
    given.office.do(clear_locks, code)
    given.office.do(record_by_hand, code, RESET)

    def scan_and_release() -> None:
        press(screen, "F2", *(NUMBER_ROW[digit] for digit in IMEI), "Return")
        press(screen, "F8")

    with window_of(screen, given.folder / "data", "--as", "Rita"):
        again_until(lambda: given.state_of(code) is State.AVAILABLE, scan_and_release)


def test_a_first_start_needs_two_names_and_enter(tmp_path: Path, screen: Environment) -> None:
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
