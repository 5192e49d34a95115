"""Which files of a folder are whole, which were there before, and what a folder that was dropped holds."""

import os
from pathlib import Path

import pytest

from digibank.ui.bench import folders
from digibank.ui.bench.folders import Arrivals, Stamp, files_in, look_into


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def arrivals(clock: Clock) -> Arrivals:
    return Arrivals(3.0, clock)


A, B = Path("a.log"), Path("b.log")


def test_a_file_is_whole_when_it_stayed_the_same_for_a_while(arrivals: Arrivals, clock: Clock) -> None:
    assert arrivals.whole({A: Stamp(10, 1)}) == []
    clock.now += 2
    assert arrivals.whole({A: Stamp(20, 2)}) == []  # it grew
    clock.now += 2.9
    assert arrivals.whole({A: Stamp(20, 2)}) == []
    clock.now += 0.2
    assert arrivals.whole({A: Stamp(20, 2)}) == [A]
    clock.now += 60
    assert arrivals.whole({A: Stamp(20, 2)}) == []  # once


def test_many_looks_make_nothing_whole_sooner(arrivals: Arrivals, clock: Clock) -> None:
    for _ in range(50):
        clock.now += 0.05
        assert arrivals.whole({A: Stamp(10, 1)}) == []


def test_a_file_that_changed_is_handed_out_again(arrivals: Arrivals, clock: Clock) -> None:
    """The log of the next run stands behind the one of the run before."""
    arrivals.whole({A: Stamp(10, 1)})
    clock.now += 3
    assert arrivals.whole({A: Stamp(10, 1)}) == [A]
    arrivals.whole({A: Stamp(90, 5)})
    clock.now += 3
    assert arrivals.whole({A: Stamp(90, 5)}) == [A]


def test_a_stick_that_was_out_and_in_brings_nothing_twice(arrivals: Arrivals, clock: Clock) -> None:
    there = {A: Stamp(10, 1), B: Stamp(5, 1)}
    arrivals.whole(there)
    clock.now += 3
    assert arrivals.whole(there) == [A, B]
    arrivals.whole({})
    arrivals.whole(there)
    clock.now += 3
    assert arrivals.whole(there) == []


def test_what_could_not_be_read_comes_once_more(arrivals: Arrivals, clock: Clock) -> None:
    arrivals.whole({A: Stamp(10, 1)})
    clock.now += 3
    assert arrivals.whole({A: Stamp(10, 1)}) == [A]
    arrivals.again(A)
    assert arrivals.whole({A: Stamp(10, 1)}) == []
    clock.now += 3
    assert arrivals.whole({A: Stamp(10, 1)}) == [A]


def test_a_look_sees_files_and_no_folders_and_nothing_hidden(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "deep.log").write_text("x", encoding="utf-8")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    (tmp_path / "b.log").write_text("xy", encoding="utf-8")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    found = look_into(tmp_path)
    assert found is not None
    assert {path.name: stamp.size for path, stamp in found.items()} == {"b.log": 2}
    assert look_into(tmp_path / "stick that is out") is None


def test_a_look_sees_a_file_grow(tmp_path: Path) -> None:
    file = tmp_path / "a.log"
    file.write_text("x", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    before = look_into(tmp_path)
    file.write_text("xy", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert before != look_into(tmp_path)


def test_a_folder_that_was_dropped_stands_for_all_below(tmp_path: Path) -> None:
    for name in ("z.log", "inside/a.log", "inside/deeper/b.log", "inside/.cache/c.log", ".d.log"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    gone = tmp_path / "gone.log"
    found = files_in([tmp_path / "inside", tmp_path / "z.log", tmp_path / "z.log", gone])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "inside/a.log",
        "inside/deeper/b.log",
        "z.log",
        "gone.log",
    ]


def test_a_whole_disk_is_not_walked_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 7)
    for number in range(20):
        (tmp_path / f"{number}.log").write_text("x", encoding="utf-8")
    assert len(files_in([tmp_path])) == 8
    assert len(look_into(tmp_path) or ()) == 8
