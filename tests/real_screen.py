"""An X11 screen that nobody sees (Xvfb) with a window manager, programs on it, and keys from outside."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE_S = 60
"""A busy machine is slow, not wrong."""

Environment = dict[str, str]


@contextmanager
def running(*command: str | Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([*command], cwd=ROOT, env=os.environ | environment, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@contextmanager
def a_screen(size: str = "1366x768x24") -> Iterator[Environment]:
    """The environment that leads to it."""
    with ExitStack() as stack:
        reading, writing = os.pipe()
        server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
        xvfb = subprocess.Popen(server, pass_fds=[writing], stderr=subprocess.DEVNULL)
        stack.callback(xvfb.wait)
        stack.callback(xvfb.terminate)
        os.close(writing)
        with os.fdopen(reading) as number:
            display = {"DISPLAY": f":{number.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        stack.enter_context(running("openbox", **display))
        yield display


def press(screen: Environment, *keys: str | int) -> None:
    subprocess.run(["xdotool", "key", "--delay", "5", *map(str, keys)], env=os.environ | screen, check=True)


def write(screen: Environment, text: str) -> None:
    subprocess.run(["xdotool", "type", "--delay", "40", text], env=os.environ | screen, check=True)


def again_until(reached: Callable[[], bool], act: Callable[[], None] = lambda: time.sleep(0.02)) -> None:
    """As a person does who sees that nothing happened yet: the window may still be opening."""
    patience = time.monotonic() + PATIENCE_S
    while not reached():
        assert time.monotonic() < patience, "the window did not do it"
        act()
