"""Asserts in the shared modules of these tests explain themselves too."""

import pytest

pytest.register_assert_rewrite("tests.process.checks.found", "tests.process.scene")
