"""How the house is built, checked: sizes, folders with their rule, no place of one machine. (The import contracts are
in pyproject.toml; `make check` runs them.)"""

import ast
import re
import statistics
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
MADE = ("LICENSE", "requirements.txt", "requirements-dev.txt", "db/schema.sql")
"""Files that are as long as they are: a legal text, and what `make` writes."""
WRITTEN_BY_US = (".py", ".toml", ".md", ".in", ".ini", ".qss", ".mako", ".spec", "Makefile", "run")


@cache
def files() -> tuple[str, ...]:
    """Every file of the project, as git knows it (a new one counts before it is committed)."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(sorted(name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()))


def texts() -> Iterator[tuple[str, str]]:
    for name in files():
        try:
            yield name, (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a font, a sound, a picture


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for name, text in texts():
        if name.endswith(".py") and name.startswith(tuple(f"{folder}/" for folder in folders)):
            yield name, ast.parse(text, name)


def functions() -> Iterator[tuple[str, int]]:
    """Each function of the program and its tests, with its lines from the first decorator to the last statement.
    A migration is a list of tables, not a function to follow."""
    for name, tree in sources("digibank", "tests"):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                yield f"{name}:{node.lineno} {node.name}", (node.end_lineno or first) - first + 1


def test_no_file_is_longer_than_one_can_read(record_property: Callable[[str, object], None]) -> None:
    ours = {name: len(text.splitlines()) for name, text in texts() if name.endswith(WRITTEN_BY_US) and name not in MADE}
    code = [lines for name, lines in ours.items() if name.startswith("digibank/") and not name.endswith("__init__.py")]
    record_property("lines of a file", f"median {statistics.median(code):.0f}, longest {max(code)}, {len(code)} files")
    assert {name: lines for name, lines in ours.items() if lines > MOST_LINES_OF_A_FILE} == {}


def test_no_function_is_longer_than_one_can_see(record_property: Callable[[str, object], None]) -> None:
    ours = dict(functions())
    code = [lines for name, lines in ours.items() if name.startswith("digibank/")]
    record_property(
        "lines of a function", f"median {statistics.median(code):.0f}, longest {max(code)}, {len(code)} of them"
    )
    assert {name: lines for name, lines in ours.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


def test_each_package_tells_its_rule_and_does_nothing_else() -> None:
    packages = {name: tree for name, tree in sources("digibank") if name.endswith("/__init__.py")}
    folders = {f"{Path(name).parent.as_posix()}/__init__.py" for name, _ in sources("digibank")}
    assert folders == set(packages)
    assert [name for name, tree in packages.items() if len(tree.body) != 1 or not ast.get_docstring(tree)] == []


def test_no_place_of_one_machine_is_named() -> None:
    places = re.compile("|".join(("/" + "work/", "/" + "root/", "/" + "home/[a-z]+/", "/" + "opt/py", r"10\.255\.")))
    named = {name: places.findall(text) for name, text in texts()}
    assert {name: found for name, found in named.items() if found} == {}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_versions_and_hashes_and_no_server(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"://|index-url|find-links|trusted-host|@ file|pypi", text, re.IGNORECASE) == []
    pins = re.findall(r"^[a-z0-9._-]+(?:\[[a-z,]+\])?==[^ ]+", text, re.MULTILINE | re.IGNORECASE)
    assert len(pins) == len(re.findall(r"^[^ #\n]", text, re.MULTILINE))
    assert text.count("--hash=sha256:") >= len(pins)


def test_tests_run_on_the_versions_that_users_get() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_the_changelog_keeps_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert releases[0] == "[Unreleased]"
    assert [line for line in releases[1:] if not re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", line)] == []
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.*)$", text, re.MULTILINE)) <= kinds


@pytest.mark.parametrize("guide", ["README.md", "CONTRIBUTING.md"])
def test_a_guide_names_what_is_there(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^    )make ([a-z-]+)", text, re.MULTILINE)) <= targets
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    links += re.findall(r"`((?:digibank|db|resources|tests)/[^`]*)`", text)
    assert [link for link in links if not (ROOT / link).exists()] == []
