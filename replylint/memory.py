"""What was worked out lately, kept within bounds."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """Remembers at least ``most / 2`` and at most ``most`` of the values that were kept or asked for last.

    There are two generations. What is asked for moves into the younger; when that is full, the older is forgotten.
    """

    def __init__(self, most: int) -> None:
        self._full = most // 2
        self._younger: dict[Key, Value] = {}
        self._older: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """The value that was kept for ``key``; None if there is none any more."""
        value = self._younger.get(key)
        if value is None:
            value = self._older.get(key)
            if value is not None:
                self.keep(key, value)
        return value

    def keep(self, key: Key, value: Value) -> None:
        """Remember ``value`` for ``key``."""
        if len(self._younger) >= self._full:
            self._younger, self._older = {}, self._younger
        self._younger[key] = value
