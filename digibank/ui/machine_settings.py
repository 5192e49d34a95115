"""Settings of this PC, not of the organisation: language, looks, where the window stood. No personal data."""

from PySide6.QtCore import QByteArray, QSettings

from digibank.i18n import LANGUAGES

TEXT_SIZES = (100, 125, 150, 175, 200)
LOOKS = ("system", "light", "dark")


class MachineSettings:
    """Kept by Qt where the platform keeps such things. Values that are none of ours are read as the default."""

    def __init__(self) -> None:
        self._store = QSettings("digibank", "digibank")

    @property
    def language(self) -> str:
        return self._one_of("language", LANGUAGES, LANGUAGES[0])

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def text_percent(self) -> int:
        sizes = tuple(str(size) for size in TEXT_SIZES)
        return int(self._one_of("text_percent", sizes, "100"))

    @text_percent.setter
    def text_percent(self, value: int) -> None:
        self._store.setValue("text_percent", str(value))

    @property
    def look(self) -> str:
        return self._one_of("look", LOOKS, LOOKS[0])

    @look.setter
    def look(self, value: str) -> None:
        self._store.setValue("look", value)

    @property
    def watch_folder(self) -> str:
        """Where the tools of the bench put their reports: a stick, a folder of the network; empty where none is."""
        value = self._store.value("watch_folder")
        return value if isinstance(value, str) else ""

    @watch_folder.setter
    def watch_folder(self, value: str) -> None:
        self._store.setValue("watch_folder", value)

    def remembered(self, of: str) -> str:
        """What this PC keeps of that list; empty where nothing was."""
        value = self._store.value(of)
        return value if isinstance(value, str) else ""

    def remember(self, of: str, kept: str) -> None:
        self._store.setValue(of, kept)

    @property
    def geometry(self) -> QByteArray | None:
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    def _one_of(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) and value in allowed else default
