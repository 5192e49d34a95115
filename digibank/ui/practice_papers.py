"""Papers while somebody practises: each page says so, across it."""

from digibank.ui.papers import Papers


class PracticePapers(Papers):
    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark

    def finished(self, pdf: bytes) -> bytes:
        from digibank.documents.stamp import stamped

        return stamped(pdf, self._mark)
