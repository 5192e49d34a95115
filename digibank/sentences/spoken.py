"""A code as it is read aloud over the telephone: `K van Karel, L van Leo, …`. The names are our own choice of first
names that everybody knows; in English those of the international alphabet of radio."""

from types import MappingProxyType
from typing import Final

from digibank.domain.label_code import ALPHABET, LabelCode
from digibank.i18n import Translate

_DUTCH: Final = "Bart Clara Dirk Frank Gust Hugo Jan Karel Leo Nico Piet Rita Sofie Tom Victor Xavier"
_ENGLISH: Final = (
    "Bravo Charlie Delta Foxtrot Golf Hotel Juliett Kilo Lima November Papa Romeo Sierra Tango Victor X-ray"
)

_NAMES: Final = MappingProxyType(
    {
        "nl": dict(zip(ALPHABET, _DUTCH.split(), strict=True)),
        "en": dict(zip(ALPHABET, _ENGLISH.split(), strict=True)),
    }
)


def spoken(code: LabelCode, t: Translate) -> str:
    """In the two halves in which a code is printed, each letter with its name."""
    names = _NAMES.get(t.language, _NAMES["en"])
    letters = [t("{letter} as in {name}").format(letter=letter, name=names[letter]) for letter in code]
    return " – ".join((", ".join(letters[:4]), ", ".join(letters[4:])))
