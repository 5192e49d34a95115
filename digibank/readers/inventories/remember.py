"""What a person said of a table's columns, for the next file of the same form: by header, as columns move about."""

from collections.abc import Mapping as Said
from dataclasses import replace

from digibank.readers.inventories.facts import Basis, Field, Mapping
from digibank.readers.inventories.headers import key


def form_of(mapping: Mapping) -> str:
    """The same for two files with the same headers in any order: what a remembered mapping is found by. Empty where
    there are no headers."""
    return "|".join(sorted({key(column.header) for column in mapping.columns} - {""}))


def to_remember(mapping: Mapping) -> dict[str, Field]:
    """By header key what a person said; what was only guessed is guessed anew."""
    return {key(c.header): c.field for c in mapping.columns if c.basis is Basis.PERSON and key(c.header)}


def recalled(guess: Mapping, said: Said[str, Field]) -> Mapping:
    """The guess with what was remembered in its place."""
    columns = tuple(
        replace(column, field=said[key(column.header)], confidence=1.0, basis=Basis.PERSON)
        if key(column.header) in said
        else column
        for column in guess.columns
    )
    return replace(guess, columns=columns)
