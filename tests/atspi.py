"""The window as a screen reader meets it: what it is told over AT-SPI, and what it can do there. Only the names that
people hear lead anywhere. Needs a screen, `dbus-daemon` and `at-spi2-core`.

Source of interfaces and numbers: the AT-SPI 2 protocol, `xml/` and `atspi-constants.h` of at-spi2-core 2.46.
"""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tests.dbus_line import Line, Refused
from tests.real_screen import PATIENCE_S, Environment, running

ROOT_PATH = "/org/a11y/atspi/accessible/root"
FOCUSED, SHOWING = 12, 25
"""The numbers of these states."""
LABELLED_BY = 2
"""The number of that relation."""

R = TypeVar("R")


@dataclass(frozen=True)
class Part:
    """Something that a screen reader can point at."""

    line: Line = field(repr=False)
    bus_name: str
    path: str

    @property
    def name(self) -> str:
        return str(self._get("org.a11y.atspi.Accessible", "Name"))

    @property
    def role(self) -> str:
        return str(self._ask("Accessible", "GetRoleName"))

    @property
    def shown(self) -> bool:
        return self._is(SHOWING)

    @property
    def has_focus(self) -> bool:
        return self._is(FOCUSED)

    @property
    def parts(self) -> "Iterator[Part]":
        for bus_name, path in self._ask("Accessible", "GetChildren"):
            yield Part(self.line, bus_name, path)

    @property
    def labels(self) -> "list[Part]":
        """What is said before it: a list of words has its chosen word for a name, and its label beside it."""
        relations = self._ask("Accessible", "GetRelationSet")
        return [Part(self.line, *to) for kind, targets in relations if kind == LABELLED_BY for to in targets]

    @property
    def text(self) -> str:
        """What is written in it."""
        return str(self._ask("Text", "GetText", "ii", 0, -1))

    def all(self) -> "Iterator[Part]":
        """Itself and all in it that is shown, in reading order; a table's rows are not walked through. What goes away
        meanwhile is left out."""
        try:
            children = [] if self.role in ("table", "tree table") else list(self.parts)
            shown = self.shown
        except Refused:
            return
        if shown:
            yield self
        for part in children:
            yield from part.all()

    def press(self) -> None:
        """Does what the part is for."""
        self._ask("Action", "DoAction", "i", self._actions().index("Press"))

    def take_focus(self) -> None:
        self._ask("Component", "GrabFocus")

    def write(self, text: str) -> None:
        assert self._ask("EditableText", "SetTextContents", "s", text)

    def _is(self, state: int) -> bool:
        low, _high = self._ask("Accessible", "GetState")
        return bool(low >> state & 1)

    def _actions(self) -> list[str]:
        count = int(self._get("org.a11y.atspi.Action", "NActions"))
        return [str(self._ask("Action", "GetName", "i", number)) for number in range(count)]

    def _get(self, interface: str, name: str) -> Any:
        return self.line.ask(self.bus_name, self.path, "org.freedesktop.DBus.Properties", "Get", "ss", interface, name)

    def _ask(self, interface: str, method: str, signature: str = "", *values: object) -> Any:
        return self.line.ask(self.bus_name, self.path, f"org.a11y.atspi.{interface}", method, signature, *values)


class Reader:
    """Hears one program: its windows, by the names in them."""

    def __init__(self, line: Line, process: subprocess.Popen[bytes]) -> None:
        self._line, self._process = line, process
        self.program = until(self._find_program)

    def find(self, name: str, role: str = "") -> Part | None:
        """The part of this name that is shown now."""
        for part in self.program.all():
            if part.name == name and (not role or part.role == role):
                return part
        return None

    def list_of(self, label: str) -> Part:
        """The list of words under this label; its name is the chosen word."""

        def labelled() -> Part | None:
            lists = (part for part in self.program.all() if part.role == "combo box")
            return next((part for part in lists if any(beside.name == label for beside in part.labels)), None)

        return until(labelled, what=label)

    def part(self, name: str, role: str = "") -> Part:
        return until(lambda: self.find(name, role), what=name)

    def press(self, name: str) -> None:
        self.part(name, "push button").press()

    def write(self, name: str, text: str) -> None:
        field_ = self.part(name, "text")
        field_.write(text)
        until(lambda: field_.text == text)

    def hears(self, words: str) -> bool:
        """Whether these words stand anywhere on the screen now."""
        return any(words in part.name for part in self.program.all())

    def wait_for(self, words: str) -> None:
        until(lambda: self.hears(words), what=words)

    def said(self) -> list[str]:
        """All that stands on the screen, for whoever reads why a test failed."""
        return [f"{part.role}: {part.name}" for part in self.program.all() if part.name]

    def _find_program(self) -> Part | None:
        desktop = Part(self._line, "org.a11y.atspi.Registry", ROOT_PATH)
        for program in desktop.parts:
            number = self._line.ask(
                "org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus",
                "GetConnectionUnixProcessID",
                "s",
                program.bus_name,
            )
            if number == self._process.pid:
                return program
        assert self._process.poll() is None, "the program ended"
        return None


@contextmanager
def bus() -> Iterator[tuple[Environment, Line]]:
    """A session of its own, with the bus of the screen readers: the environment for the program, and a line to it."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="a11y-"))
        address = f"unix:path={folder}/bus"
        environment = {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "XDG_RUNTIME_DIR": folder,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_LOGGING_RULES": "qt.accessibility.atspi=false",  # it tells of each part that went between two questions
        }
        stack.enter_context(running("dbus-daemon", "--session", "--nofork", f"--address={address}", **environment))
        until(Path(folder, "bus").exists)
        session = Line(address)
        stack.callback(session.close)
        line = Line(session.ask("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"))
        stack.callback(line.close)
        yield environment, line


def until(get: Callable[[], R | None], what: str = "") -> R:
    """What `get` gives once it gives something."""
    patience, last = time.monotonic() + PATIENCE_S, ""
    while time.monotonic() < patience:
        try:
            if found := get():
                return found
        except Refused as error:  # it was redrawn between two questions
            last = str(error)
        time.sleep(0.02)
    raise AssertionError(f"did not come: {what} {last}")
