"""See tests/window_fixtures.py, tests/starting.py and tests/cups_stage.py."""

from tests.cups_stage import cups, cups_running
from tests.starting import start
from tests.window_fixtures import desk, given, pytest_collection_modifyitems

__all__ = ["cups", "cups_running", "desk", "given", "pytest_collection_modifyitems", "start"]
