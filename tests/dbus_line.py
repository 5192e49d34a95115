"""A line to a D-Bus: asks one thing at a time and waits for the answer. Written for the tests: Qt's own binding cannot
open the structures that accessibility answers with. Source: the D-Bus specification 0.42, "Message Protocol" and
"Authentication"."""

import os
import socket
import struct
from typing import Any

_CALL, _ANSWER, _ERROR = 1, 2, 3
_PATH, _INTERFACE, _MEMBER, _ANSWER_TO, _DESTINATION, _SIGNATURE = 1, 2, 3, 5, 6, 8
_NUMBERS = {"y": "B", "n": "h", "q": "H", "i": "i", "u": "I", "x": "q", "t": "Q", "d": "d", "b": "I"}
_ALIGNED_TO = {"y": 1, "n": 2, "q": 2, "x": 8, "t": 8, "d": 8, "g": 1, "v": 1, "(": 8, "{": 8}
_PATIENCE_S = 30


class Refused(Exception):
    """The other side answered with an error."""


class Line:
    """`address`: a unix socket, as a bus gives it. Raises Refused from `ask`, OSError where nobody listens."""

    def __init__(self, address: str) -> None:
        where = dict(part.split("=", 1) for part in address.removeprefix("unix:").split(","))
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(_PATIENCE_S)
        self._socket.connect(where["path"] if "path" in where else f"\0{where['abstract']}")
        self._serial = 0
        self._socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        greeting = self._socket.recv(1000)
        if not greeting.startswith(b"OK"):
            raise Refused(greeting.decode())
        self._socket.sendall(b"BEGIN\r\n")
        self.ask("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")

    def close(self) -> None:
        self._socket.close()

    def ask(self, to: str, path: str, interface: str, method: str, signature: str = "", *values: object) -> Any:
        """The first thing that it answers: numbers, texts, lists, tuples. `signature` tells the types of `values`."""
        self._serial += 1
        body = Writer()
        for kind, value in zip(signature, values, strict=True):
            body.put(kind, value)
        fields = [(_PATH, "o", path), (_INTERFACE, "s", interface), (_MEMBER, "s", method), (_DESTINATION, "s", to)]
        if signature:
            fields.append((_SIGNATURE, "g", signature))
        self._socket.sendall(_message(self._serial, fields, bytes(body.data)))
        while True:
            what, header, answer = self._receive()
            if header.get(_ANSWER_TO) == self._serial and what in (_ANSWER, _ERROR):
                read = Reader(answer).all(header.get(_SIGNATURE, ""))
                if what == _ERROR:
                    raise Refused(str(read))
                return read[0] if read else None

    def _receive(self) -> tuple[int, dict[int, Any], bytes]:
        start = self._exactly(16)
        _endian, kind, _flags, _version, length, _serial, fields = struct.unpack("<BBBBIII", start)
        rest = self._exactly(-(-fields // 8) * 8 + length)
        header = dict(Reader(start[12:] + rest[:fields], before=12).one("a(yv)"))
        return kind, header, rest[-(-fields // 8) * 8 :]

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            more = self._socket.recv(count - len(data))
            if not more:
                raise Refused("the bus went away")
            data += more
        return data


def _message(serial: int, fields: list[tuple[int, str, str]], body: bytes) -> bytes:
    header = Writer()
    for number, kind, value in fields:
        header.align(8)
        header.put("y", number)
        header.put("g", kind)
        header.put(kind, value)
    length = len(header.data)
    header.align(8)
    start = struct.pack("<cBBBIII", b"l", _CALL, 0, 1, len(body), serial, length)
    return start + bytes(header.data) + body


class Writer:
    """What is asked: numbers and texts are all that it takes."""

    def __init__(self) -> None:
        self.data = bytearray()

    def align(self, to: int) -> None:
        self.data += bytes(-len(self.data) % to)

    def put(self, kind: str, value: Any) -> None:
        self.align(_ALIGNED_TO.get(kind, 4))
        if kind in _NUMBERS:
            self.data += struct.pack(f"<{_NUMBERS[kind]}", value)
            return
        text = value.encode()
        self.data += struct.pack("<B" if kind == "g" else "<I", len(text)) + text + b"\0"


class Reader:
    """What is answered, of any type. `before`: how many bytes of the message stood before it: values are aligned
    from there."""

    def __init__(self, data: bytes, before: int = 0) -> None:
        self._data, self._at, self._before = data, 0, before

    def all(self, signature: str) -> list[Any]:
        values = []
        while signature:
            kind, signature = _first(signature)
            values.append(self.one(kind))
        return values

    def one(self, kind: str) -> Any:
        self._align(_ALIGNED_TO.get(kind[0], 4))
        if kind[0] in _NUMBERS:
            code = f"<{_NUMBERS[kind[0]]}"
            (value,) = struct.unpack_from(code, self._data, self._at)
            self._at += struct.calcsize(code)
            return value
        if kind[0] == "a":
            return self._array(kind[1:])
        if kind[0] in "({":
            return tuple(self.all(kind[1:-1]))
        if kind == "v":
            return self.one(self.one("g"))
        return self._text(kind)

    def _array(self, kind: str) -> list[Any]:
        length = self.one("u")
        self._align(_ALIGNED_TO.get(kind[0], 4))
        end, values = self._at + length, []
        while self._at < end:
            values.append(self.one(kind))
        return values

    def _text(self, kind: str) -> str:
        length = self.one("y" if kind == "g" else "u")
        text = self._data[self._at : self._at + length].decode()
        self._at += length + 1
        return text

    def _align(self, to: int) -> None:
        self._at += -(self._at + self._before) % to


def _first(signature: str) -> tuple[str, str]:
    """Its first complete type, and what follows."""
    if signature[0] == "a":
        inner, rest = _first(signature[1:])
        return f"a{inner}", rest
    if signature[0] not in "({":
        return signature[0], signature[1:]
    depth = 0
    for place, letter in enumerate(signature):
        depth += (letter in "({") - (letter in ")}")
        if depth == 0:
            return signature[: place + 1], signature[place + 1 :]
    raise ValueError(signature)
