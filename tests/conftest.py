"""Tests read as counter stories: real widgets, real SQLite, no mocks, no sleeps. None touches the user's own data."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # `QT_QPA_PLATFORM=xcb make test` shows the windows

settings.register_profile("push", max_examples=20, deadline=None)  # a busy machine is slow, not wrong
settings.register_profile("weekly", max_examples=1000, deadline=None)
settings.load_profile("push")  # `--hypothesis-profile weekly` stands over it


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Data, settings and logs of the tests and of the programs they start go to a folder of their own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DIGIBANK_DATA", raising=False)
        for name in ("DATA", "STATE", "CONFIG", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("CUPS_SERVER", str(home / "cups.sock"))  # no test prints on a printer of this computer
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports, no part of the project: DIGIBANK_SHARED, or `shared` beside the checkout."""
    beside = Path(__file__).parent.parent.parent / "shared"
    folder = Path(os.environ.get("DIGIBANK_SHARED", beside))
    if not (folder / "data").is_dir():
        pytest.skip(f"the folder of real reports is not here: {folder}")
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what tests noted with `record_property`: sizes, shares, times."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
