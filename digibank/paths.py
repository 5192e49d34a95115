"""The one place that knows where things lie: resources, schema history, and the user's data folder."""

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def _shipped(name: str) -> Path:
    """A top-level folder of the checkout, or its copy inside the wheel and the frozen program (`digibank/_<name>`)."""
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _CHECKOUT / name


def resources() -> Path:
    return _shipped("resources")


def schema_history() -> Path:
    return _shipped("db")


def locale_folder() -> Path:
    return resources() / "locale"


def default_data_folder() -> Path:
    """The platform's local user data folder: never roaming, where Windows domains redirect to a network share."""
    return Path(platformdirs.user_data_dir("digibank", appauthor=False, roaming=False))


def data_folder(asked: str | None) -> Path:
    """`--data`, else DIGIBANK_DATA, else the default."""
    chosen = asked or os.environ.get("DIGIBANK_DATA")
    return Path(chosen).expanduser() if chosen else default_data_folder()
