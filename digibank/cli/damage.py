"""Is the file to blame? Damaged values come out of a database as errors of many kinds that are no bugs of ours."""

from digibank.cli.desk import Desk
from digibank.queries.check import Fault, Finding, check, check_papers
from digibank.storage.machine_errors import MachineError, MachineFault


def findings(desk: Desk) -> tuple[Finding, ...]:
    """All that `check` finds. Raises MachineError CORRUPT where it stumbles over a value that is none."""
    from sqlalchemy.exc import DBAPIError

    try:
        found = desk.office.ask(check, desk.database.anchors.all())
        if any(finding.fault is Fault.FILE for finding in found):
            return found
        return found + desk.office.ask(check_papers, desk.folder / "papers")
    except (ValueError, KeyError, DBAPIError) as unreadable:  # no UTF-8, no JSON, no state, no event
        raise MachineError(MachineFault.CORRUPT) from unreadable


def is_damaged(desk: Desk) -> bool:
    """Whether the database, looked at anew, is in disorder. Only what is found counts: advice to put back a backup is
    not given on a guess."""
    try:
        return bool(findings(desk))
    except MachineError as error:
        return error.fault in (MachineFault.CORRUPT, MachineFault.NOT_A_DATABASE)
    except Exception:  # noqa: BLE001 (whatever else is wrong, it is no proof of damage)
        return False
