"""Translation is passed, never global: the window speaks the volunteer's language, the paper the borrower's."""

import gettext
from functools import cache
from typing import Protocol

from digibank import paths

LANGUAGES = ("nl", "en")
"""Languages of the window and the command line, the first one is the default."""

OWN_NAMES = {"nl": "Nederlands", "en": "English"}
"""Each language in its own words: somebody who does not read the present one finds it."""


class Translate(Protocol):
    """`t("English text {name}").format(name=...)`: the message id is the English text, never an f-string."""

    @property
    def language(self) -> str: ...

    def __call__(self, message: str) -> str: ...

    def plural(self, singular: str, plural: str, n: int) -> str: ...


class Catalogue:
    """One language's gettext catalogue."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._messages = gettext.translation("digibank", paths.locale_folder(), [language], fallback=language == "en")

    @property
    def language(self) -> str:
        return self._language

    def __call__(self, message: str) -> str:
        return self._messages.gettext(message)

    def plural(self, singular: str, plural: str, n: int) -> str:
        return self._messages.ngettext(singular, plural, n)


@cache
def translator(language: str) -> Translate:
    """Raises FileNotFoundError where the catalogues were not compiled (`make translations`)."""
    return Catalogue(language)
