"""Writes in the access log whose data stood on the screen of a list: once a day for each person, and after a moment, so
that what flies by while somebody types or scrolls is none."""

from collections.abc import Iterable

from digibank.domain.ids import BorrowerId
from digibank.services.access import log_people_listed
from digibank.ui.house import House


class PeopleSeen:
    """`what` names the list in the log."""

    def __init__(self, house: House, what: str) -> None:
        self._house, self._what = house, what
        self._noted: set[tuple[str, BorrowerId]] = set()

    def note(self, people: Iterable[BorrowerId]) -> None:
        today = self._house.office.database.now().astimezone().date().isoformat()
        fresh = [person for person in dict.fromkeys(people) if (today, person) not in self._noted]
        if fresh:
            self._house.voice.tried(lambda: self._write(fresh, today))

    def _write(self, people: list[BorrowerId], today: str) -> None:
        self._house.office.do(log_people_listed, people, self._what)
        self._noted |= {(today, person) for person in people}
