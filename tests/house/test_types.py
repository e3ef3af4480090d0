"""Mypy, strict, finds nothing in the package."""

from tests.house.run import python, said


def test_mypy_finds_nothing() -> None:
    done = python("-m", "mypy", "--strict")
    assert done.returncode == 0, said(done)
