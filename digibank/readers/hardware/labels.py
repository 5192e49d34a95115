"""Labels of reports that tools write in the language of the system they run on."""

import unicodedata
from functools import lru_cache


class Labels:
    """Labels in several languages to our keys, found again without accents, case and signs, and also where a wrong
    code page made other signs of the accented letters."""

    def __init__(self, labels: dict[str, str]) -> None:
        """Each key's labels parted by semicolons."""
        pairs = [(label, key) for key, listed in labels.items() for label in listed.split(";")]
        self._keys = {_without_others(label): key for label, key in pairs}
        self._keys |= {_folded(label): key for label, key in pairs}

    def key(self, label: str) -> str | None:
        return self._keys.get(_folded(label)) or self._keys.get(_without_others(label))


@lru_cache(maxsize=4096)
def _folded(label: str) -> str:
    return _without_others(unicodedata.normalize("NFKD", label))


@lru_cache(maxsize=4096)
def _without_others(label: str) -> str:
    return "".join(c for c in label.lower() if c.isascii() and c.isalnum())
