"""The frozen program, away from the checkout and from any Python: its demonstration, and its window. `make installer`
builds it and runs this."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pypdf import PdfReader

from digibank.i18n import translator
from digibank.version import VERSION
from tests.atspi import Reader, bus
from tests.real_screen import a_screen

BUILT = os.environ.get("DIGIBANK_FROZEN")
PAPERS = {"certificate.pdf", "contract.pdf", "donor-receipt.pdf", "labels.pdf", "return-receipt.pdf"}
PATIENCE_S = 120

pytestmark = pytest.mark.skipif(not BUILT, reason="make installer builds the frozen program and runs this")


class Frozen:
    """A copy of the folder, as somebody who was handed it has it: nothing else is on the path."""

    def __init__(self, place: Path) -> None:
        self.home = place / "home"
        self.home.mkdir()
        (place / "no programs").mkdir()
        shutil.copytree(str(BUILT), place / "digibank", symlinks=True)
        self.program = place / "digibank" / "digibank"
        self.environment = {"HOME": str(self.home), "PATH": str(place / "no programs"), "LANG": "C.UTF-8"}

    def run(self, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.program, *arguments],
            env=self.environment | more,
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )

    @contextmanager
    def window(self, *arguments: str | Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
        process = subprocess.Popen([self.program, *arguments], env=self.environment | more, cwd=self.home)
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Frozen:
    return Frozen(tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="module")
def played(frozen: Frozen) -> Path:
    """The folder of its demonstration."""
    folder = frozen.home / "demo"
    done = frozen.run("demo", folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_it_brings_its_own_python(frozen: Frozen, record_property: Callable[[str, object], None]) -> None:
    assert frozen.run("--version").stdout.strip() == VERSION
    assert not shutil.which("python3", path=frozen.environment["PATH"])
    files = [file for file in frozen.program.parent.rglob("*") if file.is_file() and not file.is_symlink()]
    record_property("frozen folder, MB", round(sum(file.stat().st_size for file in files) / 1e6))


def test_its_demonstration_is_in_order_and_its_papers_can_be_read(frozen: Frozen, played: Path) -> None:
    assert {file.name for file in played.glob("*.pdf")} == PAPERS
    assert all(PdfReader(played / name).pages[0].extract_text() for name in PAPERS - {"labels.pdf"})
    checked = frozen.run("--data", played, "check", "--json")
    assert checked.returncode == 0
    assert json.loads(checked.stdout)["ok"] is True


def test_it_opens_its_window_without_a_screen_and_a_second_start_finds_it(frozen: Frozen, played: Path) -> None:
    with frozen.window("--data", played, QT_QPA_PLATFORM="offscreen") as window:
        log = frozen.home / ".local/state/digibank/log/digibank.log"
        _until(lambda: log.exists() and (played / "digibank.db-wal").exists(), window)
        second = frozen.run("--data", played, QT_QPA_PLATFORM="offscreen")
        assert (second.returncode, window.poll()) == (0, None)
    assert log.read_text(encoding="utf-8") == ""


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="no virtual screen here: apt-get install xvfb")
def test_its_window_shows_the_counter_on_a_screen(frozen: Frozen, played: Path) -> None:
    t = translator("nl")
    with (
        a_screen() as screen,
        bus() as (session, line),
        frozen.window("--data", played, **screen, **session) as window,
    ):
        reader = Reader(line, window)
        reader.press("Rita Coens")
        reader.part(t("Take in a device"), "push button")
        reader.write(t("Scan or type"), "Chromebox")
        reader.press(t("Look up"))
        reader.wait_for("Chromebox")


def _until(reached: Callable[[], bool], window: subprocess.Popen[bytes]) -> None:
    patience = time.monotonic() + PATIENCE_S
    while not reached():
        assert window.poll() is None, "the window closed by itself"
        assert time.monotonic() < patience, "the window did not open"
        time.sleep(0.05)
