"""Regular expressions that are compiled when they are first used.

To compile one takes up to a millisecond, and a draft needs few of those that the modules it passes through name.
"""

import re
from typing import Any, cast


class _Pattern:
    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """What a compiled pattern has under this name; asked for once, because it stays here from then on."""
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def pattern(source: str, flags: int = 0) -> "re.Pattern[str]":
    """As ``re.compile``, later."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
