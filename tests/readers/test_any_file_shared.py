"""Every real file of every kind, offered to the readers it is not meant for too: facts, or a ReadingError."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from digibank.domain.reading import ReadingError
from digibank.domain.wipe import Verdict
from digibank.readers.inventories.read import read_inventory_bytes
from digibank.readers.sniff_bytes import sniff_bytes
from digibank.readers.source import MOST_BYTES
from digibank.readers.wiping.read import read_wipe_bytes

pytestmark = pytest.mark.shared

_GOOD = {Verdict.PASSED, Verdict.PASSED_UNVERIFIED}


def _files(shared: Path) -> list[Path]:
    folders = ("hardware", "phones", "wipe", "inventories", "reference", "facts")
    found = [path for folder in folders for path in sorted((shared / "data" / folder).rglob("*")) if path.is_file()]
    assert len(found) > 400
    return [path for path in found if path.stat().st_size <= MOST_BYTES]


@pytest.mark.parametrize("read", [sniff_bytes, read_wipe_bytes, read_inventory_bytes])
@pytest.mark.timeout(600)
def test_any_file(read: Callable[[bytes], object], shared: Path) -> None:
    for path in _files(shared):
        start = time.process_time()
        try:
            read(path.read_bytes())
        except ReadingError:
            continue
        finally:
            assert time.process_time() - start < 5, path.name


def test_nothing_but_evidence_proves_a_wipe(shared: Path) -> None:
    proving = set()
    for path in _files(shared):
        try:
            wipes = read_wipe_bytes(path.read_bytes()).wipes
        except ReadingError:
            continue
        if any(wipe.result in _GOOD for wipe in wipes):
            proving.add(path.relative_to(shared / "data").parts[0:2])
    assert proving <= {
        ("wipe", "nwipe"),
        ("wipe", "nwipe_pdf"),
        ("wipe", "blancco"),
        ("wipe", "nvme"),
        ("hardware", "ereuse_snapshot"),
    }
