"""Which language the command line speaks: DIGIBANK_LANGUAGE, else English where the system is English, else Dutch."""

import os

from digibank.i18n import LANGUAGES, Translate, translator

_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")
_WITHOUT_CATALOGUE = "en"


def chosen() -> Translate:
    """English too where the catalogues were never compiled (a checkout before its first `make`)."""
    try:
        return translator(_wanted())
    except FileNotFoundError:
        return translator(_WITHOUT_CATALOGUE)


def _wanted() -> str:
    asked = os.environ.get("DIGIBANK_LANGUAGE", "")[:2].lower()
    if asked in LANGUAGES:
        return asked
    system = next((value for name in _SYSTEM if (value := os.environ.get(name))), "")
    return "en" if system.lower().startswith("en") else LANGUAGES[0]
