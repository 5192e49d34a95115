"""What happened, newest first: the last few moments, and all of them for whoever asks."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from digibank.queries.borrowers import BorrowerCard
from digibank.queries.devices import DeviceCard
from digibank.queries.paging import Page
from digibank.queries.timeline import LATEST, Moment, borrower_timeline, device_timeline, loan_timeline
from digibank.sentences.story import Story, device_story
from digibank.sentences.story_of_loans import loan_story, person_story
from digibank.ui.counter.tasks import Card
from digibank.ui.house import House
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card as sheet
from digibank.ui.widgets.text import label

_AT_A_TIME: Final = 20

Pages = Callable[[int | None, int], Page[Moment]]


class TimelineView(QWidget):
    def __init__(self, house: House, card: Card) -> None:
        super().__init__()
        self.house, self.t = house, house.t
        self._pages, self._tell = _told(house, card)
        self._last: int | None = None
        outside = QVBoxLayout(self)
        theme.spaced(outside, "m")
        frame, self._column = sheet("timeline")
        outside.addWidget(frame)
        self._column.addWidget(label(self.t("What happened"), "lead"))
        self._moments = QVBoxLayout()
        theme.spaced(self._moments, "s")
        self._column.addLayout(self._moments)
        self._more = BigButton(self.t("Show all"), "timeline_more", "history", "", Weight.QUIET)
        self._more.clicked.connect(self._show_more)
        self._column.addWidget(self._more)
        self._add(LATEST)

    def _show_more(self) -> None:
        self._more.setText(self.t("Show what was before"))
        self._more.setAccessibleName(self._more.text())
        self._add(_AT_A_TIME)

    def _add(self, count: int) -> None:
        page = self.house.voice.tried(lambda: self._pages(self._last, count))
        if page is None:
            return
        for moment in page.rows:
            view = MomentView(moment, self._tell(moment))
            self._moments.addWidget(view)
            view.show()
            self._last = moment.place
        self._more.setVisible(page.more)


class MomentView(QFrame):
    """When and by whom, small; what, below it."""

    def __init__(self, moment: Moment, story: Story) -> None:
        super().__init__()
        self.setObjectName("moment")
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        when = f"{moment.at.astimezone():%d/%m/%Y %H:%M}"
        column.addWidget(label(" · ".join(part for part in (when, moment.who) if part), "small"))
        column.addWidget(label(story.line, "strong", "moment_line"))
        for detail in story.details:
            column.addWidget(label(detail, "body"))


def _told(house: House, card: Card) -> tuple[Pages, Callable[[Moment], Story]]:
    """Where the moments come from, and how each is told."""
    office, t = house.office, house.t
    if isinstance(card, DeviceCard):
        device = card.id
        return (lambda last, n: office.ask(device_timeline, device, last, n)), (lambda moment: device_story(moment, t))
    if isinstance(card, BorrowerCard):
        person = card.id
        return (lambda last, n: office.ask(borrower_timeline, person, last, n)), (lambda m: person_story(m, t))
    loan = card.id
    return (lambda last, n: office.ask(loan_timeline, loan, last, n)), (lambda moment: loan_story(moment, t))
