"""What holds for all tests: hypothesis tries inputs, and never measures time on a machine that others share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from replylint.model import Message
from replylint.readers import Reading, open_input
from replylint.readers.base import ReadOptions

settings.register_profile("replylint", deadline=None)
settings.load_profile("replylint")


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., tuple[Reading, list[Message]]]:
    """Writes a file of this name and data, and reads it: ``agents`` are its staff, ``options`` those of reading."""

    def read(name: str, data: str | bytes, *agents: str, **options: Any) -> tuple[Reading, list[Message]]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        reading = open_input(str(path), ReadOptions(**{"agents": agents, **options}))
        return reading, list(reading.messages)

    return read
