"""Which label, on which stock, from which position on: with the sheet drawn as it will be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digibank.documents.label_kind import LabelKind
from digibank.documents.label_stock import LabelStock
from digibank.services.own_stocks import all_stocks
from digibank.ui.house import House
from digibank.ui.labels.sheet_view import SheetView
from digibank.ui.printing.habits import PrintHabits
from digibank.ui.printing.label_habits import LabelHabits
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.text import label


class SheetChoice(QWidget):
    """`changed`: something else was chosen. Design, stock and first position are remembered by this PC."""

    changed = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, self.t = house, house.t
        self._folder = house.office.database.folder
        self._habits = LabelHabits(house.settings)
        self._count = 0
        kinds: list[tuple[str, object]] = [
            (self.t("Label on the device"), LabelKind.DEVICE),
            (self.t("Small label, for a phone"), LabelKind.SMALL),
            (self.t("Flag on a cable or charger"), LabelKind.CABLE),
            (self.t("Address, for a box back to us"), LabelKind.RETURN),
        ]
        design, self._design = fields.choice(self.t("What is printed"), "label_design", kinds)
        self._design.setCurrentIndex(max(0, self._design.findData(self._habits.design)))
        stock, self._stock = fields.choice(self.t("Labels in the printer"), "label_stock", ())
        self._sheet = SheetView(self.t, "label_sheet")
        self._words = label("", "small", "label_sheet_words")
        column = QVBoxLayout(self)
        theme.spaced(column, "s")
        for part in (design, stock, self._words):
            column.addWidget(part)
        column.addWidget(self._sheet, 1)
        self._design.currentIndexChanged.connect(self._choose_design)
        self._stock.currentIndexChanged.connect(self._choose_stock)
        self._sheet.begun.connect(self._begin)

    # ---- from outside

    @property
    def stock(self) -> LabelStock:
        stocks = all_stocks(self._folder)
        name = PrintHabits(self._house.settings, self._folder).stock
        return stocks[name]

    @property
    def kind(self) -> LabelKind:
        return LabelKind(self._design.currentData())

    @property
    def start(self) -> int:
        return self._sheet.start

    @property
    def sheet(self) -> SheetView:
        return self._sheet

    def take_focus(self) -> None:
        self._stock.setFocus()

    def renew(self) -> None:
        """What there is and what was printed since may have changed."""
        stocks, chosen = all_stocks(self._folder), self.stock.name
        self._stock.blockSignals(True)
        self._stock.clear()
        for name, stock in stocks.items():
            self._stock.addItem(stock.title, name)
        self._stock.setCurrentIndex(self._stock.findData(chosen))
        self._stock.blockSignals(False)
        self._sheet.show_stock(stocks[chosen])
        self.count(self._count)

    def count(self, labels: int) -> None:
        """So many are to be printed."""
        self._count = labels
        stock = self.stock
        self._sheet.show_labels(self._habits.start(stock.name, stock.per_page), labels)
        self._say()

    # ---- hands

    def _choose_design(self) -> None:
        self._habits.design = self.kind
        self.changed.emit()

    def _choose_stock(self) -> None:
        self._house.settings.label_stock = self._stock.currentData()
        self._sheet.show_stock(self.stock)
        self.count(self._count)
        self.changed.emit()

    def _begin(self, position: int) -> None:
        self._habits.begin_at(self.stock.name, position)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        stock, start = self.stock, self._sheet.start
        if stock.per_page == 1:
            self._words.setText(self.t("One label after the other."))
            return
        first = self.t("First free label: {position} of {count}").format(position=start, count=stock.per_page)
        more = self.t("Click on the first free label, or choose it with the arrows.")
        sheets = -(-(start - 1 + self._count) // stock.per_page)
        needed = self.t.plural("{n} sheet is needed.", "{n} sheets are needed.", sheets).format(n=sheets)
        self._words.setText(f"{first}. {needed if self._count else more}")
