"""The real desk for the tests of the call screen that use it."""

from tests.desk.conftest import filled, house_cache, scene

__all__ = ["filled", "house_cache", "scene"]
