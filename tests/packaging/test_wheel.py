"""What is built from the tree holds all that the program needs, and finds it, wherever it is unpacked."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import agentdesk
from tests.house.tree import ROOT, files

RESOURCES = ("data", "scripts_i18n")

_PLACES = """
import json
from agentdesk.core import places
print(json.dumps([str(places.data_folder()), str(places.scripts_folder())]))
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution of this tree, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"\n{done.stdout}\n{done.stderr}"
    return folder


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder on which the wheel was laid out, as an installer does."""
    folder = tmp_path_factory.mktemp("unpacked").resolve()
    with zipfile.ZipFile(_only(built, "*.whl")) as wheel:
        wheel.extractall(folder)
    return folder


def test_the_wheel_holds_the_package_and_its_resources(unpacked: Path) -> None:
    tree = {path.relative_to(ROOT).as_posix() for path in files()}
    expected = {name for name in tree if name.partition("/")[0] == "agentdesk"}
    expected |= {f"agentdesk/{name}" for name in tree if name.partition("/")[0] in RESOURCES}
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert {name for name in held if ".dist-info/" not in name} == expected


def test_the_wheel_starts_the_program_under_its_name(unpacked: Path) -> None:
    (info,) = unpacked.glob("*.dist-info")
    assert info.name == f"agentdesk-{agentdesk.__version__}.dist-info"
    assert "agentdesk = agentdesk.__main__:main" in (info / "entry_points.txt").read_text(encoding="utf-8")
    assert (unpacked / "agentdesk" / "__main__.py").is_file()


def test_the_source_distribution_is_the_tree(built: Path) -> None:
    with tarfile.open(_only(built, "*.tar.gz")) as archive:
        held = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    assert held - {"PKG-INFO"} == {path.relative_to(ROOT).as_posix() for path in files()}


def test_an_installed_program_finds_its_files_inside_itself(unpacked: Path, tmp_path: Path) -> None:
    assert _places(unpacked, tmp_path) == [unpacked / "agentdesk" / name for name in RESOURCES]


def test_a_checkout_finds_its_files_beside_the_package(tmp_path: Path) -> None:
    assert _places(ROOT, tmp_path) == [ROOT / name for name in RESOURCES]


def _places(top: Path, cwd: Path) -> list[Path]:
    """Where the package below `top` says its files are, asked from elsewhere; each holds some."""
    done = subprocess.run(
        [sys.executable, "-c", _PLACES],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(top)},
        capture_output=True,
        text=True,
        check=True,
    )
    folders = [Path(folder) for folder in json.loads(done.stdout)]
    assert all(any(folder.iterdir()) for folder in folders)
    return folders


def _only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path
