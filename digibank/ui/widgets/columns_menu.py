"""Which columns a list shows and in what order, and the way back to how it usually looks. By its button, or by the
table's headers; all by keys too."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from digibank.i18n import Translate
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.list_table import ListTable

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnsMenu(BigButton):
    """`reset`: order and columns are to be as they usually are."""

    reset = Signal()

    def __init__(self, table: ListTable, name: str, t: Translate) -> None:
        super().__init__(t("Columns"), f"{name}_columns", "columns", "", Weight.QUIET)
        self._table, self._name, self._t = table, name, t
        self.clicked.connect(lambda: self._open(self.mapToGlobal(self.rect().bottomLeft())))
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self._open(header.mapToGlobal(at)))

    def menu_now(self) -> QMenu:
        """Made anew each time: it says what is shown now."""
        menu = _Menu(self._table, self._t, self)
        menu.setObjectName(f"{self._name}_columns_menu")
        menu.reset.connect(self.reset)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open(self, at: QPoint) -> None:
        self.menu_now().popup(at)


class _Menu(QMenu):
    """One entry for each column, from left to right as they stand."""

    reset = Signal()

    def __init__(self, table: ListTable, t: Translate, parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._t = table, t
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Ctrl the arrows move the column, not the choice."""
        entry, step = self.activeAction(), _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() != Qt.KeyboardModifier.ControlModifier or not (entry and entry.data()):
            super().keyPressEvent(event)
            return
        name = str(entry.data())
        self._table.move_column(name, step)
        self._fill()
        self.setActiveAction(next(again for again in self.actions() if again.data() == name))

    def _fill(self) -> None:
        t = self._t
        self.clear()
        for column in self._table.movable:
            entry = self.addAction(column.title)
            entry.setData(column.name)
            entry.setCheckable(True)
            entry.setChecked(self._table.is_shown(column.name))
            entry.toggled.connect(lambda on, name=column.name: self._table.show_column(name, shown=on))
        self.addSeparator()
        self.addAction(t("Move a column: Ctrl+Up, Ctrl+Down")).setEnabled(False)
        self.addAction(t("As it was at first")).triggered.connect(self.reset)
