"""The words that people and programs write above a column, in Dutch, English, French and German."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from digibank.readers.inventories.facts import Field
from digibank.readers.inventories.header_words import WORDS

_CYRILLIC_LOOKALIKES: Final = str.maketrans("асеорхАСЕОРХ", "aceopxACEOPX")  # Snipe-IT's French `Сatégorie`
_OWN_FIELD: Final = re.compile(r"\s*cf\s*:\s*(.{1,200}?)\s*,\s*type\s*:.{0,60}|HB\.field\.(.{1,200})", re.IGNORECASE)
"""Fields that the users of Shelf and Homebox add themselves."""
_OTHER_SIGNS: Final = re.compile(r"[^a-z0-9]+")
_UNIT: Final = re.compile(
    r"\s*[(\[]\s*(?:mb|gb|go|mo|tb|eur|euro|€|jj?[-/]mm?[-/]jjjj|dd[-/]mm[-/]yyyy)\s*[)\]]\s*", re.IGNORECASE
)
_LONGEST: Final = 80


def _vocabulary() -> dict[str, Field]:
    return {" ".join(word.split()): field for field, words in WORDS.items() for word in words.split("|")}


_VOCABULARY: Final = _vocabulary()
_HEAD_WORDS: Final = tuple(
    (frozenset(words.split()), field)
    for words, field in _VOCABULARY.items()
    if field not in (Field.IGNORE, Field.ID) and (len(words) > 4 or words in ("imei", "merk", "soort"))
)
_OF_A_PART: Final = """
    processor cpu rammodule ram memory battery batterij camera display screen scherm graphiccard motherboard disk
    datastorage networkadapter soundcard storage schijf lader adapter placeholder benchmark erasure test component
    components windows office licentie license product key sim os monitor
"""
_PARTS_OF_A_MACHINE: Final = frozenset(_OF_A_PART.split())
_MOST_WORDS: Final = 5


@lru_cache(maxsize=4096)
def key(header: str) -> str:
    """Letters and digits in lower case without accents, single spaces between: `Modèle n°.` is `modele n`."""
    own = _OWN_FIELD.fullmatch(header[:300])
    name = (own[1] or own[2]) if own else header
    text = _UNIT.sub(" ", name[:_LONGEST]).replace("№", "no ").translate(_CYRILLIC_LOOKALIKES)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _OTHER_SIGNS.sub(" ", plain).strip()


def exact(header: str) -> Field | None:
    """The field whose word this header is."""
    return _VOCABULARY.get(key(header))


def by_part(header: str) -> Field | None:
    """The field of which all words stand in the header, the most words first: `Serienr. (achterkant)`. Nothing for the
    parts of a machine, whose serial numbers are not the machine's."""
    words = key(header).split()
    if not words or len(words) > _MOST_WORDS or not _PARTS_OF_A_MACHINE.isdisjoint(words):
        return None
    found = [(len(head), sum(map(len, head)), field) for head, field in _HEAD_WORDS if head <= set(words)]
    return max(found, key=lambda hit: hit[:2])[2] if found else None
