"""lshw's tree of nodes, whatever it was written in. Knows nothing of what nodes mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.hardware.values import plain, whole_number

_MOST_NODES = 20_000
"""A large server has some thousand; more is an attack or not lshw."""


@dataclass(frozen=True, eq=False)
class Node:
    """One piece of hardware with the nodes above it, nearest first. Two nodes are the same only if they are one."""

    said: dict[str, object]
    above: tuple["Node", ...]

    def text(self, key: str) -> str | None:
        return plain(self.said.get(key))

    def number(self, key: str) -> int | None:
        return whole_number(self.said.get(key))

    @property
    def id(self) -> str:
        """Without the running number: `bank:0` → `bank`."""
        return (self.text("id") or "").partition(":")[0]

    def is_class(self, name: str) -> bool:
        return self.said.get("class") == name

    @property
    def logical_names(self) -> tuple[str, ...]:
        names = self.said.get("logicalname")
        listed = names if isinstance(names, list) else [names]
        return tuple(name for name in map(plain, listed) if name)

    def setting(self, key: str) -> str | None:
        """A value of `configuration`."""
        settings = self.said.get("configuration")
        return plain(settings.get(key)) if isinstance(settings, dict) else None

    def can(self, *capabilities: str) -> bool:
        """Whether any of the capabilities is listed."""
        listed = self.said.get("capabilities")
        return isinstance(listed, dict) and any(name in listed for name in capabilities)


def nodes_of(value: object) -> list[Node]:
    """All nodes, parents before children, out of nodes nested under `children`. Raises ReadingError DAMAGED where
    there are none, or far too many."""
    nodes = list(_walk(value))
    if not nodes:
        raise ReadingError(ReadingFault.DAMAGED)
    return nodes


def _walk(value: object) -> Iterator[Node]:
    waiting: list[tuple[object, tuple[Node, ...]]] = [(value, ())]
    seen = 0
    while waiting:
        item, above = waiting.pop()
        if isinstance(item, list):
            waiting.extend((child, above) for child in reversed(item))
        elif isinstance(item, dict):
            seen += 1
            if seen > _MOST_NODES:
                raise ReadingError(ReadingFault.DAMAGED)
            node = Node(item, above)
            yield node
            waiting.append((item.get("children"), (node, *above)))
