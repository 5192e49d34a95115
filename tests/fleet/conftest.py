"""The same office as the tests of services have."""

from tests.services.conftest import hub as hub  # noqa: PLC0414
