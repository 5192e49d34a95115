"""read-report and read-wipe: files without a database."""

from pathlib import Path

from tests.cli.conftest import FIRST_WIPE, LAPTOP, LATER_WIPE, Cli

DMIDECODE, LSHW = LAPTOP[1:]
DEVICE_KEYS = {"kind", "make", "model", "serial", "imei", "cpu", "ram_gb", "carriers"}
WIPE_KEYS = {
    "carrier_serial",
    "carrier_model",
    "size_gb",
    "medium",
    "method",
    "nist",
    "ieee",
    "technique",
    "tool",
    "tool_version",
    "started",
    "finished",
    "result",
    "errors",
    "host_serial",
    "remarks",
}


def test_a_hardware_report_gives_its_facts(bare: Cli) -> None:
    facts = bare.done("read-report", LSHW)
    assert set(facts) >= DEVICE_KEYS
    assert (facts["make"], facts["model"], facts["serial"]) == ("Lenovo", "ThinkPad T470", "PF0DEMO1")
    assert facts["carriers"][1] == {
        "serial": "WD-WXDEMO000002",
        "model": "WDC WD5000LPCX-2",
        "size_gb": 500.1,
        "type": "hdd",
    }
    assert bare.done("read-report", DMIDECODE)["carriers"] is None
    assert not bare.data.exists()


def test_a_wipe_report_gives_its_drives(bare: Cli) -> None:
    wipes = bare.done("read-wipe", FIRST_WIPE)["wipes"]
    assert [set(wipe) for wipe in wipes] == [WIPE_KEYS, WIPE_KEYS]
    assert [(wipe["carrier_serial"], wipe["result"]) for wipe in wipes] == [
        ("S3YBDEMO000001", "passed"),
        ("WD-WXDEMO000002", "failed"),
    ]


def test_several_files_keep_their_order(bare: Cli) -> None:
    found = bare.done("read-wipe", LATER_WIPE, FIRST_WIPE, LATER_WIPE)["files"]
    assert [entry["file"] for entry in found] == [LATER_WIPE, FIRST_WIPE, LATER_WIPE]
    assert all(len(entry["wipes"]) == 2 for entry in found)


def test_what_cannot_be_read_stands_between_the_others(bare: Cli, tmp_path: Path) -> None:
    missing, empty = tmp_path / "gone.txt", tmp_path / "empty.txt"
    empty.touch()
    result = bare("--json", "read-report", DMIDECODE, missing, FIRST_WIPE, empty, LSHW)
    assert result.code == 3
    first, gone, wipe, nothing, last = result.json["files"]
    assert (first["make"], last["make"]) == ("Lenovo", "Lenovo")
    assert [entry["refused"]["rule"] for entry in (gone, wipe, nothing)] == ["unreadable-file"] * 3
    assert [entry["refused"]["fault"] for entry in (gone, wipe, nothing)] == [
        "unreadable-file",
        "other-kind-of-report",
        "empty-file",
    ]
    assert "gone.txt" in gone["refused"]["message"]
    assert result.json["refused"]["rule"] == "unreadable-file"


def test_a_person_reads_the_same_in_lines(bare: Cli, tmp_path: Path) -> None:
    result = bare("read-report", LSHW, tmp_path / "gone.txt")
    assert result.code == 3
    assert "  model: ThinkPad T470" in result.out.splitlines()
    assert result.err.startswith("gone.txt cannot be opened.")
    assert result.err.count("\n") == 1


def test_one_file_that_cannot_be_read_is_a_refusal(bare: Cli, tmp_path: Path) -> None:
    assert "gone.txt" in bare.refused("unreadable-file", "read-wipe", tmp_path / "gone.txt")
    assert "ThinkPad" not in bare.refused("unreadable-file", "read-wipe", LSHW)


def test_hostile_files_get_one_sentence(bare: Cli, tmp_path: Path) -> None:
    """Binary, cut off, huge, of another program, a folder, a name with control characters."""
    binary, cut, huge, foreign = (tmp_path / name for name in ("b.bin", "cut.json", "huge.txt", "x\x1b[31m\n.txt"))
    binary.write_bytes(bytes(range(256)) * 100)
    cut.write_text(Path(LSHW).read_text("utf-8")[:900], "utf-8")
    with huge.open("wb") as stream:
        stream.truncate(1_000_000_000)
    foreign.write_text("Dear Digibank,\n\nthank you for the laptop.\n")
    for file in (binary, cut, huge, foreign, tmp_path):
        for command in ("read-report", "read-wipe"):
            message = bare.refused("unreadable-file", command, file)
            assert "\n" not in message
            assert "\x1b" not in message
