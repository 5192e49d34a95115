"""How the program answers: yes, wait or no. Every page speaks through the one voice; the window shows what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from digibank.i18n import Translate
from digibank.ui.answers import tried, words
from digibank.ui.widgets.palette import Tone

R = TypeVar("R")


@dataclass(frozen=True)
class Saying:
    """`word` is the yes or no, `text` one plain sentence. `undo` is the word on a button and what it does."""

    tone: Tone
    word: str
    text: str
    undo: tuple[str, Callable[[], None]] | None = None


class Voice(QObject):
    """`said` brings a Saying; `hushed`: what was said is no longer so."""

    said = Signal(object)
    hushed = Signal()

    def __init__(self, t: Translate) -> None:
        super().__init__()
        self.t = t
        self.after_no = ""
        """Stands below a refusal, for as long as whoever set it answers."""

    def yes(self, text: str, undo: tuple[str, Callable[[], None]] | None = None) -> None:
        self.said.emit(Saying(Tone.YES, self.t("Done"), text, undo))

    def wait(self, text: str, undo: tuple[str, Callable[[], None]] | None = None) -> None:
        """Stored, yet something is still to be done."""
        self.said.emit(Saying(Tone.WAIT, self.t("Stored, and there is more to do"), text, undo))

    def no(self, text: str) -> None:
        told = f"{text}\n{self.after_no}" if self.after_no else text
        self.said.emit(Saying(Tone.NO, self.t("Not done"), told))

    def refuse(self, error: Exception) -> None:
        """The sentence for a refusal or a machine's fault. A bug is raised again."""
        self.no(words(error, self.t))

    def tried(self, act: Callable[[], R]) -> R | None:
        """`act`'s result, or None after it was said why not."""
        return tried(act, self.refuse)

    def hush(self) -> None:
        self.hushed.emit()
