"""`lshw -json` in each of its forms, the broken ones too."""

from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.lshw import facts_of
from digibank.readers.hardware.lshw_repair import load_lshw_json
from digibank.readers.hardware.lshw_tree import nodes_of


def read_lshw_json(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for JSON that is cut off or holds no lshw node."""
    return facts_of(nodes_of(load_lshw_json(text)))
