"""Opens the window: one for each database, with this PC's language and looks. Paints first, opens the database then."""

import sys
from dataclasses import astuple
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from digibank import paths
from digibank.i18n import Translate, translator
from digibank.ui.dress import Wardrobe
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.only_window import OnlyWindow
from digibank.ui.opening import Opening
from digibank.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digibank.domain.keyboard import KeyPress
    from digibank.queries.staff import Member
    from digibank.services.office import Office
    from digibank.storage.glance import Glance
    from digibank.ui.first_start import Answers, FirstStart
    from digibank.ui.jobs import Jobs
    from digibank.ui.main_window import MainWindow
    from digibank.ui.seating import Seating

NOT_IN_A_SCAN_MS = 50
TURN_S = 0.0005
"""How long one thread of Python may keep the others waiting. The window asks for its turn at every cell that it paints:
with Python's own 5 ms a letter typed beside an import took four times as long to be answered."""


def run(data: str | Path | None, as_name: str | None) -> int:
    """0 when the window was closed, or when one of this database was open already and came to the front."""
    folder = paths.data_folder(str(data) if data else None)
    sys.setswitchinterval(TURN_S)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("digibank")
    app.setDesktopFileName("digibank")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "digibank.svg")))
    only = OnlyWindow(folder)
    if not only.first:
        return 0
    program = Program(app, folder, as_name, _start_log)
    only.called = program.to_front
    program.start()
    return app.exec()


def _start_log() -> Path | None:
    """Gives the log's folder, None without one. Where the program itself dies, below Python, the lines that ran are
    written beside the log."""
    import faulthandler

    from digibank import logs

    log_file = logs.start()
    if log_file is None:
        return None
    faulthandler.enable(log_file.with_name("fatal.log").open("a", encoding="utf-8"))
    return log_file.parent


class Program:
    """From the first picture to the first window that somebody works in; `seating` goes on from there. What the first
    picture can do without is loaded after it."""

    def __init__(
        self, app: QApplication, folder: Path, as_name: str | None, start_log: "Callable[[], Path | None] | None"
    ) -> None:
        """`start_log` gives the folder that the log is in; without it none is kept."""
        self._folder, self._as_name, self._start_log = folder, as_name, start_log
        self._settings = MachineSettings()
        self._wardrobe = Wardrobe(app, self._settings)
        self._stage = Stage(self._settings, None)
        self._opening: Opening | None = None
        self._typed: tuple[str, Sequence[tuple[str, Sequence[KeyPress]]]] = ("", ())

    @cached_property
    def seating(self) -> "Seating":
        from digibank.ui.seating import Seating

        seating = Seating(self._folder, self._settings, self._wardrobe, self._stage)
        seating.seated.connect(self._answer_kept)
        seating.not_opened.connect(self._not_opened)
        return seating

    @cached_property
    def _jobs(self) -> "Jobs":
        from digibank.ui.jobs import Jobs

        return Jobs()

    @property
    def t(self) -> Translate:
        return translator(self._settings.language)

    @property
    def window(self) -> QWidget | None:
        return self._stage.window

    def to_front(self) -> None:
        self._stage.to_front()

    # ---- opening

    def start(self) -> None:
        """A first picture that takes scans at once; the libraries that open the database take longer to load than Qt,
        and do so on another thread."""
        self._wardrobe.dress()
        self._opening = Opening(self.t)
        self._opening.painted.connect(self._look_and_open)
        self._stage.show(self._opening, self.t)
        self._opening.scan_field.take_focus()

    def _look_and_open(self) -> None:
        if self._start_log:
            self._stage.log_folder, self._start_log = self._start_log(), None
        self._jobs.run(self._first_look, self._seen, self._not_opened)
        self._jobs.run(self._open, self._opened, self._not_opened)

    def _first_look(self) -> "Glance | None":
        from digibank.storage.glance import glance

        return glance(self._folder, date.today())  # noqa: DTZ011 (due dates are days of the calendar on the wall)

    def _seen(self, seen: "Glance | None") -> None:
        if self._opening and seen:
            self._opening.show_waiting(astuple(seen))

    def _open(self) -> "tuple[Office, tuple[Member, ...]]":
        """On another thread: loads what the window is made of, then opens the database. The colleagues who may be at
        work: one, where that is said or there is only one."""
        import_module("digibank.ui.main_window")
        from digibank.services.sign_in import colleagues, open_folder, sign_in

        office = open_folder(self._folder)
        if self._as_name:
            me = sign_in(office.database, self._as_name)
            return office, tuple(member for member in colleagues(office) if member.id == me.member)
        return office, colleagues(office)

    def _opened(self, found: "tuple[Office, tuple[Member, ...]]") -> None:
        from digibank.services.sign_in import office_of

        if self._opening and self._opening.busy:
            QTimer.singleShot(NOT_IN_A_SCAN_MS, lambda: self._opened(found))
            return
        self._keep_typed()
        office, known = found
        if len(known) == 1:
            self.seating.sit_down(office_of(office, known[0]))
        else:
            self.seating.ask_who(office, known)

    def _not_opened(self, error: Exception) -> None:
        from digibank.storage.migrate import NoDatabase
        from digibank.ui.answers import words
        from digibank.ui.cannot_open import CannotOpen

        self._opening = None
        if isinstance(error, NoDatabase):
            self._first_start()
            return
        page = CannotOpen(words(error, self.t), str(self._folder), self.t)
        page.again.connect(self.start)
        self._stage.show(page, self.t)

    def _keep_typed(self) -> None:
        """What was scanned or typed while the database was opening: its window goes before it can be answered."""
        opening, self._opening = self._opening, None
        if opening:
            self._typed = opening.typed, tuple(opening.kept)

    def _answer_kept(self, window: "MainWindow") -> None:
        """By whoever sits down first."""
        (typed, scans), self._typed = self._typed, ("", ())
        if typed:
            window.counter.scan_field.line.setText(typed)
        for text, presses in scans:
            window.scanner.scanned.emit(text, presses)

    # ---- the first start

    def _first_start(self) -> None:
        from digibank.ui.first_start import FirstStart

        page = FirstStart(self._folder, self.t)
        page.language_chosen.connect(self._speak)
        page.ready.connect(lambda answers, practice: self._create(page, answers, practice=practice))
        self._stage.show(page, self.t)

    def _speak(self, language: str) -> None:
        self._settings.language = language
        self._wardrobe.dress()
        self._first_start()

    def _create(self, page: "FirstStart", answers: "Answers", *, practice: bool) -> None:
        from digibank.domain.errors_text import TextFault
        from digibank.services.new_database import new_database
        from digibank.services.office import Office
        from digibank.services.sign_in import sign_in
        from digibank.ui.answers import tried, words

        def refused(error: Exception) -> None:
            page.refuse(words(error, self.t), error.field if isinstance(error, TextFault) else "")

        database = tried(
            lambda: new_database(
                self._folder,
                answers.organisation,
                answers.name,
                address=answers.address,
                privacy_contact=answers.privacy_contact,
            ),
            refused,
        )
        if database:
            page.done()
            window = self.seating.sit_down(Office(database, sign_in(database)))
            if practice:
                window.house.wishes.practise.emit()
