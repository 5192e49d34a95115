"""What the office stored, as a signal: open lists and counts look again. Safe to call from any thread."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """`stored` brings the keys that changed, always on the main thread: it is queued where a job stored something."""

    stored = Signal(object)

    def tell(self, keys: frozenset[str]) -> None:
        self.stored.emit(keys)
