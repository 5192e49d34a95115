"""Follows the form that is open at the counter, keeps what is typed in it, and opens it again."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from digibank.domain.roles import reads_personal_data
from digibank.ui.counter.counter_page import CounterPage
from digibank.ui.counter.panel import Panel
from digibank.ui.counter.tasks import HOLD_PERSONAL_DATA
from digibank.ui.draft import Draft, DraftFile, put_back, typed
from digibank.ui.house import House

LOOK_EVERY_MS = 1_000
"""What a crash takes of the typing, at most."""

INTAKE = "intake"


class DraftKeeper(QObject):
    """The draft lies in the file while the form is open, and goes when it is stored or left."""

    def __init__(self, counter: CounterPage, house: House) -> None:
        super().__init__(counter)
        self._counter, self._house = counter, house
        self._file = DraftFile(house.office.database.folder)
        self._panel: Panel | None = None
        self._empty: Draft | None = None
        self._written: Draft | None = None
        self._taken = False
        self.left_open = self._file.read()
        """What a program that stopped left behind."""
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        counter.settled.connect(self._follow)

    def now(self) -> Draft | None:
        """The open form with what was typed or chosen in it; None where that is nothing yet."""
        panel = self._counter.panel
        draft = self._look(panel) if panel else None
        return None if draft == self._empty else draft

    def keep(self) -> None:
        """Writes what changed since it was last written."""
        draft = None if self._taken else self.now()
        if draft and draft != self._written:
            self._file.write(draft)
            self._written = draft

    def take_along(self) -> Draft | None:
        """For the window that comes after this one."""
        draft, self._taken = self.now(), True
        self._timer.stop()
        self._counter.settled.disconnect(self._follow)
        if draft:
            self._file.forget()
        return draft

    def forget(self) -> None:
        """Nobody wants it any more, or may."""
        self.left_open = None
        self._file.forget()

    def resume(self, draft: Draft) -> bool:
        """Opens the form with all that was in it; False where this colleague may not, or the device moved on."""
        panel = self._counter.resume(draft.task, draft.code) if may_see(draft, self._house) else None
        if panel is None:
            return False
        files = [Path(file) for file in draft.files if Path(file).is_file()]
        if files:
            panel.open_files(files)
        put_back(panel, draft.values)
        for code in draft.scans:
            panel.take_scan(code, ())
        self.left_open = None
        self.keep()
        return True

    def _follow(self) -> None:
        panel = self._counter.panel
        if panel is self._panel:
            return
        if self._written:
            self._file.forget()
        self._panel, self._written = panel, None
        self._empty = self._look(panel) if panel else None
        self._timer.start() if panel else self._timer.stop()

    def _look(self, panel: Panel) -> Draft:
        return Draft(
            member=self._house.office.actor.member,
            task=panel.task or INTAKE,
            code=self._counter.on_counter if panel.task else "",
            title=panel.accessibleName(),
            values=typed(panel),
            scans=panel.chosen,
            files=tuple(str(file.absolute()) for file in panel.opened_files),
        )


def may_see(draft: Draft, house: House) -> bool:
    """Some forms hold what somebody said of a borrower: only who typed it, or may read it all, sees it."""
    mine = draft.member == house.office.actor.member
    return mine or draft.task not in HOLD_PERSONAL_DATA or reads_personal_data(house.role)
