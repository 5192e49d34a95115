"""Loading a file into text: bounded, decoded, and refused in one way."""

import os
import sys
from pathlib import Path

import pytest

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.source import MOST_BYTES, bare_name, load_text, naming


def refused(path: Path) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        load_text(path)
    assert caught.value.file == bare_name(path)
    return caught.value


def saved(folder: Path, data: bytes, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    text = "Nom de l’hôte: café €\nMémoire: 4 Go\n" * 20
    assert load_text(saved(tmp_path, text.encode(encoding))) == text


def test_line_ends_and_colours(tmp_path: Path) -> None:
    assert load_text(saved(tmp_path, b"a\r\nb\rc\n\x1b[1;31mred\x1b[0m")) == "a\nb\nc\nred"


@pytest.mark.parametrize("data", ["é".encode() * 10 + "é".encode()[:1], "ab€".encode("utf-8-sig")[:-1]])
def test_cut_inside_a_character(data: bytes, tmp_path: Path) -> None:
    assert load_text(saved(tmp_path, data)) in {"é" * 10, "ab"}


def test_odd_bytes_in_utf16_do_not_matter(tmp_path: Path) -> None:
    assert load_text(saved(tmp_path, "Host Name: x".encode("utf-16")[:-1])).startswith("Host Name: ")


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty(data: bytes, tmp_path: Path) -> None:
    assert refused(saved(tmp_path, data)).fault is ReadingFault.EMPTY


@pytest.mark.parametrize(
    "data", [b"\x7fELF\x02\x01\x01\0\0\0\0", b"PK\x03\x04\x14\0\0\0", bytes(range(256)) * 8, b"a\0b"]
)
def test_binary(data: bytes, tmp_path: Path) -> None:
    assert refused(saved(tmp_path, data)).fault is ReadingFault.BINARY


@pytest.mark.parametrize(
    ("body", "fault", "tool"),
    [
        (b"(Nwipe 0.42)", ReadingFault.WRONG_KIND, "nwipe PDF"),
        (b"(something else)", ReadingFault.NOT_YET, "PDF"),
    ],
)
def test_a_pdf_is_no_text(body: bytes, fault: ReadingFault, tool: str, tmp_path: Path) -> None:
    error = refused(saved(tmp_path, b"%PDF-1.3\n" + body + b"\n\x00%%EOF"))
    assert (error.fault, error.format) == (fault, tool)


def test_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)  # sparse
    assert refused(path).fault is ReadingFault.TOO_LARGE
    at_most = tmp_path / "at_most.txt"
    at_most.write_bytes(b"a" * MOST_BYTES)
    assert len(load_text(at_most)) == MOST_BYTES


def test_missing_folder_and_nonsense(tmp_path: Path) -> None:
    for path in (tmp_path / "no such file.txt", tmp_path, Path("with\0nul"), tmp_path / ("x" * 5000)):
        assert refused(path).fault is ReadingFault.UNREADABLE


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are files on Unix only")
def test_pipe_and_device_do_not_block(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refused(pipe).fault is ReadingFault.UNREADABLE
    assert refused(Path("/dev/zero")).fault is ReadingFault.UNREADABLE


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = saved(tmp_path, b"text")
    path.chmod(0)
    assert refused(path).fault is ReadingFault.UNREADABLE


def test_the_name_is_bare_and_kept(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as caught, naming(tmp_path / "outer.txt"), naming(tmp_path / "inner.txt"):
        raise ReadingError(ReadingFault.DAMAGED, line=3)
    assert (caught.value.file, caught.value.line) == ("inner.txt", 3)
    assert bare_name(Path("/")) == "/"


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text exist on Linux only")
def test_a_name_that_is_no_text_can_be_printed() -> None:
    bare_name(Path(os.fsdecode(b"/tmp/\xff\xfe.txt"))).encode("utf-8")
