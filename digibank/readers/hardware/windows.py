"""What Windows's own reports have in common: keyboards by number, languages by name, memory in its words."""

import re

from digibank.readers.hardware.values import decimal_number, plain

_MEMORY = re.compile(r"([\d.,'\s]{1,20})\s*([KMGT])(?:i?[BoО]|б|Б)?", re.IGNORECASE)
_POWERS = {"K": 1, "M": 2, "G": 3, "T": 4}

_KEYBOARDS = {
    "0401": "ar-SA",
    "0402": "bg-BG",
    "0405": "cs-CZ",
    "0406": "da-DK",
    "0407": "de-DE",
    "0408": "el-GR",
    "0409": "en-US",
    "040a": "es-ES",
    "040b": "fi-FI",
    "040c": "fr-FR",
    "040d": "he-IL",
    "040e": "hu-HU",
    "0410": "it-IT",
    "0411": "ja-JP",
    "0413": "nl-NL",
    "0414": "nb-NO",
    "0415": "pl-PL",
    "0416": "pt-BR",
    "0418": "ro-RO",
    "0419": "ru-RU",
    "041d": "sv-SE",
    "041f": "tr-TR",
    "0422": "uk-UA",
    "0807": "de-CH",
    "0809": "en-GB",
    "080a": "es-MX",
    "080c": "fr-BE",
    "0813": "nl-BE",
    "0816": "pt-PT",
    "0c07": "de-AT",
    "0c0c": "fr-CA",
    "100c": "fr-CH",
    "1009": "en-CA",
}
"""Windows's keyboard layouts by the language identifier they are made of (MS-LCID)."""

_LANGUAGE = re.compile(r"\{?([a-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Za-z]{2})?)\b", re.IGNORECASE)


def keyboard_by_number(value: object) -> str | None:
    """`00000813` → nl-BE. A layout that only has a number of its own keeps its language's."""
    digits = (plain(value) or "").lower()
    return _KEYBOARDS.get(digits[-4:]) if re.fullmatch(r"[0-9a-f]{4}|[0-9a-f]{8}", digits) else None


def language(value: object) -> str | None:
    """`nl-be;Dutch (Belgium)` and `{de-DE, en-US}` → the first language, its country in capitals."""
    match = _LANGUAGE.match(plain(value) or "")
    if match is None:
        return None
    parts = match[1].split("-")
    return "-".join([parts[0].lower(), *(part.upper() if len(part) == 2 else part.title() for part in parts[1:])])


def memory_gib(value: object) -> float | None:
    """`16.0 GB`, `16,0 Go`: what is installed, in GiB. Windows's GB are 2^30."""
    match = _MEMORY.search(plain(value) or "")
    number = decimal_number(match[1].strip()) if match else None
    if match is None or not number:
        return None
    return round(number * 1024.0 ** (_POWERS[match[2].upper()] - _POWERS["G"]), 3)
