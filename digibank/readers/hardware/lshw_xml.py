"""`lshw -xml`: the same nodes as its JSON, as elements."""

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.lshw import facts_of
from digibank.readers.hardware.lshw_tree import nodes_of
from digibank.readers.markup import Element, parse_xml

_NAMED_LISTS = {"configuration": "setting", "capabilities": "capability"}


def read_lshw_xml(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for XML that is cut off or holds no lshw node."""
    root = parse_xml(text)
    tops = [root] if root.name == "node" else list(root.all("node"))  # since 02.17 they stand in a list
    if not tops:
        raise ReadingError(ReadingFault.DAMAGED)
    return facts_of(nodes_of([_node(top) for top in tops]))


def _node(element: Element) -> dict[str, object]:
    said: dict[str, object] = {"id": element.attributes.get("id"), "class": element.attributes.get("class")}
    names: list[str] = []
    children: list[dict[str, object]] = []
    for part in element.children:
        if part.name == "node":
            children.append(_node(part))
        elif part.name == "logicalname":
            names.append(part.text)
        elif part.name in _NAMED_LISTS:
            entries = part.all(_NAMED_LISTS[part.name])
            said[part.name] = {e.attributes.get("id", ""): e.attributes.get("value") or e.text or True for e in entries}
        else:
            said.setdefault(part.name, part.text)
    return said | {"logicalname": names, "children": children}
