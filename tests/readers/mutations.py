"""Damage that is the same each time: what a bad stick, a bad copy or a bad person does to a file.

`FUZZ=10000` makes that many of each sample instead of the few hundred of every run.
"""

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from digibank.domain.reading import ReadingError

T = TypeVar("T")
MUTATIONS: Final = int(os.environ.get("FUZZ", "300"))
LONGEST_READING: Final = 1.0  # seconds of processor time

_HOSTILE: Final = (
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"\\ud800",
    b"9" * 400,
    b"-1",
    b"1e999",
    b"0x" + b"f" * 40,
    b"[" * 2000,
    b"{" * 2000,
    b"<a>" * 2000,
    b"]]>",
    b"<!--",
    b"&#0;",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b'"' * 99,
    b";" * 999,
    b"\t" * 999,
    b",," * 500,
    b"\r",
    b"\n\n",
    b": : :",
    b"%PDF-",
    b"PK\x03\x04",
    b"null",
    b"true",
    b"=1+1",
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One to three pieces of damage, anywhere."""
    for _ in range(chance.randrange(1, 4)):
        start = chance.randrange(len(data)) if data else 0
        end = min(len(data), start + chance.randrange(1, 300))
        data = chance.choice(
            (
                data[:start],
                data[start:],
                data[:start] + data[end:],
                data[:start] + data[start:end] * 2 + data[end:],
                data[:start] + chance.randbytes(3) + data[start:],
                data[:start] + bytes([chance.randrange(256)]) + data[start + 1 :],
                data[:start] + chance.choice(_HOSTILE) + data[start:],
                data[:start] + chance.choice(_HOSTILE) + data[end:],
            )
        )
    return data


def survive(read: Callable[[bytes], T], samples: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, T]]:
    """Reads each sample in all its damaged forms. Gives what could be read; a ReadingError is the only other end."""
    for name, data in samples:
        chance = random.Random(name)  # noqa: S311 - the same damage each time
        for _ in range(max(1, MUTATIONS // len(samples))):
            damaged = mutated(data, chance)
            start = time.process_time()
            try:
                found = read(damaged)
            except ReadingError:
                continue
            finally:
                took = time.process_time() - start
                assert took < LONGEST_READING, f"{name}: {took:.1f} s"
            yield name, found
