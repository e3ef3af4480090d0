"""Where the files that come with the program lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def scripts_folder() -> Path:
    """The folder of the process files and their catalogues."""
    return _folder("scripts_i18n")


def data_folder() -> Path:
    """The folder of the demo data."""
    return _folder("data")
