"""What a service or query answers instead of a result: a refusal, a machine's fault, a file that cannot be read. Each
has a sentence; anything else is a bug and goes to the crash dialog."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, get_args

from digibank.i18n import Translate
from digibank.sentences.sentence import Told, sentence

ANSWERS: Final[tuple[type[Exception], ...]] = get_args(Told)
"""Whatever `sentence` has words for."""

R = TypeVar("R")


def words(error: Exception, t: Translate) -> str:
    """The sentence; a bug is raised again, on the thread that asks."""
    if not isinstance(error, ANSWERS):
        raise error
    told: Any = error
    return sentence(told, t)


def tried(act: Callable[[], R], refused: Callable[[Exception], None]) -> R | None:
    """`act`'s result, or None after `refused` was told why not."""
    try:
        return act()
    except ANSWERS as error:
        refused(error)
        return None
