"""The house's own labels: measured with a ruler, drawn while one types."""

from dataclasses import asdict
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from digibank.documents.label_own import Measures, StockFlaw, flaws, own_stock
from digibank.services.own_stocks import drop_own_stock, own_measures, store_own_stock
from digibank.ui.house import House
from digibank.ui.labels.numbers import shown_number, typed_number
from digibank.ui.labels.sheet_view import SheetView
from digibank.ui.labels.stock_words import flaw_words, measure_words
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.button_row import ButtonRow
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card, scrolled
from digibank.ui.widgets.text import label

_USUAL: Final = Measures("", "", sheet=True, width=63.5, height=38.1, columns=3, rows=7, left=7.2, top=15.1, gap_x=2.5)
_TEXTS: Final = ("maker", "name")
_WHOLE: Final = ("columns", "rows")
_LARGE: Final = 1.3
_OF_SHEETS: Final = ("columns", "rows", "left", "top", "gap_x", "gap_y", "page_width", "page_height")


class StockForm(QWidget):
    """`left`: back to the labels. `stored` brings the name of a stock that is new or another one now."""

    left = Signal()
    stored = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, self.t = house, house.t
        self._folder = house.office.database.folder
        t = self.t
        self._which_field, self._which = fields.choice(t("Which labels"), "stock_which", ())
        kinds: list[tuple[str, object]] = [(t("Sheets"), True), (t("A roll"), False)]
        self._kind_field, self._kind = fields.choice(t("What do they come on?"), "stock_kind", kinds)
        self._dpi_field, self._dpi = fields.choice(
            t("Dots per inch of the printer"),
            "stock_dpi",
            [(str(dpi), dpi) for dpi in (203, 300, 600)],
            t("300 where you do not know. It stands in the printer's manual."),
        )
        self._fields = {name: fields.line(text, f"stock_{name}", hint) for name, text, hint in measure_words(t)}
        self._drawing, self._said = SheetView(t, "stock_drawing", choosing=False), label("", "small", "stock_said")
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        self._offer("")
        self._which.setFocus()

    # ---- parts

    def _lay_out(self) -> None:
        t = self.t
        sheet, form = card("stock_form")
        form.addWidget(label(t("Your own labels"), "title"))
        form.addWidget(label(t("Measure with a ruler, in millimetres. Everybody of your organisation has them then.")))
        form.addWidget(_pair(self._which_field, self._kind_field))
        given = [field for field, _ in self._fields.values()]
        for first, second in zip(given[::2], [*given[1::2], self._dpi_field], strict=True):
            form.addWidget(_pair(first, second))
        form.addStretch(1)
        side, beside = card("stock_side")
        beside.addWidget(self._drawing, 1)
        beside.addWidget(self._said)
        row = QHBoxLayout()
        theme.spaced(row, "m")
        row.addWidget(scrolled(sheet), 1)
        row.addWidget(side, 1)
        outside = QVBoxLayout(self)
        theme.spaced(outside, "m", "l")
        outside.addLayout(row, 1)
        self._store = BigButton(t("Store"), "stock_store", "save", "", Weight.MAIN)
        self._drop = BigButton(t("Remove these labels"), "stock_drop", "no", "", Weight.QUIET)
        self._out = BigButton(t("Back"), "stock_back", "undo", "Esc", Weight.QUIET, heard=False)
        outside.addWidget(ButtonRow(self._out, self._drop, self._store, to_right=True))
        inner: list[QWidget] = [line for _, line in self._fields.values()]
        fields.EnterGoesOn(self, [self._which, self._kind, *inner, self._dpi], self._store)

    def _connect(self) -> None:
        self._which.currentIndexChanged.connect(self._fill)
        for box in (self._kind, self._dpi):
            box.currentIndexChanged.connect(self._draw)
        for _, line in self._fields.values():
            line.textChanged.connect(self._draw)
        self._store.clicked.connect(self._keep)
        self._drop.clicked.connect(self._remove)
        self._out.clicked.connect(self.left)

    def _offer(self, key: str) -> None:
        """Those that there are; `key` is shown."""
        self._which.blockSignals(True)
        self._which.clear()
        self._which.addItem(self.t("New labels"), "")
        for name, measures in own_measures(self._folder).items():
            self._which.addItem(own_stock(name, measures).title, name)
        _choose(self._which, key)
        self._which.blockSignals(False)
        self._fill()

    def _fill(self) -> None:
        measures = own_measures(self._folder).get(self._key, _USUAL)
        self._drop.setEnabled(bool(self._key))
        _choose(self._kind, measures.sheet)
        _choose(self._dpi, measures.dpi)
        mark = "." if self.t.language == "en" else ","
        for name, (field, line) in self._fields.items():
            value = getattr(measures, name)
            field.unmark()
            line.setText(value if name in _TEXTS else shown_number(value, mark))
        self._draw()

    # ---- while one types

    def _draw(self) -> None:
        """The sheet as it would be, and in words what is wrong with it."""
        for name in _OF_SHEETS:
            self._fields[name][0].setVisible(self._kind.currentData())
        measures, wrong = self._measures()
        wrong = {name: said for name, said in wrong.items() if name != "name"}
        self._drawing.show_stock(None if wrong or measures is None else own_stock("own", measures))
        first = next(iter(wrong.values()), "")
        several = measures is not None and not wrong and measures.sheet
        count = measures.columns * measures.rows if measures and several else 0
        fine = (
            self.t.plural("{n} label on a sheet.", "{n} labels on a sheet.", count).format(n=count) if several else ""
        )
        self._said.setText(first or fine)

    def _measures(self) -> tuple[Measures | None, dict[str, str]]:
        """What is typed, and by field what is wrong with it."""
        values, wrong = asdict(_USUAL), {}
        values |= {"sheet": self._kind.currentData(), "dpi": self._dpi.currentData()}
        for name, (_, line) in self._fields.items():
            if name in _OF_SHEETS and not values["sheet"]:
                continue
            value: Any = line.text().strip() if name in _TEXTS else typed_number(line.text())
            whole = name not in _WHOLE or (value is not None and value == int(value))
            if value is None or not whole:
                wrong[name] = self.t("Write a number here, for example 38,1.") if whole else self.t("A whole number.")
            else:
                values[name] = int(value) if name in _WHOLE else value
        if wrong:
            return None, wrong
        made = Measures(**values)
        found: dict[str, StockFlaw] = flaws(made)
        return made, {name: flaw_words(name, flaw, self.t) for name, flaw in found.items()}

    # ---- what is done

    def _keep(self) -> None:
        measures, wrong = self._measures()
        if measures is None or wrong:
            name, said = next(iter(wrong.items()))
            self._fields[name][0].mark(said)
            return
        key = self._house.voice.tried(lambda: store_own_stock(self._folder, measures, self._key))
        if key:
            self._house.voice.yes(self.t("Stored. You can choose these labels now."))
            self.stored.emit(key)

    def _remove(self) -> None:
        key, measures = self._key, own_measures(self._folder).get(self._key)

        def drop() -> bool:
            drop_own_stock(self._folder, key)
            return True

        if measures is None or not self._house.voice.tried(drop):
            return

        def undo() -> None:
            if self._house.voice.tried(lambda: store_own_stock(self._folder, measures, key)):
                self._offer(key)
                self._house.voice.yes(self.t("Back on the list."))

        self._offer("")
        self._house.voice.yes(self.t("These labels are off the list."), (self.t("Put it back"), undo))

    @property
    def _key(self) -> str:
        return str(self._which.currentData() or "")


def _pair(first: QWidget, second: QWidget) -> QWidget:
    """Beside each other, where letters are not so large that they need the room."""
    both = QWidget()
    upright = theme.current().text > _LARGE
    row = QBoxLayout(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight, both)
    theme.spaced(row, "m")
    for part in (first, second):
        row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return both


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))
