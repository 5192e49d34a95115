"""The main job from outside: a phone through the whole house by what a screen reader hears, and nothing else."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from digibank.domain.lifecycle import State
from digibank.i18n import translator
from tests.atspi import Reader, bus, until
from tests.given import Given
from tests.real_screen import Environment, a_screen, running, write

MISSING = [program for program in ("Xvfb", "openbox", "xdotool", "dbus-daemon") if shutil.which(program) is None]
if not Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists():
    MISSING.append("at-spi2-core")
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"make installs what is missing here: {', '.join(MISSING)}")

IMEI = "356938035643809"
t = translator("nl")


class Listener(Reader):
    """A volunteer who does not see the screen: hears names, presses buttons by them, types in fields by them."""

    screen: Environment

    def choose(self, label: str, word: str) -> None:
        """In a list of words, by its first letters, as the keyboard does."""
        words = self.list_of(label)
        words.take_focus()
        until(lambda: words.has_focus)
        write(self.screen, word[:4])
        until(lambda: words.name == word, what=word)


@pytest.fixture
def window(given: Given) -> Iterator[Listener]:
    given.borrower("Amal Haddad")
    command: list[str | Path] = [sys.executable, "-m", "digibank", "--data", given.folder / "data", "--as", "Rita"]
    with a_screen() as screen, bus() as (session, line), running(*command, **screen, **session) as process:
        reader = Listener(line, process)
        reader.screen = screen
        reader.part(t("Take in a device"), "push button")
        yield reader


def test_a_phone_goes_through_the_house_by_names_alone(window: Listener, given: Given) -> None:
    taken_in(window)
    assert given.state_of(IMEI) is State.RECEIVED

    window.press(t("Check for locks"))
    window.press(t("No locks: SIM and SD card are out"))
    window.wait_for(t("No locks. It can be wiped now."))

    window.press(t("Record the wipe"))
    window.write(t("With which tool"), "Android")
    window.press(t("The wipe is done and checked"))
    window.wait_for(t("Everything on this device is wiped."))

    window.press(t("Release for lending"))
    window.wait_for(t("Released. It can be lent now."))

    window.press(t("Lend"))
    window.write(t("Borrower"), "Amal Haddad")
    window.press(t("Lend and make the contract"))
    window.wait_for(beginning(t("Lent: loan {number}.")))
    assert given.state_of(IMEI) is State.ON_LOAN

    window.press(t("Take back"))
    window.list_of(t("Condition"))
    window.press(t("Take back"))
    window.wait_for(t("Taken back. It must be wiped before it is lent again."))
    assert given.state_of(IMEI) is State.TO_WIPE


def taken_in(window: Listener) -> None:
    window.write(t("Scan or type"), IMEI)
    window.press(t("Look up"))
    window.press(t("Take in as a new device"))
    assert window.part(t("IMEI"), "text").text == IMEI
    window.choose(t("Kind of device"), t("Smartphone"))
    window.write(t("Make"), "Samsung")
    window.write(t("Model"), "Galaxy A13")
    window.press(t("Take in"))
    window.wait_for(beginning(t("Taken in. Its code is {code}.")))


def beginning(sentence: str) -> str:
    """As far as it is the same each time."""
    return sentence.partition("{")[0].strip()
