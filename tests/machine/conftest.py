"""Lets the checks of the machine say what differs, as tests do."""

import pytest

pytest.register_assert_rewrite("tests.machine.checks", "tests.machine.desk")
