"""Plays the whole life cycle on sample data (db/seed/demo), through the same services as every day.

A laptop with two disks and a phone go from donation to borrower and back; six other devices make the moves that these
two cannot. The days lie behind today, so that the history reads like life.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from digibank.documents.label_sheet import label_sheet
from digibank.documents.label_stock import load_stocks
from digibank.domain.label_code import LabelCode
from digibank.domain.roles import Role
from digibank.i18n import translator
from digibank.queries.check import check
from digibank.services.demo import story
from digibank.services.demo.stage import Calendar, Stage, Step
from digibank.services.new_database import new_database
from digibank.services.office import Office
from digibank.services.organisation import add_member, change_settings
from digibank.services.papers import ORIGINAL, label_facts
from digibank.services.sign_in import sign_in
from digibank.storage.machine_errors import machine_faults

STOCK = "avery-l7160"


@dataclass(frozen=True)
class Demonstration:
    """Where it was played, in the order of the day; `devices` in the order of coming in."""

    folder: Path
    steps: tuple[Step, ...]
    devices: tuple[LabelCode, ...]
    papers: tuple[Path, ...]
    in_order: bool


def play_demo(folder: Path) -> Demonstration:
    """Everything in `folder`, which must be free of a database; the papers lie beside it. Raises MachineError."""
    stage = _open(folder)
    try:
        story.play(stage)
        devices = tuple(dict.fromkeys(step.code for step in stage.told))
        stage.papers["labels.pdf"] = _labels(stage.offices[Role.COORDINATOR], devices)
        written = _write(stage.papers, folder)
        findings = stage.offices[Role.COORDINATOR].ask(check, stage.database.anchors.all())
    finally:
        stage.database.close()
    return Demonstration(folder, tuple(stage.told), devices, written, in_order=not findings)


def _labels(office: Office, devices: tuple[LabelCode, ...]) -> bytes:
    return label_sheet(office.ask(label_facts, devices), load_stocks()[STOCK], 1, translator(ORIGINAL))


def _write(papers: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    with machine_faults():
        for name, pdf in papers.items():
            (folder / name).write_bytes(pdf)
    return tuple(folder / name for name in sorted(papers))


def free_folder(asked: Path) -> Path:
    """`asked` where it is empty or not there, else a new folder in it: nothing that is there is touched."""
    if not asked.exists() or (asked.is_dir() and not any(asked.iterdir())):
        return asked
    number = 2
    while (asked / f"demo-{number}").exists():
        number += 1
    return asked / f"demo-{number}"


def _open(folder: Path) -> Stage:
    calendar = Calendar()
    database = new_database(folder, "Digibank De Sluis (voorbeeld)", "Rita Coens", calendar)
    coordinator = Office(database, sign_in(database))
    coordinator.do(
        change_settings,
        address="Kaai 12, 9000 Gent",
        phone="09 000 00 00",
        email="digibank@example.org",
        privacy_contact="privacy@example.org",
    )
    coordinator.do(add_member, "Tom", Role.TECHNICIAN)
    coordinator.do(add_member, "Jef", Role.VOLUNTEER)
    offices = {
        Role.COORDINATOR: coordinator,
        Role.TECHNICIAN: Office(database, sign_in(database, "Tom")),
        Role.VOLUNTEER: Office(database, sign_in(database, "Jef")),
    }
    return Stage(database, calendar, offices)
