"""A small Digibank with a past, made in bulk: every state and kind, loans that run and loans that ended."""

from collections.abc import Iterator

import pytest

from digibank.services.office import Office
from tests.bench.lent_out import lent_out

DEVICES = 1_400
"""So many that some words fit more of them than are sorted."""


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    database, office, _serials = lent_out(tmp_path_factory.mktemp("lists") / "data", DEVICES)
    yield office
    database.close()
