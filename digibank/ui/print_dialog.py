"""How a paper is to be printed: on which printer, how often, which pages. What is chosen here is remembered for papers
of this kind, so that the next one takes one key."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from digibank.domain.papers import PaperKind
from digibank.i18n import Translate
from digibank.ui.paper_desk import ReadyPaper
from digibank.ui.printing.habits import MOST_COPIES, PrintHabits
from digibank.ui.printing.order import Choice, NoSuchPages, page_numbers
from digibank.ui.printing.printers import Printer, printers, takes, usual_printer
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.banner import note
from digibank.ui.widgets.button_row import ButtonRow
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import scrolled
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label

_WIDE = 560
"""Pixels at 100 %."""


@dataclass(frozen=True)
class Chosen:
    """`start` is the first free label of a sheet."""

    choice: Choice
    at_once: bool
    start: int


class PrintDialog(QDialog):
    """`chosen` brings a Chosen. `system_wanted`: the system's own dialog; `later`: not now; `save_wanted`: as a
    file, where there is no printer."""

    chosen = Signal(object)
    system_wanted = Signal()
    later = Signal()
    save_wanted = Signal()

    def __init__(self, paper: ReadyPaper, habits: PrintHabits, t: Translate, parent: QWidget) -> None:
        super().__init__(parent)
        self.t, self._paper, self._habits = t, paper, habits
        self.setObjectName("print_dialog")
        self.setWindowTitle(t("Print"))
        self._printers = printers()
        self._area: QScrollArea | None = None
        self._column = column = QVBoxLayout(self)
        theme.spaced(column, "m", "l")
        column.addWidget(label(paper.title, "lead", "print_title"))
        if self._printers:
            self._fill(column)
        else:
            said = t("This PC has no printer. Add one in the system's settings.")
            column.addWidget(note(Tone.WAIT, said, "no_printer"))
        column.addWidget(self._foot())
        if self._printers:
            fields.EnterGoesOn(self, self._entries(), self._main)
        self._main.setDefault(True)
        self._take_room(parent.window().size())

    def _take_room(self, room: QSize) -> None:
        """What it needs, within the window that it stands over."""
        width = min(theme.current().px(_WIDE), room.width() - 40)
        needed = self._column.totalHeightForWidth(width) + self._inside_height(width)
        self.resize(width, min(needed, room.height() - 40))

    def _inside_height(self, width: int) -> int:
        """What the fields need beyond the least that their scrolled place has."""
        inside = self._area.widget() if self._area else None
        layout = inside.layout() if inside else None
        if self._area is None or layout is None:
            return 0
        edges = 2 * theme.current().gap("l")
        return max(0, layout.totalHeightForWidth(width - edges) - self._area.minimumHeight())

    # ---- parts

    def _fill(self, column: QVBoxLayout) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        form = QVBoxLayout(inside)
        theme.spaced(form, "m")
        for part in (self._printer_field(), self._copies_field(), self._pages_field(), self._start_field()):
            form.addWidget(part)
        kind = self._paper.wish.kind
        self._both = self._tick(self.t("On both sides of the paper"), "both_sides", self._habits.both_sides(kind))
        self._at_once = self._tick(self.t("By itself from now on"), "print_at_once", self._habits.at_once(kind))
        when = {
            PaperKind.CONTRACT: self.t("Contracts are then printed as soon as something is lent."),
            PaperKind.RETURN_RECEIPT: self.t("Receipts are then printed as soon as something comes back."),
            PaperKind.LABEL: self.t("Labels are then printed as soon as something is taken in."),
        }.get(kind, "")
        self._at_once.setAccessibleDescription(when)
        explained = label(when, "small")
        for part in (self._both, self._at_once, explained):
            form.addWidget(part)
        self._at_once.setVisible(bool(when))
        explained.setVisible(bool(when))
        form.addStretch(1)
        self._printer.currentIndexChanged.connect(self._fit_printer)
        self._fit_printer()
        self._area = area = scrolled(inside)
        area.setMinimumHeight(theme.current().px(150))
        column.addWidget(area, 1)

    def _printer_field(self) -> QWidget:
        t = self.t
        field, self._printer = fields.choice(
            t("Printer"), "print_printer", [(self._shown(printer), printer) for printer in self._printers]
        )
        self._printer.setCurrentIndex([printer.name for printer in self._printers].index(self._likely()))
        return field

    def _likely(self) -> str:
        """What was chosen before, else the system's own choice or another one that takes this paper."""
        names = [printer.name for printer in self._printers]
        chosen, usual = self._habits.printer(self._paper.wish.stock), usual_printer()
        by_use = sorted(names, key=lambda name: (name != chosen, not takes(name, self._paper.sizes[0]), name != usual))
        return by_use[0]

    def _shown(self, printer: Printer) -> str:
        return printer.title if printer.works else self.t("{printer} (not ready)").format(printer=printer.title)

    def _copies_field(self) -> QWidget:
        copies = str(self._habits.copies(self._paper.wish.kind))
        hint = self.t("One for the borrower, one to keep.") if self._paper.wish.kind is PaperKind.CONTRACT else ""
        field, self._copies = fields.line(self.t("Copies"), "print_copies", hint, copies)
        self._copies.setValidator(QIntValidator(1, MOST_COPIES, self))
        return field

    def _pages_field(self) -> QWidget:
        count = len(self._paper.sizes)
        hint = self.t("Empty is all {count} pages. For example: 1-2").format(count=count)
        self._pages_frame, self._pages = fields.line(self.t("Only these pages"), "print_pages", hint)
        self._pages_frame.setVisible(count > 1)
        return self._pages_frame

    def _start_field(self) -> QWidget:
        positions = self._paper.wish.positions
        hint = self.t("The sheet has {count}, counted row by row from the upper left.").format(count=positions)
        self._start_frame, self._start = fields.line(
            self.t("First free label"), "print_start", hint, str(self._paper.wish.start)
        )
        self._start.setValidator(QIntValidator(1, positions, self))
        self._start_frame.setVisible(positions > 1)
        return self._start_frame

    def _tick(self, text: str, name: str, on: bool) -> QCheckBox:  # noqa: FBT001 - its state
        box = QCheckBox(text)
        box.setObjectName(name)
        box.setAccessibleName(text)
        box.setChecked(on)
        return box

    def _foot(self) -> QWidget:
        t, quiet = self.t, Weight.QUIET
        out = BigButton(t("Back"), "print_back", "undo", "Esc", quiet, heard=False)
        out.clicked.connect(self.reject)
        later = BigButton(t("Print later"), "print_later", "clock", "", quiet)
        later.clicked.connect(self._finish_with(self.later))
        if not self._printers:
            self._main = BigButton(t("Save as PDF"), "print_save", "save", "", Weight.MAIN)
            self._main.clicked.connect(self._finish_with(self.save_wanted))
            return ButtonRow(out, later, self._main, to_right=True)
        system = BigButton(t("The system's own dialog"), "print_system", "settings", "", quiet)
        system.clicked.connect(self._finish_with(self.system_wanted))
        self._main = BigButton(t("Print"), "print_now", "print", "F9", Weight.MAIN)
        self._main.clicked.connect(self._print)
        return ButtonRow(out, later, system, self._main, to_right=True)

    def _entries(self) -> list[QWidget]:
        return [part for part in (self._printer, self._copies, self._pages, self._start) if isinstance(part, QWidget)]

    # ---- what is done

    def _fit_printer(self) -> None:
        printer: Printer = self._printer.currentData()
        self._both.setVisible(printer.both_sides and self._paper.wish.kind is not PaperKind.LABEL)

    def _print(self) -> None:
        entered = self._entered()
        if entered:
            self.accept()
            self.chosen.emit(entered)

    def _entered(self) -> Chosen | None:
        """None, and the field marked, where something is no answer."""
        try:
            page_numbers(self._pages.text(), len(self._paper.sizes))
        except NoSuchPages as error:
            said = self.t("The paper has pages 1 to {count}. Write them like this: 1-2").format(count=error.count)
            self._pages_frame.mark(said)
            return None
        for line, wrong in ((self._copies, self._wrong_copies()), (self._start, self._wrong_start())):
            if not line.hasAcceptableInput():
                _field_of(line).mark(wrong)
                return None
        printer: Printer = self._printer.currentData()
        both = self._both.isVisible() and self._both.isChecked()
        choice = Choice(printer.name, int(self._copies.text()), both, self._pages.text().strip())
        return Chosen(choice, self._at_once.isChecked(), int(self._start.text()))

    def _wrong_copies(self) -> str:
        return self.t("A number from 1 to {most}.").format(most=MOST_COPIES)

    def _wrong_start(self) -> str:
        return self.t("A number from 1 to {most}.").format(most=self._paper.wish.positions)

    def _finish_with(self, signal: SignalInstance) -> Callable[[], None]:
        def finish() -> None:
            self.accept()
            signal.emit()

        return finish


def _field_of(line: QLineEdit) -> fields.Field:
    parent = line.parentWidget()
    assert isinstance(parent, fields.Field)  # noqa: S101 (each line here stands in its field)
    return parent
