"""Yes and no for the ear: short tones of our own, by whatever this system plays sounds with. A computer without sound
says the same by word and colour; a sound that cannot be played is no error, and nothing waits for one.

Windows plays by `winsound`, macOS by `afplay`; there it was never run by us. On Linux one of the usual players is taken
where there is one, else the beep of the screen.
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication

from digibank import paths
from digibank.ui.house import House
from digibank.ui.voice import Saying
from digibank.ui.widgets.palette import Tone

YES, NO, HOLD = "yes", "no", "hold"
_OF_TONES: Final = {Tone.YES: YES, Tone.WAIT: YES, Tone.NO: NO}
_LINUX_PLAYERS: Final = ("pw-play", "paplay", "aplay")

Player = Callable[[Path], None]


class Sound(QObject):
    """Follows the voice. What is said twice at once sounds once: the last."""

    def __init__(self, house: House, parent: QObject | None = None, player: Player | None = None) -> None:
        super().__init__(parent)
        self._settings = house.settings
        self._player = player or system_player()
        self._next = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._play)
        house.voice.said.connect(self._heard)

    def hold(self) -> None:
        """A scan was not taken."""
        self._sound(HOLD)

    def _heard(self, saying: Saying) -> None:
        sound = _OF_TONES.get(saying.tone)
        if sound:
            self._sound(sound)

    def _sound(self, name: str) -> None:
        self._next = name
        self._soon.start()

    def _play(self) -> None:
        if self._settings.sounds:
            self._player(sound_file(self._next))


def sound_file(name: str) -> Path:
    return paths.resources() / "sounds" / f"{name}.wav"


def system_player() -> Player:
    """Looked up once: the first of what this system has."""
    if sys.platform == "win32":
        return _by_winsound
    names = ("afplay",) if sys.platform == "darwin" else _LINUX_PLAYERS
    program = next((found for name in names if (found := shutil.which(name))), None)
    return _by_program(program) if program else _by_beep


def _by_program(program: str) -> Player:
    """Apart from us: it ends by itself, and what it has to say goes nowhere."""

    def play(file: Path) -> None:
        process = QProcess()
        process.setProgram(program)
        process.setArguments([str(file)])
        process.setStandardOutputFile(os.devnull)
        process.setStandardErrorFile(os.devnull)
        process.startDetached()

    return play


def _by_beep(_file: Path) -> None:
    QApplication.beep()


def _by_winsound(file: Path) -> None:
    import winsound

    try:
        winsound.PlaySound(  # type: ignore[attr-defined]  # there on Windows only
            str(file),
            winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT,  # type: ignore[attr-defined]
        )
    except RuntimeError:
        return  # no sound device
