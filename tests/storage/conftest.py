"""A raw connection for an attacker: hand-written SQL against the schema alone, none of our code between."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from tests.services.conftest import hub as hub  # noqa: PLC0414 (the same office, for tests of storage)
from tests.storage.stage import Stage, build

AS_WE_OPEN_IT = ("foreign_keys = ON", "recursive_triggers = ON")
ALL_OFF = ("foreign_keys = OFF", "recursive_triggers = OFF", "ignore_check_constraints = ON")
"""A foreign tool, or somebody who means it. SQL cannot switch off triggers; it can only drop them, which is a change of
the schema and no longer an action on the data."""


WIPE = (
    "INSERT INTO wipe (id, carrier_id, custody, method, tool, verdict, wiped_by, checked_by, recorded_at)"
    " VALUES (:id, :carrier, :custody, 'clear', 'by hand', 'passed', :member, :member, '2026-12-01T00:00:00.000000Z')"
)
SPEND = "INSERT INTO release_wipe (release_id, carrier_id, wipe_id) VALUES (:release, :carrier, :wipe)"
RELEASE = (
    "INSERT INTO release (id, device_id, released_at, released_by)"
    " VALUES (:release, :device, '2026-12-01T00:00:00.000000Z', :member)"
)
LINE = (
    "INSERT INTO loan_line (id, loan_id, device_id, release_id, opened_at)"
    " VALUES ('new-line', :loan, :device, :release, '2026-12-02T00:00:00.000000Z')"
)
MOVE = "UPDATE device SET state = :to WHERE id = :device"
END = "UPDATE loan_line SET ended_at = '2026-12-01T00:00:00.000000Z', ending = :ending WHERE id = :line"
VOID = "UPDATE release SET void_at = '2026-12-01T00:00:00.000000Z' WHERE id = :release"
NEW_CUSTODY = "UPDATE carrier SET custody = custody + 1 WHERE device_id = :device AND status = 'FITTED'"
FIT = (
    "INSERT INTO carrier (id, device_id, position, status, custody, serial_key, listed_by, created_at)"
    " VALUES ('new-disk', :device, 9, :status, 1, 'NEW9', 'technician', '2026-12-01T00:00:00.000000Z')"
)
LOCK = (
    "INSERT INTO account_lock (id, device_id, kind, found_at, found_by)"
    " VALUES ('new-lock', :device, 'frp', '2026-12-01T00:00:00.000000Z', :member)"
)


_NAMED = re.compile(r"(?<![0-9a-z]):([a-z_0-9]+)")


class Attacker:
    """`do` must succeed, `refused` must not; both may name any key of the stage, in the statement or as a value."""

    def __init__(self, file: Path, keys: dict[str, str], pragmas: tuple[str, ...]) -> None:
        self._keys = keys
        self._connection = driver.connect(str(file), isolation_level=None)
        for pragma in pragmas:
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("BEGIN")  # the keys from a release's wipes to the release are checked at its end

    def do(self, sql: str, **values: object) -> Any:
        meant = {
            name: self._keys.get(value, value) if isinstance(value, str) else value for name, value in values.items()
        }
        known = self._keys | meant
        return self._connection.execute(sql, {name: known[name] for name in _NAMED.findall(sql)}).fetchall()

    def refused(self, sql: str, *rules: str, **values: object) -> None:
        """By one of `rules` (words of the trigger's or the constraint's message)."""
        with pytest.raises(driver.IntegrityError) as refusal:
            self.do(sql, **values)
        assert any(rule in str(refusal.value) for rule in rules), str(refusal.value)

    def value(self, sql: str, **values: object) -> Any:
        return self.do(sql, **values)[0][0]

    def close(self) -> None:
        self._connection.close()


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return build(tmp_path_factory.mktemp("stage") / "data")


@pytest.fixture(params=[AS_WE_OPEN_IT, ALL_OFF], ids=["as we open it", "all off"])
def attacker(request: pytest.FixtureRequest, stage: Stage, tmp_path: Path) -> Iterator[Attacker]:
    file = tmp_path / "attacked.db"
    shutil.copyfile(stage.file, file)
    attacking = Attacker(file, stage.keys, request.param)
    yield attacking
    attacking.close()
