"""On the counter's home: papers that wait, where some do."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digibank.queries.paper_queue import waiting_papers
from digibank.ui.answers import tried
from digibank.ui.house import House
from digibank.ui.paper_wishes import wish_for
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import soft
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label

_NAMED = 3
"""As many papers are named; of the others it is said how many there are."""


class PaperStrip(QWidget):
    """Takes no room while nothing waits."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        frame, row = soft(Tone.WAIT, "paper_strip")
        column.addWidget(frame)
        row.addWidget(drawing("print", Tone.WAIT, 28))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._count = label("", "strong", "strip_count")
        self._named = label("", "body", "strip_named")
        words.addWidget(self._count)
        words.addWidget(self._named)
        row.addLayout(words, 1)
        show = BigButton(house.t("Papers that wait"), "strip_show", "list", "Shift+F9", Weight.QUIET, heard=False)
        show.clicked.connect(house.papers.show_list)
        row.addWidget(show)
        self.hide()
        house.changes.stored.connect(lambda _keys: self.renew())
        self.renew()

    def renew(self) -> None:
        waiting = tried(lambda: self._house.office.ask(waiting_papers, _NAMED), lambda _error: None)
        self.setVisible(bool(waiting and waiting.count))
        if not waiting or not waiting.count:
            return
        t = self._house.t
        said = t.plural("{n} paper is not printed yet.", "{n} papers are not printed yet.", waiting.count)
        self._count.setText(said.format(n=waiting.count))
        titles = [wish_for(self._house, [one.paper]).title for one in waiting.papers]
        more = waiting.count - len(titles)
        named = ", ".join(titles)
        self._named.setText(t("{papers} and {count} more").format(papers=named, count=more) if more > 0 else named)
