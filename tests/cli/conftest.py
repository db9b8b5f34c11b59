from __future__ import annotations

from pathlib import Path

import pytest

from clientjournal.journal import Journal
from tests.cli.running import Program


@pytest.fixture
def program(path: Path) -> Program:
    """The command line on a journal that is not there yet."""
    return Program(path)


@pytest.fixture
def practised(program: Program, sample: Journal) -> Program:
    """The command line on the sample practice."""
    return program
