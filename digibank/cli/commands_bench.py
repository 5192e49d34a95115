"""wipe, release, repair: the bench."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from digibank.cli.arguments import Commands, UsageError, filled, one_of
from digibank.cli.desk import Desk
from digibank.cli.output import Answer
from digibank.domain.wipe import Method

if TYPE_CHECKING:
    from digibank.services.wipe import Recorded


def declare(commands: Commands) -> None:
    _declare_wipe(commands)
    t = commands.t
    release = commands.add("release", _release, t("find a wiped device fit to lend"))
    release.add_argument("code", metavar="CODE")
    repair = commands.add("repair", _repair, t("to the repair bench and back"))
    repair.add_argument("code", metavar="CODE")
    way = repair.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", action="store_true", help=t("it goes to repair"))
    way.add_argument("--back", action="store_true", help=t("it is back"))
    repair.add_argument("--outside", action="store_true", help=t("with --out: it leaves the house"))


def _declare_wipe(commands: Commands) -> None:
    t = commands.t
    wipe = commands.add("wipe", _wipe, t("record wipes, from the tool's reports or by hand"))
    wipe.add_argument("code", metavar="CODE")
    wipe.add_argument("--report", action="extend", nargs="+", type=Path, default=[], metavar="FILE")
    wipe.add_argument("--method", metavar="|".join(Method), type=one_of(Method, t), help=t("by hand"))
    wipe.add_argument("--tool", metavar="TEXT", type=filled(t), help=t("by hand: what it was done with"))
    results = ("passed", "failed")
    wipe.add_argument("--result", metavar="|".join(results), type=one_of(results, t), help=t("by hand"))
    wipe.add_argument("--carrier", metavar="SERIAL|N", help=t("which disk, where it is not clear"))
    wipe.add_argument("--checked-by", metavar="NAME", type=filled(t), help=t("who read the disk to check it"))


def _wipe(desk: Desk) -> Answer:
    from digibank.services.evidence import evidence
    from digibank.services.wipe import HandMade, record_by_hand, record_reports

    options = desk.options
    by_hand = (options.method, options.tool, options.result)
    if bool(options.report) == any(by_hand) or (any(by_hand) and not all(by_hand)):
        raise UsageError(desk.t("Give --report, or --method with --tool and --result."))
    whom = {"carrier": options.carrier, "checked_by": options.checked_by}
    if options.report:
        reports = [evidence(path) for path in options.report]
        recorded = desk.office.do(record_reports, options.code, reports, **whom)
    else:
        made = HandMade(Method(options.method), options.tool, options.result == "passed")
        recorded = desk.office.do(record_by_hand, options.code, made, **whom)
    return _recorded_answer(desk, recorded)


def _recorded_answer(desk: Desk, recorded: "Recorded") -> Answer:
    from digibank.cli import lines, shapes
    from digibank.queries.devices import device_card
    from digibank.queries.wipes import recorded_wipes

    card = desk.office.ask(device_card, desk.options.code)
    views = desk.office.ask(recorded_wipes, recorded.wipes)
    facts: dict[str, Any] = {
        "device": shapes.device(card),
        "state": recorded.state,
        "wipes": [
            {
                "carrier_serial": view.carrier_serial,
                "carrier": view.position,
                "method": view.method,
                "tool": view.tool,
                "result": view.verdict,
                "checked": view.checked,
            }
            for view in views
        ],
        "missing": list(recorded.missing),
        "unmatched": list(recorded.unmatched),
        "other_host": recorded.other_host,
    }
    return Answer(facts, (lines.device_line(card, desk.t), *_recorded_lines(desk, recorded)))


def _recorded_lines(desk: Desk, recorded: "Recorded") -> list[str]:
    from digibank.sentences.phrases import disks
    from digibank.sentences.words import verdict_word

    t = desk.t
    told = [f"  {verdict_word(verdict, t)}" for verdict in recorded.verdicts]
    if recorded.missing:
        told.append("  " + t("Still to wipe: {carriers}").format(carriers=disks(recorded.missing, t)))
    if recorded.unmatched:
        told.append("  " + t("Not in this device: {carriers}").format(carriers=disks(recorded.unmatched, t)))
    if recorded.other_host:
        text = t("The report says that it was made on another machine, {serial}.")
        told.append("  " + text.format(serial=recorded.other_host))
    return told


def _release(desk: Desk) -> Answer:
    from digibank.cli.answers import device_answer
    from digibank.services.release import release

    desk.office.do(release, desk.options.code)
    return device_answer(desk, desk.options.code)


def _repair(desk: Desk) -> Answer:
    from digibank.cli.answers import device_answer
    from digibank.services.repair import repair_back, repair_out

    options = desk.options
    if options.outside and options.back:
        raise UsageError(desk.t("--outside goes with --out."))
    if options.out:
        desk.office.do(repair_out, options.code, outside=options.outside)
    else:
        desk.office.do(repair_back, options.code)
    return device_answer(desk, options.code)
