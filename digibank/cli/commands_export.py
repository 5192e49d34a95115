"""export: the whole inventory into files of a folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digibank.cli.arguments import Commands, one_of
from digibank.cli.desk import Desk
from digibank.cli.files import refuse_own_files
from digibank.cli.output import Answer

if TYPE_CHECKING:
    from digibank.queries.export import Table
    from digibank.storage.tx import Look

_FORMATS = ("csv",)
_CODES = ("code", "device", "donation", "borrower")
"""Columns that hold a label's code."""


def declare(commands: Commands) -> None:
    t = commands.t
    export = commands.add("export", _export, t("the whole inventory: devices, disks, wipes, loans; no names of people"))
    export.add_argument("--format", required=True, metavar="|".join(_FORMATS), type=one_of(_FORMATS, t))
    export.add_argument("--out", required=True, metavar="DIR", type=Path, help=t("folder for the files"))


def _export(desk: Desk) -> Answer:
    from digibank.storage.machine_errors import machine_faults

    folder: Path = desk.options.out
    with machine_faults():
        folder.mkdir(parents=True, exist_ok=True)
    counts = desk.office.ask(_write_tables, desk, folder)
    text = desk.t("{file}: {count} rows")
    return Answer(
        {"files": [{"file": str(file), "rows": count} for file, count in counts.items()]},
        tuple(text.format(file=file, count=count) for file, count in counts.items()),
    )


def _with_pretty_codes(table: "Table") -> Iterator[list[Any]]:
    """`KLDR-STVB` here too: one thing has one name wherever a script meets it."""
    from digibank.domain.label_code import LabelCode, pretty

    codes = [column in _CODES for column in table.columns]
    for row in table.rows:
        yield [
            pretty(LabelCode(value)) if is_code and value else value for value, is_code in zip(row, codes, strict=True)
        ]


def _write_tables(look: "Look", desk: Desk, folder: Path) -> dict[Path, int]:
    """All of one snapshot. Every file is whole before the first takes its name."""
    from digibank.cli.csv_file import write_csv
    from digibank.queries.export import inventory
    from digibank.storage.machine_errors import machine_faults

    drafts: dict[Path, Path] = {}
    counts: dict[Path, int] = {}
    with machine_faults():
        try:
            for table in inventory(look):
                file = folder / f"{table.name}.csv"
                refuse_own_files(desk, file)
                drafts[file] = file.with_suffix(".csv.part")
                counts[file] = write_csv(drafts[file], table.columns, _with_pretty_codes(table))
            for file, draft in drafts.items():
                draft.replace(file)
        finally:
            for draft in drafts.values():
                draft.unlink(missing_ok=True)
    return counts
