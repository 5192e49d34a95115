"""Settings of this PC, not of the organisation: language, looks, printers, where the window stood. No personal data."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from digibank.i18n import LANGUAGES

TEXT_SIZES = (100, 125, 150, 175, 200)
LOOKS = ("system", "light", "dark", "contrast")
IDLE_MINUTES = (0, 2, 5, 10, 20, 30)
"""After how long without a key or the mouse the window locks; 0 is never."""

V = TypeVar("V")


class _OneOf(Generic[V]):
    """A setting with few values. What is stored and is none of them is read as the usual one."""

    def __init__(self, key: str, allowed: Sequence[V], usual: V) -> None:
        self._key, self._allowed, self._usual = key, allowed, usual

    def __get__(self, settings: "MachineSettings", _owner: object = None) -> V:
        stored = settings.store.value(self._key)
        return next((value for value in self._allowed if str(value) == stored), self._usual)

    def __set__(self, settings: "MachineSettings", value: V) -> None:
        settings.store.setValue(self._key, str(value))


class _Words:
    """A setting that may be any text, empty where nobody chose."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __get__(self, settings: "MachineSettings", _owner: object = None) -> str:
        stored = settings.store.value(self._key)
        return stored if isinstance(stored, str) else ""

    def __set__(self, settings: "MachineSettings", value: str) -> None:
        settings.store.setValue(self._key, value)


class MachineSettings:
    """Kept by Qt where the platform keeps such things."""

    language = _OneOf[str]("language", LANGUAGES, LANGUAGES[0])
    text_percent = _OneOf[int]("text_percent", TEXT_SIZES, TEXT_SIZES[0])
    look = _OneOf[str]("look", LOOKS, LOOKS[0])
    sounds = _OneOf[bool]("sounds", (True, False), usual=True)
    idle_minutes = _OneOf[int]("idle_minutes", IDLE_MINUTES, 10)
    label_stock = _Words("label_stock")
    """A name of `resources/label_stocks.toml`."""
    label_printer = _Words("label_printer")
    """A printer's name as the system has it; empty is the system's own choice. So for papers."""
    paper_printer = _Words("paper_printer")
    backup_folder = _Words("backup_folder")
    """Where the last copy went that was not left in the data folder: a stick, another disk."""
    watch_folder = _Words("watch_folder")
    """Where the tools of the bench put their reports: a stick, a folder of the network; empty where none is."""

    def __init__(self) -> None:
        self.store = QSettings("digibank", "digibank")

    def remembered(self, of: str) -> str:
        """What this PC keeps of that list; empty where nothing was."""
        value = self.store.value(of)
        return value if isinstance(value, str) else ""

    def remember(self, of: str, kept: str) -> None:
        self.store.setValue(of, kept)

    @property
    def geometry(self) -> QByteArray | None:
        value = self.store.value("window/geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self.store.setValue("window/geometry", value)
