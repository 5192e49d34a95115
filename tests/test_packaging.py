"""What `pip install .` installs: the program with its translations, its resources and its schema history."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from digibank.version import VERSION

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-cache-dir"]
    subprocess.run([*build, "--wheel-dir", folder, ROOT], check=True, stdin=subprocess.DEVNULL)
    (made,) = folder.glob("digibank-*.whl")
    return made


def shipped(top: str) -> set[str]:
    """The files of a folder as they should travel: all but what Python and git keep for themselves."""
    return {
        file.relative_to(ROOT / top).as_posix()
        for file in (ROOT / top).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


@pytest.mark.parametrize("top", ["db", "resources"])
def test_the_wheel_holds_all_of_a_data_folder(wheel: Path, top: str) -> None:
    inside = {
        name.removeprefix(f"digibank/_{top}/") for name in zipfile.ZipFile(wheel).namelist() if f"/_{top}/" in name
    }
    assert inside == shipped(top)


def test_the_wheel_is_of_this_version(wheel: Path) -> None:
    assert wheel.name.split("-")[1] == VERSION


def test_the_wheel_holds_the_compiled_translations(wheel: Path) -> None:
    assert "digibank/_resources/locale/nl/LC_MESSAGES/digibank.mo" in zipfile.ZipFile(wheel).namelist()


def test_an_installed_program_starts_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    """Unpacked is installed: a wheel of Python files. The checkout is not on the path there."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        "import runpy, sys; sys.path.insert(0, 'site'); sys.argv = ['digibank', '--help']; "
        "runpy.run_module('digibank', run_name='__main__')"
    )
    run = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "lend" in run.stdout
