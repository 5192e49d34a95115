"""read-report, read-wipe: what files say, without a database."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from digibank.cli.arguments import Commands
from digibank.cli.desk import Desk
from digibank.cli.output import Answer, Exit, refusal
from digibank.readers.facts import CarrierFacts, HardwareFacts, WipeFacts, WipeReport

Read = Callable[[Path], dict[str, Any]]


def declare(commands: Commands) -> None:
    t = commands.t
    report = commands.add("read-report", _read_report, t("what a hardware report says; nothing is stored"))
    wipe = commands.add("read-wipe", _read_wipe, t("what a wipe report says; nothing is stored"))
    for parser in (report, wipe):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")


def _read_report(desk: Desk) -> Answer:
    from digibank.readers.hardware.read import read_hardware

    return _read_all(desk, lambda path: _hardware(read_hardware(path)))


def _read_wipe(desk: Desk) -> Answer:
    from digibank.readers.wiping.read import read_wipe

    return _read_all(desk, lambda path: _wipes(read_wipe(path)))


def _read_all(desk: Desk, read: Read) -> Answer:
    """One file gives its facts; several give a list in which what cannot be read stands too, and the rest goes on."""
    from digibank.domain.reading import ReadingError
    from digibank.sentences.of_reading import reading_sentence

    files: list[Path] = desk.options.files
    if len(files) == 1:
        facts = read(files[0])
        return Answer(facts, tuple(_told(facts)))
    told: list[dict[str, Any]] = []
    complaints: list[str] = []
    for file in files:
        try:
            told.append({"file": str(file), **read(file)})
        except ReadingError as error:
            complaints.append(reading_sentence(error, desk.t))
            told.append({"file": str(file), **refusal("unreadable-file", complaints[-1], fault=error.fault)})
    lines = [line for facts in told for line in (f"{facts['file']}:", *_told(facts))]
    if not complaints:
        return Answer({"files": told}, tuple(lines))
    complaint = "\n".join(complaints)
    return Answer({"files": told, **refusal("unreadable-file", complaint)}, tuple(lines), Exit.REFUSED, complaint)


def _hardware(facts: HardwareFacts) -> dict[str, Any]:
    carriers = facts.carriers
    return {
        "kind": facts.kind,
        "make": facts.make,
        "model": facts.model,
        "serial": facts.serial,
        "imei": facts.imei,
        "cpu": facts.cpu,
        "ram_gb": facts.ram_gb,
        "carriers": None if carriers is None else [_carrier(carrier) for carrier in carriers],
        "unnamed_carriers": facts.unnamed_carriers,
    }


def _carrier(facts: CarrierFacts) -> dict[str, Any]:
    return {"serial": facts.serial, "model": facts.model, "size_gb": facts.size_gb, "type": facts.type}


def _wipes(report: WipeReport) -> dict[str, Any]:
    return {"wipes": [_wipe(facts) for facts in report.wipes]}


def _wipe(facts: WipeFacts) -> dict[str, Any]:
    """`nist`, `ieee` and `technique` are what the method is on this medium; nothing where nothing was wiped."""
    from digibank.domain.wipe import Verdict, naming

    named = naming(facts.tool, facts.method, facts.medium)
    wiped = facts.method is not None and facts.result is not Verdict.NOT_A_WIPE
    return {
        "carrier_serial": facts.carrier_serial,
        "carrier_model": facts.carrier_model,
        "size_gb": facts.size_gb,
        "medium": facts.medium,
        "method": facts.method,
        "nist": named.nist if wiped else None,
        "ieee": named.ieee if wiped else None,
        "technique": named.technique if wiped else None,
        "tool": facts.tool,
        "tool_version": facts.tool_version,
        "started": facts.started,
        "finished": facts.finished,
        "result": facts.result,
        "errors": facts.errors,
        "host_serial": facts.host_serial,
        "remarks": " ".join(facts.remarks) or None,
    }


def _told(facts: dict[str, Any]) -> list[str]:
    """Plain `key: value` lines; a list is a block of them for each entry."""
    lines = []
    for key, value in facts.items():
        if isinstance(value, list):
            for number, entry in enumerate(value, 1):
                told = ", ".join(f"{name} {fact}" for name, fact in entry.items() if fact is not None)
                lines.append(f"  {key} {number}: {told}")
        elif value is not None and key not in ("file", "refused", "unnamed_carriers"):
            lines.append(f"  {key}: {value}")
    return lines
