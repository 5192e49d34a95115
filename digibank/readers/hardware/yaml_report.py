"""The part of YAML that tools write reports in: indented maps and lists, flow collections, quoted and wrapped text.

No anchors, tags or documents, so nothing can grow or be made here. Every scalar but null, true and false stays text;
of a key that stands twice the last counts. JSON with a comma too many is such YAML too.
"""

import re
from dataclasses import dataclass

from digibank.domain.reading import ReadingError, ReadingFault

_KEY = re.compile(
    r"('(?:[^'\n]|''){0,200}'|\"[^\"\n]{0,200}\"|[^\s#'\"{}\[\],&*!|>%@`:-][^\n:#]{0,200}?)[ \t]*:(?:[ \t]+|$)"
)
_WORDS: dict[str, object] = {"null": None, "~": None, "": None, "true": True, "false": False}
_DEEPEST = 40
_LONGEST = 1_000_000  # characters


def load_yaml(text: str) -> object:
    """Raises ReadingError DAMAGED, with the line, for what does not end or is no such YAML."""
    if len(text) > _LONGEST:
        raise ReadingError(ReadingFault.TOO_LARGE)
    lines = _logical_lines(text)
    if not lines:
        raise ReadingError(ReadingFault.DAMAGED)
    block = _Blocks(lines)
    value = block.value(lines[0].indent, 0)
    if block.at < len(lines):
        raise ReadingError(ReadingFault.DAMAGED, line=lines[block.at].number)
    return value


@dataclass
class _Line:
    number: int
    indent: int
    content: str


def _logical_lines(text: str) -> list[_Line]:
    """Without comments and empty lines; a bracket or quote that is open goes on over the following lines."""
    found: list[_Line] = []
    parts: list[str] = []
    quote, depth = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if not (quote or depth):
            if not bare or bare.startswith(("#", "---")):
                continue
            found.append(_Line(number, len(line) - len(line.lstrip()), ""))
            parts = []
        parts.append(bare)
        quote, depth = _open(bare, quote, depth)
        if not (quote or depth):
            found[-1].content = " ".join(parts)
    if quote or depth:
        raise ReadingError(ReadingFault.DAMAGED, line=found[-1].number)
    return found


def _open(bare: str, quote: str, depth: int) -> tuple[str, int]:
    """Whether a quote or brackets are open after this line. A quote opens only where a value can begin."""
    before = " "
    for sign in bare.replace("''", ""):  # an empty text or, inside one, an apostrophe
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"" and before in " {[,:":
            quote = sign
        elif sign in "{[" and (depth or before in " {[,:"):
            depth += 1
        elif sign in "}]" and depth:
            depth -= 1
        before = sign
    return quote, depth


class _Blocks:
    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self.at = 0

    def value(self, indent: int, depth: int) -> object:
        """What stands at this indent from here on."""
        content = self._lines[self.at].content
        if depth > _DEEPEST:
            raise ReadingError(ReadingFault.DAMAGED, line=self._lines[self.at].number)
        if _is_item(content):
            return self._list(indent, depth)
        if _KEY.match(content):
            return self._map(indent, depth)
        self.at += 1
        return scalar(content + self._wrapped(indent))

    def _here(self, indent: int) -> _Line | None:
        line = self._lines[self.at] if self.at < len(self._lines) else None
        return line if line and line.indent == indent else None

    def _list(self, indent: int, depth: int) -> list[object]:
        found: list[object] = []
        while (line := self._here(indent)) and _is_item(line.content):
            rest = line.content[1:].lstrip()
            if rest:  # what follows the dash stands as deep as it begins
                line.indent, line.content = indent + len(line.content) - len(rest), rest
                found.append(self.value(line.indent, depth + 1))
            else:
                self.at += 1
                found.append(self._below(indent, depth))
        return found

    def _map(self, indent: int, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while (line := self._here(indent)) and (key := _KEY.match(line.content)):
            rest = line.content[key.end() :].strip()
            self.at += 1
            name = str(scalar(key[1]))
            if rest:
                found[name] = scalar(rest + self._wrapped(indent))
            else:
                found[name] = self._below(indent, depth)
        return found

    def _below(self, indent: int, depth: int) -> object:
        """A list may stand as deep as the key that it belongs to."""
        line = self._lines[self.at] if self.at < len(self._lines) else None
        if line and (line.indent > indent or (line.indent == indent and _is_item(line.content))):
            return self.value(line.indent, depth + 1)
        return None

    def _wrapped(self, indent: int) -> str:
        """The rest of a text that was wrapped: deeper lines."""
        parts = []
        while self.at < len(self._lines) and self._lines[self.at].indent > indent:
            parts.append(self._lines[self.at].content)
            self.at += 1
        return "".join(f" {part}" for part in parts)


def _is_item(content: str) -> bool:
    return content == "-" or content.startswith("- ")


def scalar(text: str) -> object:
    """A quoted or plain text, null, true, false, or a flow collection."""
    text = text.strip()
    if text[:1] in ("{", "["):
        return _Flow(text).value(0)
    if len(text) > 1 and text[0] in "'\"" and text[-1] == text[0]:
        inside = text[1:-1]
        return inside.replace("''", "'") if text[0] == "'" else inside.replace('\\"', '"')
    return _WORDS.get(text.lower(), text)


class _Flow:
    """`{a: 1, b: [2, 3]}`."""

    _PLAIN = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|(?:[^,{}\[\]:]|:(?! ))+")

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def value(self, depth: int) -> object:
        self._skip(" ")
        sign = self._text[self._at : self._at + 1]
        if depth > _DEEPEST:
            raise ReadingError(ReadingFault.DAMAGED)
        if sign == "{":
            return dict(self._entries("}", depth))
        if sign == "[":
            return [value for _, value in self._entries("]", depth)]
        return self._plain()

    def _entries(self, end: str, depth: int) -> list[tuple[str, object]]:
        self._at += 1
        found: list[tuple[str, object]] = []
        while True:
            self._skip(" ,")
            if self._text[self._at : self._at + 1] == end:
                self._at += 1
                return found
            before = self._at
            key = ""
            if end == "}":
                key = str(self._plain())
                self._skip(" :")
            found.append((key, self.value(depth + 1)))
            if self._at == before:  # a bracket of the other kind, or the end
                raise ReadingError(ReadingFault.DAMAGED)

    def _plain(self) -> object:
        match = self._PLAIN.match(self._text, self._at)
        if match is None:
            return None
        self._at = match.end()
        return scalar(match[0]) if match[0][:1] not in ("{", "[") else None

    def _skip(self, signs: str) -> None:
        while self._text[self._at : self._at + 1] and self._text[self._at] in signs:
            self._at += 1
