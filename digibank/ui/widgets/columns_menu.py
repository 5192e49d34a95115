"""Which columns a list shows, and the way back to how it usually looks. By its button, or by the table's headers."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from digibank.i18n import Translate
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.list_table import ListTable


class ColumnsMenu(BigButton):
    """`reset`: order and columns are to be as they usually are."""

    reset = Signal()

    def __init__(self, table: ListTable, name: str, t: Translate) -> None:
        super().__init__(t("Columns"), f"{name}_columns", "columns", "", Weight.QUIET)
        self._table, self._name, self.t = table, name, t
        self.clicked.connect(lambda: self._open(self.mapToGlobal(self.rect().bottomLeft())))
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self._open(header.mapToGlobal(at)))

    def menu_now(self) -> QMenu:
        """Made anew each time: it says what is shown now."""
        menu = QMenu(self)
        menu.setObjectName(f"{self._name}_columns_menu")
        for column in self._table.movable:
            entry = menu.addAction(column.title)
            entry.setCheckable(True)
            entry.setChecked(self._table.is_shown(column.name))
            entry.toggled.connect(lambda on, name=column.name: self._table.show_column(name, shown=on))
        menu.addSeparator()
        menu.addAction(self.t("As it was at first")).triggered.connect(self.reset)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open(self, at: QPoint) -> None:
        self.menu_now().popup(at)
