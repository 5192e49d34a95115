"""Asks who is at work. Fills a window at the start, and lies over the counter when somebody else takes over."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.queries.staff import Member
from digibank.ui.sign_in.names import Names
from digibank.ui.widgets import theme
from digibank.ui.widgets.badge import beside
from digibank.ui.widgets.banner import Banner
from digibank.ui.widgets.frames import card, clear, in_the_middle
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label


class WhoPage(QWidget):
    """`picked` brings the Member who goes on."""

    picked = Signal(object)

    def __init__(self, t: Translate) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle("Digibank")
        self.t = t
        self.banner = Banner()
        sheet, inside = card("who")
        self._inside = QVBoxLayout()
        theme.spaced(self._inside, "m")
        inside.addWidget(self.banner)
        inside.addLayout(self._inside)
        sheet.setFixedWidth(theme.current().px(520))
        in_the_middle(self, sheet)
        self._names = Names(())

    def ask(
        self, members: Sequence[Member], *, here: Member | None = None, locked: bool = False, form: str = ""
    ) -> None:
        """`here`: who was at work, and goes on with one key. `form`: the form that is left open below, in words."""
        clear(self._inside)
        self.banner.clear()
        t = self.t
        if locked:
            self._inside.addWidget(beside("lock", Tone.WAIT, label(t("Locked: nobody used it for a while."), "strong")))
        self._inside.addWidget(label(t("Who is at work?"), "title", "who_title"))
        if form:
            kept = t("The form “{form}” is kept as it was typed.").format(form=form)
            self._inside.addWidget(label(kept, name="who_form"))
        others = [member for member in members if here is None or member.id != here.id]
        words = [t("{name} goes on").format(name=here.name)] if here else []
        self._names = Names([here, *others] if here else others, words)
        self._names.picked.connect(self.picked)
        self._inside.addWidget(self._names)
        self._inside.addWidget(label(t("Press Enter, or choose with the arrows. A letter goes to a name."), "small"))

    def take_focus(self) -> None:
        self._names.take_focus()

    def refuse_scan(self) -> None:
        """A scan that nobody made counts for nobody."""
        said = self.t("Choose who you are first, then scan again. Nothing was done with this scan.")
        self.banner.say(Tone.NO, self.t("Locked"), said)
