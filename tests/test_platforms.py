"""What runs on Windows or macOS only is listed for whoever runs it there first: nobody did here."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
ASKS = re.compile(r"sys\.platform|os\.name\b|platformName\(\)|O_BINARY|import winsound|hide_console")


def test_every_file_that_asks_for_the_system_is_in_the_list() -> None:
    listed = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Never run here")[2]
    files = [*(ROOT / "digibank").rglob("*.py"), ROOT / "build_installer.spec"]
    asking = {file.relative_to(ROOT).as_posix() for file in files if ASKS.search(file.read_text(encoding="utf-8"))}
    assert {"digibank/ui/scanner.py", "digibank/storage/draft.py"} <= asking
    assert {name for name in asking if f"`{name}`" not in listed} == set()


def test_the_list_names_files_that_are_there() -> None:
    listed = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Never run here")[2]
    names = re.findall(r"^\| `([^`]+)` \|", listed, re.MULTILINE)
    assert len(names) > 8
    assert [name for name in names if not (ROOT / name).is_file()] == []
