"""Arabic letters joined and right-to-left text put in the order in which it is drawn, inside a left-to-right line.

The joined shapes are the presentation forms of Unicode, which our typeface draws; the standard library says which
letter each belongs to. The order follows UAX #9 for one line with a left-to-right base and without embeddings: storage
keeps none (domain/free_text.py). Letters without presentation forms (some of Pashto and Kurdish) are drawn apart.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Final

_MIRRORED: Final = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_LAM: Final = "\u0644"
_JOINER: Final = "\u200d"


def is_right_to_left(text: str) -> bool:
    """Whether any letter of it runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in {"R", "AL"} for c in text)


def joined(text: str) -> str:
    """Arabic letters in the shape their neighbours give them; lam and alef become one. Order and marks stay."""
    if not is_right_to_left(text):
        return text
    letters = list(_lam_alef_as_one(text))
    solid = [i for i, c in enumerate(letters) if unicodedata.category(c[0]) != "Mn"]
    shaped = list(letters)
    for before, i, after in zip([None, *solid], solid, [*solid[1:], None], strict=False):
        back = before is not None and _reaches_on(letters[before]) and _reaches_back(letters[i])
        on = after is not None and _reaches_on(letters[i]) and _reaches_back(letters[after])
        shaped[i] = _shape(letters[i], back=back, on=on)
    return "".join(shaped)


def drawing_order(text: str) -> list[int]:
    """The positions of a line's characters from left to right; a mark stays right after its letter."""
    levels = _levels(text)
    clusters = _clusters(text)
    for level in (2, 1):
        clusters = _reverse_runs(clusters, [levels[c[0]] >= level for c in clusters])
    return [i for cluster in clusters for i in cluster]


def mirrored(char: str, *, right_to_left: bool) -> str:
    """A bracket as it looks on that side."""
    return _MIRRORED.get(char, char) if right_to_left else char


def runs_right_to_left(text: str) -> list[bool]:
    """For each character, whether it is drawn as part of right-to-left text (its brackets are mirrored)."""
    return [level % 2 == 1 for level in _levels(text)]


def _levels(text: str) -> list[int]:
    """0 left to right, 1 right to left, 2 numbers within right to left."""
    found: list[int | None] = []
    strong = 0
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"L", "R", "AL"}:
            strong = int(kind != "L")
            found.append(strong)
        elif kind in {"EN", "AN"}:
            found.append(2 * strong)
        elif kind == "NSM" and found:
            found.append(found[-1])
        else:
            found.append(None)
    return _neutrals_settled(text, _brackets_settled(text, found))


def _brackets_settled(text: str, found: Sequence[int | None]) -> list[int | None]:
    """A pair of brackets goes with what it holds: `محمد (ابن)` keeps its closing bracket whatever follows (rule N0)."""
    settled = list(found)
    open_at: list[int] = []
    for i, char in enumerate(text):
        if char in "([{":
            open_at.append(i)
        elif char in ")]}" and open_at:
            start = open_at.pop()
            inside = {level for level in settled[start + 1 : i] if level is not None}
            before = next((level for level in reversed(settled[:start]) if level is not None), 0)
            if inside:
                settled[start] = settled[i] = int(0 not in inside and before > 0)
    return settled


def _neutrals_settled(text: str, found: Sequence[int | None]) -> list[int]:
    """Spaces and signs go with both neighbours where these agree, else with the line; `12.5` stays one number."""
    settled: list[int] = []
    position = 0
    for level, group in groupby(found):
        end = position + len(list(group))
        before = settled[-1] if settled else 0
        after = (found[end] if end < len(found) else 0) or 0
        settled += [_neutral(text[position:end], before, after) if level is None else level] * (end - position)
        position = end
    return settled


def _neutral(text: str, before: int, after: int) -> int:
    if before == after == 2 and text in set(".,:/-"):
        return 2
    return int(bool(before and after))


def _clusters(text: str) -> list[list[int]]:
    clusters: list[list[int]] = []
    for i, char in enumerate(text):
        if clusters and unicodedata.category(char) == "Mn":
            clusters[-1].append(i)
        else:
            clusters.append([i])
    return clusters


def _reverse_runs(clusters: list[list[int]], turned: list[bool]) -> list[list[int]]:
    result: list[list[int]] = []
    paired = list(zip(clusters, turned, strict=True))
    for turn, group in groupby(paired, key=lambda pair: pair[1]):
        run = [cluster for cluster, _ in group]
        result += run[::-1] if turn else run
    return result


@cache
def _forms() -> dict[str, dict[str, str]]:
    """`{"ب": {"isolated": …, "final": …, "initial": …, "medial": …}}`; lam-alef under its two letters."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        base = "".join(chr(int(letter, 16)) for letter in letters.split())
        if len(base) == 1 or (len(base) == 2 and base[0] == _LAM):
            forms.setdefault(base, {}).setdefault(kind.strip("<>"), chr(code))
    return forms


def _lam_alef_as_one(text: str) -> list[str]:
    letters: list[str] = []
    for char in text:
        if letters and letters[-1] == _LAM and letters[-1] + char in _forms():
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _reaches_on(letter: str) -> bool:
    return letter in {_JOINER, "\u0640"} or "initial" in _forms().get(letter, ())


def _reaches_back(letter: str) -> bool:
    return letter in {_JOINER, "\u0640"} or "final" in _forms().get(letter, ())


def _shape(letter: str, *, back: bool, on: bool) -> str:
    kind = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get((back, on), "isolated")
    return _forms().get(letter, {}).get(kind, letter)
