"""init, backup, restore, check: the database as a whole."""

from pathlib import Path

from digibank.cli.arguments import Commands, filled
from digibank.cli.desk import Desk
from digibank.cli.output import Answer, Exit, refusal


def declare(commands: Commands) -> None:
    t = commands.t
    init = commands.add("init", _init, t("make the data folder and the database"))
    init.add_argument("--organisation", required=True, metavar="NAME", type=filled(t), help=t("who lends"))
    backup = commands.add("backup", _backup, t("copy the database, checked"))
    backup.add_argument("--to", type=Path, metavar="DIR", help=t("folder for the copy"))
    restore = commands.add("restore", _restore, t("put a backup back; what is there now is kept aside"))
    restore.add_argument("file", type=Path, metavar="FILE")
    check = commands.add("check", _check, t("look for damage: file, keys, journal, rules, papers"))
    accept = t("write down that the last actions are lost, once that is understood")
    check.add_argument("--accept-loss", action="store_true", help=accept)


def _init(desk: Desk) -> Answer:
    from digibank.services.new_database import new_database

    organisation, coordinator = desk.options.organisation, desk.options.name or _system_user()
    new_database(desk.folder, organisation, coordinator).close()
    text = desk.t("The database of {organisation} is ready in {folder}.")
    return Answer(
        {"organisation": organisation, "coordinator": coordinator, "data": str(desk.folder)},
        (text.format(organisation=organisation, folder=desk.folder),),
    )


def _system_user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        return "coordinator"


def _backup(desk: Desk) -> Answer:
    from digibank.services.backup import back_up

    file = back_up(desk.database, desk.options.to)
    return Answer({"backup": str(file)}, (desk.t("The copy is in {file}.").format(file=file),))


def _restore(desk: Desk) -> Answer:
    from digibank.domain.reading import ReadingError, ReadingFault
    from digibank.services.backup import restore
    from digibank.storage.tx import utc_now

    file: Path = desk.options.file
    if not file.is_file():
        raise ReadingError(ReadingFault.UNREADABLE, file.name)
    aside = restore(desk.folder, file, utc_now())
    lines = [desk.t("{file} was put back.").format(file=file)]
    if aside:
        lines.append(desk.t("What was there before is kept in {file}.").format(file=aside))
    facts = {"restored": str(file), "data": str(desk.folder), "kept_aside": str(aside) if aside else None}
    return Answer(facts, tuple(lines))


def _check(desk: Desk) -> Answer:
    from digibank.cli.damage import findings
    from digibank.queries.check import Fault, unknown_anchors
    from digibank.services.accept_loss import accept_loss

    if desk.options.accept_loss:
        desk.office.do(accept_loss, desk.office.ask(unknown_anchors, desk.database.anchors.all()))
    found = findings(desk)
    if not found:
        return _in_order(desk)
    text = desk.t("The database is not in order. Stop working with it, keep this list, and ask for help.")
    damaged = any(finding.fault is Fault.FILE for finding in found)
    return Answer(
        {
            "ok": False,
            "findings": [{"fault": finding.fault, "what": finding.what} for finding in found],
            **refusal(found[0].fault, text),
        },
        tuple(f"{finding.fault}: {finding.what}" for finding in found),
        Exit.MACHINE if damaged else Exit.REFUSED,
        text,
    )


def _in_order(desk: Desk) -> Answer:
    """With what is no damage and should be known all the same: contracts that nobody has on paper."""
    from digibank.queries.paper_queue import unprinted_contracts

    waiting = desk.office.ask(unprinted_contracts)
    text = desk.t("Not printed and not saved yet: contract {number}")
    return Answer(
        {"ok": True, "findings": [], "unprinted_contracts": list(waiting)},
        (desk.t("Everything is in order."), *(text.format(number=number) for number in waiting)),
    )
