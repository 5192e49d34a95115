"""Copies of a live database: made by SQLite's own backup interface, checked, and only then given their name."""

from pathlib import Path

from digibank.storage.machine_errors import MachineError, MachineFault, machine_faults


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy of `source` as `target`, which is replaced whole or not at all. Raises MachineError."""
    import sqlcipher3.dbapi2 as driver

    draft = target.with_name(target.name + ".part")
    with machine_faults():
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
    try:
        live = driver.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=5.0)  # never makes one
        copy = driver.connect(str(draft))
        try:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
        finally:
            copy.close()
            live.close()
    except driver.Error as error:
        draft.unlink(missing_ok=True)
        from digibank.storage.machine_errors import fault_of

        raise MachineError(fault_of(error) or MachineFault.IO, target.name) from error
    if verdict != "ok":
        draft.unlink(missing_ok=True)
        raise MachineError(MachineFault.CORRUPT, source.name)
    with machine_faults():
        draft.replace(target)


def refuse_other_users(file: Path) -> None:
    """Raises MachineError LOCKED where any other connection has the database open, be it idle. A file that is no
    readable database has no users to protect."""
    import sqlcipher3.dbapi2 as driver

    from digibank.storage.machine_errors import fault_of

    connection = driver.connect(str(file), timeout=1.0, isolation_level=None)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except driver.Error as error:
        if fault_of(error) is MachineFault.LOCKED:
            raise MachineError(MachineFault.LOCKED, file.name) from error
    finally:
        connection.close()
