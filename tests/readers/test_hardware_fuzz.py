"""Damaged hardware reports of every format: sound facts or a ReadingError, soon, and no serial number made up."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.domain.reading import ReadingError
from digibank.readers.hardware.read import READERS, read_hardware_text
from digibank.readers.sniff import Format, sniff
from digibank.readers.source import load_text, text_of
from tests.readers.hardware_sound import check_sound
from tests.readers.mutations import survive

_SAMPLES = sorted((Path(__file__).parent.parent / "data" / "hardware").iterdir())
_BY_FORMAT = {format_: [path for path in _SAMPLES if sniff(load_text(path)) is format_] for format_ in READERS}


@pytest.mark.parametrize("format_", _BY_FORMAT, ids=lambda format_: format_.name)
@pytest.mark.timeout(3600)
def test_damaged_reports(format_: Format) -> None:
    samples = [(path.name, path.read_bytes()) for path in _BY_FORMAT[format_]]
    assert samples, "every reader has a sample"
    for _, facts in survive(lambda data: read_hardware_text(text_of(data)), samples):
        check_sound(facts)


@given(st.binary(max_size=400))
def test_bytes_of_any_kind(data: bytes) -> None:
    with suppress(ReadingError):
        check_sound(read_hardware_text(text_of(data)))
