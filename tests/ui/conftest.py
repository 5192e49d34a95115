"""See tests/window_fixtures.py."""

from tests.window_fixtures import desk, given, pytest_collection_modifyitems

__all__ = ["desk", "given", "pytest_collection_modifyitems"]
