"""Papers while somebody practises: each page says so, across it."""

from dataclasses import replace

from digibank.ui.outcome import PaperWish
from digibank.ui.papers import Papers


class PracticePapers(Papers):
    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark

    def make(self, wish: PaperWish) -> None:
        from digibank.documents.stamp import stamped

        mark, make_from = self._mark, wish.make_from
        marked = replace(wish, make=lambda: stamped(wish.make(), mark))
        if make_from:
            marked = replace(marked, make_from=lambda position: stamped(make_from(position), mark))
        super().make(marked)
