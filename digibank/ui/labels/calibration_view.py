"""How one printer lies on one stock: a page that shows it, and the millimetres that put it right. This PC remembers
them, and every label that goes to that printer on that stock is printed with them."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from digibank.documents.label_sheet import AS_IT_IS, Calibration
from digibank.documents.label_stock import LabelStock
from digibank.ui.house import House
from digibank.ui.labels.numbers import shown_number, typed_number
from digibank.ui.outcome import PaperWish
from digibank.ui.printing.habits import PrintHabits
from digibank.ui.printing.label_habits import MOST_OFF, SCALES, LabelHabits
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.button_row import ButtonRow
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card, scrolled
from digibank.ui.widgets.text import label

_MOVES: Final = ("right", "down")
_SIZES: Final = ("width", "height")


class CalibrationView(QWidget):
    """`left`: nothing more to do here."""

    left = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, self.t = house, house.t
        self._stock: LabelStock | None = None
        self._habits = LabelHabits(house.settings)
        t, outside = self.t, QVBoxLayout(self)
        theme.spaced(outside, "m", "l")
        sheet, inside = card("calibration")
        self._title = label(t("How the printer lies"), "title")
        self._what = label("", "body", "calibration_what")
        words = {
            "right": (t("Move to the right (mm)"), t("With a minus it moves to the left.")),
            "down": (t("Move down (mm)"), t("With a minus it moves up.")),
            "width": (t("Width (%)"), t("100 is as it is. Too narrow? Take 101.")),
            "height": (t("Height (%)"), ""),
        }
        self._fields = {name: fields.line(text, f"calibration_{name}", hint) for name, (text, hint) in words.items()}
        how = label(t("Make the check page, print it on plain paper, and hold it before a sheet of labels."))
        for part in (self._title, self._what, how, *(field for field, _ in self._fields.values())):
            inside.addWidget(part)
        self._test = BigButton(t("Make the check page"), "calibration_page", "contract", "Ctrl+P", Weight.SECOND)
        self._store = BigButton(t("Store"), "calibration_store", "save", "", Weight.MAIN)
        out = BigButton(t("Back"), "calibration_back", "undo", "Esc", Weight.QUIET, heard=False)
        for button, act in ((self._test, self._print), (self._store, self._keep), (out, self.left.emit)):
            button.clicked.connect(act)
        outside.addWidget(scrolled(sheet), 1)
        outside.addWidget(ButtonRow(out, self._test, self._store, to_right=True))
        inner: list[QWidget] = [line for _, line in self._fields.values()]
        fields.EnterGoesOn(self, inner, self._store)
        inside.addStretch(1)

    def begin(self, stock: LabelStock) -> None:
        self._stock = stock
        printer, t = self._printer(stock), self.t
        on = t("{stock}, on {printer}.") if printer else t("{stock}. No printer was chosen for it yet.")
        self._what.setText(on.format(stock=stock.title, printer=printer))
        known = self._habits.calibration(printer, stock.name)
        values = (known.x, known.y, known.scale_x * 100, known.scale_y * 100)
        for value, (field, line) in zip(values, self._fields.values(), strict=True):
            field.unmark()
            line.setText(shown_number(value, self._mark))
        self._line("right").setFocus()
        self._line("right").selectAll()

    # ---- what is done

    def _print(self) -> None:
        """With what stands in the fields, stored or not."""
        from digibank.documents.label_calibration import calibration_page

        entered, stock = self._entered(), self._stock
        if entered and stock:
            title = self.t("Printer check")
            make = partial(calibration_page, stock, self.t, entered)
            self._house.papers.make(PaperWish(title, self.t("printer-check.pdf"), make, stock=stock.name))

    def _keep(self) -> None:
        entered, stock = self._entered(), self._stock
        if entered and stock:
            self._habits.calibrate(self._printer(stock), stock.name, entered)
            self._house.voice.yes(self.t("Stored on this PC: labels on this stock are printed so."))
            self.left.emit()

    def _entered(self) -> Calibration | None:
        """None, and the field marked, where something cannot be."""
        mark, least, most = self._mark, SCALES[0] * 100, SCALES[1] * 100
        wrong = self.t("A number from {least} to {most}.")
        values: list[float] = []
        for name, (field, line) in self._fields.items():
            low, high = (-MOST_OFF, MOST_OFF) if name in _MOVES else (least, most)
            value = typed_number(line.text() or shown_number(0 if name in _MOVES else 100, mark))
            if value is None or not low <= value <= high:
                field.mark(wrong.format(least=shown_number(low, mark), most=shown_number(high, mark)))
                return None
            values.append(value)
        x, y, width, height = values
        made = Calibration(x, y, width / 100, height / 100)
        return AS_IT_IS if made == AS_IT_IS else made

    def _printer(self, stock: LabelStock) -> str:
        return PrintHabits(self._house.settings, self._house.office.database.folder).printer(stock.name)

    def _line(self, name: str) -> QLineEdit:
        return self._fields[name][1]

    @property
    def _mark(self) -> str:
        return "." if self.t.language == "en" else ","
