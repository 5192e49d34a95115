"""lshw's tree of nodes out of its JSON, which for years was not quite JSON. Knows nothing of what nodes mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.hardware.json_report import json_in, load_json
from digibank.readers.hardware.values import plain, whole_number

_MOST_NODES = 20_000
"""A large server has some thousand; more is an attack or not lshw."""

_MOST_TO_REPAIR = 1_000_000  # characters; the broken output of a real machine has a tenth

# lshw 02.18.85 (Debian 11, Ubuntu 20.04) forgets the array around children: a node's last value is followed by the
# first child's brace, the last child by a comma and the end of its parent, and the outermost node is not ended at all.
_CHILD_WITHOUT_ARRAY = re.compile(r"([}\]\"\w])[ \t]+\{(?=[ \t]*\n)")
_COMMA_BEFORE_END = re.compile(r"\}[ \t]*,[ \t]*\n\s*\}")
_COMMA_BEFORE_ARRAY_END = re.compile(r"\}[ \t]*,[ \t]*\n\s*\]\s*\Z")
_BACKSLASH = re.compile(r"\\(?:[\"\\/bfnrt]|u[0-9a-fA-F]{4})?")


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


def lshw_nodes(text: str) -> list[Node]:
    """All nodes, parents before children, from `lshw -json` in each of its forms: one object, an array, objects side
    by side (`-class`), and the broken ones. Raises ReadingError DAMAGED."""
    body = json_in(text)
    try:
        value = load_json(body)
    except ReadingError as broken:
        if len(body) > _MOST_TO_REPAIR:
            raise
        value = _load_repaired(body, broken)
    nodes = list(_walk(value))
    if not nodes:
        raise ReadingError(ReadingFault.DAMAGED)
    return nodes


def _load_repaired(body: str, broken: ReadingError) -> object:
    escaped = _BACKSLASH.sub(lambda match: match[0] if len(match[0]) > 1 else r"\\", body)
    for candidate in (escaped, f"[{escaped}]", _with_child_arrays(escaped)):
        try:
            return load_json(candidate)
        except ReadingError:
            continue
    raise broken


def _with_child_arrays(body: str) -> str:
    opened = _CHILD_WITHOUT_ARRAY.sub(r'\1,"children":[{', body)
    ended = _COMMA_BEFORE_END.sub("}]}", opened)
    while ended != (again := _COMMA_BEFORE_END.sub("}]}", ended)):  # matches overlap: `}, }, }`
        ended = again
    return _COMMA_BEFORE_ARRAY_END.sub("}]}]", ended)


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
