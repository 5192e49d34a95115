"""Who sits at which database: builds a colleague's window, and puts another in its place when somebody takes over,
practises, puts a backup back, or chooses other looks. What is heavy is loaded when it is needed: the first picture
stands in front of it."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digibank.i18n import Translate, translator
from digibank.ui.dress import Wardrobe
from digibank.ui.jobs import Jobs, Pulse
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.stage import Stage
from digibank.ui.working import Working

if TYPE_CHECKING:
    from digibank.domain.ids import MemberId
    from digibank.queries.staff import Member
    from digibank.services.office import Office
    from digibank.ui.draft import Draft
    from digibank.ui.main_window import MainWindow

HOME = ("counter", "")

Say = Callable[["MainWindow"], None]
"""What is to be said in the window that comes."""


class Seating(QObject):
    """`seated` brings each new MainWindow, `not_opened` the error where the database does not open any more."""

    seated = Signal(object)
    not_opened = Signal(object)

    def __init__(self, folder: Path, settings: MachineSettings, wardrobe: Wardrobe, stage: Stage) -> None:
        super().__init__()
        self._folder, self._settings, self._wardrobe, self._stage = folder, settings, wardrobe, stage
        self._jobs = Jobs(self)
        self._office: Office | None = None
        self._owner: MemberId | None = None

    @property
    def t(self) -> Translate:
        return translator(self._settings.language)

    def ask_who(self, office: "Office", known: "tuple[Member, ...]", *, practice: bool = False) -> None:
        """At the database of this office, whoever's it was."""
        from digibank.services.sign_in import office_of
        from digibank.ui.sign_in.sign_in_window import SignInWindow

        self._office = office
        page = SignInWindow(self.t)
        page.ask(known)
        page.picked.connect(lambda member: self.sit_down(office_of(office, member), practice=practice))
        self._stage.show(page, self.t)
        page.take_focus()

    def sit_down(
        self,
        office: "Office",
        *,
        practice: bool = False,
        draft: "Draft | None" = None,
        standing: tuple[str, str] = HOME,
    ) -> "MainWindow":
        """A window for the colleague whose office it is. `draft` and `standing` are of the window before it."""
        from digibank.queries.recent import recent_kinds
        from digibank.queries.staff import members
        from digibank.services.office import Office
        from digibank.ui.changes import Changes
        from digibank.ui.house import House
        from digibank.ui.main_window import MainWindow

        changes = Changes()
        self._office = office = Office(office.database, office.actor, changes.tell)
        name = next((m.name for m in office.ask(members) if m.id == office.actor.member), "")
        window = MainWindow(House(office, name, self.t, Jobs(), changes, self._settings, practice))
        self._grant_wishes(window)
        self._stage.show(window, self.t, lambda: office.ask(recent_kinds))
        _keep_what_is_loaded()
        window.counter.scan_field.take_focus()
        window.carry_on(draft, standing)
        self.seated.emit(window)
        return window

    def _grant_wishes(self, window: "MainWindow") -> None:
        wishes = window.house.wishes
        wishes.dressed.connect(lambda: self.dress_anew(window))
        wishes.taken_over.connect(lambda member: self._take_over(window, member))
        wishes.restore.connect(lambda file: self._restore(window, file))
        wishes.practise.connect(lambda: self._practise(window))
        wishes.practised.connect(self._stop_practising)
        window.closed.connect(self._leave)

    def dress_anew(self, window: "MainWindow") -> None:
        """Language and looks go into every part of a window: it is built again. What was typed goes along."""
        self._wardrobe.dress()
        house, draft, standing = window.house, window.drafts.take_along(), window.standing
        self.sit_down(house.office, practice=house.practice, draft=draft, standing=standing)

    def _take_over(self, window: "MainWindow", member: "Member | None") -> None:
        """Another colleague goes on; nobody is known where the one who was at work is off the list."""
        from digibank.services.sign_in import colleagues, office_of

        house, draft = window.house, window.drafts.take_along()
        if member is None:
            self.ask_who(house.office, colleagues(house.office), practice=house.practice)
        else:
            self.sit_down(office_of(house.office, member), practice=house.practice, draft=draft)

    # ---- another database in the place of this one

    def _restore(self, window: "MainWindow", file: Path) -> None:
        from digibank.services.backup import restore

        t, member = self.t, window.house.office.actor.member
        self._stage.show(Working(t("The backup is being put back…"), t), t)
        self._leave()  # only who is alone with the file may replace it

        def done(aside: Path | None) -> None:
            said = t("The backup {file} was put back. What was here before is kept as {aside}.")
            text = said.format(file=file.name, aside=aside.name if aside else "")
            self._return_as(member, lambda window: window.house.voice.yes(text))

        def failed(error: Exception) -> None:
            self._return_as(member, lambda window: window.house.voice.refuse(error))

        self._jobs.run(lambda: restore(self._folder, file), done, failed)

    def _practise(self, window: "MainWindow") -> None:
        from digibank.services.practice import lay_out

        t, house = self.t, window.house
        self._owner = owner = house.office.actor.member
        page = Working(t("Invented people and devices are being laid out…"), t, can_cancel=True)
        self._stage.show(page, t)
        self._leave()

        def work(pulse: Pulse) -> Path:
            return lay_out(self._folder, house.member, house.role, pulse.beat)

        run = self._jobs.run_whole(
            work,
            lambda place: self._begin_practice(place, house.member),
            lambda error: self._return_as(owner, lambda window: window.house.voice.refuse(error)),
            lambda: self._return_as(owner, lambda _window: None),
        )
        run.moved.connect(page.moved)
        page.cancelled.connect(run.cancel)

    def _begin_practice(self, place: Path, name: str) -> None:
        from digibank.services.sign_in import colleagues, office_of, open_folder

        office = open_folder(place)
        me = next(member for member in colleagues(office) if member.name == name)
        self.sit_down(office_of(office, me), practice=True)

    def _stop_practising(self) -> None:
        self._leave()
        said = self.t("You stopped practising. This is your own counter again.")
        if self._owner:
            self._return_as(self._owner, lambda window: window.house.voice.yes(said))

    def _return_as(self, member: "MemberId", say: Say) -> None:
        """To the folder's own database; whoever is not on its list (any more) is asked who they are."""
        from digibank.services.sign_in import colleagues, office_of, open_folder
        from digibank.ui.answers import tried

        office = tried(lambda: open_folder(self._folder), self.not_opened.emit)
        if office is None:
            return
        known = colleagues(office)
        me = next((each for each in known if each.id == member), None)
        if me:
            say(self.sit_down(office_of(office, me)))
        else:
            self.ask_who(office, known)

    def _leave(self) -> None:
        if self._office:
            self._office.database.close()
            self._office = None


def _keep_what_is_loaded() -> None:
    """What was loaded stays: looking through it for rubbish again and again would make a scan wait. `__main__` holds
    the search off until then."""
    gc.freeze()
    gc.enable()
