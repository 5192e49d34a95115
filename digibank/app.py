"""Opens the window: one for each database, with this PC's language and looks. Paints first, opens the database then."""

import gc
import sys
from dataclasses import astuple
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from digibank import logs, paths
from digibank.i18n import Translate, translator
from digibank.storage.glance import glance
from digibank.ui.crash import Crash
from digibank.ui.jobs import Jobs
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.only_window import OnlyWindow
from digibank.ui.opening import Opening
from digibank.ui.widgets import theme
from digibank.ui.widgets.palette import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from digibank.storage.database import Database
    from digibank.storage.glance import Glance
    from digibank.storage.tx import Actor
    from digibank.ui.first_start import FirstStart
    from digibank.ui.house import House
    from digibank.ui.main_window import MainWindow

USUAL_SIZE = (1280, 800)
NOT_IN_A_SCAN_MS = 50


def run(data: str | Path | None, as_name: str | None) -> int:
    """0 when the window was closed, or when one of this database was open already and came to the front."""
    folder = paths.data_folder(str(data) if data else None)
    log_file = logs.start()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("digibank")
    app.setDesktopFileName("digibank")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "digibank.svg")))
    only = OnlyWindow(folder)
    if not only.first:
        return 0
    program = Program(app, folder, as_name, str(log_file) if log_file else None)
    only.called = program.to_front
    program.start()
    return app.exec()


class Program:
    """The window that is open now, and what it stands on. Built anew when language or looks change."""

    def __init__(self, app: QApplication, folder: Path, as_name: str | None, log_file: str | None) -> None:
        self._app, self._folder, self._as_name, self._log_file = app, folder, as_name, log_file
        self._settings = MachineSettings()
        self._qt_words: list[QTranslator] = []
        self._build: Callable[[], House]
        self._database: Database
        self._jobs = Jobs()
        self._opening: Opening | None = None
        self.window: QWidget | None = None

    @property
    def t(self) -> Translate:
        return translator(self._settings.language)

    def start(self) -> None:
        """A first picture that takes scans at once; the libraries that open the database take longer to load than Qt,
        and do so on another thread."""
        self._dress()
        self._opening = Opening(self.t)
        self._opening.painted.connect(self._look_and_open)
        self._show(self._opening)
        self._opening.scan_field.take_focus()

    def to_front(self) -> None:
        if self.window:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    def _dress(self) -> None:
        settings = self._settings
        dark = settings.look == "dark" or (settings.look == "system" and _system_is_dark())
        theme.apply(self._app, theme.Theme(DARK if dark else LIGHT, settings.text_percent / 100))
        for old in self._qt_words:
            self._app.removeTranslator(old)
        locale = QLocale(settings.language)
        QLocale.setDefault(locale)
        words = QTranslator()
        if words.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._app.installTranslator(words)
            self._qt_words = [words]

    def _look_and_open(self) -> None:
        self._jobs.run(self._first_look, self._seen, self._not_opened)
        self._jobs.run(self._open, self._opened, self._not_opened)

    def _first_look(self) -> "Glance | None":
        return glance(self._folder, date.today())  # noqa: DTZ011 (due dates are days of the calendar on the wall)

    def _seen(self, seen: "Glance | None") -> None:
        if self._opening and seen:
            self._opening.show_waiting(astuple(seen))

    def _open(self) -> "tuple[Database, Actor]":
        """On another thread: loads what the window is made of, then opens the database."""
        import_module("digibank.ui.main_window")
        from digibank.services.sign_in import sign_in
        from digibank.storage.database import Database

        database = Database(self._folder)
        return database, sign_in(database, self._as_name)

    def _opened(self, found: "tuple[Database, Actor]") -> None:
        if self._opening and self._opening.busy:
            QTimer.singleShot(NOT_IN_A_SCAN_MS, lambda: self._opened(found))
            return
        self._enter(*found)

    def _not_opened(self, error: Exception) -> None:
        from digibank.storage.migrate import NoDatabase
        from digibank.ui.answers import words

        self._first_start("" if isinstance(error, NoDatabase) else words(error, self.t))

    def _first_start(self, sentence: str) -> None:
        """`sentence`: why the folder cannot be used, where it cannot."""
        from digibank.ui.first_start import FirstStart

        page = FirstStart(self._folder, self.t)
        if sentence:
            page.refuse(sentence)
        page.ready.connect(lambda organisation, name: self._create(page, organisation, name))
        self._show(page)

    def _create(self, page: "FirstStart", organisation: str, name: str) -> None:
        from digibank.services.new_database import new_database
        from digibank.services.sign_in import sign_in
        from digibank.ui.answers import tried, words

        database = tried(
            lambda: new_database(self._folder, organisation, name), lambda e: page.refuse(words(e, self.t))
        )
        if database:
            page.done()
            self._enter(database, sign_in(database, self._as_name))

    def _enter(self, database: "Database", actor: "Actor") -> None:
        from digibank.queries.staff import members
        from digibank.services.office import Office
        from digibank.ui.changes import Changes
        from digibank.ui.house import House

        changes = Changes()
        office = Office(database, actor, changes.tell)
        member = next((m.name for m in office.ask(members) if m.id == actor.member), "")
        self._database = database
        self._build = lambda: House(office, member, self.t, Jobs(), changes, self._settings)
        self._open_counter()

    def _open_counter(self) -> None:
        from digibank.ui.main_window import MainWindow

        window = MainWindow(self._build())
        window.settings_wanted.connect(self._ask_settings)
        window.closed.connect(self._leave)
        self._show(window)
        window.counter.scan_field.take_focus()
        self._answer_kept(window)

    def _answer_kept(self, window: "MainWindow") -> None:
        """What was scanned or typed while the database was opening."""
        opening, self._opening = self._opening, None
        if opening is None:
            return
        window.counter.scan_field.line.setText(opening.typed)
        for text, presses in opening.kept:
            window.scanner.scanned.emit(text, presses)

    def _ask_settings(self) -> None:
        from digibank.ui.this_pc import ThisPc

        dialog = ThisPc(self._settings, self.t, self.window)
        dialog.accepted.connect(self._dress_anew)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _dress_anew(self) -> None:
        """Language and looks go into every part of a window: it is built again. What was said stays stored."""
        self._dress()
        self._open_counter()

    def _show(self, window: QWidget) -> None:
        old, self.window = self.window, window
        kept = self._settings.geometry
        placed = bool(kept and window.restoreGeometry(kept))
        Crash(window, self.t, self._log_file).install()
        if placed or _fits(window):
            window.show()
        else:
            window.showMaximized()
        if not isinstance(window, Opening):
            _keep_what_is_loaded()
        if old:
            old.blockSignals(True)  # its close is not the program's
            old.close()
            old.deleteLater()

    def _leave(self) -> None:
        self._database.close()


def _keep_what_is_loaded() -> None:
    """What was loaded stays: looking through it for rubbish again and again would make a scan wait. `__main__` holds
    the search off until then."""
    gc.freeze()
    gc.enable()


def _fits(window: QWidget) -> bool:
    """Gives the window its usual size where the screen has room for that and for a frame."""
    window.resize(*USUAL_SIZE)
    room = window.screen().availableGeometry()
    return room.width() > USUAL_SIZE[0] + 40 and room.height() > USUAL_SIZE[1] + 60


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
