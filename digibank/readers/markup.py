"""XML into a tree of elements, safely: no entities, no document type's definitions, bounded depth and number."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from digibank.domain.reading import ReadingError, ReadingFault

_MOST_ELEMENTS = 60_000
_DEEPEST = 100
_LONGEST_TEXT = 1_000_000  # characters of one element


@dataclass(eq=False)
class Element:
    """`name` is without namespace. `text` is what stands in it before its first child, trimmed."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, name: str) -> Iterator["Element"]:
        """The children of that name."""
        return (child for child in self.children if child.name == name)

    def first(self, *path: str) -> "Element | None":
        """Down the path of names, the first of each."""
        found: Element | None = self
        for name in path:
            found = next(found.all(name), None) if found else None
        return found

    def said(self, *path: str) -> str | None:
        """The text of `first`; None where there is no such element or nothing in it."""
        found = self.first(*path)
        return (found.text or None) if found else None

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in the order of the document."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


def parse_xml(text: str) -> Element:
    """The root element. Raises ReadingError DAMAGED, with the line, for what is no whole XML document, declares
    entities, or is larger or deeper than any report."""
    builder = _Builder()
    parser = builder.parser
    try:
        parser.Parse(text.lstrip().encode("utf-8", "replace"), True)  # noqa: FBT003 - the last piece
    except expat.ExpatError as error:
        raise ReadingError(ReadingFault.DAMAGED, line=error.lineno) from error
    if builder.root is None:
        raise ReadingError(ReadingFault.DAMAGED)
    return builder.root


class _Builder:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[tuple[Element, list[str]]] = []
        self._elements = 0
        self.parser = expat.ParserCreate(encoding="utf-8")  # the text is decoded already: its own claim is void
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._refuse
        self.parser.ExternalEntityRefHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            self._refuse()
        element = Element(name.rpartition(":")[2], attributes)
        if self._open:
            self._open[-1][0].children.append(element)
        else:
            self.root = element
        self._open.append((element, []))

    def _end(self, _name: str) -> None:
        element, parts = self._open.pop()
        element.text = "".join(parts).strip()

    def _characters(self, text: str) -> None:
        element, parts = self._open[-1]
        if not element.children and sum(map(len, parts)) + len(text) < _LONGEST_TEXT:
            parts.append(text)

    def _refuse(self, *_declared: object) -> int:
        raise ReadingError(ReadingFault.DAMAGED, line=self.parser.CurrentLineNumber)
