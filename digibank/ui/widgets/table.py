"""A list in columns: one row is chosen, Enter opens it, Tab goes on."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractItemModel, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from digibank.ui.widgets import icons, theme
from digibank.ui.widgets.palette import Tone

_ICON = 22


def row_table(model: QAbstractItemModel, name: str, title: str, widths: Sequence[int]) -> QTableView:
    """`title` is what a screen reader calls it; `widths` in pixels at 100 %, 0 for columns that take what is left."""
    table = QTableView()
    by_rows(table, model, name, title)
    header = table.horizontalHeader()
    for column, width in enumerate(widths):
        if width:
            table.setColumnWidth(column, theme.current().px(width))
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table


def by_rows(table: QTableView, model: QAbstractItemModel, name: str, title: str) -> None:
    """Makes a table look and act so; `title` is what a screen reader calls it."""
    table.setObjectName(name)
    table.setAccessibleName(title)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(theme.current().px(42))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setMinimumSectionSize(theme.current().px(80))
    side = theme.current().px(_ICON)
    table.setIconSize(QSize(side, side))


def cell_icon(name: str, tone: Tone = Tone.PLAIN) -> QIcon:
    """A drawing before a word that says the same, also on the row that is chosen."""
    return _cell_icon(name, tone, theme.current())


@lru_cache(maxsize=128)
def _cell_icon(name: str, tone: Tone, look: theme.Theme) -> QIcon:
    return icons.row_icon(name, look.palette.text(tone), look.palette.on_accent, look.px(_ICON))
