"""What somebody does and reads at the bench."""

from pathlib import Path

from PySide6.QtWidgets import QListView, QTableView, QWidget

from tests.desk import Desk


def rows(jef: Desk) -> dict[str, str]:
    """The files on the screen by name, with what is said of them."""
    view = jef.part(QListView, "file_rows")
    texts = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    return dict(text.split("\n") for text in texts)


def queue(jef: Desk) -> list[str]:
    table = jef.part(QTableView, "bench_table")
    model = table.model()
    return [
        " · ".join(model.index(row, column).data() for column in (0, 1, 2)) for row in range(table.model().rowCount())
    ]


def count(jef: Desk, tile: str) -> str:
    return str(jef.part(QWidget, tile).accessibleName())


def to_the_bench(jef: Desk) -> None:
    jef.press("Shift+F7")
    jef.settle()


def open_files(jef: Desk, *files: Path) -> None:
    jef.press("Ctrl+O")
    jef.open_files(*files)
    jef.settle()


def watch_folder(jef: Desk, folder: Path) -> None:
    jef.do("watch_folder")
    jef.open_files(folder)
    jef.until(lambda: "is watched" in jef.reads("watching"))
