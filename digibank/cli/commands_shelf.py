"""reserve, workshop, missing, found, retire: the other moves of the life cycle."""

from digibank.cli.arguments import Commands, UsageError, day, filled, one_of
from digibank.cli.desk import Desk
from digibank.cli.output import Answer

_ENDS = ("borrower", "gift", "parts", "recycled", "donor", "written-off")
"""The values of services/retire.py's Destination, which is imported only to act (tests/cli compares them)."""


def declare(commands: Commands) -> None:
    t = commands.t
    reserve = commands.add("reserve", _reserve, t("keep a device for somebody, or end that"))
    reserve.add_argument("code", metavar="CODE")
    reserve.add_argument("--for", dest="borrower", metavar="NAME", type=filled(t), help=t("for whom"))
    reserve.add_argument("--until", metavar="DATE", type=day(t), help=t("when it lapses"))
    reserve.add_argument("--lapse", action="store_true", help=t("end the reservation"))
    workshop = commands.add("workshop", _workshop, t("a lent device visits the workshop; its borrower gets it back"))
    workshop.add_argument("code", metavar="CODE")
    way = workshop.add_mutually_exclusive_group(required=True)
    way.add_argument("--in", dest="inside", action="store_true", help=t("it came in"))
    way.add_argument("--out", dest="outside", action="store_true", help=t("its borrower has it again"))
    missing = commands.add("missing", _missing, t("lost, stolen, or gone from the shelf"))
    missing.add_argument("code", metavar="CODE")
    missing.add_argument("--reason", required=True, metavar="TEXT", type=filled(t), help=t("what is known"))
    commands.add("found", _found, t("a missing device is there again")).add_argument("code", metavar="CODE")
    retire = commands.add("retire", _retire, t("the end of a device's life here"))
    retire.add_argument("code", metavar="CODE")
    retire.add_argument("--to", required=True, metavar="|".join(_ENDS), type=one_of(_ENDS, t))


def _reserve(desk: Desk) -> Answer:
    from digibank.services.release import lapse, reserve

    options = desk.options
    if options.lapse and (options.borrower or options.until):
        raise UsageError(desk.t("--lapse goes alone."))
    if options.lapse:
        desk.office.do(lapse, options.code)
    else:
        desk.office.do(reserve, options.code, options.borrower, options.until)
    return _device(desk)


def _workshop(desk: Desk) -> Answer:
    from digibank.services.workshop import workshop

    desk.office.do(workshop, desk.options.code, inside=desk.options.inside)
    return _device(desk)


def _missing(desk: Desk) -> Answer:
    from digibank.services.missing import missing

    desk.office.do(missing, desk.options.code, desk.options.reason)
    return _device(desk)


def _found(desk: Desk) -> Answer:
    from digibank.services.missing import found

    desk.office.do(found, desk.options.code)
    return _device(desk)


def _retire(desk: Desk) -> Answer:
    from digibank.services.retire import Destination, retire

    desk.office.do(retire, desk.options.code, Destination(desk.options.to))
    return _device(desk)


def _device(desk: Desk) -> Answer:
    from digibank.cli.answers import device_answer

    return device_answer(desk, desk.options.code)
