"""intake, locks, carrier: a device comes in and is looked at."""

from pathlib import Path

from digibank.cli.arguments import Commands, UsageError, above_zero, filled, one_of
from digibank.cli.desk import Desk
from digibank.cli.output import Answer
from digibank.domain.device import Kind
from digibank.domain.locks import LockKind


def declare(commands: Commands) -> None:
    _declare_intake(commands)
    t = commands.t
    locks = commands.add("locks", _locks, t("the check of account locks"))
    locks.add_argument("code", metavar="CODE")
    found = locks.add_mutually_exclusive_group(required=True)
    found.add_argument("--clear", action="store_true", help=t("no lock (any more); SIM and SD card are out"))
    kinds = ", ".join(LockKind)
    found.add_argument(
        "--found", metavar="KIND", type=one_of(LockKind, t), help=t("a lock: {kinds}").format(kinds=kinds)
    )
    _declare_carrier(commands)


def _declare_intake(commands: Commands) -> None:
    t = commands.t
    intake = commands.add("intake", _intake, t("take a device in; several reports are one device"))
    intake.add_argument("--report", action="extend", nargs="+", type=Path, default=[], metavar="FILE")
    kinds = "|".join(Kind)
    intake.add_argument("--kind", type=one_of(Kind, t), metavar=kinds, help=t("over what the report says"))
    for name in ("--make", "--model", "--serial", "--imei"):
        intake.add_argument(name, metavar="TEXT")
    intake.add_argument(
        "--label", metavar="CODE", type=filled(t), help=t("of a label printed ahead that is on it already")
    )
    intake.add_argument("--donor", metavar="NAME", type=filled(t), help=t("who gave it"))
    reason = t("why a serial number or IMEI that is here already is right")
    intake.add_argument("--reason", metavar="TEXT", type=filled(t), help=reason)


def _declare_carrier(commands: Commands) -> None:
    t = commands.t
    carrier = commands.add("carrier", _carrier, t("which disks are inside"))
    carrier.add_argument("code", metavar="CODE")
    what = carrier.add_mutually_exclusive_group(required=True)
    what.add_argument("--fit", metavar="SERIAL", help=t("a disk is put in, or found inside (“unknown”: unreadable)"))
    what.add_argument("--remove", metavar="SERIAL|N", help=t("a disk is taken out"))
    what.add_argument("--destroyed", metavar="SERIAL|N", help=t("a disk is destroyed"))
    what.add_argument("--none", action="store_true", help=t("a technician looked: there is no disk inside"))
    carrier.add_argument("--size-gb", metavar="N", type=above_zero(t), help=t("with --fit"))
    types = ("ssd", "hdd", "flash")
    carrier.add_argument("--type", metavar="|".join(types), type=one_of(types, t), help=t("with --fit"))
    carrier.add_argument("--model", metavar="TEXT", help=t("with --fit"))


def _intake(desk: Desk) -> Answer:
    from digibank.cli.answers import device_answer
    from digibank.domain.label_code import pretty
    from digibank.readers.hardware.read import read_hardware
    from digibank.services.intake import NewDevice
    from digibank.services.intake_reports import intake_reports

    options = desk.options
    reports = [read_hardware(path) for path in options.report]
    typed = NewDevice(
        kind=Kind(options.kind) if options.kind else None,
        make=options.make,
        model=options.model,
        serial=options.serial,
        imei=options.imei,
        duplicate_reason=options.reason,
        label=options.label,
    )
    arrival = desk.office.do(intake_reports, typed, reports, donor=options.donor)
    donation = {"code": pretty(arrival.batch.code)} if arrival.batch else None
    return device_answer(desk, arrival.taken_in.code, donation=donation)


def _locks(desk: Desk) -> Answer:
    from digibank.cli.answers import device_answer
    from digibank.services.locks import clear_locks, find_lock

    code = desk.options.code
    if desk.options.clear:
        desk.office.do(clear_locks, code)
    else:
        desk.office.do(find_lock, code, LockKind(desk.options.found))
    return device_answer(desk, code)


def _carrier(desk: Desk) -> Answer:
    from digibank.cli.answers import device_answer
    from digibank.readers.facts import CarrierFacts
    from digibank.services.carrier import destroy_carrier, fit_carrier, no_carrier, remove_carrier

    options = desk.options
    if options.fit is None and (options.size_gb or options.type or options.model):
        raise UsageError(desk.t("--size-gb, --type and --model go with --fit."))
    if options.fit is not None:
        facts = CarrierFacts(options.fit, options.model, options.size_gb, options.type)
        desk.office.do(fit_carrier, options.code, facts)
    elif options.remove is not None:
        desk.office.do(remove_carrier, options.code, options.remove)
    elif options.destroyed is not None:
        desk.office.do(destroy_carrier, options.code, options.destroyed)
    else:
        desk.office.do(no_carrier, options.code)
    return device_answer(desk, options.code)
