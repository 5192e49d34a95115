"""What stands in a list of the window, and that no test finds what another one left."""

from datetime import date
from typing import Any

from sqlalchemy import text

from digibank.ui.machine_settings import MachineSettings
from digibank.ui.widgets.list_table import ListTable
from tests.desk import Desk
from tests.given import Given


def nothing_remembered() -> None:
    for name in ("device", "loan", "people"):
        MachineSettings().remember(f"list/{name}", "")


def rows(who: Desk, name: str) -> list[list[str]]:
    """What the list says, row by row, of the columns that are seen, from left to right."""
    table = who.part(ListTable, f"{name}_table")
    model, header = table.model(), table.horizontalHeader()
    seen = [n for place in range(header.count()) if not header.isSectionHidden(n := header.logicalIndex(place))]
    return [[str(model.index(row, n).data()) for n in seen] for row in range(model.rowCount())]


def chosen(who: Desk, name: str) -> str:
    """The first column of the row that Enter would open."""
    index = who.part(ListTable, f"{name}_table").currentIndex()
    return str(index.siblingAtColumn(0).data())


def today(given: Given) -> date:
    return given.database.now().astimezone().date()


def stored(given: Given, question: str) -> list[Any]:
    with given.database.engine.connect() as connection:
        return list(connection.execute(text(question)).all())
