"""A code as it is read aloud: each letter has a name of its own that begins with it, in each language of the window."""

import pytest

from digibank.domain.label_code import ALPHABET, parse
from digibank.i18n import LANGUAGES, translator
from digibank.sentences.spoken import spoken


def test_in_dutch_as_everybody_says_it() -> None:
    code = parse("KLDR-STVB")
    assert code
    said = spoken(code, translator("nl"))
    assert said == ("K van Karel, L van Leo, D van Dirk, R van Rita – S van Sofie, T van Tom, V van Victor, B van Bart")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_a_name_of_its_own(language: str) -> None:
    t = translator(language)
    names = set()
    for start in range(0, len(ALPHABET), 8):
        said = spoken(ALPHABET[start : start + 8], t)  # type: ignore[arg-type]  # the letters, no code
        words = [part.split(" ") for half in said.split(" – ") for part in half.split(", ")]
        assert [word[0] for word in words] == list(ALPHABET[start : start + 8])
        assert all(word[-1].startswith(word[0]) for word in words)
        names |= {word[-1] for word in words}
    assert len(names) == len(ALPHABET)
